"""The tones of the days of a year, and what they and the marks mean."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.widgets.calendar.entry_paint import LEFT, letters
from ui.widgets.matrix_cells import blend, contrast

SHARES = {"light": (0.0, 0.16, 0.36, 0.62, 1.0), "dark": (0.0, 0.2, 0.36, 0.54, 0.9)}
"""How much of the colour each tone has; a number can be read on all of them."""
STEP_WORDS = ("up to 1 h of coaching", "up to 2 h", "up to 3 h", "more")
MARKS = (("frame", "holiday or day off"), ("bar", "somebody away"), ("dot", "other entries"), ("ring", "today"))
SWATCH, GAP, LINE = 14.0, 14.0, 22.0


def day_colours(step: int, *, free: bool) -> tuple[QColor | None, QColor]:
    """Ground and ink of a day; of the theme's inks the one that stands out most."""
    return _colours(theme.THEME.name, step, free)


@cache
def _colours(name: str, step: int, free: bool) -> tuple[QColor | None, QColor]:
    if not step:
        return (theme.colour("sunken") if free else None), theme.colour("text3" if free else "text2")
    ground = blend(theme.colour("d1"), theme.colour("surface"), SHARES[name][step])
    inks = [theme.colour(token) for token in ("text", "surface", "canvas")]
    return ground, max(inks, key=lambda ink: contrast(ink, ground))


def paint_legend(painter: QPainter, place: QRectF) -> None:
    """Swatches with their words in a line, in two where one is too short."""
    painter.setFont(letters("caption", figures=False))
    x, y = place.left(), place.top()
    for at, (mark, words) in enumerate([*((str(n), w) for n, w in enumerate(STEP_WORDS, 1)), *MARKS]):
        wide = SWATCH + 6 + painter.fontMetrics().horizontalAdvance(words)
        if at and x + wide > place.right():
            x, y = place.left(), y + LINE
        _swatch(painter, QRectF(x, y + 3, SWATCH, SWATCH), mark)
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRectF(x + SWATCH + 6, y, wide, 20), LEFT, words)
        x += wide + GAP


def _swatch(painter: QPainter, box: QRectF, mark: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "frame":
        painter.setPen(QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(theme.colour("sunken"))
    elif mark == "ring":
        painter.setPen(QPen(theme.colour("accent"), 2))
    elif mark == "bar":
        painter.setBrush(theme.colour("dN"))
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 1, box.width(), 2.5), 1, 1)
        return
    elif mark == "dot":
        painter.setBrush(theme.colour("text2"))
        painter.drawEllipse(QPointF(box.center()), 2.2, 2.2)
        return
    else:
        ground, _ink = day_colours(int(mark), free=False)
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
