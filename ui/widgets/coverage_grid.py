"""Where the parts of the training coverage stand, and the drawing of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from coachdesk.analysis.coverage import Coverage
from ui import theme
from ui.widgets import coverage_paint as drawn
from ui.widgets.team_cells import write

NAME, NARROWEST, WIDEST, ROW, GAP, FOOT = 168, 92, 118, 48, 3, 34


@dataclass(frozen=True, slots=True)
class Grid:
    """Sizes in pixels: columns scroll whole from `first`, rows by `y`."""

    width: int
    height: int
    head: int
    columns: int
    rows: int
    first: int = 0
    y: int = 0

    @property
    def across(self) -> int:
        """How many courses are seen side by side."""
        return max(1, min(self.columns, (self.width - NAME) // NARROWEST))

    @property
    def column(self) -> int:
        """How wide one course is."""
        return max(NARROWEST, min(WIDEST, (self.width - NAME) // self.across))

    @property
    def bottom(self) -> int:
        """Where the rows end and the foot begins."""
        return max(self.head, min(self.height - FOOT, self.head + self.rows * ROW))

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell stands."""
        left = NAME + (column - self.first) * self.column
        return QRectF(left, self.head + row * ROW - self.y, self.column - GAP, ROW - GAP)

    def seen_rows(self) -> range:
        """The rows of which a part is to be seen."""
        last = -(-(self.y + self.bottom - self.head) // ROW)
        return range(self.y // ROW, min(self.rows, last))

    def seen_columns(self) -> range:
        """The courses that are seen."""
        return range(self.first, min(self.columns, self.first + self.across))

    def at(self, place: QPointF) -> tuple[int, int] | None:
        """Row and column under a place; column -1 is the names."""
        if not self.head <= place.y() < self.bottom:
            return None
        row = int(place.y() - self.head + self.y) // ROW
        column = -1 if place.x() < NAME else self.first + int(place.x() - NAME) // self.column
        return (row, column) if row < self.rows and column in (-1, *self.seen_columns()) else None


def paint_all(painter: QPainter, coverage: Coverage, grid: Grid, cursor: tuple[int, int] | None) -> int:
    """Draw what is seen; returns how many cells were drawn."""
    count = 0
    painter.setClipRect(QRect(0, grid.head, grid.width, grid.bottom - grid.head))
    for row in grid.seen_rows():
        line = coverage.rows[row]
        name = QRectF(0, grid.cell(row, 0).top(), NAME - GAP, ROW - GAP)
        drawn.paint_person(painter, name, line)
        for column in grid.seen_columns():
            drawn.paint_cover(painter, grid.cell(row, column), drawn.cell_words(line.covers[column], coverage.today))
            count += 1
    if cursor is not None and coverage.rows:
        row, column = cursor
        name = QRectF(0, grid.cell(row, 0).top(), NAME - 10, ROW - GAP)
        drawn.paint_ring(painter, name if column < 0 else grid.cell(row, column))
    painter.setClipping(False)
    _edges(painter, coverage, grid)
    return count


def _edges(painter: QPainter, coverage: Coverage, grid: Grid) -> None:
    """The heads above and the counts below."""
    for column in grid.seen_columns():
        left = grid.cell(0, column).left()
        drawn.paint_course(painter, QRectF(left, 0, grid.column - GAP, grid.head - 4), coverage.heads[column])
        drawn.paint_had(painter, QRectF(left, grid.bottom + 6, grid.column - GAP, FOOT - 10), coverage.heads[column])
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.drawLine(0, grid.bottom + 3, min(grid.width, NAME + grid.across * grid.column), grid.bottom + 3)
    write(painter, QRectF(2, grid.bottom + 6, NAME - 8, FOOT - 10), "Up to date", "captionStrong")
