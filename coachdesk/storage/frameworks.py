"""Frameworks and their versions in the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from coachdesk.domain.errors import Invalid
from coachdesk.domain.frameworks import Framework, FrameworkContent, FrameworkVersion, VersionSkill
from coachdesk.domain.skills import RoleSkill, Skill, SkillLevel
from coachdesk.domain.texts import clean_name
from coachdesk.storage.names import check_free, folded, named_or_nearest
from coachdesk.storage.store import Store

FIRST = "Sales skills"


class Frameworks:
    """Sets of skills. What somebody was rated by is kept as it was, whatever is edited later."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, include_archived: bool = False) -> tuple[Framework, ...]:
        return self._store.find("framework", Framework, "1" if include_archived else "archived = 0")

    def one(self, id: int) -> Framework:  # noqa: A002
        return self._store.one("framework", Framework, id)

    def by_name(self, name: str) -> Framework:
        """The framework with this name in any case; `DeskError` with the nearest names when there is none."""
        return named_or_nearest(name, self.all(include_archived=True), "framework")

    def first(self) -> Framework:
        """The one that skills belong to when none is named; made when there is none, so only in a step."""
        found = self.all() or self.all(include_archived=True)
        return found[0] if found else self.add(Framework(None, FIRST))

    def add(self, framework: Framework) -> Framework:
        check_free(framework, self.all(include_archived=True), "framework")
        with self._store.change(f"Add framework {framework.name}"):
            return self._store.save("framework", framework)

    def edit(self, framework: Framework) -> Framework:
        """Rename, describe or archive; the version is not to be set by hand."""
        check_free(framework, self.all(include_archived=True), "framework")
        kept = replace(framework, version=self.one(framework.id or 0).version)
        with self._store.change(f"Edit framework {framework.name}"):
            return self._store.save("framework", kept)

    def touch(self, framework_id: int) -> Framework:
        """Before an edit of its skills: a version that somebody was rated by is kept, and the next one begins."""
        framework = self.one(framework_id)
        if not self.used(framework):
            return framework
        day, content = self._store.now().date(), _to_json(self.now(framework_id))
        kept = FrameworkVersion(None, framework_id, framework.version, day, content)
        with self._store.change(f"Begin version {framework.version + 1} of {framework.name}"):
            self._store.save("framework_version", kept)
            return self._store.save("framework", replace(framework, version=framework.version + 1))

    def copy(self, framework_id: int, name: str) -> Framework:
        """A new framework with the skills in use, their level texts and what the roles need; nobody is rated by it."""
        source = self.one(framework_id)
        with self._store.change(f"Copy framework {source.name}"):
            made = self.add(Framework(None, name, source.description))
            for skill in self._skills(framework_id):
                self._copy_skill(skill, made.id or 0)
            return made

    def rename_family(self, framework_id: int, old: str, new: str, merge: str | None = None) -> None:
        """Another name for a family in all its skills, those put away too; the name of another one is refused."""
        name, skills = clean_name(new, "family"), self._skills(framework_id, include_archived=True)
        others = (s.family for s in skills if s.family != old and not s.archived)
        if taken := next((family for family in others if folded(family) == folded(name)), ""):
            raise Invalid("family", f"There is a family called “{taken}” already: drag skills to it to move them.")
        if name == old:
            return
        with self._store.change(f"Rename family {old}", merge=merge):
            self.touch(framework_id)
            for skill in skills:
                if skill.family == old:
                    self._store.save("skill", replace(skill, family=name))

    def arrange(self, framework_id: int, places: Sequence[tuple[int, str]]) -> None:
        """Put skills in this order, each in the family beside its id. An order is no part of a version, a family is."""
        known = {skill.id: skill for skill in self._skills(framework_id, include_archived=True)}
        new = [replace(known[id], position=at, family=family) for at, (id, family) in enumerate(places, start=1)]  # noqa: A001
        moved = any(skill.family != known[skill.id].family for skill in new)
        with self._store.change("Move a skill to another family" if moved else "Reorder skills"):
            if moved:
                self.touch(framework_id)
            for skill in new:
                if skill != known[skill.id]:
                    self._store.save("skill", skill)

    def used(self, framework: Framework) -> bool:
        """Whether somebody was rated by, or was sent a form of, its present version."""
        args = [framework.id, framework.version]
        tables = ("assessment", "sent_form")
        asked = (f"select 1 from {name} where framework_id = ? and version = ? limit 1" for name in tables)
        return any(self._store.rows(sql, args) for sql in asked)

    def versions(self, framework_id: int) -> tuple[FrameworkVersion, ...]:
        """The versions that were replaced, the oldest first."""
        return self._store.find("framework_version", FrameworkVersion, "framework_id = ?", (framework_id,), "number")

    def content(self, framework_id: int, version: int) -> FrameworkContent:
        """One version: as it was kept, else as the framework is now."""
        kept = next((v for v in self.versions(framework_id) if v.number == version), None)
        return _from_json(kept) if kept else self.now(framework_id)

    def now(self, framework_id: int) -> FrameworkContent:
        """The present version with the skills in use."""
        framework = self.one(framework_id)
        skills = self._skills(framework_id)
        texts: dict[int, list[tuple[int, str]]] = {}
        for text in self._store.find("skill_level", SkillLevel, order="skill_id, level"):
            texts.setdefault(text.skill_id, []).append((text.level, text.behaviour))
        inside = tuple(
            VersionSkill(
                s.id or 0, s.name, s.family, s.description, tuple(texts.get(s.id or 0, ())), s.weight, s.refresh_days
            )
            for s in skills
        )
        return FrameworkContent(framework_id, framework.name, framework.version, inside)

    def _skills(self, framework_id: int, *, include_archived: bool = False) -> tuple[Skill, ...]:
        where = "framework_id = ?" + ("" if include_archived else " and archived = 0")
        return self._store.find("skill", Skill, where, (framework_id,), "position, id")

    def _copy_skill(self, skill: Skill, framework_id: int) -> None:
        made = self._store.save("skill", replace(skill, id=None, framework_id=framework_id))
        for text in self._store.find("skill_level", SkillLevel, "skill_id = ?", (skill.id,)):
            self._store.save("skill_level", replace(text, id=None, skill_id=made.id or 0))
        for aim in self._store.find("role_skill", RoleSkill, "skill_id = ?", (skill.id,)):
            self._store.save("role_skill", replace(aim, id=None, skill_id=made.id or 0))


def _to_json(content: FrameworkContent) -> str:
    return json.dumps(asdict(content), ensure_ascii=False)


def _from_json(kept: FrameworkVersion) -> FrameworkContent:
    found = json.loads(kept.content)
    skills = [s | {"levels": tuple((level, text) for level, text in s["levels"])} for s in found["skills"]]
    return FrameworkContent(
        kept.framework_id, found["name"], kept.number, tuple(VersionSkill(**skill) for skill in skills)
    )
