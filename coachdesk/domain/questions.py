"""Open questions by conversation model and by skill, and which of them were picked for a session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_text


class Model(Enum):
    """A conversation model; `phases` are its parts with the share of the time each takes, in twentieths."""

    GROW = "GROW"
    OSKAR = "OSKAR"
    CLEAR = "CLEAR"
    SBI = "SBI"

    @property
    def phases(self) -> tuple[tuple[str, int], ...]:
        return PHASES[self]

    def minutes(self, total: int) -> tuple[tuple[str, int], ...]:
        """The time box of each phase, whole minutes, together `total`."""
        boxes, given, share = [], 0, 0
        for name, part in self.phases:
            share += part
            upto = round(total * share / 20)
            boxes.append((name, upto - given))
            given = upto
        return tuple(boxes)


PHASES = {
    Model.GROW: (("Goal", 3), ("Reality", 7), ("Options", 7), ("Will", 3)),
    Model.OSKAR: (("Outcome", 3), ("Scaling", 3), ("Know-how", 6), ("Affirm and act", 5), ("Review", 3)),
    Model.CLEAR: (("Contract", 3), ("Listen", 5), ("Explore", 6), ("Action", 4), ("Review", 2)),
    Model.SBI: (("Situation", 4), ("Behaviour", 6), ("Impact", 5), ("Next time", 5)),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: for a phase of a model, for a skill, or both; an archived one is never proposed."""

    id: int | None
    text: str
    model: Model | None = None
    phase: str = ""
    skill_id: int | None = None
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_text(self.text, "question"))
        if not self.text:
            raise Invalid("question", "A question needs words.")
        if self.model is None and self.phase:
            raise Invalid("phase", f"“{self.phase}” is part of a model: choose the model too.")
        if self.model is not None and self.phase not in {name for name, _ in self.model.phases}:
            known = ", ".join(name for name, _ in self.model.phases)
            raise Invalid("phase", f"“{self.phase}” is no part of {self.model.value}: choose one of {known}.")


@dataclass(frozen=True, slots=True)
class Pick:
    """A question chosen for a session, with its time box; `asked` once it was."""

    id: int | None
    session_id: int
    question_id: int
    phase: str = ""
    minutes: int = 0
    asked: bool = False
    position: int = 0
