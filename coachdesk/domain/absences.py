"""Absences: days on which a rep, or the manager, is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note


class AbsenceKind(Enum):
    """Why somebody is away, as far as a calendar needs to know."""

    HOLIDAY = "holiday"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Absence:
    """The days first..last, both included; no rep means the manager is away. The note is private."""

    id: int | None
    rep_id: int | None
    first: date
    last: date
    kind: AbsenceKind = AbsenceKind.HOLIDAY
    private_note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "private_note", clean_note(self.private_note, "note"))
        if self.last < self.first:
            raise Invalid("last", f"The last day {self.last} is before the first day {self.first}.")

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last
