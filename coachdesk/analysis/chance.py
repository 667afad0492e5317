"""How often chance alone would do this: exact and simple tests, and how to make many of them without crying wolf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import fmean

Pair = tuple[float, float]
"""Successes and trials of one period."""

FAMILY = 0.05
Z_SURE, Z_POWER = 1.6448536269514722, 0.8416212335729143
TINY = 1e-300
FEWEST_PERIODS = 12


def fewer(own: Pair, others: Pair) -> float:
    """How often chance gives so few successes, or fewer, when all share one rate.

    Fisher's exact test, one-sided: R. A. Fisher, The Design of Experiments (1935), chapter II.
    """
    (hits, trials), (more, beside) = ((round(a), round(b)) for a, b in (own, others))
    total, least = hits + more, max(0, hits + more - beside)
    first = _ways(trials, hits) + _ways(beside, more) - _ways(trials + beside, total)
    steps = (k * (beside - total + k) / ((trials - k + 1) * (total - k + 1)) for k in range(hits, least, -1))
    return _tail(first, steps)


def fewer_than(own: Pair, share: float) -> float:
    """The same against one known share: the lower tail of the binomial distribution, exact."""
    hits, trials = round(own[0]), round(own[1])
    if not 0 < share < 1:
        return float(hits >= trials * share)
    first = _ways(trials, hits) + hits * log(share) + (trials - hits) * log1p(-share)
    return _tail(first, (k * (1 - share) / ((trials - k + 1) * share) for k in range(hits, 0, -1)))


def fewer_events(count: int, expected: float) -> float:
    """How often so few events, or fewer, come by chance where so many are expected: the Poisson tail, exact."""
    if expected <= 0:
        return 1.0
    return _tail(count * log(expected) - expected - lgamma(count + 1), (k / expected for k in range(count, 0, -1)))


def _ways(whole: int, part: int) -> float:
    """The logarithm of the ways to choose `part` of `whole`."""
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def _tail(first: float, steps: Iterable[float]) -> float:
    """A chance given by its logarithm, and those below it, each by its share of the one before."""
    term = total = exp(first)
    for share in steps:
        term *= share
        total += term
    return min(1.0, total)


def lower(own: Sequence[float], others: Sequence[float]) -> float:
    """How often chance puts the mean of `own` so far below that of `others`: Welch's test, one-sided.

    B. L. Welch, Biometrika 34 (1947) 28. 1 when either has fewer than two values.
    """
    if min(len(own), len(others)) < 2:
        return 1.0
    gap = fmean(own) - fmean(others)
    parts = [_variance(values) / len(values) for values in (own, others)]
    spread = sum(parts)
    if spread == 0:
        return 0.0 if gap < 0 else 1.0
    freedom = spread**2 / sum(part**2 / (len(values) - 1) for part, values in zip(parts, (own, others)))
    return student_below(gap / sqrt(spread), freedom)


def _variance(values: Sequence[float]) -> float:
    middle = fmean(values)
    return sum((value - middle) ** 2 for value in values) / (len(values) - 1)


def student_below(t: float, freedom: float) -> float:
    """The share of Student's t distribution below `t`; Abramowitz & Stegun, 26.7.1 and 26.5.2."""
    tail = 0.5 * _beta_share(freedom / (freedom + t * t), freedom / 2, 0.5)
    return tail if t <= 0 else 1 - tail


def _beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun, 26.5.8)."""
    if x in {0, 1}:
        return float(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    value, over, under = 1.0, 1.0, 0.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        under = 1 / (1 + term * under or TINY)
        over = 1 + term / over or TINY
        value *= over * under
        if abs(1 - over * under) < 1e-12:
            break
    return front * (value - 1)


def spread_factor(people: Iterable[Sequence[Pair]]) -> float:
    """By how much counts of the same weeks vary more than tosses of a coin would; at least 1.

    The design effect of J. N. K. Rao & A. J. Scott, Biometrics 48 (1992) 577, pooled over people, with weeks as
    clusters: successes and trials divided by it can be tested as if they were independent. Few weeks tell nothing: 1.
    """
    found = expected = 0.0
    periods = 0
    for pairs in people:
        trials = sum(n for _, n in pairs)
        rate = sum(x for x, _ in pairs) / trials if trials > 0 else -1.0
        if len(pairs) < 2 or not 0 <= rate <= 1:
            continue
        found += sum((x - rate * n) ** 2 for x, n in pairs) * len(pairs) / (len(pairs) - 1)
        expected += trials * rate * (1 - rate)
        periods += len(pairs)
    return max(1.0, found / expected) if periods >= FEWEST_PERIODS and expected > 0 else 1.0


def trials_needed(usual: float, other: float) -> float:
    """About how many trials show that a rate is `other` and not `usual`, four times of five, at 5 % one-sided.

    J. L. Fleiss, B. Levin & M. C. Paik, Statistical Methods for Rates and Proportions (3rd ed., 2003), chapter 2.
    """
    if usual == other:
        return inf
    reach = Z_SURE * sqrt(usual * (1 - usual)) + Z_POWER * sqrt(other * (1 - other))
    return float((reach / (usual - other)) ** 2)


def stand_out(chances: Mapping[str, float], family: float = FAMILY) -> frozenset[str]:
    """Those that chance hardly explains although so many were looked at.

    S. Holm, Scand. J. Statist. 6 (1979) 65: one false alarm or more comes in at most 5 % of such looks, however the
    tests hang together. The smallest chance is held against 5 % of them all, the next against one fewer, and so on.
    """
    found = []
    for place, (name, chance) in enumerate(sorted(chances.items(), key=lambda item: (item[1], item[0]))):
        if chance > family / (len(chances) - place):
            break
        found.append(name)
    return frozenset(found)


def chance_words(chance: float) -> str:
    """A chance as people say it: "Chance alone would do this about once in 40 times"."""
    if chance > FAMILY:
        return "Chance alone could do this too"
    if chance <= 1e-4:
        return "Chance alone would do this less than once in 10,000 times"
    times = 1 / chance
    rounded = round(times) if times < 20 else round(times, -1) if times < 200 else round(times, -2)
    return f"Chance alone would do this about once in {rounded:,.0f} times"
