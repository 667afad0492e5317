"""A one-on-one from its preparation to the next one: prepare, print, promise, finish, type back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from coachdesk import booking, following, training
from coachdesk import upcoming as coming
from coachdesk.analysis import prep_sheet, words
from coachdesk.analysis.agenda import proposed
from coachdesk.analysis.due import anchor_days, split_due
from coachdesk.analysis.prep import PrepFacts, PrepPaper, SummaryPaper
from coachdesk.analysis.prep_numbers import focus
from coachdesk.analysis.prep_sheet import Meeting
from coachdesk.analysis.questions import Asked, choose
from coachdesk.analysis.records import RepRecords
from coachdesk.daily import deal_fits
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.questions import Model, Pick
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Observation, Setting
from coachdesk.upcoming import Unbooked
from coachdesk.views import rep_records

if TYPE_CHECKING:
    from coachdesk.desk import Desk

GONE = {SessionStatus.MOVED, SessionStatus.CANCELLED}
ASKING = 4 / 9
"""The share of a session that is for the questions: 20 of 45 minutes."""


def prepare(desk: Desk, session: Session, now: datetime) -> PrepFacts:
    """Fill in an agenda and questions where there are none yet, in one step, and give everything for the page."""
    if session.id is None or session.status is not SessionStatus.PLANNED:
        return prep_facts(desk, session, now)
    records, meeting = _gathered(desk, session, now)
    with desk.store.change(f"Prepare {_named(session)}"):
        if not meeting.agenda:
            for item in proposed(session, prep_sheet.known_of(records, meeting)):
                desk.agendas.add(item)
        if not meeting.picks and (picks := _proposal(desk, records, session, session.model, now)):
            desk.questions.choose(session.id, picks)
    return prep_facts(desk, session, now)


def prep_facts(desk: Desk, session: Session, now: datetime) -> PrepFacts:
    """Everything for the page as it stands."""
    return prep_sheet.prep_facts(*_gathered(desk, session, now))


def prep_paper(
    desk: Desk, session: Session, audience: Audience, now: datetime, *, private: bool = False
) -> PrepPaper:  # fmt: skip
    """The sheet for one reader, with what would be proposed where nothing is prepared yet."""
    records, meeting = _gathered(desk, session, now)
    if not meeting.picks:
        meeting = replace(meeting, picks=_proposal(desk, records, session, session.model, now))
    facts = prep_sheet.prep_facts(records, meeting)
    return prep_sheet.prep_paper(records, meeting, facts, audience, private=private)


def upcoming(desk: Desk, rep: Rep, now: datetime) -> Session:
    """The next planned one-on-one; without one an unbooked one, on the next likely day or without a date."""
    return coming.upcoming(desk, rep, now)


def choose_questions(desk: Desk, session: Session, now: datetime, model: Model | None = None) -> tuple[Pick, ...]:
    """A fresh proposal, not yet kept: by the phases of the model and the focus skill, never the list of last time."""
    records = rep_records(desk, desk.people.one(_rep_ids(desk, session)[0]), now.date())
    return _proposal(desk, records, session, model or session.model, now)


def add_commitment(
    desk: Desk,
    session: Session,
    owner: Owner,
    line: str,
    now: datetime,
    *,
    seen_in: str = "",
    rep_id: int | None = None,
) -> Commitment:
    """Keep a promise made in a session; a day at the end of the line is when it is due.

    `Invalid("due")` when that day is past, can't be, or is that of a call nobody planned. In a group it is the first
    rep's unless `rep_id` says whose.
    """
    rep = rep_id or _rep_ids(desk, session)[0]
    return _promise(desk, session, rep, (owner, line), now.date(), seen_in)


def finish(
    desk: Desk, session: Session, now: datetime, *, next_start: datetime | None = None, anyway: bool = False,
    book_next: bool = True,
) -> Session:  # fmt: skip
    """Count a session as held, book the next one-on-one and lay its series ahead, in one step.

    The next one is at `next_start`, else by the rhythm, when none is planned; a planned one is moved to `next_start`.
    Without `book_next` none is booked, and what is planned stays as it is.
    """
    if session.status in GONE:
        raise DeskError(f"This session was {session.status.value}: open the one that took its place.")
    with desk.store.change(f"Finish {_named(session)}"):
        held = _held(desk, _begun(session, now))
        _carry_on(desk, held, now, next_start, anyway=anyway, book=book_next)
    return held


def _held(desk: Desk, session: Session) -> Session:
    return desk.sessions.finish(session, noted=bool(desk.commitments.of_session(session.id or 0)))


def _carry_on(desk: Desk, held: Session, now: datetime, start: datetime | None, *, anyway: bool, book: bool) -> None:
    """Lay the series ahead, and see that a next one-on-one is booked."""
    if held.series_id is not None:
        booking.lay_ahead(desk, desk.sessions.series(held.series_id), now)
    if book and (held.kind is SessionKind.ONE_ON_ONE or start is not None):
        _book_next(desk, held, now, start, anyway=anyway)


def _begun(session: Session, now: datetime) -> Session:
    """What was held before its planned time took place when it began."""
    if session.start <= now:
        return session
    return replace(session, start=(session.began or now).replace(second=0, microsecond=0))


def _book_next(desk: Desk, held: Session, now: datetime, start: datetime | None, *, anyway: bool) -> None:
    rep_ids = _rep_ids(desk, held)
    planned = _following(desk, rep_ids[0], held, now)
    if planned is not None:
        if start is not None and planned.start != start:
            following.move(desk, planned, start, now, anyway=anyway)
        return
    rep = desk.people.one(rep_ids[0])
    start = start or (booking.next_slot(desk, rep, now) if rep.present else None)
    if start is not None:
        coming = Session(None, held.kind, start, held.minutes, place=held.place, model=held.model)
        booking.book(desk, coming, rep_ids, now, anyway=anyway)


def _following(desk: Desk, rep_id: int, session: Session, now: datetime) -> Session | None:
    """The next planned session of the same kind after this one."""
    rows = [s for s in desk.sessions.of_rep(rep_id) if s.kind is session.kind and s.id != session.id]
    coming = [s for s in rows if s.status is SessionStatus.PLANNED and s.start > max(session.start, now)]
    return min(coming, key=lambda s: s.start, default=None)


@dataclass(frozen=True, slots=True)
class TypedBack:
    """A sheet written by hand, in the order of the paper; `promises` are lines as they stand there.

    Without a session it is one that was never planned. `outcomes` name commitments of before, with why.
    """

    rep_id: int
    session_id: int | None
    start: datetime
    minutes: int
    notes: str = ""
    private: str = ""
    outcomes: tuple[tuple[int, CommitmentState, str], ...] = ()
    promises: tuple[tuple[Owner, str], ...] = ()
    usefulness: int | None = None
    energy: int | None = None
    next_start: datetime | None = None
    observation: tuple[int, int | None, str] | None = None
    book_next: bool = True


def type_back(desk: Desk, typed: TypedBack, now: datetime) -> Session:
    """Keep a whole sheet in one step; `Invalid` names the field that is wrong, and then nothing is kept.

    Days in its promises are read as said on the day of the meeting, which is also the day the old ones were closed.
    """
    if typed.start > now:
        raise Invalid(
            "start", f"{words.weekday(typed.start.date())} is still to come: a sheet is typed back afterwards."
        )
    with desk.store.change(f"Type back a one-on-one on {typed.start:%Y-%m-%d}"):
        session, day = _typed_session(desk, typed), typed.start.date()
        with _field("outcomes"):
            for id, state, why in typed.outcomes:  # noqa: A001
                desk.commitments.close(_own(desk, typed.rep_id, id), state, day, why)
        with _field("promises"):
            for said in (said for said in typed.promises if said[1].strip()):
                _promise(desk, session, typed.rep_id, said, day)
        with _field("observation"):
            _observe(desk, typed, day)
        with _field("notes"):
            held = _held(desk, session)
        with _field("next_start"):
            _carry_on(desk, held, now, typed.next_start, anyway=False, book=typed.book_next)
        desk.drafts.drop(desk.drafts.sheet(typed.rep_id, typed.session_id))
    return held


@contextmanager
def _field(name: str) -> Iterator[None]:
    """Whatever is refused inside is the fault of this field of the sheet."""
    try:
        yield
    except DeskError as problem:
        raise Invalid(name, str(problem)) from problem


def _typed_session(desk: Desk, typed: TypedBack) -> Session:
    """The session with what the sheet says; notes that were there already stay above."""
    old = desk.sessions.one(typed.session_id) if typed.session_id is not None else _unplanned(desk, typed)
    if old.status in GONE:
        raise Invalid("start", f"This session was {old.status.value}: type the sheet back as a new one.")
    fresh = replace(
        old, start=typed.start, minutes=typed.minutes, summary=_below(old.summary, typed.notes), why="",
        private_note=_below(old.private_note, typed.private), status=SessionStatus.PLANNED, missed_by=None,
        usefulness=old.usefulness if typed.usefulness is None else typed.usefulness,
        energy=old.energy if typed.energy is None else typed.energy,
    )  # fmt: skip
    return desk.sessions.edit(fresh) if fresh.id else desk.sessions.add(fresh, (typed.rep_id,))


def _unplanned(desk: Desk, typed: TypedBack) -> Session:
    """A new session, or the one that stands at this very time; one that was held then is not kept twice."""
    rows = (s for s in desk.sessions.of_rep(typed.rep_id) if s.status not in GONE and s.start == typed.start)
    same = next((s for s in rows if s.kind is SessionKind.ONE_ON_ONE), None)
    if same is not None and same.status is SessionStatus.HELD:
        raise Invalid("start", f"The one-on-one of {words.weekday(typed.start.date())} at this time is kept already.")
    return same or Session(None, SessionKind.ONE_ON_ONE, typed.start, typed.minutes)


def _below(old: str, new: str) -> str:
    """Both, unless one holds the other."""
    if new.strip() in old:
        return old
    return new if old in new else f"{old}\n{new}"


def _own(desk: Desk, rep_id: int, id: int) -> Commitment:  # noqa: A002
    commitment = desk.commitments.one(id)
    if commitment.rep_id != rep_id:
        raise DeskError(f"“{commitment.text}” belongs to somebody else’s sheet.")
    return commitment


def _observe(desk: Desk, typed: TypedBack, day: date) -> None:
    skill_id, level, seen = typed.observation or (0, None, "")
    if level is not None or seen.strip():
        desk.skills.observe(Observation(None, typed.rep_id, skill_id, day, seen, Setting.MEETING, level))


def summary_paper(desk: Desk, session: Session, now: datetime) -> SummaryPaper:
    """The short shared summary of a session, without anything private."""
    made = desk.commitments.of_session(session.id) if session.id is not None else ()
    return prep_sheet.summary_paper(*_gathered(desk, session, now), made)


def summary_text(paper: SummaryPaper) -> str:
    """The same as plain text, to copy."""
    return prep_sheet.summary_text(paper)


def anchors(desk: Desk, rep_id: int, today: date) -> dict[str, date]:
    """The day of the next call or next step of each open deal of a rep, by account."""
    return anchor_days(desk.deals.of_rep(rep_id), desk.sessions.of_rep(rep_id), today)


def _promise(
    desk: Desk, session: Session, rep_id: int, said: tuple[Owner, str], day: date, seen_in: str = ""
) -> Commitment:  # fmt: skip
    owner, line = said
    text, due = split_due(line, day, anchors(desk, rep_id, day))
    made = Commitment(
        None, rep_id, owner, text, day, due.day if due else None, session_id=session.id, seen_in=seen_in,
        due_words=due.words if due else "",
    )  # fmt: skip
    return desk.commitments.add(made)


def _gathered(desk: Desk, session: Session, now: datetime) -> tuple[RepRecords, Meeting]:
    """The first rep's records and what belongs to the session."""
    reps = tuple(desk.people.one(rep_id) for rep_id in _rep_ids(desk, session))
    following, rep_id, number = _following(desk, reps[0].id or 0, session, now), reps[0].id or 0, session.id
    start = following.start if following else None
    if start is None and session.kind is SessionKind.ONE_ON_ONE and reps[0].present:
        start = booking.next_slot(desk, reps[0], max(now, session.start))
    meeting = Meeting(
        session, reps, now,
        agenda=desk.agendas.of_session(number) if number is not None else (),
        picks=desk.questions.picks(number) if number is not None else (),
        bank=desk.questions.all(include_archived=True), deals=desk.deals.of_rep(rep_id), fits=_fits(desk, rep_id),
        next_start=start, booked=following is not None, dated=not isinstance(session, Unbooked) or session.dated,
        follow_ups=training.open_lines(desk, now.date(), rep_id, session.start.date()),
    )  # fmt: skip
    return rep_records(desk, reps[0], now.date()), meeting


