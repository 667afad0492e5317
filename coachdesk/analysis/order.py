"""On which side of its training a follow-up stands: a pre-brief before it, a debrief and the checks after it."""

from __future__ import annotations

from datetime import date, datetime

from coachdesk.analysis import words
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.domain.training import FollowUpKind

STANDS = (SessionStatus.PLANNED, SessionStatus.HELD)


def wrong_side(kind: FollowUpKind, to: datetime | date, event: Session) -> bool:
    """Whether a time, or a day, lies on the other side of the event; what only overlaps it does not."""
    before = kind is FollowUpKind.PRE_BRIEF
    if event.status not in STANDS:
        return False
    if isinstance(to, datetime):
        return to >= event.end if before else to < event.start
    day = event.start.date()
    return to > day if before else to < day


def side_words(kind: FollowUpKind, to: datetime | date, event: Session) -> str:
    """What is wrong with a time, or a day, in a sentence; "" when it is on the right side."""
    if not wrong_side(kind, to, event):
        return ""
    side = "after" if kind is FollowUpKind.PRE_BRIEF else "before"
    return f"The {kind.value} would stand {side} the training, {words.weekday(event.start.date())} {event.start:%H:%M}."


def stands_clear(kind: FollowUpKind, own: Session, start: datetime, event: Session) -> bool:
    """Whether its session, begun then, is over before the event begins, or begins when that is over."""
    if kind is FollowUpKind.PRE_BRIEF:
        return start + (own.end - own.start) <= event.start
    return start >= event.end
