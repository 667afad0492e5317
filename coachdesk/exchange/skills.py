"""Rows of skills: one a skill, with its family, its behaviour texts and the levels that roles need."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from coachdesk.domain.errors import Invalid
from coachdesk.domain.roles import Role
from coachdesk.domain.skills import LEVELS, Skill
from coachdesk.domain.texts import clean_name, clean_note
from coachdesk.exchange.names import fold, nearest
from coachdesk.exchange.numbers import is_missing
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, SkillRow
from coachdesk.exchange.raw import short
from coachdesk.exchange.sessions import whole
from coachdesk.exchange.skill_rows import Reading, key_of
from coachdesk.exchange.tables import Table

FIRST = "Sales skills"
Key = tuple[str, str]
_TARGET = re.compile(r"(?:target|level needed|needed)\s*[:–—-]\s*(.+)", re.IGNORECASE | re.DOTALL)


class SkillsImport:
    """One reading of a table of skills; one is the same when framework and name are. An empty cell changes nothing.

    Nothing is taken away, and what somebody was rated by stays: a change begins a new version when it is written.
    """

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._read, self._known = Reading("skills", table, known, options, ("skill",)), known
        names = {one.id: one.name for one in known.frameworks}
        self._names = {key_of(name): name for name in names.values()}
        self._skills = {(key_of(names.get(s.framework_id, FIRST)), key_of(s.name)): s for s in known.skills}
        self._texts = {(text.skill_id, text.level): clean_note(text.behaviour) for text in known.levels}
        self._needed = {(need.skill_id, need.role_id): need.level for need in known.role_skills}
        self._roles: dict[int, Role] = {}
        self._notes = [note for at, head in enumerate(table.heads) if (note := self._role_column(at, head))]
        self._rows: dict[Key, int] = {}
        self._added: list[SkillRow] = []
        self._changed: list[SkillRow] = []
        self._same = self._archived = 0
        self._fresh: dict[str, str] = {}

    def plan(self) -> ImportPlan:
        """Go through the rows once and compare each."""
        read = self._read
        preview = read.preview(self._row)
        report = ImportReport(
            len(read.table.rows), len(self._added), len(self._changed), self._same, tuple(read.skipped), (),
            self._told(),
        )  # fmt: skip
        return ImportPlan(report, preview=preview, skills=(*self._added, *self._changed))

    def _told(self) -> tuple[str, ...]:
        notes = [*self._notes, *(f"“{name}” is a new framework." for name in self._fresh.values())]
        if self._archived:
            notes.append(f"{self._archived:,} of the skills are archived here and stay so.")
        if self._changed:
            notes.append("Earlier ratings keep the words they were made by: where there are any, a new version begins.")
        return tuple(notes)

    def _role_column(self, at: int, head: str) -> str:
        """Remember a column of levels that a role needs; a note when there is no such role."""
        found = _TARGET.fullmatch(head.strip())
        if not found:
            return ""
        role = next((one for one in self._known.roles if fold(one.name) == fold(found[1])), None)
        if role is not None:
            self._roles[at], self._read.at[f"target {at}"] = role, at
            return ""
        close = nearest(found[1], [one.name for one in self._known.roles])
        hint = f" (perhaps “{short(close)}”)" if close else ""
        return f"There is no role “{short(found[1])}”{hint}: its column is left out."

    def _row(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        name = row[self._read.at["skill"]]
        if not name.strip():
            raise Invalid("skill", "no name")
        framework = self._framework(self._read.cell(row, "framework"), name)
        key = key_of(framework), key_of(name)
        if earlier := self._rows.get(key):
            raise Invalid("skill", f"Row {earlier} has this skill already.")
        old = self._skills.get(key)
        skill = self._skill(row, old, name)
        texts = tuple(filter(None, (self._text(row, old, level) for level in LEVELS)))
        targets = tuple(filter(None, (self._target(row, old, at) for at in self._roles)))
        self._rows[key] = number
        self._sort(SkillRow(skill, framework, texts, targets), old)
        if key[0] not in self._names:
            self._fresh.setdefault(key[0], framework)
        return f"{skill.family}: {skill.name}", "good"

    def _sort(self, row: SkillRow, old: Skill | None) -> None:
        self._archived += old is not None and old.archived
        if old is None:
            self._added.append(row)
        elif row.skill != old or row.texts or row.targets:
            self._changed.append(row)
        else:
            self._same += 1

    def _framework(self, cell: str, skill: str) -> str:
        """The framework a row is of: the one named, else the only one that has this skill, else the first."""
        if cell.strip():
            return self._names.get(key_of(cell)) or self._fresh.get(key_of(cell)) or clean_name(cell, "framework")
        homes = [home for home, name in self._skills if name == key_of(skill)]
        if len(homes) == 1:
            return self._names.get(homes[0], FIRST)
        return next((one.name for one in self._known.frameworks if not one.archived), FIRST)

    def _skill(self, row: tuple[str, ...], old: Skill | None, name: str) -> Skill:
        given: dict[str, Any] = {}
        if family := self._read.cell(row, "family").strip():
            given["family"] = clean_name(family, "family")
        elif old is None:
            raise Invalid("family", "no family: a new skill needs one")
        if description := self._read.note(row, "description"):
            given["description"] = description
        for field, column in (("weight", "weight"), ("refresh_days", "refresh interval")):
            cell = self._read.cell(row, column)
            if not is_missing(cell):
                given[field] = whole(cell, column)
        make = partial(Skill, None, name) if old is None else partial(replace, old)
        return make(**given)

    def _text(self, row: tuple[str, ...], old: Skill | None, level: int) -> tuple[int, str] | None:
        text = self._read.note(row, str(level))
        known = self._texts.get((old.id or 0, level), "") if old else ""
        return (level, text) if text and text != known else None

    def _target(self, row: tuple[str, ...], old: Skill | None, at: int) -> tuple[int, int] | None:
        role_id = self._roles[at].id or 0
        level = self._read.level(row, f"target {at}")
        known = self._needed.get((old.id or 0, role_id)) if old else None
        return (role_id, level) if level is not None and level != known else None
