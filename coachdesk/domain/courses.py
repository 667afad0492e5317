"""Courses: what can be trained, which skills it serves, and how long it lasts before it has to come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from coachdesk.domain.errors import Invalid
from coachdesk.domain.sessions import LONGEST
from coachdesk.domain.texts import clean_name, clean_note, clean_text

MOST_PROMPTS = 20
LONGEST_REFRESH = 3650


class CourseKind(Enum):
    """How it is learned."""

    WORKSHOP = "workshop"
    ROLE_PLAY = "role-play"
    E_LEARNING = "e-learning"
    DRILL = "coaching drill"
    RIDE_ALONG = "ride-along"
    CERTIFICATION = "certification"

    @property
    def title(self) -> str:
        """As it stands on a page: "Role-play"."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Course:
    """One course; the skills it serves stand beside it.

    `refresh_days` is after how many days it has to come again, None when once is enough. `materials` is a link or a
    note; a link is shown, never opened by itself. `cost` is what one event costs in the team's currency, None when
    nobody said. `questions` are what a check asks back (the first check asks the first one), `tasks` what is tried on
    the job until then.
    """

    id: int | None
    title: str
    kind: CourseKind = CourseKind.WORKSHOP
    minutes: int = 60
    refresh_days: int | None = None
    materials: str = ""
    cost: float | None = None
    description: str = ""
    questions: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    archived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_name(self.title, "title"))
        object.__setattr__(self, "materials", clean_text(self.materials, "materials"))
        object.__setattr__(self, "description", clean_note(self.description, "description"))
        for field in ("questions", "tasks"):
            object.__setattr__(self, field, _lines(getattr(self, field), field))
        if not 1 <= self.minutes <= LONGEST:
            raise Invalid("minutes", f"A course lasts 1 to {LONGEST} minutes, not {self.minutes}.")
        if self.refresh_days is not None and not 1 <= self.refresh_days <= LONGEST_REFRESH:
            raise Invalid(
                "refresh", f"A course comes again after 1 to {LONGEST_REFRESH} days, not {self.refresh_days}."
            )
        if self.cost is not None and not 0 <= self.cost <= 1e9:
            raise Invalid("cost", "A cost is an amount of 0 or more.")

    def due(self, last: date) -> date | None:
        """When it has to come again for somebody who had it on that day; None when once is enough."""
        return None if self.refresh_days is None else last + timedelta(days=self.refresh_days)

    def question(self, number: int) -> str:
        """What the check of this number asks back; the last question comes again when there are fewer."""
        if not self.questions:
            return f"Without looking: what do you remember of “{self.title}”, and where did you use it?"
        return self.questions[min(number, len(self.questions)) - 1]

    def task(self, number: int) -> str:
        """What is tried on the job until the check of this number."""
        if not self.tasks:
            return f"Use one thing from “{self.title}” on a real call and note what the customer said."
        return self.tasks[min(number, len(self.tasks)) - 1]


def _lines(texts: tuple[str, ...], field: str) -> tuple[str, ...]:
    kept = tuple(text for text in (" ".join(clean_text(t, field).split()) for t in texts) if text)
    if len(kept) > MOST_PROMPTS:
        raise Invalid(field, f"A course has at most {MOST_PROMPTS} {field}, not {len(kept)}.")
    return kept
