"""Training events as pages show them: who was there, what follows, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from coachdesk.domain.courses import Course
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import FollowUp, FollowUpKind, Presence, Training


class EventState(Enum):
    """How far an event is; it is finished only when nothing of its follow-up is open, or none is wanted."""

    PLANNED = "planned"
    TO_RECORD = "to record"
    FOLLOWING = "followed up"
    FINISHED = "finished"
    CANCELLED = "called off"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One rep of an event; `moved` tells before and after in words, "" when one of them is unknown."""

    rep_id: int
    name: str
    initials: str
    presence: Presence
    before: float | None = None
    after: float | None = None
    feedback: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up in words: "Debrief: Discovery drill, Farah" and "by Fri 13 Nov · 2 days late".

    `day` is when it is to take place; `late` when that is over and it is still open.
    """

    follow_up: FollowUp
    session: Session | None
    event: str
    rep: str
    title: str
    when: str
    day: date
    late: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One training event; `words` sums it up: "3 of 4 attended · 5 of 12 follow-ups done"."""

    training: Training
    session: Session
    course: Course | None
    title: str
    skills: tuple[str, ...]
    state: EventState
    attendees: tuple[Attendee, ...]
    follow_ups: tuple[FollowUpLine, ...]
    words: str
    warning: str = ""

    @property
    def next_open(self) -> FollowUpLine | None:
        """What of its follow-up comes first."""
        return min((line for line in self.follow_ups if line.open), key=lambda line: line.day, default=None)


@dataclass(frozen=True, slots=True)
class ProposedFollowUp:
    """A follow-up that an event proposes: with a `start` it gets its own time, without one it is a short check.

    `why` says why it stands on another day than the rule has it. `keep` is False once it was dropped in the sheet.
    """

    rep_id: int
    rep: str
    kind: FollowUpKind
    number: int
    due: date
    start: datetime | None
    minutes: int
    question: str = ""
    task: str = ""
    why: str = ""
    keep: bool = True
