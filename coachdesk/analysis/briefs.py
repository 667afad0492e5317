"""What the papers round a customer's call say: pre-brief, debrief, ride-along tally."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.prep import PaperPromise


@dataclass(frozen=True, slots=True)
class FitLine:
    """One criterion with its answer: "yes", "no" or "" while it is unknown."""

    kind: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class BriefPaper:
    """The pre-brief sheet; empty texts and missing list entries are lines to write on."""

    rep: str
    rep_first: str
    role: str
    when: str
    audience: str
    printed_on: date
    left_out: str
    account: str
    deal: str
    people: str
    stage: str
    fit: tuple[FitLine, ...]
    fit_words: str
    call: str
    objective: str
    least: str
    questions: tuple[str, ...]
    objection: str
    skill: str
    watched: str
    level_text: str
    role_words: str
    step_in: str
    private: str


@dataclass(frozen=True, slots=True)
class DebriefPaper:
    """The debrief sheet, filled in or blank; choices are (words, ticked)."""

    rep: str
    rep_first: str
    role: str
    when: str
    audience: str
    printed_on: date
    left_out: str
    account: str
    deal: str
    ended: str
    outcomes: tuple[tuple[str, bool], ...]
    belonged: tuple[tuple[str, bool], ...]
    belonged_why: str
    fit_words: str
    objective: str
    objective_met: tuple[tuple[str, bool], ...]
    went_well: tuple[str, ...]
    differently: str
    points: tuple[str, ...]
    watched: str
    count: int | None
    level: int | None
    change: str
    promises: tuple[PaperPromise, ...]
    took_over: tuple[tuple[str, bool], ...]
    effort: int | None
    private: str


@dataclass(frozen=True, slots=True)
class TallyPaper:
    """The ride-along sheet: behaviours to tally call by call."""

    rep: str
    role: str
    when: str
    printed_on: date
    left_out: str
    skill: str
    behaviours: tuple[str, ...]
    calls: int
