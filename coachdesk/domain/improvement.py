"""Improvement plans: what has to get better by when, what the manager does for it, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note, clean_text


class Outcome(Enum):
    """How an improvement plan ended."""

    MET = "met"
    EXTENDED = "extended"
    NOT_MET = "not met"
    WITHDRAWN = "withdrawn"


class CheckResult(Enum):
    """What a check showed."""

    OPEN = "open"
    MET = "met"
    PART = "part"
    NOT_MET = "not met"


@dataclass(frozen=True, slots=True)
class ImprovementPlan:
    """One rep's plan from `start` to `ends`. `concern` is what the numbers and observations say, `expected` what is to
    be reached: in words, and where one can be named as `wanted` in a measure's unit per period of that measure.
    """

    id: int | None
    rep_id: int
    start: date
    ends: date
    concern: str
    expected: str
    measure_id: int | None = None
    wanted: float | None = None
    outcome: Outcome | None = None
    outcome_day: date | None = None
    outcome_note: str = ""
    private_note: str = ""

    def __post_init__(self) -> None:
        for field in ("concern", "expected", "outcome_note", "private_note"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if self.ends <= self.start:
            raise Invalid("ends", f"The plan ends on {self.ends}, not after it starts on {self.start}.")
        for field in ("concern", "expected"):
            if not getattr(self, field):
                raise Invalid(field, f"An improvement plan says what is {field}: write one sentence.")


@dataclass(frozen=True, slots=True)
class ImprovementCheck:
    """A day on which both look at it, and what it showed."""

    id: int | None
    plan_id: int
    day: date
    what: str = ""
    result: CheckResult = CheckResult.OPEN
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "what", clean_text(self.what, "check"))
        object.__setattr__(self, "note", clean_note(self.note))


@dataclass(frozen=True, slots=True)
class Support:
    """What somebody does so that the plan can be met."""

    id: int | None
    plan_id: int
    text: str
    owner: Owner = Owner.MANAGER
    due: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_text(self.text, "support"))
        if not self.text:
            raise Invalid("support", "Support needs words: who does what?")
