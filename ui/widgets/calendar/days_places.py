"""Where everything of a day or a week stands: hours below each other, what lasts all day above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.analysis.schedule import Entry
from ui.widgets.calendar.bars import bars_of
from ui.widgets.calendar.index import DAY, Index, days_between, worth_showing
from ui.widgets.calendar.places import (
    DAY_MINUTES,
    Box,
    DayBox,
    Grid,
    Look,
    More,
    Placed,
    Places,
    WeekBox,
    side_by_side,
)

AXIS, HOUR = 54, 72
STRIP, NAMES, NOTES, LANE, PITCH, GAP = 28, 28, 16, 20, 22, 5
LEAST_LANE, FREE, MORE = 36, 8, 30
LANES = {1: 7}
MOST_LANES = 3
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Above:
    """Something for all day: from column to column, in a lane."""

    entry: Entry
    first: int
    last: int
    lane: int
    opens: tuple[bool, bool]
    look: Look


def shown_days(index: Index, day: date, count: int, *, weekends: bool) -> tuple[date, ...]:
    """The days of a schedule of one week at most, else the week of `day`; of these the ones worth a column."""
    first, last = index.schedule.first, index.schedule.last
    if count == 1 or first == last:
        return (day,) if count == 1 else (first,)
    if (last - first).days >= count:
        first = index.week_start(day)
        last = first + (count - 1) * DAY
    days = days_between(first, last)
    wanted = worth_showing(index, days, weekends=weekends)
    return tuple(one for one in days if one.weekday() in wanted or one == day)


def days_places(index: Index, days: Sequence[date], width: float, most: int) -> Places:
    """Lay out days side by side, with at most so many lanes for what lasts all day."""
    lefts = [round(AXIS + at * (width - AXIS) / len(days)) for at in range(len(days) + 1)]
    week = index.week_of(days[0])
    strip = STRIP if week is not None else 0
    top = strip + NAMES + (NOTES if any(index.fact(day).off or index.fact(day).note for day in days) else 0)
    fixed, rest, lanes = _above(index, days, lefts, top, most)
    head = top + lanes * PITCH + GAP
    grid = Grid(head, HOUR)
    placed, more = list(fixed), list(rest)
    boxes = [Box(left, head, right - left, 24 * HOUR) for left, right in itertools.pairwise(lefts)]
    for day, box in zip(days, boxes):
        blocks, hidden = _blocks(index.timed.get(day, ()), day, box, grid)
        placed += blocks
        more += hidden
    return Places(
        width, head, head + 24 * HOUR + 8, tuple(DayBox(day, box) for day, box in zip(days, boxes)),
        tuple(placed), tuple(more), (WeekBox(week, Box(0, 0, width, STRIP), True),) if week is not None else (), grid,
        number=Box(4, strip + 3 - head, 30, 24),
    )  # fmt: skip


def _above(
    index: Index, days: Sequence[date], lefts: Sequence[int], top: float, most: int
) -> tuple[list[Placed], list[More], int]:
    """What lasts all day, what of it finds no room, and how many lanes they take."""
    found = _all_day(index, days)
    needed = max((one.lane + 1 for one in found), default=0)
    cut = [at for at in range(len(days)) if any(one.first <= at <= one.last and one.lane >= most for one in found)]
    placed, hidden = [], {at: [one for one in found if one.first <= at <= one.last and one.lane >= most - 1]
                          for at in cut}  # fmt: skip
    gone = {one.entry.key for there in hidden.values() for one in there}
    for one in found:
        if one.entry.key in gone:
            continue
        left = lefts[one.first] + (0 if one.opens[0] else 3)
        right = lefts[one.last + 1] - (0 if one.opens[1] else 3)
        box = Box(left, top + one.lane * PITCH, right - left, LANE)
        placed.append(Placed(one.entry, box, days[one.first], one.look, True, *one.opens))
    line = top + (most - 1) * PITCH
    more = [More(days[at], Box(lefts[at] + 3, line, lefts[at + 1] - lefts[at] - 6, LANE),
                 tuple(one.entry for one in found if one.first <= at <= one.last and one.entry.key in gone), True)
            for at in range(len(days))]  # fmt: skip
    return placed, [one for one in more if one.entries], min(needed, most)


def _all_day(index: Index, days: Sequence[date]) -> list[Above]:
    bars = bars_of(index, days)
    single = [(at, entry) for at, day in enumerate(days) for entry in index.whole.get(day, ())]
    spans = [(bar.first, bar.last) for bar in bars] + [(at, at) for at, _ in single]
    lanes = stacked_anyhow(spans)
    made = [Above(bar.entry, bar.first, bar.last, lane, (bar.opens_left, bar.opens_right), Look.BAR)
            for bar, lane in zip(bars, lanes)]  # fmt: skip
    rest = zip(single, lanes[len(bars) :])
    return made + [Above(entry, at, at, lane, (False, False), Look.CHIP) for (at, entry), lane in rest]


def stacked_anyhow(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Lanes for bars in any order of their first columns; each takes the first lane free on all its columns."""
    taken: list[set[int]] = []
    lanes = []
    for first, last in spans:
        columns = set(range(first, last + 1))
        lane = next((at for at, used in enumerate(taken) if not used & columns), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= columns
        lanes.append(lane)
    return lanes


def _blocks(entries: Sequence[Entry], day: date, box: Box, grid: Grid) -> tuple[list[Placed], list[More]]:
    """Blocks as long as their time, side by side where they overlap; beyond what is readable they are counted."""
    laned = side_by_side(entries)
    room = box.width - 2 - FREE
    most = max(2, int((room - MORE) // LEAST_LANE))
    crowded = any(lanes > most for _, _, lanes in laned)
    room -= MORE if crowded else 0
    placed, hidden = [], []
    for entry, lane, lanes in laned:
        if lane >= most:
            hidden.append(entry)
            continue
        wide = room / min(lanes, most)
        midnight = datetime(day.year, day.month, day.day)
        top = grid.y_of(max(0.0, (entry.start - midnight) / MINUTE))
        end = grid.y_of(min(DAY_MINUTES, (entry.end - midnight) / MINUTE))
        high = min(max(HOUR / 4, end - top), box.bottom - top) - 1
        place = Box(box.left + 2 + lane * wide, top, wide - 2, high)
        placed.append(Placed(entry, place, day, Look.BLOCK))
    return placed, list(_hidden(hidden, day, box, grid))


def _hidden(entries: Sequence[Entry], day: date, box: Box, grid: Grid) -> Iterable[More]:
    """What is not drawn, counted for each hour at the right edge of its day."""
    for hour in sorted({entry.start.hour for entry in entries}):
        there = tuple(entry for entry in entries if entry.start.hour == hour)
        yield More(day, Box(box.right - MORE - 4, grid.y_of(hour * 60) + 2, MORE, 16), there)
