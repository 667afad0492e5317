"""What is told beside an import: rows that are taken, yet look as if something were wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta

from coachdesk.analysis.words import listed, plural
from coachdesk.domain.sessions import LONGEST, Session, SessionStatus
from coachdesk.exchange.dates import day_words
from coachdesk.exchange.plans import Known, Meeting

MOST_TOLD = 10
TAKES_TIME = (SessionStatus.PLANNED, SessionStatus.HELD)


def told(rows: Sequence[int], what: str) -> list[str]:
    """One note for all rows of which the same is to be said."""
    if not rows:
        return []
    named = [f"{row:,}" for row in sorted(rows)[:MOST_TOLD]]
    more = [f"{len(rows) - MOST_TOLD:,} more"] if len(rows) > MOST_TOLD else []
    return [f"Row {named[0]}: {what}." if len(rows) == 1 else f"Rows {listed([*named, *more])}: {what}."]


def overlaps(known: Known, taken: Sequence[tuple[int, Meeting]]) -> list[str]:
    """Each taken row that wants the manager while another session does, with both times."""
    fresh = {meeting[0].id for _, meeting in taken}
    every = [(0, meeting) for meeting in known.sessions if meeting[0].id not in fresh] + list(taken)
    every = sorted((one for one in every if one[1][0].status in TAKES_TIME), key=lambda one: (one[1][0].start, one[0]))
    starts = [meeting[0].start for _, meeting in every]
    found = []
    for place, (row, (session, _)) in enumerate(every):
        first = bisect_left(starts, session.start - timedelta(minutes=LONGEST))
        for other_row, (other, _) in every[first:place]:
            if (row or other_row) and session.meets(other):
                found.append(_overlap(row, session, other) if row else _overlap(other_row, other, session))
    return capped(found, "overlap")


def _overlap(row: int, session: Session, other: Session) -> str:
    day = day_words(session.start.date())
    return f"Row {row:,}: {day} {_times(session)} overlaps the {other.kind.title.lower()} of {_times(other)}."


def _times(session: Session) -> str:
    return f"{session.start:%H:%M}–{session.end:%H:%M}"


def odd_days(known: Known, taken: Sequence[tuple[int, Meeting]]) -> list[str]:
    """Rows of days on which a rep was away, not yet hired or gone."""
    return capped([line for row, meeting in taken for line in _odd(known, row, meeting)], "odd day")


def _odd(known: Known, row: int, meeting: Meeting) -> Iterator[str]:
    session, rep_ids = meeting
    day, when = session.start.date(), day_words(session.start.date())
    if session.status not in TAKES_TIME:
        return
    for rep in (rep for rep in known.reps if rep.id in rep_ids):
        if rep.hired and day < rep.hired:
            yield f"Row {row:,}: {when} is before {rep.name} was hired, {day_words(rep.hired)}."
        if rep.left and day > rep.left:
            yield f"Row {row:,}: {when} is after {rep.name} left, {day_words(rep.left)}."
        if any(absence.rep_id == rep.id and absence.holds(day) for absence in known.absences):
            yield f"Row {row:,}: {rep.name} is away on {when}."


def capped(lines: Sequence[str], what: str) -> list[str]:
    """The first lines, and how many more there are."""
    more = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], *([f"And {plural(more, f'more {what}', f'more {what}s')}."] if more > 0 else [])]
