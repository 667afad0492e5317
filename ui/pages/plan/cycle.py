"""What a person does with a whole plan: start, agree, check, close, carry over, issue, print and save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from coachdesk import planning
from coachdesk.domain.plans import Goal, Plan, PlanIssue, PlanStatus
from coachdesk.paths import safe_name, write_whole
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.plan_sheets import CloseSheet, IssueSheet, IssuesSheet
from ui.pages.plan.state import upcoming
from ui.printing import ask_and_print

if TYPE_CHECKING:
    from ui.pages.plan.page import PlanPage


class Cycle:
    """The steps of the plan that a page shows."""

    def __init__(self, bridge: Bridge, page: PlanPage) -> None:
        self._bridge, self._page = bridge, page

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of the page."""
        return (
            Command("plan.print", "Print this plan", self.print_now, "Ctrl+P"),
            Command("plan.save_pdf", "Save this plan as PDF", self.save_pdf),
            Command("plan.issue", "Issue this plan", self.issue),
            Command("plan.issues", "Issues of this plan", self.show_issues),
            Command("plan.advance", "Take this plan one step on", self.advance),
            Command("plan.previous", "Plan of the quarter before", lambda: self._page.turn(-1)),
            Command("plan.next", "Plan of the next quarter", lambda: self._page.turn(1)),
        )

    def begin(self) -> None:
        """Start the plan of the quarter with everything known filled in."""
        rep = self._page.rep
        if rep is not None:
            self._bridge.run(
                lambda: planning.create_plan(self._bridge.desk, rep, self._page.quarter, self._bridge.today())
            )
            self._page.refresh()

    def advance(self) -> None:
        """One step on: agree, check, close with verdicts, or carry over when it is closed."""
        plan = self._kept()
        if plan is None:
            return
        if plan.status is PlanStatus.CLOSED:
            self._carry_over(plan)
        elif plan.status is PlanStatus.CHECKED:
            self._close(plan)
        else:
            self._bridge.run(lambda: planning.advance_plan(self._bridge.desk, plan, self._bridge.today()))
        self._page.refresh()

    def issue(self) -> None:
        """Name what is amended, then freeze a numbered print."""
        plan = self._kept()
        if plan is None or plan.id is None:
            return
        issues = self._bridge.desk.plans.issues(plan.id)
        changed = upcoming(self._bridge.desk, plan, issues, self._bridge.today())
        sheet = IssueSheet(len(issues) + 1, self._who(), changed, self._page)
        if sheet.exec() == IssueSheet.DialogCode.Accepted:
            self._bridge.run(lambda: planning.issue_plan(self._bridge.desk, plan, self._bridge.today()))
            self._page.refresh()

    def show_issues(self) -> None:
        """The frozen prints of this plan."""
        plan = self._page.plan
        if plan is None or plan.id is None:
            return
        issues = self._bridge.desk.plans.issues(plan.id)
        IssuesSheet(issues, self._who(), self._frozen, self._save_issue, self._print_issue, self._page).exec()

    def print_now(self) -> None:
        """Send the pages as they are now to a printer."""
        if self._kept() is not None:
            ask_and_print(self._page.pdf_now(), self._who(), self._size, self._page)

    def save_pdf(self) -> None:
        """Keep the pages as they are now as a PDF."""
        if self._kept() is not None:
            self._save(self._page.pdf_now(), self._who())

    @property
    def _size(self) -> str:
        return self._page.preview.paper.current

    def _kept(self) -> Plan | None:
        """The plan with everything typed kept."""
        self._page.editor.settle()
        plan = self._page.plan
        return None if plan is None or plan.id is None else self._bridge.desk.plans.one(plan.id)

    def _who(self) -> str:
        rep = self._page.rep
        return f"Development plan {self._page.quarter.title}, {rep.name if rep else ''}"

    def _close(self, plan: Plan) -> None:
        desk, today = self._bridge.desk, self._bridge.today()
        assert plan.id is not None
        goals = desk.plans.goals(plan.id)
        suggested = [planning.verdict_of(desk, plan, goal, today) for goal in goals]
        sheet = CloseSheet(goals, suggested, plan.retrospective, self._page)
        if sheet.exec() == CloseSheet.DialogCode.Accepted:
            self._bridge.run(lambda: self._close_with(plan, sheet.judged(), sheet.retrospective.value))

    def _close_with(self, plan: Plan, goals: tuple[Goal, ...], retrospective: str) -> None:
        desk = self._bridge.desk
        with desk.store.change(f"Close plan {plan.period.title}"):
            for goal in goals:
                desk.plans.save_goal(goal)
            kept = desk.plans.edit(replace(plan, retrospective=retrospective))
            planning.advance_plan(desk, kept, self._bridge.today())

    def _carry_over(self, plan: Plan) -> None:
        run, coming = self._bridge.run, plan.period.plus(1)
        made = run(lambda: planning.carry_over(self._bridge.desk, plan, self._bridge.today()))
        if made is not None or self._bridge.desk.plans.find(plan.rep_id, coming):
            self._page.open(quarter=coming)

    def _frozen(self, issue: PlanIssue) -> bytes:
        return self._bridge.run(lambda: planning.reprint(self._bridge.desk, issue)) or b""

    def _save_issue(self, issue: PlanIssue) -> None:
        if pdf := self._frozen(issue):
            self._save(pdf, f"{self._who()}, issue {issue.number}")

    def _print_issue(self, issue: PlanIssue) -> None:
        if pdf := self._frozen(issue):
            ask_and_print(pdf, f"{self._who()}, issue {issue.number}", issue.paper, self._page)

    def _save(self, pdf: bytes, title: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self._page, "Save PDF", f"{safe_name(title)}.pdf", "PDF (*.pdf)")
        if name:
            self._bridge.run(lambda: write_whole(Path(name), pdf))
            self._bridge.say(f"Saved {Path(name).name}")
