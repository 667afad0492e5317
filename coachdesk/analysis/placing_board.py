"""The hours that are free while a quarter is planned: each day is one whole number, a bit for each five minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coachdesk.analysis.planner import Placed, Problem, Taken, Wish

CELL = 5
CELLS = 24 * 60 // CELL
DAY = timedelta(days=1)
# a spaced check may stand so many days before and after its day
SPACED = (2, 4)


@dataclass(frozen=True, slots=True)
class Window:
    """When a wish may be: from `earliest` on, over by `latest`, and the day that suits it best."""

    earliest: datetime
    latest: datetime
    ideal: date

    def days(self) -> Iterator[date]:
        """Each day that the window touches."""
        day, last = self.earliest.date(), (self.latest - timedelta(microseconds=1)).date()
        while day <= last:
            yield day
            day += DAY


class Board:
    """What is taken by whom, what was placed so far, and the minutes of coaching in each day and week.

    `asked` are the minutes of one-on-ones that can be in no other week.
    """

    def __init__(self, problem: Problem, standing: Sequence[Placed] = ()) -> None:
        self.problem = problem
        self.hours = problem.hours
        self.standing = {placed.wish.key: placed for placed in standing}
        self.placed: dict[str, Placed] = {}
        self.on_day: dict[date, dict[str, Placed]] = defaultdict(dict)
        self.load: dict[date, int] = defaultdict(int)
        self.minutes: dict[date, int] = defaultdict(int)
        self.asked: dict[date, int] = defaultdict(int)
        self.met: dict[tuple[int, date], int] = defaultdict(int)
        self._mine: dict[date, int] = defaultdict(int)
        self._busy: dict[date, int] = defaultdict(int)
        self._reps: dict[tuple[int, date], int] = defaultdict(int)
        self._open = open_cells(problem)
        for taken in problem.fixed:
            self._fix(taken)
        for placed in standing:
            self._fix(Taken(placed.start, placed.wish.minutes, frozenset(placed.wish.rep_ids)))
        self._fixed, self._limits = dict(self.minutes), dict[date, int]()

    def week(self, day: date) -> date:
        """The first day of the week that holds a day."""
        return day - timedelta(days=(day.weekday() - self.hours.first_weekday) % 7)

    def room(self, wish: Wish, day: date) -> bool:
        """Whether the week of that day has so many minutes left under the cap."""
        return self.minutes[self.week(day)] + wish.minutes <= self.hours.cap

    def limit(self, week: date) -> int:
        """The minutes that a week can hold at the most: its cap, or what is fixed and the hours left beside it."""
        if week not in self._limits:
            days = [day for day in (week + n * DAY for n in range(7)) if self.meets(day)]
            free = sum((self._open & ~self._mine[day] & self._to_come(day)).bit_count() for day in days)
            self._limits[week] = min(self.hours.cap, self._fixed.get(week, 0) + free * CELL)
        return self._limits[week]

    def meets(self, day: date) -> bool:
        """Whether people meet on that day at all."""
        return day.weekday() in self.hours.days and day not in self.problem.off and day >= self.problem.now.date()

    def of(self, key: str) -> Placed | None:
        """Where a wish stands."""
        return self.placed.get(key) or self.standing.get(key)

    def mine(self, day: date) -> int:
        """The five minutes in which the manager could begin something, the working hours and now counted in."""
        return self._open & ~self._busy[day] & self._to_come(day)

    def starts(self, wish: Wish, day: date, window: Window) -> int:
        """The five minutes of a day at which a wish could begin and be over in time, for everybody in it."""
        if not self.meets(day) or any(day in self.problem.away.get(rep_id, ()) for rep_id in wish.rep_ids):
            return 0
        free = self.mine(day) & _within(window, day)
        for rep_id in wish.rep_ids:
            free &= ~self._reps[rep_id, day]
        return runs(free, cells(wish.minutes))

    def beside(self, placed: Placed) -> bool:
        """Whether the manager is free right before or after one that is placed."""
        start, gap = minute(placed.start), self.hours.gap + CELL
        around = mask(start - gap, start + placed.wish.minutes + gap)
        return bool(around & self.mine(placed.start.date()))

    def put(self, wish: Wish, start: datetime) -> None:
        """Let a wish stand at a time that is free."""
        placed, day = Placed(wish, start), start.date()
        self.placed[wish.key] = placed
        self.on_day[day][wish.key] = placed
        self._count(day, wish, 1)
        self._busy[day] |= self._spaced(placed.start, placed.end, day)
        for rep_id in wish.rep_ids:
            self._reps[rep_id, day] |= mask(minute(placed.start), minute(placed.start) + wish.minutes)

    def take(self, key: str) -> Placed:
        """Take a placed wish off again."""
        placed = self.placed.pop(key)
        day = placed.start.date()
        del self.on_day[day][key]
        self._count(day, placed.wish, -1)
        self._busy[day] = self._mine[day]
        for other in self.on_day[day].values():
            self._busy[day] |= self._spaced(other.start, other.end, day)
        for rep_id in placed.wish.rep_ids:
            self._reps[rep_id, day] &= ~mask(minute(placed.start), minute(placed.start) + placed.wish.minutes)
        return placed

    def _count(self, day: date, wish: Wish, by: int) -> None:
        self._sum(day, by * wish.minutes)
        for rep_id in wish.rep_ids:
            self.met[rep_id, day] += by

    def _sum(self, day: date, minutes: int) -> None:
        self.load[day] += minutes
        self.minutes[self.week(day)] += minutes

    def _fix(self, taken: Taken) -> None:
        """What is fixed takes its whole time, over midnight too; one without minutes still takes its moment."""
        counts = taken.manager and taken.coaching
        if counts:
            self._sum(taken.start.date(), taken.minutes)
        end = max(taken.end, taken.start + timedelta(minutes=1))
        gap = timedelta(minutes=self.hours.gap if counts else 0)
        for day in _days(taken.start - gap, end + gap):
            if taken.manager:
                cells_taken = self._spaced(taken.start, end, day) if counts else _between(taken.start, end, day)
                self._mine[day] |= cells_taken
                self._busy[day] |= cells_taken
            for rep_id in taken.rep_ids:
                self._reps[rep_id, day] |= _between(taken.start, end, day)

    def _spaced(self, start: datetime, end: datetime, day: date) -> int:
        """The cells of a session of the manager with the gap on both sides."""
        gap = timedelta(minutes=self.hours.gap)
        return _between(start - gap, end + gap, day)

    def _to_come(self, day: date) -> int:
        now = self.problem.now
        return -1 if day != now.date() else mask(minute_up(now), 24 * 60)


def open_cells(problem: Problem) -> int:
    """The cells of a working day in which sessions may lie: inside the hours, outside the lunch."""
    hours = problem.hours
    free = inner(minutes_of(hours.starts), minutes_of(hours.ends))
    return free & ~mask(*map(minutes_of, hours.lunch)) if hours.lunch else free


def cells(minutes: int) -> int:
    """How many cells so many minutes take."""
    return -(-minutes // CELL)


def mask(first: int, last: int) -> int:
    """The cells that the minutes first..last of a day touch."""
    begin, end = max(0, first // CELL), min(CELLS, -(-last // CELL))
    return ((1 << (end - begin)) - 1) << begin if end > begin else 0


def inner(first: int, last: int) -> int:
    """The cells that lie wholly between two minutes of a day."""
    begin, end = -(-first // CELL), last // CELL
    return ((1 << (end - begin)) - 1) << begin if end > begin else 0


def runs(free: int, length: int) -> int:
    """The cells from which so many are free in a row."""
    known = 1
    while known < length and free:
        more = min(known, length - known)
        free &= free >> more
        known += more
    return free


def bits(cells_free: int) -> Iterator[int]:
    """The places of the cells, the earliest first."""
    while cells_free:
        lowest = cells_free & -cells_free
        yield lowest.bit_length() - 1
        cells_free ^= lowest


def minutes_of(clock: time) -> int:
    """The minutes of a time of day since midnight."""
    return clock.hour * 60 + clock.minute


def minute(moment: datetime) -> int:
    """The same of a moment."""
    return moment.hour * 60 + moment.minute


def minute_up(moment: datetime) -> int:
    """The first whole cell's minute that is not before a moment."""
    whole = minute(moment) + (1 if moment.second or moment.microsecond else 0)
    return -(-whole // CELL) * CELL


def at(day: date, cell: int) -> datetime:
    """When a cell begins."""
    return datetime.combine(day, time()) + timedelta(minutes=cell * CELL)


def _days(start: datetime, end: datetime) -> Iterator[date]:
    day = start.date()
    while day <= end.date():
        yield day
        day += DAY


def _minutes_in(start: datetime, end: datetime, day: date) -> tuple[int, int]:
    """The part of a stretch that lies on a day, in its minutes; seconds are rounded outwards."""
    midnight = datetime.combine(day, time())
    first = (start - midnight).total_seconds() // 60
    last = -(-(end - midnight).total_seconds() // 60)
    return int(min(max(first, 0), 24 * 60)), int(min(max(last, 0), 24 * 60))


def _between(start: datetime, end: datetime, day: date) -> int:
    return mask(*_minutes_in(start, end, day))


def _within(window: Window, day: date) -> int:
    return inner(*_minutes_in(window.earliest, window.latest, day))
