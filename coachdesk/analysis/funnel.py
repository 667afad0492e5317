"""The funnel: how many come to each stage of a sale, and how many go on, each with its plausible range."""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.analysis.rates import Rate
from coachdesk.domain.measures import Part


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with its count in the span; None is unknown, `periods` of how many known weeks it is made."""

    part: Part
    name: str
    count: float | None
    periods: int


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long deals stay in a stage, from deals whose days are known: median, least and most days, and of how many."""

    median: float
    least: int
    most: int
    deals: int

    @property
    def words(self) -> str:
        """As a caption: 12 days in the middle, 3–40, from 9 deals."""
        return f"{self.median:.0f} days in the middle, {self.least}–{self.most}, from {self.deals} deals"


@dataclass(frozen=True, slots=True)
class Conversion:
    """From one stage to the next. `role` is the other reps of the same role pooled; None without peers.

    `side` is "below" or "above" when the plausible range leaves the role's rate out and there are enough trials, else
    "". `needed` is about how many more trials it takes to be ranked. `words` is the count, `more` the rest.
    """

    key: str
    name: str
    rate: Rate
    role: Rate | None
    shrunk: float | None
    side: str
    needed: int
    words: str
    more: str
    days: StageTime | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """One rep's, or the team's, over a span of closed weeks; `caution` says what can't be told from it."""

    span: str
    stages: tuple[Stage, ...]
    conversions: tuple[Conversion, ...]
    caution: str = ""