def _rep_ids(desk: Desk, session: Session) -> tuple[int, ...]:
    if isinstance(session, Unbooked):
        return (session.rep_id,)
    found = desk.sessions.reps(session.id) if session.id is not None else ()
    if not found:
        raise DeskError("Nobody takes part in this session: choose a rep first.")
    return found


def _proposal(desk: Desk, records: RepRecords, session: Session, model: Model, now: datetime) -> tuple[Pick, ...]:
    alone = len(_rep_ids(desk, session)) == 1
    skill = focus(records, now.date()) if alone else None  # a group is asked by the model, not by the first one's skill
    rep_id = records.rep.id or 0
    rows = sorted((s for s in records.sessions if s.id != session.id), key=lambda s: s.start, reverse=True)
    earlier = (desk.questions.picks(s.id or 0) for s in rows if s.start < session.start)
    last = frozenset(pick.question_id for pick in next((picks for picks in earlier if picks), ()))
    there = frozenset(pick.question_id for pick in desk.questions.picks(session.id or 0))
    asked = Asked(desk.questions.uses(), desk.questions.picked_before(rep_id), last, there)
    minutes = max(1, round(session.minutes * ASKING))
    return choose(desk.questions.all(), model, skill.skill_id if skill else None, minutes, asked, session.id or 0)


def _fits(desk: Desk, rep_id: int) -> dict[int, str]:
    """The fit of each deal of a rep in words; nothing while there are no criteria."""
    rows = (fit for fit in deal_fits(desk) if fit.deal.rep_id == rep_id and fit.criteria)
    return {fit.deal.id or 0: f"{fit.verdict}: {fit.words}" for fit in rows}


def _named(session: Session) -> str:
    return f"{session.kind.value} on {session.start:%Y-%m-%d}"
