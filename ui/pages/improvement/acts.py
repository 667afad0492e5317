"""What a person does with an improvement plan: start it, write in it, close it, open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk import improving
from coachdesk.domain.improvement import ImprovementCheck, Outcome, Support
from ui.bridge import Bridge
from ui.commands import Command
from ui.pages.improvement.keeping import Keeper
from ui.pages.improvement.lines import Line

if TYPE_CHECKING:
    from ui.pages.improvement.page import ImprovementPage


class Acts:
    """Hears the form of a page and keeps what it says."""

    def __init__(self, bridge: Bridge, page: ImprovementPage) -> None:
        self._bridge, self._page, self.keeper = bridge, page, Keeper(bridge)

    def listen(self) -> None:
        """Connect the form."""
        form, plans, run = self._page.form, self._bridge.desk.improvement_plans, self._bridge.run
        form.changed.connect(self._keep)
        form.checks.kept.connect(self._keep_check)
        form.checks.removed.connect(lambda at: run(lambda: plans.remove_check(at)))
        form.checks.more.connect(self.add_check)
        form.support.kept.connect(self._keep_support)
        form.support.removed.connect(lambda at: run(lambda: plans.remove_support(at)))
        form.support.more.connect(self.add_support)
        form.outcome.closed.connect(self._close)
        form.outcome.reopened.connect(self._reopen)
        form.outcome.note.edited.connect(self._keep_note)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of the page."""
        page = self._page
        return (
            Command("improvement.print", "Print this improvement plan", page.paper.print_now, "Ctrl+P"),
            Command("improvement.save", "Save this improvement plan as PDF", page.paper.save),
            Command("improvement.start", "Start an improvement plan", self.begin),
            Command("improvement.check", "Add a check to the improvement plan", self.add_check, "Ctrl+N"),
            Command("improvement.support", "Add support to the improvement plan", self.add_support),
            Command("improvement.outcome", "Write the outcome of the improvement plan", self.go_to_outcome),
            Command("improvement.before", "Improvement plan before", lambda: page.turn(1)),
            Command("improvement.next", "Next improvement plan", lambda: page.turn(-1)),
        )

    def begin(self) -> None:
        """Start a plan with what the numbers and observations say."""
        rep = self._page.rep()
        if rep is None:
            return
        made = self._bridge.run(lambda: improving.start(self._bridge.desk, rep, self._bridge.today()))
        if made is not None:
            self._page.open(plan_id=made.id)

    def open_rep(self) -> None:
        """Ask the window for the rep's page, at the plans."""
        rep = self._page.rep()
        if rep is not None:
            self._page.asked.emit("rep", {"rep_id": rep.id, "tab": "plan"})

    def add_check(self) -> None:
        """One more check."""
        plan = self._page.plan()
        if plan is not None:
            self.keeper.add_check(plan)
            self._page.refresh()

    def add_support(self) -> None:
        """One more piece of support, with the cursor in it."""
        plan = self._page.plan()
        if plan is not None:
            self.keeper.add_support(plan)
            self._page.refresh()
            self._page.form.support.begin_last()

    def go_to_outcome(self) -> None:
        """Show the outcome, with the cursor in what it stands on."""
        form = self._page.form
        form.ensureWidgetVisible(form.outcome)
        form.outcome.note.setFocus()

    def _keep(self, name: str) -> None:
        plan = self._page.plan()
        if plan is not None:
            self._page.form.answer(name, self.keeper.write(plan, name, self._page.form.fields[name].value))

    def _keep_check(self, line: Line, check: ImprovementCheck) -> None:
        line.answer(self.keeper.write_check(check))

    def _keep_support(self, line: Line, support: Support) -> None:
        line.answer(self.keeper.write_support(support))

    def _keep_note(self) -> None:
        plan, note = self._page.plan(), self._page.form.outcome.note
        if plan is not None:
            note.answer(self.keeper.write(plan, "outcome_note", note.value))

    def _close(self, outcome: Outcome, note: str) -> None:
        plan = self._page.plan()
        if plan is None:
            return
        refusal = self.keeper.close(plan, outcome, note, self._bridge.today())
        self._page.form.outcome.answer(refusal)
        if not refusal and outcome is Outcome.EXTENDED:
            self._page.open(rep_id=plan.rep_id)
        else:
            self._page.refresh()

    def _reopen(self) -> None:
        plan = self._page.plan()
        if plan is not None:
            self._page.form.outcome.answer(self.keeper.reopen(plan))
            self._page.refresh()
