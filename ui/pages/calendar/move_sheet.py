"""Move an entry by keyboard: another day, and where it has one another time and length."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.schedule import Entry
from coachdesk.domain.errors import DeskError
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.slot_fields import SlotFields


class MoveSheet(Sheet):
    """`step` moves the entry and gives what there is to say, which `told` then says; what it refuses stands here."""

    def __init__(
        self, bridge: Bridge, entry: Entry, step: Callable[[datetime, int | None], str],
        told: Callable[[str], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"Move {entry.title}", entry.words, parent, width=520)
        self._entry, self._step, self._told = entry, step, told
        self.slot = SlotFields(entry.start, max(entry.minutes, 1), bridge.today())
        self.slot.minutes.setVisible(entry.stretchable)
        self.day = DateField("Day", entry.start.date(), bridge.today())
        self.add(self.day if entry.all_day else self.slot)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.add(self.error)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.foot.addWidget(Button("Move", "primary", "check", self.keep))
        for keys in (Qt.Modifier.CTRL | Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Enter):
            QShortcut(QKeySequence(keys), self, self.keep)
        (self.day if entry.all_day else self.slot.day).setFocus()

    def keep(self) -> None:
        """Move it; what can't be read or be done is said, and what was typed stays."""
        wish = self._wish()
        if wish is None:
            return
        try:
            words = self._step(*wish)
        except DeskError as wrong:
            self.error.setText(str(wrong))
            self.error.show()
        else:
            self.accept()
            if words:
                self._told(words)

    def _wish(self) -> tuple[datetime, int | None] | None:
        if self._entry.all_day:
            day = self.day.read()
            return None if day is None else (datetime.combine(day, self._entry.start.time()), None)
        slot = self.slot.read()
        if slot is None:
            return None
        start, minutes = slot
        return start, minutes if self._entry.stretchable and minutes != self._entry.minutes else None
