"""How the page of a quarter is set: how dense, how many lines a week has, and what finds no place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from coachdesk.analysis.calendar_paper import CalendarPaper, PaperBar, PaperDay, PaperEntry, PaperWeek
from coachdesk.analysis.schedule import EntryKind
from coachdesk.reports.blocks import Style, fit

WEEK, PLAIN_WEEK = 88.0, 62.0
GUTTER, NAMED_GUTTER = 13.0, 22.0


@dataclass(frozen=True, slots=True)
class Look:
    """How dense the page is set: type, the step from line to line, air above and below the lines of a week, and how
    many columns a crowded cell has.
    """

    size: float
    step: float
    pad: float
    across: int = 1

    @property
    def text(self) -> Style:
        return Style(self.size, self.step)

    @property
    def small(self) -> Style:
        """For what stands beside the entries."""
        return Style(self.size - 0.4, self.step)


LOOKS = (
    Look(7.8, 9.8, 2.6), Look(7.4, 9.2, 2.6), Look(7.0, 8.4, 2.4), Look(6.6, 7.8, 2.0), Look(6.2, 7.0, 1.6),
    Look(6.6, 7.8, 2.0, 2), Look(6.2, 7.0, 1.6, 2),
)  # fmt: skip
LEAST_ROWS, MOST_LANES, LONG = 2, 4, 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell: its mark, and its words."""

    words: str
    style: Style
    kind: EntryKind | None = None


@dataclass(slots=True)
class Grid:
    """The page as it is set: how many rows of text each week has, how many of them are bars at most, what came of it.

    `left_over` counts what found no line, `cut` the titles that are longer than their place.
    """

    paper: CalendarPaper
    width: float
    look: Look
    rows: list[int]
    lanes: int = MOST_LANES
    spare: float = 0.0
    left_over: int = 0
    cut: int = 0

    @property
    def head(self) -> float:
        """The width of the column that names the weeks."""
        return WEEK if any(week.minutes is not None for week in self.paper.weeks) else PLAIN_WEEK

    @property
    def cell(self) -> float:
        return (self.width - self.head) / len(self.paper.columns)

    @property
    def total(self) -> float:
        """The height of all weeks."""
        return sum(self.height(n) for n in range(len(self.rows)))

    def left(self, place: int) -> float:
        """Where a column starts."""
        return self.head + place * self.cell

    def height(self, n: int) -> float:
        """How high a week is; the room that is left over is shared by all."""
        return self.rows[n] * self.look.step + 2 * self.look.pad + self.spare / len(self.rows)

    def fitted(self, text: str, style: Style, room: float) -> str:
        """A line that fits its place; one that had to be cut is counted."""
        shown = fit(text, style, room)
        self.cut += shown != " ".join(text.split())
        return shown

    def lines(self, n: int, place: int) -> Iterator[tuple[float, float, Line]]:
        """(right, down, line) for each line of a cell; side by side only where one column does not hold them."""
        week = self.paper.weeks[n]
        day, most = week.days[place], max(1, self.rows[n] - _depth(week, place, self.lanes))
        found = _lines(day, self.look)
        across = 1 if len(found) <= most else self.look.across
        if len(found) > most * across:
            gone = len(found) - most * across + 1
            self.left_over += gone
            found = [*found[: most * across - 1], Line(f"+{gone} more", self.look.text.but(weight="semibold"))]
        width = (self.cell - gutter(day) - 4) / across
        for k, line in enumerate(found):
            shown = self.fitted(line.words, line.style, width - 2 - (self.look.size if line.kind else 0))
            yield k // most * width, k % most * self.look.step, replace(line, words=shown)

    def bars(self, n: int) -> Iterator[tuple[float, float, float, str]]:
        """(right, up from the foot of the week, width, words) for each absence that has a lane."""
        found = _lanes(self.paper.weeks[n].bars)
        self.left_over += sum(len(lane) for lane in found[self.lanes :])
        for up, lane in enumerate(found[: self.lanes]):
            for bar in lane:
                width = (bar.last - bar.first + 1) * self.cell - 4
                words = self.fitted(bar.text, self.look.small, width - 6)
                yield self.left(bar.first) + 2, up * self.look.step, width, words


