"""A training event as it was typed, before it is booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk import training
from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.domain.courses import Course
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import Training
from ui.bridge import Bridge
from ui.dialogs import session_steps as steps


@dataclass(frozen=True, slots=True)
class EventWish:
    """When, which event, who is invited, what it is called, and how it comes again."""

    session: Session
    training: Training
    rep_ids: tuple[int, ...]
    course: Course | None
    title: str
    every: Every | None = None
    until: date | None = None

    def propose(self, bridge: Bridge) -> tuple[ProposedFollowUp, ...]:
        """What the event would have follow it."""
        return training.propose_follow_ups(
            bridge.desk, self.session, self.course, self.rep_ids, bridge.now(), self.title
        )

    def book(self, bridge: Bridge, follow_ups: tuple[ProposedFollowUp, ...]) -> None:
        """Book the event with these follow-ups in one step; days that its repeats left out are told."""
        desk = bridge.desk
        booked = training.book_event(
            desk, self.session, self.training, self.rep_ids, follow_ups, bridge.now(), self.every, self.until,
            anyway=True,
        )  # fmt: skip
        if booked.skipped:
            bridge.say(steps.laid_words(booked), "Undo", lambda: bridge.run(desk.store.undo))
