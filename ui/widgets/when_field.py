"""A day and a time typed as people write them: "Tue 1 Dec, 10:30", "fri 9:00", "2w"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from coachdesk.analysis import words
from coachdesk.analysis.due import read_due
from coachdesk.domain.errors import DeskError
from ui.widgets.day_field import read_day
from ui.widgets.forms import Field

SAY = "Write a day and a time, like Tue 1 Dec 10:30 or fri 9:00."
CLOCK = re.compile(r"[ ,]*\b(\d{1,2})[:.h](\d{2})$")
WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[ ,]+(?=\d)", re.IGNORECASE)


def when_words(when: datetime | None) -> str:
    """A time as the field shows it: "Tue 1 Dec, 10:30"."""
    return f"{words.weekday(when.date())}, {when:%H:%M}" if when else ""


def read_when(text: str, near: datetime) -> datetime | None:
    """The time in a text, None for no text; without a clock it is at the time of `near`; else `DeskError`."""
    text = text.strip()
    if not text:
        return None
    clock, at = CLOCK.search(text), near.time()
    if clock:
        try:
            at = time(int(clock[1]), int(clock[2]))
        except ValueError:
            raise DeskError(f"“{clock[0].strip(' ,')}” is no time of day. {SAY}") from None
    spoken = CLOCK.sub("", text).strip(" ,")
    return datetime.combine(_day(spoken, near.date()) if spoken else near.date(), at)


def _day(text: str, near: date) -> date:
    """A written day, else one in plain words."""
    with suppress(DeskError):
        day = read_day(WEEKDAY.sub("", text), near)
        if day is not None:
            return day
    try:
        return read_due(text, near, {}).day
    except DeskError:
        raise DeskError(f"“{text}” cannot be read as a day. {SAY}") from None


class WhenEdit(QLineEdit):
    """One line for a time; `chosen` gives it or None, `refused` the sentence why the text is none ("" clears)."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, label: str, near: datetime) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.value: datetime | None = None
        self.problem = ""
        self.near, self._shown = near, ""
        self.editingFinished.connect(self.settle)

    def show_when(self, when: datetime | None, near: datetime) -> None:
        """Show a time, unless another one is being typed; words without a day or a time are read from `near` on."""
        self.near = near
        if self.text() != self._shown:
            return
        self.value, self._shown = when, when_words(when)
        if self.text() != self._shown:
            self.setText(self._shown)

    def forget(self) -> None:
        """Let go of what is typed: another one's time comes."""
        self.value, self._shown, self.problem = None, "", ""
        self.setText("")

    def settle(self) -> bool:
        """Read what is typed and say it; False when it is no time."""
        if self.text() == self._shown:
            self._refuse("")
            return True
        try:
            when = read_when(self.text(), self.near)
        except DeskError as error:
            self._refuse(str(error))
            return False
        self._refuse("")
        self._shown = when_words(when)
        self.setText(self._shown)
        if when != self.value:
            self.value = when
            self.chosen.emit(when)
        return True

    def _refuse(self, sentence: str) -> None:
        if sentence != self.problem:
            self.problem = sentence
            self.refused.emit(sentence)


class WhenField(Field):
    """A labelled day and time, or none; what can't be read is said under it and stays."""

    def __init__(self, label: str, near: datetime) -> None:
        self.edit = WhenEdit(label, near)
        super().__init__(label, self.edit)
        self.edit.chosen.connect(lambda _when: self.edited.emit())
        self.edit.refused.connect(self.set_error)

    @property
    def value(self) -> datetime | None:
        return self.edit.value

    def set_value(self, value: Any) -> None:
        self.edit.show_when(value, self.edit.near)

    def settle(self) -> bool:
        """Read what is typed now; False when it is no time."""
        return self.edit.settle()