def set_grid(paper: CalendarPaper, width: float, room: float) -> Grid:
    """The most open look of those that hold everything and cut the fewest titles.

    When none holds everything, the fullest weeks lose lines and say so.
    """
    grids = [Grid(paper, width, look, [_need(week, look) for week in paper.weeks]) for look in LOOKS]
    holding = [grid for grid in grids if grid.total <= room]
    for grid in holding:
        grid.spare = room - grid.total
    return min(holding, key=_cuts) if holding else _shortened(grids[-1], room)


def _cuts(grid: Grid) -> int:
    """How many titles would be cut."""
    trial = replace(grid)
    for n, week in enumerate(trial.paper.weeks):
        list(trial.bars(n))
        for place in range(len(week.days)):
            list(trial.lines(n, place))
    return trial.cut


def _shortened(grid: Grid, room: float) -> Grid:
    """Take a line from the fullest week until all of them fit, and a lane of bars when there is no such line."""
    while grid.total > room:
        weeks = grid.paper.weeks
        over = [rows - _least(week, grid.lanes) for rows, week in zip(grid.rows, weeks)]
        if max(over) > 0:
            grid.rows[max(range(len(over)), key=lambda n: (over[n] > 0, grid.rows[n]))] -= 1
        elif grid.lanes:
            grid.lanes -= 1
        else:
            break
    return grid


def _least(week: PaperWeek, lanes: int) -> int:
    return max(LEAST_ROWS, *(1 + _depth(week, place, lanes) for place in range(len(week.days))))


def _need(week: PaperWeek, look: Look) -> int:
    """The rows that the fullest day of a week takes with the bars under it, and its own words beside it."""
    own = 3 if week.over else LEAST_ROWS
    days = (
        -(-len(_lines(day, look)) // look.across) + _depth(week, place, MOST_LANES)
        for place, day in enumerate(week.days)
    )  # fmt: skip
    return max(own, *days)


def _depth(week: PaperWeek, place: int, lanes: int) -> int:
    """How many rows at the foot of a cell the bars take."""
    found = enumerate(_lanes(week.bars)[:lanes])
    return max((n + 1 for n, lane in found if any(bar.first <= place <= bar.last for bar in lane)), default=0)


def gutter(day: PaperDay) -> float:
    """The room for the number of a day; the first of a month is named."""
    return NAMED_GUTTER if day.day.day == 1 else GUTTER


def _lines(day: PaperDay, look: Look) -> list[Line]:
    """What stands in a cell: the holiday, the end of the quarter, then the entries."""
    text = look.text
    found = [Line(day.off, text.but(weight="italic"))] if day.off else []
    found += [Line(day.note, text.but(weight="semibold"))] if day.note else []
    return [*found, *(_line(entry, text) for entry in day.entries)]


def _line(entry: PaperEntry, style: Style) -> Line:
    words = " ".join(part for part in ("!" if entry.clash else "", entry.time, entry.text) if part)
    return Line(words, style.but(weight="semibold") if entry.clash else style, entry.kind)


@lru_cache(64)
def _lanes(asked: tuple[PaperBar, ...]) -> list[list[PaperBar]]:
    """The bars of a week, side by side where they don't meet, else one under the other; alike long ones are one."""
    places: dict[tuple[int, int], list[str]] = {}
    for bar in asked:
        places.setdefault((bar.first, bar.last), []).append(bar.text)
    bars = [PaperBar(first, last, text) for (first, last), texts in places.items()
            for text in ([" · ".join(texts)] if last - first >= LONG else texts)]  # fmt: skip
    found: list[list[PaperBar]] = []
    for bar in sorted(bars, key=lambda one: (one.first, -one.last, one.text)):
        lane = next((lane for lane in found if lane[-1].last < bar.first), None)
        if lane is None:
            found.append([bar])
        else:
            lane.append(bar)
    return found
