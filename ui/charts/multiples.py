"""Small multiples on the screen: a grid of pictures, one for each rep, all on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coachdesk.analysis.multiples import Multiples, Small
from ui import theme
from ui.charts.ink import LEFT, RIGHT, STRONG, dot, ink, letters, line, square, width_of, write
from ui.widgets.labels import plain_tip

LEAST, TALL, GAP = 232, 172, 12
SIDE, HEAD, FOOT = 12.0, 42.0, 40.0
STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
TONES = {"bad": "risk", "good": "good", "": "text2"}


class MultiplesView(QWidget):
    """Draws the pictures of one Multiples; a click or Enter on one is `chosen`, with the rep's id."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: Multiples | None = None
        self.smalls: tuple[Small, ...] = ()
        self.at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_multiples(self, facts: Multiples, smalls: Iterable[Small] | None = None) -> None:
        """Draw other pictures, or some of them in an order of one's own, on the scale of all."""
        self.facts, self.smalls = facts, facts.smalls if smalls is None else tuple(smalls)
        self.at = None if self.at is None or self.at >= len(self.smalls) else self.at
        self.setAccessibleName(f"{facts.title}, one picture for each rep")
        self._fit()
        self._tell()
        self.update()

    @property
    def columns(self) -> int:
        """How many stand beside each other at this width."""
        return max(1, (self.width() + GAP) // (LEAST + GAP))

    def place(self, index: int) -> QRectF:
        """Where a picture stands."""
        wide = (self.width() - GAP * (self.columns - 1)) / self.columns
        row, column = divmod(index, self.columns)
        return QRectF(column * (wide + GAP), row * (TALL + GAP), wide, TALL)

    def sizeHint(self) -> QSize:
        rows = -(-len(self.smalls) // self.columns)
        return QSize(LEAST * 3, max(1, rows) * (TALL + GAP) - GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, TALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, small in enumerate(self.smalls):
            box = self.place(index)
            if box.intersects(QRectF(event.rect())):
                self._ground(painter, box, index)
                paint_small(painter, box, small, self.facts)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._under(event.position())
        self._point(index)
        self.setCursor(Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor)
        words = "" if index is None else self.smalls[index].words
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._under(event.position())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.smalls[index].rep_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and self.smalls:
            now = self.at or 0
            self._point(min(max(now + step[0] + step[1] * self.columns, 0), len(self.smalls) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.at is not None:
            self.chosen.emit(self.smalls[self.at].rep_id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point(self.at or 0 if self.smalls else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)

    def _under(self, spot: QPointF) -> int | None:
        return next((i for i in range(len(self.smalls)) if self.place(i).contains(spot)), None)

    def _point(self, index: int | None) -> None:
        if index != self.at:
            self.at = index
            self._tell()
        self.update()

    def _tell(self) -> None:
        """The picture pointed at, or all of them, in words."""
        shown = self.smalls if self.at is None else (self.smalls[self.at],)
        self.setAccessibleDescription(" ".join(f"{small.words}." for small in shown))

    def _fit(self) -> None:
        tall = self.sizeHint().height()
        if tall != self.height():
            self.setFixedHeight(tall)

    def _ground(self, painter: QPainter, box: QRectF, index: int) -> None:
        focused = index == self.at and self.hasFocus()
        painter.setPen(QPen(ink("focus"), 2) if focused else line("border"))
        painter.setBrush(ink("hover" if index == self.at and not focused else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 10, 10)


def paint_small(painter: QPainter, box: QRectF, small: Small, facts: Multiples) -> None:
    """One rep: name and newest value, the plot, what it says and the axis."""
    axis = SIDE + max((width_of(tick.words, letters(11)) for tick in facts.ticks), default=0.0) + 8
    plot = QRectF(box.left() + axis, box.top() + HEAD, box.width() - axis - SIDE, box.height() - HEAD - FOOT)
    _words(painter, box, small)
    _axes(painter, plot, facts)
    _range(painter, plot, small, facts)
    _values(painter, plot, small, facts)


def _words(painter: QPainter, box: QRectF, small: Small) -> None:
    line_box = QRectF(box.left() + SIDE, box.top() + 8, box.width() - 2 * SIDE, 20)
    strong, plain = letters(13, STRONG, tabular=False), letters(12)
    painter.setFont(plain)
    room = min(painter.fontMetrics().horizontalAdvance(small.now), line_box.width() * 0.62)
    write(painter, line_box, RIGHT, painter.fontMetrics().elidedText(small.now, Qt.TextElideMode.ElideRight, int(room)))
    painter.setFont(strong)
    left = int(line_box.width() - room - 8)
    name = painter.fontMetrics().elidedText(small.name, Qt.TextElideMode.ElideRight, left)
    write(painter, line_box, LEFT, name, "text")
    painter.setFont(letters(12, STRONG if small.tone else letters(12).weight(), tabular=False))
    foot = QRectF(line_box.left(), box.bottom() - 24, line_box.width(), 18)
    says = painter.fontMetrics().elidedText(small.says, Qt.TextElideMode.ElideRight, int(foot.width()))
    write(painter, foot, LEFT, says, TONES[small.tone])


def _axes(painter: QPainter, plot: QRectF, facts: Multiples) -> None:
    painter.setFont(letters(11))
    for tick in facts.ticks:
        y = _up(plot, facts, tick.at)
        painter.setPen(line("grid"))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        write(painter, QRectF(plot.left() - 108, y - 8, 100, 16), RIGHT, tick.words, "text3")


def _range(painter: QPainter, plot: QRectF, small: Small, facts: Multiples) -> None:
    left = _across(plot, facts, small.began - 0.5) if small.began else plot.left()
    if small.lower is not None and small.upper is not None:
        high, low = _up(plot, facts, small.upper), _up(plot, facts, small.lower)
        painter.fillRect(QRectF(left, high, plot.right() - left, low - high), ink("bandIn"))
    if small.began:
        painter.setPen(line("text2"))
        painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()))
    if small.centre is not None:
        painter.setPen(line("d1", Qt.PenStyle.DashLine))
        y = _up(plot, facts, small.centre)
        painter.drawLine(QPointF(left, y), QPointF(plot.right(), y))
    painter.setPen(line("text2", Qt.PenStyle.DotLine))
    for index, target in enumerate(small.targets):
        if target is not None:
            y = _up(plot, facts, target)
            ends = (_across(plot, facts, index + off) for off in (-0.5, 0.5))
            painter.drawLine(*(QPointF(x, y) for x in ends))


def _values(painter: QPainter, plot: QRectF, small: Small, facts: Multiples) -> None:
    spots = [None if v is None else QPointF(_across(plot, facts, i), _up(plot, facts, v))
             for i, v in enumerate(small.values)]  # fmt: skip
    painter.setPen(line("dN"))
    for one, two in pairwise(spots):
        if one is not None and two is not None:
            painter.drawLine(one, two)
    big = len(spots) <= 30
    for index, spot in enumerate(spots):
        if spot is None:
            continue
        if index in small.signals:
            square(painter, spot, 3.4 if big else 2.6, "d2")
        else:
            dot(painter, spot, 2.6 if big else 1.7, "d1")


def _across(plot: QRectF, facts: Multiples, index: float) -> float:
    return plot.left() + (index + 0.5) / max(1, len(facts.starts)) * plot.width()


def _up(plot: QRectF, facts: Multiples, value: float) -> float:
    """The height of a value; what lies beyond the scale is held at its edge."""
    share = (value - facts.bottom) / ((facts.top - facts.bottom) or 1.0)
    return plot.bottom() - min(1.0, max(0.0, share)) * plot.height()
