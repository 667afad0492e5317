"""Counting the stages of a sale: how many of one stage went on to the next, over the periods where both are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from coachdesk.analysis.rates import Rate, wilson
from coachdesk.domain.measures import FUNNEL, Measure, Part, Result

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


def known(results: Iterable[Result], measure: Measure, first: date, last: date) -> dict[date, float]:
    """The known numbers of one measure by the start of their period, of the periods that start in first..last."""
    return {r.start: r.value for r in results if r.measure_id == measure.id and first <= r.start <= last}


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
