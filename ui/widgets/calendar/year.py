"""A year: twelve small months, each day toned by the coaching on it; holidays, absences and other things marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.schedule import Schedule
from coachdesk.analysis.words import long_month
from ui import theme
from ui.widgets.calendar.days_paint import MIDDLE, hairline, paint_quiet, shade
from ui.widgets.calendar.entry_paint import RIGHT, letters, rect
from ui.widgets.calendar.places import Box, DayBox, Places, day_at
from ui.widgets.calendar.tones import coaching_minutes
from ui.widgets.calendar.view import CalendarView
from ui.widgets.calendar.words import SHORT_WEEKDAYS, year_words
from ui.widgets.calendar.year_legend import day_colours, paint_legend
from ui.widgets.calendar.year_places import NAMES, TITLE, Month, foot_of, months_of, step_of, year_places


class YearView(CalendarView):
    """A click or Enter on a day asks for it."""

    whole_days = True

    def __init__(self, label: str = "Year") -> None:
        super().__init__(label)
        self._minutes: dict[date, int] = {}
        self._months: tuple[Month, ...] = ()

    def show_schedule(self, schedule: Schedule, today: date, day: date) -> None:
        self._minutes = {}
        super().show_schedule(schedule, today, day)
        self._minutes = {one: coaching_minutes(entries, one) for one, entries in self.index.timed.items()}
        self.viewport().update()

    def lay_out(self, width: int, height: int) -> Places:
        self._months = months_of(self.month.year, width, height)
        return year_places(self.index, self.month, width, height)

    def say(self) -> None:
        self.setAccessibleDescription(year_words(self.index, self.cursor_at.day, full=True))

    def tip_at(self, at: QPoint) -> str:
        day = day_at(self.places, self.pointer.spot(at))
        below = at.y() >= self.viewport().height() - self.places.foot
        return "" if day is None or below else year_words(self.index, day)

    def paint_under(self, painter: QPainter) -> None:
        painter.translate(0, -self.scrolled)
        low, high = self.scrolled, self.scrolled + self.viewport().height()
        for month in self._months:
            if month.box.top < high and month.box.bottom > low:
                self._paint_month(painter, month)
        for one in self.places.days:
            if one.box.top < high and one.box.bottom > low:
                self._paint_day(painter, one)
        painter.translate(0, self.scrolled)

    def paint_over(self, painter: QPainter) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        foot = foot_of(width)
        shade(painter, QRectF(0, height - foot, width, foot), "surface")
        hairline(painter, 0, height - foot, width, height - foot)
        paint_legend(painter, QRectF(0, height - foot + 4, width, foot - 4))

    def _paint_month(self, painter: QPainter, month: Month) -> None:
        left, top = month.box.left, month.box.top
        wide = 7 * month.wide
        now = (self.index.today.year, self.index.today.month) == (month.first.year, month.first.month)
        title = QRectF(left + 4, top, wide - 8, TITLE)
        paint_quiet(painter, title, long_month(month.first), "accentText" if now else "text", "strong")
        minutes = sum(there for day, there in self._minutes.items()
                      if (day.year, day.month) == (month.first.year, month.first.month))  # fmt: skip
        if minutes:
            painter.setFont(letters("caption"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(title, RIGHT, hours_words(minutes / 60))
        first = self.index.week_start(month.first).weekday()
        for at in range(7):
            name = SHORT_WEEKDAYS[(first + at) % 7][:2]
            painter.setFont(letters("micro"))
            painter.setPen(theme.colour("text3"))
            painter.drawText(QRectF(left + at * month.wide, top + TITLE - 2, month.wide, NAMES), MIDDLE, name)

    def _paint_day(self, painter: QPainter, one: DayBox) -> None:
        fact = self.index.fact(one.day)
        paint_year_day(
            painter, one.box, str(one.day.day), step_of(self._minutes.get(one.day, 0)),
            off=bool(fact.off), free=not fact.working, away=bool(self.index.across.get(one.day)),
            other=self._has_other(one.day), today=one.day == self.index.today,
        )  # fmt: skip

    def _has_other(self, day: date) -> bool:
        """Whether something stands on the day that is no coaching of the manager's own."""
        return not self._minutes.get(day) and bool(self.index.timed.get(day) or self.index.whole.get(day))


def paint_year_day(
    painter: QPainter, box: Box, words: str, step: int, *, off: bool, free: bool, away: bool, other: bool, today: bool
) -> None:
    """A day: its tone, a frame for a holiday, a bar for an absence, a dot for other things, a ring for today."""
    place = rect(box).adjusted(1.5, 1.5, -1.5, -1.5)
    ground, ink = day_colours(step, free=free)
    painter.setPen(QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.DotLine) if off else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, 4, 4)
    if away:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("dN") if step < 3 else ink)
        low = place.bottom() - (4 if box.height >= 24 else 2)
        painter.drawRoundedRect(QRectF(place.left() + 4, low, place.width() - 8, 2.5), 1, 1)
    if other:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text2"))
        painter.drawEllipse(QPointF(place.right() - 4.5, place.top() + 4.5), 1.8, 1.8)
    if today:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(letters("captionStrong" if today else "micro"))
    painter.setPen(ink)
    painter.drawText(place, MIDDLE, words)
