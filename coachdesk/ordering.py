"""Trainings and what follows them, as a booking sees them: what has to come first, and what goes along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coachdesk.analysis import order
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUpState

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def out_of_order(desk: Desk, session: Session) -> Iterator[str]:
    """What speaks against the time of a planned follow-up: it stands on the wrong side of its training."""
    own = desk.trainings.follow_up_of_session(session.id) if session.id is not None else None
    if own is not None and session.status is SessionStatus.PLANNED:
        event = desk.sessions.one(desk.trainings.one(own.training_id).session_id)
        if said := order.side_words(own.kind, session.start, event):
            yield said


def carried(desk: Desk, session: Session) -> frozenset[int]:
    """The sessions of the open follow-ups of a training: they go along with it, so they are in nobody's way."""
    training = desk.trainings.of_session(session.id or 0) if session.kind is SessionKind.TRAINING else None
    found = desk.trainings.follow_ups(training.id) if training is not None else ()
    return frozenset(f.session_id for f in found if f.session_id is not None and f.state is FollowUpState.OPEN)
