"""Attainment: what came of what was aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis.series import Point, regroup
from coachdesk.domain.measures import Direction, Measure, Target, Unit
from coachdesk.domain.periods import Cadence


@dataclass(frozen=True, slots=True)
class PeriodAttainment:
    """One period's share of target (0.83), and whether the goal was met."""

    start: date
    value: float
    target: float
    share: float
    met: bool


def attainment(value: float | None, target: float | None) -> float | None:
    """Result over target; none without a target or with a target of 0."""
    return value / target if value is not None and target else None


def by_period(points: Sequence[Point], measure: Measure) -> tuple[PeriodAttainment, ...]:
    """The periods that have ended and have both a result and a target."""
    found = []
    for point in points:
        share = attainment(point.value, point.target)
        if share is None or point.partial or point.value is None or point.target is None:
            continue
        slack = 1e-9 * abs(point.target)
        short = point.value - point.target if measure.direction is Direction.UP else point.target - point.value
        found.append(PeriodAttainment(point.start, point.value, point.target, share, short >= -slack))
    return tuple(found)


def overall(points: Sequence[Point], measure: Measure) -> float | None:
    """Sum of results over sum of targets for amounts; pooled rate over mean target for rates.

    A percentage, which can't be added, is its mean over the mean target.
    """
    rows = [p for p in points if attainment(p.value, p.target) is not None and not p.partial]
    aims = [p.target for p in rows if p.target is not None]
    values = [p.value for p in rows if p.value is not None]
    if not rows or not sum(aims):
        return None
    if measure.unit is Unit.RATE:
        trials = sum(p.trials or 0 for p in rows)
        return (sum(p.successes or 0 for p in rows) / trials) / (sum(aims) / len(aims)) if trials else None
    return sum(values) / sum(aims)


def quarters(
    points: Sequence[Point], measure: Measure, targets: Sequence[Target], today: date, first_weekday: int = 0
) -> tuple[Point, ...]:
    """The quarters that have ended, oldest first."""
    grouped = regroup(points, measure, Cadence.QUARTER, targets, first_weekday, today)
    return tuple(p for p in grouped if not p.partial)


def shares(points: Sequence[Point]) -> tuple[Point, ...]:
    """Each point as a percentage of its target (83.0), a gap where there is none."""
    scaled = []
    for point in points:
        share = attainment(point.value, point.target)
        scaled.append(replace(point, value=None if share is None else share * 100, target=100.0))
    return tuple(scaled)
