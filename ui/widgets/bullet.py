"""A value against a range and a mark on one bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.charts import Bullet
from ui import theme

THICK = 12.0


def paint_bullet(painter: QPainter, place: QRectF, bullet: Bullet, tone: str = "d1") -> None:
    """Draw the bar: the range up to low and high in greys, the value as a thinner bar, a tick at low."""
    bar = QRectF(place.left(), place.center().y() - THICK / 2, place.width(), THICK)
    scale = bar.width() / bullet.top if bullet.top > 0 else 0.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bullet2"))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(theme.colour("bullet1"))
    high = min(bar.width(), bullet.high * scale)
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), high, THICK), 3, 3)
    painter.setBrush(theme.colour(tone))
    width = max(0.0, min(bar.width(), bullet.value * scale))
    painter.drawRect(QRectF(bar.left(), bar.center().y() - 2.5, width, 5))
    painter.setBrush(theme.colour("text"))
    painter.drawRect(QRectF(bar.left() + min(bar.width() - 2, bullet.low * scale), bar.top() - 2, 2, THICK + 4))
    painter.restore()


class BulletBar(QWidget):
    """The bar as a widget; `words` say the same."""

    def __init__(self, bullet: Bullet, words: str = "", tone: str = "d1") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bullet(bullet, words, tone)

    def show_bullet(self, bullet: Bullet, words: str = "", tone: str = "d1") -> None:
        """Exchange the value."""
        self._bullet, self._tone = bullet, tone
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bullet(QPainter(self), QRectF(self.rect()), self._bullet, self._tone)


class Progress(QWidget):
    """How far something has come, from 0 to 1, as a thin bar."""

    def __init__(self, share: float, words: str = "", tone: str = "d1") -> None:
        super().__init__()
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.setAccessibleName(words)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bullet2"))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.setBrush(theme.colour(self._tone))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 3, 3)
