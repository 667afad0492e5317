"""Coaching hours on one bar, and how they share out by kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.words import figure
from ui import theme
from ui.widgets.columns import clear
from ui.widgets.kind_tones import tone_of
from ui.widgets.labels import Label

THICK, STEPS = 18.0, 4


def nice_top(value: float) -> float:
    """The end of a scale of four whole steps that holds a value."""
    steps = (1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100)
    return STEPS * next((float(step) for step in steps if step * STEPS >= value), value / STEPS)


class HoursBar(QWidget):
    """Hours held, the range meant for the whole span in greys, a tick where they would be by now."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_hours(0, 0, 0, 0, "")

    def show_hours(self, hours: float, by_now: float, least: float, most: float, words: str) -> None:
        """Exchange the hours; `words` say the same."""
        self._hours, self._by_now, self._least, self._most = hours, by_now, least, most
        self._top = nice_top(max(hours, most, 1))
        self.setAccessibleName(words)
        self.setToolTip(f"Meant for the quarter: {figure(least)}–{figure(most)} h")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 42)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._band(painter, self._top, "bullet3")
        self._band(painter, self._most, "bullet2")
        self._band(painter, self._least, "bullet1")
        painter.setBrush(theme.colour("d1"))
        painter.drawRect(QRectF(0, 2 + THICK / 2 - 4, self._at(self._hours), 8))
        painter.setBrush(theme.colour("text"))
        painter.drawRect(QRectF(min(self.width() - 2.0, self._at(self._by_now)), 0, 2, THICK + 4))
        self._axis(painter)
        painter.end()

    def _band(self, painter: QPainter, value: float, tone: str) -> None:
        painter.setBrush(theme.colour(tone))
        painter.drawRoundedRect(QRectF(0, 2, self._at(value), THICK), 3, 3)

    def _axis(self, painter: QPainter) -> None:
        painter.setFont(theme.font("micro", figures=True))
        painter.setPen(theme.colour("text2"))
        for step in range(STEPS + 1):
            value = self._top * step / STEPS
            side = LEFT if step == 0 else RIGHT if step == STEPS else MIDDLE
            left = {LEFT: 0.0, RIGHT: self.width() - 60.0}.get(side, self._at(value) - 30)
            painter.drawText(QRectF(left, THICK + 6, 60, 16), side, f"{figure(value)} h")

    def _at(self, value: float) -> float:
        return self.width() * min(1.0, max(0.0, value / self._top))


LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Shares(QWidget):
    """One thin bar parted by kind."""

    def __init__(self, kinds: Sequence[tuple[str, float]]) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self.setFixedHeight(6)
        self.setAccessibleName(", ".join(f"{name} {hours_words(hours)}" for name, hours in kinds))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, left = sum(hours for _, hours in self._kinds) or 1.0, 0.0
        for name, hours in self._kinds:
            width = self.width() * hours / whole
            painter.setBrush(theme.colour(tone_of(name)))
            painter.drawRect(QRectF(left, 0, max(1.0, width - 2), 6))
            left += width
        painter.end()


class Swatch(QWidget):
    """The small square before a kind's name."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tone))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()


class KindHours(QWidget):
    """The thin bar and, under it, each kind with its hours."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)

    def show_kinds(self, kinds: Sequence[tuple[str, float]]) -> None:
        """Exchange the kinds, the largest first."""
        clear(self._inside)
        self.setVisible(bool(kinds))
        if not kinds:
            return
        self._inside.addWidget(Shares(kinds))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        for at, (name, hours) in enumerate(kinds):
            grid.addLayout(_kind(name, hours), at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self._inside.addLayout(grid)


def _kind(name: str, hours: float) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Swatch(tone_of(name)))
    row.addWidget(Label(name, "body", "text2", elide=True), 1)
    row.addWidget(Label(hours_words(hours), "strong"))
    return row
