"""The history of one skill on the screen: the levels given over time by each rater, and what was seen beneath."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.profile import HistoryPoint, SkillHistory
from coachdesk.domain.skills import Rater
from ui.charts.ink import LEFT, RIGHT, dot, ink, letters, line, ring, triangle, write

TALL, LEFT_ROOM, FOOT = 138, 22.0, 34.0


class HistoryView(QWidget):
    """Draws one SkillHistory: dots of the manager, rings of the rep, triangles of peers; ticks below for the seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history: SkillHistory | None = None
        self._target: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)

    def show_history(self, history: SkillHistory, target: int | None) -> None:
        """Draw another skill and say it in words for a screen reader."""
        self.history, self._target = history, target
        self.setAccessibleName(f"History of {history.name}")
        said = (f"{words.long_day(p.day)}, {rater_of(p)}: {p.level}" for p in history.points)
        self.setAccessibleDescription(". ".join([*said, words.plural(len(history.seen), "observation")]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        history = self.history
        days = days_of(history) if history else ()
        if history is None or not days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(LEFT_ROOM, 8, self.width() - LEFT_ROOM - 10, self.height() - FOOT - 12)
        self._ground(painter, place, days)
        mine = [p for p in history.points if p.rater is Rater.MANAGER]
        painter.setPen(line("dN"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([spot(place, days, p) for p in mine]))
        for point in sorted(history.points, key=lambda p: p.rater is Rater.MANAGER):
            self._mark(painter, spot(place, days, point), point)
        painter.setPen(QPen(ink("text2"), 2))
        for seen in history.seen:
            x = across(place, days, seen.day)
            painter.drawLine(QPointF(x, place.bottom() + 8), QPointF(x, place.bottom() + 14))
        painter.end()

    def _ground(self, painter: QPainter, place: QRectF, days: Sequence[date]) -> None:
        painter.setFont(letters(11))
        for level in range(1, 6):
            y = up(place, level)
            painter.setPen(QPen(ink("text"), 1.4) if level == self._target else line("bullet2"))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            write(painter, QRectF(0, y - 8, 14, 16), RIGHT, str(level), "text" if level == self._target else "text3")
        foot = QRectF(place.left(), place.bottom() + 16, place.width(), 16)
        write(painter, foot, LEFT, f"{words.day(days[0])} {days[0].year}", "text3")
        if len(days) > 1:
            write(painter, foot, RIGHT, f"{words.day(days[-1])} {days[-1].year}", "text3")

    def _mark(self, painter: QPainter, at: QPointF, point: HistoryPoint) -> None:
        if point.rater is Rater.MANAGER:
            dot(painter, at, 5, "surface")
            dot(painter, at, 4.4, "d1")
        elif point.rater is Rater.SELF:
            ring(painter, at, 4.8)
        else:
            triangle(painter, at, 4.4, "text2")


def days_of(history: SkillHistory) -> tuple[date, ...]:
    """Every day of which something is known, oldest first."""
    return tuple(sorted({p.day for p in history.points} | {o.day for o in history.seen}))


def across(place: QRectF, days: Sequence[date], day: date) -> float:
    """Where a day stands; a lone one stands in the middle."""
    whole = (days[-1] - days[0]).days
    inner = place.adjusted(8, 0, -8, 0)
    return inner.center().x() if not whole else inner.left() + inner.width() * (day - days[0]).days / whole


def up(place: QRectF, level: int) -> float:
    """Where a level stands."""
    return place.bottom() - (level - 1) * place.height() / 4


def spot(place: QRectF, days: Sequence[date], point: HistoryPoint) -> QPointF:
    """Where a rating stands."""
    return QPointF(across(place, days, point.day), up(place, point.level))


def rater_of(point: HistoryPoint) -> str:
    """Who rated, in words."""
    return {Rater.MANAGER: "you", Rater.SELF: "self"}.get(point.rater, point.by or "peer")
