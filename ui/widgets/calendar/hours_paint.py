"""The hours of a week: the figure, a bar with a tick at the cap, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.schedule import WeekHours
from ui import theme
from ui.widgets.calendar.entry_paint import LEFT, letters
from ui.widgets.team_cells import write

BAR, TICK_AT = 57.0, 0.75
THICK, THIN = 7.0, 4.0


def hours_of(week: WeekHours) -> str:
    """All hours of the week, those only drafted included: "4.6 h"."""
    return hours_words((week.minutes + week.draft_minutes) / 60)


def paint_week(painter: QPainter, place: QRectF, week: WeekHours) -> None:
    """Figure, bar and words below each other, as in the month's first column."""
    over = week.over
    head = QRectF(place.left(), place.top() + 7, place.width() - 4, 18)
    write(painter, head, hours_of(week), "strong", "watch" if over else "text")
    wide = min(BAR, place.width() - 10)
    paint_hours_bar(painter, QRectF(place.left(), place.top() + 30, wide, THICK), week)
    line = QRectF(place.left(), place.top() + 42, place.width() - 3, 16)
    paint_note(painter, line, week)


def paint_note(painter: QPainter, line: QRectF, week: WeekHours) -> None:
    """Which week it is, or by how much it is over; in smaller letters before it is cut."""
    painter.setPen(theme.colour("watch" if week.over else "text2"))
    style = next((one for one in ("caption", "micro") if _wide(painter, week.words, one) <= line.width()), "micro")
    painter.setFont(letters(style))
    words = painter.fontMetrics().elidedText(week.words, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, LEFT, words)


def paint_week_line(painter: QPainter, place: QRectF, week: WeekHours) -> None:
    """The same in one line: bar, figure, words."""
    paint_hours_bar(painter, QRectF(place.left(), place.center().y() - THICK / 2, BAR, THICK), week)
    said = hours_of(week)
    left = place.left() + BAR + 10
    wide = _wide(painter, said, "strong") + 8
    write(painter, QRectF(left, place.top(), wide, place.height()), said, "strong", "watch" if week.over else "text")
    paint_note(painter, QRectF(left + wide, place.top(), place.right() - left - wide, place.height()), week)


def paint_hours_bar(painter: QPainter, place: QRectF, week: WeekHours) -> None:
    """What is planned or held in full colour, what is drafted paler behind it, a tick at the cap."""
    whole = max(week.cap_minutes / TICK_AT, week.minutes + week.draft_minutes, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bullet2"))
    painter.drawRoundedRect(place, 2, 2)
    tone = theme.colour("d2" if week.over else "d1")
    inner = QRectF(place.left(), place.center().y() - THIN / 2, 0, THIN)
    pale = theme.colour("d2" if week.over else "d1")
    pale.setAlphaF(0.55)
    for minutes, colour in ((week.minutes + week.draft_minutes, pale), (week.minutes, tone)):
        inner.setWidth(place.width() * minutes / whole)
        painter.setBrush(colour)
        painter.drawRect(inner)
    if week.cap_minutes:
        at = place.left() + place.width() * min(1.0, week.cap_minutes / whole)
        painter.setBrush(theme.colour("text"))
        painter.drawRect(QRectF(at - 1, place.center().y() - 6, 2, 12))


def _wide(painter: QPainter, words: str, style: str) -> float:
    painter.setFont(letters(style))
    return float(painter.fontMetrics().horizontalAdvance(words))


def paint_week_small(painter: QPainter, place: QRectF, week: WeekHours) -> None:
    """The same where a week is only two lines high: bar and figure, the words below."""
    middle = place.top() + 12
    paint_hours_bar(painter, QRectF(place.left(), middle - THICK / 2, BAR, THICK), week)
    figure = QRectF(place.left() + BAR + 8, middle - 9, place.width() - BAR - 10, 18)
    write(painter, figure, hours_of(week), "captionStrong", "watch" if week.over else "text")
    paint_note(painter, QRectF(place.left(), middle + 8, place.width() - 4, 15), week)
