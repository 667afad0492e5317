"""Where everything of a quarter stands: its weeks below each other, very small, with what finds no room counted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from coachdesk.analysis.schedule import Entry
from coachdesk.domain.periods import Quarter
from ui.widgets.calendar.bars import Bar, bars_of, lanes_on
from ui.widgets.calendar.index import Index, worth_showing
from ui.widgets.calendar.month_places import weeks_of
from ui.widgets.calendar.places import Box, DayBox, Look, More, Placed, Places, WeekBox

HEAD, HOURS, LEAST_ROW = 30, 132, 44
NUMBER, LINE, BAR, THIN = 36, 15, 14, 5
NAMED_FROM = 50
"""From this height of a week on bars have room for their words."""


def quarter_places(index: Index, day: date, width: float, height: float, *, weekends: bool) -> Places:
    """Lay out the weeks of a quarter; days of another quarter than that of `day` are muted."""
    weeks = weeks_of(index)
    columns = worth_showing(index, [one for week in weeks for one in week], weekends=weekends)
    lefts = [round(HOURS + at * (width - HOURS) / len(columns)) for at in range(len(columns) + 1)]
    high = int(max(LEAST_ROW, (height - HEAD) / len(weeks)))
    days, placed, more, hours = [], [], [], []
    for at, week in enumerate(weeks):
        shown = [one for one in week if one.weekday() in columns]
        boxes = [Box(left, HEAD + at * high, right - left, high) for left, right in itertools.pairwise(lefts)]
        bars = bars_of(index, shown)
        placed += _bars(bars, shown, boxes)
        for column, (one, box) in enumerate(zip(shown, boxes)):
            days.append(DayBox(one, box, Quarter.of(one) != Quarter.of(day)))
            hidden = tuple(bar.entry for bar in bars if bar.first <= column <= bar.last and bar.lane)
            lines, rest = _lines(index, one, box, lanes_on(bars, column, 1), hidden)
            placed += lines
            more += rest
        known = index.weeks.get(week[0])
        hours += [WeekBox(known, Box(0, HEAD + at * high, HOURS, high))] if known is not None else []
    return Places(
        width, HEAD, HEAD + high * len(weeks), tuple(days), tuple(placed), tuple(more), tuple(hours),
        number=Box(1, 1, NUMBER - 4, 24),
    )  # fmt: skip


def _bars(bars: Sequence[Bar], days: Sequence[date], boxes: Sequence[Box]) -> list[Placed]:
    """The bars of the first lane, at the bottom of a week; the days of the others count them."""
    high = bar_height(boxes[0].height)
    found = []
    for bar in (bar for bar in bars if bar.lane == 0):
        left = boxes[bar.first].left + (0 if bar.opens_left else 4)
        right = boxes[bar.last].right - (0 if bar.opens_right else 4)
        box = Box(left, boxes[0].bottom - high - 2, right - left, high)
        found.append(Placed(bar.entry, box, days[bar.first], Look.BAR, False, bar.opens_left, bar.opens_right))
    return found


def bar_height(row: float) -> int:
    """How high a bar is in a week so high."""
    return BAR if row >= NAMED_FROM else THIN


def _lines(
    index: Index, day: date, box: Box, bars: int, hidden: tuple[Entry, ...]
) -> tuple[list[Placed], list[More]]:  # fmt: skip
    """A line for each entry right of the number; the last one counts what has none, and the bars that are hidden."""
    entries: tuple[Entry, ...] = index.whole.get(day, ()) + index.timed.get(day, ())
    top = box.top + 4
    if index.fact(day).off:
        top += LINE
    room = box.bottom - 1 - (bar_height(box.height) + 2 if bars else 0) - top
    fits = max(1, int(room // LINE))
    shown = len(entries) if len(entries) + bool(hidden) <= fits else min(len(entries), fits - 1)
    left, wide = box.left + NUMBER, box.width - NUMBER - 4
    lines = [Placed(entry, Box(left, top + at * LINE, wide, LINE), day, Look.LINE)
             for at, entry in enumerate(entries[:shown])]  # fmt: skip
    rest = entries[shown:] + hidden
    return lines, [More(day, Box(left, top + shown * LINE, wide, LINE), rest, marked=True)] if rest else []
