"""Training coverage on the screen: reps against courses, of which only what is seen is drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from coachdesk.analysis.coverage import Coverage
from ui import theme
from ui.widgets import coverage_paint as drawn
from ui.widgets.coverage_grid import FOOT, NAME, NARROWEST, ROW, WIDEST, Grid, paint_all
from ui.widgets.labels import plain_tip

OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -999), Qt.Key.Key_End: (0, 999), Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0),
}  # fmt: skip


class CoverageView(QAbstractScrollArea):
    """Arrows move from cell to cell, Enter or a click opens one: `opened` (rep, course), `named` (rep)."""

    opened = Signal(int, int)
    named = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.coverage: Coverage | None = None
        self.row = self.column = self.painted = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.setCornerWidget(QWidget())
        self.setAccessibleName("Training coverage")
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.viewport().update())

    def show_coverage(self, coverage: Coverage) -> None:
        """Exchange what is shown; the keyboard stays in its cell as long as that is there."""
        self.coverage = coverage
        self.row = min(self.row, max(0, len(coverage.rows) - 1))
        self.column = min(self.column, max(0, len(coverage.heads) - 1))
        self._fit()
        self._say()

    def go(self, rep_id: int, course_id: int | None = None) -> None:
        """Put the keyboard into the cell of a rep and a course, as far as they are there."""
        if self.coverage is None:
            return
        rows = [row.rep_id for row in self.coverage.rows]
        columns = [head.course_id for head in self.coverage.heads]
        self.row = rows.index(rep_id) if rep_id in rows else self.row
        self.column = columns.index(course_id) if course_id in columns else self.column
        self._show_cursor()

    @property
    def grid(self) -> Grid:
        """Where everything stands now."""
        size, shown = self.viewport().size(), self.coverage
        heads = shown.heads if shown else ()
        first, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        bare = Grid(size.width(), size.height(), 0, len(heads), len(shown.rows) if shown else 0, first, y)
        head = drawn.head_height(heads, bare.column)
        return Grid(bare.width, bare.height, head, bare.columns, bare.rows, first, y)

    def sizeHint(self) -> QSize:
        return QSize(NAME + 6 * WIDEST, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NAME + NARROWEST, min(self._whole_height(), 220))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        cursor = (self.row, self.column) if self.hasFocus() else None
        if self.coverage is not None:
            self.painted = paint_all(painter, self.coverage, self.grid, cursor)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and self.coverage is not None and self.coverage.rows:
            down, right = STEPS[key]
            self.row = max(0, min(len(self.coverage.rows) - 1, self.row + down))
            self.column = max(-1, min(len(self.coverage.heads) - 1, self.column + right))
            self._show_cursor()
        elif key in OPENS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.row, self.column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        spot = self.grid.at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and spot is not None:
            self.row, self.column = spot
            self._show_cursor()
            self._open(*spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self.grid.at(event.position())
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.grid.at(event.pos().toPointF())
            QToolTip.showText(
                event.globalPos(), plain_tip(spot_words(self.coverage, *spot) if spot else ""), self.viewport()
            )
            return True
        return super().viewportEvent(event)

    def _open(self, row: int, column: int) -> None:
        if self.coverage is None or row >= len(self.coverage.rows):
            return
        line = self.coverage.rows[row]
        if column < 0:
            self.named.emit(line.rep_id)
        elif column < len(self.coverage.heads):
            self.opened.emit(line.rep_id, self.coverage.heads[column].course_id)

    def _show_cursor(self) -> None:
        grid, across, down = self.grid, self.horizontalScrollBar(), self.verticalScrollBar()
        if self.column >= 0:
            across.setValue(min(max(grid.first, self.column - grid.across + 1), self.column))
        down.setValue(min(max(grid.y, (self.row + 1) * ROW - (grid.bottom - grid.head)), self.row * ROW))
        self.viewport().update()
        self._say()

    def _say(self) -> None:
        self.setAccessibleDescription(spot_words(self.coverage, self.row, self.column))

    def _fit(self) -> None:
        """The scroll bars, and no more height than all rows need."""
        grid = self.grid
        self.setMaximumHeight(max(self.minimumSizeHint().height(), self._whole_height()))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, grid.columns - grid.across))
        across.setPageStep(grid.across)
        down.setRange(0, max(0, grid.rows * ROW - (grid.bottom - grid.head)))
        down.setPageStep(max(ROW, grid.bottom - grid.head))
        down.setSingleStep(ROW)
        self.updateGeometry()
        self.viewport().update()

    def _whole_height(self) -> int:
        grid = self.grid
        bar = self.horizontalScrollBar().sizeHint().height() if grid.columns > grid.across else 0
        return grid.head + grid.rows * ROW + FOOT + bar + 2


def spot_words(coverage: Coverage | None, row: int, column: int) -> str:
    """All there is to say of a cell, or of a rep when the column is -1."""
    if coverage is None or not 0 <= row < len(coverage.rows):
        return ""
    line = coverage.rows[row]
    if not 0 <= column < len(coverage.heads):
        return f"{line.name}, {line.role}" if line.role else line.name
    return f"{line.name}, {coverage.heads[column].title}: {line.covers[column].words}"


class CoverageLegend(QWidget):
    """What each word in a cell means."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(". ".join(f"{word}: {meaning}" for _, word, meaning in drawn.LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, drawn.LEGEND_LINE * drawn.legend_lines(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawn.paint_legend(painter, self.width())
        painter.end()
