"""Tiers over time: what the rule would have given at the end of each closed quarter, and who is at goal now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from coachdesk.analysis import words
from coachdesk.analysis.facts import rep_tier
from coachdesk.analysis.measured import points_of, range_of
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import ADDED, Point, target_for
from coachdesk.analysis.tiers import Tier, TierFacts, tier
from coachdesk.domain.measures import Direction, Measure
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Cadence, Quarter, end_of, starts_between

AS_IT_STANDS = "Worked out from the numbers, targets, role and thresholds as they stand now."


@dataclass(frozen=True, slots=True)
class TierPast:
    """What the rule gives at the end of one closed quarter."""

    quarter: Quarter
    facts: TierFacts

    @property
    def words(self) -> str:
        """The quarter, the tier and what it stands on: "Q3 2026: Performer, goal met 3 of 4 quarters"."""
        return f"{self.quarter.title}: {self.facts.tier.title}, {self.facts.words}"


@dataclass(frozen=True, slots=True)
class TierHistory:
    """A rep's tier now and at the end of each closed quarter, oldest first; `words` tells the turns."""

    rep_id: int
    rep: str
    now: TierFacts
    past: tuple[TierPast, ...]
    words: str
    caution: str = AS_IT_STANDS


@dataclass(frozen=True, slots=True)
class GoalNow:
    """Whether a rep is at goal so far this quarter; None without a closed period. `lacks` is in the lead's unit.

    `words` say how much it is; `needs` what each period left would have to bring, with the usual range where there is
    one. Somebody who is ramping is named and left out of the count.
    """

    rep_id: int
    rep: str
    role: str
    ramping: bool
    reached: bool | None
    share: float | None
    lacks: float | None
    words: str
    needs: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """The aim of everybody at goal: "5 of 7 ramped at goal this quarter", those who lack most first."""

    words: str
    reps: tuple[GoalNow, ...]


def tier_history(records: RepRecords, today: date) -> TierHistory:
    """The tier at the end of each closed quarter since the first number of the lead measure, and now.

    The past is worked out again from the results as they stand, so a number put right later changes it.
    """
    rep, now, lead = records.rep, rep_tier(records, today), records.lead
    past: tuple[TierPast, ...] = ()
    if lead is not None:
        points = points_of(replace(records, targets=()), lead, today)
        past = tuple(TierPast(q, _at(records, lead, points, q)) for q in _closed(points, today))
    return TierHistory(rep.id or 0, rep.name, now, past, history_words(now, past))


def _closed(points: Sequence[Point], today: date) -> list[Quarter]:
    """The quarters from the first number on that have ended."""
    known = [p.start for p in points if p.value is not None]
    if not known:
        return []
    starts = starts_between(min(known), today, Cadence.QUARTER)
    return [quarter for quarter in map(Quarter.of, starts) if quarter.last < today]


def _at(records: RepRecords, lead: Measure, points: Sequence[Point], quarter: Quarter) -> TierFacts:
    """By the same rule, on the day after a quarter."""
    aims = tuple(t for t in records.targets if t.measure_id == lead.id)
    day, options = quarter.last + timedelta(days=1), records.options
    known = [p for p in points if p.start <= quarter.last]
    return tier(known, lead, aims, records.rep.hired, records.role, day, options.thresholds, options.first_weekday)


def history_words(now: TierFacts, past: Sequence[TierPast]) -> str:
    """The turns in words: "Performer since Q1 2026, top before"; since when is the first quarter that ended so.

    While nothing is closed that could be told from, there is no turn to name.
    """
    if not past or (now.tier is Tier.TOO_EARLY and not now.periods):
        return f"{now.tier.title}: {now.words}"
    runs = [(grade, list(rows)) for grade, rows in groupby(past, key=lambda row: row.facts.tier)]
    grade, rows = runs[-1]
    if grade is not now.tier:
        return f"{now.tier.title} now, {_small(grade)} at the end of {rows[-1].quarter.title}"
    said = f"{now.tier.title} since {rows[0].quarter.title}"
    if len(runs) > 1:
        return f"{said}, {_small(runs[-2][0])} before"
    return f"{said}, the first quarter that can be told"


def _small(grade: Tier) -> str:
    return {
        Tier.TOP: "top", Tier.PERFORMER: "performer", Tier.UNDER: "under-performer", Tier.RAMPING: "ramping",
        Tier.TOO_EARLY: "too early to tell",
    }[grade]  # fmt: skip


