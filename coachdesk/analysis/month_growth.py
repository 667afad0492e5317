"""The growing side of a month: skills of the whole team, plans by state and verdict, training, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from coachdesk.analysis import words
from coachdesk.analysis.matrix import Matrix, MatrixCell
from coachdesk.analysis.month import MonthNext, MonthPlans, MonthSkill, MonthTraining
from coachdesk.analysis.month_records import EventRecord, MonthRecords
from coachdesk.domain.periods import Cadence, Quarter, end_of, step
from coachdesk.domain.plans import Goal, Plan, PlanStatus, Verdict
from coachdesk.domain.sessions import SessionStatus
from coachdesk.domain.training import FollowUpKind, FollowUpState, Presence

FEWEST = 3  # with fewer rated, a median would give single people away
SHOWN_WEAKEST = 3
SAID = {PlanStatus.DRAFT: "in draft", PlanStatus.CHECKED: "past the mid-quarter check"}


def skills(matrix: Matrix) -> tuple[MonthSkill, ...]:
    """Each skill over everyone, in the order of the matrix; of the manager's levels only."""
    return tuple(
        _skill(skill.name, skill.family, [row.cells[at] for row in matrix.rows])
        for at, skill in enumerate(matrix.skills)
    )


def _skill(name: str, family: str, cells: Sequence[MatrixCell]) -> MonthSkill:
    levels = [cell.level for cell in cells if cell.level is not None]
    aims = [cell.target for cell in cells if cell.target is not None]
    aimed = [cell for cell in cells if cell.level is not None and cell.target is not None]
    told = len(levels) >= FEWEST
    low, high = (min(aims), max(aims)) if aims else (None, None)
    aim = "–" if low is None else f"{low}" if low == high else f"{low}–{high}"
    many = len(aimed) >= FEWEST
    return MonthSkill(
        name, family, aim, low, high, float(median(levels)) if told else None, min(levels) if told else None,
        max(levels) if told else None, len(levels), sum(cell.below > 0 for cell in aimed) if many else 0,
        len(aimed) if many else 0, sum(cell.below for cell in aimed) if many else 0,
    )  # fmt: skip


def weakest(found: Sequence[MonthSkill]) -> tuple[MonthSkill, ...]:
    """The three most below target: by the share of rated reps under it, then by how far."""
    rows = [s for s in found if s.below]
    return tuple(sorted(rows, key=lambda s: (-s.below / s.aimed, -s.short / s.aimed, s.name))[:SHOWN_WEAKEST])


def plans(records: MonthRecords) -> MonthPlans:
    """The quarter's plans by the state they had at the end of the month, and the goals closed lately by verdict."""
    quarter, team = Quarter.of(records.month), {one.rep.id for one in records.team}
    own = [plan for plan, _ in records.plans if plan.period == quarter and plan.rep_id in team]
    states = [state_on(plan, records.day) for plan in own]
    since = records.months[0]
    closed = [goal for plan, goals in records.plans if since <= closed_on(plan) <= records.day for goal in goals]
    return MonthPlans(
        quarter.title, tuple((SAID.get(s, s.value), states.count(s)) for s in PlanStatus if s in states),
        len(team - {plan.rep_id for plan in own}), _verdicts(closed), words.long_month(since),
    )  # fmt: skip


def _verdicts(goals: Sequence[Goal]) -> tuple[tuple[str, int], ...]:
    given = [goal.verdict for goal in goals]
    found = [(verdict.value, given.count(verdict)) for verdict in Verdict if verdict in given]
    return (*found, ("no verdict", given.count(None))) if None in given else tuple(found)


def closed_on(plan: Plan) -> date:
    """The day a plan was closed; one without that day, the last of its quarter; one that is open, never."""
    if plan.status is not PlanStatus.CLOSED:
        return date.max
    return plan.closed_on or plan.period.last


def state_on(plan: Plan, day: date) -> PlanStatus:
    """The state of a plan on a day, as far as its days were written down."""
    if closed_on(plan) <= day:
        return PlanStatus.CLOSED
    reached = ((plan.checked_on, PlanStatus.CHECKED), (plan.agreed_on, PlanStatus.AGREED))
    known = next((state for when, state in reached if when is not None and when <= day), PlanStatus.DRAFT)
    undated = plan.agreed_on is None and plan.checked_on is None
    return plan.status if undated and plan.status is not PlanStatus.CLOSED else known


def trainings(records: MonthRecords) -> tuple[MonthTraining, ...]:
    """The events of the month that were held, by day."""
    rows = [e for e in records.events if e.session.status is SessionStatus.HELD and _within(e, records.month)]
    return tuple(_training(event) for event in sorted(rows, key=lambda e: e.session.start))


def _within(event: EventRecord, month: date) -> bool:
    return month <= event.session.start.date() <= end_of(month, Cadence.MONTH)


def _training(event: EventRecord) -> MonthTraining:
    told = [row.presence for row in event.attendance if row.presence is not Presence.INVITED]
    came = told.count(Presence.ATTENDED) if told else None
    asked = {*event.invited, *(row.rep_id for row in event.attendance)}
    after = [
        (one, session) for one, session in event.follow_ups
        if one.kind is FollowUpKind.DEBRIEF and one.state is not FollowUpState.DROPPED
    ]  # fmt: skip
    done = sum(one.settled(session) for one, session in after)
    return MonthTraining(event.title, words.day(event.session.start.date()), came, len(asked), done, len(after))


def coming(records: MonthRecords) -> MonthNext:
    """The month after: what is in the calendar, what is meant, and which plans have to be closed by its end."""
    month = step(records.month, Cadence.MONTH)
    last = end_of(month, Cadence.MONTH)
    stands = (SessionStatus.PLANNED, SessionStatus.HELD)
    events = [e for e in records.events if e.session.status in stands and _within(e, month)]
    team = {one.rep.id for one in records.team}
    due = [
        plan for plan, _ in records.plans
        if closed_on(plan) > records.day and plan.rep_id in team and (plan.close_day or plan.period.last) <= last
    ]  # fmt: skip
    ledger = records.coming
    minutes = sum(ledger.planned.values()) + ledger.manager_minutes
    least, most = (sum(getattr(row, end) for row in ledger.reps) / 60 for end in ("least", "most"))
    return MonthNext(
        f"{words.long_month(month)} {month.year}", ledger.counts.planned + ledger.counts.held, minutes / 60,
        f"{words.figure(round(least, 1))}–{words.figure(round(most, 1))} h", tuple(_event_words(e) for e in events),
        len(due),
    )  # fmt: skip


def _event_words(event: EventRecord) -> str:
    return f"{event.title}, {words.weekday(event.session.start.date())}"
