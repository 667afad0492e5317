"""Where the parts of a skills matrix stand: names and heads that stay, cells that scroll beneath them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

NARROWEST, WIDEST = 62, 78
NAME, NAME_SLIM, END, ROW, GROUP, GAP = 172, 148, 74, 50, 30, 2
FOOT, FAMILY = 34, 40
SLIM_UNDER = 720


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells (`row` counts from 0), or the heading of a group when `title` is not empty."""

    top: int
    height: int
    row: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """All sizes in pixels. Columns scroll whole: `first` is the first skill seen; `y` is how far rows are scrolled."""

    width: int
    height: int
    head: int
    columns: int
    lines: tuple[Line, ...]
    first: int = 0
    y: int = 0

    @property
    def name(self) -> int:
        """How wide the names are, which stay at the left."""
        return NAME_SLIM if self.width < SLIM_UNDER else NAME

    @property
    def across(self) -> int:
        """How many skills are seen side by side."""
        return max(1, min(self.columns, (self.width - self.name - END) // NARROWEST))

    @property
    def column(self) -> int:
        """How wide one skill is: as wide as the room gives, never too narrow for its name."""
        return max(NARROWEST, min(WIDEST, (self.width - self.name - END) // self.across))

    @property
    def tall(self) -> int:
        """How high all rows are together."""
        return self.lines[-1].top + self.lines[-1].height if self.lines else 0

    @property
    def right(self) -> int:
        """Where the cells end and the last column begins, which stays at the right."""
        return self.name + self.across * self.column

    @property
    def bottom(self) -> int:
        """Where the rows end and the foot begins, which stays below."""
        return min(self.height - FOOT, self.head + self.tall)

    @property
    def rows_seen(self) -> int:
        """How high the part is in which rows are seen."""
        return max(0, self.bottom - self.head)

    @property
    def most_first(self) -> int:
        """How many skills can be scrolled past."""
        return max(0, self.columns - self.across)

    @property
    def most_y(self) -> int:
        """How far the rows scroll up."""
        return max(0, self.tall - self.rows_seen)

    def left_of(self, column: int) -> int:
        """Where a skill's column begins."""
        return self.name + (column - self.first) * self.column

    def top_of(self, line: Line) -> int:
        """Where a line begins."""
        return self.head + line.top - self.y

    def columns_seen(self) -> range:
        """The skills that are seen."""
        return range(self.first, min(self.columns, self.first + self.across))

    def lines_seen(self) -> tuple[Line, ...]:
        """The lines of which a part is to be seen."""
        if not self.rows_seen:
            return ()
        tops = [line.top for line in self.lines]
        first = max(0, bisect_right(tops, self.y) - 1)
        last = bisect_right(tops, self.y + self.rows_seen - 1)
        return self.lines[first:last]

    def line_at(self, y: float) -> Line | None:
        """The line under a height."""
        if not self.head <= y < self.bottom:
            return None
        wanted = y - self.head + self.y
        return next((line for line in self.lines_seen() if line.top <= wanted < line.top + line.height), None)

    def column_at(self, x: float) -> int | None:
        """The skill under a place across; -1 is the names, `columns` the last column."""
        if x < self.name:
            return -1
        if x >= self.right:
            return self.columns if x < self.right + END else None
        return min(self.columns - 1, self.first + int(x - self.name) // self.column)

    def scroll_to(self, row: int, column: int) -> tuple[int, int]:
        """The first skill and how far to scroll down so that a cell is whole to be seen."""
        first, y = self.first, self.y
        if column >= 0:
            first = min(max(first, column - self.across + 1), column)
        line = next((one for one in self.lines if one.row == row and not one.title), None)
        if line is not None:
            y = min(max(y, line.top + line.height - self.rows_seen), line.top)
        return first, y


def lines_of(rows: int, groups: Sequence[tuple[str, int]]) -> tuple[Line, ...]:
    """The rows one below the other; `groups` are (heading, how many rows), none for no headings."""
    made: list[Line] = []
    row = top = 0
    for title, count in groups or [("", rows)]:
        if title:
            made.append(Line(top, GROUP, -1, title))
            top += GROUP
        for _ in range(count):
            made.append(Line(top, ROW, row))
            row, top = row + 1, top + ROW
    return tuple(made)
