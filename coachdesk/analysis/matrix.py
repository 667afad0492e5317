"""The skills matrix: reps against skills, with what each level stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import median

from coachdesk.analysis import words
from coachdesk.analysis.profile import in_order
from coachdesk.analysis.skills import Standing, skill_index
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Skill

FEWEST_RATED = 4
NONE = "not rated"
COUNTED = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MatrixSkill:
    """One column: "aim 3–4" over all roles shown; `median` of the manager's levels with `rated`, the count."""

    skill_id: int
    name: str
    family: str
    aim_words: str
    median: float | None
    rated: int
    weak: bool


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One rep in one skill. `below` is levels short of the target (0 when reached or unknown); `words` say it all."""

    skill_id: int
    level: int | None
    target: int | None
    below: int
    self_level: int | None
    observations: int
    newest: str
    stale: bool
    why_stale: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One rep: cells in the order of the skills; "9 of 12" rated skills with a target are at it."""

    rep_id: int
    rep: str
    initials: str
    role: str
    tier: str
    cells: tuple[MatrixCell, ...]
    reached: int
    rated: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """A team in one framework. `families` are (name, how many columns); `weak` are sentences about the whole team."""

    framework_id: int
    framework: str
    version: int
    families: tuple[tuple[str, int], ...]
    skills: tuple[MatrixSkill, ...]
    rows: tuple[MatrixRow, ...]
    weak: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class MatrixRep:
    """One rep as the matrix is given it: role and tier in words, and where the rep stands in each skill."""

    rep: Rep
    role: str
    tier: str
    standings: tuple[Standing, ...]


def matrix(
    framework: Framework, skills: Sequence[Skill], people: Sequence[MatrixRep], today: date, role: str = ""
) -> Matrix:
    """Reps by name against skills by family, families in the order of their first skill.

    `role` names the only role shown; without it the sentences about weak skills speak of the whole team. Unknown
    levels are left out of the median and of every count.
    """
    columns = in_order(skills)
    rows = tuple(_row(one, columns, today) for one in sorted(people, key=lambda p: p.rep.name.casefold()))
    shown = tuple(_column(skill, [row.cells[at] for row in rows]) for at, skill in enumerate(columns))
    said = tuple(
        _weak_words(skill.name, [row.cells[at] for row in rows], role) for at, skill in enumerate(shown) if skill.weak
    )
    families = tuple((name, len(list(same))) for name, same in groupby(columns, key=lambda s: s.family))
    return Matrix(
        framework.id or 0, framework.name, framework.version, families, shown, rows, said, _summary(rows, columns)
    )


def weak(below: int, rated: int, meant: int = 0) -> bool:
    """Whether a skill is low for a whole team: at least 4 rated reps, three quarters of them below their target.

    At least half of those `meant` to have the skill must be rated: what is unknown doesn't agree with the rest.
    """
    return rated >= FEWEST_RATED and below * 4 >= rated * 3 and rated * 2 >= meant


def _row(one: MatrixRep, columns: Sequence[Skill], today: date) -> MatrixRow:
    found = {s.skill.id: s for s in one.standings}
    cells = tuple(_cell(one.rep, skill, found.get(skill.id), today) for skill in columns)
    reached, rated = skill_index(one.standings)
    return MatrixRow(one.rep.id or 0, one.rep.name, one.rep.initials, one.role, one.tier, cells, reached, rated)


def _cell(rep: Rep, skill: Skill, found: Standing | None, today: date) -> MatrixCell:
    head = f"{rep.name}, {skill.name}"
    if found is None:
        return MatrixCell(skill.id or 0, None, None, 0, None, 0, "", stale=False, why_stale="", words=f"{head}: {NONE}")
    below = max(found.gap, 0) if found.gap is not None else 0
    newest = words.ago(found.newest, today) if found.newest else ""
    return MatrixCell(
        skill.id or 0, found.manager, found.target, below, found.self_level, found.observations, newest,
        found.stale, found.why_stale or "", f"{head}: {_cell_words(found, below, newest)}",
    )  # fmt: skip


def _cell_words(found: Standing, below: int, newest: str) -> str:
    """All that a cell shows and hides, as one would say it."""
    parts = [NONE if found.manager is None else f"level {found.manager}"]
    parts += [f"target {found.target}"] if found.target is not None else []
    parts += [f"{below} below"] if below else []
    parts += [f"self {found.self_level}"] if found.self_level is not None else []
    if newest:
        age = newest if newest == "today" else f"{newest} ago"
        parts.append(f"{words.plural(found.observations, 'observation')}, newest {age}")
    elif found.manager is not None:
        parts.append("no evidence")
    parts += [f"faded: {found.why_stale}"] if found.stale and found.why_stale else []
    return "; ".join(parts)


def _column(skill: Skill, cells: Sequence[MatrixCell]) -> MatrixSkill:
    levels = [cell.level for cell in cells if cell.level is not None]
    below, aimed = _short(cells)
    return MatrixSkill(
        skill.id or 0, skill.name, skill.family, _aim_words(cells), float(median(levels)) if levels else None,
        len(levels), weak(below, aimed, sum(cell.target is not None for cell in cells)),
    )  # fmt: skip


def _short(cells: Sequence[MatrixCell]) -> tuple[int, int]:
    """How many are below their target, of how many that are rated and have one."""
    aimed = [cell for cell in cells if cell.level is not None and cell.target is not None]
    return sum(cell.below > 0 for cell in aimed), len(aimed)


def _aim_words(cells: Sequence[MatrixCell]) -> str:
    aims = [cell.target for cell in cells if cell.target is not None]
    if not aims:
        return ""
    low, high = min(aims), max(aims)
    return f"aim {low}" if low == high else f"aim {low}–{high}"


def _weak_words(skill: str, cells: Sequence[MatrixCell], role: str) -> str:
    below, rated = _short(cells)
    where = f"across {role}" if role else "for the whole team"
    people = COUNTED[rated] if rated < len(COUNTED) else f"{rated:,}"
    count = f"{below} of {rated}{'' if rated == len(cells) else ' rated'} below target"
    return f"{skill} is low {where}: {count}. That is a playbook problem, not {people} people’s."


def _summary(rows: Sequence[MatrixRow], columns: Sequence[Skill]) -> str:
    """How much there is: "9 reps · 12 skills · 104 ratings, 67 with evidence"."""
    rated = [cell for row in rows for cell in row.cells if cell.level is not None]
    seen = sum(cell.observations > 0 for cell in rated)
    ratings = f"{words.plural(len(rated), 'rating')}, {seen:,} with evidence" if rated else "nothing rated yet"
    return " · ".join((words.plural(len(rows), "rep"), words.plural(len(columns), "skill"), ratings))
