"""What the two pages of a development plan say, every word and chart resolved: frozen when a plan is issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.charts import ProgressChart, SkillChart


@dataclass(frozen=True, slots=True)
class PaperMeasure:
    """One line of "Where we are"."""

    name: str
    now: str
    target: str
    usual: str
    says: str


@dataclass(frozen=True, slots=True)
class PaperFocus:
    """One focus skill: behaviour now and behaviour wanted."""

    skill: str
    now_level: int | None
    now_text: str
    wanted_level: int | None
    wanted_text: str


@dataclass(frozen=True, slots=True)
class PaperGoal:
    """One goal, with its verdict once the plan is closed."""

    text: str
    kind: str
    baseline: str
    target: str
    due: str
    checked_by: str
    verdict: str
    evidence: str


@dataclass(frozen=True, slots=True)
class PaperAction:
    """One action; `done` draws the tick, `status` says open, done, dropped or carried over."""

    text: str
    kind: str
    owner: str
    start: str
    due: str
    status: str
    done: bool


@dataclass(frozen=True, slots=True)
class PaperDate:
    """One line of the dates."""

    day: str
    words: str


@dataclass(frozen=True, slots=True)
class PaperStrength:
    """A strength with the observation that shows it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A whole development plan as printed. `audience` is rep, manager or leadership; `issue` is None for a draft.

    `success`, `career`, `comment` and the check and closing texts are "" where the paper leaves room to write.
    `private` is "" unless the manager ticked it in for this one print of the manager's copy.
    """

    rep: str
    rep_first: str
    role: str
    tenure: str
    manager: str
    quarter: str
    span: str
    plan_number: int
    issue: int | None
    status: str
    audience: str
    audience_words: str
    printed_on: date
    left_out: str
    success: str
    chart: ProgressChart | None
    chart_note: str
    attainment: tuple[str, ...]
    ramp: str
    measures: tuple[PaperMeasure, ...]
    strengths: tuple[PaperStrength, ...]
    skills: SkillChart
    causes: tuple[tuple[str, bool], ...]
    cause_why: str
    focus: tuple[PaperFocus, ...]
    focus_why: str
    goals: tuple[PaperGoal, ...]
    actions: tuple[PaperAction, ...]
    obstacles: str
    support: str
    dates: tuple[PaperDate, ...]
    career: str
    check_day: str
    check_note: str
    close_day: str
    retrospective: str
    verdicts: tuple[str, ...]
    comment: str
    amendments: tuple[str, ...]
    next_review: str
    keep_until: str
    private: str
