"""A day or a week by its hours: blocks as long as their time, what lasts all day above them."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coachdesk.analysis.schedule import Schedule
from ui import theme
from ui.widgets.calendar.days_paint import hairline, paint_number, paint_quiet, shade
from ui.widgets.calendar.days_places import AXIS, LANES, MOST_LANES, NAMES, STRIP, days_places, shown_days
from ui.widgets.calendar.edges import paint_edges
from ui.widgets.calendar.entry_paint import RIGHT, letters, rect
from ui.widgets.calendar.hours_paint import paint_week_line
from ui.widgets.calendar.places import DayBox, Places
from ui.widgets.calendar.view import CalendarView
from ui.widgets.calendar.words import LONG_WEEKDAYS, SHORT_WEEKDAYS

NAME_FROM, TODAY_FROM = 112, 176
ABOVE = 12
"""So many pixels before the working day begins are seen at first."""


class DaysView(CalendarView):
    """The days of the schedule, at most `days`; of a week the working ones, and others when something stands there."""

    timed = True

    def __init__(self, days: int = 7, label: str = "") -> None:
        super().__init__(label or "Hours")
        self._label, self._count = label, days
        self._scrolled_once = False

    def show_schedule(self, schedule: Schedule, today: date, day: date) -> None:
        super().show_schedule(schedule, today, day)
        self.setAccessibleName(self._label or ("Day" if len(self.places.days) == 1 else "Week"))
        if not self._scrolled_once:
            self._scrolled_once = True
            self.go_to_morning()

    def show_hours(self, starts: time, ends: time) -> None:
        changed = self.hours != (starts, ends)
        super().show_hours(starts, ends)
        if changed:
            self.go_to_morning()

    def go_to_morning(self) -> None:
        """Scroll to where the working day begins, or to what stands earlier."""
        shown = self.places.shown
        earliest = [entry.start.time() for day in shown for entry in self.index.timed.get(day, ())[:1]]
        first = min([self.hours[0], *earliest])
        grid = self.places.grid
        if grid is not None:
            top = grid.y_of(first.hour * 60 + first.minute) - grid.top
            self.verticalScrollBar().setValue(max(0, round(top) - ABOVE))

    def lay_out(self, width: int, height: int) -> Places:
        days = shown_days(self.index, self.month, self._count, weekends=self.weekends)
        return days_places(self.index, days, width, LANES.get(len(days), MOST_LANES))

    def paint_under(self, painter: QPainter) -> None:
        painter.translate(0, -self.scrolled)
        for one in self.places.days:
            self._paint_ground(painter, one)
        self._paint_hours(painter)
        for one in self.places.days:
            hairline(painter, one.box.left, one.box.top, one.box.left, one.box.bottom)
        self._paint_now(painter)
        painter.translate(0, self.scrolled)

    def paint_over(self, painter: QPainter) -> None:
        places = self.places
        shade(painter, QRectF(0, 0, self.viewport().width(), places.head), "surface")
        for week in places.weeks:
            paint_week_line(painter, rect(week.box), week.week)
        top = STRIP if places.weeks else 0
        for one in places.days:
            self._paint_head(painter, one, top)
            hairline(painter, one.box.left, top, one.box.left, places.head)
        if top:
            hairline(painter, 0, top, places.width, top)
        if any(one.fixed for one in places.placed):
            paint_quiet(painter, QRectF(0, places.head - 26, AXIS - 4, 20), "all day", "text3", "micro")
        hairline(painter, 0, places.head - 1, places.width, places.head - 1)
        paint_edges(painter, self)

    def _paint_ground(self, painter: QPainter, one: DayBox) -> None:
        place, grid = rect(one.box), self.places.grid
        fact = self.index.fact(one.day)
        if grid is None or fact.off or not fact.working:
            shade(painter, place)
            return
        begins, ends = (grid.y_of(at.hour * 60 + at.minute) for at in self.hours)
        shade(painter, QRectF(place.left(), place.top(), place.width(), begins - place.top()))
        shade(painter, QRectF(place.left(), ends, place.width(), place.bottom() - ends))

    def _paint_hours(self, painter: QPainter) -> None:
        places = self.places
        assert places.grid is not None
        for hour in range(25):
            y = round(places.grid.y_of(hour * 60))
            hairline(painter, AXIS - 6, y, places.width, y, "border")
            painter.setFont(letters("micro"))
            painter.setPen(theme.colour("text3"))
            if 0 < hour < 24:
                painter.drawText(QRectF(0, y - 8, AXIS - 12, 16), RIGHT, f"{hour:02}:00")
            half = y + places.grid.hour / 2
            if hour < 24:
                hairline(painter, AXIS, half, places.width, half, "grid")

    def now_place(self) -> QRect | None:
        line = self._now_line()
        if line is None:
            return None
        return line.translated(0, -self.scrolled).toAlignedRect().adjusted(-6, -6, 6, 6)

    def _now_line(self) -> QRectF | None:
        now, places = self.now, self.places
        box = None if now is None else places.box_of(now.date())
        if now is None or box is None or places.grid is None:
            return None
        return QRectF(box.left, places.grid.y_of(now.hour * 60 + now.minute), box.width, 0)

    def _paint_now(self, painter: QPainter) -> None:
        line = self._now_line()
        if line is None:
            return
        painter.setPen(QPen(theme.colour("accent"), 1.6))
        painter.drawLine(line.topLeft(), line.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(line.topLeft() + QPointF(1, 0), 4, 4)

    def _paint_head(self, painter: QPainter, one: DayBox, top: float) -> None:
        place, today = one.box, one.day == self.index.today
        names = LONG_WEEKDAYS if place.width >= NAME_FROM else SHORT_WEEKDAYS
        number = QRectF(place.left + 8, top + 5, 22, 20)
        paint_number(painter, number, str(one.day.day), today=today)
        name = QRectF(number.right() + 6, top + 5, place.right - number.right() - 8, 20)
        said = names[one.day.weekday()] + (" · today" if today and place.width >= TODAY_FROM else "")
        ink, style = ("accentText", "captionStrong") if today else ("text2", "caption")
        paint_quiet(painter, name, said, ink, style)
        fact = self.index.fact(one.day)
        if fact.off or fact.note:
            line = QRectF(place.left + 11, top + NAMES - 1, place.width - 16, 15)
            paint_quiet(painter, line, fact.off or fact.note, "text2" if fact.off else "text3", "micro")
