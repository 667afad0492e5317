"""Where the parts of a progression chart stand, in pixels: pure sums, no drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from coachdesk.analysis.charts import ChartPoint, ChartSignal, ProgressChart


@dataclass(frozen=True, slots=True)
class Places:
    """The plot's rectangle and its chart; points stand at whole numbers with more than half a step at each side."""

    box: QRectF
    chart: ProgressChart

    @property
    def span(self) -> tuple[float, float]:
        """The range of the time axis, as indexes of points."""
        return -0.6, max(len(self.chart.points), 1) - 0.4

    def x(self, index: float) -> float:
        first, last = self.span
        return self.box.left() + (index - first) / (last - first) * self.box.width()

    def y(self, value: float) -> float:
        height = self.chart.top - self.chart.bottom or 1.0
        return self.box.bottom() - (value - self.chart.bottom) / height * self.box.height()

    @property
    def ruled(self) -> QRectF:
        """The part of the plot in which usual range and centre hold: all of it, or from a new baseline on."""
        began = self.chart.baseline_at
        return self.box if began is None else self.box.adjusted(self.x(began - 0.5) - self.box.left(), 0, 0, 0)

    def at(self, index: int) -> QPointF | None:
        """Where a point stands; None for a gap."""
        value = self.chart.points[index].value
        return None if value is None else QPointF(self.x(index), self.y(value))

    def nearest(self, x: float) -> int:
        """The index of the period under a horizontal position."""
        first, last = self.span
        index = round(first + (x - self.box.left()) / (self.box.width() or 1.0) * (last - first))
        return min(max(index, 0), len(self.chart.points) - 1)

    def around(self, indexes: Sequence[int], margin: float = 9.0) -> QRectF:
        """The smallest rectangle around some points, with a margin."""
        spots = [spot for spot in map(self.at, indexes) if spot is not None]
        if not spots:
            return QRectF()
        left, right = min(s.x() for s in spots), max(s.x() for s in spots)
        high, low = min(s.y() for s in spots), max(s.y() for s in spots)
        return QRectF(left - margin, high - margin, right - left + 2 * margin, low - high + 2 * margin)


def index_of(points: Sequence[ChartPoint], day: date) -> float | None:
    """Where a day falls on the time axis; None outside it."""
    for index, point in enumerate(points):
        if point.start <= day <= point.end:
            return index - 0.5 + ((day - point.start).days + 0.5) / ((point.end - point.start).days + 1)
    return None


def leading(signals: Sequence[ChartSignal]) -> tuple[ChartSignal, ...]:
    """Of signals that share periods the longest, so that a long fall is one band with one sentence."""
    kept: list[ChartSignal] = []
    for signal in sorted(signals, key=lambda s: s.first - s.last):
        if all(signal.last < other.first or signal.first > other.last for other in kept):
            kept.append(signal)
    return tuple(sorted(kept, key=lambda s: s.first))


def words_at(chart: ProgressChart, index: int) -> str:
    """What the readout says of a period: its words, then those of its signals, and what happened around it."""
    point = chart.points[index]
    rules = dict.fromkeys(s.words for s in chart.signals if index in s.indexes)
    around = dict.fromkeys(m.words for m in chart.markers if m.words and point.start <= m.day <= point.end)
    said = chart.baseline_words
    began = [said[:1].upper() + said[1:]] if index == chart.baseline_at else []
    return "\n".join([point.words, *rules, *around, *began])


def pushed_apart(wanted: Sequence[float], step: float, low: float, high: float) -> tuple[float, ...]:
    """Heights as near as can be to the wanted ones, in the same order, no two nearer than `step`, from low to high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    floor = low
    for i in order:
        placed[i] = max(wanted[i], floor)
        floor = placed[i] + step
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - step
    return tuple(placed[i] for i in range(len(wanted)))
