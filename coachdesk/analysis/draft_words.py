"""A drafted quarter in words: what was placed, whether it holds, and what found no time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.placing_why import BELONGS, hours
from coachdesk.analysis.planner import Proposal, Unplaced, Wish
from coachdesk.analysis.quarter_rhythm import WITH
from coachdesk.domain.sessions import SessionKind

OPENINGS = ("You ", "The ", "No ", "It ", "All ", "What ")
MOST_NAMED = 3
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """One thing that a good plan keeps, and whether this one does."""

    good: bool
    words: str


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The card of a draft. `clashes` are keys in the calendar with a sentence each; `unplaced` are whole lines."""

    quarter: str
    summary: str
    checks: tuple[DraftCheck, ...]
    clashes: tuple[tuple[str, str], ...]
    unplaced: tuple[str, ...]
    acceptable: bool


def draft_words(proposal: Proposal, clashes: Mapping[str, str], quarter: str, today: date) -> DraftWords:
    """All that stands on the card."""
    checks = (_clashing(len(clashes)), *_within_cap(proposal), *_met(proposal))
    acceptable = bool(proposal.placed) and not clashes
    return DraftWords(
        quarter, _summary(proposal, today), checks if proposal.placed else checks[1:], tuple(clashes.items()),
        tuple(_unplaced(proposal)), acceptable,
    )  # fmt: skip


def counted(wishes: Sequence[Wish]) -> str:
    """How many of each kind: "47 one-on-ones, 9 mid-quarter checks and 3 trainings with 12 follow-ups"; "" for none."""
    kinds = Counter(wish.kind for wish in wishes)
    behind = sum(1 for wish in wishes if wish.after or wish.before)
    open_ = sum(1 for wish in wishes if wish.key.startswith("follow-up "))
    trainings = words.plural(kinds[SessionKind.TRAINING], "training")
    parts = [
        (kinds[SessionKind.ONE_ON_ONE], words.plural(kinds[SessionKind.ONE_ON_ONE], "one-on-one")),
        (kinds[SessionKind.MID_QUARTER], words.plural(kinds[SessionKind.MID_QUARTER], "mid-quarter check")),
        (kinds[SessionKind.TRAINING], f"{trainings} with {words.plural(behind, 'follow-up')}" if behind else trainings),
        (open_, f"{words.plural(open_, 'open follow-up')} of trainings"),
    ]
    return words.listed([said for count, said in parts if count])


def _summary(proposal: Proposal, today: date) -> str:
    if not proposal.placed:
        return "Nothing could be placed." if proposal.unplaced else "Nothing is left to plan: all of it stands already."
    first = proposal.placed[0].start.date()
    said = counted([one.wish for one in proposal.placed])
    year = "" if first.year == today.year else f" {first.year}"
    return f"{said} placed from {first.day} {words.long_month(first)}{year} on. Nothing fixed was moved."


def _clashing(count: int) -> DraftCheck:
    if not count:
        return DraftCheck(good=True, words="No clashes")
    return DraftCheck(good=False, words="1 clashes" if count == 1 else f"{count} clash")


def _within_cap(proposal: Proposal) -> Iterator[DraftCheck]:
    weeks, cap = len(proposal.weeks), hours(proposal.cap)
    within = sum(minutes <= proposal.cap for _, minutes in proposal.weeks)
    if weeks and within == weeks:
        every = "every week" if weeks > 1 else "the week"
        yield DraftCheck(good=True, words=f"Within {cap} in {every}")
    elif weeks:
        yield DraftCheck(good=False, words=f"Within {cap} a week in {within} of {words.plural(weeks, 'week')}")


