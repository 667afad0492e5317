"""Rows of courses: one a course, with the skills it serves and what its checks ask; and the same rows out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.skills import Skill
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.numbers import is_missing, parse_number, vote_numbers
from coachdesk.exchange.plans import CourseRow, ImportOptions, ImportPlan, ImportReport, Known, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.sessions import choice, joined_reps, lasting, split_reps, whole
from coachdesk.exchange.sheets import Cell, Sheet
from coachdesk.exchange.skill_rows import Reading, Shelf, key_of
from coachdesk.exchange.tables import Table

COURSE_HEADS = (
    "title", "kind", "skills", "minutes", "refresh days", "materials", "cost", "description", "questions", "tasks",
    "archived",
)  # fmt: skip
BETWEEN = " / "
KINDS = {
    **{fold_head(kind.value): kind for kind in CourseKind},
    **dict.fromkeys(("class", "seminar", "classroom", "instructorled"), CourseKind.WORKSHOP),
    **dict.fromkeys(("online", "video", "selfpaced", "webinar", "ecourse"), CourseKind.E_LEARNING),
    **dict.fromkeys(("drill", "coaching", "practice"), CourseKind.DRILL),
    **dict.fromkeys(("jointcall", "shadowing"), CourseKind.RIDE_ALONG),
    **dict.fromkeys(("certificate", "exam", "test"), CourseKind.CERTIFICATION),
}
YES, NO = frozenset({"yes", "y", "true", "1", "x"}), frozenset({"no", "n", "false", "0"})
ONCE = frozenset({"never", "once", "no", "none"})


class CoursesImport:
    """One reading of a table of courses; one is the same when its title is. An empty cell changes nothing.

    Nothing is taken away. A skill that is not known is left out and listed; a course that is there already then keeps
    the skills it has.
    """

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._read = Reading("courses", table, known, options, ("title",))
        self._known = {key_of(course.title): course for course in known.courses}
        self._serves, self._skills = known.course_skills, {skill.id: skill for skill in known.skills}
        costs = table.column(self._read.at["cost"]) if "cost" in self._read.at else ()
        self._style = vote_numbers(costs)
        self._rows: dict[str, int] = {}
        self._added: list[CourseRow] = []
        self._changed: list[CourseRow] = []
        self._same = self._kindless = 0

    def plan(self) -> ImportPlan:
        """Go through the rows once and compare each."""
        read = self._read
        preview = read.preview(self._row)
        kind = f"{self._kindless:,} new without a kind: taken as “{CourseKind.WORKSHOP.value}”."
        notes = (self._style.note, kind if self._kindless else "")
        report = ImportReport(
            len(read.table.rows), len(self._added), len(self._changed), self._same, tuple(read.skipped), (),
            tuple(note for note in notes if note),
        )  # fmt: skip
        return ImportPlan(report, preview=preview, courses=(*self._added, *self._changed))

    def _row(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        title = row[self._read.at["title"]]
        if not title.strip():
            raise Invalid("title", "no title")
        key = key_of(title)
        if earlier := self._rows.get(key):
            raise Invalid("title", f"Row {earlier} has this course already.")
        old = self._known.get(key)
        course = self._course(row, old, title)
        skills, unknown = self._named_skills(row)
        self._rows[key] = number
        self._kindless += old is None and not self._read.cell(row, "kind").strip()
        self._sort(course, old, None if unknown and old else skills)
        self._tell(number, row, unknown)
        return f"{course.kind.title}: {course.title}", "good"

    def _tell(self, number: int, row: tuple[str, ...], unknown: Iterable[str]) -> None:
        head = self._read.table.heads[self._read.at["skills"]] if "skills" in self._read.at else ""
        self._read.skipped += [Skip(number, head, self._read.cell(row, "skills")[:200], why) for why in unknown]

    def _sort(self, course: Course, old: Course | None, skills: frozenset[int] | None) -> None:
        """Against the one in the file; skills that are used no more stay with their course."""
        if old is None:
            self._added.append(CourseRow(course, skills or frozenset()))
            return
        before = self._serves.get(old.id or 0, frozenset())
        kept = frozenset(at for at in before if at not in self._skills or self._skills[at].archived)
        after = None if skills is None or skills | kept == before else skills | kept
        if course == old and after is None:
            self._same += 1
        else:
            self._changed.append(CourseRow(course, after))

    def _named_skills(self, row: tuple[str, ...]) -> tuple[frozenset[int] | None, list[str]]:
        """The skills of the cell, None where it is empty; and a sentence for each name that is none."""
        names = split_reps(self._read.cell(row, "skills"))
        found, unknown = set[int](), list[str]()
        for name in names:
            try:
                found.add(skill_named(name, self._read.shelf).id or 0)
            except Invalid as error:
                unknown.append(str(error))
        return (frozenset(found) if names else None), unknown

    def _course(self, row: tuple[str, ...], old: Course | None, title: str) -> Course:
        given: dict[str, Any] = {}
        kind = choice(self._read.cell(row, "kind"), "kind", KINDS, CourseKind)
        given |= {} if kind is None else {"kind": kind}
        if cell := self._read.cell(row, "minutes").strip():
            given["minutes"] = lasting(cell)
        elif old is None:
            raise Invalid("minutes", "no length: a new course needs its minutes")
        given |= self._refresh(row) | self._cost(row) | self._texts(row)
        given |= self._archived(row)
        return (partial(Course, None, title) if old is None else partial(replace, old))(**given)

    def _texts(self, row: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in ("materials", "description"):
            if text := self._read.note(row, field):
                found[field] = " ".join(text.split()) if field == "materials" else text
        for field in ("questions", "tasks"):
            if lines := tuple(line for line in self._read.note(row, field).split("\n") if line.strip()):
                found[field] = lines
        return found

    def _refresh(self, row: tuple[str, ...]) -> dict[str, Any]:
        cell = self._read.cell(row, "refresh days").strip()
        if cell.casefold() in ONCE:
            return {"refresh_days": None}
        if is_missing(cell):
            return {}
        try:
            return {"refresh_days": whole(cell.lower().removesuffix("days").strip(), "refresh days")}
        except Invalid as error:
            raise Invalid("refresh days", str(error)) from error

    def _cost(self, row: tuple[str, ...]) -> dict[str, Any]:
        try:
            cost = parse_number(self._read.cell(row, "cost"), self._style)
        except Invalid as error:
            raise Invalid("cost", str(error)) from error
        return {} if cost is None else {"cost": cost}

    def _archived(self, row: tuple[str, ...]) -> dict[str, Any]:
        said = said_yes(self._read.cell(row, "archived"), "archived")
        return {} if said is None else {"archived": said}


def said_yes(cell: str, field: str) -> bool | None:
    """Yes or no, None where the cell is empty."""
    text = cell.strip().casefold().removesuffix(".0")
    if not text:
        return None
    if text not in YES | NO:
        raise Invalid(field, f"“{short(cell)}” is neither yes nor no.")
    return text in YES


def skill_named(name: str, shelf: Shelf) -> Skill:
    """The skill of this name; one that stands in several frameworks is written “Framework / Skill”."""
    try:
        return shelf.find(name)
    except DeskError as refusal:
        parts = name.split(BETWEEN)
        for at in range(1, len(parts)):
            home, bare = BETWEEN.join(parts[:at]), BETWEEN.join(parts[at:])
            if key_of(home) in map(key_of, shelf.frameworks.values()) and bare.strip():
                return shelf.find(bare, home)
        raise Invalid("skills", str(refusal).replace("add a column framework", "write “Framework / Skill”")) from None


def courses_sheet(known: Known) -> Sheet:
    """Every course, those put away too, with the skills in use that it serves."""
    return Sheet("courses", COURSE_HEADS, tuple(_rows(known)))


def _rows(known: Known) -> Iterator[tuple[Cell, ...]]:
    shelf, skills = Shelf(known), {skill.id: skill for skill in known.skills if not skill.archived}
    for one in sorted(known.courses, key=lambda course: key_of(course.title)):
        ids = known.course_skills.get(one.id or 0, frozenset())
        names = sorted(_name_of(skills[at], shelf) for at in ids if at in skills)
        asked, tried = "\n".join(one.questions), "\n".join(one.tasks)
        yield (one.title, one.kind.value, joined_reps(names), one.minutes, one.refresh_days, one.materials, one.cost,
               one.description, asked, tried, "yes" if one.archived else "no")  # fmt: skip


def _name_of(skill: Skill, shelf: Shelf) -> str:
    """Its name, with its framework before it where the name alone does not say which is meant."""
    try:
        if shelf.find(skill.name).id == skill.id:
            return skill.name
    except DeskError:
        pass
    return f"{shelf.frameworks.get(skill.framework_id, '')}{BETWEEN}{skill.name}"
