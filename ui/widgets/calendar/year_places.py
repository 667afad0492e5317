"""Where the days of a year stand: twelve small months, as many side by side as there is room for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ui.widgets.calendar.index import Index, days_between
from ui.widgets.calendar.places import Box, DayBox, Places

TITLE, NAMES, GAP, BELOW = 24, 18, 22, 12
LEAST_WIDE, LEAST_CELL = 190, 18
LEGEND, LEGEND_WIDE = 30, 815
STEPS = (0, 60, 120, 180)
"""Minutes of coaching above which a day is a tone stronger."""


@dataclass(frozen=True, slots=True)
class Month:
    """A small month: its first day and its place; a day takes `wide` by `high`."""

    first: date
    box: Box
    wide: float
    high: float


def months_of(year: int, width: float, height: float) -> tuple[Month, ...]:
    """The places of twelve months."""
    across = next(count for count in (4, 3, 2, 1) if count == 1 or width >= count * LEAST_WIDE)
    down = 12 // across
    wide = (width - (across - 1) * GAP) / across
    high = max(TITLE + NAMES + 6 * LEAST_CELL + BELOW, (height - foot_of(width)) / down)
    cell = int((high - TITLE - NAMES - BELOW) / 6)
    return tuple(
        Month(date(year, at + 1, 1), Box(round(at % across * (wide + GAP)), round(at // across * high), wide, high),
              int(wide / 7), cell)
        for at in range(12)
    )  # fmt: skip


def foot_of(width: float) -> int:
    """How high the legend is, which stays below."""
    return LEGEND if width >= LEGEND_WIDE else 2 * LEGEND - 8


def year_places(index: Index, day: date, width: float, height: float) -> Places:
    """Lay out the days of the year of `day`."""
    months = months_of(day.year, width, height)
    days = tuple(DayBox(one, box) for month in months for one, box in days_in(month, index))
    last = months[-1].box.bottom
    return Places(width, 0, last, days, foot=foot_of(width))


def days_in(month: Month, index: Index) -> list[tuple[date, Box]]:
    """The days of a month with their places; weeks begin as they do in the schedule."""
    last = month.first.replace(day=monthrange(month.first.year, month.first.month)[1])
    start = index.week_start(month.first)
    found = []
    for day in days_between(month.first, last):
        row, column = divmod((day - start).days, 7)
        top = month.box.top + TITLE + NAMES + row * month.high
        found.append((day, Box(month.box.left + column * month.wide, top, month.wide, month.high)))
    return found


def step_of(minutes: int) -> int:
    """How strong the tone of a day is: 0 without coaching to 4."""
    return sum(minutes > least for least in STEPS)
