"""The coaching ledger: hours planned and held against the budget, gaps, and the manager's own coaching."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from coachdesk.analysis.commitments import Kept
from coachdesk.domain.commitments import Owner
from coachdesk.domain.sessions import SessionKind


@dataclass(frozen=True, slots=True)
class Counts:
    """Sessions by what became of them: still planned, held (and counted), missed, moved, cancelled.

    `hollow` are marked as held but have neither a note nor a commitment: they count for nothing until one is written.
    """

    planned: int
    held: int
    missed: int
    moved: int
    cancelled: int
    hollow: int
    missed_by_rep: int
    missed_by_manager: int


NO_SESSION = Counts(0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class RepLedger:
    """One rep in a span: minutes held and still planned, by kind, against the budget of the span (least, most).

    `gap` is the longest stretch in days between one-on-ones held, the running one included; None when never met.
    `tone` is "under", "over" or "". `useful` are the rep's own answers.
    """

    rep_id: int
    rep: str
    initials: str
    tier: str
    counts: Counts
    minutes: int
    planned_minutes: int
    by_kind: dict[SessionKind, int]
    least: int
    most: int
    gap: int | None
    gap_words: str
    tone: str
    says: str
    useful: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpanLedger:
    """One month or week: the manager's minutes held and planned, those held by kind, and the sessions by outcome."""

    start: date
    title: str
    held: int
    planned: int
    by_kind: dict[SessionKind, int]
    counts: Counts = NO_SESSION


@dataclass(frozen=True, slots=True)
class TierCover:
    """How much coaching the reps of one tier got: hours held a rep and month."""

    tier: str
    reps: int
    hours: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole team in the days first..last; a group session counts once here and in full for each rep.

    Sessions and minutes are the manager's: a training that somebody else gave counts only in the lines of the reps.

    `minutes` were held and `planned` are still planned, both by kind. `with_commitment` of the held sessions led to at
    least one. `useful` are the answers 1 to 5 of all reps.
    """

    first: date
    last: date
    counts: Counts
    minutes: dict[SessionKind, int]
    manager_minutes: int
    pre_briefs: int
    debriefs: int
    kept: dict[Owner, Kept]
    reps: tuple[RepLedger, ...]
    months: tuple[SpanLedger, ...]
    weeks: tuple[SpanLedger, ...]
    tiers: tuple[TierCover, ...]
    tier_words: str
    with_commitment: int
    useful: tuple[int, ...]
    useful_words: str
    summary: str
    planned: dict[SessionKind, int] = field(default_factory=dict)
