"""Training coverage: who has had what, when it has to come again, and what the market asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class CoverState(Enum):
    """How a rep stands with a course; the worst that is true: a market change goes before a date."""

    NEVER = "never"
    CURRENT = "current"
    SOON = "due soon"
    DUE = "due"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Cover:
    """One rep and one course. `asked` says whether the course serves a skill that is asked of the rep.

    `last` is the newest day it was attended, `due` when it has to come again, `booked` the next event the rep is
    invited to. `words` says it all: "had 3 Mar, due since 1 Jun, booked for 24 Nov".
    """

    rep_id: int
    course_id: int
    state: CoverState
    asked: bool
    words: str
    last: date | None = None
    times: int = 0
    due: date | None = None
    booked: date | None = None


@dataclass(frozen=True, slots=True)
class CourseHead:
    """A column of the matrix: `had` of the `of` reps it is asked of are current, a number and never a share alone."""

    course_id: int
    title: str
    kind: str
    skills: tuple[str, ...]
    had: int
    of: int
    refresh_days: int | None = None


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A rep's line of the matrix, a cover for each course in the order of the heads."""

    rep_id: int
    name: str
    initials: str
    role: str
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """One that runs out soon or has run out; `booked` is when it is renewed."""

    rep_id: int
    name: str
    course_id: int
    title: str
    runs_out: date
    booked: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Refresher:
    """One course that a market change asks for, with the touched skills that it is for, and the reps they concern.

    A change has as many of them as it takes to serve all its skills; `course_id` is None for what no course serves.
    `done` attended a course for each of these skills since, `booked` are invited to one for those that are left,
    `waiting` are not.
    """

    change_id: int
    change: str
    day: date
    course_id: int | None
    course: str
    skill_ids: frozenset[int]
    skills: tuple[str, ...]
    waiting: tuple[tuple[int, str], ...]
    booked: tuple[tuple[int, str], ...]
    done: tuple[tuple[int, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole matrix, with what runs out and what the market asks for; `summary` is the page's first line."""

    today: date
    heads: tuple[CourseHead, ...]
    rows: tuple[CoverRow, ...]
    running_out: tuple[Certificate, ...]
    refreshers: tuple[Refresher, ...]
    summary: str
