"""Sessions: one-on-ones and the other hours of coaching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from coachdesk.domain.errors import Invalid


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


class SessionStatus(Enum):
    """What became of it."""

    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One piece of coaching time, with its reps; `summary` is shared, `private_note` never is."""

    id: int | None
    kind: SessionKind
    start: datetime
    minutes: int
    status: SessionStatus = SessionStatus.PLANNED
    place: str = ""
    summary: str = ""
    private_note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 720:
            raise Invalid("minutes", f"A session lasts 1 to 720 minutes, not {self.minutes}.")
