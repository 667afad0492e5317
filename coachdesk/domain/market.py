"""Market changes: what happened out there that makes skills stale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.texts import clean_name, clean_note


class MarketKind(Enum):
    """What changed."""

    PRODUCT = "new product"
    VERTICAL = "new vertical"
    COMPETITOR = "new competitor"
    BUYING = "changed buying habits"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MarketChange:
    """One change on a day; the skills it touches stand beside it. Without a role it concerns everybody."""

    id: int | None
    day: date
    kind: MarketKind
    title: str
    note: str = ""
    role_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_name(self.title, "name"))
        object.__setattr__(self, "note", clean_note(self.note))
