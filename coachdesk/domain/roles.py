"""Roles: what kind of work a rep does, and how fast someone new grows into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name


class Bucket(Enum):
    """The four kinds of work that get mixed up in a sales job."""

    PROMOTION = "promotion"
    CLERICAL = "clerical"
    TECHNICAL = "technical"
    SALES = "sales"


@dataclass(frozen=True, slots=True)
class Role:
    """`ramp` is the expected share of target, in percent, for month 1, 2, … of tenure; after it, 100."""

    id: int | None
    name: str
    bucket: Bucket = Bucket.SALES
    ramp: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        if any(not 0 <= share <= 200 for share in self.ramp):
            raise Invalid("ramp", "A ramp share is a percentage from 0 to 200.")
