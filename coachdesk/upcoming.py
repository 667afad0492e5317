"""The next one-on-one of a rep: the one that is booked, else the next likely day, else a sheet without a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking
from coachdesk.analysis.coaching import next_session
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionKind

if TYPE_CHECKING:
    from coachdesk.desk import Desk

USUAL_MINUTES, USUAL_TIME = 30, time(9)
LOOK_AHEAD = 14
"""Who is there on no working day of so many is away for longer."""


@dataclass(frozen=True, slots=True)
class Unbooked(Session):
    """A one-on-one that is not in the calendar, and so has to say itself whose it is, and whether its day is known."""

    rep_id: int = 0
    dated: bool = True


def upcoming(desk: Desk, rep: Rep, now: datetime) -> Session:
    """The next planned one-on-one; without one an unbooked one by the rhythm, else on the next working day at nine.

    For a rep on leave, or away for longer, it has no date.
    """
    assert rep.id is not None
    planned = next_session(desk.sessions.of_rep(rep.id), now.date())
    if planned is not None:
        return planned
    rhythm = desk.rhythms.of_rep(rep)
    minutes = rhythm.minutes if rhythm else USUAL_MINUTES
    likely = None if rep.status is Status.ON_LEAVE else _working_day(desk, rep, now.date())
    if likely is None:
        start = datetime.combine(now.date(), USUAL_TIME)
        return Unbooked(None, SessionKind.ONE_ON_ONE, start, minutes, rep_id=rep.id, dated=False)
    start = booking.next_slot(desk, rep, now) or datetime.combine(likely, USUAL_TIME)
    return Unbooked(None, SessionKind.ONE_ON_ONE, start, minutes, rep_id=rep.id)


def _working_day(desk: Desk, rep: Rep, today: date) -> date | None:
    """The next day, today too, that is no weekend, no holiday and nobody's absence; None when there is none soon."""
    last = today + timedelta(days=LOOK_AHEAD)
    off = booking.days_off(desk, today, last)
    away = [absence for absence in desk.absences.all() if absence.rep_id == rep.id]
    days = (today + timedelta(days=n) for n in range(LOOK_AHEAD + 1))
    free = (d for d in days if d.weekday() < 5 and d not in off and not any(a.holds(d) for a in away))
    return next(free, None)
