"""A month: its weeks below each other with their hours, its days side by side, each with its entries."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.widgets.calendar.days_paint import hairline, paint_number, paint_quiet, shade
from ui.widgets.calendar.entry_paint import rect
from ui.widgets.calendar.hours_paint import paint_week
from ui.widgets.calendar.month_places import EDGE, NOTE, NUMBER, has_line, month_places
from ui.widgets.calendar.places import DayBox, Places
from ui.widgets.calendar.view import CalendarView
from ui.widgets.calendar.words import LONG_WEEKDAYS, SHORT_WEEKDAYS

NAME_FROM = 84
"""Under this width the names of weekdays are short."""


class MonthView(CalendarView):
    """The weeks of the schedule; days of another month than that of the day on show are muted."""

    def __init__(self, label: str = "Month") -> None:
        super().__init__(label)

    def lay_out(self, width: int, height: int) -> Places:
        return month_places(self.index, self.month, width, height, weekends=self.weekends)

    def paint_under(self, painter: QPainter) -> None:
        painter.translate(0, -self.scrolled)
        for one in self.places.days:
            self._paint_day(painter, one)
        for at, week in enumerate(self.places.weeks):
            paint_week(painter, rect(week.box), week.week)
            if at:
                hairline(painter, 0, week.box.top, self.places.width, week.box.top)
        for one in self.places.days:
            hairline(painter, one.box.left, one.box.top, one.box.left, one.box.bottom)
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
            head = QRectF(one.box.left + 11, 0, one.box.width - 12, places.head - 4)
            paint_quiet(painter, head, names[one.day.weekday()])

    def _paint_day(self, painter: QPainter, one: DayBox) -> None:
        fact, place = self.index.fact(one.day), rect(one.box)
        if fact.off:
            shade(painter, place)
        hairline(painter, place.left(), place.top(), place.right(), place.top())
        number = QRectF(place.left() + 8, place.top() + 6, 22, 20)
        paint_number(painter, number, str(one.day.day), today=one.day == self.index.today, muted=one.muted)
        said = fact.off or fact.note
        if has_line(self.index, one.day, one.box.height):
            line = QRectF(place.left() + 11, place.top() + NUMBER - 3, place.width() - 11 - EDGE, NOTE)
        else:
            line = QRectF(number.right() + 4, place.top() + 8, place.right() - number.right() - 4 - EDGE, 16)
        if said:
            paint_quiet(painter, line, said, "text2" if fact.off else "text3", "caption" if fact.off else "micro")
