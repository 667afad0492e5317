"""Calendars in and out: busy times and training events from other calendars, and our own events for them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coachdesk import training
from coachdesk.analysis.feeds import FeedEvent, Names, Titles, feed, within
from coachdesk.analysis.words import day_near
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.texts import clean_name
from coachdesk.domain.training import FollowUp, FollowUpState, Training
from coachdesk.exchange.calendars import DAYS_BACK, ReadCalendar, read_calendar
from coachdesk.exchange.calendars_out import Gone, Numbered, calendar_bytes
from coachdesk.exchange.calendars_plan import (
    CalendarLook,
    CalendarReport,
    Held,
    KnownCalendar,
    Step,
    TrainingStep,
    plan_calendar,
)
from coachdesk.exchange.zones import computer_zone
from coachdesk.following import take_along
from coachdesk.settings import clock, value_of
from coachdesk.storage.busy import Told

if TYPE_CHECKING:
    from coachdesk.desk import Desk

OWN = "coachdesk"
CALLED_OFF = "called off in the calendar it came from"


@dataclass(frozen=True, slots=True)
class Telling:
    """What an export tells: events with the number of their changes, and those called off since they were told."""

    first: date
    last: date
    events: tuple[tuple[FeedEvent, int], ...]
    gone: tuple[tuple[Gone, int], ...]
    own: str

    @property
    def times(self) -> int:
        """How many times all events take place."""
        return sum(len(event.days) for event, _ in self.events)


def local_zone(desk: Desk) -> str:
    """The zone that times on the wall are meant in: the setting, else the computer's own."""
    zone = value_of("time_zone", desk.settings.all()) or computer_zone()
    if not zone:
        raise DeskError("This computer does not tell its time zone: set time_zone in the settings, like Europe/Berlin.")
    return zone


def look_at_calendar(desk: Desk, content: bytes, name: str, now: datetime, calendar: str = "") -> CalendarLook:
    """What taking in an iCalendar file would do; nothing is written. `calendar` is the name to take it in under."""
    return look_at_read(desk, read_calendar(content, name, local_zone(desk), now.date()), now, calendar)


def look_at_read(
    desk: Desk, read: ReadCalendar, now: datetime, calendar: str = "", trainings: frozenset[str] | None = None
) -> CalendarLook:
    """The same for a file that was read before; only these `trainings` are taken as such, None meaning all."""
    name = clean_name(calendar or read.name, "calendar")
    return plan_calendar(read, _known(desk, name), name, now, trainings)


def take_calendar(
    desk: Desk, look: CalendarLook, now: datetime, trainings: frozenset[str] | None = None
) -> CalendarReport:
    """Take in what was looked at: a backup first, then one step that can be undone. Without a change, nothing."""
    plan = look_at_read(desk, look.read, now, look.calendar, trainings)
    if plan.changes:
        desk.backups.before("import")
        with desk.store.change("Import a calendar"):
            desk.busy.exchange("Import a calendar", gone=plan.gone, fresh=plan.fresh)
            for one in plan.trainings:
                _take_training(desk, one, now)
    return plan.report()


def _known(desk: Desk, calendar: str) -> KnownCalendar:
    saved = desk.settings.all()
    trainings = tuple(
        Held(one, desk.sessions.one(one.session_id), desk.sessions.reps(one.session_id))
        for one in desk.trainings.all() if one.uid
    )  # fmt: skip
    busy = tuple(one for one in desk.busy.all() if one.calendar == calendar)
    reps = tuple(rep for rep in desk.people.all() if rep.present)
    return KnownCalendar(
        _own(desk.told_events.all()), busy, trainings, desk.courses.all(), reps,
        clock(saved, "day_starts"), clock(saved, "day_ends"),
    )  # fmt: skip


def _take_training(desk: Desk, one: TrainingStep, now: datetime) -> None:
    if one.step is Step.ADD:
        _add_training(desk, one, now)
    elif one.step is Step.CANCEL and one.held is not None:
        training.cancel_event(desk, training.event(desk, one.held.session.id or 0, now.date()), now, CALLED_OFF)
    elif one.held is not None and one.step is not Step.SAME:
        _change_training(desk, one, one.held.session, now)


def _add_training(desk: Desk, one: TrainingStep, now: datetime) -> None:
    over = one.start + timedelta(minutes=one.minutes) <= now
    status = SessionStatus.HELD if over else SessionStatus.PLANNED
    session = Session(None, SessionKind.TRAINING, one.start, one.minutes, status, one.place)
    added = desk.sessions.add(session, one.rep_ids)
    title = "" if one.course_id else one.title
    desk.trainings.save(Training(None, added.id or 0, one.course_id, title, uid=one.uid))


