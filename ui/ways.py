"""Where a session leads: the page or sheet on which it is prepared, held, mended or read."""

from __future__ import annotations

from datetime import datetime

from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

BRIEFS = {SessionKind.PRE_BRIEF, SessionKind.DEBRIEF}
OF_TASKS = {"prepare": "prepare", "brief": "brief", "debrief": "brief", "finish": "meeting", "record": "miss"}
"""The page, or the sheet "miss", that mends a task of which action."""


def way_to_prepare(kind: SessionKind) -> str:
    """The page where a session of this kind is prepared."""
    return "brief" if kind in BRIEFS else "prepare"


def way_to_start(kind: SessionKind) -> str:
    """The page where a session of this kind is held."""
    return "brief" if kind in BRIEFS else "meeting"


def way_of(session: Session, now: datetime) -> str:
    """Where a session leads: a page, or the sheet "miss" when its time has passed, or "record" when it is over."""
    if session.status is not SessionStatus.PLANNED:
        return "record"
    if session.going_on:
        return way_to_start(session.kind)
    return "miss" if session.end < now else way_to_prepare(session.kind)
