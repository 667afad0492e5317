"""Training events, who was there, and the follow-up that makes an event a process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.domain.texts import clean_note, clean_text

MOST_SEATS = 1000


class Presence(Enum):
    """What became of an invitation."""

    INVITED = "invited"
    ATTENDED = "attended"
    ABSENT = "absent"
    EXCUSED = "excused"


class Scale(Enum):
    """What is asked before and after: a test's score in percent, or the rep's own confidence from 1 to 5."""

    SCORE = "score"
    CONFIDENCE = "confidence"

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most."""
        return (0, 100) if self is Scale.SCORE else (1, 5)

    def check(self, value: float | None, field: str) -> None:
        """`Invalid` when a value can't be one of this scale; None is unknown and always may be."""
        low, high = self.bounds
        if value is not None and not low <= value <= high:
            raise Invalid(field, f"A {self.value} is {low:g} to {high:g}, not {value:g}.")


@dataclass(frozen=True, slots=True)
class Training:
    """What makes a session of kind training an event: its course or, without one, a title; time and place are the
    session's, and so is who is invited.

    `trainer` is empty while it is the manager. `capacity` None is as many as like. `uid` names the event in a calendar
    that it was taken from.
    """

    id: int | None
    session_id: int
    course_id: int | None = None
    title: str = ""
    trainer: str = ""
    capacity: int | None = None
    scale: Scale = Scale.CONFIDENCE
    uid: str = ""

    def __post_init__(self) -> None:
        for field in ("title", "trainer"):
            object.__setattr__(self, field, " ".join(clean_text(getattr(self, field), field).split()))
        if self.capacity is not None and not 1 <= self.capacity <= MOST_SEATS:
            raise Invalid("capacity", f"An event has 1 to {MOST_SEATS} seats, not {self.capacity}.")
        if self.course_id is None and not self.title:
            raise Invalid("course", "Choose a course, or give the event a title.")


@dataclass(frozen=True, slots=True)
class Attendance:
    """One rep at one event: invited, there or not, the score before and after, and what the rep said of it."""

    id: int | None
    training_id: int
    rep_id: int
    presence: Presence = Presence.INVITED
    before: float | None = None
    after: float | None = None
    feedback: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "feedback", clean_note(self.feedback, "feedback"))


class FollowUpKind(Enum):
    """What follows, or goes before, an event."""

    PRE_BRIEF = "pre-brief"
    DEBRIEF = "debrief"
    CHECK = "check"


class FollowUpState(Enum):
    """How far it is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Recall(Enum):
    """What a check showed, of the question and of the task alike."""

    YES = "yes"
    PART = "part"
    NO = "no"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One rep's pre-brief, debrief or spaced check (`number` 1, 2, 3) for one event.

    With a session it has a time of its own in the calendar; without one it is a short check, raised when the two meet
    next. `due` is the day by which it is to be done. `recalled` says whether the question was answered, `applied`
    whether the task was tried on the job.
    """

    id: int | None
    training_id: int
    rep_id: int
    kind: FollowUpKind
    due: date
    number: int = 0
    session_id: int | None = None
    question: str = ""
    task: str = ""
    state: FollowUpState = FollowUpState.OPEN
    closed: date | None = None
    recalled: Recall | None = None
    applied: Recall | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for field in ("question", "task"):
            object.__setattr__(self, field, clean_text(getattr(self, field), field))
        object.__setattr__(self, "note", clean_note(self.note))

    @property
    def title(self) -> str:
        """Pre-brief, Debrief, Check 2."""
        return f"Check {self.number}" if self.kind is FollowUpKind.CHECK else self.kind.value.capitalize()

    def booked(self, session: Session | None) -> bool:
        """Whether its session still stands in the calendar."""
        return session is not None and session.status in (SessionStatus.PLANNED, SessionStatus.HELD)

    def day(self, session: Session | None) -> date:
        """When it is to take place: on the day of its session, else by its due day."""
        return session.start.date() if session is not None and self.booked(session) else self.due

    def settled(self, session: Session | None = None) -> bool:
        """Whether nothing is open: done, dropped, or its own session was held."""
        held = session is not None and session.status is SessionStatus.HELD
        return held or self.state is not FollowUpState.OPEN
