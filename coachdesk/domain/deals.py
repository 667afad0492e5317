"""Deals, as far as coaching needs them, and whether the customer fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name, clean_note


class DealOutcome(Enum):
    """Where a deal stands or how it ended."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    DISQUALIFIED = "disqualified"


@dataclass(frozen=True, slots=True)
class Deal:
    """A light deal: `value` in the team's currency, None when unknown; `ended` is the day of its outcome."""

    id: int | None
    rep_id: int
    account: str
    value: float | None = None
    stage: str = ""
    people: str = ""
    outcome: DealOutcome = DealOutcome.OPEN
    closes: date | None = None
    ended: date | None = None
    next_step: str = ""
    next_day: date | None = None
    note: str = ""
    private_note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "account", clean_name(self.account, "account"))
        for field in ("stage", "people", "next_step", "note", "private_note"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if self.value is not None and not 0 <= self.value < 1e12:
            raise Invalid("value", "A deal is worth 0 or more, and less than 1,000,000,000,000.")


@dataclass(frozen=True, slots=True)
class DealStage:
    """The day on which a deal came to a stage, as far as it was written down."""

    id: int | None
    deal_id: int
    stage: str
    entered: date


class FitKind(Enum):
    """Facts about a company, or attitudes of its people."""

    DEMOGRAPHIC = "demographic"
    PSYCHOGRAPHIC = "psychographic"


class Answer(Enum):
    """Whether a criterion is met; unknown is neither."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FitCriterion:
    """One thing that makes a customer an ideal one."""

    id: int | None
    kind: FitKind
    text: str
    position: int = 0
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_note(self.text, "criterion"))
        if not self.text:
            raise Invalid("criterion", "A fit criterion needs words.")


@dataclass(frozen=True, slots=True)
class FitAnswer:
    """The answer of one deal to one criterion; a missing one is unknown."""

    id: int | None
    deal_id: int
    criterion_id: int
    answer: Answer
