"""The goals of a plan: three lines at most, edited where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.plans import MOST_GOALS, Goal, GoalKind, Verdict
from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip, ChipButton
from ui.widgets.day_field import DayEdit
from ui.widgets.labels import Label, Rule
from ui.widgets.note_field import GrowingText

WIDTHS = (64, 74, 74, 54, 74, 26)
ROOMY = 540
HEADS = ("Kind", "Baseline", "Target", "By", "Checked by")
TONES = {Verdict.IMPROVED: "good", Verdict.NO_CHANGE: "neutral", Verdict.TOO_EARLY: "info", Verdict.WORSE: "watch"}


class GoalLine(QWidget):
    """One goal. `kept` gives the goal as edited; `removed` when it is to go."""

    kept = Signal(object)
    removed = Signal()

    def __init__(self, goal: Goal | None, plan_id: int) -> None:
        super().__init__()
        self._goal, self._plan_id = goal, plan_id
        self._kind = goal.kind if goal else GoalKind.LEADING
        self._due = goal.due if goal else None
        self.text = GrowingText(bare=True)
        self.text.setPlaceholderText("What will be different?")
        self.text.setAccessibleName("Goal")
        self.kind = ChipButton(self._kind.value, on=self._turn_kind)
        self.kind.setToolTip("Leading: a behaviour. Lagging: a result.")
        self.baseline, self.target, self.checked_by = (_line(words) for words in ("Baseline", "Target", "Checked by"))
        self.due = DayEdit(date.min)
        self.due.setProperty("kind", "bare")
        self.due.setAccessibleName("By")
        self.remove = IconButton("Remove this goal", "x", on=self.removed.emit)
        self.remove.setFixedSize(26, 26)
        self.verdict, self.evidence = Chip(small=True), Label("", "caption", "text2", wrap=True)
        self.error = Label("", "caption", "risk", wrap=True)
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(8, 3, 4, 3)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        cells = (self.text, self.kind, self.baseline, self.target, self.due, self.checked_by, self.remove)
        for place, cell in enumerate(cells):
            grid.addWidget(cell, 1, place, Qt.AlignmentFlag.AlignVCenter)
            if place:
                grid.setColumnMinimumWidth(place, WIDTHS[place - 1])
                cell.setMaximumWidth(WIDTHS[place - 1])
        grid.setColumnStretch(0, 1)
        said = QHBoxLayout()
        said.addWidget(self.verdict)
        said.addWidget(self.evidence, 1)
        grid.addLayout(said, 2, 0, 1, 7)
        grid.addWidget(self.error, 3, 0, 1, 7)
        for widget in (self.verdict, self.evidence, self.error):
            widget.hide()

    def _listen(self) -> None:
        self.text.settled.connect(lambda _text: self._keep())
        for line in (self.baseline, self.target, self.checked_by):
            line.settled.connect(lambda _text: self._keep())
        self.due.chosen.connect(self._choose_due)
        self.due.refused.connect(self.answer)

    def set_narrow(self, narrow: bool) -> None:
        """Put the words on a line of their own where there is little room."""
        place = (0, 0, 1, 7) if narrow else (1, 0, 1, 1)
        self._grid.addWidget(self.text, *place, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignVCenter)

    @property
    def goal_id(self) -> int | None:
        """The goal's id; None while it has not been kept."""
        return self._goal.id if self._goal else None

    def show_goal(self, goal: Goal, near: date) -> None:
        """Show a goal as kept; words being typed stay."""
        self._goal, self._kind, self._due = goal, goal.kind, goal.due
        self.text.show_text(goal.text)
        self.kind.show_words(goal.kind.value, active=False)
        texts = (goal.baseline, goal.target, goal.checked_by)
        for line, text in zip((self.baseline, self.target, self.checked_by), texts):
            line.show_text(text)
        self.due.show_day(goal.due, near)
        self.verdict.setVisible(goal.verdict is not None)
        self.evidence.setVisible(goal.verdict is not None)
        if goal.verdict:
            self.verdict.show_words(goal.verdict.value, TONES[goal.verdict])
            self.evidence.setText(goal.evidence)

    def adopt(self, goal: Goal) -> None:
        """The goal as it was kept, with its id."""
        self._goal = goal

    def answer(self, refusal: str) -> None:
        """Say under the line what became of it."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            for line in (self.text, self.baseline, self.target, self.checked_by):
                line.accept()

    def settle(self) -> None:
        """Save now what has been typed."""
        for line in (self.text, self.baseline, self.target, self.checked_by):
            line.settle()
        self.due.settle()

    def _choose_due(self, day: date | None) -> None:
        self._due = day
        self._keep()

    def _turn_kind(self) -> None:
        self._kind = GoalKind.LAGGING if self._kind is GoalKind.LEADING else GoalKind.LEADING
        self.kind.show_words(self._kind.value, active=False)
        self._keep()

    def _keep(self) -> None:
        if not self.text.toPlainText().strip() and self._goal is None:
            return
        try:
            new = self._edited()
        except DeskError as error:
            self.answer(str(error))
            return
        if new == self._goal:
            self.answer("")
            return
        self.kept.emit(new)

    def _edited(self) -> Goal:
        old = self._goal or Goal(None, self._plan_id, self.text.toPlainText())
        return replace(
            old, text=self.text.toPlainText(), kind=self._kind, baseline=self.baseline.toPlainText().strip(),
            target=self.target.toPlainText().strip(), due=self._due, checked_by=self.checked_by.toPlainText().strip(),
        )  # fmt: skip


class GoalTable(QWidget):
    """At most three goals. `kept` says the line whose goal is to be saved; `removed` the id of one that is to go."""

    kept = Signal(object, object)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[GoalLine] = []
        self._plan_id, self._near = 0, date.min
        self.add = Button("Add", "link", "plus", self.add_line, small=True)
        head = QHBoxLayout()
        head.addWidget(Label("Goals", "captionStrong", "text2"))
        head.addWidget(Label("at most three", "caption", "text3"))
        head.addStretch(1)
        head.addWidget(Label("Baselines filled in from the numbers", "caption", "text2"))
        head.addWidget(self.add)
        self._box = QFrame()
        self._box.setProperty("kind", "table")
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(6, 4, 6, 4)
        self._rows.setSpacing(0)
        self._rows.addWidget(_heads())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._box)

    def show_goals(self, goals: Sequence[Goal], plan_id: int, near: date) -> None:
        """Show the goals of a plan; a line that is being written stays."""
        fresh = plan_id != self._plan_id
        self._plan_id, self._near = plan_id, near
        ids = {goal.id for goal in goals}
        for line in [one for one in self.lines if fresh or (one.goal_id is not None and one.goal_id not in ids)]:
            self._drop(line)
        known = {line.goal_id: line for line in self.lines}
        for goal in goals:
            (known.get(goal.id) or self._new(goal)).show_goal(goal, near)
        self._count()

    def add_line(self) -> None:
        """An empty line to write a goal in."""
        if len(self.lines) < MOST_GOALS:
            self._new(None).text.setFocus()
            self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for line in self.lines:
            line.set_narrow(event.size().width() < ROOMY)

    def settle(self) -> None:
        """Save now what has been typed."""
        for line in list(self.lines):
            line.settle()

    def _new(self, goal: Goal | None) -> GoalLine:
        line = GoalLine(goal, self._plan_id)
        line.due.show_day(None, self._near)
        line.kept.connect(lambda new: self.kept.emit(line, new))
        line.removed.connect(lambda: self._remove(line))
        line.set_narrow(self.width() < ROOMY)
        self.lines.append(line)
        self._rows.addWidget(Rule())
        self._rows.addWidget(line)
        return line

    def _remove(self, line: GoalLine) -> None:
        goal_id = line.goal_id
        self._drop(line)
        self._count()
        if goal_id is not None:
            self.removed.emit(goal_id)

    def _drop(self, line: GoalLine) -> None:
        place = self._rows.indexOf(line)
        self.lines.remove(line)
        for at in (place, place - 1):
            item = self._rows.takeAt(at)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _count(self) -> None:
        self.add.setEnabled(len(self.lines) < MOST_GOALS)
        self._box.setVisible(bool(self.lines))


def _line(label: str) -> GrowingText:
    line = GrowingText(bare=True)
    line.setFont(theme.font("body"))
    line.setAccessibleName(label)
    line.setPlaceholderText("–")
    return line


def _heads() -> QWidget:
    heads = QWidget()
    row = QHBoxLayout(heads)
    row.setContentsMargins(12, 4, 4, 4)
    row.setSpacing(4)
    row.addWidget(Label("Goal", "caption", "text3"), 1)
    for words, width in zip((*HEADS, ""), WIDTHS):
        label = Label(words, "caption", "text3")
        label.setFixedWidth(width)
        row.addWidget(label)
    return heads
