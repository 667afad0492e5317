"""The dates of a plan: the one-on-ones' rhythm, the cycle's own days, and the quarter's training with its follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.paper import PaperDate
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.plans import Plan
from coachdesk.domain.sessions import SessionKind, SessionStatus

MOST = 2
"""Trainings that are told by themselves; the plan has two pages."""


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """One training that a rep is invited to or had, with the days of its pre-brief and debrief.

    `session_ids` are its own session and those of its follow-up. `title` is "" where nobody gave it one.
    """

    title: str
    day: date
    pre_brief: date | None = None
    debrief: date | None = None
    session_ids: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """As it stands among the dates: "training: Discovery drill, pre-brief 23 Nov, debrief 26 Nov"."""
        days = (("pre-brief", self.pre_brief), ("debrief", self.debrief))
        told = [f"{name} {words.day(day)}" for name, day in days if day is not None]
        return ", ".join([f"training: {self.title}" if self.title else "training", *told])


def plan_dates(records: RepRecords, plan: Plan, training: Sequence[TrainingDay] = ()) -> tuple[PaperDate, ...]:
    """What stands in the quarter, by day; a training stands there once, with its pre-brief and debrief beside it."""
    rows = [(plan.check_day, "mid-quarter check"), (plan.observe_day, "focus skill observed again"),
            (plan.close_day, "close and verdict")]  # fmt: skip
    own = [one for one in training if plan.period.first <= one.day <= plan.period.last]
    rows += _told([(one.day, one.words) for one in own] + list(_bare(records, plan, own)))
    dated = sorted((day, text) for day, text in rows if day is not None)
    first = [PaperDate("One-on-one", plan.rhythm)] if plan.rhythm else []
    return (*first, *(PaperDate(words.day(day), text) for day, text in dated))


def _told(rows: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
    """The first few in order; how many more there are stands with the last of them."""
    kept = sorted(rows)
    if len(kept) <= MOST:
        return kept
    day, text = kept[MOST - 1]
    return [*kept[: MOST - 1], (day, f"{text}; {len(kept) - MOST} more in the calendar")]


def _bare(records: RepRecords, plan: Plan, own: Sequence[TrainingDay]) -> Iterator[tuple[date, str]]:
    """Trainings that are planned as a session and nothing more."""
    told = frozenset[int]().union(*(one.session_ids for one in own))
    for session in records.sessions:
        day = session.start.date()
        planned = session.status is SessionStatus.PLANNED and session.id not in told
        if planned and session.kind is SessionKind.TRAINING and plan.period.first <= day <= plan.period.last:
            yield day, "training"
