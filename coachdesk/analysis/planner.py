"""Plan my quarter: wishes are placed into the hours there are, without a clash, the same way every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from coachdesk.domain.sessions import SessionKind


@dataclass(frozen=True, slots=True)
class Hours:
    """The working week: its days (0 for Monday), the hours of a day, the time left free at midday, the least minutes
    between two sessions, and the most minutes of coaching in a week.
    """

    days: frozenset[int] = frozenset(range(5))
    starts: time = time(9)
    ends: time = time(17)
    lunch: tuple[time, time] | None = (time(12), time(13))
    gap: int = 0
    cap: int = 480
    first_weekday: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A time that is fixed: whose it is, and whether it takes the manager and counts as coaching."""

    start: datetime
    minutes: int
    rep_ids: frozenset[int] = frozenset()
    manager: bool = True
    coaching: bool = True

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Wish:
    """One session to be placed on a day first..last, as near as can be to `ideal` and to the time of day `at`.

    `key` names it for good and breaks ties, so that the same input gives the same plan. `after` is the key of a wish
    that has to be over before: a debrief comes after its training, `within` days of it when that is said, and `weeks`
    after it when it is a spaced one. `before` is the key of a wish that may only begin on a later day: a pre-brief
    stands at most `within` days ahead of its training. `title` is how it is spoken of when it can't be placed.
    """

    key: str
    kind: SessionKind
    title: str
    rep_ids: tuple[int, ...]
    minutes: int
    first: date
    last: date
    ideal: date
    at: time | None = None
    after: str = ""
    within: int | None = None
    weeks: int = 0
    course_id: int | None = None
    number: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A wish with its time."""

    wish: Wish
    start: datetime

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.wish.minutes)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A wish that found no time, and why in one sentence; `away` when its rep is not there on any working day of it."""

    wish: Wish
    why: str
    away: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the planner is given; `off` are days on which nobody meets, `away` the days of each rep's absences,
    both with what to say of them. Nothing is placed before `now`.
    """

    hours: Hours
    now: datetime
    wishes: tuple[Wish, ...]
    fixed: tuple[Taken, ...] = ()
    off: Mapping[date, str] = field(default_factory=dict)
    away: Mapping[int, frozenset[date]] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What became of the wishes, those placed by their start, and the minutes of each week that begins on a day.

    `weeks` counts what is fixed and what is placed; `cap` is the most minutes a week was planned with.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    weeks: tuple[tuple[date, int], ...]
    cap: int = 480
