"""The page of an improvement plan: the form at the left, the paper as it prints at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from coachdesk import improving
from coachdesk.analysis.improvement_paper import Progress
from coachdesk.analysis.words import day_near
from coachdesk.domain.improvement import ImprovementPlan
from coachdesk.domain.people import Rep
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.making import SheetMaker
from ui.pages.improvement.acts import Acts
from ui.pages.improvement.form import ImprovementForm
from ui.pages.improvement.paper import COPIES, Paper
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.first_look import lay_out_now
from ui.widgets.page import PageFrame
from ui.widgets.sheet_preview import FormAndSheet, SheetPreview
from ui.widgets.tab_order import TabOrder, stops

TITLE = "Improvement plan"
TONES = {"coming": "info", "running": "info", "over": "watch", "closed": "neutral"}
CHIPS = {"coming": "Not begun", "running": "Running", "over": "Waits for its outcome"}
NONE_YET = "No improvement plan for {} yet. It starts with what the numbers and observations say, for eight weeks."
LONG = "the concern and the checks say a lot"


class ImprovementPage(PageFrame):
    """One rep's plan; without one, how it would start. What is typed keeps itself."""

    watches = frozenset({
        "improvement_plan", "improvement_check", "support", "rep", "role", "measure", "result", "target", "setting",
        "session", "session_rep", "commitment", "skill", "rating", "observation", "assessment",
    })  # fmt: skip
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(TITLE, scrolls=False)
        self.bridge = bridge
        self._rep_id: int | None = None
        self._plan_id: int | None = None
        self.form, self.preview = ImprovementForm(), SheetPreview(COPIES)
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.preview.tell_length(LONG)
        self.paper, self.acts = Paper(bridge, self), Acts(bridge, self)
        self.maker = SheetMaker(bridge, self.preview, self.paper.sheets)
        self.preview.save.connect(self.paper.save)
        self.avatar = Avatar("", 48)
        self.set_lead(self.avatar)
        self.go = Button("Rep page", "quiet", "users", self.acts.open_rep)
        self.print_button = Button("Print", "primary", "printer", self.paper.print_now, tip="Print (Ctrl+P)")
        self.another = Button("Start another", "normal", "plus", self.acts.begin)
        self.add_action(self.go, self.another, self.print_button)
        self.start = Button("Start an improvement plan", "primary", "plus", self.acts.begin)
        self.empty = EmptyState("target", "", self.start)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(FormAndSheet(self.form, self.preview))
        self.add(self.stack, 1)
        self.tabs = TabOrder(lambda: (*stops(self.stack), *stops(self.header)))
        self.body.setContentsMargins(32, 16, 32, 20)
        self.acts.listen()
        self.refresh()

    def open(self, rep_id: int | None = None, plan_id: int | None = None, **_rest: Any) -> None:
        """Show a plan, or that of a rep: the one that runs, else the newest."""
        self.settle()
        plan = self.bridge.desk.improvement_plans.one(plan_id) if plan_id is not None else None
        rep_id = plan.rep_id if plan is not None else rep_id if rep_id is not None else self._rep_id
        plan = plan or self._of_rep(rep_id)
        self._turn_to(rep_id, plan.id if plan else None)
        self.refresh()
        self.tabs.begin(self)
        if self.isVisible():
            lay_out_now(self)

    def title(self) -> str:
        """What the window says."""
        rep = self.rep()
        return f"{TITLE}, {rep.name}" if rep else TITLE

    def plan(self) -> ImprovementPlan | None:
        """The plan as it is kept; None when there is none."""
        found = {one.id: one for one in self.bridge.desk.improvement_plans.of_rep(self._rep_id or 0)}
        return found.get(self._plan_id)

    def refresh(self) -> None:
        """Show what is kept; what is being typed stays."""
        rep, plan = self.rep(), self.plan()
        if plan is None and rep is not None:
            newest = self._of_rep(rep.id)
            self._turn_to(rep.id, newest.id if newest else None)
            plan = newest
        self.stack.setCurrentIndex(1 if plan else 0)
        self.print_button.setVisible(plan is not None)
        self.go.setVisible(rep is not None)
        running = rep is not None and improving.running(self.bridge.desk, rep) is not None
        self.another.setVisible(plan is not None and not running)
        if plan is None:
            self._show_nothing(rep)
            return
        found = improving.progress(self.bridge.desk, plan, self.bridge.today())
        self._show_header(plan, found)
        self._show_form(plan, found)
        self.tabs.follow()
        self.maker.make_soon()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return self.acts.commands()

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The form further down, for pictures of it."""
        bar = self.form.verticalScrollBar()
        return (("checks", lambda: bar.setValue(bar.maximum() // 2)), ("end", lambda: bar.setValue(bar.maximum())))

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        if self.plan() is not None:
            self.form.settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        lay_out_now(self)
        self.maker.make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def turn(self, by: int) -> None:
        """Go to an earlier (1) or a later plan (-1) of the rep."""
        plans = self.bridge.desk.improvement_plans.of_rep(self._rep_id or 0)
        ids = [one.id for one in plans]
        place = ids.index(self._plan_id) + by if self._plan_id in ids else 0
        if 0 <= place < len(ids):
            self.open(plan_id=ids[place])

    def rep(self) -> Rep | None:
        """The rep in question, else the first of the team."""
        reps = self.bridge.desk.people.all(include_archived=True)
        chosen = next((rep for rep in reps if rep.id == self._rep_id), None)
        return chosen or next((rep for rep in reps if rep.present), None)

    def _turn_to(self, rep_id: int | None, plan_id: int | None) -> None:
        if (rep_id, plan_id) != (self._rep_id, self._plan_id):
            self._rep_id, self._plan_id = rep_id, plan_id
            self.preview.start_anew()
            self.form.forget()

    def _of_rep(self, rep_id: int | None) -> ImprovementPlan | None:
        plans = self.bridge.desk.improvement_plans.of_rep(rep_id or 0)
        return next((one for one in plans if one.outcome is None), next(iter(plans), None))

    def _show_nothing(self, rep: Rep | None) -> None:
        self.set_title(TITLE, rep.name if rep else "")
        self.set_chips()
        self.avatar.show_name(rep.name if rep else "")
        self.start.setVisible(rep is not None)
        self.empty.sentence.setText(NONE_YET.format(rep.first_name) if rep else "Add a rep on the page Team first.")

    def _show_header(self, plan: ImprovementPlan, found: Progress) -> None:
        rep, today = self.bridge.desk.people.one(plan.rep_id), self.bridge.today()
        self.avatar.show_name(rep.name)
        span = f"{day_near(plan.start, today)} – {day_near(plan.ends, today)}"
        self.set_title(TITLE, f"{rep.name} · {span} · {found.summary}")
        chip = (CHIPS.get(found.state, f"Closed: {plan.outcome.value}" if plan.outcome else ""), TONES[found.state])
        late = ((f"{found.late} late", "watch"),) if found.late else ()
        self.set_chips(chip, *late)

    def _show_form(self, plan: ImprovementPlan, found: Progress) -> None:
        desk, today = self.bridge.desk, self.bridge.today()
        measures = [m for m in desk.measures.all() if m.id is not None]
        self.form.show_plan(plan, measures, found)
        self.form.checks.show_checks(desk.improvement_plans.checks(plan.id or 0), plan.start, today)
        support = desk.improvement_plans.support(plan.id or 0)
        self.form.support.show_support(support, self.acts.keeper.names(plan), plan.start, today)
