"""What the rules of the diagnosis look at, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from coachdesk.analysis import words
from coachdesk.analysis.chance import Pair
from coachdesk.analysis.deals import DealFit
from coachdesk.analysis.diagnosis import FindingKind
from coachdesk.analysis.funnel import Funnel
from coachdesk.analysis.funnel_facts import Span
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import Standing
from coachdesk.analysis.stages import coarsest, counted_by
from coachdesk.domain.commitments import Commitment
from coachdesk.domain.courses import Course
from coachdesk.domain.findings import Dismissal
from coachdesk.domain.measures import Measure, Part, Result
from coachdesk.domain.periods import Cadence
from coachdesk.domain.questions import Question
from coachdesk.domain.skills import Observation

OFF, FINE, EARLY = "off", "fine", "early"
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Topic:
    """A cause in words: `title` names the finding, `name` what was looked at, `counts` what its numbers count.

    `skills` are names of skills or families that go with it, the likeliest first.
    """

    cause: str
    kind: FindingKind
    title: str
    name: str
    counts: str = ""
    question: str = ""
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one rep of the role: results by what they count, deals with their fit, commitments.

    `counts` are the known numbers of the span, each by the periods it is counted in; `values` all there are, by
    measure and start.
    """

    rows: Mapping[Part, tuple[Result, ...]] = field(default_factory=dict)
    counts: Mapping[Part, Mapping[date, float]] = field(default_factory=dict)
    fits: tuple[DealFit, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    values: Mapping[int, Mapping[date, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One rep with the other reps of the same role, and what findings are made from.

    `course_days` are the next events that the rep is invited to, by course.
    """

    records: RepRecords
    own: Person
    others: tuple[Person, ...]
    parts: Mapping[Part, Measure]
    span: Span
    topics: Mapping[str, Topic]
    enough: int = 20
    standings: tuple[Standing, ...] = ()
    courses: tuple[tuple[Course, frozenset[int]], ...] = ()
    course_days: Mapping[int, date] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    funnel: Funnel | None = None

    @property
    def today(self) -> date:
        return self.span.today

    def pairs(self, person: Person, lower: Part, upper: Part) -> list[Pair]:
        """How many of `lower` and `upper` a person had, by period, where both are known; `upper` first."""
        if lower not in self.parts or upper not in self.parts:
            return []
        cadence = coarsest(counted_by(person.rows.get(part, ()), self.parts[part]) for part in (lower, upper))
        trials, hits = self._counts(person, lower, cadence), self._counts(person, upper, cadence)
        return [(hits[day], trials[day]) for day in sorted(hits.keys() & trials.keys())]

    def _counts(self, person: Person, part: Part, cadence: Cadence) -> Mapping[date, float]:
        measure, rows = self.parts[part], person.rows.get(part, ())
        if cadence is counted_by(rows, measure):
            return person.counts.get(part, {})
        return self.span.counts(rows, measure, cadence)


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule says: `state` is off, fine or early, `words` its numbers for the lists of what was not found.

    `chance` is how often chance alone would do this, None where that can't be told. A rule that is not `able` is a hint
    at most. `skills` are candidates, the likeliest first.
    """

    topic: Topic
    state: str
    words: str
    chance: float | None = None
    able: bool = True
    evidence: tuple[str, ...] = ()
    skills: tuple[Standing, ...] = ()
    measure_id: int | None = None
    title: str = ""


def person_of(
    results: Iterable[Result],
    parts: Mapping[Part, Measure],
    span: Span,
    fits: Sequence[DealFit] = (),
    commitments: Sequence[Commitment] = (),
) -> Person:
    """One rep, with the results sorted by what they count."""
    part_of = {measure.id: part for part, measure in parts.items()}
    rows: dict[Part, list[Result]] = {}
    values: dict[int, dict[date, float]] = {}
    for row in results:
        values.setdefault(row.measure_id, {})[row.start] = row.value
        if (part := part_of.get(row.measure_id)) is not None:
            rows.setdefault(part, []).append(row)
    counts = {part: span.counts(found, parts[part]) for part, found in rows.items()}
    kept = {part: tuple(found) for part, found in rows.items()}
    return Person(kept, counts, tuple(fits), tuple(commitments), values)


def skills_for(case: Case, topic: Topic) -> tuple[Standing, ...]:
    """The skills that go with a cause: this quarter's focus first, then gaps, the widest first, then as listed."""
    plan = case.records.plan_of(case.today)
    focus = (plan.focus_id, plan.focus2_id) if plan else ()
    listed = {name.casefold(): place for place, name in enumerate(topic.skills)}
    found = []
    for standing in case.standings:
        names = (standing.skill.name.casefold(), standing.skill.family.casefold())
        places = [listed[name] for name in names if name in listed]
        if places and not standing.skill.archived:
            found.append((standing.skill.id not in focus, -max(0, standing.gap or 0), min(places), standing))
    return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))


def seen_of(case: Case, skill_id: int | None) -> tuple[Observation, ...]:
    """The observations of one skill in the last year, as far as they name a level."""
    first, rows = case.today - YEAR, case.records.observations
    return tuple(o for o in rows if o.skill_id == skill_id and o.level is not None and first <= o.day <= case.today)


def seen_words(case: Case, standing: Standing) -> str:
    """What was seen of a skill: "5 observations of Discovery depth, median level 2, target 4, newest 3 Nov"."""
    rows, name = seen_of(case, standing.skill.id), standing.skill.name
    aim = f", target {standing.target}" if standing.target is not None else ""
    if not rows:
        return f"{name}: no level observed in the year{aim}"
    middle = words.figure(median(o.level for o in rows if o.level is not None))
    newest = words.day_near(max(o.day for o in rows), case.today)
    return f"{words.plural(len(rows), 'observation')} of {name}, median level {middle}{aim}, newest {newest}"
