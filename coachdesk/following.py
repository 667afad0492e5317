"""What follows a training event: proposed, accepted, held, moved and dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coachdesk import booking
from coachdesk.analysis import follow_ups as proposals
from coachdesk.analysis import order, words
from coachdesk.analysis.follow_ups import KINDS, LATEST_CHECK, LATEST_DEBRIEF, Room, Rules
from coachdesk.analysis.training import Event, ProposedFollowUp
from coachdesk.analysis.training_facts import UNNAMED, result_words, title_of
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Recall, Training
from coachdesk.settings import check_weeks, clock, lunch, number_of, value_of, working_days

if TYPE_CHECKING:
    from coachdesk.desk import Desk

WEEK_BEFORE = timedelta(days=7)
TAKEN = (SessionStatus.PLANNED, SessionStatus.HELD)


def propose_follow_ups(
    desk: Desk, session: Session, course: Course | None, rep_ids: Sequence[int], now: datetime, title: str = ""
) -> tuple[ProposedFollowUp, ...]:
    """What an event books for each rep by the settings: pre-brief, debrief, spaced checks; none clashes with anything.

    What lies behind us is left out, and so is a pre-brief without room before the event.
    """
    present = [rep_id for rep_id in rep_ids if desk.people.one(rep_id).present]
    return proposals.propose(session, course, title or UNNAMED, present, _room(desk, session, rep_ids, now))


def accept_follow_ups(
    desk: Desk, event: Event, follow_ups: Iterable[ProposedFollowUp], now: datetime, *, anyway: bool = False
) -> int:
    """Keep what is proposed for an event that stands already, in one step; how many are new.

    Those that are there (same rep, kind and number) stay. `Invalid("start")` says what is in the way of a time.
    """
    with desk.store.change(f"Follow up {step_words(event.course)}"):
        training = event.training if event.training.id is not None else desk.trainings.save(event.training)
        there = {(f.rep_id, f.kind, f.number) for f in desk.trainings.follow_ups(training.id)}
        fresh = [p for p in follow_ups if p.keep and (p.rep_id, p.kind, p.number) not in there]
        for proposed in fresh:
            _accept(desk, training, event.session, proposed, now, anyway=anyway)
    return len(fresh)


def _accept(
    desk: Desk, training: Training, session: Session, proposed: ProposedFollowUp, now: datetime, *, anyway: bool
) -> None:
    kept = FollowUp(
        None, training.id or 0, proposed.rep_id, proposed.kind, proposed.due, proposed.number,
        question=proposed.question, task=proposed.task,
    )  # fmt: skip
    if proposed.start is not None:
        own = _own_time(desk, kept, proposed.start, proposed.minutes, session.place, now, anyway=anyway)
        kept = replace(kept, session_id=own.id)
    desk.trainings.save_follow_up(kept)


def _own_time(
    desk: Desk, follow_up: FollowUp, start: datetime, minutes: int, place: str, now: datetime, *, anyway: bool
) -> Session:
    """Book its session; a refusal names whose follow-up it is about."""
    session = Session(None, KINDS[follow_up.kind], start, minutes, place=place)
    try:
        return booking.book(desk, session, (follow_up.rep_id,), now, anyway=anyway).session
    except Invalid as problem:
        who = desk.people.one(follow_up.rep_id).name
        raise Invalid(problem.field, f"{follow_up.title} with {who}: {problem}") from problem


def hold_follow_up(
    desk: Desk,
    follow_up: FollowUp,
    now: datetime,
    recalled: Recall | None = None,
    applied: Recall | None = None,
    note: str = "",
    minutes: int | None = None,
) -> FollowUp:
    """Say that it took place and what it showed; one with its own time is held in the calendar with that note.

    `Invalid("note")` when nothing is said of one with its own time: an hour counts only when something came of it.
    """
    if follow_up.state is FollowUpState.DROPPED:
        raise DeskError("This follow-up was dropped: open it again first.")
    done = replace(
        follow_up, state=FollowUpState.DONE, closed=now.date(), recalled=recalled, applied=applied,
        note=note.strip() or follow_up.note,
    )  # fmt: skip
    session = _session_of(desk, follow_up)
    with desk.store.change(f"Hold a {_named(follow_up)}"):
        if session is not None and follow_up.booked(session):
            _hold_session(desk, session, done, now, minutes)
        return desk.trainings.save_follow_up(done)


def _hold_session(desk: Desk, session: Session, done: FollowUp, now: datetime, minutes: int | None) -> None:
    said = "\n".join(part for part in (result_words(done), done.note) if part)
    if not said and not session.summary and not session.private_note:
        raise Invalid("note", "Say what came of it: choose an answer, or write one line.")
    summary = session.summary if said in session.summary else "\n".join(filter(None, (session.summary, said)))
    start = session.start if session.start <= now else (session.began or now).replace(second=0, microsecond=0)
    held = replace(session, summary=summary, start=start, minutes=minutes or session.minutes)
    desk.sessions.finish(held, noted=True)


def drop_follow_up(desk: Desk, follow_up: FollowUp, now: datetime, why: str = "") -> FollowUp:
    """Say that it is not wanted; its planned session is called off in the same step."""
    session = _session_of(desk, follow_up)
    if follow_up.settled(session):
        raise DeskError(f"This {_named(follow_up)} is {_state_words(follow_up)} already.")
    with desk.store.change(f"Drop a {_named(follow_up)}"):
        if session is not None and session.status is SessionStatus.PLANNED:
            desk.sessions.cancel(session, why)
        dropped = replace(follow_up, state=FollowUpState.DROPPED, closed=now.date(), note=why.strip() or follow_up.note)
        return desk.trainings.save_follow_up(dropped)


def reopen_follow_up(desk: Desk, follow_up: FollowUp) -> FollowUp:
    """Open it again, as a short check by its day; an hour that was held for it stays held."""
    with desk.store.change(f"Open a {_named(follow_up)} again"):
        session = _session_of(desk, follow_up)
        planned = session is not None and session.status is SessionStatus.PLANNED
        return desk.trainings.save_follow_up(replace(
            follow_up, state=FollowUpState.OPEN, closed=None, recalled=None, applied=None,
            session_id=follow_up.session_id if planned else None,
        ))  # fmt: skip


def move_follow_up(
    desk: Desk, follow_up: FollowUp, to: datetime | date, now: datetime, *, anyway: bool = False
) -> FollowUp:
    """A moment gives it its own time in the calendar, or moves the one it has; a day makes it a short check on it."""
    session = _session_of(desk, follow_up)
    if follow_up.settled(session):
        raise DeskError(f"This {_named(follow_up)} is {_state_words(follow_up)}: open it again first.")
    planned = session if session is not None and session.status is SessionStatus.PLANNED else None
    with desk.store.change(f"Move a {_named(follow_up)}"):
        if isinstance(to, datetime):
            return _to_moment(desk, follow_up, planned, to, now, anyway=anyway)
        _check_day(desk, follow_up, to, now, anyway=anyway)
        if planned is not None:
            desk.sessions.cancel(planned, "done in the next one-on-one")
        return desk.trainings.save_follow_up(replace(follow_up, due=to, session_id=None))


def _to_moment(
    desk: Desk, follow_up: FollowUp, planned: Session | None, to: datetime, now: datetime, *, anyway: bool
) -> FollowUp:
    if planned is not None:
        booking.move(desk, planned, to, now, anyway=anyway)
        return desk.trainings.follow_up(follow_up.id or 0)
    _check_side(desk, follow_up, to, "start", anyway=anyway)
    place = event_session(desk, follow_up).place
    own = _own_time(desk, follow_up, to, proposals.MINUTES, place, now, anyway=anyway)
    return desk.trainings.save_follow_up(replace(follow_up, session_id=own.id))


def _check_day(desk: Desk, follow_up: FollowUp, day: date, now: datetime, *, anyway: bool) -> None:
    if day < now.date():
        raise Invalid("day", f"{words.weekday(day)} is in the past: choose today or a later day.")
    why = Room(booking.calendar_of(desk, day, day), rules(desk), now).closed(day, follow_up.rep_id)
    if why and not anyway:
        raise Invalid("day", why)
    _check_side(desk, follow_up, day, "day", anyway=anyway)


def _check_side(desk: Desk, follow_up: FollowUp, to: datetime | date, field: str, *, anyway: bool) -> None:
    why = order.side_words(follow_up.kind, to, event_session(desk, follow_up))
    if why and not anyway:
        raise Invalid(field, why)


def move(
    desk: Desk, session: Session, start: datetime, now: datetime, *, minutes: int | None = None, why: str = "",
    anyway: bool = False,
) -> tuple[Session, int]:  # fmt: skip
    """Book a planned session at another time; how many times of the follow-up of a training changed with it."""
    if session.kind is not SessionKind.TRAINING:
        return booking.move(desk, session, start, now, minutes=minutes, why=why, anyway=anyway), 0
    with desk.store.change(f"Move {session.kind.value} on {session.start:%Y-%m-%d} to {start:%Y-%m-%d %H:%M}"):
        moved = booking.move(desk, session, start, now, minutes=minutes, why=why, anyway=anyway)
        return moved, take_along(desk, moved, session, now)


def change(
    desk: Desk, session: Session, fresh: Session, now: datetime, *, following: bool = False, anyway: bool = False
) -> tuple[Session, int]:
    """Give a session the start, length, place and kind of another, with `following` the later ones of its series too;
    how many times of the follow-up of trainings changed with it.
    """
    later = booking.after_in_series(desk, session) if following and session.series_id is not None else ()
    with desk.store.change(f"Edit {session.kind.value} on {session.start:%Y-%m-%d}"):
        kept = booking.change(
            desk, session, now, start=fresh.start, minutes=fresh.minutes, place=fresh.place, kind=fresh.kind,
            following=following, anyway=anyway,
        )  # fmt: skip
        rows = [(desk.sessions.one(old.id or 0), old) for old in (session, *later)]
        return kept, sum(take_along(desk, one, old, now) for one, old in rows if one.status in TAKEN)


def take_along(desk: Desk, session: Session, was: Session, now: datetime) -> int:
    """After an event went to another time, its open follow-ups with their own time go as far on, or to the next room
    there is; one that finds none becomes a short check. On the same day only those go that it stands in the way of.
    Says how many times changed.

    Due days have moved with the event already; those that fall on a day off go to the next open one.
    """
    training = desk.trainings.of_session(session.id or 0)
    if training is None or (session.start, session.end) == (was.start, was.end):
        return 0
    other_day = session.start.date() != was.start.date()
    pairs = [(f, _session_of(desk, f)) for f in desk.trainings.follow_ups(training.id)]
    opened = [(f, own) for f, own in pairs if f.state is FollowUpState.OPEN and not f.settled(own)]
    timed = [
        (f, own) for f, own in opened if own is not None and own.status is SessionStatus.PLANNED
        and (other_day or _displaced(f, own, session, was))
    ]  # fmt: skip
    apart = frozenset(own.id or 0 for _, own in timed)
    room = _room(desk, session, desk.sessions.reps(session.id or 0), now, apart)
    with desk.store.change(f"Move the follow-up of {step_words(_course(desk, training))}"):
        for follow_up, own_time in timed:
            _carry(desk, (session, was), follow_up, own_time, room)
        for follow_up, own in opened if other_day else ():
            if own is None and (day := proposals.open_day(room, follow_up.rep_id, follow_up.due)) is not None:
                desk.trainings.save_follow_up(replace(follow_up, due=day))
    return len(timed)


def _displaced(follow_up: FollowUp, own: Session, event: Session, was: Session) -> bool:
    """Whether it stood where it has to, and the event is in its way or past it now."""
    clear = (order.stands_clear(follow_up.kind, own, own.start, one) for one in (was, event))
    return tuple(clear) == (True, False)


def _carry(desk: Desk, events: tuple[Session, Session], follow_up: FollowUp, own: Session, room: Room) -> None:
    """Put its session as many days on at the same hour, else as far on as the event went, else where there is room."""
    event, was = events
    brief, rep_id = follow_up.kind is FollowUpKind.PRE_BRIEF, follow_up.rep_id
    days = event.start.date() - was.start.date()
    wished = (own.start + days, own.start + (event.start - was.start if brief else event.end - was.end))
    clear = (at for at in wished if order.stands_clear(follow_up.kind, own, at, event) and room.fits(at, rep_id))
    start = next(clear, None)
    if start is None and brief:
        start = proposals.pre_brief_start(event, rep_id, room)
    elif start is None:
        start = _room_after(event, max(own.start + days, event.end), rep_id, own.start.time(), room)
    if start is None:
        desk.sessions.cancel(own, "no room after the training was moved")
        desk.trainings.save_follow_up(replace(follow_up, session_id=None))
    else:
        room.take(follow_up.kind, start, rep_id)
        desk.sessions.edit(replace(own, start=start))


def _room_after(event: Session, first: datetime, rep_id: int, near: time, room: Room) -> datetime | None:
    last = first.date() + timedelta(days=LATEST_DEBRIEF)
    found = proposals.first_room(room, rep_id, first.date(), last, near)
    if found is not None and found < event.end:
        return proposals.first_room(room, rep_id, event.end.date() + timedelta(days=1), last, near)
    return found


def rules(desk: Desk) -> Rules:
    """What is set about working hours and follow-ups."""
    saved = desk.settings.all()
    return Rules(
        working_days(saved), clock(saved, "day_starts"), clock(saved, "day_ends"), lunch(saved),
        int(number_of("gap", saved)), int(number_of("debrief_days", saved)), check_weeks(saved),
        checks_timed=value_of("checks_as", saved) == "session",
    )  # fmt: skip


def _room(
    desk: Desk, session: Session, rep_ids: Sequence[int], now: datetime, apart_from: frozenset[int] = frozenset()
) -> Room:
    """The time around an event, with the event in it."""
    found = rules(desk)
    weeks = timedelta(weeks=max(found.check_weeks, default=0), days=LATEST_CHECK + found.debrief_days)
    last = max(session.start, now).date() + weeks
    calendar = booking.calendar_of(desk, min(session.start, now).date() - WEEK_BEFORE, last)
    room = Room(calendar, found, now, apart_from)
    if session.id is None:
        room.add(session, rep_ids)
    return room


def step_words(course: Course | None) -> str:
    """An event as a step names it: by its course, never by what was typed."""
    return course.title if course is not None else "a training"


def title_in(desk: Desk, training: Training) -> str:
    """The event's own title, else that of its course."""
    return title_of(training, _course(desk, training))


def _course(desk: Desk, training: Training) -> Course | None:
    return desk.courses.one(training.course_id) if training.course_id is not None else None


def event_session(desk: Desk, follow_up: FollowUp) -> Session:
    """The session of the event that it belongs to."""
    return desk.sessions.one(desk.trainings.one(follow_up.training_id).session_id)


def _session_of(desk: Desk, follow_up: FollowUp) -> Session | None:
    return desk.sessions.one(follow_up.session_id) if follow_up.session_id is not None else None


def _named(follow_up: FollowUp) -> str:
    return follow_up.kind.value if follow_up.kind is not FollowUpKind.CHECK else "follow-up check"


def _state_words(follow_up: FollowUp) -> str:
    return "dropped" if follow_up.state is FollowUpState.DROPPED else "done"
