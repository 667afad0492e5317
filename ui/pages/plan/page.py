"""The plan editor: header with the plan's state, the form, and the pages as they print."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from coachdesk import planning
from coachdesk.analysis.paper import PlanPaper
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Plan, PlanStatus
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.making import SheetMaker
from ui.pages.plan.cycle import Cycle
from ui.pages.plan.editor import PlanEditor
from ui.pages.plan.making import pdf_of, sheets_of
from ui.pages.plan.state import chip_of, summary_of, upcoming
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import NARROW
from ui.widgets.empty import EmptyState
from ui.widgets.page import PageFrame
from ui.widgets.plan_preview import PlanPreview

ROOMY = 1150
STEPS = {PlanStatus.DRAFT: "Agree", PlanStatus.AGREED: "Mid-quarter check", PlanStatus.CHECKED: "Close…"}


WATCHED = frozenset({
    "plan", "goal", "action", "plan_issue", "amendment", "rep", "role", "skill", "skill_level", "role_skill",
    "rating", "assessment", "observation", "measure", "target", "result", "setting", "session", "session_rep",
    "baseline",
})  # fmt: skip


class PlanPage(PageFrame):
    """One rep's plan for one quarter, with the real page beside it."""

    watches = WATCHED
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Development plan", scrolls=False)
        self.bridge = bridge
        self.rep: Rep | None = None
        self.plan: Plan | None = None
        self.quarter = Quarter.of(bridge.today())
        self.cycle = Cycle(bridge, self)
        self._fill_header_row()
        self.editor, self.preview = PlanEditor(bridge), PlanPreview()
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.pages = SheetMaker(bridge, self.preview, lambda: sheets_of(self.paper_now()))
        self.preview.save.connect(self.cycle.save_pdf)
        self.stack = QStackedWidget()
        self.start = Button("Start the plan", "primary", "plus", self.cycle.begin)
        self.empty = EmptyState("target", "", self.start)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._beside())
        self.add(self.stack, 1)
        self.body.setContentsMargins(32, 16, 32, 20)
        self._show_nothing()

    def open(self, rep_id: int | None = None, quarter: str | Quarter | None = None, **_rest: Any) -> None:
        """Show the plan of a rep in a quarter; without one of them it stays, at first the first rep and now."""
        self.editor.settle()
        if rep_id is not None:
            self.rep = self.bridge.desk.people.one(rep_id)
        if quarter is not None:
            self.quarter = Quarter.parse(quarter) if isinstance(quarter, str) else quarter
        self.refresh()

    def title(self) -> str:
        """What the window says."""
        return f"Development plan, {self.quarter.title}" + (f" · {self.rep.name}" if self.rep else "")

    def observing(self) -> tuple[int | None, int | None]:
        """The rep and skill that a note begins with."""
        return (self.rep.id if self.rep else None, self.plan.focus_id if self.plan else None)

    def refresh(self) -> None:
        """Show the plan as it is kept; what is being typed stays, and so does the cursor."""
        desk = self.bridge.desk
        if self.rep is None:
            self.rep = next(iter(desk.people.all()), None)
        if self.rep is None or self.rep.id is None:
            self._show_nothing()
            return
        rep_id = self.rep.id
        self.rep = desk.people.one(rep_id)
        self.plan = desk.plans.find(rep_id, self.quarter)
        self.avatar.show_name(self.rep.name)
        self._show_state()
        if self.plan is None:
            self._show_nothing()
            return
        self.editor.show_plan(self.plan)
        self.stack.setCurrentIndex(1)
        self.pages.make_soon()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return self.cycle.commands()

    def turn(self, by: int) -> None:
        """Go to the quarter before or after."""
        self.open(quarter=self.quarter.plus(by))

    def paper_now(self) -> PlanPaper | None:
        """What the page says now, for the chosen reader; None without a plan."""
        if self.plan is None:
            return None
        return planning.plan_paper(
            self.bridge.desk, self.plan, Audience(self.preview.audience.current), self.bridge.today(),
            private=self.preview.with_private,
        )  # fmt: skip

    def pdf_now(self) -> bytes:
        """The pages as they are now, with what has just been typed."""
        self.editor.settle()
        paper = self.paper_now()
        return pdf_of(paper, self.preview.paper.current) if paper else b""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pages.make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.editor.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() - 64 < NARROW
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self.print_button.setText("Print" if event.size().width() > ROOMY else "")
        self.print_button.setAccessibleName("Print")

    def _show_state(self) -> None:
        desk, plan, rep = self.bridge.desk, self.plan, self.rep
        assert rep is not None
        issues = desk.plans.issues(plan.id) if plan and plan.id else ()
        changes = upcoming(desk, plan, issues, self.bridge.today()) if plan and issues else ()
        self.set_title(f"Development plan, {self.quarter.title}", summary_of(rep, plan, issues, len(changes)))
        self.set_chips(*([chip_of(plan, len(issues), len(changes))] if plan else []))
        self.primary.setText(f"Issue {len(issues) + 1} …")
        closed = plan is not None and plan.status is PlanStatus.CLOSED
        coming = "Agree" if plan is None else STEPS.get(plan.status, "")
        self.step.setText(f"Carry over to Q{self.quarter.plus(1).number}" if closed else coming)
        self.issues_button.setVisible(bool(issues))
        for button in (self.step, self.primary, self.print_button):
            button.setVisible(plan is not None)

    def _show_nothing(self) -> None:
        self.plan = None
        self.stack.setCurrentIndex(0)
        who = self.rep.first_name if self.rep else "anybody"
        self.start.setText(f"Start the plan for Q{self.quarter.number}")
        self.start.setVisible(self.rep is not None)
        here = f"No plan for {who} in {self.quarter.title} yet. It starts with everything that is known filled in."
        self.empty.sentence.setText(here if self.rep else "Add a rep first: a plan is for one person and one quarter.")

    def _fill_header_row(self) -> None:
        self.avatar = Avatar("", 48)
        self.set_lead(self.avatar)
        self.issues_button = Button("Issues", "quiet", "lock", self.cycle.show_issues)
        self.print_button = Button("Print", "normal", "printer", self.cycle.print_now, tip="Print (Ctrl+P)")
        self.step = Button("Agree", on=self.cycle.advance)
        self.primary = Button("Issue 1 …", "primary", "lock", self.cycle.issue)
        self.action_row.setSpacing(6)
        for words, icon, by in (("Quarter before", "chevron-left", -1), ("Next quarter", "chevron-right", 1)):
            arrow = IconButton(words, icon, partial(self.turn, by))
            arrow.setFixedWidth(28)
            self.add_action(arrow)
        self.add_action(self.issues_button, self.print_button, self.step, self.primary)

    def _beside(self) -> QWidget:
        both = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.editor, 6)
        self._row.addWidget(self.preview, 4)
        return both