def aim_of(team: Sequence[RepRecords], today: date) -> Aim:
    """Who of the team is at goal so far this quarter; reps who are ramping are named but not counted."""
    rows = [goal_now(records, today) for records in team]
    ramped = [row for row in rows if not row.ramping]
    known = [row for row in ramped if row.reached is not None]
    if not ramped:
        said = "Nobody has ended the ramp yet."
    elif not known:
        said = "No closed period with a target this quarter yet."
    else:
        said = f"{sum(row.reached is True for row in ramped)} of {len(ramped)} ramped at goal this quarter"
        unknown = len(ramped) - len(known)
        said += f" · {unknown} without a number or a target" if unknown else ""
    return Aim(said, tuple(sorted(rows, key=_order)))


def _order(row: GoalNow) -> tuple[bool, int, float, str]:
    """Who lacks most first; then those at goal, then those of whom it is unknown, who are away, and who ramp."""
    rank = 2 if row.reached is None else 3 if row.away else 1 if row.reached else 0
    return row.ramping, rank, row.share if row.share is not None else 9.0, row.rep.casefold()


def goal_now(records: RepRecords, today: date) -> GoalNow:
    """The closed periods of this quarter against their targets, and what the rest would have to bring."""
    rep, lead, ramps = records.rep, records.lead, rep_tier(records, today).tier is Tier.RAMPING
    role = records.role.name if records.role else ""
    away = rep.status is not Status.ACTIVE
    none = (
        f"{rep.status.value}: no closed number this quarter" if away else "no closed number with a target this quarter"
    )
    bare = GoalNow(rep.id or 0, rep.name, role, ramps, None, None, None, none, away=away)
    if lead is None:
        return replace(bare, words="no lead measure")
    quarter = Quarter.of(today)
    points = points_of(records, lead, today)
    rows = [p for p in points if p.start >= quarter.first and not p.partial and p.value is not None and p.target]
    if not rows:
        return bare
    value, aim = _together([p.value for p in rows], lead), _together([p.target for p in rows], lead)
    share = value / aim if aim else None
    if share is None:
        return bare
    short = aim - value if lead.direction is Direction.UP else value - aim
    reached = short <= 1e-9 * abs(aim)
    shown = _shown(records, lead, value, aim, share)
    lacks = 0.0 if reached else short
    said = f"at goal: {shown}" if reached else f"{_number(records, lead, lacks)} short: {shown}"
    needs = "" if reached or away else _needs(records, lead, points, value, today)
    said = f"{rep.status.value}: {shown}" if away else said
    return replace(bare, reached=reached, share=share, lacks=lacks, words=said, needs=needs)


def _together(values: Sequence[float | None], lead: Measure) -> float:
    known = [v for v in values if v is not None]
    return sum(known) if lead.unit in ADDED else sum(known) / len(known)


def _number(records: RepRecords, lead: Measure, value: float) -> str:
    return words.number(value, lead.unit, records.options.currency)


def _shown(records: RepRecords, lead: Measure, value: float, aim: float, share: float) -> str:
    return f"{_number(records, lead, value)} of {_number(records, lead, aim)} so far ({share * 100:.0f} %)"


def _needs(records: RepRecords, lead: Measure, points: Sequence[Point], so_far: float, today: date) -> str:
    """What each period that is left has to bring to reach the quarter's target, beside its usual range."""
    aims, quarter = tuple(t for t in records.targets if t.measure_id == lead.id), Quarter.of(today)
    whole = target_for(quarter.first, Cadence.QUARTER, aims, lead.unit, records.options.first_weekday)
    if whole is None or lead.unit not in ADDED or lead.direction is Direction.DOWN or lead.cadence is Cadence.QUARTER:
        return ""
    starts = starts_between(quarter.first, quarter.last, lead.cadence, records.options.first_weekday)
    left = [s for s in starts if s >= quarter.first and end_of(s, lead.cadence) >= today]
    if not left or whole <= so_far:
        return ""
    each = _number(records, lead, (whole - so_far) / len(left))
    said = f"The whole quarter needs {each} a {lead.cadence.value} in the {len(left)} left"
    usual = range_of([p for p in points if not p.partial], lead, records, today)
    if usual.lower is None or usual.upper is None or usual.centre is None:
        return f"{said}; no usual range yet: {usual.words}."
    trial = ", trial limits" if usual.state == "trial" else ""
    reach = words.span_words(usual.lower, usual.upper, lead.unit, records.options.currency)
    return f"{said}; one usually brings {_number(records, lead, usual.centre)}, usual range {reach}{trial}."
