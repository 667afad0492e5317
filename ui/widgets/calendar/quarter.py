"""A quarter: its weeks below each other with their hours, every day with its time and short titles."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coachdesk.analysis.words import month
from ui.widgets.calendar.days_paint import hairline, paint_number, paint_quiet, shade
from ui.widgets.calendar.entry_paint import rect
from ui.widgets.calendar.hours_paint import paint_week_small
from ui.widgets.calendar.places import DayBox, Places
from ui.widgets.calendar.quarter_places import NUMBER, quarter_places
from ui.widgets.calendar.view import CalendarView
from ui.widgets.calendar.words import LONG_WEEKDAYS, SHORT_WEEKDAYS

NAME_FROM = 84


class QuarterView(CalendarView):
    """The weeks of the schedule; the days of another quarter are muted, a month begins with its name."""

    def __init__(self, label: str = "Quarter") -> None:
        super().__init__(label)

    def lay_out(self, width: int, height: int) -> Places:
        return quarter_places(self.index, self.month, width, height, weekends=self.weekends)

    def paint_under(self, painter: QPainter) -> None:
        painter.translate(0, -self.scrolled)
        for one in self.places.days:
            self._paint_day(painter, one)
        for at, week in enumerate(self.places.weeks):
            paint_week_small(painter, rect(week.box), week.week)
            if at:
                hairline(painter, 0, week.box.top, self.places.width, week.box.top)
        for one in self.places.days:
            self._paint_lines(painter, one)
        painter.translate(0, self.scrolled)

    def paint_over(self, painter: QPainter) -> None:
        places = self.places
        shade(painter, QRectF(0, 0, self.viewport().width(), places.head), "surface")
        hairline(painter, 0, places.head - 1, places.width, places.head - 1)
        if not places.days:
            return
        paint_quiet(painter, QRectF(0, 0, places.days[0].box.left - 4, places.head - 4), "Hours")
        for one in places.days:
            if one.box.top > places.days[0].box.top:
                break
            names = LONG_WEEKDAYS if one.box.width >= NAME_FROM else SHORT_WEEKDAYS
            head = QRectF(one.box.left + 8, 0, one.box.width - 9, places.head - 4)
            paint_quiet(painter, head, names[one.day.weekday()])

    def _paint_day(self, painter: QPainter, one: DayBox) -> None:
        fact, place = self.index.fact(one.day), rect(one.box)
        if fact.off:
            shade(painter, place)
        number = QRectF(place.left() + 4, place.top() + 3, 28, 20)
        paint_number(painter, number, str(one.day.day), today=one.day == self.index.today, muted=one.muted)
        if one.day.day == 1 and place.height() >= 38:
            line = QRectF(place.left() + 7, place.top() + 20, 28, 14)
            paint_quiet(painter, line, month(one.day), "text", "micro")
        said = fact.off or ("" if self.index.on(one.day) else fact.note)
        if said:
            line = QRectF(place.left() + NUMBER, place.top() + 5, place.width() - NUMBER - 4, 15)
            paint_quiet(painter, line, said, "text2", "micro")

    def _paint_lines(self, painter: QPainter, one: DayBox) -> None:
        """Hairlines left of each day, stronger where a month begins."""
        box = one.box
        hairline(painter, box.left, box.top, box.left, box.bottom)
        if one.day.day <= 7 and box.top > self.places.head:
            hairline(painter, box.left, box.top, box.right, box.top, "borderStrong")
        if one.day.day == 1 and one.day.weekday() != self.places.days[0].day.weekday():
            hairline(painter, box.left, box.top, box.left, box.bottom, "borderStrong")
