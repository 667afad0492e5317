"""A day typed as people write it: "18 Dec", "18 Dec 2026", "2026-12-18"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coachdesk.analysis import words
from coachdesk.domain.errors import DeskError
from ui.widgets.forms import Field

SAY = "Write a day like 18 Dec or 2026-12-18."
WRITTEN = re.compile(r"(\d{1,2})[ .-]*([A-Za-z]{3,9})\.?[ ,.-]*(\d{4})?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
HALF_A_YEAR = 183


def read_day(text: str, near: date) -> date | None:
    """The day in a text, None for no text; a day without a year is the one nearest to `near`; else `DeskError`."""
    text = text.strip()
    if not text:
        return None
    try:
        if iso := ISO.fullmatch(text):
            return date(*(int(part) for part in iso.groups()))
        if written := WRITTEN.fullmatch(text):
            month = [name.lower() for name in words.MONTHS].index(written[2][:3].lower()) + 1
            year = int(written[3]) if written[3] else _year_near(month, near)
            return date(year, month, int(written[1]))
    except ValueError:
        raise DeskError(f"“{text}” is no day. {SAY}") from None
    raise DeskError(f"“{text}” cannot be read as a day. {SAY}")


def _year_near(month: int, near: date) -> int:
    years = (near.year - 1, near.year, near.year + 1)
    return min(years, key=lambda year: abs((date(year, month, 15) - near).days))


def day_words(day: date | None, near: date) -> str:
    """A day as the field shows it: without its year where the year goes without saying."""
    if day is None:
        return ""
    return words.day(day) if abs((day - near).days) < HALF_A_YEAR else f"{words.day(day)} {day.year}"


class DayEdit(QLineEdit):
    """One line for a day; `chosen` gives the day or None, `refused` the sentence why the text is no day ("" clears)."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, near: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._day: date | None = None
        self._shown = ""
        self.setPlaceholderText("no day")
        self.editingFinished.connect(self.settle)

    def show_day(self, day: date | None, near: date) -> None:
        """Show what is kept, unless another day is being typed."""
        typing = self.text() != self._shown
        self._near = near
        if typing:
            return
        self._day, self._shown = day, day_words(day, near)
        if self.text() != self._shown:
            self.setText(self._shown)

    def settle(self) -> None:
        """Read what is typed and say it."""
        if self.text() == self._shown:
            return
        try:
            day = read_day(self.text(), self._near)
        except DeskError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self._shown = day_words(day, self._near)
        self.setText(self._shown)
        if day != self._day:
            self._day = day
            self.chosen.emit(day)


class DayField(Field):
    """A labelled day or none: `edited` when one was chosen; what is no day is said under the field and stays."""

    def __init__(self, label: str, near: date) -> None:
        self.day = DayEdit(near)
        super().__init__(label, self.day)
        self._value: date | None = None
        self._near = near
        self.day.chosen.connect(self._chosen)
        self.day.refused.connect(self.set_error)

    @property
    def value(self) -> date | None:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.day.show_day(value, self._near)

    def set_near(self, near: date) -> None:
        """Days without a year are those nearest to this one."""
        self._near = near

    def settle(self) -> None:
        """Read what is typed now."""
        self.day.settle()

    def _chosen(self, day: date | None) -> None:
        self._value = day
        self.edited.emit()
