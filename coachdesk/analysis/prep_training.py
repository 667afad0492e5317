"""What a session asks back from training: the follow-ups that are due when the two meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.prep import PaperCheck
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import FollowUpKind


def from_training(lines: Iterable[FollowUpLine], session: Session) -> tuple[FollowUpLine, ...]:
    """The open follow-ups that this session can do: short ones that are due by its day, and all that are late.

    One with a time of its own that is still to come is done then; a pre-brief that is late is no use any more.
    """
    day = session.start.date()
    found = [line for line in lines if line.open and line.day <= day and _for(line, session)]
    return tuple(sorted(found, key=lambda line: (line.day, line.event.casefold(), line.follow_up.number)))


def _for(line: FollowUpLine, session: Session) -> bool:
    if line.follow_up.kind is FollowUpKind.PRE_BRIEF or (line.session and line.session.id == session.id):
        return False
    return line.late or not line.follow_up.booked(line.session)


def paper_checks(lines: Iterable[FollowUpLine], today: date, day: date, *, own: bool) -> tuple[PaperCheck, ...]:
    """The same on paper, read on `day`; the question is on the manager's copy alone, for the rep is to recall it."""
    return tuple(
        PaperCheck(
            f"{line.follow_up.title}: {line.event}", _when(line.day, today, day),
            line.follow_up.question if own else "", line.follow_up.task,
        )
        for line in lines
    )  # fmt: skip


def _when(due: date, today: date, day: date) -> str:
    """Read on the day they meet: "today", "20 Nov, 4 days late"; what comes due until then is not late yet."""
    if due >= day:
        return "today"
    return words.weekday(due) if due >= today else f"{words.day(due)}, {words.plural((day - due).days, 'day')} late"
