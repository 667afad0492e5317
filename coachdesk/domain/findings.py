"""Findings that the manager set aside: the diagnosis proposes, the manager decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_name, clean_text


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A cause that is not this rep's, by the manager, and why; it holds until it is taken back."""

    id: int | None
    rep_id: int
    cause: str
    day: date
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "cause", clean_name(self.cause, "cause"))
        object.__setattr__(self, "reason", " ".join(clean_text(self.reason, "reason").split()))
        if not self.reason:
            raise Invalid("reason", "Say in a few words why this is not it: you will want to know later.")
