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
        self.seconds, self.minutes, self.halted, self.held = seconds, minutes, halted, False
        self._say()

    def show_held(self, minutes: int) -> None:
        """Show how long one that is over counts."""
        self.seconds, self.minutes, self.halted, self.held = minutes * 60, minutes, False, True
        self._say()

    @property
    def middle(self) -> str:
        """The words in the middle: the clock, and the minutes of one that is over."""
        return str(self.minutes) if self.held else clock(self.seconds)

    @property
    def over(self) -> bool:
        """Whether more time went by than was planned."""
        return 0 < self.minutes * 60 < self.seconds

    @property
    def under(self) -> str:
        """The quiet words under the clock."""
        if self.held:
            return "min held"
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
        self._words(painter, "title", "text", QRectF(0, middle - 23, self.width(), 26), self.middle)
        self._words(painter, "micro", "text2", QRectF(0, middle + 5, self.width(), 16), self.under)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._label}: {self.middle} {self.under}")
        self.update()

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
