"""Counting the stages of a sale: how many of one stage went on to the next, over the periods where both are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from coachdesk.analysis.rates import Rate, wilson
from coachdesk.analysis.series import ADDED
from coachdesk.domain.measures import FUNNEL, Measure, Part, Result
from coachdesk.domain.periods import Cadence, end_of, start_of, starts_between

COARSER = (Cadence.WEEK, Cadence.MONTH, Cadence.QUARTER)
# Student's t, two-sided 95 %, for 1 to 30 degrees of freedom; from 31 on the normal's 1.96 is near enough
T975 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A mean amount for each one (a deal's size), with its plausible range; None where nothing can be said."""

    count: float
    mean: float | None
    low: float | None
    high: float | None


def known(
    results: Iterable[Result],
    measure: Measure,
    first: date,
    last: date,
    first_weekday: int = 0,
    cadence: Cadence | None = None,
) -> dict[date, float]:
    """The known numbers of one measure by the start of their period, of the periods that start in first..last.

    The period is the measure's own, or `cadence` where that is coarser. Where it was counted by shorter ones, now or
    before its form was changed, they are added up, and only a period that is known as a whole counts. What was counted
    by longer ones can't be split.
    """
    rows = [r for r in results if r.measure_id == measure.id]
    stored, asked = counted_by(rows, measure), cadence or measure.cadence
    if COARSER.index(stored) > COARSER.index(asked):
        return {}
    groups: dict[date, dict[date, float]] = {}
    for row in rows:
        start = start_of(row.start, asked, first_weekday)
        of_month = row.start.day == 1 and row.start.weekday() != first_weekday
        if first <= start <= last and not (of_month and asked is Cadence.WEEK):
            groups.setdefault(start, {})[row.start] = row.value
    return {
        start: sum(found.values()) if measure.unit in ADDED else sum(found.values()) / len(found)
        for start, found in sorted(groups.items())
        if _whole(set(found), start, asked, stored, first_weekday)
    }


def counted_by(results: Iterable[Result], measure: Measure) -> Cadence:
    """The period that one measure's rows were counted by: its present one, or a longer one that it had before.

    Months and quarters begin on the first of a month, as weeks seldom do twice running.
    """
    starts = {r.start for r in results if r.measure_id == measure.id}
    longer = reversed(COARSER[COARSER.index(measure.cadence) + 1 :])
    least = 2 if measure.cadence is Cadence.WEEK else 3
    fits = (one for one in longer if len(starts) >= least and all(start_of(day, one) == day for day in starts))
    return next(fits, measure.cadence)


def coarsest(cadences: Iterable[Cadence]) -> Cadence:
    """The longest of several periods; of none, a week."""
    return max(cadences, key=COARSER.index, default=Cadence.WEEK)


def _whole(found: set[date], start: date, asked: Cadence, stored: Cadence, first_weekday: int) -> bool:
    """Whether a period is known as a whole: by one number of its own, or by every shorter period that begins in it.

    The first of a month that begins no week is the number of a month.
    """
    alone = found == {start} and (stored is asked or start.weekday() != first_weekday)
    if alone or asked is Cadence.WEEK:
        return True
    shorter = COARSER[COARSER.index(stored) if stored is not asked else 0 : COARSER.index(asked)]
    return any(found == _starts_within(start, asked, one, min(found).weekday()) for one in shorter)


def _starts_within(start: date, cadence: Cadence, finer: Cadence, first_weekday: int) -> set[date]:
    """The shorter periods that begin in a longer one."""
    return {day for day in starts_between(start, end_of(start, cadence), finer, first_weekday) if day >= start}


def conversion(top: Mapping[date, float], bottom: Mapping[date, float]) -> Rate:
    """How many of `bottom` became `top`, over the periods where both are known."""
    both = top.keys() & bottom.keys()
    return wilson(sum(top[day] for day in sorted(both)), sum(bottom[day] for day in sorted(both)))


def steps_of(parts: Mapping[Part, Measure]) -> tuple[tuple[Measure, Measure], ...]:
    """The stages that are counted, each with the next one; a stage that nobody counts is stepped over."""
    return tuple(pairwise(parts[part] for part in FUNNEL if part in parts))


def mean_amount(amounts: Mapping[date, float], counts: Mapping[date, float]) -> Amount:
    """The mean of what one is worth, as the ratio of two sums over periods, with its 95 % range.

    The variance of a ratio estimator: W. G. Cochran, Sampling Techniques (3rd ed., 1977), formula 6.13, with Student's
    t. A range needs two periods with something in them.
    """
    days = sorted(day for day in amounts.keys() & counts.keys() if counts[day] > 0)
    total = sum(counts[day] for day in days)
    if total <= 0:
        return Amount(0, None, None, None)
    ratio = sum(amounts[day] for day in days) / total
    if len(days) < 2 or ratio <= 0:
        return Amount(total, ratio if ratio > 0 else None, None, None)
    reach = t975(len(days) - 1) * _error([amounts[day] - ratio * counts[day] for day in days], total)
    return Amount(total, ratio, max(0.0, ratio - reach), ratio + reach)


def _error(rests: Sequence[float], total: float) -> float:
    """The standard error of the ratio, from what each period lies off it."""
    n = len(rests)
    return sqrt(n * sum(rest * rest for rest in rests) / (n - 1)) / total


def t975(freedom: int) -> float:
    """The 97.5 % point of Student's t; see the table above."""
    return T975[freedom - 1] if freedom <= len(T975) else 1.96
