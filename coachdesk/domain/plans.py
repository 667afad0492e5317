"""Quarterly development plans: one rep, one quarter, from draft to verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.periods import Quarter
from coachdesk.domain.texts import clean_note

MOST_GOALS = 3
MOST_FOCUS_SKILLS = 2


class PlanStatus(Enum):
    """The quarter's cycle."""

    DRAFT = "draft"
    AGREED = "agreed"
    CHECKED = "mid-quarter check"
    CLOSED = "closed"


NEXT_STATUS = {
    PlanStatus.DRAFT: PlanStatus.AGREED,
    PlanStatus.AGREED: PlanStatus.CHECKED,
    PlanStatus.CHECKED: PlanStatus.CLOSED,
}


class Cause(Enum):
    """What mostly stands in the way."""

    SKILL = "skill"
    WILL = "will"
    KNOWLEDGE = "knowledge"
    SYSTEM = "system or territory"


class Verdict(Enum):
    """How a goal ended, in these words only."""

    IMPROVED = "improved"
    NO_CHANGE = "no detectable change"
    TOO_EARLY = "too early"
    WORSE = "worse"


class ActionKind(Enum):
    """How something is to be learned or supported."""

    PRACTICE = "on the job"
    COACHING = "coaching"
    JOINT_CALL = "joint call"
    TRAINING = "training"
    PEER = "peer"


class ActionOwner(Enum):
    """Who does it."""

    REP = "rep"
    MANAGER = "manager"
    BOTH = "both"


class ActionState(Enum):
    """How far an action is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class GoalKind(Enum):
    """A leading behaviour measure, or a lagging result measure."""

    LEADING = "leading"
    LAGGING = "lagging"


@dataclass(frozen=True, slots=True)
class Plan:
    """One rep's plan for one quarter. `number` counts the rep's plans; dates are those the two agreed on."""

    id: int | None
    rep_id: int
    year: int
    quarter: int
    number: int
    status: PlanStatus = PlanStatus.DRAFT
    success: str = ""
    cause: Cause | None = None
    cause_why: str = ""
    focus_id: int | None = None
    focus_level: int | None = None
    focus_text: str = ""
    focus2_id: int | None = None
    focus2_level: int | None = None
    focus2_text: str = ""
    moves_measure_id: int | None = None
    focus_why: str = ""
    strengths: str = ""
    obstacles: str = ""
    support: str = ""
    career: str = ""
    rhythm: str = ""
    check_day: date | None = None
    observe_day: date | None = None
    close_day: date | None = None
    check_note: str = ""
    retrospective: str = ""
    rep_comment: str = ""
    retention: date | None = None
    agreed_on: date | None = None
    checked_on: date | None = None
    closed_on: date | None = None
    private_note: str = ""

    def __post_init__(self) -> None:
        for field in TEXT_FIELDS:
            object.__setattr__(self, field, clean_note(getattr(self, field), field.replace("_", " ")))
        if self.focus2_id is not None and self.focus2_id == self.focus_id:
            raise Invalid("focus2_id", "The second focus skill is the same as the first: choose another or none.")

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)


TEXT_FIELDS = (
    "success", "cause_why", "focus_text", "focus2_text", "focus_why", "strengths", "obstacles", "support",
    "career", "rhythm", "check_note", "retrospective", "rep_comment", "private_note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to change, from where to where, by when, and who checks it."""

    id: int | None
    plan_id: int
    text: str
    kind: GoalKind = GoalKind.LEADING
    measure_id: int | None = None
    baseline: str = ""
    target: str = ""
    due: date | None = None
    checked_by: str = ""
    verdict: Verdict | None = None
    evidence: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_note(self.text, "goal"))
        if not self.text:
            raise Invalid("goal", "A goal needs words: what will be different?")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do for a plan."""

    id: int | None
    plan_id: int
    text: str
    kind: ActionKind = ActionKind.PRACTICE
    owner: ActionOwner = ActionOwner.REP
    start: date | None = None
    due: date | None = None
    state: ActionState = ActionState.OPEN
    carried: bool = False
    position: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_note(self.text, "action"))
        if not self.text:
            raise Invalid("action", "An action needs words: who does what?")


@dataclass(frozen=True, slots=True)
class PlanIssue:
    """A frozen, numbered print of a plan: the facts as they were, the hash of its A4 print, and its paper."""

    id: int | None
    plan_id: int
    number: int
    day: date
    facts: str
    digest: str
    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One dated change of a plan between two issues, in words."""

    id: int | None
    plan_id: int
    issue_number: int
    day: date
    text: str


def check_agreeable(plan: Plan, goals: tuple[Goal, ...], actions: tuple[Action, ...]) -> None:
    """Say what a plan still lacks before rep and manager can agree on it."""
    missing = []
    if not plan.success:
        missing.append("what success looks like")
    if plan.focus_id is None:
        missing.append("a focus skill")
    if not goals:
        missing.append("a goal")
    if not any(a.owner in (ActionOwner.MANAGER, ActionOwner.BOTH) for a in actions):
        missing.append("an action that is yours")
    if missing:
        raise DeskError(f"The plan still needs {_listed(missing)} before it can be agreed.")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
