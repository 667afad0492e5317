"""The rater's self-check: mean, spread and halo, set beside each other; no verdict on a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, stdev

from coachdesk.analysis import words
from coachdesk.analysis.skills import shown_ratings
from coachdesk.domain.skills import LEVELS, DatedRating, Rater

FEWEST = 10
"""Under so many ratings of one rater there is too little to tell."""
HALO = 5
"""The same level on at least so many skills of one assessment, and on no other level, is a halo."""
LINES = ((Rater.MANAGER, "Manager"), (Rater.SELF, "Self-ratings"), (Rater.PEER, "Peers"))


@dataclass(frozen=True, slots=True)
class Halo:
    """One assessment with the same number on everything: whose, when, which number, on how many skills."""

    rep: str
    day: date
    level: int
    skills: int


@dataclass(frozen=True, slots=True)
class RaterLine:
    """One rater: how many ratings, their mean and spread (standard deviation, n - 1), and how often each level."""

    rater: str
    ratings: int
    mean: float | None
    spread: float | None
    levels: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class RaterCheck:
    """The manager's own line first, then self-ratings and peers; `words` are sentences that each carry their count.

    `within` is the mean spread within one assessment: far below the spread over all of them, a rep gets one number.
    """

    lines: tuple[RaterLine, ...]
    halos: tuple[Halo, ...]
    assessments: int
    within: float | None
    words: tuple[str, ...]


Sheet = tuple[str, date, tuple[int, ...]]
"""One assessment by the manager: whose, when, and its levels."""


def rater_check_of(
    ratings: Mapping[int, Sequence[DatedRating]], names: Mapping[int, str], today: date
) -> RaterCheck:  # fmt: skip
    """The check of the manager's ratings, given all ratings by rep; blind self-ratings that wait are left out.

    Halo and the spread within are looked for in assessments of at least 5 skills only.
    """
    shown = {rep_id: shown_ratings(rows, today) for rep_id, rows in ratings.items() if rep_id in names}
    lines = tuple(line for rater, label in LINES if (line := _line(shown, rater, label)))
    sheets = [s for s in _sheets(shown, names) if len(s[2]) >= HALO]
    enough = lines[0].ratings >= FEWEST
    halos = tuple(Halo(rep, day, levels[0], len(levels)) for rep, day, levels in sheets if len(set(levels)) == 1)
    within = fmean(stdev(levels) for _, _, levels in sheets) if sheets and enough else None
    check = RaterCheck(lines, halos if enough else (), len(sheets), within, ())
    return RaterCheck(lines, check.halos, check.assessments, within, _sentences(check))


def rater_line(rater: str, levels: Sequence[int]) -> RaterLine:
    """Mean and spread of a rater's levels; both unknown under 10 ratings.

    The spread is the sample standard deviation, the root of the sum of squares about the mean over n - 1.
    """
    counts = Counter(levels)
    enough = len(levels) >= FEWEST
    one, two, three, four, five = (counts[level] for level in LEVELS)
    mean, spread = (fmean(levels), stdev(levels)) if enough else (None, None)
    return RaterLine(rater, len(levels), mean, spread, (one, two, three, four, five))


def _line(shown: Mapping[int, Sequence[DatedRating]], rater: Rater, label: str) -> RaterLine | None:
    """One rater's line; the manager's is there without a rating too."""
    levels = [r.level for rows in shown.values() for r in rows if r.rater is rater]
    return rater_line(label, levels) if levels or rater is Rater.MANAGER else None


def _sheets(shown: Mapping[int, Sequence[DatedRating]], names: Mapping[int, str]) -> Iterable[Sheet]:
    """The manager's assessments, the newest first."""
    found: dict[tuple[int, int | None, date], list[int]] = {}
    for rep_id, rows in shown.items():
        for r in rows:
            if r.rater is Rater.MANAGER:
                found.setdefault((rep_id, r.assessment_id, r.day), []).append(r.level)
    sheets = [(names[rep_id], day, tuple(levels)) for (rep_id, _, day), levels in found.items()]
    return sorted(sheets, key=lambda s: (-s[1].toordinal(), s[0]))


def _sentences(check: RaterCheck) -> tuple[str, ...]:
    own = check.lines[0]
    found = [line_words(line) for line in check.lines]
    if own.ratings >= FEWEST:
        found += [_most_given(own), _halo_words(check), *_within_words(check, own)]
    return tuple(found)


def line_words(line: RaterLine) -> str:
    """Mean and spread with the count, or that it is too few to tell."""
    if line.mean is None or line.spread is None:
        return f"{line.rater}: {words.plural(line.ratings, 'rating')}, too few to tell ({FEWEST} are needed)."
    return f"{line.rater}: mean {line.mean:.1f}, spread {line.spread:.1f}, over {words.plural(line.ratings, 'rating')}."


def _most_given(line: RaterLine) -> str:
    """Which level is given most often: "31 of 50 ratings are a 3."."""
    most = max(line.levels)
    level = line.levels.index(most) + LEVELS[0]
    return f"{most} of {words.plural(line.ratings, 'rating')} {'is' if most == 1 else 'are'} a {level}."


def _halo_words(check: RaterCheck) -> str:
    if not check.assessments:
        return f"No assessment of {HALO} skills or more yet, so the same number on everything cannot be told."
    many = words.plural(check.assessments, "assessment")
    return f"The same number on everything: in {len(check.halos)} of {many} of {HALO} skills or more."


def _within_words(check: RaterCheck, own: RaterLine) -> Iterable[str]:
    if check.within is None or own.spread is None:
        return
    many = words.plural(check.assessments, "assessment")
    yield (
        f"Spread within one assessment: {check.within:.1f} on average over {many} of {HALO} skills or more, "
        f"beside {own.spread:.1f} over all {own.ratings} ratings."
    )
    if own.spread and check.within < own.spread / 2:
        yield "Within one assessment the levels lie much closer together than over all. One impression may lead them."
