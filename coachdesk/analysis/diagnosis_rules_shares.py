"""Rules on shares: a rep’s share beside that of the other reps of the same role, or beside its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from coachdesk.analysis.chance import Pair, chance_words, fewer, fewer_than, spread_factor, trials_needed
from coachdesk.analysis.diagnosis_rules import EARLY, FINE, OFF, Case, Judged, Topic, seen_words, skills_for
from coachdesk.analysis.rates import Rate, compare, wilson

LIKELY = 0.05
MARGIN = 0.9
HINT_FROM = 10
ODD = 0.5


@dataclass(frozen=True, slots=True)
class Counted:
    """The share of one rep: each pair is successes and trials of a period; `others` one list for each other rep.

    With `more_is_worse` a high share is what is looked for. `target` stands in where nobody else has the role.
    `least` is how many trials a signal takes.
    """

    own: Sequence[Pair]
    others: Sequence[Sequence[Pair]]
    least: int
    target: float | None = None
    more_is_worse: bool = False


def judge_share(
    case: Case, topic: Topic, counted: Counted, measure_id: int | None = None, more: Sequence[str] = ()
) -> Judged:  # fmt: skip
    """Whether a share is lower than chance explains, at least a tenth below that of the others.

    Fisher's exact test on the counts divided by their design effect (see `chance`), against the others of the role
    pooled without the rep; without others, the exact binomial test against the target. With too few trials to notice a
    share half as good it is too early.
    """
    own = _summed(counted.own)
    others = [rate for rate in map(_summed, counted.others) if rate.low is not None]
    pooled = wilson(sum(r.successes for r in others), sum(r.trials for r in others))
    usual = pooled.rate if pooled.rate is not None else counted.target
    skills = skills_for(case, topic)
    seen = [seen_words(case, skills[0])] if skills else []
    if own.low is None or usual is None:
        count = (_count(own, topic), *more, *seen) if own.trials > 0 else ()
        return Judged(topic, EARLY, _unknown(own, usual, topic), evidence=count, skills=skills)
    chance = _chance(counted, own, pooled, usual)
    state = _state(own, usual, chance, counted)
    beside = f"{usual * 100:.0f} %"
    who = f"role {beside}" if pooled.rate is not None else f"target {beside}"
    said = f"{own.words}, {who}"
    if state == EARLY:
        said = f"{own.successes:,.0f} of {own.trials:,.0f}, needs about {_missing(own, usual, counted):,} more"
    able = own.trials >= counted.least and (pooled.rate is None or pooled.trials >= counted.least)
    shrunk = compare(own, (own, *others)).shrunk if others else None
    evidence = [_evidence(own, pooled, usual, shrunk, topic), *more, *seen]
    if state == OFF:
        evidence.append(chance_words(chance))
    return Judged(topic, state, said, chance, able, tuple(evidence), skills, measure_id)


def _summed(pairs: Sequence[Pair]) -> Rate:
    return wilson(sum(x for x, _ in pairs), sum(n for _, n in pairs))


def _unknown(own: Rate, usual: float | None, topic: Topic) -> str:
    if own.trials <= 0:
        return "no numbers in the year"
    if own.successes > own.trials:
        return f"{own.successes:,.0f} of {own.trials:,.0f}: more than there were to go on"
    if own.low is None:
        return f"{own.successes:,.0f} of {own.trials:,.0f}: no share can be below zero"
    assert usual is None, topic
    return f"{own.words}; nobody else has this role, and there is no target"


def _chance(counted: Counted, own: Rate, pooled: Rate, usual: float) -> float:
    """How often chance alone does this, from counts divided by how much more they vary than coin tosses."""
    factor = spread_factor([counted.own, *counted.others])
    mine, beside = _scaled(own, factor), _scaled(pooled, factor)
    if counted.more_is_worse:
        mine, beside, usual = (mine[1] - mine[0], mine[1]), (beside[1] - beside[0], beside[1]), 1 - usual
    return fewer(mine, beside) if pooled.trials else fewer_than(mine, usual)


def _scaled(rate: Rate, factor: float) -> Pair:
    return round(rate.successes / factor), round(rate.trials / factor)


def _state(own: Rate, usual: float, chance: float, counted: Counted) -> str:
    assert own.rate is not None
    apart = own.rate >= usual / MARGIN if counted.more_is_worse else own.rate <= usual * MARGIN
    if apart and chance <= LIKELY and own.trials >= HINT_FROM:
        return OFF
    return EARLY if _missing(own, usual, counted) else FINE


def _missing(own: Rate, usual: float, counted: Counted) -> int:
    """How many more trials it takes to notice a share half as good."""
    other = min(1.0, usual / ODD) if counted.more_is_worse else usual * ODD
    needed = trials_needed(usual, other) if 0 < usual < 1 else counted.least
    return max(0, ceil(max(needed, counted.least) - own.trials))


def _evidence(own: Rate, pooled: Rate, usual: float, shrunk: float | None, topic: Topic) -> str:
    said = _count(own, topic)
    if pooled.rate is None:
        return f"{said}; target {usual * 100:.0f} %"
    estimate = f"; shrunk estimate {shrunk * 100:.0f} %" if shrunk is not None else ""
    return f"{said}; others of the role {usual * 100:.0f} % of {pooled.trials:,.0f}{estimate}"


def _count(own: Rate, topic: Topic) -> str:
    """The count, what it counts, and its plausible range."""
    count = f"{own.successes:,.0f} of {own.trials:,.0f}"
    return own.words.replace(count, f"{count} {topic.counts}".rstrip(), 1)
