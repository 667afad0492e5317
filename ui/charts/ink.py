"""Colours, letters and marks shared by the charts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


def ink(token: str, alpha: int = 255) -> QColor:
    """The colour of a token in the theme of now; `alpha` from 0 to 255."""
    colour = theme.colour(token)
    colour.setAlpha(alpha)
    return colour


def line(token: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A cosmetic line of one pixel: wider antialiased pens are many times slower."""
    pen = QPen(ink(token), 1, style)
    pen.setCosmetic(True)
    return pen


def letters(px: int = 12, weight: QFont.Weight = QFont.Weight.Normal, tabular: bool = True) -> QFont:
    """The theme's letters, with figures of one width unless it is a name."""
    font = theme.font("body")
    font.setPixelSize(px)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), int(tabular))
    return font


STRONG = QFont.Weight.DemiBold


def width_of(words: str, font: QFont) -> float:
    """How wide plain words are, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(words)


def dot(painter: QPainter, centre: QPointF, radius: float, token: str, alpha: int = 255) -> None:
    """A filled dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(token, alpha))
    painter.drawEllipse(centre, radius, radius)


def ring(painter: QPainter, centre: QPointF, radius: float) -> None:
    """An open ring on the card's ground."""
    painter.setPen(QPen(ink("text2"), 1.4))
    painter.setBrush(ink("surface"))
    painter.drawEllipse(centre, radius, radius)


def square(painter: QPainter, centre: QPointF, half: float, token: str) -> None:
    """A filled square with a hairline of the ground around it."""
    painter.setPen(QPen(ink("surface"), 1))
    painter.setBrush(ink(token))
    painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))


def triangle(painter: QPainter, centre: QPointF, half: float, token: str) -> None:
    """A filled triangle that points up."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(token))
    x, y = centre.x(), centre.y()
    painter.drawPolygon(QPolygonF([QPointF(x - half, y + half), QPointF(x + half, y + half), QPointF(x, y - half)]))


def diamond(painter: QPainter, centre: QPointF, half: float, token: str) -> None:
    """A filled diamond."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(token))
    x, y = centre.x(), centre.y()
    corners = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    painter.drawPolygon(QPolygonF(corners))


def frame(painter: QPainter, centre: QPointF, half: float, token: str) -> None:
    """An open square, which no filled one can be mistaken for."""
    painter.setPen(QPen(ink(token), 1.6))
    painter.setBrush(ink("surface"))
    painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))


def write(painter: QPainter, box: QRectF, flags: Qt.AlignmentFlag, words: str, tone: str = "text2") -> None:
    """Plain words on one line in the painter's font, never read as markup and never clipped."""
    painter.setPen(ink(tone))
    painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), words)
