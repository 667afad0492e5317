"""Day, time and length of a session, typed as people write them: "fri", "1 Dec" · "9", "10:30" · "45"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from coachdesk.analysis import words
from coachdesk.analysis.due import read_due
from coachdesk.domain.errors import DeskError, Invalid
from ui.widgets.day_field import HALF_A_YEAR, read_day
from ui.widgets.forms import TextField
from ui.widgets.icons import icon
from ui.widgets.when_field import WEEKDAY

CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*h?\s*(am|pm)?", re.IGNORECASE)
LENGTH = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?)?", re.IGNORECASE)
HOURS = re.compile(r"(\d{1,2})(?:[.,](\d))?\s*(?:h|hours?)", re.IGNORECASE)
STEP = timedelta(minutes=15)


def read_clock(text: str) -> time:
    """The time of day in a text: "9", "930", "10:30", "2 pm"; else `Invalid`."""
    found = CLOCK.fullmatch(text.strip())
    if found is not None:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        hour = hour % 12 + 12 * (half == "pm") if half and 1 <= hour <= 12 else hour
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Invalid("time", f"“{text[:40]}” is no time of day: write 9:00 or 14:30.")


def read_length(text: str) -> int:
    """The minutes in a text: "45", "1.5 h"; else `Invalid`."""
    text = text.strip()
    if found := HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0) * 6
    if found := LENGTH.fullmatch(text):
        return int(found[1])
    raise Invalid("minutes", f"“{text[:40]}” is no length: write minutes, like 30 or 45.")


def read_spoken_day(text: str, near: date) -> date:
    """The day in a text: "25 Nov", "fri", "2w"; else `Invalid`."""
    with suppress(DeskError):
        day = read_day(WEEKDAY.sub("", text.strip()), near)
        if day is not None:
            return day
    if not text.strip():
        raise Invalid("day", "Write a day, like fri or 18 Dec.")
    try:
        return read_due(text, near).day
    except DeskError:
        raise Invalid("day", f"“{text[:40]}” cannot be read as a day: write fri, 18 Dec or 2026-12-18.") from None


def spoken_day(day: date, near: date) -> str:
    """A day as the field shows it: "Fri 27 Nov", with its year when that is far."""
    return words.weekday(day) + (f" {day.year}" if abs((day - near).days) >= HALF_A_YEAR else "")


class Arrows(QObject):
    """Hears the arrow keys of a line: `stepped` up or down, `opened` with Alt and down."""

    stepped = Signal(int)
    opened = Signal()

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.opened.emit()
        elif way:
            self.stepped.emit(way)
        return bool(way)


class SlotFields(QWidget):
    """Three fields in a row; `edited` when one was changed, `read` gives start and minutes, or None and says why."""

    edited = Signal()

    def __init__(self, start: datetime, minutes: int, today: date) -> None:
        super().__init__()
        self._today = today
        self.touched = False
        self.day, self.time = TextField("Day", limit=60), TextField("Time", limit=20)
        self.minutes = TextField("Minutes", limit=20)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for field, share in ((self.day, 5), (self.time, 3), (self.minutes, 3)):
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self._on_edit)
        self._offer_calendar()
        Arrows(self.time.line).stepped.connect(lambda way: self._step(STEP * way))
        self.show_slot(start, minutes)

    def show_slot(self, start: datetime, minutes: int) -> None:
        """Show a start and a length."""
        self.day.set_value(spoken_day(start.date(), self._today))
        self.time.set_value(f"{start:%H:%M}")
        self.minutes.set_value(minutes)

    def read(self) -> tuple[datetime, int] | None:
        """What stands there now; what can't be read is said under its field, and its text stays."""
        self.clear_errors()
        found: list[date | time | int] = []
        parts = (
            (self.day, lambda text: read_spoken_day(text, self._today)), (self.time, read_clock),
            (self.minutes, read_length),
        )  # fmt: skip
        for field, reading in parts:
            try:
                found.append(reading(field.value))
            except DeskError as error:
                field.set_error(str(error))
        if len(found) < len(parts):
            return None
        day, clock, minutes = found
        assert isinstance(day, date)
        assert isinstance(clock, time)
        assert isinstance(minutes, int)
        return datetime.combine(day, clock), minutes

    def clear_errors(self) -> None:
        """Take away what was said under the fields."""
        for field in (self.day, self.time, self.minutes):
            field.set_error("")

    def _on_edit(self) -> None:
        self.touched = True
        self.settle()
        self.edited.emit()

    def settle(self) -> None:
        """Write what can be read in the way it is shown."""
        read = self.read()
        if read is not None:
            self.show_slot(*read)

    def _step(self, by: timedelta) -> None:
        read = self.read()
        if read is not None:
            self.show_slot(read[0] + by, read[1])
            self._on_edit()

    def _offer_calendar(self) -> None:
        action = self.day.line.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        action.setText("Choose from a calendar")
        action.setToolTip("Choose from a calendar (Alt+Down)")
        action.triggered.connect(lambda _checked=False: self._open_calendar())
        arrows = Arrows(self.day.line)
        arrows.stepped.connect(lambda way: self._step(timedelta(days=way)))
        arrows.opened.connect(self._open_calendar)

    def _open_calendar(self) -> None:
        menu, calendar = QMenu(self), QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Day")
        read = self.read()
        day = read[0].date() if read else self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        inside = QWidgetAction(menu)
        inside.setDefaultWidget(calendar)
        menu.addAction(inside)
        calendar.clicked.connect(lambda picked: self._pick(picked, menu))
        calendar.activated.connect(lambda picked: self._pick(picked, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.day.line.mapToGlobal(QPoint(0, self.day.line.height() + 2)))
        calendar.setFocus()

    def _pick(self, picked: QDate, menu: QMenu) -> None:
        menu.close()
        self.day.set_value(spoken_day(date(picked.year(), picked.month(), picked.day()), self._today))
        self._on_edit()
