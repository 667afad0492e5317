"""The readout of a chart: a hair line on one period and its words in a small box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.charts.ink import dot, ink, letters, line
from ui.charts.layers import Layer
from ui.charts.places import Places, words_at


class Readout(Layer):
    """Shows the words of one period; hidden while no period is chosen."""

    index: int | None = None

    def show_period(self, index: int | None) -> None:
        """Move to a period, or hide with None."""
        if index != self.index:
            self.index = index
            self.update()

    def draw(self, painter: QPainter, places: Places) -> None:
        if self.index is None or self.index >= len(places.chart.points):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        x, spot = places.x(self.index), places.at(self.index)
        painter.setPen(line("text3"))
        painter.drawLine(QPointF(x, places.box.top()), QPointF(x, places.box.bottom()))
        if spot is not None:
            dot(painter, spot, 5.5, "surface")
            dot(painter, spot, 4.5, "text")
        self._box(painter, places, x, words_at(places.chart, self.index))

    def _box(self, painter: QPainter, places: Places, x: float, words: str) -> None:
        font = letters(12)
        bounds = QRectF(0, 0, 260, 400)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        size = QFontMetricsF(font).boundingRect(bounds, flags, words).size()
        box = QRectF(x + 12, places.box.top() + 8, size.width() + 21, size.height() + 12)
        if box.right() > places.box.right():
            box.moveRight(x - 12)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(ink("toast"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(font)
        painter.setPen(ink("toastText"))
        painter.drawText(box.adjusted(10, 6, -10, -6), flags, words)
