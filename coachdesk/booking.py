"""Sessions in the calendar: booked, repeated, changed, moved and cancelled, beside days off and each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from coachdesk import ordering
from coachdesk.analysis import words
from coachdesk.analysis.openings import Calendar, candidates, in_places, nearest, why_not_then, why_without
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Series
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.exchange import public_days
from coachdesk.settings import value_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a booking, beside its field; a hard one can't be booked, another may be anyway."""

    field: str
    words: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Booked:
    """What a booking made: its first session, how many in all, and the days left out, each with why."""

    session: Session
    laid: int
    skipped: tuple[str, ...] = ()


def calendar_of(desk: Desk, first: date, last: date) -> Calendar:
    """What stands in first..last; a country that nobody knows has no holidays."""
    known: dict[date, str] = {}
    with suppress(Invalid):
        known = public_days(value_of("country", desk.settings.all()), first, last)
    reps = {rep.id: rep for rep in desk.people.all(include_archived=True) if rep.id is not None}
    return Calendar(known, desk.absences.all(), desk.sessions.all(first, last), reps, desk.busy.all(first, last))


def days_off(desk: Desk, first: date, last: date) -> dict[date, str]:
    """The public holidays of the country that is set, and the days the manager is away, by name."""
    calendar = calendar_of(desk, first, last)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day: why[0].upper() + why[1:] for day in days if (why := calendar.off(day))}


def problems(
    desk: Desk, session: Session, rep_ids: Sequence[int], now: datetime, *, apart_from: Collection[int] = ()
) -> tuple[Problem, ...]:
    """All that is wrong with booking this, the hard ones first; sessions `apart_from` are as if not there."""
    day = session.start.date()
    calendar = calendar_of(desk, day - timedelta(days=1), day + timedelta(days=1))
    found = calendar.overlaps(session, rep_ids, {*apart_from, *ordering.carried(desk, session)})
    if session.status is SessionStatus.PLANNED:
        found = chain(calendar.day_hindrances(day, rep_ids), found)
    told = [*(hindrance.sentence for hindrance in found), *ordering.out_of_order(desk, session)]
    soft = [Problem("start", sentence, hard=False) for sentence in told]
    wrong = why_not_then(session, now)
    hard = [Problem("start", wrong, hard=True)] if wrong else []
    return (*_about_reps(desk, session, rep_ids), *hard, *soft)


def book(
    desk: Desk,
    session: Session,
    rep_ids: Sequence[int],
    now: datetime,
    every: Every | None = None,
    until: date | None = None,
    *,
    anyway: bool = False,
) -> Booked:
    """Put a session into the calendar, and its repeats up to the end of the next quarter, in one step.

    `Invalid` tells the first problem; `anyway` books in spite of the soft ones, but lays no repeat on a day off.
    """
    _refuse(problems(desk, session, rep_ids, now), anyway=anyway)
    if every is None:
        return Booked(desk.sessions.add(session, rep_ids), 1)
    if until is not None and until < session.start.date():
        raise Invalid("repeat", f"The last day {words.weekday(until)} is before the first one.")
    with desk.store.change(f"Book {_named(session)} {every.value}"):
        series = desk.sessions.save_series(_series(session, every, until))
        first = desk.sessions.add(replace(session, series_id=series.id), rep_ids)
        days = tuple(series.days(_horizon(max(now, session.start))))[1:]
        laid, skipped = _lay(desk, first, rep_ids, days, now)
    return Booked(first, 1 + laid, skipped)


def change(
    desk: Desk,
    session: Session,
    now: datetime,
    *,
    start: datetime | None = None,
    minutes: int | None = None,
    place: str | None = None,
    kind: SessionKind | None = None,
    following: bool = False,
    anyway: bool = False,
) -> Session:
    """Change one session, or with `following` also the planned ones after it in its series, in one step.

    The series is parted: what came before keeps its rhythm, and what was held stays as it was.
    """
    fresh = replace(
        session,
        start=start or session.start,
        minutes=session.minutes if minutes is None else minutes,
        place=session.place if place is None else place,
        kind=kind or session.kind,
    )
    together = following and session.series_id is not None
    later = after_in_series(desk, session) if together else ()
    _refuse(_changed(desk, session, fresh, now, {s.id or 0 for s in later}), anyway=anyway)
    if not together:
        return desk.sessions.edit(fresh)
    with desk.store.change(f"Change this and the following: {_named(session)}"):
        return _part(desk, session, fresh, later, now)