def _met(proposal: Proposal) -> Iterator[DraftCheck]:
    """Whether each rep is met as often as the rhythm says; nothing when no one-on-one was asked for."""
    kind = SessionKind.ONE_ON_ONE
    missing = [one.wish.title.removeprefix(WITH) for one in proposal.unplaced if one.wish.kind is kind]
    if not missing and not any(one.wish.kind is kind for one in proposal.placed):
        return
    if not missing:
        yield DraftCheck(good=True, words="All reps met by rhythm")
    elif len(missing) <= MOST_NAMED:
        yield DraftCheck(good=False, words=f"All reps met by rhythm but {_together(missing)}")
    else:
        often = Counter(title.partition(",")[0] for title in missing)
        who = words.listed([f"{name} ({count})" for name, count in sorted(often.items())])
        yield DraftCheck(good=False, words=f"{len(missing)} one-on-ones short of the rhythm: {who}")


def _unplaced(proposal: Proposal) -> Iterator[str]:
    """One line for each reason, with all that it hit, and one for each long absence.

    What follows an event without a time goes without saying.
    """
    absences = [run for run in _absences(proposal.unplaced) if len(run) > 1]
    yield from map(_absent, absences)
    told = {one.wish.key for run in absences for one in run}
    reasons: dict[str, list[Unplaced]] = {}
    for one in proposal.unplaced:
        if one.why != BELONGS and one.wish.key not in told:
            reasons.setdefault(one.why, []).append(one)
    for why, rows in reasons.items():
        said = f"{why[0].lower()}{why[1:]}" if why.startswith(OPENINGS) else why
        yield f"{words.listed(_titles([one.wish for one in rows]))}: {said}"


def _absences(unplaced: Sequence[Unplaced]) -> Iterator[list[Unplaced]]:
    """The one-on-ones that a rep misses in a row while away."""
    met = [one for one in unplaced if one.away and one.wish.kind is SessionKind.ONE_ON_ONE]
    run: list[Unplaced] = []
    for one in sorted(met, key=lambda one: (one.wish.rep_ids, one.wish.first)):
        follows = run and one.wish.rep_ids == run[-1].wish.rep_ids and one.wish.first <= run[-1].wish.last + WEEK
        if run and not follows:
            yield run
            run = []
        run.append(one)
    yield run


def _absent(run: Sequence[Unplaced]) -> str:
    """As “Ivan: 5 weeks from 2 Nov: away.”; one-on-ones of a longer rhythm are counted as such."""
    name, _, _ = run[0].wish.title.removeprefix(WITH).partition(", ")
    weekly = all(", week " in one.wish.title for one in run)
    many = words.plural(len(run), "week" if weekly else "one-on-one")
    return f"{name}: {many} from {words.day(run[0].wish.first)}: away."


def _titles(wishes: Sequence[Wish]) -> list[str]:
    """What it hit, the reps of one-on-ones together and those of one kind of follow-up."""
    met = [wish.title.removeprefix(WITH) for wish in wishes if wish.kind is SessionKind.ONE_ON_ONE]
    found = [f"{WITH}{met[0]}" if len(met) == 1 else f"One-on-ones with {_together(met)}"] if met else []
    behind: dict[tuple[str, str], list[str]] = {}
    for wish in wishes:
        if wish.after or wish.before:
            what, _, rest = wish.title.partition(" with ")
            name, _, course = rest.partition(": ")
            behind.setdefault((what, course), []).append(name)
        elif wish.kind is not SessionKind.ONE_ON_ONE:
            found.append(_titled(wish))
    return [*found, *(f"{what} of “{course}” with {words.listed(names)}" for (what, course), names in behind.items())]


def _titled(wish: Wish) -> str:
    return f"“{wish.title}”" if wish.kind is SessionKind.TRAINING else wish.title


def _together(titles: Sequence[str]) -> str:
    """Names with their weeks, those of one week together: "Ana and Ben, week 48"."""
    weeks: dict[str, list[str]] = {}
    for title in titles:
        name, _, week = title.partition(", ")
        weeks.setdefault(week, []).append(name)
    return "; ".join(f"{words.listed(names)}, {week}" for week, names in weeks.items())
