"""Measures, targets and results: what is counted, what was aimed at, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import isfinite

from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence
from coachdesk.domain.texts import clean_name, clean_note

LARGEST = 1e15
FIRST_YEAR, LAST_YEAR = 1970, 2099


class Kind(Enum):
    """The four kinds of numbers; progress is a milestone that the sales process defines."""

    ACTIVITY = "activity"
    PROGRESS = "progress"
    OUTCOME = "outcome"
    COACHING = "coaching"


class Unit(Enum):
    """What a number counts. A rate has no results of its own: it is its numerator over its denominator."""

    COUNT = "count"
    CURRENCY = "currency"
    HOURS = "hours"
    PERCENT = "percent"
    RATE = "rate"


class Direction(Enum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Part(Enum):
    """What a measure counts in the sales process, so that the funnel and the diagnosis can find it by any name."""

    CALLS = "calls"
    LEADS = "leads"
    WARM = "warm leads"
    MARKETING = "leads from marketing"
    CONVERSATIONS = "conversations"
    QUALIFIED = "qualified opportunities"
    DISQUALIFIED = "disqualified opportunities"
    PROPOSALS = "proposals"
    DECIDED = "decided deals"
    WON = "won deals"
    BOOKINGS = "bookings"
    OPEN_DEALS = "open deals"
    NEXT_STEPS = "open deals with a dated next step"
    SELLING = "hours selling"
    OTHER_DUTIES = "hours on other duties"


FUNNEL = (Part.LEADS, Part.CONVERSATIONS, Part.QUALIFIED, Part.PROPOSALS, Part.WON)
"""The stages of a sale, each a part of the one before."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`lead` marks the outcome that tiers and attainment go by; `floor_zero` says a result can't be below 0.

    `part` is what it counts in the sales process, None for what has no place there; each is counted by one measure.
    """

    id: int | None
    name: str
    kind: Kind = Kind.ACTIVITY
    unit: Unit = Unit.COUNT
    cadence: Cadence = Cadence.WEEK
    direction: Direction = Direction.UP
    numerator_id: int | None = None
    denominator_id: int | None = None
    lead: bool = False
    floor_zero: bool = True
    archived: bool = False
    position: int = 0
    meaning: str = ""
    part: Part | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "meaning", clean_note(self.meaning, "meaning"))
        both = self.numerator_id is not None and self.denominator_id is not None
        if (self.unit is Unit.RATE) != both:
            raise Invalid("unit", "A rate needs a numerator and a denominator, and only a rate has them.")
        if both and self.numerator_id == self.denominator_id:
            raise Invalid("denominator", "A rate needs two different measures.")
        if self.part is not None and self.unit is Unit.RATE:
            raise Invalid("part", "A rate is made of two measures: give those their place in the process.")


@dataclass(frozen=True, slots=True)
class Target:
    """What a rep (or, with no rep, a role) is to reach in each period from `start` on, until a later target.

    `cadence` is the period that `value` is for; it may be coarser than the measure's own.
    """

    id: int | None
    measure_id: int
    start: date
    value: float
    cadence: Cadence = Cadence.QUARTER
    rep_id: int | None = None
    role_id: int | None = None
    repeats: bool = False

    def __post_init__(self) -> None:
        check_number("target", self.value)
        if (self.rep_id is None) == (self.role_id is None):
            raise Invalid("rep", "A target belongs to one rep or to one role.")


class Source(Enum):
    """Where a result came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Result:
    """One number of one rep for one period, which is named by its first day."""

    rep_id: int
    measure_id: int
    start: date
    value: float
    source: Source = Source.TYPED

    def __post_init__(self) -> None:
        check_number("value", self.value)


def check_number(field: str, value: float) -> None:
    """Refuse what is no finite number of a believable size."""
    if not isfinite(value) or abs(value) > LARGEST:
        raise Invalid(field, f"The {field} {value} is not a number that can be counted: use at most 15 digits.")


def check_start(start: date) -> None:
    """Refuse a day that only a slip of the keyboard can name: every page walks the periods between."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise Invalid("date", f"The date {start.isoformat()} is not between {FIRST_YEAR} and {LAST_YEAR}.")
