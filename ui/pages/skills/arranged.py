"""Which part of a matrix is shown, in which order, under which headings."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from coachdesk.analysis.matrix import Matrix, MatrixRow
from coachdesk.analysis.tiers import Tier

NAME, INDEX, TIER, GAP = "name", "index", "tier", "gap"
ORDERS = ((GAP, "Worst gap first"), (NAME, "By name"), (INDEX, "By share at target"), (TIER, "By tier"))
GROUPS = (("", "No headings"), ("role", "Headings by role"), ("tier", "Headings by tier"))
TIERS = tuple(tier.title for tier in Tier)
UNKNOWN = {"role": "No role", "tier": "No tier"}

Groups = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose to see; an empty text is everything. `order` is one of ORDERS or the id of a skill."""

    framework_id: int | None = None
    role_id: int | None = None
    tier: str = ""
    family: str = ""
    order: object = NAME
    group: str = ""
    text: str = ""

    @property
    def narrow(self) -> bool:
        """Whether somebody or something is left out."""
        return bool(self.role_id is not None or self.tier or self.family)

    def within(self, frameworks: Container[int | None], roles: Container[int | None]) -> Choice:
        """Without a framework or role that was removed or archived since."""
        framework = self.framework_id if self.framework_id in frameworks else None
        return replace(self, framework_id=framework, role_id=self.role_id if self.role_id in roles else None)


def arranged(matrix: Matrix, choice: Choice) -> tuple[Matrix, Groups]:
    """The part that is chosen, in its order; the groups are (heading, how many rows), none without headings."""
    rows = [row for row in matrix.rows if not choice.tier or row.tier == choice.tier]
    columns = [at for at, skill in enumerate(matrix.skills) if choice.family in {"", skill.family}]
    rows, columns = _said(matrix, rows, columns, choice.text)
    rows = sorted(rows, key=_key(matrix, choice.order))
    if not choice.group:
        return _part(matrix, rows, columns), ()
    rows.sort(key=lambda row: _group_key(row, choice.group))
    groups = groupby(rows, key=lambda row: getattr(row, choice.group) or UNKNOWN[choice.group])
    return _part(matrix, rows, columns), tuple((title, len(list(same))) for title, same in groups)


def _said(
    matrix: Matrix, rows: list[MatrixRow], columns: list[int], text: str
) -> tuple[list[MatrixRow], list[int]]:  # fmt: skip
    """Words that name reps keep those reps; else words that name skills keep those skills; else nothing is left."""
    wanted = text.casefold().split()
    if not wanted:
        return rows, columns
    named = [row for row in rows if _says(f"{row.rep} {row.role} {row.tier}", wanted)]
    if named:
        return named, columns
    found = [at for at in columns if _says(f"{matrix.skills[at].name} {matrix.skills[at].family}", wanted)]
    return (rows if found else []), found


def _says(text: str, wanted: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def _key(matrix: Matrix, order: object) -> Callable[[MatrixRow], Any]:
    """What rows are ordered by; who is not rated stands last, and names part those who are alike."""
    if order == INDEX:
        return lambda row: (not row.rated, -(row.reached / row.rated) if row.rated else 0, row.rep.casefold())
    if order == TIER:
        return lambda row: (tier_place(row.tier), row.rep.casefold())
    if order == GAP:
        return lambda row: (*(-n for n in _gaps(row)), row.rep.casefold())
    at = next((at for at, skill in enumerate(matrix.skills) if skill.skill_id == order), None)
    if at is None:
        return lambda row: row.rep.casefold()
    return lambda row: (row.cells[at].level is None, -row.cells[at].below, row.cells[at].level or 0, row.rep.casefold())


def _gaps(row: MatrixRow) -> tuple[int, int]:
    """The widest gap of a rep, and all gaps together."""
    gaps = [cell.below for cell in row.cells]
    return max(gaps, default=0), sum(gaps)


def tier_place(tier: str) -> int:
    """The place of a tier from the top; one with an addition, such as a month, stands where it does without."""
    return next((at for at, title in enumerate(TIERS) if tier.startswith(title)), len(TIERS))


def _group_key(row: MatrixRow, group: str) -> tuple[int, str]:
    return (tier_place(row.tier), row.tier) if group == "tier" else (int(not row.role), row.role.casefold())


def _part(matrix: Matrix, rows: Sequence[MatrixRow], columns: Sequence[int]) -> Matrix:
    """Only these rows and columns; what was counted over the team stays as it was counted."""
    skills = tuple(matrix.skills[at] for at in columns)
    families = tuple((name, len(list(same))) for name, same in groupby(skills, key=lambda skill: skill.family))
    shown = tuple(replace(row, cells=tuple(row.cells[at] for at in columns)) for row in rows)
    return replace(matrix, skills=skills, rows=shown, families=families)
