"""Skills: what good looks like, what was seen, and who was rated where on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name, clean_note

LEVELS = range(1, 6)


class Rater(Enum):
    """Who rated."""

    MANAGER = "manager"
    SELF = "self"
    PEER = "peer"


class Setting(Enum):
    """Where something was observed."""

    CALL = "call"
    JOINT_CALL = "joint call"
    ROLE_PLAY = "role-play"
    MESSAGE = "message"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Skill:
    """One thing a rep can learn. A rating fades once its evidence is older than `refresh_days`."""

    id: int | None
    name: str
    family: str
    description: str = ""
    refresh_days: int = 180
    position: int = 0
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "family", clean_name(self.family, "family"))
        if not 1 <= self.refresh_days <= 3660:
            raise Invalid("refresh interval", "A refresh interval is 1 to 3660 days.")


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """The behaviour that a level of a skill looks like."""

    id: int | None
    skill_id: int
    level: int
    behaviour: str

    def __post_init__(self) -> None:
        check_level(self.level)


@dataclass(frozen=True, slots=True)
class RoleSkill:
    """The level that a role needs in a skill."""

    id: int | None
    role_id: int
    skill_id: int
    level: int

    def __post_init__(self) -> None:
        check_level(self.level)


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one skill on one day; a level may be named or left open."""

    id: int | None
    rep_id: int
    skill_id: int
    day: date
    seen: str
    setting: Setting = Setting.CALL
    level: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", clean_note(self.seen, "observation"))
        if not self.seen:
            raise Invalid("observation", "An observation needs a few words: what was seen or heard?")
        if self.level is not None:
            check_level(self.level)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The ratings of one rep by one rater on one day."""

    id: int | None
    rep_id: int
    rater: Rater
    day: date
    note: str = ""
    private_note: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One level in one skill within an assessment, with the level text it stood on at the time."""

    id: int | None
    assessment_id: int
    skill_id: int
    level: int
    evidence: str = ""
    level_text: str = ""

    def __post_init__(self) -> None:
        check_level(self.level)


@dataclass(frozen=True, slots=True)
class DatedRating:
    """A rating together with who made it and when, as analysis reads it."""

    skill_id: int
    level: int
    rater: Rater
    day: date
    evidence: str = ""


def check_level(level: int) -> None:
    """Refuse what is not 1 to 5."""
    if level not in LEVELS:
        raise Invalid("level", f"A level is {LEVELS[0]} to {LEVELS[-1]}, not {level}.")
