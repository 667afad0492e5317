"""The words of a development plan as a form: each field says when it is to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.plans import Cause, Plan
from coachdesk.domain.skills import LEVELS
from ui.widgets.day_field import DayField
from ui.widgets.forms import ChoiceField, Field
from ui.widgets.note_field import TypedField

ROOMY = 540
NOBODY: tuple[Any, str] = (None, "not chosen")


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """What the form offers: (id, name) of skills and measures, the levels rated now, and the rep's first name."""

    skills: Sequence[tuple[int, str]]
    measures: Sequence[tuple[int, str]]
    now: dict[int, int]
    first_name: str


class PlanForm(QWidget):
    """The fields of a plan. `changed` says a field's name and value; `middle` holds what stands between them."""

    changed = Signal(str, object)

    def __init__(self, middle: Sequence[QWidget]) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._text("success", "What success looks like this quarter", lines=2))
        column.addLayout(self._focus_row())
        for widget in middle:
            column.addWidget(widget)
        column.addLayout(_row(
            (self._text("obstacles", "If … then …", lines=2), 1),
            (self._text("private_note", "Only for me", lines=2, private=True), 1),
        ))  # fmt: skip
        self._rest(column)

    def show_plan(self, plan: Plan, choices: PlanChoices) -> None:
        """Show a plan; words that are being typed stay."""
        self.fields["success"].right.setText(f"in {choices.first_name}’s words")
        skills = [NOBODY, *choices.skills]
        for prefix in ("focus", "focus2"):
            _offer(self.fields[f"{prefix}_id"], skills)
            skill = getattr(plan, f"{prefix}_id")
            _offer(self.fields[f"{prefix}_level"], _levels(choices.now.get(skill)))
        _offer(self.fields["moves_measure_id"], [NOBODY, *choices.measures])
        for name, field in self.fields.items():
            if isinstance(field, DayField):
                field.set_near(plan.period.first)
            field.set_value(getattr(plan, name))

    def answer(self, name: str, refusal: str) -> None:
        """Say beside a field what became of its value."""
        field = self.fields[name]
        if isinstance(field, TypedField):
            field.answer(refusal)
        else:
            field.set_error(refusal)

    def settle(self) -> None:
        """Save now whatever has been typed."""
        for field in self.fields.values():
            if isinstance(field, (TypedField, DayField)):
                field.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_focus(narrow=event.size().width() < ROOMY)

    def _focus_row(self) -> QGridLayout:
        causes = [NOBODY, *((cause, cause.value.capitalize()) for cause in Cause)]
        self._choices = (
            self._choice("focus_id", "Focus skill"), self._choice("focus_level", "Wanted level"),
            self._choice("cause", "Cause", causes), self._choice("moves_measure_id", "It should move"),
        )  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._arrange_focus(narrow=False)
        return self._grid

    def _arrange_focus(self, *, narrow: bool) -> None:
        """Four choices in a row, or two under two where there is little room."""
        shares = (1, 1, 0, 0) if narrow else (5, 3, 4, 5)
        for place, (field, share) in enumerate(zip(self._choices, shares)):
            row, column = divmod(place, 2 if narrow else 4)
            self._grid.addWidget(field, row, column)
            self._grid.setColumnStretch(place, share)

    def _rest(self, column: QVBoxLayout) -> None:
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            ((self._text("cause_why", "What stands in the way"), 1), (self._text("focus_why", "Why this skill"), 1)),
            ((self._text("focus_text", "What one will see at the wanted level", hint="the level’s own text"), 1),),
            ((self._choice("focus2_id", "Second focus"), 5), (self._choice("focus2_level", "Wanted level"), 3),
             (self._text("focus2_text", "What one will see", hint="the level’s own text"), 9)),
            ((self._text("strengths", "Strengths to use", lines=2), 1), (self._text("support", "Support", lines=2), 1)),
            ((self._text("rhythm", "Rhythm of one-on-ones"), 2), (self._day("check_day", "Mid-quarter check"), 1)),
            ((self._day("observe_day", "Observe again"), 1), (self._day("close_day", "Close"), 1),
             (self._day("retention", "Keep until"), 1)),
            ((self._text("career", "Career", right="left out when empty"), 1),),
            ((self._text("check_note", "Mid-quarter note"), 1),),
            ((self._text("retrospective", "Looking back"), 1),),
            ((self._text("rep_comment", "Comment of the rep"), 1),),
        )  # fmt: skip
        for row in rows:
            column.addLayout(_row(*row))
        column.addStretch(1)

    def _text(self, name: str, label: str, **options: Any) -> Field:
        return self._known(name, TypedField(label, **options))

    def _choice(self, name: str, label: str, choices: Sequence[tuple[Any, str]] = (NOBODY,)) -> Field:
        field = ChoiceField(label, choices)
        field.box.setMinimumContentsLength(3)
        return self._known(name, field)

    def _day(self, name: str, label: str) -> Field:
        return self._known(name, DayField(label, date.min))

    def _known(self, name: str, field: Field) -> Field:
        self.fields[name] = field
        field.edited.connect(lambda: self.changed.emit(name, field.value))
        return field


def _levels(now: int | None) -> list[tuple[Any, str]]:
    words = (f"{now} → {{}}" if now else "{}").format
    return [NOBODY, *((level, words(level)) for level in LEVELS)]


def _offer(field: Field, choices: Sequence[tuple[Any, str]]) -> None:
    """Exchange what can be chosen only when it is something else, so that an open list stays open."""
    assert isinstance(field, ChoiceField)
    if [words for _, words in choices] != [field.box.itemText(row) for row in range(field.box.count())]:
        field.set_choices(choices, field.value)


def _row(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, share in widgets:
        row.addWidget(widget, share)
    return row
