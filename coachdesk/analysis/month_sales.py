"""The sales side of a month: shares of target by rep, the team's sums by period, conversions, ramp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.attainment import attainment, overall
from coachdesk.analysis.funnel_facts import NAMES
from coachdesk.analysis.month import MonthConversion, MonthRamp
from coachdesk.analysis.month_records import MonthRecords
from coachdesk.analysis.ramp import RampPlace, ramp_place
from coachdesk.analysis.rates import Rate, wilson
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import ADDED, Point, measure_points, regroup
from coachdesk.analysis.stages import COARSER, steps_of
from coachdesk.domain.measures import Measure, Unit
from coachdesk.domain.people import Status, tenure_months
from coachdesk.domain.periods import Cadence, end_of, step

YEAR = 12


@dataclass(frozen=True, slots=True)
class SalesMonth:
    """One month of one rep in the lead outcome: the closed periods together, and how many of them have no number."""

    point: Point | None
    gaps: int

    @property
    def share(self) -> float | None:
        """The share of target, None when one of both is unknown."""
        return attainment(self.point.value, self.point.target) if self.point else None


def sales_months(records: RepRecords, measure: Measure, month: date, today: date) -> tuple[SalesMonth, ...]:
    """The twelve months up to `month` of one rep; a measure that is counted by quarter has none by month.

    A month that runs is what is known of it so far; an ended one needs half of its weeks.
    """
    months = [step(month, Cadence.MONTH, by) for by in range(1 - YEAR, 1)]
    if measure.cadence is Cadence.QUARTER:
        return tuple(SalesMonth(None, 0) for _ in months)
    weekday = records.options.first_weekday
    last = end_of(month, Cadence.MONTH)
    points = measure_points(
        measure, records.measures, records.results, records.targets, months[0], last, weekday, today
    )
    closed = [p for p in points if not p.partial and months[0] <= p.start <= last]
    aims = () if measure.cadence is Cadence.WEEK else records.targets
    grouped = regroup(closed, measure, Cadence.MONTH, aims, weekday, today)
    by_month = {p.start: replace(p, partial=False) for p in grouped}
    missing = [p.start.replace(day=1) for p in closed if p.value is None]
    return tuple(SalesMonth(by_month.get(start), missing.count(start)) for start in months)


def team_share(months: Sequence[SalesMonth], measure: Measure) -> float | None:
    """Sum of results over sum of targets of everyone for whom both are known."""
    return overall([m.point for m in months if m.point is not None and m.share is not None], measure)


@dataclass(frozen=True, slots=True)
class TeamPoint:
    """One period of the whole team; `value` is None unless everyone expected is known. `of` counts those expected.

    `total` is the sum of those who are known, and `each` what came to one of them.
    """

    start: date
    value: float | None
    known: int
    of: int
    successes: float = 0
    trials: float = 0
    total: float = 0

    @property
    def each(self) -> float | None:
        """The sum over those who are known by their number, whoever else is missing."""
        return self.total / self.known if self.known else None


def team_points(measure: Measure, team: Sequence[RepRecords], last: date, today: date) -> tuple[TeamPoint, ...]:
    """The team's closed periods up to `last`: sums of amounts, pooled rates, the mean of a percentage.

    A sum in which somebody is missing is unknown, never smaller. Somebody is expected from the first number on, but
    not while away, nor after the last one when no longer at work.
    """
    found: dict[date, list[Point]] = {}
    for records in team:
        for point in _own_points(measure, records, last, today):
            found.setdefault(point.start, []).append(point)
    return tuple(_team_point(start, found[start], measure.unit) for start in sorted(found))


def _own_points(measure: Measure, records: RepRecords, last: date, today: date) -> list[Point]:
    ids = (measure.id, measure.numerator_id, measure.denominator_id)
    days = [r.start for r in records.results if r.measure_id in ids and r.start <= last]
    if not days:
        return []
    end = last if records.rep.status is Status.ACTIVE else max(days)
    weekday = records.options.first_weekday
    points = measure_points(measure, records.measures, records.results, (), min(days), end, weekday, today)
    return [
        p for p in points if not p.partial and p.start <= last and (p.value is not None or _there(p, measure, records))
    ]


def _there(point: Point, measure: Measure, records: RepRecords) -> bool:
    """Whether a missing number is missed: not while the rep was away the whole time, nor after leaving."""
    end = end_of(point.start, measure.cadence)
    if records.rep.left is not None and records.rep.left < point.start:
        return False
    return not any(away.first <= point.start and end <= away.last for away in records.absences)


def _team_point(start: date, points: Sequence[Point], unit: Unit) -> TeamPoint:
    known = [p for p in points if p.value is not None]
    top, bottom = sum(p.successes or 0 for p in points), sum(p.trials or 0 for p in points)
    if unit is Unit.RATE:
        return TeamPoint(start, top / bottom if 0 <= top <= bottom != 0 else None, len(known), len(points), top, bottom)
    whole = len(known) == len(points)
    total = sum(p.value for p in known if p.value is not None)
    value = (total if unit in ADDED else total / len(known)) if whole and known else None
    return TeamPoint(start, value, len(known), len(points), total=total)


def conversions(records: MonthRecords) -> tuple[MonthConversion, ...]:
    """Each counted step of the sale, over the periods of the month in which both of its stages are known."""
    found = []
    for lower, upper in steps_of(records.parts):
        before, rate = pooled(records, lower, upper)
        found.append(MonthConversion(
            f"{_short(lower)} → {_short(upper).lower()}", rate, before, rate.words if rate.trials else "not known yet",
            before.words if before.trials else "not known yet", _beside(rate, before),
        ))  # fmt: skip
    return tuple(found)


def pooled(records: MonthRecords, lower: Measure, upper: Measure) -> tuple[Rate, Rate]:
    """How many of `lower` became `upper`, everyone together: in the twelve months before, and in the month.

    Only closed periods count in which both are known of a rep.
    """
    cadence = max(lower.cadence, upper.cadence, key=COARSER.index)
    one_step = Measure(None, "step", unit=Unit.RATE, cadence=cadence, numerator_id=upper.id, denominator_id=lower.id)
    first = step(records.month, Cadence.MONTH, -YEAR)
    sums = {False: (0.0, 0.0), True: (0.0, 0.0)}
    for one in records.team:
        rows = [r for r in one.results if r.measure_id in (lower.id, upper.id) and first <= r.start <= records.last]
        weekday = one.options.first_weekday
        for point in measure_points(one_step, one.measures, rows, (), first, records.last, weekday, records.today):
            if not point.partial and point.start >= first and point.trials is not None:
                now = point.start >= records.month
                sums[now] = (sums[now][0] + (point.successes or 0), sums[now][1] + point.trials)
    return wilson(*sums[False]), wilson(*sums[True])


def _beside(rate: Rate, before: Rate) -> str:
    """Whether the month differs from before: only when the two plausible ranges have nothing in common."""
    if rate.low is None or rate.high is None or before.low is None or before.high is None:
        return "too little to compare"
    if rate.low <= before.high and before.low <= rate.high:
        return "can’t be told apart"
    side = "above" if rate.low > before.high else "below"
    return f"{side} the {before.low * 100:.0f}–{before.high * 100:.0f} % of before"


def _short(measure: Measure) -> str:
    return NAMES.get(measure.part, measure.name) if measure.part else measure.name


def ramps(records: MonthRecords) -> tuple[MonthRamp, ...]:
    """Everyone who was still growing into the role in the last closed month, beside what is expected by then."""
    month = step(records.month, Cadence.MONTH, -1) if records.running else records.month
    day, lead = end_of(month, Cadence.MONTH), records.lead
    found = []
    for one in records.team:
        new = one.role is not None and one.rep.status is Status.ACTIVE and one.rep.hired is not None
        tenure = tenure_months(one.rep.hired, day)
        if new and one.rep.hired and day < one.rep.hired <= records.day:
            found.append(MonthRamp(one.rep.name, "–", "–", "the first month is not over yet"))
        place = ramp_place(one.rep.hired, one.role, one.earlier_hires, day) if new and tenure is not None else None
        if place is not None:
            share = sales_months(one, lead, month, records.today)[-1].share if lead else None
            found.append(_ramp(one.rep.name, share, place, words.month(month)))
    return tuple(found)


def _ramp(rep: str, share: float | None, place: RampPlace, month: str) -> MonthRamp:
    now = f"{share * 100:.0f} % of target in {month}" if share is not None else f"no number in {month}"
    if share is None:
        return MonthRamp(rep, now, place.words, "can’t be told")
    if not place.hires:
        return MonthRamp(rep, now, place.words, "fewer than 3 earlier hires, so no range")
    side = "below" if share * 100 < place.low else "above" if share * 100 > place.high else "within"
    return MonthRamp(rep, now, place.words, f"{side} their range")
