"""A day typed in plain words or picked from a calendar: "fri", "18 Dec", "2w", "2026-12-18"."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from coachdesk.analysis import words
from coachdesk.analysis.due import WEEKDAYS, read_due
from coachdesk.domain.errors import DeskError, Invalid
from ui.widgets.day_field import HALF_A_YEAR, read_day
from ui.widgets.forms import TextField
from ui.widgets.icons import icon
from ui.widgets.when_field import WEEKDAY


def read_spoken_day(text: str, near: date, *, back: bool = False) -> date:
    """The day in a text: "25 Nov", "fri", "2w", "yesterday"; a weekday is the last one with `back`; else `Invalid`."""
    said = text.strip().casefold()
    if said == "yesterday":
        return near - timedelta(days=1)
    with suppress(DeskError):
        day = read_day(WEEKDAY.sub("", text.strip()), near)
        if day is not None:
            return day
    if not text.strip():
        raise Invalid("day", "Write a day, like fri or 18 Dec.")
    try:
        day = read_due(text, near).day
        named = back and any(said in names for names in WEEKDAYS)
        return day - timedelta(days=7) if named and day > near else day
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


class DayPicker(QObject):
    """Lets the day of a line be stepped by the arrow keys, or `picked` from a calendar that `day` opens at."""

    stepped = Signal(int)
    picked = Signal(object)

    def __init__(self, line: QLineEdit, day: Callable[[], date]) -> None:
        super().__init__(line)
        self._line, self._day = line, day
        action = line.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        action.setText("Choose from a calendar")
        action.setToolTip("Choose from a calendar (Alt+Down)")
        action.triggered.connect(lambda _checked=False: self.open())
        arrows = Arrows(line)
        arrows.stepped.connect(self.stepped)
        arrows.opened.connect(self.open)

    def open(self) -> None:
        """Open the calendar under the line."""
        menu, calendar = QMenu(self._line), QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Day")
        day = self._day()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        inside = QWidgetAction(menu)
        inside.setDefaultWidget(calendar)
        menu.addAction(inside)
        calendar.clicked.connect(lambda picked: self._pick(picked, menu))
        calendar.activated.connect(lambda picked: self._pick(picked, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        calendar.setFocus()

    def _pick(self, picked: QDate, menu: QMenu) -> None:
        menu.close()
        self.picked.emit(date(picked.year(), picked.month(), picked.day()))


class DateField(TextField):
    """A day, typed or picked. What can't be read is said under the field, stays as typed, and is no `day`.

    With `back` it is about what was: a weekday is the last one.
    """

    def __init__(self, label: str, value: date, near: date, *, back: bool = False) -> None:
        self._near, self._back = near, back
        super().__init__(label, spoken_day(value, near), limit=60)
        picker = DayPicker(self.line, lambda: self.day or near)
        picker.stepped.connect(self._step)
        picker.picked.connect(self._pick)

    @property
    def day(self) -> date | None:
        """The day that stands there; None when it can't be read."""
        with suppress(DeskError):
            return read_spoken_day(self.line.text(), self._near, back=self._back)
        return None

    def read(self) -> date | None:
        """The day that stands there; what can't be read is said under the field."""
        try:
            day = read_spoken_day(self.line.text(), self._near, back=self._back)
        except DeskError as error:
            self.set_error(str(error))
            return None
        self.set_error("")
        return day

    def set_value(self, value: Any) -> None:
        super().set_value(spoken_day(value, self._near) if isinstance(value, date) else value)

    def _finished(self) -> None:
        day = self.read()
        typed = self.line.text() != self._said
        if day is not None and typed:
            self.set_value(day)
        if typed:
            self.edited.emit()

    def _step(self, way: int) -> None:
        day = self.read()
        if day is not None:
            self._pick(day + timedelta(days=way))

    def _pick(self, day: date) -> None:
        self.set_error("")
        self.set_value(day)
        self.edited.emit()
