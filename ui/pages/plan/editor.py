"""Keeps what is typed into a plan's form, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.plans import ActionOwner, Plan, PlanStatus
from coachdesk.domain.skills import Rater
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.widgets.card import Banner, Card
from ui.widgets.plan_actions import ActionLine, ActionList
from ui.widgets.plan_form import PlanChoices, PlanForm
from ui.widgets.plan_goals import GoalLine, GoalTable

FILLED = "Filled in for you: numbers with usual ranges, skills with evidence"


def refusal_of(step: Callable[[], object]) -> str:
    """Do a step; "" when it was done, else the sentence that says why not."""
    try:
        step()
    except DeskError as error:
        return str(error)
    return ""


class PlanEditor(Card):
    """The form of one plan. Each field is kept by itself; a refused one keeps its words and says why beside it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._plan_id: int | None = None
        self._keeping = False
        self.filled = Banner(FILLED, "good", "check")
        self.goals, self.actions_ = GoalTable(), ActionList()
        self.form = PlanForm((self.filled, self.goals, self.actions_))
        self.form.changed.connect(self._keep_field)
        self.goals.kept.connect(self._keep_goal)
        self.goals.removed.connect(lambda goal_id: bridge.run(lambda: self._desk.plans.remove_goal(goal_id)))
        self.actions_.kept.connect(self._keep_action)
        self.actions_.removed.connect(lambda at: bridge.run(lambda: self._desk.plans.remove_action(at)))
        self.body.setContentsMargins(2, 6, 2, 6)
        self.add(_scrolling(self.form), 1)

    @property
    def _desk(self) -> Desk:
        return self._bridge.desk

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it is kept; what is being typed stays."""
        assert plan.id is not None
        if self._keeping:
            return
        self._plan_id = plan.id
        rep, near = self._desk.people.one(plan.rep_id), plan.period.first + timedelta(days=45)
        manager = value_of("manager_name", self._desk.settings.all()).split()
        you = manager[0] if manager else "You"
        both = f"{you}, {rep.first_name}"
        names = {ActionOwner.REP: rep.first_name, ActionOwner.MANAGER: you, ActionOwner.BOTH: both}
        done = self._desk.plans.actions(plan.id)
        self.form.show_plan(plan, self._choices(plan))
        self.goals.show_goals(self._desk.plans.goals(plan.id), plan.id, near)
        self.actions_.show_actions(done, plan.id, names, near)
        carried = sum(action.carried for action in done)
        self.filled.show_words(f"{FILLED}{f', {carried} carried over from last quarter' if carried else ''}.")
        self.filled.setVisible(plan.status is PlanStatus.DRAFT)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for part in (self.form, self.goals, self.actions_):
            part.settle()

    def _choices(self, plan: Plan) -> PlanChoices:
        desk, rep = self._desk, self._desk.people.one(plan.rep_id)
        used = {plan.focus_id, plan.focus2_id}
        skills = [s for s in desk.skills.all(include_archived=True) if not s.archived or s.id in used]
        known, moved = desk.measures.all(include_archived=True), plan.moves_measure_id
        measures = [m for m in known if not m.archived or m.id == moved]
        now = {r.skill_id: r.level for r in desk.skills.ratings(plan.rep_id) if r.rater is Rater.MANAGER}
        return PlanChoices(
            [(s.id, s.name) for s in skills if s.id is not None],
            [(m.id, m.name) for m in measures if m.id is not None], now, rep.first_name,
        )  # fmt: skip

    def _keep_field(self, name: str, value: Any) -> None:
        if self._plan_id is None:
            return
        plans = self._desk.plans
        old = plans.one(self._plan_id)

        def keep() -> None:
            new = replace(old, **{name: value})
            if new != old:
                plans.edit(new, merge=f"plan:{old.id}:{name}")

        self.form.answer(name, refusal_of(keep))

    def _keep_goal(self, line: GoalLine, goal: Any) -> None:
        merge = f"goal:{goal.id}" if goal.id else None
        self._keep_line(line, lambda: self._desk.plans.save_goal(goal, merge=merge))

    def _keep_action(self, line: ActionLine, action: Any) -> None:
        merge = f"action:{action.id}" if action.id else None
        self._keep_line(line, lambda: self._desk.plans.save_action(action, merge=merge))

    def _keep_line(self, line: Any, save: Callable[[], Any]) -> None:
        """Save a line and let it know its id before anything is shown again, or it would stand there twice."""
        self._keeping = True
        try:
            line.answer(refusal_of(lambda: line.adopt(save())))
        finally:
            self._keeping = False
        self._show_again()

    def _show_again(self) -> None:
        if self._plan_id is not None:
            self.show_plan(self._desk.plans.one(self._plan_id))


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setObjectName("pageBody")
    column = QVBoxLayout(holder)
    column.setContentsMargins(14, 8, 14, 8)
    column.addWidget(inside)
    area.setWidget(holder)
    return area
