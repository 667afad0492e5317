"""The skills matrix on the screen: reps against skills, of which only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QSizePolicy, QToolTip, QWidget

from coachdesk.analysis.matrix import Matrix
from ui import theme
from ui.widgets.labels import plain_tip
from ui.widgets.matrix_cells import head_height
from ui.widgets.matrix_paint import paint_all
from ui.widgets.matrix_places import END, FAMILY, FOOT, NAME, NARROWEST, ROW, WIDEST, Line, Places, lines_of
from ui.widgets.matrix_words import Cursor, head_order, spot_at, spot_words

OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class MatrixView(QAbstractScrollArea):
    """Arrows move from cell to cell, Enter or a click opens one: `opened` (rep, skill), `named` (rep), `copied`.

    A click on a head asks for another order: "name", "index" or the id of a skill. `painted` counts the cells of the
    last drawing, so that it can be seen that no others cost time.
    """

    opened = Signal(int, int)
    named = Signal(int)
    ordered = Signal(object)
    copied = Signal()

    def __init__(self, label: str = "Skills matrix") -> None:
        super().__init__()
        self._cursor, self.painted = Cursor(), 0
        self.matrix = self._cursor.matrix
        self.order: object = "name"
        self._lines: tuple[Line, ...] = ()
        self._open: tuple[int, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.setCornerWidget(QWidget())
        self.setAccessibleName(label)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.viewport().update())

    def show_matrix(self, matrix: Matrix, groups: Sequence[tuple[str, int]] = (), order: object = "name") -> None:
        """Exchange what is shown; the cell with the keyboard stays, as long as rep and skill are there."""
        kept = self.current
        self.matrix = self._cursor.matrix = matrix
        self.order = order
        self._lines = lines_of(len(matrix.rows), groups)
        if kept is not None:
            self._cursor.find(*kept)
        self._fit()
        self._say()

    def mark(self, rep_id: int | None, skill_id: int = 0) -> None:
        """Ring the cell that is open beside the matrix, and go there; None rings nothing."""
        self._open = None if rep_id is None else (rep_id, skill_id)
        if self._open is not None and self._cursor.find(*self._open):
            self._show_cursor()
        self.viewport().update()

    @property
    def current(self) -> tuple[int, int | None] | None:
        """Rep and skill of the cell with the keyboard; the skill is None on a name."""
        return self._cursor.current

    @property
    def places(self) -> Places:
        """Where everything stands now."""
        first, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return places_of(self.matrix, self._lines, self.viewport().size(), first, y)

    def sizeHint(self) -> QSize:
        return QSize(NAME + END + len(self.matrix.skills) * WIDEST, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NAME + END + NARROWEST, min(self._whole_height(), 240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._open is not None:
            self._show_cursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        focused = self.current if self.hasFocus() else None
        rings = frozenset(one for one in (focused, self._open) if one is not None)
        self.painted = paint_all(painter, self.matrix, self.places, rings, self.order)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif self._cursor.press(key, self.places.rows_seen // ROW, control=control):
            self._show_cursor()
        elif key in OPENS and not control and self.current is not None:
            self._say_opened()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        spot = spot_at(self.matrix, self.places, event.position())
        if event.button() is not Qt.MouseButton.LeftButton or spot is None:
            return
        row, column = spot
        if row is None:
            self.ordered.emit(head_order(self.matrix, column))
        elif column < len(self.matrix.skills):
            self._cursor.go(row, column)
            self._show_cursor()
            self._say_opened()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = spot_at(self.matrix, self.places, event.position())
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = spot_words(self.matrix, spot_at(self.matrix, self.places, event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), plain_tip(said), self.viewport())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().event(event)

    def _show_cursor(self) -> None:
        first, y = self.places.scroll_to(self._cursor.row, self._cursor.column)
        self.horizontalScrollBar().setValue(first)
        self.verticalScrollBar().setValue(y)
        self.viewport().update()
        self._say()

    def _say(self) -> None:
        """Tell a screen reader what the cell with the keyboard holds."""
        self.setAccessibleDescription(
            spot_words(self.matrix, (self._cursor.row, self._cursor.column) if self.matrix.rows else None)
        )

    def _say_opened(self) -> None:
        rep_id, skill_id = self.current or (0, None)
        self.named.emit(rep_id) if skill_id is None else self.opened.emit(rep_id, skill_id)

    def _fit(self) -> None:
        """The scroll bars, and no more height than all rows need."""
        self.setMaximumHeight(max(self.minimumSizeHint().height(), self._whole_height()))
        fit_bars(self.horizontalScrollBar(), self.verticalScrollBar(), self.places)
        self.updateGeometry()
        self.viewport().update()

    def _whole_height(self) -> int:
        places = self.places
        bar = self.horizontalScrollBar().sizeHint().height() if places.most_first else 0
        return places.head + places.tall + FOOT + bar


def places_of(matrix: Matrix, lines: tuple[Line, ...], size: QSize, first: int, y: int) -> Places:
    """Where everything stands; how high the heads are depends on how wide the columns are."""
    made = Places(size.width(), size.height(), 0, len(matrix.skills), lines, first, y)
    return replace(made, head=FAMILY + head_height(matrix.skills, made.column))


def fit_bars(across: QScrollBar, down: QScrollBar, places: Places) -> None:
    """Across it goes skill by skill, down by pixels."""
    across.setRange(0, places.most_first)
    across.setPageStep(places.across)
    down.setRange(0, places.most_y)
    down.setPageStep(max(1, places.rows_seen))
    down.setSingleStep(ROW)
