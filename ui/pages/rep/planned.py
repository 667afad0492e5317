"""The cards of a rep's plan of this quarter and of the coaching time of this month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.coaching import hours_words
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Goal, Plan, PlanStatus
from ui.pages.rep.seen import Seen
from ui.widgets.bullet import BulletBar, Progress
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

TONES = {PlanStatus.DRAFT: "neutral", PlanStatus.AGREED: "good", PlanStatus.CHECKED: "info"}


class PlanCard(Card):
    """The plan of the quarter at a glance; the window opens, starts or prints it."""

    open_asked = Signal(int)
    start_asked = Signal()
    print_asked = Signal(int)

    def __init__(self) -> None:
        self.status = Chip()
        self.link = Button("Open", "link")
        right = QWidget()
        right.setLayout(row_of(self.status, self.link))
        super().__init__("Plan", "target", right=right)
        self._plan_id = 0
        self.link.clicked.connect(lambda _checked=False: self.open_asked.emit(self._plan_id))
        self._right = right
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.add(self._inside)

    def show_rep(self, seen: Seen) -> None:
        """Show the plan, or how to start one."""
        clear(self._inside)
        plan, quarter = seen.facts.plan, Quarter.of(seen.today)
        self.set_heading(f"Plan, {quarter.title}")
        self._right.setVisible(plan is not None)
        if plan is None:
            start = Button(f"Start the {quarter.title} plan", "normal", "plus", self.start_asked.emit)
            text = f"No plan for {quarter.title} yet. It starts with everything known filled in."
            self._inside.addWidget(EmptyState("target", text, start))
            return
        self._fill(plan, seen)

    def _fill(self, plan: Plan, seen: Seen) -> None:
        plan_id = self._plan_id = plan.id or 0
        self.status.show_words(status_words(plan), TONES.get(plan.status, "neutral"))
        if plan.success:
            self._inside.addWidget(Label(f"“{plan.success}”", "body", "text2", wrap=True, italic=True))
        self._focus(plan, seen)
        for goal in seen.facts.goals:
            self._goal(goal, seen)
        printed = Button("Print plan", "normal", "printer", lambda: self.print_asked.emit(plan_id), small=True)
        self._inside.addLayout(row_of(Label(next_step(plan), "caption", "text2"), 1, printed))

    def _focus(self, plan: Plan, seen: Seen) -> None:
        focus = seen.facts.focus
        if focus is None or plan.focus_level is None:
            return
        now = focus.manager
        text = f"{focus.skill.name} {now if now is not None else '–'} → {plan.focus_level}"
        self._inside.addWidget(Label(text, "strong", wrap=True))
        self._inside.addWidget(Progress((now or 0) / plan.focus_level, text))
        self._inside.addWidget(Label(focus.evidence, "caption", "text2"))

    def _goal(self, goal: Goal, seen: Seen) -> None:
        text = goal.text if goal.due is None else f"{goal.text} · by {words.day(goal.due)}"
        known = next((m for m in seen.facts.measures if m.measure.id == goal.measure_id), None)
        lines = [Label(text, "strong", wrap=True)]
        if goal.baseline or goal.target:
            lines.append(Label(f"{goal.baseline or '–'} → {goal.target or '–'}", "caption", "text2"))
        if known is not None:
            lines.append(Label(f"{known.now} now · usual {known.usual}, {known.says}", "caption", "text2", wrap=True))
        self._inside.addLayout(column_of(*lines, spacing=2))


class CoachingCard(Card):
    """Held hours of the month against the budget."""

    def __init__(self) -> None:
        super().__init__("Coaching", "clock")
        self._inside = QVBoxLayout()
        self.add(self._inside)

    def show_rep(self, seen: Seen) -> None:
        """Show the month of today."""
        month = seen.facts.coaching
        self.set_heading(f"Coaching, {words.long_month(month.month)}")
        clear(self._inside)
        low, high = (words.figure(v) for v in (month.bullet.low, month.bullet.high))
        budget = f"of {low}–{high} h budget"
        bar = BulletBar(month.bullet, f"{hours_words(month.hours)} {budget}")
        row = row_of(Label(hours_words(month.hours), "kpiSmall"), Label(budget, "caption", "text2"), bar)
        row.setStretch(2, 1)
        self._inside.addLayout(row)
        self._inside.addWidget(Label(month.words, "caption", "text2", wrap=True))


def status_words(plan: Plan) -> str:
    """The status with its day: "Agreed 6 Oct"."""
    days = {PlanStatus.AGREED: plan.agreed_on, PlanStatus.CHECKED: plan.checked_on, PlanStatus.CLOSED: plan.closed_on}
    day = days.get(plan.status)
    return plan.status.value.capitalize() + (f" {words.day(day)}" if day else "")


def next_step(plan: Plan) -> str:
    """The next day that the two agreed on."""
    if plan.status in {PlanStatus.DRAFT, PlanStatus.AGREED} and plan.check_day:
        return f"Mid-quarter check {words.weekday(plan.check_day)}"
    if plan.status is not PlanStatus.CLOSED and plan.close_day:
        return f"Closes {words.weekday(plan.close_day)}"
    return ""
