"""What another calendar is told: which events, in which words, and what has become of those told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from hashlib import sha256

from coachdesk.analysis.words import listed, plural
from coachdesk.domain.people import Rep
from coachdesk.domain.rhythms import Every, Series
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind

MOST_NAMES = 3
STANDS = (SessionStatus.PLANNED, SessionStatus.HELD)
Meeting = tuple[Session, tuple[int, ...]]


class Names(Enum):
    """How much a title says of the people it is with."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One event as it is told. With `every` it comes again up to `until`, the start of the last one, but not at the
    times `left_out`. One that takes no time stands beside whatever else there is.
    """

    uid: str
    start: datetime
    minutes: int
    title: str
    place: str = ""
    all_day: bool = False
    takes_time: bool = True
    every: Every | None = None
    until: datetime | None = None
    left_out: tuple[datetime, ...] = ()
    days: tuple[datetime, ...] = ()
    """All its starts."""

    @property
    def last(self) -> datetime:
        """When the last one of it starts."""
        return self.until or self.start

    @property
    def digest(self) -> str:
        """Another one whenever something that is told has changed."""
        told = (self.start, self.minutes, self.title, self.place, self.all_day, self.takes_time, self.every, self.until)
        return sha256(repr((*told, self.left_out)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of a title: names of people as far as they are wanted, courses always.

    `typed` are titles that somebody typed for one event. They may hold a name, so only full names show them.
    """

    names: Names
    reps: Mapping[int, Rep]
    courses: Mapping[int, str]
    typed: Mapping[int, str]

    def of(self, session: Session, rep_ids: Sequence[int]) -> str:
        """Like "One-on-one: Ben Okafor" or "Training: Discovery drill"."""
        if session.kind is not SessionKind.TRAINING:
            return self.about(session.kind.title, rep_ids)
        typed = self.typed.get(session.id or 0, "") if self.names is Names.FULL else ""
        course = self.courses.get(session.id or 0, "") or typed
        return f"{session.kind.title}: {course}" if course else session.kind.title

    def about(self, what: str, rep_ids: Sequence[int]) -> str:
        """What it is and, as far as wanted, with whom; of many the first three."""
        people = [self.reps[rep_id] for rep_id in rep_ids if rep_id in self.reps]
        if self.names is Names.NONE or not people:
            return what
        called = [rep.initials if self.names is Names.INITIALS else rep.name for rep in people]
        if len(called) > MOST_NAMES + 1:
            called[MOST_NAMES:] = [plural(len(called) - MOST_NAMES, "more", "more")]
        return f"{what}: {listed(called)}"


def feed(
    meetings: Iterable[Meeting], series: Mapping[int, Series], follow_ups: Iterable[FollowUp], titles: Titles, own: str
) -> tuple[FeedEvent, ...]:
    """All that stands in the calendar, by start; `own` is the file's own ending of every uid."""
    found: list[FeedEvent] = []
    repeated: dict[int, list[FeedEvent]] = {}
    for session, rep_ids in meetings:
        if session.status not in STANDS:
            continue
        event = FeedEvent(
            f"session-{session.id}@{own}", session.start, session.minutes, titles.of(session, rep_ids),
            " ".join(session.place.split()), takes_time=session.yours, days=(session.start,),
        )  # fmt: skip
        at = session.series_id
        home = found if at is None or at not in series else repeated.setdefault(at, [])
        home.append(event)
    for series_id, events in repeated.items():
        found += _folded(series[series_id], events, own)
    found += [_short_check(one, titles, own) for one in follow_ups]
    return tuple(sorted(found, key=lambda event: (event.start, event.uid)))


def _short_check(follow_up: FollowUp, titles: Titles, own: str) -> FeedEvent:
    """A follow-up without a time of its own: a line on the day by which it is due."""
    start = datetime.combine(follow_up.due, time())
    what = "Follow-up check" if follow_up.kind is FollowUpKind.CHECK else follow_up.kind.value.capitalize()
    title = titles.about(what, (follow_up.rep_id,))
    uid = f"check-{follow_up.id}@{own}"
    return FeedEvent(uid, start, 24 * 60, title, all_day=True, takes_time=False, days=(start,))


def _folded(series: Series, events: Sequence[FeedEvent], own: str) -> list[FeedEvent]:
    """Those of a series that stand where it put them and are alike as one event; each other one by itself."""
    days = series.days(max(event.start for event in events).date())
    slots = [datetime.combine(day, series.start.time()) for day in days]
    alike = Counter(_kind_of(event) for event in events if event.start in set(slots))
    if not alike:
        return list(events)
    usual = alike.most_common(1)[0][0]
    places = set(slots)
    members = {event.start: event for event in events if event.start in places and _kind_of(event) == usual}
    return [
        _repeat(next(iter(members.values())), series, f"series-{series.id}@{own}", sorted(members), slots),
        *(event for event in events if members.get(event.start) is not event),
    ]


def _kind_of(event: FeedEvent) -> tuple[int, str, str, bool]:
    return event.minutes, event.title, event.place, event.takes_time


def _repeat(
    like: FeedEvent, series: Series, uid: str, starts: Sequence[datetime], slots: Sequence[datetime]
) -> FeedEvent:
    between = (slot for slot in slots if starts[0] <= slot <= starts[-1])
    return replace(
        like, uid=uid, start=starts[0], days=tuple(starts), every=series.every if len(starts) > 1 else None,
        until=starts[-1], left_out=tuple(slot for slot in between if slot not in set(starts)),
    )  # fmt: skip


def within(events: Iterable[FeedEvent], first: date, last: date, *, whole: bool) -> tuple[FeedEvent, ...]:
    """The events of the days first..last. A series that touches them is told `whole`, else only its days among them.

    Half a series takes the other half out of the calendar that knows it, so that is for who asked for those days.
    """
    found = []
    for event in events:
        starts = [start for start in event.days if first <= start.date() <= last]
        if starts and (whole or len(starts) == len(event.days)):
            found.append(event)
        elif starts:
            left = tuple(day for day in event.left_out if starts[0] < day < starts[-1])
            every = event.every if len(starts) > 1 else None
            found.append(replace(
                event, start=starts[0], until=starts[-1], days=tuple(starts), left_out=left, every=every,
            ))  # fmt: skip
    return tuple(found)


def rule(event: FeedEvent) -> dict[str, str | int] | None:
    """How it comes again, as iCalendar says it; its last day is told apart. None for one that comes once.

    Monthly is on the same weekday of the month; the fifth is the last one, as in the series itself.
    """
    if event.every is None:
        return None
    if event.every is not Every.MONTHLY:
        return {"FREQ": "WEEKLY", "INTERVAL": event.every.days // 7} if event.every.days > 7 else {"FREQ": "WEEKLY"}
    return {"FREQ": "MONTHLY", "BYDAY": f"{_place(event)}{('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[_weekday(event)]}"}


def _place(event: FeedEvent) -> int:
    """Which weekday of the month, from the latest that was met: a fourth may stand for the fifth that is missing."""
    most = max((day.day - 1) // 7 for day in (*event.days, *event.left_out))
    return -1 if most == 4 else most + 1


def _weekday(event: FeedEvent) -> int:
    return event.start.weekday()
