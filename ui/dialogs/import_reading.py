"""Where a column may be read in two ways: which day 3/4/2026 is, and which number 1,234 is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import Invalid
from coachdesk.exchange.dates import DateStyle, day_words, parse_day
from coachdesk.exchange.numbers import NumberStyle, parse_number
from coachdesk.exchange.plans import Reading
from coachdesk.exchange.raw import digits
from ui.dialogs.import_boxes import Choice


class ReadingBoxes(QWidget):
    """Two boxes that only stand where the file leaves a choice; None is no choice made."""

    def __init__(self, on: Callable[[], object]) -> None:
        super().__init__()
        self.day_first: bool | None = None
        self.decimal: str | None = None
        self._on = on
        self.dates = Choice(self, "How dates are read", (), "", self._pick_date)
        self.numbers = Choice(self, "How numbers are read", (), "", self._pick_number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.dates, self.numbers):
            box.setMinimumContentsLength(24)
            row.addWidget(box)
        row.addStretch(1)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Offer both readings of the first cell that is open, with the one that was taken chosen."""
        dates = [f"{reading.unsure_date} is {words}" for words in _days(reading.unsure_date)]
        numbers = [f"{reading.unsure_number} is {words}" for words in _numbers(reading.unsure_number)]
        _fill(self.dates, dates, 1 if reading.day_first is False else 0)
        _fill(self.numbers, numbers, 1 if reading.decimal == "," else 0)
        self.setVisible(bool(dates or numbers))

    def _pick_date(self) -> None:
        self.day_first = self.dates.currentIndex() == 0
        self._on()

    def _pick_number(self) -> None:
        self.decimal = "," if self.numbers.currentIndex() else "."
        self._on()


def _fill(box: Choice, choices: list[str], at: int) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItems(choices)
    box.setCurrentIndex(at if choices else -1)
    box.blockSignals(False)
    box.setVisible(bool(choices))


def _days(cell: str) -> list[str]:
    with suppress(Invalid):
        return [day_words(parse_day(cell, DateStyle(first))) for first in (True, False)] if cell else []
    return []


def _numbers(cell: str) -> list[str]:
    with suppress(Invalid):
        return [digits(parse_number(cell, NumberStyle(sign)) or 0.0) for sign in (".", ",")] if cell else []
    return []
