"""When there is room for a session: what stands in its way on its day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coachdesk.analysis import words
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.rhythms import Rhythm, Series
from coachdesk.domain.sessions import Session, SessionStatus

EARLIEST, LATEST = time(9), time(17)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing in the way: `short` beside a day ("Dana Fox is away"), `sentence` on its own."""

    short: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays by name, who is away when, the sessions there are, each with its reps, all reps by id, and the
    times that another calendar of the manager has taken.
    """

    holidays: Mapping[date, str]
    absences: Sequence[Absence]
    sessions: Sequence[tuple[Session, tuple[int, ...]]]
    reps: Mapping[int, Rep]
    busy: Sequence[Busy] = ()

    def off(self, day: date) -> str:
        """Why nobody meets on a day: the holiday's name, or that the manager is away; "" on other days."""
        away = any(a.rep_id is None and a.holds(day) for a in self.absences)
        return words.listed([w for w in (self.holidays.get(day, ""), "you are away" if away else "") if w])

    def day_hindrances(self, day: date, rep_ids: Collection[int]) -> Iterator[Hindrance]:
        """The holiday of a day, and who is away on it: the manager or one of these reps."""
        said = words.weekday(day)
        if name := self.holidays.get(day):
            yield Hindrance(name, f"{said} is a public holiday: {name}.")
        away = {a.rep_id for a in self.absences if a.holds(day)}
        if None in away:
            yield Hindrance("you are away", f"You are away on {said}.")
        for rep_id in dict.fromkeys(rep_ids):
            if rep_id in away:
                who = self.reps[rep_id].name
                yield Hindrance(f"{who} is away", f"{who} is away on {said}.")

    def overlaps(
        self, session: Session, rep_ids: Collection[int] = (), apart_from: Collection[int] = ()
    ) -> Iterator[Hindrance]:
        """What wants the manager or one of the reps at the same time, beside itself and those `apart_from`."""
        for other, others in self.sessions:
            if other.id in apart_from or other.id == session.id or not session.overlaps(other):
                continue
            if session.meets(other) or not set(others).isdisjoint(rep_ids):
                yield self._overlap(other, others)
        if session.yours and session.status is SessionStatus.PLANNED:
            yield from self._taken(session)

    def _taken(self, session: Session) -> Iterator[Hindrance]:
        """The busy times at the same time; the title is the manager's own and only ever on the screen."""
        for busy in self.busy:
            if session.start < busy.end and busy.start < session.end:
                when = "all day" if busy.all_day else f"{busy.start:%H:%M}–{busy.end:%H:%M}"
                what = f"“{busy.title}”" if busy.title else f"a busy time of {busy.calendar}"
                said = f"{what}, {words.weekday(session.start.date())} {when}"
                yield Hindrance(f"overlaps {what}, {when}", f"It overlaps {said}.")

    def hindrances(
        self, session: Session, rep_ids: Collection[int], apart_from: Collection[int] = ()
    ) -> tuple[Hindrance, ...]:
        """Everything in the way of one more session of a series: who has left by then, the day, what else is on."""
        day, reps = session.start.date(), [self.reps[rep_id] for rep_id in rep_ids]
        left = [Hindrance(f"{r.name} has left by then", why_without(r, session)) for r in reps if day > (r.left or day)]
        return (*left, *self.day_hindrances(day, rep_ids), *self.overlaps(session, rep_ids, apart_from))

    def _overlap(self, other: Session, rep_ids: Sequence[int]) -> Hindrance:
        who = words.listed([self.reps[rep_id].name for rep_id in rep_ids])
        what = f"the {other.kind.title.lower()}{f' with {who}' if who else ''}"
        when = f"{other.start:%H:%M}–{other.end:%H:%M}"
        return Hindrance(f"overlaps {what}, {when}", f"It overlaps {what}, {words.weekday(other.start.date())} {when}.")


def why_without(rep: Rep, session: Session) -> str:
    """Why a rep can't take part, "" when nothing speaks against it; what was held before somebody left may be told."""
    if rep.left is not None and session.start.date() > rep.left:
        return f"{rep.name}’s last day is {words.long_day(rep.left)}: choose an earlier day or somebody else."
    if session.status is not SessionStatus.PLANNED or rep.present:
        return ""
    if rep.status is Status.ARCHIVED:
        return f"{rep.name} is archived: bring {rep.first_name} back first, or choose somebody else."
    return f"{rep.name} has left the team: choose somebody else."


def why_not_then(session: Session, now: datetime) -> str:
    """Why a planned session can't lie in the past, nor a held one in the days to come; "" when all is well."""
    when = f"{words.weekday(session.start.date())} {session.start:%H:%M}"
    if session.status is SessionStatus.PLANNED and session.start < now.replace(second=0, microsecond=0):
        return f"{when} is in the past: log it as held, or choose a later day."
    if session.status is SessionStatus.HELD and session.start.date() > now.date():
        return f"{when} is still to come: plan it, and say afterwards how it went."
    return ""


def candidates(last: Session | None, rhythm: Rhythm, now: datetime) -> Iterator[datetime]:
    """When to meet next, without end: a rhythm after the last time, then week by week; office hours without a last."""
    if last is None:
        yield from _office_hours(now, rhythm.minutes)
    elif rhythm.every is not None:
        series = Series(None, last.kind, rhythm.every, last.start, last.minutes)
        day = tuple(series.days(last.start.date() + timedelta(days=40)))[1]
        while True:
            start = datetime.combine(day, last.start.time())
            if start > now:
                yield start
            day += timedelta(days=7)


def _office_hours(now: datetime, minutes: int) -> Iterator[datetime]:
    day = now.date()
    while True:
        day += timedelta(days=1)
        start, end = datetime.combine(day, EARLIEST), datetime.combine(day, LATEST)
        while day.weekday() < 5 and start + timedelta(minutes=minutes) <= end:
            yield start
            start += timedelta(minutes=30)


def nearest(days: Sequence[date], day: date) -> int:
    """The place of the day that lies nearest, in days that are in order."""
    after = bisect_left(days, day)
    around = [place for place in (after - 1, after) if 0 <= place < len(days)]
    return min(around, key=lambda place: abs(days[place] - day), default=0)


def in_places(days: Sequence[date], of: Sequence[date]) -> list[int]:
    """The place after the first that each day takes: the nearest one, in their order, no two in the same one."""
    found = [nearest(days, day) for day in of]
    for n in reversed(range(len(found) - 1)):
        found[n] = min(found[n], found[n + 1] - 1)
    for n in range(len(found)):
        found[n] = max(found[n], found[n - 1] + 1 if n else 1)
    return found
