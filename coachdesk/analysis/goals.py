"""Working back from quota: from a revenue goal to the inputs it takes, as ranges and never one bare number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil, exp, log, sqrt

from coachdesk.analysis.rates import Comparison, Rate, compare, no_share, wilson
from coachdesk.analysis.stages import Amount
from coachdesk.domain.measures import Measure
from coachdesk.domain.periods import Cadence, Quarter, start_of


@dataclass(frozen=True, slots=True)
class Assume:
    """What the manager tries out: another goal, another deal size, another share for a step (by its key)."""

    goal: float | None = None
    deal_size: float | None = None
    rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """How much it takes, with the plausible range; a `high` of None has no upper end that can be told."""

    needed: float
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class GoalStep:
    """One line, from the goal back to the first input: what it takes in all that is left, and each week.

    `rate` is the share of these that go on to the line above, `source` whose it is: own, role or assumed. `usual` is
    the mean of the rep's known recent weeks.
    """

    key: str
    name: str
    measure_id: int | None
    total: Need
    weekly: Need
    rate: Comparison | None
    source: str
    usual: float | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """From what is still to be won in a quarter to the weekly inputs. `steps` begins with the goal itself.

    `so_far` is what the known periods brought; `missing` says, in sentences, what can't be worked out and why.
    """

    rep_id: int
    quarter: Quarter
    goal: float | None
    so_far: float | None
    left: float
    weeks: int
    deal_size: Amount
    deal_size_source: str
    steps: tuple[GoalStep, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One conversion of the chain, from the last stage back: what is counted, and the rates that could be taken.

    `own` is the rep's, `role` everybody's of the role, the rep too, `usual` the mean of recent weeks.
    """

    key: str
    measure: Measure
    upper: str
    own: Rate
    role: tuple[Rate, ...]
    usual: float | None


def combined(parts: Sequence[tuple[float, float, float | None]]) -> tuple[float, float, float | None]:
    """The product of independent positive figures with a range that is right for them together.

    Each is (value, low, high). On the log scale the distances to the ends are added in squares: the method of variance
    estimates recovery, G. Y. Zou and A. Donner, Statist. Med. 27 (2008) 1693. A low of 0 leaves the product's at 0.
    """
    value = exp(sum(log(v) for v, _, _ in parts))
    down = _reach([(v, low) for v, low, _ in parts])
    up = _reach([(high, v) for v, _, high in parts])
    return value, 0.0 if down is None else value * exp(-down), None if up is None else value * exp(up)


def _reach(pairs: Sequence[tuple[float | None, float | None]]) -> float | None:
    logs = [log(big / small) if big and small else None for big, small in pairs]
    return None if any(one is None for one in logs) else sqrt(sum(one * one for one in logs if one is not None))


def needed(left: float, factors: Sequence[tuple[float, float, float | None]]) -> Need:
    """What is left over the product of the factors, with its range: the best factors need the least."""
    if left <= 0:
        return Need(0.0, 0.0, 0.0)
    value, low, high = combined(factors)
    return Need(left / value, left / high if high else 0.0, left / low if low else None)


def per_week(total: Need, weeks: int) -> Need:
    """The same a week, over the weeks that are left; in the last days all of it is one week's."""
    count = max(1, weeks)
    return Need(total.needed / count, total.low / count, None if total.high is None else total.high / count)


def weeks_left(quarter: Quarter, today: date, first_weekday: int = 0) -> int:
    """The weeks that begin in the quarter and are not over: the present one counts."""
    start = max(start_of(today, Cadence.WEEK, first_weekday), start_of(quarter.first, Cadence.WEEK, first_weekday))
    begun = start if start >= quarter.first else start + timedelta(days=7)
    return max(0, (quarter.last - begun).days // 7 + 1) if begun <= quarter.last else 0


def chosen(link: Link, assume: Assume, enough: int) -> tuple[Comparison, str] | None:
    """The rate of a step and whose it is: what is assumed, else the rep's own, else the role's; None when nobody has
    one that can be divided by.
    """
    own = compare(link.own, link.role, enough)
    if (share := assume.rates.get(link.key)) is not None:
        return Comparison(Rate(link.own.successes, link.own.trials, share, share, share), own.shrunk, own.role_rate,
                          own.enough_to_rank, own.needed), "assumed"  # fmt: skip
    if link.own.rate and link.own.high is not None:
        return own, "own"
    pooled = wilson(sum(r.successes for r in link.role), sum(r.trials for r in link.role))
    return (Comparison(pooled, own.shrunk, own.role_rate, own.enough_to_rank, own.needed), "role") if (
        pooled.rate and pooled.high is not None
    ) else None  # fmt: skip


def steps(
    left: float, weeks: int, size: Amount, links: Sequence[Link], assume: Assume, enough: int
) -> tuple[tuple[GoalStep, ...], tuple[str, ...]]:
    """The chain from what is left to win back to the first input, as far as it can be worked out, and why not further.

    `links` run from the won deals back. The first link has no conversion of its own: deals come from the goal by size.
    """
    assert size.mean, "without a deal size there is no chain"
    factors = [(size.mean, size.low or 0.0, size.high)]
    found: list[GoalStep] = []
    for place, link in enumerate(links):
        rate = chosen(link, assume, enough) if place else None
        if place and rate is None:
            return tuple(found), (_why_not(link),)
        if rate is not None:
            share = rate[0].rate
            factors.append((share.rate or 0.0, share.low or 0.0, share.high))
        total = needed(left, factors)
        taken, source = rate or (None, "")
        found.append(GoalStep(link.key, link.measure.name, link.measure.id, total, per_week(total, weeks), taken,
                              source, link.usual))  # fmt: skip
    return tuple(found), ()


def _why_not(link: Link) -> str:
    if why := no_share(link.own, link.upper, link.measure.name):
        return f"{why.removesuffix('.')}, so it can’t be worked back further."
    return f"No {link.upper.lower()} from {link.measure.name.lower()} are known yet: it can’t be worked back further."


def rounded_up(step: GoalStep) -> int:
    """A whole target for what is left."""
    return ceil(step.total.needed - 1e-9)
