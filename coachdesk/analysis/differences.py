"""Differences between two groups with their plausible (95 %) interval: of two rates, and of two means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p, sqrt
from statistics import fmean, variance

from coachdesk.analysis.rates import wilson

LEVEL = 0.975
FEWEST = 2
TINY, CLOSE, STEPS = 1e-300, 1e-15, 500


@dataclass(frozen=True, slots=True)
class Difference:
    """The first less the second; `low` and `high` are None where no interval can be given."""

    value: float
    low: float | None
    high: float | None

    @property
    def clear(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def rate_difference(hits: float, trials: float, other_hits: float, other_trials: float) -> Difference | None:
    """The hybrid score interval: R. G. Newcombe, Statist. Med. 17 (1998) 873, method 10; None without trials.

    It is put together from the Wilson intervals of the two rates. Hits beyond the trials give no interval.
    """
    one, two = wilson(hits, trials), wilson(other_hits, other_trials)
    if one.rate is None or two.rate is None:
        return None
    apart = one.rate - two.rate
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return Difference(apart, None, None)
    down = sqrt((one.rate - one.low) ** 2 + (two.high - two.rate) ** 2)
    up = sqrt((one.high - one.rate) ** 2 + (two.rate - two.low) ** 2)
    return Difference(apart, max(-1.0, apart - down), min(1.0, apart + up))


def mean_difference(values: Sequence[float], others: Sequence[float]) -> Difference | None:
    """The interval of B. L. Welch, Biometrika 34 (1947) 28, for groups that may vary differently.

    None without a value on a side; no interval under two values on a side, nor where nothing varies at all.
    """
    if not values or not others:
        return None
    apart = fmean(values) - fmean(others)
    if len(values) < FEWEST or len(others) < FEWEST:
        return Difference(apart, None, None)
    one, two = variance(values) / len(values), variance(others) / len(others)
    if one + two <= 0:
        return Difference(apart, None, None)
    part = one / (one + two)
    freedom = 1 / (part**2 / (len(values) - 1) + (1 - part) ** 2 / (len(others) - 1))
    reach = student(freedom) * sqrt(one + two)
    return Difference(apart, apart - reach, apart + reach)


def mean_interval(values: Sequence[float]) -> Difference | None:
    """A mean with Student's interval (W. S. Gosset, Biometrika 6 (1908) 1); no interval under two values."""
    if not values:
        return None
    mean = fmean(values)
    if len(values) < FEWEST:
        return Difference(mean, None, None)
    reach = student(len(values) - 1) * sqrt(variance(values) / len(values))
    return Difference(mean, mean - reach, mean + reach)


def student(freedom: float, level: float = LEVEL) -> float:
    """The point of Student's t that `level` of it lies below, for any degrees of freedom above 0."""
    low, high = 0.0, 2.0
    while _below(high, freedom) < level and high < 1e12:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if _below(middle, freedom) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _below(point: float, freedom: float) -> float:
    """The share of Student's t below a point of 0 or more."""
    if point == 0:
        return 0.5
    return 1 - _beta(freedom / (freedom + point * point), freedom / 2, 0.5) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function: NIST Digital Library of Mathematical Functions, 8.17.22."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Its continued fraction, by the method of W. J. Lentz (1976)."""
    c, d = 1.0, 1 / _not_nil(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, STEPS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_nil(1 + term * d)
            c = _not_nil(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return found


def _not_nil(value: float) -> float:
    return value if abs(value) > TINY else TINY
