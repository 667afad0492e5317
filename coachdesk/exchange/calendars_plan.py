"""What taking in a calendar would do: busy times beside those there are, and the training events among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import LONGEST, Session, SessionStatus
from coachdesk.domain.training import Training
from coachdesk.exchange.calendars import CalendarEvent, Left, ReadCalendar, Time
from coachdesk.exchange.plans import Skip

DAY = 24 * 60
REPEAT = re.compile(r"(.+)/\d{8}", re.DOTALL)
TOO_LONG = "it is a training of more than 12 hours, so it is taken as busy time"


@dataclass(frozen=True, slots=True)
class Held:
    """A training event that came from a calendar before."""

    training: Training
    session: Session
    rep_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KnownCalendar:
    """What the file holds already: the busy times of this calendar, the trainings that came from any calendar, and
    `own`, the ending of the uids that were told to others. A training of a whole day lasts from `starts` to `ends`.
    """

    own: str = ""
    busy: tuple[Busy, ...] = ()
    trainings: tuple[Held, ...] = ()
    courses: tuple[Course, ...] = ()
    reps: tuple[Rep, ...] = ()
    starts: time = time(9)
    ends: time = time(17)


class Step(Enum):
    """What becomes of a training event."""

    ADD = "new"
    MOVE = "moves"
    CHANGE = "changes"
    CANCEL = "is called off"
    SAME = "as it was"


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One training event of the calendar; `uid` names this one time of it. `held` is the one there is already."""

    uid: str
    step: Step
    title: str
    start: datetime
    minutes: int
    place: str = ""
    course_id: int | None = None
    rep_ids: tuple[int, ...] = ()
    held: Held | None = None
    event: CalendarEvent | None = None


