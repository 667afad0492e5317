"""Conversions of the team: this month's plausible range as a thin bar, a tick where the twelve months before were."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.month import MonthConversion
from ui.charts.ink import LEFT, MIDDLE, STRONG, dot, ink, letters, line, width_of, write

ROW, FOOT, GAP = 46, 24, 18
THICK, TICKS = 10.0, 5


class MonthRates(QWidget):
    """One scale from 0 to 100 % for all steps; the words beside each say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[MonthConversion, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Conversions")

    def show_rows(self, rows: tuple[MonthConversion, ...]) -> None:
        """Exchange the steps, also in words for a screen reader."""
        self.rows = rows
        self.setFixedHeight(self.sizeHint().height())
        said = (f"{row.name}: {row.words}; 12 months before {row.before_words}; {row.says}" for row in rows)
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, len(self.rows) * ROW + FOOT if self.rows else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rows:
            left, right = self._axis()
            self._grid(painter, left, right)
            for at, row in enumerate(self.rows):
                self._row(painter, row, at * ROW + ROW / 2, left, right)
        painter.end()

    def _axis(self) -> tuple[float, float]:
        names = max(width_of(row.name, letters(13, tabular=False)) for row in self.rows)
        words = max(
            max(width_of(row.words, letters(13, STRONG)), width_of(_lower(row), letters(12))) for row in self.rows
        )
        left = names + GAP
        return left, max(left + 80, self.width() - words - GAP)

    def _grid(self, painter: QPainter, left: float, right: float) -> None:
        painter.setFont(letters(12))
        bottom = len(self.rows) * ROW
        for tick in range(TICKS + 1):
            x = left + (right - left) * tick / TICKS
            painter.setPen(line("grid"))
            painter.drawLine(QPointF(x, 2), QPointF(x, bottom))
            if tick % 2 == 0 or right - left > 240:
                write(painter, QRectF(x - 24, bottom + 3, 48, 16), MIDDLE, f"{tick * 20} %", "text3")

    def _row(self, painter: QPainter, row: MonthConversion, middle: float, left: float, right: float) -> None:
        painter.setFont(letters(13, tabular=False))
        write(painter, QRectF(0, middle - 10, 10, 20), LEFT, row.name, "text")
        reach, rate = right - left, row.rate
        if rate.low is not None and rate.high is not None:
            bar = QRectF(left + reach * rate.low, middle - THICK / 2, max(3.0, reach * (rate.high - rate.low)), THICK)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("d1", 70))
            painter.drawRoundedRect(bar, min(THICK, bar.width()) / 2, THICK / 2)
        if row.before.rate is not None and row.before.low is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("text"))
            painter.drawRoundedRect(QRectF(left + reach * row.before.rate - 1.25, middle - 10, 2.5, 20), 1, 1)
        if rate.rate is not None and rate.low is not None:
            dot(painter, QPointF(left + reach * rate.rate, middle), 5.0, "d1")
        painter.setFont(letters(13, STRONG))
        write(painter, QRectF(right + GAP, middle - 18, 10, 18), LEFT, row.words, "text")
        painter.setFont(letters(12))
        write(painter, QRectF(right + GAP, middle, 10, 18), LEFT, _lower(row), "text2")


def _lower(row: MonthConversion) -> str:
    """The quieter line: where it was before, and whether the month differs."""
    if row.before.rate is None or row.before.low is None:
        return row.says
    return f"before {row.before.rate * 100:.0f} % of {row.before.trials:,.0f} · {row.says}"
