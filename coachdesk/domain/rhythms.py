"""How often people meet: the rhythm of a role or a rep, and the series that lays it into the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.sessions import LONGEST, SessionKind


class Every(Enum):
    """How often."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "every two weeks"
    MONTHLY = "monthly"

    @property
    def days(self) -> int:
        """About how many days lie between two meetings."""
        return {Every.WEEKLY: 7, Every.FORTNIGHTLY: 14, Every.MONTHLY: 31}[self]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often and how long a one-on-one is, for a role or, going before it, for one rep; None means none."""

    id: int | None
    every: Every | None
    minutes: int = 30
    rep_id: int | None = None
    role_id: int | None = None

    def __post_init__(self) -> None:
        if (self.rep_id is None) == (self.role_id is None):
            raise Invalid("rhythm", "A rhythm belongs to a rep or to a role.")
        if not 1 <= self.minutes <= LONGEST:
            raise Invalid("minutes", f"A session lasts 1 to {LONGEST} minutes, not {self.minutes}.")


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions that come again, from `start` on; `until` is the last day it may lay one, None while it goes on."""

    id: int | None
    kind: SessionKind
    every: Every
    start: datetime
    minutes: int
    place: str = ""
    until: date | None = None

    def days(self, last: date) -> Iterator[date]:
        """Its days up to and with `last`: each week, each second week, or the same weekday of each month.

        The fifth weekday of a month is the last one where there is no fifth.
        """
        end = min(last, self.until) if self.until else last
        first, n = self.start.date(), 0
        while (day := self._day(first, n)) <= end:
            yield day
            n += 1

    def _day(self, first: date, n: int) -> date:
        if self.every is not Every.MONTHLY:
            return first + timedelta(days=self.every.days * n)
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        opening = date(year, month + 1, 1)
        day = opening + timedelta(days=(first.weekday() - opening.weekday()) % 7 + 7 * ((first.day - 1) // 7))
        return day if day.month == month + 1 else day - timedelta(days=7)
