"""How often one-on-ones are, and how long: of a role, or of a rep where that differs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.rhythms import Every, Rhythm
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, TextField
from ui.widgets.slot_fields import read_length

SAME = "same"
NOTE = "It proposes the next date; what is booked stays."


class RhythmSheet(Sheet):
    """`own` is the rhythm kept for this rep or role, `role` the one that counts for a rep without its own."""

    def __init__(
        self, bridge: Bridge, name: str, own: Rhythm | None, role: Rhythm | None, parent: QWidget | None = None, *,
        rep_id: int | None = None, role_id: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"Rhythm: {name}", NOTE, parent, width=520)
        self._bridge, self._own, self._rep_id, self._role_id = bridge, own, rep_id, role_id
        choices: list[tuple[Every | str | None, str]] = [(one, one.value.capitalize()) for one in Every]
        choices.append((None, "No one-on-ones"))
        if rep_id is not None:
            said = role.every.value if role and role.every else "none"
            choices.insert(0, (SAME, f"As the role: {said}"))
        chosen = own.every if own else SAME if rep_id is not None else None
        counts = own or role
        self.every = ChoiceField("How often", choices, chosen)
        self.minutes = TextField("Minutes", str(counts.minutes if counts else 30), hint="30", limit=20)
        self.every.edited.connect(self._show_minutes)
        row = row_of(self.every, self.minutes, spacing=12)
        row.setStretch(0, 2)
        row.setStretch(1, 1)
        self.add(row)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        keep = Button("Keep", "primary", on=self.keep)
        keep.setDefault(True)
        self.foot.addWidget(keep)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self._show_minutes()
        self.every.setFocus()

    def keep(self) -> None:
        """Write it down and close; minutes that can't be read are said under them, and the text stays."""
        self.minutes.set_error("")
        topic = self._bridge.desk.rhythms
        try:
            if self.every.value != SAME:
                minutes = read_length(self.minutes.value) if self.every.value else self._known_minutes()
                topic.save(Rhythm(None, self.every.value, minutes, self._rep_id, self._role_id))
            elif self._own is not None:
                topic.remove(self._own)
        except DeskError as wrong:
            self.minutes.set_error(str(wrong))
            self.minutes.setFocus()
        else:
            self.accept()

    def _known_minutes(self) -> int:
        return self._own.minutes if self._own else 30

    def _show_minutes(self) -> None:
        self.minutes.setVisible(isinstance(self.every.value, Every))
