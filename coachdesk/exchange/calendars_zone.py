"""A time zone as iCalendar tells it, by yearly rules where its clocks go by rules, else each change by itself: some
readers know nothing else, and lists of changes are misread.

The library's own zones begin summer an hour late and miss changes that follow no rule, so they are made here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Turn = tuple[bool, str, timedelta, timedelta]
"""Whether it is summer time then, what the time is called, and how far from UTC before and after."""


def zone_of(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The zone with all its changes in these years."""
    told = Timezone()
    told.add("tzid", zone.key)
    begin = datetime(first_year, 1, 1, tzinfo=UTC)
    told.add_component(_part(_turn(begin, begin, zone), [datetime(first_year, 1, 1)], last_year))
    turns: dict[Turn, list[datetime]] = {}
    for before, after in _changes(zone, first_year, last_year):
        turn = _turn(before, after, zone)
        turns.setdefault(turn, []).append((after + turn[2]).replace(tzinfo=None))
    for turn, onsets in turns.items():
        for together in [onsets] if _rule(onsets, last_year) else [[onset] for onset in onsets]:
            told.add_component(_part(turn, together, last_year))
    return told


def _changes(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[tuple[datetime, datetime]]:
    """The last minute before and the first one after each change, in UTC; no zone changes twice within a day."""
    before, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while before < end:
        after = before + timedelta(days=1)
        if _offset(before, zone) != _offset(after, zone):
            yield _minute(before, after, zone)
        before = after


def _minute(before: datetime, after: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    was = _offset(before, zone)
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        before, after = (middle, after) if _offset(middle, zone) == was else (before, middle)
    return before, after


def _offset(when: datetime, zone: ZoneInfo) -> timedelta:
    return when.astimezone(zone).utcoffset() or timedelta()


def _turn(before: datetime, after: datetime, zone: ZoneInfo) -> Turn:
    now = after.astimezone(zone)
    return bool(now.dst()), now.tzname() or "", _offset(before, zone), _offset(after, zone)


def _part(turn: Turn, onsets: list[datetime], last_year: int) -> TimezoneStandard | TimezoneDaylight:
    summer, name, before, after = turn
    part = TimezoneDaylight() if summer else TimezoneStandard()
    part.add("dtstart", onsets[0])
    if rule := _rule(onsets, last_year):
        part.add("rrule", rule)
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    return part


def _rule(onsets: list[datetime], last_year: int) -> dict[str, str | int] | None:
    """The same weekday of the same month, year by year up to the last; None when they follow no such rule."""
    years = [day.year for day in onsets]
    alike = {(day.month, day.weekday(), day.time()) for day in onsets}
    if len(onsets) < 2 or len(alike) > 1 or years != list(range(years[0], last_year + 1)):
        return None
    places = {-1} if all(_is_last(day) for day in onsets) else {(day.day - 1) // 7 + 1 for day in onsets}
    if len(places) > 1:
        return None
    return {"FREQ": "YEARLY", "BYMONTH": onsets[0].month, "BYDAY": f"{places.pop()}{DAYS[onsets[0].weekday()]}"}


def _is_last(day: datetime) -> bool:
    return day.day + 7 > monthrange(day.year, day.month)[1]
