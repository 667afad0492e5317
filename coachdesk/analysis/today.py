"""The page that opens in the morning: whom I meet, what is late, who needs me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.charts import Spark
from coachdesk.analysis.commitments import Promise
from coachdesk.domain.sessions import SessionKind, SessionStatus


@dataclass(frozen=True, slots=True)
class Point:
    """One thing worth knowing before a meeting; `kind` is late, signal or note, `side` says where it comes from."""

    kind: str
    words: str
    side: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next session: "10:30", "in 42 minutes · 45 min · Room Birch", and what matters for it."""

    session_id: int
    rep_id: int
    rep: str
    initials: str
    kind: SessionKind
    day: date
    day_words: str
    time: str
    when: str
    subtitle: str
    rhythm: str
    focus: str
    focus_level: int | None
    focus_wanted: int | None
    focus_words: str
    attainment: str
    attainment_words: str
    attainment_tone: str
    spark: Spark | None
    open: int
    late_words: str
    points: tuple[Point, ...]
    prepared: bool
    going_on: bool
    follow_up_id: int = 0


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One session in the week: "Elif K.", "10:30"."""

    session_id: int
    rep_id: int
    words: str
    time: str
    kind: SessionKind
    status: SessionStatus


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One working day with its sessions; `off` names a public holiday or the manager's absence."""

    day: date
    title: str
    today: bool
    off: str
    entries: tuple[WeekEntry, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to prepare or wrap up; `action` is prepare, brief, debrief, finish, record, attend or follow.

    `attend` asks who was at a training; `follow` is the follow-up of one, which may have no session of its own (0).
    """

    session_id: int
    rep_id: int
    rep: str
    initials: str
    words: str
    action: str
    action_words: str
    follow_up_id: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """A rep who needs attention and why, in words; `tone` is risk or watch."""

    rep_id: int
    rep: str
    initials: str
    why: str
    tone: str
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class StaleSkill:
    """A skill of a rep that nobody has observed for its refresh interval: "230 days", "never seen"."""

    rep_id: int
    rep: str
    initials: str
    skill_id: int
    skill: str
    words: str


@dataclass(frozen=True, slots=True)
class CoachingTime:
    """Hours held this quarter against the least and most planned for it; `by_kind` in hours, the largest first.

    A budget is a rep's, so the hours are too: a group session counts in full for each rep there. `own` are the
    manager's hours, a group session once.
    """

    title: str
    hours: float
    by_now: float
    least: float
    most: float
    words: str
    tone: str
    by_kind: tuple[tuple[str, float], ...]
    briefs_words: str
    own: float = 0.0


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """Everything on the page; `overdue` and `due` (the next 7 days) hold both sides' commitments.

    `stale_count` counts all stale skills; `stale` names the stalest.
    """

    title: str
    summary: str
    next: NextMeeting | None
    week: tuple[WeekDay, ...]
    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    open: int
    tasks: tuple[Task, ...]
    time: CoachingTime
    needs: tuple[Need, ...]
    stale: tuple[StaleSkill, ...]
    team: int
    stale_count: int = 0
