"""The quarterly cycle of a plan: start, agree, check, close, carry over, issue and print again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.paper_json import from_json, to_json
from coachdesk.analysis.plan_changes import changes, open_verdicts, suggest_verdict
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.plan_sheet import plan_paper as paper_of
from coachdesk.analysis.plans import prefill
from coachdesk.covering import training_days
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import NEXT_STATUS, Goal, Plan, PlanIssue, PlanStatus, Verdict, check_agreeable
from coachdesk.reports import report
from coachdesk.settings import value_of
from coachdesk.views import rep_records

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def create_plan(desk: Desk, rep: Rep, quarter: Quarter, today: date) -> Plan:
    """Start a plan with everything known filled in; a second one for the same quarter is refused."""
    plan, goals, actions = prefill(rep_records(desk, rep, today), quarter, today, _manager(desk))
    return desk.plans.add(plan, goals, actions)


def advance_plan(desk: Desk, plan: Plan, today: date) -> Plan:
    """One step on in the cycle; what it still lacks for that step is said."""
    assert plan.id is not None
    goals, coming = desk.plans.goals(plan.id), NEXT_STATUS.get(plan.status)
    if coming is None:
        raise DeskError("This plan is closed already: carry it over into the next quarter.")
    if coming is PlanStatus.AGREED:
        check_agreeable(plan, goals, desk.plans.actions(plan.id))
    if coming is PlanStatus.CLOSED and (lacking := open_verdicts(goals)):
        raise DeskError(f"Give each goal a verdict before closing; “{lacking[0].text}” has none.")
    return desk.plans.edit(_dated(plan, coming, today))


def _dated(plan: Plan, status: PlanStatus, day: date) -> Plan:
    if status is PlanStatus.AGREED:
        return replace(plan, status=status, agreed_on=day)
    if status is PlanStatus.CHECKED:
        return replace(plan, status=status, checked_on=day)
    return replace(plan, status=status, closed_on=day)


def carry_over(desk: Desk, plan: Plan, today: date) -> Plan:
    """The plan of the next quarter, with what is still open of this one."""
    return create_plan(desk, desk.people.one(plan.rep_id), plan.period.plus(1), today)


def verdict_of(desk: Desk, plan: Plan, goal: Goal, today: date) -> tuple[Verdict, str] | None:
    """The verdict that the numbers suggest, with its evidence."""
    return suggest_verdict(rep_records(desk, desk.people.one(plan.rep_id)), plan, goal, today)


def plan_paper(
    desk: Desk,
    plan: Plan,
    audience: Audience,
    today: date,
    *,
    private: bool = False,
    issue: int | None = None,
    amendments: Sequence[str] = (),
) -> PlanPaper:
    """The plan as it stands, for one reader; `issue` and its new `amendments` only while it is being issued."""
    assert plan.id is not None
    rep = desk.people.one(plan.rep_id)
    records, training = rep_records(desk, rep, today), training_days(desk, rep)
    printing = Printing(today, audience, _manager(desk), issue, private)
    goals, actions = desk.plans.goals(plan.id), desk.plans.actions(plan.id)
    paper = paper_of(records, plan, goals, actions, printing, desk.plans.amendments(plan.id), training)
    added = tuple(f"Issue {issue}, {today.day} {today:%b}: {text}" for text in amendments)
    return replace(paper, amendments=(*paper.amendments, *added))


def issue_plan(desk: Desk, plan: Plan, today: date, audience: Audience = Audience.REP) -> PlanIssue:
    """Freeze the plan as a numbered print; from the second on, with a dated list of what changed."""
    assert plan.id is not None
    before = desk.plans.issues(plan.id)
    number = len(before) + 1
    fresh = plan_paper(desk, plan, audience, today, issue=number)
    changed = changes(from_json(before[-1].facts), fresh) if before else ()
    paper = plan_paper(desk, plan, audience, today, issue=number, amendments=changed)
    prints = {size: _pdf(paper, size) for size in ("a4", "letter")}
    return desk.plans.freeze(plan, to_json(paper), prints, today, changed, value_of("paper", desk.settings.all()))


def issued_paper(issue: PlanIssue) -> PlanPaper:
    """What an issue froze."""
    return from_json(issue.facts)


def reprint(desk: Desk, issue: PlanIssue, paper: str | None = None) -> bytes:
    """An issue again, byte for byte as it was first made, on its own paper or the other, whatever changed since."""
    return desk.plans.print_of(issue, paper or issue.paper)


def _pdf(paper: PlanPaper, size: str) -> bytes:
    pdf = report("plan").plan_pdf((paper,), size)
    assert isinstance(pdf, bytes)
    return pdf


def _manager(desk: Desk) -> str:
    return value_of("manager_name", desk.settings.all())
