"""One absence: who is away, from which day to which, and why as far as a calendar needs it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.errors import DeskError, Invalid
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.date_field import DateField
from ui.widgets.forms import ChoiceField, PrivateField


class AbsenceSheet(Sheet):
    """Adds an absence, or changes one."""

    def __init__(
        self, bridge: Bridge, absence: Absence | None = None, parent: QWidget | None = None, *, day: date | None = None
    ) -> None:
        super().__init__("Change an absence" if absence else "Add an absence", "", parent, width=520)
        self._bridge, self._old = bridge, absence
        today = bridge.today()
        known = absence or Absence(None, None, day or today, day or today)
        reps = [(r.id, r.name) for r in bridge.desk.people.all() if r.present or r.id == known.rep_id]
        self.who = ChoiceField("Who", [*reps, (None, "You")], known.rep_id if absence or not reps else reps[0][0])
        self.kind = ChoiceField("Kind", [(k, k.value.capitalize()) for k in AbsenceKind], known.kind)
        self.first, self.last = (
            DateField(label, day, today) for label, day in (("From", known.first), ("To", known.last))
        )
        self.first.edited.connect(self._follow)
        self.private = PrivateField("Only for me", known.private_note, rows=2)
        for left, right in ((self.who, self.kind), (self.first, self.last)):
            row = row_of(left, right, spacing=12)
            row.setStretch(0, 1)
            row.setStretch(1, 1)
            self.add(row)
        self.add(self.private)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.who.setFocus()

    def keep(self) -> None:
        """Write it down and close; what can't be read, and days the wrong way round, are said under the field."""
        first, last = self.first.read(), self.last.read()
        if first is None or last is None:
            (self.first if first is None else self.last).setFocus()
            return
        topic, old = self._bridge.desk.absences, self._old
        try:
            made = Absence(old.id if old else None, self.who.value, first, last, self.kind.value, self.private.value)
            _ = topic.edit(made) if old else topic.add(made)
        except (Invalid, DeskError) as wrong:
            self.last.set_error(str(wrong))
        else:
            self.accept()

    def _follow(self) -> None:
        first, last = self.first.day, self.last.day
        if first is not None and last is not None and last < first:
            self.last.set_value(first)
