"""Commitments: what rep and manager promised each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note, clean_text


class Owner(Enum):
    """Who keeps it."""

    REP = "rep"
    MANAGER = "manager"


class CommitmentState(Enum):
    """How far it is."""

    OPEN = "open"
    DONE = "done"
    PART = "part"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise towards one rep; `closed` is the day it was done, partly done or dropped.

    `seen_in` says how both will see it, `due_words` the day as it was said ("before the Acme call"). What is left of a
    promise partly done goes on in another one that names it in `carried_from`.
    """

    id: int | None
    rep_id: int
    owner: Owner
    text: str
    made: date
    due: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    closed: date | None = None
    why: str = ""
    session_id: int | None = None
    seen_in: str = ""
    due_words: str = ""
    carried_from: int | None = None

    def __post_init__(self) -> None:
        clean = clean_text if self.id is None else clean_note  # an older file may hold a longer one
        object.__setattr__(self, "text", clean(self.text, "commitment"))
        for field in ("why", "seen_in", "due_words"):
            object.__setattr__(self, field, clean_note(getattr(self, field), "commitment"))
        if not self.text:
            raise Invalid("commitment", "A commitment needs words: who does what, on which call?")

    @property
    def kept(self) -> bool | None:
        """Whether it was done; None while that is still open, and for one that was dropped by agreement.

        A promise is ticked off when the two meet, often after its day: done late is kept too, and said as late.
        """
        return {CommitmentState.DONE: True, CommitmentState.PART: False}.get(self.state)

    @property
    def done_late(self) -> bool:
        """Whether it was ticked off after its day."""
        done = self.state is CommitmentState.DONE and self.closed is not None
        return done and self.due is not None and self.closed > self.due  # type: ignore[operator]
