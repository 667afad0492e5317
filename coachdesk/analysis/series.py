"""A measure over time: one point a period, a gap where nothing is known, and the target of each period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.domain.measures import Measure, Result, Target, Unit
from coachdesk.domain.periods import Cadence, end_of, start_of, starts_between, step

ADDED = (Unit.COUNT, Unit.CURRENCY, Unit.HOURS)


@dataclass(frozen=True, slots=True)
class Point:
    """One period: None is unknown, never zero. A rate's value is a share (0.3) with its counts beside it.

    `partial` marks a period that hasn't ended yet; `lacking` says why a coarser period with numbers is unknown.
    """

    start: date
    value: float | None
    target: float | None = None
    successes: float | None = None
    trials: float | None = None
    partial: bool = False
    lacking: str = ""


def closed_values(points: Iterable[Point]) -> list[float | None]:
    """The values for a usual range: a period that hasn't ended can still grow, so it counts as unknown."""
    return [None if point.partial else point.value for point in points]


def measure_points(
    measure: Measure,
    measures: Iterable[Measure],
    results: Iterable[Result],
    targets: Iterable[Target],
    first: date,
    last: date,
    first_weekday: int = 0,
    today: date | None = None,
) -> tuple[Point, ...]:
    """One point a period of the measure's own cadence that touches first..last.

    A rate is pooled within the period from the results of its numerator and denominator; both must be known.
    """
    cadence, rows = measure.cadence, tuple(results)
    aims = tuple(t for t in targets if t.measure_id == measure.id)
    sums = {i: _by_period(rows, i, measure, measures, first_weekday) for i in _parts(measure)}
    points = []
    for start in starts_between(first, last, cadence, first_weekday):
        aim = target_for(start, cadence, aims, measure.unit, first_weekday)
        partial = today is not None and end_of(start, cadence) >= today
        if measure.unit is Unit.RATE:
            top = sums[measure.numerator_id].get(start)
            bottom = sums[measure.denominator_id].get(start)
            points.append(_rate_point(start, top, bottom, aim, partial))
        else:
            points.append(Point(start, sums[measure.id].get(start), aim, partial=partial))
    return tuple(points)


def _parts(measure: Measure) -> tuple[int | None, ...]:
    return (measure.numerator_id, measure.denominator_id) if measure.unit is Unit.RATE else (measure.id,)


def _rate_point(start: date, top: float | None, bottom: float | None, aim: float | None, partial: bool) -> Point:
    if top is None or bottom is None:
        return Point(start, None, aim, partial=partial)
    return Point(start, top / bottom if bottom else None, aim, top, bottom, partial)


def _by_period(
    rows: Sequence[Result], measure_id: int | None, measure: Measure, measures: Iterable[Measure], first_weekday: int
) -> dict[date, float]:
    """The known values of one measure by the period of `measure` that their first day falls in."""
    unit = next((m.unit for m in measures if m.id == measure_id), measure.unit)
    found: dict[date, list[float]] = {}
    for row in rows:
        if row.measure_id == measure_id:
            found.setdefault(start_of(row.start, measure.cadence, first_weekday), []).append(row.value)
    return {start: sum(v) if unit in ADDED else sum(v) / len(v) for start, v in found.items()}


def target_for(
    start: date, cadence: Cadence, targets: Sequence[Target], unit: Unit = Unit.COUNT, first_weekday: int = 0
) -> float | None:
    """The target of one period: a rep's own before its role's, the latest start first.

    Amounts are shared out by days (a week of a quarterly target is 7 of its 90 days) and added up; a percentage or
    rate is taken as it stands. None when any day of the period has no target.
    """
    if not targets:
        return None
    if unit not in ADDED:
        governing = _governing(start, targets, first_weekday)
        return governing[0].value if governing else None
    total, day, last = 0.0, start, end_of(start, cadence)
    while day <= last:
        governing = _governing(day, targets, first_weekday)
        if governing is None:
            return None
        target, opened = governing
        closed = end_of(opened, target.cadence)
        later = [t.start for t in targets if day < t.start <= last]
        stop = min([closed, last, *(d - timedelta(days=1) for d in later)])
        total += target.value * ((stop - day).days + 1) / ((closed - opened).days + 1)
        day = stop + timedelta(days=1)
    return total


def _governing(day: date, targets: Sequence[Target], first_weekday: int) -> tuple[Target, date] | None:
    """The target that holds on a day, with the start of its period."""
    best: tuple[tuple[bool, date, bool], Target, date] | None = None
    for target in targets:
        if target.start > day:
            continue
        opened = target.start
        if target.repeats:
            opened = max(start_of(day, target.cadence, first_weekday), target.start)
        if day > end_of(opened, target.cadence):
            continue
        key = (target.rep_id is not None, target.start, not target.repeats)
        if best is None or key > best[0]:
            best = key, target, opened
    return (best[1], best[2]) if best else None


def regroup(
    points: Sequence[Point],
    measure: Measure,
    cadence: Cadence,
    targets: Sequence[Target] = (),
    first_weekday: int = 0,
    today: date | None = None,
) -> tuple[Point, ...]:
    """The same numbers by month or quarter: amounts added, percentages averaged, rates pooled.

    A period belongs to the month its first day is in. A month or quarter that has ended with fewer than half of its
    own periods known is unknown, a gap, since a few of them say nothing of the whole; one that runs is what is known
    so far. Targets are taken for the whole period when `targets` are given, else added from the points that are known.
    """
    if not points:
        return ()
    groups: dict[date, list[Point]] = {}
    for point in points:
        groups.setdefault(start_of(point.start, cadence, first_weekday), []).append(point)
    aims = tuple(t for t in targets if t.measure_id == measure.id)
    found, start = [], min(groups)
    while start <= max(groups):
        partial = today is not None and end_of(start, cadence) >= today
        aim = target_for(start, cadence, aims, measure.unit, first_weekday) if aims else None
        point = _pooled(start, groups.get(start, []), measure.unit, aim, bool(aims), partial)
        known = sum(p.value is not None or p.trials is not None for p in groups.get(start, ()))
        if known and not partial and known * 2 < _parts_of(start, cadence, measure.cadence, first_weekday):
            point = Point(start, None, point.target, lacking=f"too few {measure.cadence.value}s known")
        found.append(point)
        start = step(start, cadence)
    return tuple(found)


def _parts_of(start: date, cadence: Cadence, finer: Cadence, first_weekday: int) -> int:
    """How many finer periods begin within a month or quarter."""
    every = starts_between(start, end_of(start, cadence), finer, first_weekday)
    return sum(day >= start for day in every)


def _pooled(start: date, group: list[Point], unit: Unit, aim: float | None, whole: bool, partial: bool) -> Point:
    known = [p.value for p in group if p.value is not None]
    counted = [p for p in group if p.value is not None] or group
    given = [p.target for p in counted if p.target is not None]
    if not whole and given and len(given) == len(counted):
        aim = sum(given) if unit in ADDED else sum(given) / len(given)
    if unit is Unit.RATE:
        pairs = [(p.successes, p.trials) for p in group if p.successes is not None and p.trials is not None]
        top, bottom = (sum(s for s, _ in pairs), sum(t for _, t in pairs)) if pairs else (None, None)
        return _rate_point(start, top, bottom, aim, partial)
    if not known:
        return Point(start, None, aim, partial=partial)
    return Point(start, sum(known) if unit in ADDED else sum(known) / len(known), aim, partial=partial)
