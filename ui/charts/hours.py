"""Hours of coaching by month or week: held as bars, still planned as outlines, the budget as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coachdesk.analysis.words import figure
from ui.charts.ink import MIDDLE, RIGHT, ink, letters, line, write
from ui.widgets.labels import plain_tip

LEFT_ROOM, FOOT, HEAD, WORDS = 40.0, 22.0, 16.0, 16.0


@dataclass(frozen=True, slots=True)
class HourBar:
    """One span: its title, hours held and still planned; `words` is what the tooltip says."""

    title: str
    held: float
    planned: float
    words: str


class HoursView(QWidget):
    """Draws the bars on one scale that starts at 0; `low` and `high` are the budget of one span (0 draws none)."""

    def __init__(self, label: str, height: int = 170) -> None:
        super().__init__()
        self._bars: tuple[HourBar, ...] = ()
        self._low = self._high = 0.0
        self._tall = height
        self.setMouseTracking(True)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[HourBar], low: float = 0.0, high: float = 0.0) -> None:
        """Draw other bars."""
        self._bars, self._low, self._high = tuple(bars), low, high
        self.setAccessibleDescription(". ".join(bar.words for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        top = self._top()
        self._budget(painter, place, top)
        self._budget_words(painter)
        for tick in self._ticks(top):
            y = place.bottom() - tick / top * place.height()
            painter.setPen(line("border"))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            painter.setFont(letters(11))
            write(painter, QRectF(0, y - 9, LEFT_ROOM - 8, 18), RIGHT, f"{figure(tick)} h", "text3")
        for at, bar in enumerate(self._bars):
            self._bar(painter, place, at, bar, top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place()
        at = int((event.position().x() - place.left()) / place.width() * max(1, len(self._bars)))
        words = self._bars[at].words if 0 <= at < len(self._bars) and event.position().x() > place.left() else ""
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)

    def _place(self) -> QRectF:
        above = HEAD + (WORDS if self._high > 0 else 0.0)
        return QRectF(LEFT_ROOM, above, max(10.0, self.width() - LEFT_ROOM - 4), self.height() - above - FOOT)

    def _top(self) -> float:
        most = max([self._high, *(bar.held + bar.planned for bar in self._bars)], default=0.0)
        step = self._step(most)
        return max(step, ceil(most * 1.05 / step) * step)

    @staticmethod
    def _step(most: float) -> float:
        return next((s for s in (0.5, 1, 2, 5, 10, 20, 50, 100, 200) if most / s <= 4), 500.0)

    def _ticks(self, top: float) -> list[float]:
        step = self._step(max([self._high, *(b.held + b.planned for b in self._bars)], default=0.0))
        return [n * step for n in range(round(top / step) + 1)]

    def _budget(self, painter: QPainter, place: QRectF, top: float) -> None:
        if self._high <= 0:
            return
        above, below = (place.bottom() - value / top * place.height() for value in (self._high, self._low))
        painter.fillRect(QRectF(place.left(), above, place.width(), below - above), ink("bullet2", 130))

    def _budget_words(self, painter: QPainter) -> None:
        """What the band means, in a line of its own above the bars and their figures."""
        if self._high <= 0:
            return
        painter.setFont(letters(11))
        words, right = f"budget {figure(self._low)}–{figure(self._high)} h", self.width() - 6.0
        write(painter, QRectF(right - 200, 0, 200, 14), RIGHT, words, "text3")
        room = painter.fontMetrics().horizontalAdvance(words)
        painter.fillRect(QRectF(right - room - 18, 2, 12, 10), ink("bullet2", 130))

    def _bar(self, painter: QPainter, place: QRectF, at: int, bar: HourBar, top: float) -> None:
        room = place.width() / len(self._bars)
        wide = min(34.0, room * 0.62)
        x, scale = place.left() + (at + 0.5) * room - wide / 2, place.height() / top
        held = QRectF(x, place.bottom() - bar.held * scale, wide, bar.held * scale)
        painter.fillRect(held, ink("d1"))
        if bar.planned > 0:
            painter.setPen(QPen(ink("d1"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x, held.top() - bar.planned * scale, wide, bar.planned * scale))
        painter.setFont(letters(11))
        if room > 26 and (said := _figure(painter, bar, room)):
            above = held.top() - bar.planned * scale
            write(painter, QRectF(x - 20, above - 15, wide + 40, 14), MIDDLE, said, "text2")
        widest = max(painter.fontMetrics().horizontalAdvance(one.title) for one in self._bars)
        if at % ceil((widest + 6) / room) == 0:
            write(painter, QRectF(x - 20, place.bottom() + 4, wide + 40, 16), MIDDLE, bar.title, "text3")


def _figure(painter: QPainter, bar: HourBar, room: float) -> str:
    """What stands above a bar: hours held and planned apart where there is room, else what they come to."""
    known = [hours for hours in (bar.held, bar.planned) if hours > 0]
    apart = " + ".join(figure(round(hours, 1)) for hours in known)
    if len(known) < 2 or painter.fontMetrics().horizontalAdvance(apart) <= room + 4:
        return apart
    return figure(round(sum(known), 1))
