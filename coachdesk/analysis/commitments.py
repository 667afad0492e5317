"""Commitments as people read them: who, what, how late, and how many were kept in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.commitments import CommitmentState, Owner


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment in words: `who` is "You" or the rep's first name, `late` the days past its day (0 if none)."""

    id: int
    rep_id: int
    rep: str
    initials: str
    owner: Owner
    who: str
    text: str
    seen_in: str
    made: date
    due: date | None
    due_words: str
    late: int
    late_words: str
    state: CommitmentState
    state_words: str
    why: str
    carried: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Of the commitments due in a span: how many were kept, how many of the others were done after their day."""

    due: int
    kept: int
    done_late: int


@dataclass(frozen=True, slots=True)
class Streak:
    """The latest run of one side: `kept` or `missed` in a row (the other is 0), in words with the count of all."""

    owner: Owner
    kept: int
    missed: int
    words: str
