"""What a manager writes into the monthly report to leadership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_text


@dataclass(frozen=True, slots=True)
class MonthNote:
    """The words of one month, named by its first day: what was coached, what moved, what is needed."""

    id: int | None
    month: date
    coached: str = ""
    moved: str = ""
    need: str = ""

    def __post_init__(self) -> None:
        for field in ("coached", "moved", "need"):
            object.__setattr__(self, field, clean_text(getattr(self, field), field))
        if self.month.day != 1:
            raise Invalid("month", "A month is named by its first day.")