def move(
    desk: Desk,
    session: Session,
    start: datetime,
    now: datetime,
    *,
    minutes: int | None = None,
    why: str = "",
    anyway: bool = False,
) -> Session:
    """Book a planned session at another time, leaving a mark where it was; gives the one at the new time."""
    _check_planned(session, "moved")
    fresh = replace(session, start=start, minutes=session.minutes if minutes is None else minutes, began=None)
    if start == session.start:
        raise Invalid("start", "It stands at this time already: choose another one.")
    _refuse(problems(desk, fresh, desk.sessions.reps(session.id or 0), now), anyway=anyway)
    return desk.sessions.move(session, start, fresh.minutes, why)


def cancel(desk: Desk, session: Session, *, following: bool = False, why: str = "") -> None:
    """Call a planned session off; with `following` its series ends and the planned ones after it go too."""
    _check_planned(session, "cancelled")
    if not following or session.series_id is None:
        desk.sessions.cancel(session, why)
        return
    with desk.store.change(f"Cancel this and the following: {_named(session)}"):
        series = desk.sessions.series(session.series_id)
        desk.sessions.save_series(replace(series, until=session.start.date()))
        for one in (session, *after_in_series(desk, session)):
            desk.sessions.cancel(one, why)


def lay_ahead(desk: Desk, series: Series, now: datetime) -> int:
    """Go on laying a series to the end of the next quarter; days once laid and since removed stay free."""
    sessions = desk.sessions.of_series(series.id or 0)
    if not sessions:
        return 0
    days = tuple(series.days(_horizon(now)))
    laid_upto = max((nearest(days, s.start.date()) for s in sessions), default=-1)
    reps = (desk.people.one(rep_id) for rep_id in desk.sessions.reps(sessions[-1].id or 0))
    rep_ids = [rep.id for rep in reps if rep.present and rep.id is not None]
    if not rep_ids:
        return 0
    plain = _plain(series, sessions[-1])
    with desk.store.change(f"Lay ahead: {series.kind.value} {series.every.value}"):
        laid = _lay(desk, plain, rep_ids, days[laid_upto + 1 :], now)[0]
        for session in (every := desk.sessions.of_series(series.id or 0)):
            desk.trainings.continue_series(session, every)
        return laid


def next_slot(desk: Desk, rep: Rep, now: datetime) -> datetime | None:
    """When the next one-on-one would be by the rhythm; None without one.

    On the weekday and at the time of the last one, not before a whole rhythm has passed, and a week later when that
    day is taken. For a rep never met: the first free half hour of a working day.
    """
    rhythm = desk.rhythms.of_rep(rep)
    if rhythm is None or rhythm.every is None or rep.id is None:
        return None
    last = now.date() + timedelta(days=366)
    calendar = calendar_of(desk, now.date(), last)
    for start in candidates(_last_met(desk, rep.id, now), rhythm, now):
        planned = Session(None, SessionKind.ONE_ON_ONE, start, rhythm.minutes)
        if start.date() >= last:
            break
        if not calendar.hindrances(planned, (rep.id,)):
            return start
    return None


def _last_met(desk: Desk, rep_id: int, now: datetime) -> Session | None:
    """The newest one-on-one up to today that took place, was missed, or is on today."""
    gone = (SessionStatus.MOVED, SessionStatus.CANCELLED)
    met = (s for s in desk.sessions.of_rep(rep_id) if s.kind is SessionKind.ONE_ON_ONE and s.status not in gone)
    return max((s for s in met if s.start.date() <= now.date()), key=lambda s: s.start, default=None)


def _about_reps(desk: Desk, session: Session, rep_ids: Sequence[int]) -> Iterator[Problem]:
    if not rep_ids:
        yield Problem("reps", "Choose who takes part.", hard=True)
    for rep_id in dict.fromkeys(rep_ids):
        if why := why_without(desk.people.one(rep_id), session):
            yield Problem("reps", why, hard=True)


def _changed(
    desk: Desk, old: Session, fresh: Session, now: datetime, apart_from: Collection[int]
) -> tuple[Problem, ...]:
    """Problems that a change would bring; what was so before is no news."""
    rep_ids = desk.sessions.reps(old.id or 0)
    if fresh.start == old.start and fresh.end <= old.end:
        return ()
    found = problems(desk, fresh, rep_ids, now, apart_from=apart_from)
    if fresh.start != old.start:
        return found
    before = problems(desk, old, rep_ids, now, apart_from=apart_from)
    return tuple(problem for problem in found if problem not in before)


def _refuse(found: Sequence[Problem], *, anyway: bool) -> None:
    for problem in found:
        if problem.hard or not anyway:
            raise Invalid(problem.field, problem.words)


def _check_planned(session: Session, done: str) -> None:
    if session.status is not SessionStatus.PLANNED:
        raise DeskError(f"Only a planned session can be {done}; this one is {session.status.value}.")


