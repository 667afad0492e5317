"""Work back from quota: from a rep's goal of the quarter to the inputs it takes each week, to try out and to accept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from coachdesk import funnels, goals
from coachdesk.analysis import goal_words
from coachdesk.analysis.goal_facts import Evidence, plan_of
from coachdesk.analysis.goals import GoalPlan
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from ui.bridge import Bridge
from ui.charts.chain import ChainChart
from ui.pages.numbers.scrolled import scrolled
from ui.pages.numbers.what_if import WhatIf
from ui.widgets.buttons import Button
from ui.widgets.card import Banner, Card
from ui.widgets.columns import Columns, row_of
from ui.widgets.labels import Label

LEGEND = "bars = plausible range, dot = best guess, tick = now"
AHEAD = 3


class GoalView(QWidget):
    """Rep and quarter; the chain with its ranges; what is tried out. `said` is the summary when it changed."""

    asked = Signal(str, dict)
    said = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._known: Evidence | None = None
        self._plan: GoalPlan | None = None
        self._reps: list[Rep] = []
        self._quarters: list[Quarter] = []
        self.whom, self.quarter = QComboBox(), QComboBox()
        for box, name, wide in ((self.whom, "Rep", 200), (self.quarter, "Quarter", 120)):
            box.setAccessibleName(name)
            box.setMinimumWidth(wide)
            box.activated.connect(lambda _row: self._start())
        self.accept = Button("Accept as targets", "primary", "check", self.take_over)
        self.chain, self.what_if = ChainChart(), WhatIf()
        self.what_if.changed.connect(self._work_back)
        self.worth = Label("", "caption", "text2", wrap=True)
        self.caution = Label(goal_words.CAUTION, "caption", "text3", wrap=True)
        self.missing = Banner("", "watch", "triangle-alert")
        self._lay_out()

    def choose(self, rep_id: int | None = None, quarter: str = "", **_rest: object) -> None:
        """Show another rep, or another quarter, with nothing tried out."""
        self._fill()
        ids = [rep.id for rep in self._reps]
        if rep_id in ids:
            self.whom.setCurrentIndex(ids.index(rep_id))
        if quarter and (wanted := Quarter.parse(quarter)) in self._quarters:
            self.quarter.setCurrentIndex(self._quarters.index(wanted))
        self.what_if.forget()
        self.refresh()

    def refresh(self) -> str:
        """Read what is known again; what is tried out stays. Gives the summary of the page."""
        self._fill()
        rep = self.rep
        if rep is None:
            return ""
        self._known = goals.evidence(self._bridge.desk, rep, self._bridge.today())
        self._work_back()
        return self.summary

    @property
    def rep(self) -> Rep | None:
        """Whose goal is on show."""
        at = self.whom.currentIndex()
        return self._reps[at] if 0 <= at < len(self._reps) else None

    @property
    def plan(self) -> GoalPlan | None:
        """The plan on show."""
        return self._plan

    @property
    def summary(self) -> str:
        """The goal, how far it is, and how long there is."""
        if self._plan is None or self._known is None:
            return ""
        who, currency = self._known.rep.first_name, self._known.currency
        return goal_words.summary(self._plan, who, currency, self._bridge.today())

    def take_over(self) -> None:
        """Make the best guesses the rep's targets of the quarter, in one step."""
        rep, plan = self.rep, self._plan
        if rep is None or plan is None:
            return
        desk, today = self._bridge.desk, self._bridge.today()
        if self._bridge.run(lambda: goals.accept_goals(desk, rep, plan, today)) is not None:
            self.what_if.goal = None
            self.refresh()

    def _work_back(self) -> None:
        """Work the chain out again from what is known and what is tried out."""
        known = self._known
        if known is None:
            return
        quarter = self._quarters[max(0, self.quarter.currentIndex())]
        plan = self._plan = plan_of(known, quarter, self.what_if.assume)
        self.chain.show_plan(plan, known.currency)
        self.what_if.show_plan(known, plan)
        self.worth.setText(goal_words.deal_size(plan, known.currency))
        self.missing.show_words(" ".join(plan.missing))
        self.missing.setVisible(bool(plan.missing))
        self.chain.setVisible(bool(plan.steps))
        self.caution.setVisible(len(plan.steps) > 1)
        self.accept.setText(f"Accept as targets for {quarter.title}")
        self.accept.setEnabled(len(plan.steps) > 1 and plan.left > 0)
        self.said.emit(self.summary)

    def _start(self) -> None:
        self.what_if.forget()
        self.refresh()

    def _fill(self) -> None:
        """Exchange reps and quarters; who and which was chosen stays, if still there."""
        rep = self.rep
        self._reps = list(funnels.on_team(self._bridge.desk))
        self.whom.clear()
        self.whom.addItems([one.name for one in self._reps])
        ids = [one.id for one in self._reps]
        self.whom.setCurrentIndex(ids.index(rep.id) if rep and rep.id in ids else 0)
        now = Quarter.of(self._bridge.today())
        quarters = [now.plus(i) for i in range(AHEAD)]
        if quarters != self._quarters:
            self._quarters = quarters
            self.quarter.clear()
            self.quarter.addItems([one.title for one in quarters])

    def _lay_out(self) -> None:
        self.card = Card("What it takes", "target", LEGEND, right=None)
        columns = Columns()
        for widget in (self.missing, self.chain, self.worth, self.caution):
            self.card.add(widget)
        columns.main.addWidget(self.card)
        columns.side.addWidget(self.what_if)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.whom, self.quarter, 1))
        column.addWidget(scrolled(columns), 1)
