"""What a progression chart shows behind and before its line: ranges, targets, signals, labels and the strip."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from coachdesk.analysis.charts import ChartSignal, Mark, ProgressChart
from ui.charts.ink import (
    LEFT,
    MIDDLE,
    RIGHT,
    STRONG,
    diamond,
    dot,
    frame,
    ink,
    letters,
    line,
    square,
    triangle,
    width_of,
    write,
)  # fmt: skip
from ui.charts.places import Places, index_of, leading, pushed_apart

MARK_INK = {"high": "text2", "low": "text2", "centre": "accentText", "target": "text", "now": "text"}
STRIP = 34.0  # from the plot's bottom to the line of the strip
LEGEND, LEGEND_ROW = 50.0, 16.0


class Layer(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws in the pixels of its plot, wherever the plot's box stands at the moment."""

    def __init__(self, plot: QGraphicsItem, places: Callable[[], Places | None], depth: float) -> None:
        super().__init__(plot)
        self._plot, self._places = plot, places
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def moved(self) -> None:
        """The plot has another size."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._plot.boundingRect()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        places = self._places()
        if places is not None:
            self.draw(painter, places)

    def draw(self, painter: QPainter, places: Places) -> None:
        """Each layer draws its own marks."""
        raise NotImplementedError


class Ground(Layer):
    """Grid, usual range, centre, target and the soft bands of signals, all behind the line."""

    def draw(self, painter: QPainter, places: Places) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._grid(painter, places)
        self._range(painter, places)
        self._target(painter, places)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("d2", 34))
        for signal in leading(places.chart.signals):
            painter.drawRoundedRect(places.around(range(signal.first, signal.last + 1)), 8, 8)

    def _grid(self, painter: QPainter, places: Places) -> None:
        painter.setPen(line("grid"))
        for tick in places.chart.value_ticks:
            _level(painter, places, tick.at)

    def _range(self, painter: QPainter, places: Places) -> None:
        chart, box, ruled = places.chart, places.box, places.ruled
        if chart.lower is not None and chart.upper is not None:
            high, low = places.y(min(chart.upper, chart.top)), places.y(max(chart.lower, chart.bottom))
            painter.fillRect(QRectF(ruled.left(), high, ruled.width(), low - high), ink("bandIn"))
        if chart.centre is not None:
            painter.setPen(line("d1", Qt.PenStyle.DashLine))
            y = places.y(chart.centre)
            painter.drawLine(QPointF(ruled.left(), y), QPointF(ruled.right(), y))
        if chart.baseline_at is not None:
            painter.setPen(line("text2"))
            painter.drawLine(ruled.topLeft(), ruled.bottomLeft())
        if chart.locked_at is not None:
            painter.setPen(line("text3", Qt.PenStyle.DotLine))
            x = places.x(chart.locked_at - 0.5)
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _target(self, painter: QPainter, places: Places) -> None:
        """A step for each period, drawn as one level line where the target stays the same."""
        pen = QPen(ink("text2"), 2 if len(places.chart.points) < 120 else 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for first, last, value in target_steps(places.chart):
            y = places.y(value)
            painter.drawLine(QPointF(places.x(first - 0.5), y), QPointF(places.x(last + 0.5), y))


class Words(Layer):
    """Axis labels, names of lines at the right end, signals in words, and the strip of what was done."""

    def draw(self, painter: QPainter, places: Places) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(letters(12))
        self._axes(painter, places)
        self._ends(painter, places)
        self._locked(painter, places)
        self._began(painter, places)
        self._signals(painter, places)
        self._strip(painter, places)
        self._legend(painter, places)

    def _axes(self, painter: QPainter, places: Places) -> None:
        box = places.box
        for tick in places.chart.value_ticks:
            write(painter, QRectF(0, places.y(tick.at) - 9, box.left() - 10, 18), RIGHT, tick.words)
        for tick in places.chart.time_ticks:
            write(painter, QRectF(places.x(tick.at) - 40, box.bottom() + 3, 80, 18), MIDDLE, tick.words)

    def _ends(self, painter: QPainter, places: Places) -> None:
        box, marks = places.box, places.chart.marks
        heights = pushed_apart([places.y(m.value) for m in marks], 15.5, box.top(), box.bottom())
        for mark, y in zip(marks, heights):
            painter.setFont(end_font(mark))
            write(painter, QRectF(box.right() + 10, y - 9, 10, 18), LEFT, mark.words, MARK_INK.get(mark.kind, "text2"))
        painter.setFont(letters(12))

    def _locked(self, painter: QPainter, places: Places) -> None:
        at = places.chart.locked_at
        if at is None:
            return
        words = "usual range set on the first 12"
        x, y = places.x(at - 0.5), places.box.bottom() - 20
        room = x - places.box.left() >= width_of(words, letters(12)) + 8
        spot = QRectF(x - 306, y, 300, 18) if room else QRectF(x + 6, y, 300, 18)
        write(painter, spot, RIGHT if room else LEFT, words)

    def _began(self, painter: QPainter, places: Places) -> None:
        """Since when and why a new baseline, right of its line if it fits there, else where there is more room."""
        if places.chart.baseline_at is None:
            return
        box, x = places.box, places.ruled.left()
        need = width_of(places.chart.baseline_words, letters(12)) + 10
        left = box.right() - x < min(need, x - box.left())
        room = (x - box.left() if left else box.right() - x) - 10
        words = painter.fontMetrics().elidedText(places.chart.baseline_words, Qt.TextElideMode.ElideRight, int(room))
        spot = QRectF(x - 6 - room if left else x + 6, box.top(), room, 16)
        write(painter, spot, RIGHT if left else LEFT, words)

    def _signals(self, painter: QPainter, places: Places) -> None:
        font = letters(12, STRONG)
        painter.setFont(font)
        taken: list[QRectF] = []
        for signal in leading(places.chart.signals):
            spot = signal_spot(places, signal, width_of(signal.words, font))
            step = 15 if spot.top() > places.around([signal.first]).top() else -15
            while any(spot.intersects(other) for other in taken):
                spot.translate(0, step)
            if not places.box.contains(spot):
                continue  # its squares and the readout still tell it
            taken.append(spot)
            _clear_locked(painter, places, spot)
            write(painter, spot, LEFT, signal.words, "risk")
        painter.setFont(letters(12))

    def _strip(self, painter: QPainter, places: Places) -> None:
        box, chart = places.box, places.chart
        y = box.bottom() + STRIP
        write(painter, QRectF(0, y - 9, box.left() - 10, 18), RIGHT, "coached")
        painter.setPen(line("grid"))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        for marker in chart.markers:
            index = index_of(chart.points, marker.day)
            if index is not None:
                mark(painter, marker.kind, QPointF(places.x(index), y))

    def _legend(self, painter: QPainter, places: Places) -> None:
        left, top = places.box.left() + 3, places.box.bottom() + LEGEND
        painter.setFont(letters(11, tabular=False))
        for kind, words, across, row in legend_places(places.chart, self.boundingRect().width() - left):
            spot = QPointF(left + across, top + row * LEGEND_ROW)
            mark(painter, kind, spot)
            write(painter, QRectF(spot.x() + 9, spot.y() - 8, 10, 16), LEFT, words)


def target_steps(chart: ProgressChart) -> tuple[tuple[int, int, float], ...]:
    """Runs of periods with the same target: first index, last index, target."""
    steps: list[tuple[int, int, float]] = []
    for index, point in enumerate(chart.points):
        if point.target is None:
            continue
        if steps and steps[-1][1] == index - 1 and steps[-1][2] == point.target:
            steps[-1] = (steps[-1][0], index, point.target)
        else:
            steps.append((index, index, point.target))
    return tuple(steps)


def legend(chart: ProgressChart) -> tuple[tuple[str, str], ...]:
    """What the marks mean, only for marks that the chart has."""
    kinds = {m.kind for m in chart.markers}
    found = [("met", "one-on-one")] if "met" in kinds else []
    found += [("trained", "training")] if "trained" in kinds else []
    found += [("market", "market change")] if "market" in kinds else []
    found += [("role", "new role")] if "role" in kinds else []
    found += [("signal", "signal")] if chart.signals else []
    found += [("gap", "gap = no number")] if any(p.value is None for p in chart.points) else []
    return tuple(found)


def legend_places(chart: ProgressChart, room: float) -> list[tuple[str, str, float, int]]:
    """Kind and words of the legend, each with how far from the left and in which row it stands in so much room."""
    found: list[tuple[str, str, float, int]] = []
    x, row = 0.0, 0
    for kind, words in legend(chart):
        size = 9 + width_of(words, letters(11, tabular=False))
        if x and x + size > room:
            x, row = 0.0, row + 1
        found.append((kind, words, x, row))
        x += size + 20
    return found


def mark(painter: QPainter, kind: str, spot: QPointF) -> None:
    """The shape of a kind: each differs from the others without its colour."""
    if kind == "met":
        dot(painter, spot, 2.6, "d1")
    elif kind == "trained":
        triangle(painter, spot, 5, "d4")
    elif kind == "market":
        diamond(painter, spot, 5, "text")
    elif kind == "role":
        frame(painter, spot, 3.6, "text")
    elif kind == "signal":
        square(painter, spot, 4, "d2")


def signal_spot(places: Places, signal: ChartSignal, width: float) -> QRectF:
    """Where a signal's words stand: below a fall, above a rise, inside the plot."""
    around = places.around(range(signal.first, signal.last + 1))
    values = [v for i in signal.indexes if (v := places.chart.points[i].value) is not None]
    high = bool(values) and places.chart.centre is not None and sum(values) / len(values) > places.chart.centre
    y = around.top() - 19 if high else around.bottom() + 3
    left = max(min(around.left(), places.box.right() - width - 4), places.box.left() + 4)
    return QRectF(left, min(max(y, places.box.top()), places.box.bottom() - 16), width, 16)


def end_font(mark: Mark) -> QFont:
    """Target and now are strong, the rest quiet."""
    return letters(12, STRONG) if mark.kind in {"target", "now"} else letters(12)


def _clear_locked(painter: QPainter, places: Places, spot: QRectF) -> None:
    """Ground over the locked range's dotted line where words cross it."""
    chart, box = places.chart, places.box
    if chart.locked_at is None or not spot.left() < (x := places.x(chart.locked_at - 0.5)) < spot.right():
        return
    strip = QRectF(x - 2, spot.top(), 4, spot.height())
    painter.fillRect(strip, ink("surface"))
    if chart.lower is not None and chart.upper is not None:
        high, low = places.y(min(chart.upper, chart.top)), places.y(max(chart.lower, chart.bottom))
        painter.fillRect(strip.intersected(QRectF(box.left(), high, box.width(), low - high)), ink("bandIn"))


def _level(painter: QPainter, places: Places, value: float) -> None:
    y = places.y(value)
    painter.drawLine(QPointF(places.box.left(), y), QPointF(places.box.right(), y))
