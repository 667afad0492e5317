"""Sessions: one-on-ones and the other hours of coaching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.questions import Model
from coachdesk.domain.texts import clean_note

LONGEST = 720


class SessionKind(Enum):
    """What kind of coaching it is."""

    ONE_ON_ONE = "one-on-one"
    PRE_BRIEF = "pre-brief"
    DEBRIEF = "debrief"
    JOINT_CALL = "joint call"
    CALL_REVIEW = "call review"
    GROUP = "group"
    CAREER_TALK = "career talk"
    TRAINING = "training"
    CHECK = "follow-up check"
    MID_QUARTER = "mid-quarter check"

    @property
    def title(self) -> str:
        """As it stands on a page: "One-on-one", "Group coaching"."""
        return "Group coaching" if self is SessionKind.GROUP else self.value.capitalize()


class SessionStatus(Enum):
    """What became of it; a moved one stays where it was planned, and another one stands at the new time."""

    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One piece of coaching time, with its reps; `summary` is the shared notes, `private_note` is never shared.

    `began` is set once it goes on: a planned one with it can be taken up again. `why` says why it was missed, moved
    or cancelled. Usefulness and energy are the rep's, from 1 to 5. A series gave it its time; a deal is what a
    pre-brief, debrief or joint call is about. `yours` says whether the manager takes part, as in all but trainings that
    somebody else gives.
    """

    id: int | None
    kind: SessionKind
    start: datetime
    minutes: int
    status: SessionStatus = SessionStatus.PLANNED
    place: str = ""
    summary: str = ""
    private_note: str = ""
    series_id: int | None = None
    deal_id: int | None = None
    model: Model = Model.GROW
    began: datetime | None = None
    missed_by: Owner | None = None
    why: str = ""
    usefulness: int | None = None
    energy: int | None = None
    yours: bool = True

    def __post_init__(self) -> None:
        for field in ("place", "summary", "private_note", "why"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if not 1 <= self.minutes <= LONGEST:
            raise Invalid("minutes", f"A session lasts 1 to {LONGEST} minutes, not {self.minutes}.")
        for name, value in (("usefulness", self.usefulness), ("energy", self.energy)):
            if value is not None and not 1 <= value <= 5:
                raise Invalid(name, f"{name.capitalize()} is 1 to 5, not {value}.")

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def going_on(self) -> bool:
        """Whether it was begun and not finished yet."""
        return self.status is SessionStatus.PLANNED and self.began is not None

    def overlaps(self, other: Session) -> bool:
        """Whether both take place, at least partly at the same time."""
        taken = (SessionStatus.PLANNED, SessionStatus.HELD)
        both = self.status in taken and other.status in taken
        return both and self.start < other.end and other.start < self.end

    def meets(self, other: Session) -> bool:
        """Whether both want the manager at the same time."""
        return self.yours and other.yours and self.overlaps(other)
