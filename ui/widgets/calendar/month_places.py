"""Where everything of a month stands: weeks below each other, days side by side, and what finds no room."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.bars import Bar, bars_of, lanes_on
from ui.widgets.calendar.index import DAY, Index, days_between, worth_showing
from ui.widgets.calendar.places import Box, DayBox, Look, More, Placed, Places, WeekBox

HEAD, HOURS = 30, 78
LEAST_ROW, NUMBER, NOTE = 98, 29, 17
CHIP, PITCH, BAR, BAR_PITCH, MORE, EDGE = 23, 26, 18, 21, 14, 6
MOST_BARS = 2
ROOMY, COUNT = 112, 54
NUMBERED, LEAST_COUNT = 32, 18
"""From this height on a day has a line of its own for the name of a holiday, and one for "+2 more" below its entries;
in a lower one the count stands beside the number.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One week: its shown days, where it begins and how high it is, and its bars."""

    days: tuple[date, ...]
    top: float
    height: float
    bars: tuple[Bar, ...]
    most_bars: int


def weeks_of(index: Index) -> tuple[tuple[date, ...], ...]:
    """The weeks of the schedule, whole."""
    first, last = index.week_start(index.schedule.first), index.schedule.last
    return tuple(days_between(day, day + 6 * DAY) for day in days_between(first, last)[::7])


def month_places(index: Index, month: date, width: float, height: float, *, weekends: bool) -> Places:
    """Lay out a month; days of another month than that of `month` are muted."""
    weeks = weeks_of(index)
    columns = worth_showing(index, [day for week in weeks for day in week], weekends=weekends)
    column = (width - HOURS) / len(columns)
    high = max(LEAST_ROW, (height - HEAD) / len(weeks))
    rows = [_row(index, week, columns, HEAD + at * high, high) for at, week in enumerate(weeks)]
    days, placed, more = [], [], []
    for row in rows:
        lefts = [round(HOURS + at * column) for at in range(len(columns) + 1)]
        boxes = [Box(left, round(row.top), right - left, round(row.top + high) - round(row.top))
                 for left, right in itertools.pairwise(lefts)]  # fmt: skip
        days += [DayBox(day, box, (day.year, day.month) != (month.year, month.month))
                 for day, box in zip(row.days, boxes)]  # fmt: skip
        placed += _bars(row, boxes)
        for at, (day, box) in enumerate(zip(row.days, boxes)):
            chips, rest = _cell(index, row, at, box)
            placed += chips
            more += [More(day, rest[0], rest[1])] if rest else []
    hours_boxes = _hours(index, weeks, rows)
    return Places(
        width, HEAD, HEAD + high * len(weeks), tuple(days), tuple(placed), tuple(more), hours_boxes,
        number=Box(4, 4, 30, 24),
    )  # fmt: skip


def _row(index: Index, week: Sequence[date], columns: Sequence[int], top: float, high: float) -> Row:
    days = tuple(day for day in week if day.weekday() in columns)
    most = max(1, min(MOST_BARS, int((high - NUMBER - PITCH - MORE) // BAR_PITCH)))
    return Row(days, top, high, bars_of(index, days), most)


def _hours(index: Index, weeks: Sequence[Sequence[date]], rows: Sequence[Row]) -> tuple[WeekBox, ...]:
    known = [(index.weeks.get(week[0]), row) for week, row in zip(weeks, rows)]
    return tuple(WeekBox(week, Box(0, round(row.top), HOURS, row.height)) for week, row in known if week is not None)


def _bars(row: Row, boxes: Sequence[Box]) -> list[Placed]:
    found = []
    for bar in row.bars:
        if bar.lane >= row.most_bars:
            continue
        left = boxes[bar.first].left + (0 if bar.opens_left else EDGE)
        right = boxes[bar.last].right - (0 if bar.opens_right else EDGE)
        top = boxes[0].bottom - EDGE - BAR - bar.lane * BAR_PITCH
        box = Box(left, top, right - left, BAR)
        open_ends = (bar.opens_left, bar.opens_right)
        found.append(Placed(bar.entry, box, row.days[bar.first], Look.BAR, False, *open_ends))
    return found


def _cell(index: Index, row: Row, at: int, box: Box) -> tuple[list[Placed], tuple[Box, tuple[Entry, ...]] | None]:
    """The chips of a day from above, and what finds no room between them and the bars below."""
    day = row.days[at]
    entries = index.whole.get(day, ()) + index.timed.get(day, ())
    hidden = tuple(bar.entry for bar in row.bars if bar.first <= at <= bar.last and bar.lane >= row.most_bars)
    top = box.top + NUMBER + (NOTE if has_line(index, day, box.height) else 0)
    bottom = box.bottom - 3 - BAR_PITCH * lanes_on(row.bars, at, row.most_bars)
    fits = max(0, int((bottom - top + PITCH - CHIP) // PITCH))
    beside = box.height < ROOMY and not (index.fact(day).off or index.fact(day).note)
    if not beside and (len(entries) > fits or hidden):
        fits = min(len(entries), max(0, int((bottom - top - MORE) // PITCH)))
    chips = [Placed(entry, Box(box.left + EDGE, top + place * PITCH, box.width - 2 * EDGE, CHIP), day)
             for place, entry in enumerate(entries[:fits])]  # fmt: skip
    rest = entries[fits:] + hidden
    line = Box(box.left + EDGE, min(top + fits * PITCH, bottom - MORE), box.width - 2 * EDGE, MORE)
    if beside:
        wide = max(LEAST_COUNT, min(COUNT, box.width - NUMBERED - EDGE))
        line = Box(box.right - wide - (EDGE if wide == COUNT else 1), box.top + 9, wide, MORE)
    return chips, (line, rest) if rest else None


def has_line(index: Index, day: date, height: float) -> bool:
    """Whether the name of a holiday, or that a quarter ends, stands on a line of its own under the number."""
    fact = index.fact(day)
    return height >= ROOMY and bool(fact.off or fact.note)
