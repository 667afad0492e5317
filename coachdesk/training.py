"""Training events: booked with their follow-up, changed, recorded and called off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from coachdesk import booking
from coachdesk.analysis.openings import why_not_then
from coachdesk.analysis.training import Event, FollowUpLine, ProposedFollowUp
from coachdesk.analysis.training_facts import UNNAMED, EventRecords, title_of
from coachdesk.analysis.training_facts import event as facts_of_event
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training
from coachdesk.following import (
    accept_follow_ups,
    drop_follow_up,
    hold_follow_up,
    move_follow_up,
    propose_follow_ups,
    reopen_follow_up,
    step_words,
    take_along,
)

if TYPE_CHECKING:
    from coachdesk.desk import Desk

__all__ = [
    "accept_follow_ups", "book_event", "cancel_event", "change_event", "drop_follow_up", "event", "events",
    "hold_follow_up", "line_of", "move_follow_up", "open_lines", "propose_follow_ups", "record", "reopen_follow_up",
    "take_along", "titles", "want_no_follow_up",
]  # fmt: skip
NOT_THERE = "was not at the training"
HELD_BEFORE = "the training was held before it"
NONE_WANTED = "no follow-up wanted"
GONE = (SessionStatus.MOVED, SessionStatus.CANCELLED)


def events(desk: Desk, today: date) -> tuple[Event, ...]:
    """All events: the planned ones, the soonest first, then those behind us, the newest first."""
    found = [facts_of_event(records, today) for records in _every_record(desk)]
    coming = [e for e in found if e.session.start.date() >= today and e.session.status is SessionStatus.PLANNED]
    ids = {e.session.id for e in coming}
    past = [e for e in found if e.session.id not in ids]
    past.sort(key=lambda e: (e.session.start, e.session.id or 0), reverse=True)
    return (*sorted(coming, key=lambda e: (e.session.start, e.session.id or 0)), *past)


def event(desk: Desk, session_id: int, today: date) -> Event:
    """The event that a session of kind training is."""
    session = desk.sessions.one(session_id)
    if session.kind is not SessionKind.TRAINING:
        raise DeskError(f"This is a {session.kind.value}, no training event.")
    row = (session, desk.sessions.reps(session_id))
    return next(facts_of_event(records, today) for records in _records(desk, [row]))


def open_lines(
    desk: Desk, today: date, rep_id: int | None = None, until: date | None = None
) -> tuple[FollowUpLine, ...]:
    """All follow-ups that are open, of the team or of one rep, the soonest first; `until` is the last day of them."""
    found = _every_record(desk) if rep_id is None else _records_of_rep(desk, rep_id)
    lines = [line for e in (facts_of_event(records, today) for records in found) for line in e.follow_ups]
    wanted = [x for x in lines if x.open and rep_id in (None, x.follow_up.rep_id) and (until is None or x.day <= until)]
    return tuple(sorted(wanted, key=lambda x: (x.day, x.session.start.time() if x.session else datetime.max.time(),
                                               x.rep.casefold(), x.follow_up.number)))  # fmt: skip


def line_of(desk: Desk, follow_up_id: int, today: date) -> FollowUpLine:
    """One follow-up in words."""
    training = desk.trainings.one(desk.trainings.follow_up(follow_up_id).training_id)
    lines = event(desk, training.session_id, today).follow_ups
    return next(line for line in lines if line.follow_up.id == follow_up_id)


def titles(desk: Desk) -> Mapping[int, str]:
    """The title of each event by the id of its session."""
    courses = {course.id: course for course in desk.courses.all(include_archived=True)}
    return {t.session_id: title_of(t, courses.get(t.course_id)) for t in desk.trainings.all()}


def _every_record(desk: Desk) -> list[EventRecords]:
    rows = [row for row in desk.sessions.trained() if row[0].kind is SessionKind.TRAINING]
    return _records(desk, [row for row in rows if row[0].status is not SessionStatus.MOVED])


def _records_of_rep(desk: Desk, rep_id: int) -> list[EventRecords]:
    """The events of which anything may be open with one rep; the others stay unread."""
    opened = {f.training_id for f in desk.trainings.follow_ups(rep_id=rep_id) if f.state is FollowUpState.OPEN}
    ids = [t.session_id for t in desk.trainings.all() if t.id in opened]
    return _records(desk, [(desk.sessions.one(i), desk.sessions.reps(i)) for i in ids])


def _records(desk: Desk, rows: Sequence[tuple[Session, tuple[int, ...]]]) -> list[EventRecords]:
    """What is known of these sessions as events; one without more to it is an event made up on the fly."""
    trainings = {t.session_id: t for t in desk.trainings.all()}
    attendance = _grouped(desk.trainings.attendance(), lambda row: row.training_id)
    follow_ups = _grouped(desk.trainings.follow_ups(), lambda row: row.training_id)
    courses = {course.id: course for course in desk.courses.all(include_archived=True)}
    served, reps = desk.courses.skills_by_course(), desk.people.all(include_archived=True)
    people = {rep.id: rep for rep in reps if rep.id is not None}
    found = []
    for session, rep_ids in rows:
        training = trainings.get(session.id or 0) or Training(None, session.id or 0, title=UNNAMED)
        own = tuple(follow_ups.get(training.id, ()))
        ids = served.get(training.course_id or 0, frozenset())
        found.append(EventRecords(
            training, session, rep_ids, people, courses.get(training.course_id), _skills(desk, ids),
            tuple(attendance.get(training.id, ())), own,
            {f.session_id: desk.sessions.one(f.session_id) for f in own if f.session_id is not None},
        ))  # fmt: skip
    return found


Row = TypeVar("Row")


def _grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[Hashable, list[Row]]:
    found: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _skills(desk: Desk, ids: frozenset[int]) -> tuple[str, ...]:
    return tuple(sorted((desk.skills.one(i).name for i in ids), key=str.casefold)) if ids else ()


def book_event(
    desk: Desk,
    session: Session,
    training: Training,
    rep_ids: Sequence[int],
    follow_ups: Iterable[ProposedFollowUp],
    now: datetime,
    every: Every | None = None,
    until: date | None = None,
    *,
    anyway: bool = False,
) -> booking.Booked:
    """Put an event into the calendar with its follow-up, in one step; repeats propose theirs once they are recorded.

    One that is over already counts for nothing until somebody says who was there. `Invalid` names the field at fault.
    """
    over = session.end <= now and session.status is SessionStatus.PLANNED
    session = replace(session, kind=SessionKind.TRAINING, status=SessionStatus.HELD if over else session.status)
    with desk.store.change(f"Book {step_words(_course(desk, training))}"):
        booked = booking.book(desk, session, rep_ids, now, every, until, anyway=anyway)
        first = booked.session
        rows = desk.sessions.of_series(first.series_id) if first.series_id is not None else (first,)
        for one in rows:
            desk.trainings.save(replace(training, id=None, session_id=one.id or 0))
        accept_follow_ups(desk, event(desk, first.id or 0, now.date()), follow_ups, now, anyway=anyway)
    return booked


def change_event(
    desk: Desk, training: Training, session: Session, rep_ids: Sequence[int], now: datetime, *, anyway: bool = False
) -> Session:
    """Change course, trainer, time, place, and who is invited, in one step; its follow-up goes to the new day too.

    More reps than seats are told by the event's `warning`, and left to the manager.
    """
    old = desk.sessions.one(session.id or 0)
    if not rep_ids:
        raise Invalid("reps", "Choose who takes part.")
    with desk.store.change(f"Change {step_words(_course(desk, training))}"):
        if frozenset(rep_ids) != frozenset(desk.sessions.reps(old.id or 0)):
            _invite(desk, training, rep_ids, replace(session, status=old.status), now, anyway=anyway)
        kept = desk.sessions.edit(replace(old, yours=session.yours))
        kept = booking.change(
            desk, kept, now, start=session.start, minutes=session.minutes, place=session.place, anyway=anyway
        )
        desk.trainings.save(replace(training, session_id=kept.id or 0))
        take_along(desk, kept, old, now)
    return kept


def _invite(
    desk: Desk, training: Training, rep_ids: Sequence[int], session: Session, now: datetime, *, anyway: bool
) -> None:
    """Change who is invited; what was booked to follow with somebody who is not invited any more is called off."""
    before = desk.sessions.reps(session.id or 0)
    known = booking.problems(desk, session, before, now)
    found = booking.problems(desk, session, [i for i in rep_ids if i not in before] or rep_ids, now)
    for problem in (p for p in found if p not in known):
        if problem.hard or not anyway:
            raise Invalid(problem.field, problem.words)
    for follow_up in desk.trainings.follow_ups(training.id) if training.id is not None else ():
        own = desk.sessions.one(follow_up.session_id) if follow_up.session_id is not None else None
        if follow_up.rep_id not in rep_ids and own is not None and own.status is SessionStatus.PLANNED:
            desk.sessions.cancel(own, "not invited to the training any more")
    desk.sessions.set_reps(session, tuple(rep_ids))


def record(desk: Desk, training: Training, rows: Sequence[Attendance], session: Session, now: datetime) -> Session:
    """Say who was there, in one step: the event counts as held, with its minutes for each rep who attended.

    Who was recorded without an invitation joins in; what should follow with somebody who was not there is dropped.
    `Invalid` names the field: attendance, before, after or start.
    """
    if session.status in GONE:
        raise DeskError(f"This event was {session.status.value}: open the one that took its place.")
    _check(training, rows, session, now)
    with desk.store.change(f"Record {step_words(_course(desk, training))}"):
        kept = training if training.id is not None else desk.trainings.save(training)
        invited = desk.sessions.reps(session.id or 0)
        joined = [row.rep_id for row in rows if row.rep_id not in invited]
        if joined:
            desk.sessions.set_reps(session, (*invited, *joined))
        desk.trainings.record(replace(row, id=None, training_id=kept.id or 0) for row in rows)
        follow_who_came(desk, kept, rows, now)
        held = desk.sessions.finish(replace(session, missed_by=None, why=""), noted=True)
        if held.series_id is not None:
            booking.lay_ahead(desk, desk.sessions.series(held.series_id), now)
    return held


def _check(training: Training, rows: Sequence[Attendance], session: Session, now: datetime) -> None:
    if why := why_not_then(replace(session, status=SessionStatus.HELD), now):
        raise Invalid("start", why)
    if all(row.presence is not Presence.ATTENDED for row in rows):
        raise Invalid("attendance", "Say who was there: at least one attended, or the event is called off.")
    for row in rows:
        training.scale.check(row.before, "before")
        training.scale.check(row.after, "after")


def follow_who_came(desk: Desk, training: Training, rows: Sequence[Attendance], now: datetime) -> None:
    """Drop what is open with those who were not there, and open it again when that turns out to be wrong; a pre-brief
    that did not come about is dropped with everybody.
    """
    presence = {row.rep_id: row.presence for row in rows}
    for follow_up in desk.trainings.follow_ups(training.id):
        own = desk.sessions.one(follow_up.session_id) if follow_up.session_id is not None else None
        said = presence.get(follow_up.rep_id)
        if said in (Presence.ABSENT, Presence.EXCUSED) and not follow_up.settled(own):
            drop_follow_up(desk, follow_up, now, NOT_THERE)
        elif follow_up.kind is FollowUpKind.PRE_BRIEF:
            if not follow_up.settled(own):
                drop_follow_up(desk, follow_up, now, HELD_BEFORE)
        elif said is Presence.ATTENDED and follow_up.state is FollowUpState.DROPPED and follow_up.note == NOT_THERE:
            reopen_follow_up(desk, replace(follow_up, note=""))


def want_no_follow_up(desk: Desk, event: Event, now: datetime) -> None:
    """Say that nothing is to follow an event: a debrief that was dropped stands for it with everybody who was there."""
    if event.follow_ups:
        raise DeskError("Something follows this event already: drop what is not wanted.")
    with desk.store.change(f"No follow-up of {step_words(event.course)}"):
        kept = event.training if event.training.id is not None else desk.trainings.save(event.training)
        for one in event.attendees:
            if one.presence is Presence.ATTENDED:
                desk.trainings.save_follow_up(FollowUp(
                    None, kept.id or 0, one.rep_id, FollowUpKind.DEBRIEF, now.date(), state=FollowUpState.DROPPED,
                    closed=now.date(), note=NONE_WANTED,
                ))  # fmt: skip


def cancel_event(desk: Desk, event: Event, now: datetime, why: str = "", *, following: bool = False) -> None:
    """Call an event off, with `following` the later ones of its series too: what is open of their follow-up is dropped,
    and its planned sessions are cancelled, all in one step.
    """
    later = booking.after_in_series(desk, event.session) if following else ()
    with desk.store.change(f"Call off {step_words(event.course)}"):
        for session in (event.session, *later):
            _drop_open(desk, session, now, why)
        booking.cancel(desk, event.session, following=following, why=why)


def _drop_open(desk: Desk, session: Session, now: datetime, why: str) -> None:
    training = desk.trainings.of_session(session.id or 0)
    for follow_up in desk.trainings.follow_ups(training.id) if training else ():
        own = desk.sessions.one(follow_up.session_id) if follow_up.session_id is not None else None
        if not follow_up.settled(own):
            drop_follow_up(desk, follow_up, now, why)


def _course(desk: Desk, training: Training) -> Course | None:
    return desk.courses.one(training.course_id) if training.course_id is not None else None
