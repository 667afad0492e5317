"""Baselines: from which day on the usual range of a measure or a skill counts, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_text


@dataclass(frozen=True, slots=True)
class Baseline:
    """A new start of the usual range of one rep, of a measure or of a skill; the latest one not after a day holds."""

    id: int | None
    rep_id: int
    start: date
    reason: str
    measure_id: int | None = None
    skill_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", " ".join(clean_text(self.reason, "reason").split()))
        if not self.reason:
            raise Invalid("reason", "Say why the usual range starts anew: what changed on that day?")
        if (self.measure_id is None) == (self.skill_id is None):
            raise Invalid("measure", "A baseline belongs to a measure or to a skill.")


@dataclass(frozen=True, slots=True)
class RoleChange:
    """The day since which a rep has a role; None is no role."""

    id: int | None
    rep_id: int
    role_id: int | None
    since: date
