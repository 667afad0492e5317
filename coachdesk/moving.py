"""Did it move? The focus of a rep's plan and the measure it should move, from the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from coachdesk import views
from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.measured import points_of
from coachdesk.analysis.moved import Move, Start, measure_move, skill_move
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.people import Rep
from coachdesk.domain.plans import Plan
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.domain.training import Presence

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def moves(desk: Desk, rep: Rep, today: date, records: RepRecords | None = None) -> tuple[Move, ...]:
    """The focus skills since their focus began, since the newest training on them, and the measure they should move.

    Empty when this quarter has no plan with a focus, or when nothing has begun yet.
    """
    records = records or views.rep_records(desk, rep)
    plan = records.plan_of(today)
    if plan is None or plan.focus_id is None:
        return ()
    return tuple(_skills(desk, records, plan, today)) + tuple(_measure(records, plan, today))


def _skills(desk: Desk, records: RepRecords, plan: Plan, today: date) -> Iterator[Move]:
    names = {s.id: s.name for s in records.skills}
    for skill_id in (plan.focus_id, plan.focus2_id):
        if skill_id is None or skill_id not in names:
            continue
        levels = sorted((o.day, o.id or 0, o.level) for o in records.observations
                        if o.skill_id == skill_id and o.level is not None)  # fmt: skip
        seen = [(day, level) for day, _, level in levels]
        began = focus_began(records, plan, skill_id, today)
        starts = [Start(f"Focus on {_lower(names[skill_id])}", began)] if began else []
        for start in (*starts, *_trained(desk, records, skill_id, today)):
            found = skill_move(start, skill_id, seen, today)
            if found is not None:
                yield found


def _measure(records: RepRecords, plan: Plan, today: date) -> Iterator[Move]:
    measure = next((m for m in records.measures if m.id == plan.moves_measure_id), None)
    began = focus_began(records, plan, plan.focus_id, today)
    if measure is None or began is None:
        return
    start = Start("the focus began", began)
    found = measure_move(start, measure, points_of(records, measure, today), today, records.options.currency)
    if found is not None:
        yield found


def focus_began(records: RepRecords, plan: Plan, skill_id: int | None, today: date) -> date | None:
    """The day a focus was agreed on, in the first of the unbroken row of quarters that have it.

    A plan without such a day counts from the first one-on-one held in its quarter; None when it is still to come.
    """
    first = plan
    by_quarter = {p.period: p for p in records.plans}
    while (before := by_quarter.get(first.period.plus(-1))) and skill_id in (before.focus_id, before.focus2_id):
        first = before
    day = first.agreed_on or _first_met(records, first)
    return day if day is not None and day <= today else None


def _first_met(records: RepRecords, plan: Plan) -> date | None:
    days = (s.start.date() for s in records.sessions
            if s.kind is SessionKind.ONE_ON_ONE and is_held(s, records.commitments))  # fmt: skip
    return min((d for d in days if plan.period.first <= d <= plan.period.last), default=None)


def _trained(desk: Desk, records: RepRecords, skill_id: int, today: date) -> list[Start]:
    """The newest training on a skill that the rep was at."""
    served = desk.courses.skills_by_course()
    sessions = {s.id: s for s in records.sessions if s.status is SessionStatus.HELD and s.start.date() <= today}
    there = {a.training_id for a in desk.trainings.attendance()
             if a.rep_id == records.rep.id and a.presence is Presence.ATTENDED}  # fmt: skip
    found = []
    for training in desk.trainings.all():
        session = sessions.get(training.session_id)
        if session and training.id in there and skill_id in served.get(training.course_id or 0, ()):
            title = training.title or desk.courses.one(training.course_id or 0).title
            found.append(Start(f"Training “{title}”", session.start.date()))
    return sorted(found, key=lambda start: start.day)[-1:]


def _lower(name: str) -> str:
    """A skill inside a sentence: its first letter small unless it is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
