"""Busy times: hours of the manager that another calendar has taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name, clean_text

LONGEST_BUSY = 400 * 24 * 60


@dataclass(frozen=True, slots=True)
class Busy:
    """One time that is taken. `calendar` is the name it was taken in under; `title` is the manager's own and never
    printed nor exported. `all_day` begins at midnight and lasts whole days.
    """

    id: int | None
    calendar: str
    uid: str
    start: datetime
    minutes: int
    all_day: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "calendar", clean_name(self.calendar, "calendar"))
        object.__setattr__(self, "title", " ".join(clean_text(self.title, "title").split()))
        if not 0 <= self.minutes <= LONGEST_BUSY:
            raise Invalid("minutes", "A busy time lasts up to 400 days.")

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)
