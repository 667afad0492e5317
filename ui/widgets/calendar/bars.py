"""Bars over several days in one row of days: absences, long busy times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.index import Index
from ui.widgets.calendar.places import stacked


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry from column to column in a lane; an end is open where it goes on before or after the row."""

    entry: Entry
    first: int
    last: int
    lane: int
    opens_left: bool
    opens_right: bool


def bars_of(index: Index, days: Sequence[date]) -> tuple[Bar, ...]:
    """The bars of a row of days, the longest above."""
    columns: dict[str, list[int]] = {}
    for at, day in enumerate(days):
        for entry in index.across.get(day, ()):
            columns.setdefault(entry.key, []).append(at)
    entries = sorted((index.keys[key] for key in columns), key=lambda one: (columns[one.key][0], -_long(one)))
    lanes = stacked([(columns[one.key][0], columns[one.key][-1]) for one in entries])
    return tuple(_bar(one, columns[one.key], lane, days) for one, lane in zip(entries, lanes))


def _long(entry: Entry) -> int:
    return ((entry.last or entry.start.date()) - entry.start.date()).days


def _bar(entry: Entry, columns: Sequence[int], lane: int, days: Sequence[date]) -> Bar:
    last = entry.last or entry.start.date()
    return Bar(entry, columns[0], columns[-1], lane, entry.start.date() < days[0], last > days[-1])


def lanes_on(bars: Sequence[Bar], column: int, most: int) -> int:
    """How many lanes of bars a day needs, of at most so many."""
    return max((bar.lane + 1 for bar in bars if bar.first <= column <= bar.last and bar.lane < most), default=0)
