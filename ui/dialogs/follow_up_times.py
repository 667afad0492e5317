"""When a proposed follow-up can take place: what speaks against its time, and which time is free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from coachdesk import booking
from coachdesk.analysis.order import side_words
from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.analysis.words import weekday
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUpKind
from coachdesk.settings import clock
from ui.bridge import Bridge

KINDS = {
    FollowUpKind.PRE_BRIEF: SessionKind.PRE_BRIEF, FollowUpKind.DEBRIEF: SessionKind.DEBRIEF,
    FollowUpKind.CHECK: SessionKind.CHECK,
}  # fmt: skip
STEP = timedelta(minutes=15)


def title_of(one: ProposedFollowUp) -> str:
    """Pre-brief, Debrief, Check 2."""
    return f"Check {one.number}" if one.kind is FollowUpKind.CHECK else one.kind.value.capitalize()


def against(
    bridge: Bridge, one: ProposedFollowUp, others: Iterable[ProposedFollowUp], event: Session
) -> Iterator[tuple[str, bool]]:
    """Sentences against a follow-up that was moved, each with whether it is out of the question.

    `event` is the session of the training itself, booked or not.
    """
    if one.start is None:
        if one.due < bridge.today():
            yield f"{weekday(one.due)} is over: choose another day.", True
        elif said := side_words(one.kind, one.due, event):
            yield said, False
        return
    if said := side_words(one.kind, one.start, event):
        yield said, False
    session = _session(one, one.start)
    for problem in booking.problems(bridge.desk, session, (one.rep_id,), bridge.now()):
        yield problem.words, problem.hard
    if event.id is None and session.overlaps(event):
        yield "It is at the time of the training itself.", False
    for other in others:
        if other is not one and other.start is not None and session.overlaps(_session(other, other.start)):
            yield f"At the same time as {title_of(other).lower()} with {other.rep}.", False


def free_time(bridge: Bridge, one: ProposedFollowUp, others: Iterable[ProposedFollowUp]) -> datetime:
    """The first free time of the working day it is due; the day's beginning when none is."""
    saved, desk = bridge.desk.settings.all(), bridge.desk
    first = start = datetime.combine(one.due, clock(saved, "day_starts"))
    ends = datetime.combine(one.due, clock(saved, "day_ends"))
    taken = [_session(o, o.start) for o in others if o.start is not None and o.start.date() == one.due]
    while start + timedelta(minutes=one.minutes) <= ends:
        session = _session(one, start)
        clear = not any(session.overlaps(other) for other in taken)
        if clear and not booking.problems(desk, session, (one.rep_id,), bridge.now()):
            return start
        start += STEP
    return first


def _session(one: ProposedFollowUp, start: datetime) -> Session:
    return Session(None, KINDS[one.kind], start, one.minutes)
