"""Scorecards for calls: a few criteria with written guides, scored by the rep first, then by the manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.errors import Invalid
from coachdesk.domain.skills import Rater, check_level
from coachdesk.domain.texts import clean_name, clean_note

FEWEST, MOST = 4, 6


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A form for one type of call. A version that was used is locked: a change makes the next version.

    Versions of one form share their `name`; the highest is the one in use, unless it is archived.
    """

    id: int | None
    name: str
    call_type: str = ""
    version: int = 1
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "call_type", clean_note(self.call_type, "call type"))


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a scorecard: what it weighs (1 to 5), and what 1, 3 and 5 look like."""

    id: int | None
    scorecard_id: int
    text: str
    weight: int = 1
    guide1: str = ""
    guide3: str = ""
    guide5: str = ""
    skill_id: int | None = None
    position: int = 0

    def __post_init__(self) -> None:
        for field in ("text", "guide1", "guide3", "guide5"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field))
        if not self.text:
            raise Invalid("text", "A criterion needs words: what is to be seen on the call?")
        if not 1 <= self.weight <= 5:
            raise Invalid("weight", f"A weight is 1 to 5, not {self.weight}.")


@dataclass(frozen=True, slots=True)
class ScoredCall:
    """One call that was scored: of whom, when, by which version; what to keep, to start and the one change."""

    id: int | None
    scorecard_id: int
    rep_id: int
    day: date
    title: str = ""
    session_id: int | None = None
    deal_id: int | None = None
    keep: str = ""
    start: str = ""
    change: str = ""
    practice: str = ""
    private_note: str = ""

    def __post_init__(self) -> None:
        for field in ("title", "keep", "start", "change", "practice", "private_note"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion of one call by one rater: 1 to 5, or None for *not observed*, which is never 0.

    `by` names a second rater, whose scores are there to calibrate.
    """

    id: int | None
    call_id: int
    criterion_id: int
    rater: Rater
    level: int | None = None
    said: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "said", clean_note(self.said, "what was said"))
        if self.level is not None:
            check_level(self.level)
        if self.rater is Rater.PEER and not self.by:
            raise Invalid("by", "Say who the second rater is.")
