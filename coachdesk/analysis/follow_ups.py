"""When an event is prepared, debriefed and checked: proposals that clash with nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.openings import Calendar
from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.domain.courses import Course
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUpKind

MINUTES = 15
STEP = timedelta(minutes=15)
PRE_BRIEF_DAYS = (1, 2, 3)
LATEST_DEBRIEF = 14
"""After so many days a debrief that found no room is not proposed any more."""
LATEST_CHECK = 60
PRE_BRIEF_ASKS = "What do you want to do differently afterwards, and with which customer?"
DEBRIEF_ASKS = "What was new to you, and where do you use it first?"
KINDS = {
    FollowUpKind.PRE_BRIEF: SessionKind.PRE_BRIEF, FollowUpKind.DEBRIEF: SessionKind.DEBRIEF,
    FollowUpKind.CHECK: SessionKind.CHECK,
}  # fmt: skip
"""What kind of session a follow-up with its own time is."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is set: the hours in which people are met, and when an event is debriefed and checked."""

    working_days: frozenset[int] = frozenset(range(5))
    starts: time = time(9)
    ends: time = time(17)
    lunch: tuple[time, time] | None = (time(12), time(13))
    gap: int = 0
    debrief_days: int = 3
    check_weeks: tuple[int, ...] = (1, 3, 8)
    checks_timed: bool = False


class Room:
    """The time there still is; what is taken here is taken for whoever asks next."""

    def __init__(
        self, calendar: Calendar, rules: Rules, now: datetime, apart_from: frozenset[int] = frozenset()
    ) -> None:
        self.calendar, self.rules, self.now = calendar, rules, now
        self._apart, self._made = apart_from, 0
        self._rows: dict[date, list[tuple[Session, tuple[int, ...]]]] = defaultdict(list)
        for session, rep_ids in calendar.sessions:
            self.add(session, rep_ids)

    def add(self, session: Session, rep_ids: Sequence[int]) -> None:
        """One more session that stands; what has no id yet gets one of its own here, to be told from what is asked."""
        if session.id is None:
            self._made += 1
            session = replace(session, id=-self._made)
        for day in {session.start.date(), session.end.date()}:
            self._rows[day].append((session, tuple(rep_ids)))

    def closed(self, day: date, rep_id: int) -> str:
        """Why the manager and this rep don't meet on a day, as a sentence; "" when they may."""
        if day.weekday() not in self.rules.working_days:
            return f"{words.weekday(day)} is no working day."
        rep = self.calendar.reps[rep_id]
        if rep.left is not None and day > rep.left:
            return f"{rep.name}’s last day is {words.weekday(rep.left)}."
        return next((h.sentence for h in self.calendar.day_hindrances(day, (rep_id,))), "")

    def find(self, day: date, rep_id: int, near: time) -> datetime | None:
        """The free start on a day that lies nearest to a time of day; None when there is none."""
        if self.closed(day, rep_id):
            return None
        wanted = datetime.combine(day, near)
        starts = sorted(self._starts(day), key=lambda start: (abs(start - wanted), start))
        return next((start for start in starts if self.free(start, rep_id)), None)

    def free(self, start: datetime, rep_id: int) -> bool:
        """Whether nothing else wants the manager or the rep then, the gap between two sessions included."""
        gap = self.rules.gap
        asked = Session(None, SessionKind.CHECK, start - timedelta(minutes=gap), MINUTES + 2 * gap)
        rows = [row for day in {asked.start.date(), asked.end.date()} for row in self._rows[day]]
        here = replace(self.calendar, sessions=rows)
        return not any(here.overlaps(asked, (rep_id,), self._apart))

    def fits(self, start: datetime, rep_id: int) -> bool:
        """Whether a follow-up may begin just then: within the hours of an open day, not yet over, and free."""
        return not self.closed(start.date(), rep_id) and self._within(start) and self.free(start, rep_id)

    def take(self, kind: FollowUpKind, start: datetime, rep_id: int) -> datetime:
        """Hold that time for this rep."""
        self.add(Session(None, KINDS[kind], start, MINUTES), (rep_id,))
        return start

    def _starts(self, day: date) -> Iterator[datetime]:
        start, end = (datetime.combine(day, at) for at in (self.rules.starts, self.rules.ends))
        while start + timedelta(minutes=MINUTES) <= end:
            if self._within(start):
                yield start
            start += STEP

    def _within(self, start: datetime) -> bool:
        end, rules = start + timedelta(minutes=MINUTES), self.rules
        first, last = (datetime.combine(start.date(), at) for at in (rules.starts, rules.ends))
        if start < self.now or start < first or end > last:
            return False
        if rules.lunch is None:
            return True
        noon, over = (datetime.combine(start.date(), at) for at in rules.lunch)
        return end <= noon or start >= over


