"""Improvement plans: proposed from the numbers, looked at in checks, supported from both sides, and closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coachdesk import views
from coachdesk.analysis import improvement_paper as papers
from coachdesk.analysis.improvement import CHECK_EVERY, Proposal, working_day
from coachdesk.analysis.improvement import propose as proposal_of
from coachdesk.analysis.improvement_paper import ImprovementPaper, Progress
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.words import day_near
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, ImprovementPlan, Outcome
from coachdesk.domain.people import Rep
from coachdesk.settings import value_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk

EXTRA_WEEKS = 4


def propose(desk: Desk, rep: Rep, today: date) -> Proposal:
    """A plan of eight weeks with what the numbers and observations say filled in; nothing is saved."""
    serves = desk.courses.skills_by_course()
    courses = [(course, serves.get(course.id or 0, frozenset())) for course in desk.courses.all()]
    return proposal_of(views.rep_records(desk, rep, today), today, courses)


def start(desk: Desk, rep: Rep, today: date) -> ImprovementPlan:
    """Keep the proposal, in one step; one that is still open is to be closed first."""
    now = running(desk, rep)
    if now is not None:
        raise DeskError(f"{rep.name} has an improvement plan until {day_near(now.ends, today)}: close that one first.")
    made = propose(desk, rep, today)
    return desk.improvement_plans.add(made.plan, made.checks, made.support)


def running(desk: Desk, rep: Rep) -> ImprovementPlan | None:
    """The plan that has no outcome yet, the newest if there are several."""
    return next((p for p in desk.improvement_plans.of_rep(rep.id or 0) if p.outcome is None), None)


def running_words(desk: Desk, today: date) -> dict[int, str]:
    """For the team's list, by rep: "improvement plan until 15 Jan"."""
    return papers.running_words(desk.improvement_plans.all(), today)


def progress(desk: Desk, plan: ImprovementPlan, today: date) -> Progress:
    """What came since the start against what is wanted, the checks, and the support of both sides."""
    records = views.rep_records(desk, desk.people.one(plan.rep_id), today)
    own = desk.improvement_plans
    return papers.progress(records, plan, own.checks(plan.id or 0), own.support(plan.id or 0), today)


def improvement_paper(
    desk: Desk, plan: ImprovementPlan, audience: Audience, today: date, *, private: bool = False
) -> ImprovementPaper:
    """The paper of a plan for the rep or the manager; leadership gets none."""
    own = desk.improvement_plans
    kept = Proposal(plan, own.checks(plan.id or 0), own.support(plan.id or 0))
    return _paper(desk, kept, audience, today, private=private)


def draft_paper(desk: Desk, rep: Rep, audience: Audience, today: date) -> ImprovementPaper:
    """The paper of a plan that is only proposed."""
    return _paper(desk, propose(desk, rep, today), audience, today)


def _paper(
    desk: Desk, made: Proposal, audience: Audience, today: date, *, private: bool = False
) -> ImprovementPaper:  # fmt: skip
    if audience is Audience.LEADERSHIP:
        raise Invalid("audience", "An improvement plan is for the rep and the manager.")
    records = views.rep_records(desk, desk.people.one(made.plan.rep_id), today)
    printing = Printing(today, audience, value_of("manager_name", desk.settings.all()), None, private)
    return papers.improvement_paper(records, made.plan, made.checks, made.support, printing)


def close(desk: Desk, plan: ImprovementPlan, outcome: Outcome, note: str, today: date) -> ImprovementPlan:
    """Write how it ended, with a sentence why; one that is extended goes on in a plan of four more weeks."""
    if not note.strip():
        raise Invalid("outcome_note", "Say in a sentence what the outcome stands on.")
    if today < plan.start:
        raise Invalid("outcome", f"The plan starts on {plan.start}: it has no outcome before that.")
    with desk.store.change(f"Close an improvement plan: {outcome.value}"):
        closed = desk.improvement_plans.edit(replace(plan, outcome=outcome, outcome_day=today, outcome_note=note))
        if outcome is Outcome.EXTENDED:
            _go_on(desk, closed, today)
        return closed


def reopen(desk: Desk, plan: ImprovementPlan) -> ImprovementPlan:
    """Take an outcome back; its note stays, and of two open plans there may be only one."""
    rep = desk.people.one(plan.rep_id)
    now = running(desk, rep)
    if now is not None and now.id != plan.id:
        raise DeskError(f"{rep.name} has an improvement plan until {now.ends}: close that one first.")
    with desk.store.change("Open an improvement plan again"):
        return desk.improvement_plans.edit(replace(plan, outcome=None, outcome_day=None))


def _go_on(desk: Desk, plan: ImprovementPlan, today: date) -> ImprovementPlan:
    """Four more weeks with the same aim, two checks, and the support that is still to be given."""
    first = working_day(today)
    ends = first + timedelta(weeks=EXTRA_WEEKS)
    more = replace(plan, id=None, start=first, ends=ends, outcome=None, outcome_day=None, outcome_note="")
    days = [first + timedelta(weeks=n) for n in range(CHECK_EVERY, EXTRA_WEEKS + 1, CHECK_EVERY)]
    old = [c for c in desk.improvement_plans.checks(plan.id or 0) if c.what]
    what = old[-1].what if old else ""
    checks = tuple(ImprovementCheck(None, 0, day, what) for day in days)
    undone = [s for s in desk.improvement_plans.support(plan.id or 0) if not s.done]
    support = tuple(replace(s, due=ends if s.due is None or s.due < ends else s.due) for s in undone)
    return desk.improvement_plans.add(more, checks, support)


def check(
    desk: Desk, made: ImprovementCheck, result: CheckResult, note: str | None = None
) -> ImprovementCheck:  # fmt: skip
    """Write what a check showed."""
    return desk.improvement_plans.save_check(replace(made, result=result, note=made.note if note is None else note))
