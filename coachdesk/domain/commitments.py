"""Commitments: what rep and manager promised each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note


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
    """One promise towards one rep; `closed` is the day it was done, partly done or dropped."""

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

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_note(self.text, "commitment"))
        if not self.text:
            raise Invalid("commitment", "A commitment needs words: who does what, on which call?")