def propose(
    session: Session, course: Course | None, title: str, rep_ids: Sequence[int], room: Room
) -> tuple[ProposedFollowUp, ...]:
    """A pre-brief, a debrief and the checks for each rep, in the order of time; where there is no room, none.

    The event itself has to be among what stands in the room.
    """
    content = course or Course(None, title)
    reps = tuple(dict.fromkeys(rep_ids))
    found = [_pre_brief(session, rep_id, room) for rep_id in reps]
    found += [_debrief(session, rep_id, room) for rep_id in reps]
    found += [
        check(session, rep_id, number, week, content, room)
        for number, week in enumerate(room.rules.check_weeks, 1) for rep_id in reps
    ]  # fmt: skip
    return tuple(one for one in found if one is not None)


def pre_brief_start(session: Session, rep_id: int, room: Room) -> datetime | None:
    """A time one to three days before the event; None when there is no room before it."""
    days = (session.start.date() - timedelta(days=n) for n in PRE_BRIEF_DAYS)
    found = (room.find(day, rep_id, session.start.time()) for day in days)
    return next((start for start in found if start is not None), None)


def _pre_brief(session: Session, rep_id: int, room: Room) -> ProposedFollowUp | None:
    start = pre_brief_start(session, rep_id, room)
    if start is None:
        return None
    due = session.start.date() - timedelta(days=1)
    return _timed(room, FollowUpKind.PRE_BRIEF, rep_id, due, start, PRE_BRIEF_ASKS)


def _debrief(session: Session, rep_id: int, room: Room) -> ProposedFollowUp | None:
    """Within the days that are set; later when there is no room, and not at all after two weeks."""
    day, within = session.start.date(), room.rules.debrief_days
    due = day + timedelta(days=within)
    last = day + timedelta(days=max(within, LATEST_DEBRIEF))
    start = first_room(room, rep_id, day + timedelta(days=1), last, session.start.time())
    if start is None:
        return None
    late = f"No room within {words.plural(within, 'day')}." if start.date() > due else ""
    return _timed(room, FollowUpKind.DEBRIEF, rep_id, due, start, DEBRIEF_ASKS, late)


def check(session: Session, rep_id: int, number: int, week: int, course: Course, room: Room) -> ProposedFollowUp | None:
    """The check of this number so many weeks later, or on the next day that is open; None when that day is over."""
    due, texts = session.start.date() + timedelta(weeks=week), (course.question(number), course.task(number))
    if due < room.now.date():
        return None
    if room.rules.checks_timed:
        last = due + timedelta(days=LATEST_CHECK)
        start = first_room(room, rep_id, due, last, session.start.time())
        why = (room.closed(due, rep_id) or f"No room on {words.weekday(due)}.") if start and start.date() > due else ""
        return _timed(room, FollowUpKind.CHECK, rep_id, due, start, texts[0], why, texts[1], number) if start else None
    day = open_day(room, rep_id, due)
    if day is None:
        return None
    why = room.closed(due, rep_id)
    return ProposedFollowUp(
        rep_id, room.calendar.reps[rep_id].name, FollowUpKind.CHECK, number, day, None, MINUTES, *texts, why=why
    )


def first_room(room: Room, rep_id: int, first: date, last: date, near: time) -> datetime | None:
    """The first free time in first..last, not before now."""
    day = max(first, room.now.date())
    while day <= last:
        if (start := room.find(day, rep_id, near)) is not None:
            return start
        day += timedelta(days=1)
    return None


def open_day(room: Room, rep_id: int, first: date) -> date | None:
    """The first day from then on, not before today, on which both are there; None when there is none for two months."""
    days = (max(first, room.now.date()) + timedelta(days=n) for n in range(LATEST_CHECK + 1))
    return next((day for day in days if not room.closed(day, rep_id)), None)


def _timed(
    room: Room, kind: FollowUpKind, rep_id: int, due: date, start: datetime, question: str, why: str = "",
    task: str = "", number: int = 0,
) -> ProposedFollowUp:  # fmt: skip
    room.take(kind, start, rep_id)
    name = room.calendar.reps[rep_id].name
    return ProposedFollowUp(rep_id, name, kind, number, due, start, MINUTES, question, task, why)
