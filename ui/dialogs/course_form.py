"""The fields of a course: what it is called, what it serves, how long it lasts, and what is asked afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from coachdesk.analysis.words import symbol
from coachdesk.desk import Desk
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.errors import Invalid
from coachdesk.settings import value_of
from ui import theme
from ui.dialogs.market_form import families_of
from ui.widgets.buttons import IconButton
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import ChoiceField, Field, NoteField, NumberField, TextField
from ui.widgets.skill_checks import SkillChecks

KINDS = tuple((kind, kind.title) for kind in CourseKind)
USUAL_MINUTES, USUAL_REFRESH = 60, 180
LABEL_HEIGHT, FIELD_HEIGHT = 20, 32


class RefreshFields(QWidget):
    """After how many days a course comes again; None, with its tick, is never."""

    def __init__(self, value: int | None) -> None:
        super().__init__()
        self.days = NumberField("Comes again after days", limit=4)
        self.days.set_value(USUAL_REFRESH if value is None else value)
        self.never = QCheckBox("Never: once is enough")
        self.never.setAccessibleName("Never: once is enough")
        self.never.setFont(theme.font("body"))
        self.never.toggled.connect(lambda on: self.days.setEnabled(not on))
        self.never.setChecked(value is None)
        row = row_of(self.days, beside(self.never), spacing=12)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self.setLayout(row)

    @property
    def value(self) -> int | None:
        """The days, or None for never; `Invalid` when they are no number."""
        return None if self.never.isChecked() else whole(self.days, "refresh")


class CourseForm(QWidget):
    """Shows one course or an empty form; `read` gives what stands in it, or `Invalid` with the field's name."""

    def __init__(self, desk: Desk, course: Course | None, skill_ids: Iterable[int]) -> None:
        super().__init__()
        self._course = course or Course(None, "New course", minutes=USUAL_MINUTES, refresh_days=USUAL_REFRESH)
        code = value_of("currency", desk.settings.all())
        self.title = TextField("Title", course.title if course else "", hint="Discovery drill", limit=120)
        self.kind = ChoiceField("Kind", KINDS, self._course.kind)
        self.minutes = NumberField("Minutes", limit=4)
        self.minutes.set_value(self._course.minutes)
        self.refresh = RefreshFields(self._course.refresh_days)
        self.cost = NumberField("Cost of one event", right=symbol(code), hint="not known")
        self.cost.set_value(self._course.cost)
        self.materials = TextField("Materials", self._course.materials, hint="a link or where it lies", limit=500)
        self.copy = IconButton("Copy the materials", "copy", self.copy_materials)
        self.skills = SkillChecks("Skills it serves", families_of(desk))
        self.skills.set_value(frozenset(skill_ids))
        self.description = NoteField("What it is about", self._course.description, rows=2)
        prompts = "One a line. The first check takes the first line."
        self.questions = NoteField(
            "Questions of the checks", "\n".join(self._course.questions), rows=3, caption=prompts,
            hint="Which three questions open a first call?",
        )  # fmt: skip
        self.tasks = NoteField(
            "Tasks until the check", "\n".join(self._course.tasks), rows=3, caption=prompts,
            hint="Ask for the cost of doing nothing in two calls.",
        )  # fmt: skip
        self._lay_out()

    def read(self) -> Course:
        """The course as it stands in the form; `Invalid` names the field that is wrong."""
        for field in self._fields.values():
            field.set_error("")
        return replace(
            self._course, title=self.title.value, kind=self.kind.value, minutes=whole(self.minutes, "minutes") or 0,
            refresh_days=self.refresh.value, cost=amount(self.cost), materials=self.materials.value,
            description=self.description.value, questions=tuple(self.questions.value.splitlines()),
            tasks=tuple(self.tasks.value.splitlines()),
        )  # fmt: skip

    def refuse(self, wrong: Invalid) -> None:
        """Say what is wrong under its field."""
        field = self._fields.get(wrong.field, self.title)
        field.set_error(str(wrong))
        field.setFocus()

    def copy_materials(self) -> None:
        """Put the link or note on the clipboard: the window itself opens nothing."""
        QGuiApplication.clipboard().setText(self.materials.value)

    @property
    def _fields(self) -> dict[str, Field]:
        return {
            "title": self.title, "minutes": self.minutes, "refresh": self.refresh.days, "cost": self.cost,
            "materials": self.materials, "description": self.description, "questions": self.questions,
            "tasks": self.tasks,
        }  # fmt: skip

    def _lay_out(self) -> None:
        name = row_of(self.title, self.kind, spacing=12)
        name.setStretch(0, 5)
        name.setStretch(1, 4)
        figures = row_of(self.minutes, self.cost, spacing=12)
        materials = row_of(self.materials, beside(self.copy), spacing=4)
        left = column_of(name, figures, self.refresh, materials, self.description, 1, spacing=10)
        both = row_of(left, self.skills, spacing=24)
        prompts = row_of(self.questions, self.tasks, spacing=24)
        for row in (both, prompts):
            row.setStretch(0, 1)
            row.setStretch(1, 1)
        whole_form = column_of(both, prompts, spacing=12)
        whole_form.setStretch(0, 1)
        self.setLayout(whole_form)


def beside(widget: QWidget) -> QVBoxLayout:
    """What stands at the height of the fields in its row, below their labels."""
    widget.setFixedHeight(FIELD_HEIGHT)
    column = QVBoxLayout()
    column.addSpacing(LABEL_HEIGHT)
    column.addWidget(widget)
    column.addStretch(1)
    return column


def amount(field: NumberField) -> float | None:
    """The number in a field, None for no text; `Invalid` for anything else."""
    if field.line.text().strip() and field.value is None:
        raise Invalid("cost", f"“{field.line.text()[:40]}” is not a number.")
    return field.value


def whole(field: NumberField, name: str) -> int:
    """The whole number in a field; `Invalid` when there is none."""
    if field.value is None or field.value != int(field.value):
        raise Invalid(name, "Write a whole number.")
    return int(field.value)
