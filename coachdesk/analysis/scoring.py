"""Scored calls: weighted totals that leave out what was not observed, differences, and agreement of two raters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor

from coachdesk.analysis import words
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import LEVELS, Rater

FEWEST_PAIRS = 10
REP, MANAGER, SECOND = "rep", "manager", "second"


@dataclass(frozen=True, slots=True)
class Total:
    """The weighted mean of what was observed, 1 to 5; None when nothing was. "3.8 of 5, 5 of 6 observed"."""

    score: float | None
    observed: int
    criteria: int
    words: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion with the rep's, the manager's and a second rater's level; None is not observed or not scored.

    `difference` is manager less rep. `scored` names who has scored it at all ("rep", "manager", "second"): a None
    level of theirs is *not observed*.
    """

    criterion: Criterion
    rep: int | None
    manager: int | None
    second: int | None
    rep_said: str
    manager_said: str
    difference: int | None
    scored: frozenset[str]


@dataclass(frozen=True, slots=True)
class CallScore:
    """One scored call. `rep_first` is true while the rep has not been through all criteria: until then the
    manager's side is not to be shown.
    """

    call: ScoredCall
    card: Scorecard
    rep: str
    lines: tuple[ScoreLine, ...]
    rep_total: Total
    manager_total: Total
    second_total: Total
    second_by: str
    difference_words: str
    rep_first: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two raters over the same criteria of the same calls: pairs, equal, within one, mean difference, kappa.

    The mean difference is first less second. What either did not observe is no pair.
    Kappa is Cohen's with quadratic weights (Cohen 1968); None under 10 pairs or without any variation.
    """

    first: str
    second: str
    pairs: int
    equal: int
    within_one: int
    mean_difference: float | None
    kappa: float | None
    words: str


def total(criteria: Sequence[Criterion], levels: Mapping[int, int | None]) -> Total:
    """The weighted mean of the levels by criterion id: sum of weight x level over sum of the weights.

    What was not observed (None) leaves both sums, so it neither helps nor hurts; what is missing is not scored yet.
    """
    pairs = [(c.weight, level) for c in criteria if (level := levels.get(c.id or 0)) is not None]
    weights = sum(weight for weight, _ in pairs)
    score = sum(weight * level for weight, level in pairs) / weights if weights else None
    scored = sum((c.id or 0) in levels for c in criteria)
    return Total(score, len(pairs), len(criteria), _total_words(score, len(pairs), scored, len(criteria)))


def _total_words(score: float | None, observed: int, scored: int, criteria: int) -> str:
    if not scored:
        return "not scored yet"
    count = f"{observed} of {criteria} observed"
    parts = [count if score is None else f"{floor(score * 10 + 0.5) / 10:.1f} of {LEVELS[-1]}, {count}"]
    return ", ".join(parts + ([f"{criteria - scored} not scored yet"] if scored < criteria else []))


def call_score(
    call: ScoredCall, card: Scorecard, criteria: Sequence[Criterion], scores: Iterable[Score], rep: str
) -> CallScore:
    """One call with all that its raters said; of several second raters the one who scored most of it is shown."""
    own = [s for s in scores if s.call_id == call.id]
    second_by = _second(own)
    sides = {
        REP: {s.criterion_id: s for s in own if s.rater is Rater.SELF},
        MANAGER: {s.criterion_id: s for s in own if s.rater is Rater.MANAGER},
        SECOND: {s.criterion_id: s for s in own if s.rater is Rater.PEER and s.by == second_by},
    }
    lines = tuple(_line(criterion, sides) for criterion in criteria)
    totals = {who: total(criteria, {i: s.level for i, s in side.items()}) for who, side in sides.items()}
    waiting = any(REP not in line.scored for line in lines)
    return CallScore(
        call, card, rep, lines, totals[REP], totals[MANAGER], totals[SECOND], second_by,
        _difference_words(lines), waiting,
    )  # fmt: skip


def blank_lines(criteria: Iterable[Criterion]) -> tuple[ScoreLine, ...]:
    """The lines of a scorecard that nobody has filled in."""
    return tuple(ScoreLine(criterion, None, None, None, "", "", None, frozenset()) for criterion in criteria)


def rep_side(score: CallScore) -> CallScore:
    """What a rep may see: nobody's second rating, and the manager's only once the rep's own is there."""
    kept = {REP} if score.rep_first else {REP, MANAGER}
    lines = tuple(_only(line, kept) for line in score.lines)
    nothing = total([line.criterion for line in lines], {})
    return replace(
        score, lines=lines, second_total=nothing, second_by="",
        manager_total=nothing if score.rep_first else score.manager_total,
        difference_words="" if score.rep_first else score.difference_words,
    )  # fmt: skip


