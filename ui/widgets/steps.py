"""Where one is in a few steps: done, now, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.icons import pixmap

CIRCLE, GAP, LINE = 22, 8, 30


class Steps(QWidget):
    """Numbered circles with their words; a tick in those that are done."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """Make a step, counted from 0, the one that is on."""
        self.current = current
        self.setAccessibleName(f"Step {current + 1} of {len(self._names)}: {self._names[current]}")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("strong"))
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        count = len(self._names)
        return QSize(words + count * (CIRCLE + GAP) + (count - 1) * (LINE + 2 * GAP) + 2, CIRCLE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, left = QFontMetrics(theme.font("strong")), 1.0
        for number, name in enumerate(self._names):
            self._circle(painter, QRectF(left, 2, CIRCLE, CIRCLE), number)
            left += CIRCLE + GAP
            width = metrics.horizontalAdvance(name)
            painter.setFont(theme.font("strong" if number == self.current else "body"))
            painter.setPen(theme.colour("text" if number == self.current else "text2"))
            painter.drawText(QRectF(left, 0, width + 4, CIRCLE + 4), Qt.AlignmentFlag.AlignVCenter, name)
            left += width + GAP
            if number < len(self._names) - 1:
                painter.setPen(QPen(theme.colour("border"), 1))
                painter.drawLine(int(left), CIRCLE // 2 + 2, int(left + LINE), CIRCLE // 2 + 2)
                left += LINE + GAP
        painter.end()

    def _circle(self, painter: QPainter, place: QRectF, number: int) -> None:
        done, on = number < self.current, number == self.current
        painter.setPen(Qt.PenStyle.NoPen if done or on else QPen(theme.colour("borderStrong"), 1.2))
        painter.setBrush(theme.colour("good" if done else "accent") if done or on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place)
        if done:
            painter.drawPixmap(place.topLeft() + QRectF(4, 4, 0, 0).topLeft(), pixmap("check", "surface", 14))
            return
        painter.setFont(theme.font("captionStrong"))
        painter.setPen(theme.colour("onAccent" if on else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number + 1))
