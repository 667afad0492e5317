"""People: the reps whom the manager coaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name, clean_note


class Status(Enum):
    """Where a rep stands with the team; an archived rep is kept, hidden and left out of team figures."""

    ACTIVE = "active"
    ON_LEAVE = "on leave"
    LEFT = "left"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Rep:
    """`private_note` is for the manager alone: no paper, export or search for others may hold it."""

    id: int | None
    name: str
    role_id: int | None = None
    title: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    hired: date | None = None
    left: date | None = None
    status: Status = Status.ACTIVE
    retention: date | None = None
    note: str = ""
    private_note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        for field in ("title", "email", "phone", "location", "note", "private_note"):
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if self.hired and self.left and self.left < self.hired:
            raise Invalid("left", f"The leaving date {self.left} is before the hiring date {self.hired}.")

    @property
    def present(self) -> bool:
        """Whether the rep is on the team now."""
        return self.status in (Status.ACTIVE, Status.ON_LEAVE)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


def tenure_months(hired: date | None, today: date) -> int | None:
    """Whole months since hiring; None when the date is unknown or still to come."""
    if hired is None or hired > today:
        return None
    return (today.year - hired.year) * 12 + today.month - hired.month - (today.day < hired.day)
