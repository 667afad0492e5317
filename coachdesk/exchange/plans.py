"""What an import is asked, what it knows, and what it would do: records that a window shows first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Commitment
from coachdesk.domain.courses import Course
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.measures import Measure, Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill, SkillLevel
from coachdesk.domain.training import Attendance, FollowUp, Training

NEW = "NEW"
Meeting = tuple[Session, tuple[int, ...]]
"""A session with the ids of its reps."""


@dataclass(frozen=True, slots=True)
class Also:
    """One more measure from the same raw rows: the sum of a column, or the count where none is named."""

    measure: str
    sum_column: str | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`aliases` says who an unknown name is: a known name, NEW for a new rep, None to leave its rows out.

    With `rep_column`, `date_column` and `measure`, rows are raw: each counts one, or its `sum_column`; `also` takes
    more measures from them. `day_first` and `decimal` are what was chosen, `usual_…` how the source was read last
    time: that counts only where a column cannot decide by itself.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    rep_column: str | None = None
    date_column: str | None = None
    measure: str | None = None
    sum_column: str | None = None
    count: bool = False
    where: tuple[str, ...] = ()
    sheet: str | None = None
    add_reps: bool = False
    aliases: Mapping[str, str | None] = field(default_factory=dict)
    day_first: bool | None = None
    replace_typed: bool = False
    also: tuple[Also, ...] = ()
    decimal: str | None = None
    usual_day_first: bool | None = None
    usual_decimal: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """As a recipe keeps it."""
        also = [asdict(one) | {"where": list(one.where)} for one in self.also]
        return asdict(self) | {"where": list(self.where), "also": also}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> ImportOptions:
        """Out of a recipe; what this version does not know is left out."""
        known = {key: value for key, value in kept.items() if key in cls.__dataclass_fields__}
        also = tuple(
            Also(one["measure"], one.get("sum_column"), tuple(one.get("where", ()))) for one in known.get("also", ())
        )
        return cls(**(known | {"where": tuple(known.get("where", ())), "also": also}))


@dataclass(frozen=True, slots=True)
class Known:
    """What the team file holds already, as far as an import looks at it; `today` stands for a day no row names."""

    reps: tuple[Rep, ...] = ()
    roles: tuple[Role, ...] = ()
    measures: tuple[Measure, ...] = ()
    results: tuple[Result, ...] = ()
    targets: tuple[Target, ...] = ()
    sessions: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    today: date | None = None
    absences: tuple[Absence, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    skills: tuple[Skill, ...] = ()
    levels: tuple[SkillLevel, ...] = ()
    role_skills: tuple[RoleSkill, ...] = ()
    ratings: tuple[tuple[int, DatedRating], ...] = ()
    """By the id of the rep."""
    observations: tuple[Observation, ...] = ()
    courses: tuple[Course, ...] = ()
    course_skills: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The ids of the skills by the id of the course."""
    trainings: tuple[Training, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """A row, or one cell of it, that was not taken, and why."""

    row: int
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class UnknownRep:
    """A name of the file that is not on the team, in how many rows it stands, and who comes nearest."""

    name: str
    rows: int
    nearest: str | None


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that is new (`was` is None) or differs from the one that stands; its rep and measure by their names."""

    rep: str
    measure: str
    cadence: Cadence
    was: float | None
    result: Result

    @property
    def key(self) -> tuple[int, int, date]:
        """Which number it is: rep, measure and first day of the period."""
        return self.result.rep_id, self.result.measure_id, self.result.start

    def as_json(self) -> dict[str, Any]:
        """A typed number beside the file's, as `--json` lists it."""
        return {"rep": self.rep, "measure": self.measure, "start": self.result.start, "typed": self.was,
                "file": self.result.value}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts and lists of one import; `kept` counts typed numbers that differ and were left as they are."""

    read: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    skipped: tuple[Skip, ...] = ()
    reps_unknown: tuple[UnknownRep, ...] = ()
    notes: tuple[str, ...] = ()
    kept: int = 0
    dry_run: bool = False
    conflicts: tuple[NumberChange, ...] = ()
    """The typed numbers that differ, each beside the file's."""
    fruitless: str = ""
    """The sentence that says why not one row can be read, where that is so."""

    @property
    def blocked(self) -> bool:
        """Whether names must be settled first: until then nothing is imported."""
        return bool(self.reps_unknown)

    def as_json(self) -> dict[str, Any]:
        """The document that `--json` prints."""
        return {
            "read": self.read, "added": self.added, "changed": self.changed, "same": self.same,
            "skipped": [asdict(s) for s in self.skipped], "reps_unknown": [asdict(u) for u in self.reps_unknown],
            "notes": list(self.notes), "kept": [one.as_json() for one in self.conflicts], "dry_run": self.dry_run,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill to write in the framework of this name (id None for a new one); texts and targets that differ."""

    skill: Skill
    framework: str
    texts: tuple[tuple[int, str], ...] = ()
    targets: tuple[tuple[int, int], ...] = ()
    """(role id, level)."""


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rating to write; `by` names a peer, and no evidence keeps what there is."""

    rep_id: int
    skill_id: int
    rater: Rater
    by: str
    day: date
    level: int
    evidence: str = ""
    framework_id: int | None = None


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course to write (id None for a new one); None leaves its skills as they are."""

    course: Course
    skill_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One training event to write: its session, who is invited, what makes it an event, and what differs of who came.

    Session, training and attendance have id None where they are new; attendance then names no training yet.
    """

    session: Session
    training: Training
    reps: tuple[int, ...]
    attendance: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file and, in words, what becomes of it; `tone` is good, watch or muted."""

    row_number: int
    cells: tuple[str, ...]
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates and numbers were read, None where the file has none that could be read in two ways.

    `unsure_date` and `unsure_number` are cells that the columns left open.
    """

    day_first: bool | None = None
    decimal: str | None = None
    unsure_date: str = ""
    unsure_number: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Records to write. A negative id stands for a role or rep that is added by this very plan.

    `facts` says in words what was found in the columns: keys rep, date, value, where, start, due; of more measures
    “value 1” and “where 1” and so on. `changes` are the results that are new or differ, with what stood before.
    """

    report: ImportReport
    roles_added: tuple[Role, ...] = ()
    reps_added: tuple[Rep, ...] = ()
    reps_changed: tuple[Rep, ...] = ()
    results: tuple[Result, ...] = ()
    targets: tuple[Target, ...] = ()
    preview: tuple[PreviewRow, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    sessions: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    skills: tuple[SkillRow, ...] = ()
    ratings: tuple[RatingRow, ...] = ()
    observations: tuple[Observation, ...] = ()
    courses: tuple[CourseRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    changes: tuple[NumberChange, ...] = ()
    reading: Reading = Reading()
