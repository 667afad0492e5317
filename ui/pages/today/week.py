"""The cards under the next session: the week, what is overdue, what to prepare and wrap up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coachdesk.analysis.commitments import Promise
from coachdesk.analysis.today import Task, TodayFacts, WeekDay
from coachdesk.domain.commitments import Owner
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.check_circle import CheckCircle
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.link_row import REACH, LinkRow, RowsCard
from ui.widgets.week_strip import WeekStrip

LATE_SHOWN, TASKS_SHOWN = 4, 5
NARROW = 620


class WeekCard(Card):
    """The working days of the week; `all_asked` for the list of all sessions."""

    all_asked = Signal()

    def __init__(self) -> None:
        self.link = Button("All sessions", "link")
        super().__init__("This week", "calendar-days", right=self.link)
        self.link.clicked.connect(lambda _checked=False: self.all_asked.emit())
        self.strip = WeekStrip()
        self._shown: tuple[WeekDay, ...] | None = None
        self.add(self.strip)

    def show_week(self, week: tuple[WeekDay, ...]) -> None:
        """Show the days, unless they are the same."""
        if week != self._shown:
            self._shown = week
            self.strip.show_week(week)


class OverdueCard(RowsCard):
    """Late commitments of both sides, then what is due soon. A tick closes one; its words lead to the rep."""

    ticked = Signal(int)
    rep_asked = Signal(int)
    all_asked = Signal()

    def __init__(self) -> None:
        self.link = Button("All", "link")
        super().__init__("Overdue commitments", "flag", self.link)
        self.link.clicked.connect(lambda _checked=False: self.all_asked.emit())
        self.circles: list[CheckCircle] = []
        self._shown: tuple[object, ...] = ()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the latest ones first; with room left, those due in the next days."""
        facts_shown = (facts.overdue, facts.due, facts.open)
        if facts_shown == self._shown:
            return
        self._shown = facts_shown
        at = next((i for i, circle in enumerate(self.circles) if circle.hasFocus()), None)
        self.set_heading("Overdue commitments" if facts.overdue or not facts.due else "Commitments due soon")
        self.set_count(len(facts.overdue) or None)
        self.link.setText(f"All {facts.open}" if facts.open else "All")
        due = facts.due[: max(0, LATE_SHOWN - len(facts.overdue))]
        shown = facts.overdue[:LATE_SHOWN]
        self._fill(shown, due, len(facts.overdue) + len(facts.due) - len(shown) - len(due))
        if at is not None and self.circles:
            self.circles[min(at, len(self.circles) - 1)].setFocus()

    def _fill(self, overdue: Sequence[Promise], due: Sequence[Promise], left: int) -> None:
        self.clear_rows("" if overdue or due else "Nothing is overdue, on either side.")
        self.circles = []
        for one in overdue:
            self.rows.addWidget(self._row(one))
        if overdue and due:
            soon = Label("Due in the next 7 days", "captionStrong", "text3")
            soon.setContentsMargins(REACH, 4, 0, 0)
            self.rows.addWidget(soon)
        for one in due:
            self.rows.addWidget(self._row(one))
        self.add_more(left, self.all_asked.emit)

    def _row(self, one: Promise) -> QWidget:
        circle = CheckCircle(f"Done: {one.text}")
        circle.toggled.connect(lambda on: self.ticked.emit(one.id) if on else None)
        self.circles.append(circle)
        row = LinkRow(f"{one.text}, {whose(one)}: open {one.rep}", lambda: self.rep_asked.emit(one.rep_id))
        row.row.setContentsMargins(4, 2, 4, 2)
        row.add(column_of(Label(one.text, "medium", wrap=True), Label(whose(one), "caption", "text2", elide=True),
                          spacing=0), 1)  # fmt: skip
        words = one.late_words.removesuffix(" late") if one.late else one.due_words
        row.add(Label(words, "captionStrong" if one.late else "caption", "risk" if one.late else "text2", right=True))
        whole = row_of(circle, row, spacing=2)
        whole.setContentsMargins(2, 0, 0, 0)
        whole.setAlignment(circle, Qt.AlignmentFlag.AlignTop)
        whole.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(whole)
        return holder


def whose(one: Promise) -> str:
    """Who promised it: the rep's name, or "You → Ben"."""
    return one.rep if one.owner is Owner.REP else f"You → {one.rep.split()[0]}"


class TasksCard(RowsCard):
    """What is to be prepared or wrapped up; the button and the row do the same."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Prepare and wrap up", "clipboard-list")
        self._shown: tuple[Task, ...] | None = None
        self._whole = False

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Show them in their order, unless they are the same."""
        if tasks == self._shown:
            return
        self._shown = tasks
        self.clear_rows("" if tasks else "Everything is prepared and wrapped up.")
        self.set_count(len(tasks) or None)
        shown = len(tasks) if self._whole else TASKS_SHOWN
        for task in tasks[:shown]:
            self.rows.addWidget(self._row(task))
        self.add_more(len(tasks) - shown, self.show_all)

    def show_all(self) -> None:
        """Show the rest too, and put the keyboard on the first of them."""
        tasks, self._shown, self._whole = self._shown or (), None, True
        self.show_tasks(tasks)
        first = self.rows.itemAt(TASKS_SHOWN)
        if first is not None and (row := first.widget()) is not None:
            row.setFocus()

    def _row(self, task: Task) -> LinkRow:
        row = LinkRow(f"{task.action_words}: {task.rep}, {task.words}", lambda: self.asked.emit(task))
        row.add(Avatar(task.rep, 28))
        words = column_of(Label(task.rep, "medium", elide=True), Label(task.words, "caption", "text2", wrap=True),
                          spacing=0)  # fmt: skip
        row.add(words, 1)
        row.add(Button(task.action_words, on=lambda: self.asked.emit(task), small=True))
        return row


class Pair(QWidget):
    """Two cards that share a height side by side, or stand one under the other where it is narrow."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(first, 10)
        self._row.addWidget(second, 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
