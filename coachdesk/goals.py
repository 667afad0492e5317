"""Working back from quota, from the file: what is known of a rep, the chain, and taking it over as targets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coachdesk import views
from coachdesk.analysis.goal_facts import Evidence, earned, plan_of
from coachdesk.analysis.goals import Assume, GoalPlan, rounded_up
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import FUNNEL, Part, Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.funnels import asked, other_peers

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def evidence(desk: Desk, rep: Rep, today: date) -> Evidence:
    """What is known of the rep and of the others of the role: read once, however much is tried out."""
    question, parts = asked(desk, today, "year"), desk.measures.by_part()
    needed = {part: measure for part, measure in parts.items() if part in (*FUNNEL, Part.BOOKINGS)}
    lead = desk.measures.lead()
    peers = other_peers(desk, rep)
    first = min(question.span.bounds(cadence)[0] for cadence in Cadence)
    rows: dict[int, list[Result]] = {one.id or 0: [] for one in (rep, *peers)}
    for measure_id in {m.id for m in (*needed.values(), lead) if m is not None}:
        for row in desk.results.of_measure(measure_id or 0, first):
            rows.get(row.rep_id, []).append(row)
    own, *others = (rows[one.id or 0] for one in (rep, *peers))
    return Evidence(
        rep, needed, lead, own, tuple(others), desk.targets.of_rep(rep), question.span, question.enough,
        views.options(desk).currency,
    )  # fmt: skip


def goal_plan(
    desk: Desk, rep: Rep, today: date, quarter: Quarter | None = None, assume: Assume | None = None
) -> GoalPlan:  # fmt: skip
    """From a rep's goal of the quarter (the present one) back to the weekly inputs.

    `Invalid` for an assumption that can't be divided by.
    """
    return plan_of(evidence(desk, rep, today), quarter or Quarter.of(today), assume or Assume())


def accept_goals(desk: Desk, rep: Rep, plan: GoalPlan, today: date) -> int:
    """Make the plan's best guesses the rep's own targets of the quarter, in one step; says how many there are.

    A target is what is known so far plus what is still needed, rounded up. The goal itself becomes one too when it
    was assumed. `DeskError` when there is nothing to take over.
    """
    if plan.quarter < Quarter.of(today):
        raise DeskError(f"{plan.quarter.title} is over: choose a quarter that still runs.")
    counted = [step for step in plan.steps if step.key != "goal" and step.measure_id is not None]
    if not counted:
        raise DeskError(" ".join(("There is nothing to accept yet.", *plan.missing)))
    if plan.left <= 0:
        raise DeskError(f"The goal of {plan.quarter.title} is reached already: there is nothing to accept.")
    known = desk.results.of_rep(rep.id or 0, plan.quarter.first)
    aims = {}
    for step in counted:
        so_far = earned(known, desk.measures.one(step.measure_id or 0), plan.quarter)
        aims[step.measure_id or 0] = float(round(so_far or 0) + rounded_up(step))
    goal = plan.steps[0]
    if goal.source == "assumed" and goal.measure_id is not None and plan.goal is not None:
        aims[goal.measure_id] = plan.goal
    first = plan.quarter.first
    targets = [Target(None, id_, first, value, Cadence.QUARTER, rep.id) for id_, value in aims.items()]
    desk.targets.save_many(targets, f"Accept goals of {rep.name} for {plan.quarter}")
    return len(targets)
