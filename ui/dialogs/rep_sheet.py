"""Add a rep, or change everything that is known about one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk import leaving
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep, Status
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.day_field import day_words, read_day
from ui.widgets.forms import ChoiceField, Field, NoteField, PrivateField, TextField

DAYS = ("hired", "left", "retention")
FAR = date(1, 1, 1)
"""Far from any day, so that every day is shown with its year."""
STATUSES = tuple((s, s.value.capitalize()) for s in Status)


class RepSheet(Sheet):
    """The form of one rep; what is refused is said under its field, and the typed text stays."""

    def __init__(self, bridge: Bridge, rep: Rep | None = None, parent: QWidget | None = None) -> None:
        title = f"Edit {rep.name}" if rep else "Add a rep"
        super().__init__(title, "Only the name is needed; the rest can come later.", parent, width=720)
        self._bridge, self._rep = bridge, rep
        known = rep or Rep(None, "?")
        roles = [(None, "No role yet"), *((r.id, r.name) for r in bridge.desk.roles.all())]
        first = roles[1][0] if rep is None and len(roles) > 1 else known.role_id
        self.fields: dict[str, Field] = {
            "name": TextField("Name", rep.name if rep else ""),
            "role_id": ChoiceField("Role", roles, first),
            "title": TextField("Title", known.title),
            "hired": TextField("Hired", day_words(known.hired, FAR), hint="no day"),
            "email": TextField("E-mail", known.email),
            "phone": TextField("Phone", known.phone),
            "location": TextField("Location", known.location),
            "status": ChoiceField("Status", STATUSES, known.status),
            "left": TextField("Left", day_words(known.left, FAR), hint="no day"),
            "retention": TextField("Keep records until", day_words(known.retention, FAR), hint="no day"),
            "note": NoteField("Note", known.note, rows=2),
            "private_note": PrivateField("Only for me", known.private_note, rows=2),
        }
        self._lay_out_fields()
        self.foot.addWidget(Button("Cancel", "quiet", on=self.reject))
        self.foot.addStretch(1)
        self.save = Button("Save" if rep else "Add rep", "primary", "check", on=self._save)
        self.save.setDefault(True)
        self.foot.addWidget(self.save)
        self.fields["name"].setFocus()

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 2, at % 2)
        self.add(grid)

    def _save(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        values = {name: field.value for name, field in self.fields.items()}
        try:
            for name in DAYS:
                values[name] = self._day(name)
            self._keep(values)
        except Invalid as wrong:
            self.fields.get(wrong.field.replace(" ", "_"), self.fields["name"]).set_error(str(wrong))
        except DeskError as error:
            self.fields["name"].set_error(str(error))
        else:
            self.accept()

    def _day(self, name: str) -> date | None:
        try:
            return read_day(self.fields[name].value, self._bridge.today())
        except DeskError as error:
            raise Invalid(name, str(error)) from None

    def _keep(self, values: dict[str, object]) -> None:
        desk = self._bridge.desk
        if self._rep is None:
            desk.people.add(Rep(None, **values))  # type: ignore[arg-type]
        else:
            leaving.edit_rep(desk, replace(self._rep, **values), self._bridge.now())  # type: ignore[arg-type]
