"""Why goals are missed: findings over a rep's own records, each with its evidence in numbers, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.analysis.funnel import Funnel
from coachdesk.domain.findings import Dismissal


class FindingKind(Enum):
    """What mostly stands in the way, as the plan's cause check has it."""

    SKILL = "skill"
    WILL = "will"
    KNOWLEDGE = "knowledge"
    SYSTEM = "system"

    @property
    def title(self) -> str:
        """As a chip says it."""
        return "System" if self is FindingKind.SYSTEM else self.value.capitalize()


class Strength(Enum):
    """A signal is what chance hardly explains; a hint is worth a question."""

    SIGNAL = "signal"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, named for good by `cause`, with what it stands on in words and numbers.

    `course_day` is the next event of the course that the rep is invited to.
    """

    cause: str
    kind: FindingKind
    strength: Strength
    title: str
    evidence: tuple[str, ...]
    question: str
    skill_id: int | None = None
    skill: str = ""
    course_id: int | None = None
    course: str = ""
    course_day: date | None = None
    measure_id: int | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """A cause that was looked at: not found, or not to be told yet, and the numbers that say so."""

    cause: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that the manager said is not it."""

    dismissal: Dismissal
    title: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked at: signals first, then hints; what was not found; what can't be told yet; set aside."""

    rep_id: int
    summary: str
    findings: tuple[Finding, ...]
    not_found: tuple[Looked, ...]
    too_early: tuple[Looked, ...]
    set_aside: tuple[SetAside, ...]
    funnel: Funnel | None = None