@dataclass(frozen=True, slots=True)
class CalendarLook:
    """What would be done. `fresh` busy times are written (those with an id in their place), `gone` ones removed.
    `free`, `cancelled` and `own` count events that are left out.
    """

    read: ReadCalendar
    calendar: str
    fresh: tuple[Busy, ...]
    gone: tuple[Busy, ...]
    same: int
    trainings: tuple[TrainingStep, ...]
    left: tuple[Left, ...]
    free: int = 0
    cancelled: int = 0
    own: int = 0

    @property
    def busy(self) -> int:
        """How many busy times there will be in these days."""
        return len(self.fresh) + self.same

    @property
    def changes(self) -> bool:
        """Whether taking it in would change anything."""
        return bool(self.fresh or self.gone or any(t.step is not Step.SAME for t in self.trainings))

    def count(self, step: Step) -> int:
        """How many trainings this becomes of."""
        return sum(one.step is step for one in self.trainings)

    def report(self, *, dry_run: bool = False) -> CalendarReport:
        """The same in counts."""
        added = sum(one.id is None for one in self.fresh)
        moved = self.count(Step.MOVE) + self.count(Step.CHANGE)
        return CalendarReport(
            self.calendar, self.read.read, added + self.count(Step.ADD), len(self.fresh) - added + moved,
            self.same + self.count(Step.SAME), len(self.gone), self.count(Step.CANCEL),
            tuple(Skip(one.number, "event", one.title, one.why) for one in self.left), len(self.trainings),
            self.free, self.cancelled, self.own, self.read.cut, self.read.notes, dry_run,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """`read` counts the events of the file; the counts after it are times, of an event that comes again each one.

    `trainings` of them are training events, and `called_off` of those were cancelled.
    """

    calendar: str
    read: int
    added: int
    changed: int
    same: int
    removed: int
    called_off: int
    skipped: tuple[Skip, ...]
    trainings: int
    free: int
    cancelled: int
    own: int
    cut: date | None
    notes: tuple[str, ...]
    dry_run: bool = False

    def as_json(self) -> dict[str, Any]:
        """The document that `--json` prints."""
        return asdict(self) | {"skipped": [asdict(skip) for skip in self.skipped], "notes": list(self.notes),
                               "cut": self.cut.isoformat() if self.cut else None, "reps_unknown": []}  # fmt: skip


def plan_calendar(
    read: ReadCalendar, known: KnownCalendar, calendar: str, now: datetime, wanted: frozenset[str] | None = None
) -> CalendarLook:
    """Compare a calendar with what there is.

    Of the training events only the `wanted` are taken as such, None meaning all: a new one that is not becomes a busy
    time, one there is already stays as it is.
    """
    own = sum(_ours(event, known) for event in read.events)
    others = tuple(event for event in read.events if not _ours(event, known))
    taken = tuple(event for event in others if not event.free)
    found = tuple(_training_steps(taken, known, read, now))
    trainings = tuple(one for one in found if wanted is None or one.uid in wanted)
    apart = {one.uid for one in trainings} | {one.uid for one in found if one.held is not None}
    standing = [event for event in taken if not event.cancelled]
    busy = {(one.uid, one.start): one for event in standing for one in _busy(event, calendar, apart)}
    was = {(one.uid, one.start): one for one in known.busy}
    written = (replace(one, id=was[key].id) if key in was else one for key, one in busy.items())
    fresh = tuple(one for one in written if was.get((one.uid, one.start)) != one)
    gone = tuple(one for key, one in was.items() if key not in busy and _told(one, read))
    long = tuple(Left(0, event.title, TOO_LONG) for event in standing if _is_training(event, known) and _long(event))
    return CalendarLook(
        read, calendar, fresh, gone, len(busy) - len(fresh), trainings, read.left + long,
        free=len(others) - len(taken), cancelled=len(taken) - len(standing), own=own,
    )  # fmt: skip


def _told(one: Busy, read: ReadCalendar) -> bool:
    """Whether the file could tell of it: not when it was over as the first day began."""
    return one.end > datetime.combine(read.first, time()) and read.tells(max(one.start.date(), read.first), read.last)


def _ours(event: CalendarEvent, known: KnownCalendar) -> bool:
    return bool(known.own) and event.uid.endswith(f"@{known.own}")


def _busy(event: CalendarEvent, calendar: str, apart: set[str]) -> Iterator[Busy]:
    for one in event.times:
        if one.key not in apart:
            yield Busy(None, calendar, event.uid, one.start, one.minutes, event.all_day, event.title)


def _long(event: CalendarEvent) -> bool:
    return any(one.minutes > (DAY if event.all_day else LONGEST) for one in event.times)


def _is_training(event: CalendarEvent, known: KnownCalendar) -> bool:
    return event.training or _course(event, known.courses) is not None


def _course(event: CalendarEvent, courses: tuple[Course, ...]) -> Course | None:
    """The course whose title the event's begins with, the longest one when several do."""
    said = event.title.casefold()
    for course in sorted(courses, key=lambda one: -len(one.title)):
        title = course.title.casefold()
        if said.startswith(title) and not said[len(title) : len(title) + 1].isalnum():
            return course
    return None


def _training_steps(
    events: tuple[CalendarEvent, ...], known: KnownCalendar, read: ReadCalendar, now: datetime
) -> Iterator[TrainingStep]:
    held = {one.training.uid: one for one in known.trainings}
    seen: set[str] = set()
    for event in events:
        new = not event.cancelled and _is_training(event, known) and _fits(event)
        for one in event.times:
            old = held.get(one.key)
            if one.key not in seen and (old or new):
                seen.add(one.key)
                yield _training(event, one, old, known)
    uids = {event.uid for event in events}
    for old in known.trainings:
        repeat = REPEAT.fullmatch(old.training.uid)
        home = repeat[1] if repeat else old.training.uid
        near = now < old.session.start and read.tells(old.session.start.date(), old.session.start.date())
        if near and home in uids and old.training.uid not in seen and old.session.status is SessionStatus.PLANNED:
            yield _step_of(old, Step.CANCEL)


def _fits(event: CalendarEvent) -> bool:
    return not _long(event) and all(one.minutes for one in event.times)


def _step_of(held: Held, step: Step) -> TrainingStep:
    session = held.session
    return TrainingStep(
        held.training.uid, step, held.training.title, session.start, session.minutes, session.place,
        held.training.course_id, held.rep_ids, held,
    )  # fmt: skip


def _training(event: CalendarEvent, at: Time, held: Held | None, known: KnownCalendar) -> TrainingStep:
    start, minutes = _hours(event, at, known)
    course = _course(event, known.courses)
    rep_ids = _invited(event, known.reps)
    if held is not None and held.session.status is not SessionStatus.PLANNED:
        return _step_of(held, Step.SAME)
    if held is not None and event.cancelled:
        return _step_of(held, Step.CANCEL)
    step = Step.ADD if held is None else _difference(held, start, minutes, event.place, rep_ids)
    if held is not None:
        rep_ids = tuple(dict.fromkeys((*held.rep_ids, *rep_ids)))
    place = event.place or (held.session.place if held else "")
    course_id = held.training.course_id if held else course.id if course else None
    return TrainingStep(at.key, step, event.title or "Training", start, minutes, place, course_id, rep_ids, held, event)


def _hours(event: CalendarEvent, at: Time, known: KnownCalendar) -> tuple[datetime, int]:
    """When it takes place; a whole day is as long as the working day."""
    if not event.all_day:
        return at.start, at.minutes
    start = datetime.combine(at.start.date(), known.starts)
    end = datetime.combine(at.start.date(), known.ends)
    return start, max(1, min(LONGEST, (end - start) // timedelta(minutes=1)))


def _difference(held: Held, start: datetime, minutes: int, place: str, rep_ids: tuple[int, ...]) -> Step:
    if start != held.session.start:
        return Step.MOVE
    same_place = not place or place == held.session.place
    same = minutes == held.session.minutes and same_place and set(rep_ids) <= set(held.rep_ids)
    return Step.SAME if same else Step.CHANGE


def _invited(event: CalendarEvent, reps: tuple[Rep, ...]) -> tuple[int, ...]:
    """The reps on the team who are invited, by their mail address or, where there is none, their whole name."""
    mails: Mapping[str, int] = {rep.email.strip().casefold(): rep.id or 0 for rep in reps if rep.email.strip()}
    names: Mapping[str, int] = {rep.name.casefold(): rep.id or 0 for rep in reps}
    found = (mails.get(mail.casefold()) or names.get(name.casefold()) for mail, name in event.people)
    return tuple(dict.fromkeys(rep_id for rep_id in found if rep_id))
