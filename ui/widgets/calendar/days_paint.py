"""Parts that several views of the calendar draw alike: grounds of days, their numbers, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.widgets.calendar.entry_paint import LEFT, letters

MIDDLE = Qt.AlignmentFlag.AlignCenter
DISC = 20.0


def hairline(painter: QPainter, from_x: float, from_y: float, to_x: float, to_y: float, tone: str = "border") -> None:
    """A sharp thin line."""
    painter.setRenderHint(painter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.colour(tone), 1))
    painter.drawLine(QPointF(from_x, from_y), QPointF(to_x, to_y))
    painter.setRenderHint(painter.RenderHint.Antialiasing, True)


def shade(painter: QPainter, place: QRectF, tone: str = "sunken") -> None:
    """The ground of a day off."""
    painter.fillRect(place, theme.colour(tone))


def paint_number(painter: QPainter, place: QRectF, words: str, *, today: bool, muted: bool = False) -> None:
    """The number of a day in the middle of a place; today's on a filled disc."""
    if today:
        wide = max(DISC, painter.fontMetrics().horizontalAdvance(words) + 8 if len(words) > 2 else DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        disc = QRectF(place.center().x() - wide / 2, place.center().y() - DISC / 2, wide, DISC)
        painter.drawRoundedRect(disc, DISC / 2, DISC / 2)
    painter.setFont(letters("captionStrong" if today else "caption"))
    painter.setPen(theme.colour("onAccent" if today else "text3" if muted else "text2"))
    painter.drawText(place, MIDDLE, words)


def paint_quiet(painter: QPainter, place: QRectF, words: str, ink: str = "text2", style: str = "caption") -> None:
    """A quiet line, cut with an ellipsis."""
    painter.setFont(letters(style, figures=False))
    painter.setPen(theme.colour(ink))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(place.width())))
    painter.drawText(place, LEFT, cut)
