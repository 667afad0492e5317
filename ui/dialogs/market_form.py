"""The form of one market change: what, when, whom it concerns and which skills it touches."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.profile import in_order
from coachdesk.desk import Desk
from coachdesk.domain.errors import Invalid
from coachdesk.domain.market import MarketChange, MarketKind
from ui.widgets.columns import row_of
from ui.widgets.day_field import DayField
from ui.widgets.forms import ChoiceField, NoteField, TextField
from ui.widgets.skill_checks import SkillChecks

HINTS = {
    MarketKind.PRODUCT: "The product's name", MarketKind.VERTICAL: "Hospitals", MarketKind.COMPETITOR: "Their name",
    MarketKind.BUYING: "Finance signs from 5,000 on", MarketKind.OTHER: "What happened",
}  # fmt: skip
Families = list[tuple[str, list[tuple[int, str]]]]


class MarketForm(QWidget):
    """Shows one change or an empty form; `read` gives what stands in it, or `Invalid`."""

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self._today = today
        self.kind = ChoiceField("What changed", [(k, k.value.capitalize()) for k in MarketKind])
        self.title, self.day = TextField("Name", limit=120), DayField("Day", today)
        roles = [(None, "Everybody"), *((r.id, r.name) for r in desk.roles.all())]
        self.whom = ChoiceField("Whom it concerns", roles)
        self.skills = SkillChecks("Skills it touches", families_of(desk))
        self.note = NoteField("Note", rows=1, hint="What they say, what we answer")
        self.kind.edited.connect(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row_of(self.kind, self.title, spacing=12))
        column.addLayout(row_of(self.day, self.whom, spacing=12))
        column.addWidget(self.skills, 1)
        column.addWidget(self.note)
        self.show_change(None, frozenset())

    def show_change(self, change: MarketChange | None, skill_ids: frozenset[int]) -> None:
        """Show a change, or an empty form for a new one."""
        self.clear_errors()
        self.kind.set_value(change.kind if change else MarketKind.PRODUCT)
        self.title.set_value(change.title if change else "")
        self.day.day.setText("")
        self.day.settle()
        self.day.set_value(change.day if change else self._today)
        self.whom.set_value(change.role_id if change else None)
        self.note.set_value(change.note if change else "")
        self.skills.set_value(skill_ids)
        self._hint()

    def read(self, id: int | None) -> MarketChange:  # noqa: A002
        """The change as it stands in the form; `Invalid` names the field that is wrong."""
        self.clear_errors()
        self.day.settle()
        if self.day.error.text():
            raise Invalid("day", self.day.error.text())
        if self.day.value is None:
            raise Invalid("day", "Say on which day it happened: ratings from before it turn stale.")
        change = MarketChange(id, self.day.value, self.kind.value, self.title.value, self.note.value, self.whom.value)
        if not self.skills.value:
            raise Invalid("skills", "Tick at least one skill: a change that touches none makes nothing stale.")
        return change

    def refuse(self, wrong: Invalid) -> None:
        """Say what is wrong under its field."""
        fields = {"day": self.day, "skills": self.skills, "note": self.note}
        fields.get(wrong.field, self.title).set_error(str(wrong))

    def clear_errors(self) -> None:
        """Take the sentences away; that of the day stands as long as it cannot be read."""
        for field in (self.title, self.skills, self.note):
            field.set_error("")

    def _hint(self) -> None:
        self.title.line.setPlaceholderText(HINTS[self.kind.value])


def families_of(desk: Desk) -> Families:
    """The skills in use by family; with the framework's name where there are several."""
    frameworks = desk.frameworks.all()
    found: dict[str, list[tuple[int, str]]] = {}
    for framework in frameworks:
        own = [s for s in desk.skills.all() if s.framework_id == framework.id]
        for skill in in_order(own):
            name = f"{skill.family} ({framework.name})" if len(frameworks) > 1 else skill.family
            found.setdefault(name, []).append((skill.id or 0, skill.name))
    return list(found.items())
