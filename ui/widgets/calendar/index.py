"""A schedule sorted by day once, so that drawing, pointing and walking need not look through all of it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from coachdesk.analysis.schedule import DayFacts, Entry, EntryKind, Schedule, WeekHours

NOTHING_YET = Schedule(date(2000, 1, 3), date(2000, 1, 9), (), (), (), "")
DAY = timedelta(days=1)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Index:
    """`timed`, `whole` (all day) and `across` (bars over days: absences, long busy times) by day."""

    schedule: Schedule
    today: date
    timed: Mapping[date, tuple[Entry, ...]]
    whole: Mapping[date, tuple[Entry, ...]]
    across: Mapping[date, tuple[Entry, ...]]
    facts: Mapping[date, DayFacts]
    weeks: Mapping[date, WeekHours]
    keys: Mapping[str, Entry]

    def on(self, day: date) -> tuple[Entry, ...]:
        """All that stands on a day, in the order in which the keyboard goes through it."""
        return self.whole.get(day, ()) + self.timed.get(day, ()) + self.across.get(day, ())

    def fact(self, day: date) -> DayFacts:
        """What a day is; one that nobody described is a working day from Monday to Friday."""
        return self.facts.get(day) or DayFacts(day, day.weekday() < 5)

    def week_start(self, day: date) -> date:
        """The first day of the week that holds a day, on the weekday on which the schedule's weeks begin."""
        begins = next(iter(self.weeks)).weekday() if self.weeks else 0
        return day - timedelta(days=(day.weekday() - begins) % 7)

    def week_of(self, day: date) -> WeekHours | None:
        """The hours of the week that holds a day."""
        return self.weeks.get(self.week_start(day))


def index_of(schedule: Schedule, today: date) -> Index:
    """Sort a schedule by day."""
    timed, whole, across = defaultdict(list), defaultdict(list), defaultdict(list)
    for entry in schedule.entries:
        if not entry.all_day:
            for day in days_of(entry, schedule):
                timed[day].append(entry)
        elif not is_bar(entry):
            whole[entry.start.date()].append(entry)
        else:
            for day in days_of(entry, schedule):
                across[day].append(entry)
    return Index(
        schedule, today, _kept(timed), _kept(whole), _kept(across),
        {fact.day: fact for fact in schedule.days}, {week.first: week for week in schedule.weeks},
        {entry.key: entry for entry in schedule.entries},
    )  # fmt: skip


def is_bar(entry: Entry) -> bool:
    """Whether it is drawn as a bar over its days and not as a chip."""
    long = entry.last is not None and entry.last > entry.start.date()
    return entry.all_day and (long or entry.kind in {EntryKind.ABSENCE, EntryKind.BUSY})


def days_of(entry: Entry, schedule: Schedule) -> Iterable[date]:
    """The days of the schedule on which an entry stands."""
    first = max(schedule.first, entry.start.date())
    last = min(schedule.last, last_day(entry))
    return (first + at * DAY for at in range((last - first).days + 1))


def last_day(entry: Entry) -> date:
    """The last day on which it stands; one that ends at midnight leaves the next day free."""
    if entry.last is not None or entry.all_day:
        return entry.last or entry.start.date()
    return max(entry.start, entry.end - timedelta(minutes=1)).date()


def days_between(first: date, last: date) -> tuple[date, ...]:
    """All days of a span, both ends included."""
    return tuple(first + at * DAY for at in range((last - first).days + 1))


def worth_showing(index: Index, days: Collection[date], *, weekends: bool) -> tuple[int, ...]:
    """The weekdays that get a column, in the order of the week: working ones, today's, and those on which something
    stands; a bar over several days asks for none. All of them with `weekends`.
    """
    order = [day.weekday() for day in sorted(days)[:7]]
    if weekends:
        return tuple(order)
    needed = {day.weekday() for day in days if index.facts.get(day) is not None and index.facts[day].working}
    needed |= {day.weekday() for day in days if index.timed.get(day) or index.whole.get(day) or day == index.today}
    if not any(day in index.facts for day in days):
        needed |= {0, 1, 2, 3, 4}
    return tuple(weekday for weekday in order if weekday in needed) or tuple(order)


def _kept(by_day: Mapping[date, list[T]]) -> dict[date, tuple[T, ...]]:
    return {day: tuple(found) for day, found in by_day.items()}
