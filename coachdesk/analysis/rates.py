"""Rates with their count: Wilson's interval, and shrinking towards the role's pooled rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

Z95 = 1.959963984540054
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and its plausible (95 %) interval; None where nothing can be said."""

    successes: float
    trials: float
    rate: float | None
    low: float | None
    high: float | None

    @property
    def words(self) -> str:
        """The count first: "3 of 10, plausible 11–60 %"."""
        count = f"{self.successes:,.0f} of {self.trials:,.0f}"
        if self.low is None or self.high is None:
            return count
        return f"{count}, plausible {self.low * 100:.0f}–{self.high * 100:.0f} %"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A rate beside those of the same role; ranking needs enough trials from each of them.

    `role_rate` is everybody's, the own included, and `reps` how many they are; None where nobody else has a share.
    `first` and `last` are the days that the own counts span, where they are known.
    """

    rate: Rate
    shrunk: float | None
    role_rate: float | None
    enough_to_rank: bool
    needed: int
    reps: int = 0
    first: date | None = None
    last: date | None = None


def wilson(successes: float, trials: float) -> Rate:
    """The score interval of E. B. Wilson (1927); see R. G. Newcombe, Statist. Med. 17 (1998) 857, method 3."""
    if trials <= 0:
        return Rate(successes, trials, None, None, None)
    share = successes / trials
    if not 0 <= share <= 1:
        return Rate(successes, trials, share, None, None)
    square = Z95 * Z95
    middle = 2 * successes + square
    reach = Z95 * sqrt(square + 4 * successes * (1 - share))
    low = 0.0 if successes == 0 else (middle - reach) / (2 * (trials + square))
    high = 1.0 if successes == trials else (middle + reach) / (2 * (trials + square))
    return Rate(successes, trials, share, min(share, max(0.0, low)), max(share, min(1.0, high)))


def compare(own: Rate, role: Sequence[Rate], enough: int = ENOUGH) -> Comparison:
    """Against the same role only (`role` holds every rep of it, the own rate too).

    Beta-binomial, empirical Bayes by the method of moments: the less a role's rates differ beyond chance, the
    further a rep's rate is drawn to the pooled one. Counts that make no share are neither drawn nor ranked, and nobody
    is held against the own rate alone.
    """
    peers = [r for r in role if r.trials > 0 and is_share(r)]
    needed = max(0, round(enough - own.trials))
    able = needed == 0 and is_share(own) and all(r.trials >= enough and is_share(r) for r in role)
    if len(peers) <= (own.trials > 0 and is_share(own)):
        return Comparison(own, None, None, able, needed, len(peers))
    pooled = sum(r.successes for r in peers) / sum(r.trials for r in peers)
    shrunk = _shrunk(own, peers, pooled) if is_share(own) else None
    return Comparison(own, shrunk, pooled, able, needed, len(peers))


def is_share(rate: Rate) -> bool:
    """Whether the counts can make a share: no more successes than trials, and neither below zero."""
    return 0 <= rate.successes <= rate.trials


def no_share(rate: Rate, upper: str, lower: str) -> str:
    """Why counts make no share, in a sentence; "" when they do. `upper` names the successes, `lower` the trials.

    "More won deals (140) than decided deals (60) were counted: that is no share."
    """
    if is_share(rate):
        return ""
    if min(rate.successes, rate.trials) < 0:
        return f"A count of {upper.lower()} or {lower.lower()} is below zero: that is no share."
    return (
        f"More {upper.lower()} ({rate.successes:,.0f}) than {lower.lower()} ({rate.trials:,.0f}) were counted: "
        "that is no share."
    )


def _shrunk(own: Rate, peers: Sequence[Rate], pooled: float) -> float:
    trials = sum(r.trials for r in peers)
    chance = pooled * (1 - pooled)
    spread = sum(r.trials * (r.successes / r.trials - pooled) ** 2 for r in peers) / trials
    between = spread - chance * len(peers) / trials
    if between <= 0 or chance == 0:
        return pooled
    weight = max(0.0, chance / between - 1)
    return (own.successes + weight * pooled) / (own.trials + weight) if own.trials + weight else pooled
