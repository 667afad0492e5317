"""A ring that fills with the time of a meeting, with the clock in its middle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

SIZE, WIDTH = 96, 6
WHOLE = 360 * 16


def clock(seconds: int) -> str:
    """Time as a clock counts it: "8:36", from an hour on "1:02:05"."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, left = divmod(minutes, 60)
    return f"{hours}:{left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class TimerRing(QWidget):
    """Elapsed seconds of planned minutes; past the plan the ring is whole and in the watch colour."""

    def __init__(self, label: str = "Time") -> None:
        super().__init__()
        self._label = label
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_time(0, 0)

    def show_time(self, seconds: int, minutes: int, *, halted: bool = False) -> None:
        """Show the time so far; a halted clock says so."""
        self.seconds, self.minutes, self.halted = seconds, minutes, halted
        self.setAccessibleName(f"{self._label}: {clock(seconds)} {self.under}")
        self.update()

    @property
    def over(self) -> bool:
        """Whether more time went by than was planned."""
        return 0 < self.minutes * 60 < self.seconds

    @property
    def under(self) -> str:
        """The quiet words under the clock."""
        return "paused" if self.halted else f"of {self.minutes} min"

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        self._arc(painter, ring, "bullet2", WHOLE)
        share = self.seconds / (self.minutes * 60) if self.minutes else 0
        self._arc(painter, ring, "watch" if self.over else "accent", round(WHOLE * min(1.0, share)))
        middle = self.rect().center().y()
        self._words(painter, "title", "text", QRectF(0, middle - 23, self.width(), 26), clock(self.seconds))
        self._words(painter, "micro", "text2", QRectF(0, middle + 5, self.width(), 16), self.under)

    @staticmethod
    def _arc(painter: QPainter, ring: QRectF, token: str, length: int) -> None:
        if length:
            painter.setPen(QPen(theme.colour(token), WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, WHOLE // 4, -length)

    @staticmethod
    def _words(painter: QPainter, style: str, ink: str, place: QRectF, words: str) -> None:
        painter.setFont(theme.font(style, figures=True))
        painter.setPen(theme.colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
