"""The agenda of a session: what is talked about, in which order, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note, clean_text


class AgendaKind(Enum):
    """What an item is for; it decides where it stands on the prep sheet."""

    COMMITMENTS = "commitments"
    WINS = "wins"
    NUMBERS = "numbers"
    FOCUS = "focus"
    TOPIC = "topic"
    PRAISE = "praise"
    SBI = "sbi"
    REHEARSE = "rehearse"
    DEALS = "deals"
    WRAP_UP = "wrap-up"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of an agenda: `minutes` is its time box, `spent` the seconds it took so far.

    `owner` is who brings it. Praise and feedback (situation, behaviour, impact) are the manager's.
    """

    id: int | None
    session_id: int
    kind: AgendaKind
    text: str
    detail: str = ""
    owner: Owner = Owner.MANAGER
    minutes: int = 0
    spent: int = 0
    checked: bool = False
    position: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_text(self.text, "agenda item"))
        object.__setattr__(self, "detail", clean_note(self.detail, "agenda item"))
        if not self.text:
            raise Invalid("agenda item", "An agenda item needs words.")
        if not 0 <= self.minutes <= 240:
            raise Invalid("minutes", f"A time box is 0 to 240 minutes, not {self.minutes}.")
