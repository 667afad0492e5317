"""Commitments as people read them: who, what, how late, and how many were kept in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment in words: `who` is "You" or the rep's first name, `late` the days past its day (0 if none)."""

    id: int
    rep_id: int
    rep: str
    initials: str
    owner: Owner
    who: str
    text: str
    seen_in: str
    made: date
    due: date | None
    due_words: str
    late: int
    late_words: str
    state: CommitmentState
    state_words: str
    why: str
    carried: bool
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Of the commitments due in a span: how many were kept, and how many of those after their day."""

    due: int
    kept: int
    done_late: int


@dataclass(frozen=True, slots=True)
class Streak:
    """The latest run of one side: `kept` or `missed` in a row (the other is 0), in words with the count of all."""

    owner: Owner
    kept: int
    missed: int
    words: str


def promise(commitment: Commitment, rep: Rep, today: date) -> Promise:
    """One commitment in words, as the manager reads it."""
    mine = commitment.owner is Owner.MANAGER
    late = days_late(commitment, today)
    return Promise(
        id=commitment.id or 0, rep_id=commitment.rep_id, rep=rep.name, initials=rep.initials, owner=commitment.owner,
        who="You" if mine else rep.first_name, text=commitment.text, seen_in=commitment.seen_in, made=commitment.made,
        due=commitment.due, due_words=_due_words(commitment, today), late=late,
        late_words=f"{words.plural(late, 'day')} late" if late else "", state=commitment.state,
        state_words=_state_words(commitment, today), why=commitment.why, carried=commitment.carried_from is not None,
        closed=commitment.closed,
    )  # fmt: skip


def promises(commitments: Iterable[Commitment], reps: Iterable[Rep], today: date) -> tuple[Promise, ...]:
    """Rows for a list: open before closed, the latest first, then as they come due, undated last."""
    known = {rep.id: rep for rep in reps}
    rows = [promise(c, known[c.rep_id], today) for c in commitments if c.rep_id in known]
    return tuple(sorted(rows, key=lambda p: (p.state is not CommitmentState.OPEN, p.due or date.max, p.id)))


def days_late(commitment: Commitment, today: date) -> int:
    """Days past its day while it is still open; 0 for any other."""
    if commitment.state is not CommitmentState.OPEN or commitment.due is None:
        return 0
    return max(0, (today - commitment.due).days)


def _due_words(commitment: Commitment, today: date) -> str:
    """The day as it was said when it was a call, else the day itself."""
    said, due = commitment.due_words, commitment.due
    if said.lower().startswith("before ") and (due is None or due >= today):
        return said
    return "" if due is None else "today" if due == today else words.weekday_near(due, today)


def _state_words(commitment: Commitment, today: date) -> str:
    """How it ended: "done 20 Nov", "done 24 Nov, 4 days late", "partly done 20 Nov", "dropped 20 Nov"."""
    state, closed, due = commitment.state, commitment.closed, commitment.due
    name = "partly done" if state is CommitmentState.PART else state.value
    if state is CommitmentState.OPEN or closed is None:
        return name
    name = f"{name} {words.day_near(closed, today)}"
    if state is CommitmentState.DONE and due is not None and closed > due:
        return f"{name}, {words.plural((closed - due).days, 'day')} late"
    return name


def kept_of(commitments: Iterable[Commitment], owner: Owner, first: date, last: date, today: date) -> Kept:
    """Of one side's commitments due in first..last and not after today: kept, and how many of those after their day.

    Dropped ones leave the count, and an open one on its very day waits; a later or a partly done one is not kept.
    """
    due = [
        c
        for c in commitments
        if c.owner is owner
        and c.state is not CommitmentState.DROPPED
        and c.due is not None
        and first <= c.due <= min(last, today)
        and not (c.state is CommitmentState.OPEN and c.due == today)
    ]
    return Kept(len(due), sum(c.kept is True for c in due), sum(c.done_late for c in due))


def streak(commitments: Iterable[Commitment], owner: Owner, today: date) -> Streak:
    """The latest run of one side, in the order of their days: done is kept; partly done and overdue are not.

    Dropped ones and those that are not due yet don't count; without a day, one counts when it is closed.
    """
    own = sorted((c for c in commitments if c.owner is owner), key=_judged_on)
    judged = [kept for c in own if (kept := _kept(c, today)) is not None]
    if not judged:
        return Streak(owner, 0, 0, "nothing due yet")
    run = next((i for i, kept in enumerate(reversed(judged)) if kept is not judged[-1]), len(judged))
    said = f"{run} {'kept' if judged[-1] else 'missed'}{' in a row' if run > 1 else ' last time'}"
    total = f"{sum(judged)} of {len(judged)} kept in all"
    return Streak(owner, run if judged[-1] else 0, 0 if judged[-1] else run, f"{said} · {total}")


def _judged_on(commitment: Commitment) -> tuple[date, int]:
    return commitment.due or commitment.closed or commitment.made, commitment.id or 0


def _kept(commitment: Commitment, today: date) -> bool | None:
    return False if days_late(commitment, today) else commitment.kept


def kept_words(commitments: Sequence[Commitment], rep: str, manager: str, today: date) -> str:
    """Both sides of this quarter: "Kept so far this quarter: Elif 9 of 11 · you 6 of 6"; "" while nothing came due."""
    quarter = Quarter.of(today)
    parts = []
    for owner, name in ((Owner.REP, rep), (Owner.MANAGER, manager)):
        found = kept_of(commitments, owner, quarter.first, quarter.last, today)
        if found.due:
            parts.append(f"{words.in_place(name)} {found.kept} of {found.due}")
    return f"Kept so far this quarter: {' · '.join(parts)}" if parts else ""