def _change_training(desk: Desk, one: TrainingStep, old: Session, now: datetime) -> None:
    kept = replace(old, place=one.place, minutes=one.minutes)
    if one.step is Step.MOVE:
        kept = desk.sessions.move(kept, one.start, one.minutes, "moved in the calendar it came from")
    else:
        kept = desk.sessions.edit(kept)
    if set(one.rep_ids) != set(desk.sessions.reps(kept.id or 0)):
        desk.sessions.set_reps(kept, one.rep_ids)
    take_along(desk, kept, old, now)


def export_calendar(
    desk: Desk, now: datetime, names: str = "full", first: date | None = None, last: date | None = None
) -> bytes:
    """The calendar as an iCalendar file, from 30 days back to the last one laid unless other days are asked for.

    What is told is remembered: later, what changed counts up, and what is gone and still to come is called off.
    """
    told = telling(desk, now, names, first, last)
    if not told.events and not told.gone:
        raise DeskError(_nothing(told, last, now.date()))
    rows: list[Numbered] = [*told.events, *told.gone]
    content = calendar_bytes(sorted(rows, key=lambda row: (row[0].start, row[0].uid)), local_zone(desk), now)
    desk.told_events.keep([
        *(Told(event.uid, number, event.digest, event.last, cancelled=False) for event, number in told.events),
        *(Told(event.uid, number, "", event.start, cancelled=True) for event, number in told.gone),
    ])  # fmt: skip
    return content


def telling(
    desk: Desk, now: datetime, names: str = "full", first: date | None = None, last: date | None = None
) -> Telling:
    """What an export would tell; nothing is written."""
    before = desk.told_events.all()
    own = _own(before) or f"{secrets.token_hex(8)}.{OWN}"
    events = _all_events(desk, _names(names), own)
    begin = first or now.date() - timedelta(days=DAYS_BACK)
    end = last or max((event.last.date() for event in events), default=begin)
    if end < begin and last is not None:
        raise Invalid("to", f"The last day {last} is before the first one, {begin}.")
    end = max(begin, end)
    wanted = within(events, begin, end, whole=first is None and last is None)
    here = {event.uid for event in events}
    gone = (one for one in before.values() if one.uid not in here and one.start.date() >= now.date())
    return Telling(
        begin, end, tuple((event, _number(event, before.get(event.uid))) for event in wanted),
        tuple((Gone(one.uid, one.start), one.sequence + (not one.cancelled)) for one in gone), own,
    )  # fmt: skip


def _number(event: FeedEvent, told: Told | None) -> int:
    """0 when it is told for the first time, then one more with every change."""
    if told is None:
        return 0
    return told.sequence + (told.cancelled or told.digest != event.digest)


def _names(text: str) -> Names:
    try:
        return Names(text)
    except ValueError as error:
        raise Invalid("names", f"Names are {', '.join(one.value for one in Names)}, not “{text}”.") from error


def _own(told: Mapping[str, Told]) -> str:
    """The file's own ending of every uid; "" before its first export.

    It is read off what was told, which no undo takes back: with another one, every event would be told twice.
    """
    return next((uid.partition("@")[2] for uid in told), "")


def _all_events(desk: Desk, names: Names, own: str) -> tuple[FeedEvent, ...]:
    """All that stands in the calendar but trainings that came from one, for those are told there."""
    trainings = desk.trainings.all()
    came = {one.session_id for one in trainings if one.uid}
    courses = {course.id: course.title for course in desk.courses.all(include_archived=True)}
    titles = Titles(
        names, {rep.id or 0: rep for rep in desk.people.all(include_archived=True)},
        {one.session_id: courses[one.course_id] for one in trainings if one.course_id is not None},
        {one.session_id: one.title for one in trainings},
    )  # fmt: skip
    meetings = [(session, rep_ids) for session, rep_ids in desk.sessions.all() if session.id not in came]
    series = {one.id or 0: one for one in desk.sessions.all_series()}
    standing = {session.id for session, _ in meetings if session.status in (SessionStatus.PLANNED, SessionStatus.HELD)}
    return feed(meetings, series, _short_checks(desk.trainings.follow_ups(), standing), titles, own)


def _short_checks(follow_ups: Sequence[FollowUp], standing: set[int | None]) -> tuple[FollowUp, ...]:
    """The open ones that have no time of their own."""
    return tuple(one for one in follow_ups if one.state is FollowUpState.OPEN and one.session_id not in standing)


def _nothing(told: Telling, last: date | None, today: date) -> str:
    """Without a last day that was asked for, nothing stands there from the first day on."""
    span = f"{day_near(told.first, today)} {f'to {day_near(last, today)}' if last else 'on'}"
    return f"There is nothing to tell from {span}: plan something, or ask for other days."
