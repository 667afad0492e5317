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
    """One thing a rep can learn, in a framework. A rating fades once its evidence is older than `refresh_days`.

    `weight` says how much attention it deserves, 1 to 3: of gaps as wide as each other the heavier comes first.
    """

    id: int | None
    name: str
    family: str
    description: str = ""
    refresh_days: int = 180
    position: int = 0
    archived: bool = False
    framework_id: int | None = None
    weight: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "family", clean_name(self.family, "family"))
        object.__setattr__(self, "description", clean_note(self.description, "description"))
        if not 1 <= self.weight <= 3:
            raise Invalid("weight", f"A weight is 1 to 3, not {self.weight}.")
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
class RepSkill:
    """The level that one rep is to reach in a skill; it goes before that of the role."""

    id: int | None
    rep_id: int
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
    """The ratings of one rep by one rater on one day, by one version of a framework.

    `by` names a peer. A `blind` self-assessment stays hidden until the manager has rated the rep since.
    """

    id: int | None
    rep_id: int
    rater: Rater
    day: date
    note: str = ""
    private_note: str = ""
    framework_id: int | None = None
    version: int = 1
    by: str = ""
    blind: bool = False

    def __post_init__(self) -> None:
        for field in ("note", "private_note", "by"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if self.rater is Rater.PEER and not self.by:
            raise Invalid("by", "Say which peer rated: a name tells two of them apart.")


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
        object.__setattr__(self, "evidence", clean_note(self.evidence, "evidence"))
        check_level(self.level)


@dataclass(frozen=True, slots=True)
class DatedRating:
    """A rating together with who made it and when, as analysis reads it; `blind` is that of its assessment."""

    skill_id: int
    level: int
    rater: Rater
    day: date
    evidence: str = ""
    assessment_id: int | None = None
    by: str = ""
    version: int = 1
    level_text: str = ""
    blind: bool = False


def check_level(level: int) -> None:
    """Refuse what is not 1 to 5."""
    if level not in LEVELS:
        raise Invalid("level", f"A level is {LEVELS[0]} to {LEVELS[-1]}, not {level}.")
