"""Development plans as papers: the facts of a rep's plan, or of an unsaved draft, and their PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk import planning
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.plan_sheet import plan_paper as paper_of
from coachdesk.analysis.plans import prefill
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.reports import report
from coachdesk.settings import value_of
from coachdesk.views import rep_records


def plan_paper(desk: Desk, rep: Rep, quarter: Quarter, audience: Audience, today: date) -> tuple[PlanPaper, bool]:
    """The paper of a rep's plan, and whether it is kept: without one, a filled-in draft that nobody saves."""
    assert rep.id is not None
    plan = desk.plans.find(rep.id, quarter)
    if plan is not None:
        return planning.plan_paper(desk, plan, audience, today), True
    records, manager = rep_records(desk, rep, today), value_of("manager_name", desk.settings.all())
    draft, goals, actions = prefill(records, quarter, today, manager)
    return paper_of(records, draft, goals, actions, Printing(today, audience, manager, None, False), ()), False


def paper_size(desk: Desk, asked: str | None) -> str:
    """The size asked for, else the one set."""
    return asked or value_of("paper", desk.settings.all())


def plan_bytes(desk: Desk, papers: Sequence[PlanPaper], asked: str | None) -> bytes:
    """One PDF of all the papers."""
    printed: bytes = report("plan").plan_pdf(papers, paper_size(desk, asked))
    return printed
