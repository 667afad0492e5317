"""Periods: weeks, months and quarters, named and counted the same way everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from coachdesk.domain.errors import Invalid

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Cadence(Enum):
    """How often a measure is counted."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


def start_of(day: date, cadence: Cadence, first_weekday: int = 0) -> date:
    """The first day of the period that holds `day`; `first_weekday` is 0 for Monday to 6 for Sunday."""
    if cadence is Cadence.WEEK:
        return day - timedelta(days=(day.weekday() - first_weekday) % 7)
    if cadence is Cadence.MONTH:
        return day.replace(day=1)
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def step(start: date, cadence: Cadence, count: int = 1) -> date:
    """The start of the period `count` periods later (earlier when negative)."""
    if cadence is Cadence.WEEK:
        return start + timedelta(weeks=count)
    months = start.year * 12 + start.month - 1 + count * (1 if cadence is Cadence.MONTH else 3)
    return date(months // 12, months % 12 + 1, 1)


@lru_cache(4096)
def end_of(start: date, cadence: Cadence) -> date:
    """The last day of the period that begins on `start`."""
    return step(start, cadence) - timedelta(days=1)


def starts_between(first: date, last: date, cadence: Cadence, first_weekday: int = 0) -> tuple[date, ...]:
    """The start of each period that touches first..last, in order."""
    start, found = start_of(first, cadence, first_weekday), []
    while start <= last:
        found.append(start)
        start = step(start, cadence)
    return tuple(found)


def label(start: date, cadence: Cadence) -> str:
    """A period as the command line writes it: 2026-W47, 2026-11, 2026-Q4."""
    if cadence is Cadence.WEEK:
        year, week, _ = (start + timedelta(days=3)).isocalendar()
        return f"{year}-W{week:02d}"
    if cadence is Cadence.MONTH:
        return f"{start:%Y-%m}"
    return str(Quarter.of(start))


def parse_period(text: str) -> tuple[date, Cadence]:
    """Read 2026-Q4, 2026-11 or 2026-W47; `Invalid` for anything else."""
    text = text.strip()
    try:
        if match := re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text):
            return Quarter(int(match[1]), int(match[2])).first, Cadence.QUARTER
        if match := re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text):
            return date.fromisocalendar(int(match[1]), int(match[2]), 1), Cadence.WEEK
        if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
            return date(int(match[1]), int(match[2]), 1), Cadence.MONTH
    except ValueError:
        pass
    raise Invalid("period", f"“{text}” is not a period: write 2026-Q4, 2026-11 or 2026-W47.")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, numbered 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        start, cadence = parse_period(text)
        if cadence is not Cadence.QUARTER:
            raise Invalid("quarter", f"“{text}” is not a quarter: write it as 2026-Q4.")
        return cls.of(start)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return end_of(self.first, Cadence.QUARTER)

    @property
    def title(self) -> str:
        """As people say it: Q4 2026."""
        return f"Q{self.number} {self.year}"

    def plus(self, count: int) -> Quarter:
        return Quarter.of(step(self.first, Cadence.QUARTER, count))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"
