"""Which sheets of a rep wait to be typed back, and what a form starts with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk import booking, meeting
from coachdesk.analysis.prep import PrepFocus
from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from ui.widgets.when_field import when_words

LOOK_BACK = 45
WAITING = (SessionStatus.PLANNED, SessionStatus.MISSED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to type back: whose, of which session (None when it was never planned), and what is known of it."""

    rep: Rep
    session: Session | None
    start: datetime
    minutes: int
    open: tuple[Commitment, ...]
    focus: PrepFocus | None
    skills: tuple[tuple[int, str], ...]
    next_start: datetime | None
    anchors: Mapping[str, date]

    @property
    def key(self) -> tuple[int, int | None]:
        """The rep and the session it belongs to."""
        return self.rep.id or 0, self.session.id if self.session else None


def waiting(desk: Desk, rep: Rep, now: datetime) -> tuple[Session, ...]:
    """One-on-ones that began by now and were not kept, the newest first."""
    since = now - timedelta(days=LOOK_BACK)
    rows = [
        one
        for one in desk.sessions.of_rep(rep.id or 0)
        if one.kind is SessionKind.ONE_ON_ONE and one.status in WAITING and since <= one.start <= now
    ]
    return tuple(reversed(rows))


def half_typed(desk: Desk, rep: Rep, sessions: Iterable[Session | None]) -> set[int | None]:
    """The sessions whose sheet is begun and not kept; None is the sheet of one that was never planned."""
    ids = {None, *(one.id for one in sessions if one is not None)}
    return {one for one in ids if desk.drafts.words(desk.drafts.sheet(rep.id or 0, one))}


def whose(
    desk: Desk, rep_id: int | None, session_id: int | None, now: datetime, last: Rep | None
) -> tuple[Rep | None, Session | None]:
    """The rep and the session of the sheet to type: what is asked for, else the newest one that waits."""
    if session_id is not None:
        session = desk.sessions.one(session_id)
        taking_part = desk.sessions.reps(session_id)
        return desk.people.one(rep_id if rep_id in taking_part and rep_id else taking_part[0]), session
    reps = desk.people.all()
    rep = desk.people.one(rep_id) if rep_id is not None else last
    rep = rep or next((one for one in reps if waiting(desk, one, now)), next(iter(reps), None))
    return rep, next(iter(waiting(desk, rep, now)), None) if rep else None


def is_held(desk: Desk, session_id: int) -> bool:
    """Whether a sheet that was kept is still kept: that may have been undone."""
    return any(one.id == session_id and one.status is SessionStatus.HELD for one, _ in desk.sessions.all())


def sheet_words(session: Session) -> str:
    """A sheet in the list: "Tue 24 Nov, 10:30 · missed"."""
    kind = "" if session.kind is SessionKind.ONE_ON_ONE else f"{session.kind.value}, "
    return f"{when_words(session.start)} · {kind}{session.status.value}"


def sheet_of(desk: Desk, rep: Rep, session: Session | None, now: datetime) -> Sheet:
    """What a form starts with: the planned time, else just now; open commitments, focus skill, the next date."""
    rep_id = rep.id or 0
    base = session or meeting.upcoming(desk, rep, now)
    minutes = base.minutes
    start = session.start if session else _just_now(now, minutes)
    waits = [c for c in desk.commitments.of_rep(rep_id) if c.state is CommitmentState.OPEN]
    return Sheet(
        rep, session, start, minutes, tuple(c for c in waits if session is None or c.session_id != session.id),
        meeting.prep_facts(desk, base, now).focus, tuple((s.id or 0, s.name) for s in desk.skills.all()),
        _next(desk, rep, start, now), meeting.anchors(desk, rep_id, start.date()),
    )  # fmt: skip


def _just_now(now: datetime, minutes: int) -> datetime:
    """When one that just ended began, on a full five minutes."""
    began = now - timedelta(minutes=minutes)
    return began.replace(minute=began.minute - began.minute % 5, second=0, microsecond=0)


def _next(desk: Desk, rep: Rep, start: datetime, now: datetime) -> datetime | None:
    """The next one that is booked, else by the rhythm."""
    coming = [
        one.start
        for one in desk.sessions.of_rep(rep.id or 0)
        if one.kind is SessionKind.ONE_ON_ONE and one.status is SessionStatus.PLANNED and one.start > max(start, now)
    ]
    return min(coming, default=None) or booking.next_slot(desk, rep, now)
