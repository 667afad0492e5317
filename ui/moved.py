"""Follows a session that was moved: a page that shows it goes on with the one at the new time."""

from __future__ import annotations

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionStatus


def session_now(desk: Desk, session_id: int | None) -> Session | None:
    """The session as it is kept, after a move the one booked in its place; None when it is not there any more."""
    if session_id is None:
        return None
    try:
        session = desk.sessions.one(session_id)
    except DeskError:
        return None
    return _after(desk, session) if session.status is SessionStatus.MOVED else session


def _after(desk: Desk, session: Session) -> Session:
    """The first session with the same people and of the same kind that was booked later; itself without one."""
    old_id = session.id or 0
    people = desk.sessions.reps(old_id)
    later = [
        one for one, reps in desk.sessions.all()
        if (one.id or 0) > old_id and one.kind is session.kind and reps == people
        and one.status is not SessionStatus.MOVED
    ]  # fmt: skip
    return min(later, key=lambda one: one.id or 0, default=session)
