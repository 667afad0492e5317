"""Refreshers: what a market change asks for, of whom, and how far that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.coverage import Refresher
from coachdesk.analysis.skills import Touching
from coachdesk.domain.courses import Course
from coachdesk.domain.market import MarketChange
from coachdesk.domain.people import Rep

Named = tuple[int, str]
Days = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class TrainingRecords:
    """What coverage is read from: who had which course when, what is booked, and what is asked of whom.

    `attended` and `planned` are days by (rep id, course id), oldest first: attended on a held event, and invited to
    one that is planned. `asked` are the skills with a role's or a person's target, `rated` those with any rating, by
    rep. `serves` are the skills of each course; courses that are archived count as had and are never proposed.
    """

    today: date
    reps: tuple[Rep, ...]
    roles: Mapping[int, str]
    courses: tuple[Course, ...]
    serves: Mapping[int, frozenset[int]]
    skills: Mapping[int, str]
    asked: Mapping[int, frozenset[int]]
    rated: Mapping[int, frozenset[int]]
    attended: Mapping[tuple[int, int], Days]
    planned: Mapping[tuple[int, int], Days]
    market: tuple[Touching, ...]
    certificate_days: int = 60

    def skills_of(self, course_id: int) -> frozenset[int]:
        """The skills of a course that are in use."""
        return self.serves.get(course_id, frozenset()) & self.skills.keys()

    def had(self, rep_id: int, skill_ids: frozenset[int], since: date) -> bool:
        """Whether a rep attended, on that day or later, any course that serves one of these skills."""
        return _any_since(self.attended, self.serves, rep_id, skill_ids, since)

    def invited(self, rep_id: int, skill_ids: frozenset[int], since: date) -> bool:
        """Whether a rep is invited, for that day or later, to any course that serves one of these skills."""
        return _any_since(self.planned, self.serves, rep_id, skill_ids, since)


def _any_since(
    days: Mapping[tuple[int, int], Days], serves: Mapping[int, frozenset[int]], rep_id: int,
    skill_ids: frozenset[int], since: date,
) -> bool:  # fmt: skip
    return any(
        days.get((rep_id, course_id), (date.min,))[-1] >= since
        for course_id, served in serves.items() if served & skill_ids
    )  # fmt: skip


def concerns(change: MarketChange, rep: Rep) -> bool:
    """Whether a change is one of everybody's, or of the rep's role."""
    return change.role_id is None or change.role_id == rep.role_id


def refreshers(records: TrainingRecords) -> tuple[Refresher, ...]:
    """What each change that has happened asks for: one for every course that it takes to serve all touched skills, and
    one without a course for the skills that none serves; those that wait first, then the newest.

    Concerned are reps on the team, of the change's role, of whom a touched skill is asked or who were rated in one.
    Done is who attended, on the day of the change or later, a course for each of these skills.
    """
    happened = [(change, ids & records.skills.keys()) for change, ids in records.market if change.day <= records.today]
    found = [
        _refresher(change, served, course, records)
        for change, ids in happened for course, served in proposed(ids, records)
    ]  # fmt: skip
    rows = [one for one in found if one.waiting or one.booked or one.done]
    return tuple(sorted(rows, key=lambda one: (not one.waiting, -one.day.toordinal(), one.change)))


def proposed(skill_ids: frozenset[int], records: TrainingRecords) -> Iterator[tuple[Course | None, frozenset[int]]]:
    """The courses that serve these skills together, each with those it is proposed for.

    The next one serves most of those that are left, of several the shortest, then by title. What no course serves
    comes last, with None.
    """
    left, courses = frozenset(skill_ids), [course for course in records.courses if not course.archived]
    while left:
        serving = [course for course in courses if records.skills_of(course.id or 0) & left]
        course = min(
            serving, default=None,
            key=lambda c: (-len(records.skills_of(c.id or 0) & left), c.minutes, c.title.casefold()),
        )  # fmt: skip
        served = records.skills_of(course.id or 0) & left if course else left
        yield course, served
        left -= served


def _refresher(change: MarketChange, ids: frozenset[int], course: Course | None, records: TrainingRecords) -> Refresher:
    waiting: list[Named] = []
    booked: list[Named] = []
    done: list[Named] = []
    for rep, own in _concerned(change, ids, records):
        at, since = rep.id or 0, change.day
        lacking = [one for one in map(_alone, own) if not records.had(at, one, since)]
        coming = all(records.invited(at, one, since) for one in lacking)
        (waiting if not coming else booked if lacking else done).append((at, rep.name))
    names = tuple(sorted((records.skills[i] for i in ids), key=str.casefold))
    title = course.title if course else ""
    return Refresher(
        change.id or 0, change.title, change.day, course.id if course else None, title, ids, names,
        tuple(waiting), tuple(booked), tuple(done), _words(names, title, (waiting, booked, done)),
    )  # fmt: skip


def _alone(skill_id: int) -> frozenset[int]:
    return frozenset((skill_id,))


def _concerned(
    change: MarketChange, ids: frozenset[int], records: TrainingRecords
) -> Iterator[tuple[Rep, frozenset[int]]]:  # fmt: skip
    """Who has to do with these skills, and with which of them."""
    for rep in records.reps:
        at = rep.id or 0
        own = ids & (records.asked.get(at, frozenset()) | records.rated.get(at, frozenset()))
        if rep.present and concerns(change, rep) and own:
            yield rep, own


def _words(skills: Sequence[str], course: str, groups: tuple[Sequence[Named], ...]) -> str:
    """How far it is, in one sentence with counts; while somebody waits, which course serves the skills."""
    waiting, booked, done = map(len, groups)
    of = words.plural(waiting + booked + done, "rep")
    touched = f"Touches {words.listed(list(skills))}."
    if not waiting:
        return f"{touched} {done} of {of} refreshed{f', {booked} booked' if booked else ''}."
    state = [f"{waiting} of {of} {'waits' if waiting == 1 else 'wait'} for a refresher"]
    state += [f"{count} {word}" for count, word in ((booked, "booked"), (done, "done")) if count]
    if not course:
        return f"{touched} {', '.join(state)}. No course serves {'it' if len(skills) == 1 else 'them'} yet."
    part = "it" if len(skills) == 1 else "both" if len(skills) == 2 else "all of them"
    return f"{touched} {', '.join(state)}. “{course}” serves {part}."
