"""Before and after a customer's call: the pre-brief and the debrief of a session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.errors import Invalid
from coachdesk.domain.texts import clean_note


class CallKind(Enum):
    """Whether the manager shows how it is done, or watches."""

    DEMO = "demo call"
    COACHING = "coaching call"


class Reply(Enum):
    """An answer that may be open."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Brief:
    """What is agreed before a call; it belongs to a session of kind pre-brief. Empty texts are lines to write on."""

    id: int | None
    session_id: int
    call: CallKind = CallKind.COACHING
    objective: str = ""
    least: str = ""  # the least acceptable next step
    questions: tuple[str, ...] = ()
    objection: str = ""
    skill_id: int | None = None
    watched: str = ""  # the one behaviour watched
    role: str = ""  # what the manager does on the call
    step_in: str = ""  # when the manager may step in

    def __post_init__(self) -> None:
        _clean(self, ("objective", "least", "objection", "watched", "role", "step_in"))
        _clean_list(self, "questions", 3)


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a call taught; it belongs to a session of kind debrief.

    `ended` is how it ended in words, `outcome` what became of the deal, `belonged` whether we should have been there
    at all. `count` is how often the watched behaviour was seen, None when nobody counted. `points` are the manager's
    one or two, each situation, behaviour and impact. Effort is 1 to 5.
    """

    id: int | None
    session_id: int
    ended: str = ""
    outcome: DealOutcome | None = None
    belonged: Reply | None = None
    belonged_why: str = ""
    objective_met: Reply | None = None
    went_well: tuple[str, ...] = ()
    differently: str = ""
    points: tuple[str, ...] = ()
    skill_id: int | None = None
    watched: str = ""
    count: int | None = None
    level: int | None = None
    change: str = ""
    took_over: bool | None = None
    effort: int | None = None

    def __post_init__(self) -> None:
        _clean(self, ("ended", "belonged_why", "differently", "watched", "change"))
        _clean_list(self, "went_well", 3)
        _clean_list(self, "points", 6)
        if self.count is not None and not 0 <= self.count <= 999:
            raise Invalid("count", f"A tally is 0 to 999, not {self.count}.")
        for name, value in (("level", self.level), ("effort", self.effort)):
            if value is not None and not 1 <= value <= 5:
                raise Invalid(name, f"{name.capitalize()} is 1 to 5, not {value}.")


def _clean(record: object, names: tuple[str, ...]) -> None:
    for name in names:
        object.__setattr__(record, name, clean_note(getattr(record, name), name.replace("_", " ")))


def _clean_list(record: object, name: str, most: int) -> None:
    texts = tuple(clean_note(text, name.replace("_", " ")) for text in getattr(record, name))
    if len(texts) > most:
        raise Invalid(name, f"There is room for {most} here, not {len(texts)}.")
    object.__setattr__(record, name, texts)