def after_in_series(desk: Desk, session: Session) -> tuple[Session, ...]:
    """The planned ones after a session in its series that have not begun."""
    rows = desk.sessions.of_series(session.series_id or 0)
    planned = (s for s in rows if s.status is SessionStatus.PLANNED and s.began is None)
    return tuple(s for s in planned if s.start > session.start and s.id != session.id)


def _part(desk: Desk, session: Session, fresh: Session, later: Sequence[Session], now: datetime) -> Session:
    """End the series the day before and begin another one here; each later session goes to its new day."""
    assert session.series_id is not None
    old, rows = desk.sessions.series(session.series_id), desk.sessions.of_series(session.series_id)
    is_first = all(row.start >= session.start for row in rows)
    if not is_first:
        desk.sessions.save_series(replace(old, until=session.start.date() - timedelta(days=1)))
    shift = fresh.start.date() - session.start.date()
    until = max(old.until + shift, fresh.start.date()) if old.until else None
    series = desk.sessions.save_series(replace(_series(fresh, old.every, until), id=old.id if is_first else None))
    kept = desk.sessions.edit(replace(fresh, series_id=series.id))
    last = max([_horizon(now), fresh.start.date(), *(s.start.date() for s in later)])
    was = tuple(replace(old, start=session.start, until=None).days(last))
    gone = {nearest(was, s.start.date()) for s in rows if s.start > session.start and s not in later}
    places = dict(zip(in_places(was, [s.start.date() for s in later]), later))
    last += max(shift, timedelta(0))
    days = tuple(replace(series, until=None).days(last + (2 + len(later)) * timedelta(days=series.every.days)))
    _relay(desk, kept, places, days)
    taken, limit = {0, *gone, *places}, min(last, until or last)
    free = [day for place, day in enumerate(days) if place not in taken and day <= limit]
    _lay(desk, kept, desk.sessions.reps(kept.id or 0), free, now)
    return kept


def _relay(desk: Desk, first: Session, later: Mapping[int, Session], days: Sequence[date]) -> None:
    """Put each later session on the day of its place, with all it holds; where that day is off, call it off."""
    rep_ids, apart_from = desk.sessions.reps(first.id or 0), {s.id or 0 for s in later.values()}
    calendar = calendar_of(desk, days[0], days[-1])
    for place, old in later.items():
        as_first = {f: getattr(first, f) for f in ("minutes", "place", "kind", "series_id")}
        fresh = replace(old, start=datetime.combine(days[place], first.start.time()), **as_first)
        same = fresh.start == old.start and fresh.end <= old.end
        beside = apart_from | ordering.carried(desk, old)
        if why := () if same else calendar.hindrances(fresh, rep_ids, beside):
            desk.sessions.cancel(replace(old, series_id=first.series_id), why[0].short)
        else:
            desk.sessions.edit(fresh)


def _lay(
    desk: Desk, like: Session, rep_ids: Sequence[int], days: Sequence[date], now: datetime
) -> tuple[int, tuple[str, ...]]:
    """Book a session like this one on each of the days that is free; how many, and why the others were left out."""
    laid, skipped = 0, []
    calendar = calendar_of(desk, days[0] - timedelta(days=1), days[-1] + timedelta(days=1)) if days else None
    for day in days:
        assert calendar is not None
        start = datetime.combine(day, like.start.time())
        session = replace(_blank(like), start=start)
        if start < now:
            continue
        if hindrances := calendar.hindrances(session, rep_ids):
            skipped.append(f"{words.weekday(day)}: {hindrances[0].short}")
        else:
            desk.sessions.add(session, rep_ids)
            laid += 1
    return laid, tuple(skipped)


def _series(first: Session, every: Every, until: date | None) -> Series:
    return Series(None, first.kind, every, first.start, first.minutes, first.place, until)


def _blank(like: Session) -> Session:
    """A planned session like this one, with nothing written in it yet."""
    return Session(
        None, like.kind, like.start, like.minutes, place=like.place, series_id=like.series_id, deal_id=like.deal_id,
        model=like.model, yours=like.yours,
    )  # fmt: skip


def _plain(series: Series, last: Session) -> Session:
    return replace(
        _blank(last), kind=series.kind, start=series.start, minutes=series.minutes, place=series.place,
        series_id=series.id,
    )  # fmt: skip


def _horizon(now: datetime) -> date:
    """The last day that is laid: of the next quarter."""
    return Quarter.of(now.date()).plus(1).last


def _named(session: Session) -> str:
    return f"{session.kind.value} on {session.start:%Y-%m-%d}"
