"""Frameworks: sets of skills with their families, in numbered versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.texts import clean_name, clean_note


@dataclass(frozen=True, slots=True)
class Framework:
    """A set of skills; `version` counts up with each edit after somebody was rated by it."""

    id: int | None
    name: str
    description: str = ""
    version: int = 1
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "description", clean_note(self.description, "description"))


@dataclass(frozen=True, slots=True)
class FrameworkVersion:
    """A framework as it was when somebody was rated by it: `content` is JSON, families in order with their skills."""

    id: int | None
    framework_id: int
    number: int
    day: date
    content: str


@dataclass(frozen=True, slots=True)
class VersionSkill:
    """A skill as one version of a framework has it; `levels` are (level, behaviour) for those that are written."""

    id: int
    name: str
    family: str
    description: str
    levels: tuple[tuple[int, str], ...]
    weight: int = 1
    refresh_days: int = 180

    def level_text(self, level: int | None) -> str:
        """What a level looks like, or ""."""
        return next((text for at, text in self.levels if at == level), "")


@dataclass(frozen=True, slots=True)
class FrameworkContent:
    """One version of a framework, its skills in order."""

    framework_id: int
    name: str
    version: int
    skills: tuple[VersionSkill, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The families in the order of their first skill."""
        return tuple(dict.fromkeys(skill.family for skill in self.skills))
