"""Day, time and length of a session, typed as people write them: "fri", "1 Dec" · "9", "10:30" · "45"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import LONGEST
from ui.widgets.date_field import Arrows, DayPicker, read_spoken_day, spoken_day
from ui.widgets.forms import TextField

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
        minutes = int(found[1]) * 60 + int(found[2] or 0) * 6
    elif found := LENGTH.fullmatch(text):
        minutes = int(found[1])
    else:
        raise Invalid("minutes", f"“{text[:40]}” is no length: write minutes, like 30 or 45.")
    if minutes > LONGEST:
        raise Invalid("minutes", f"“{text}” is too long: a session lasts {LONGEST // 60} h at most.")
    if not minutes:
        raise Invalid("minutes", f"“{text}” is too short: a session lasts at least a minute.")
    return minutes


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
        picker = DayPicker(self.day.line, self._known_day)
        picker.stepped.connect(lambda way: self._step(timedelta(days=way)))
        picker.picked.connect(self._pick)

    def _known_day(self) -> date:
        read = self.read()
        return read[0].date() if read else self._today

    def _pick(self, picked: date) -> None:
        self.day.set_value(spoken_day(picked, self._today))
        self._on_edit()