def _only(line: ScoreLine, kept: set[str]) -> ScoreLine:
    scored = line.scored & kept
    if MANAGER in kept:
        return replace(line, second=None, scored=scored)
    return replace(line, second=None, manager=None, manager_said="", difference=None, scored=scored)


def _second(scores: Iterable[Score]) -> str:
    counts: dict[str, int] = {}
    for score in scores:
        if score.rater is Rater.PEER:
            counts[score.by] = counts.get(score.by, 0) + 1
    return min(counts, key=lambda name: (-counts[name], name.casefold()), default="")


def _line(criterion: Criterion, sides: Mapping[str, Mapping[int, Score]]) -> ScoreLine:
    found = {who: side[criterion.id or 0] for who, side in sides.items() if (criterion.id or 0) in side}
    levels = {who: score.level for who, score in found.items()}
    rep, manager = levels.get(REP), levels.get(MANAGER)
    apart = manager - rep if manager is not None and rep is not None else None
    said = {who: score.said for who, score in found.items()}
    return ScoreLine(
        criterion, rep, manager, levels.get(SECOND), said.get(REP, ""), said.get(MANAGER, ""), apart, frozenset(found)
    )


def _difference_words(lines: Iterable[ScoreLine]) -> str:
    """How far rep and manager are apart: "same on 3 of 5; manager lower on 2"; "" before both have seen something."""
    apart = [line.difference for line in lines if line.difference is not None]
    if not apart:
        return ""
    lower, higher = sum(d < 0 for d in apart), sum(d > 0 for d in apart)
    parts = [f"same on {apart.count(0)} of {len(apart)}"]
    parts += [f"manager lower on {lower}"] if lower else []
    parts += [f"manager higher on {higher}"] if higher else []
    return "; ".join(parts)


def calibration(scores: Iterable[Score], first: str, second: str) -> Calibration:
    """The manager (called `first`) against one second rater, over the criteria of the calls that both observed."""
    mine: dict[tuple[int, int], int] = {}
    theirs: dict[tuple[int, int], int] = {}
    for score in scores:
        if score.level is not None and score.rater is Rater.MANAGER:
            mine[score.call_id, score.criterion_id] = score.level
        elif score.level is not None and score.rater is Rater.PEER and score.by.casefold() == second.casefold():
            theirs[score.call_id, score.criterion_id] = score.level
    pairs = [(level, theirs[key]) for key, level in mine.items() if key in theirs]
    apart = [a - b for a, b in pairs]
    equal, near = apart.count(0), sum(abs(d) <= 1 for d in apart)
    mean = sum(apart) / len(apart) if apart else None
    agreed = kappa(pairs)
    return Calibration(
        first, second, len(pairs), equal, near, mean, agreed, _agreement_words(first, pairs, equal, near, mean, agreed)
    )


def kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights: 1 less observed over expected squared distance (Cohen 1968).

    Expected is what the two raters' own habits would give by chance. None under 10 pairs, or when a rater gave
    everything the same number: there is then nothing to agree about.
    """
    if len(pairs) < FEWEST_PAIRS or any(len(set(side)) < 2 for side in zip(*pairs, strict=True)):
        return None
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    expected = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / len(pairs) ** 2
    return 1 - observed / expected


def _agreement_words(
    first: str, pairs: Sequence[tuple[int, int]], equal: int, near: int, mean: float | None, agreed: float | None
) -> str:
    """Each number with its count; without a kappa the words say what it waits for."""
    count = len(pairs)
    if mean is None:
        return "no criterion scored by both yet"
    parts = [f"equal on {equal} of {count}", f"within one level on {near} of {count}"]
    parts.append("the same on average" if abs(mean) < 0.05 else f"{first} {abs(mean):.1f} {_side(mean)} on average")
    if agreed is not None:
        parts.append(f"weighted kappa {agreed:.2f}")
    elif count < FEWEST_PAIRS:
        parts.append(f"kappa from {FEWEST_PAIRS} pairs: {words.plural(FEWEST_PAIRS - count, 'more pair')} needed")
    else:
        parts.append("no kappa: one of the two gave everything the same number")
    return ", ".join(parts)


def _side(mean: float) -> str:
    return "higher" if mean > 0 else "lower"
