"""Skills, what was seen of them, and ratings in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from coachdesk.domain.people import Rep
from coachdesk.domain.skills import (
    Assessment,
    DatedRating,
    Observation,
    Rater,
    Rating,
    RoleSkill,
    Setting,
    Skill,
    SkillLevel,
    check_level,
)
from coachdesk.storage.assessments import JOINED, Assessments, dated
from coachdesk.storage.frameworks import Frameworks
from coachdesk.storage.names import check_free, named_or_nearest
from coachdesk.storage.store import Store


class Skills:
    """The skills of all frameworks, what was seen of them, and how they were rated one by one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._frameworks = Frameworks(store)
        self._assessments = Assessments(store)

    def all(self, include_archived: bool = False) -> tuple[Skill, ...]:
        where = "1" if include_archived else "archived = 0"
        return self._store.find("skill", Skill, where, order="position, id")

    def one(self, id: int) -> Skill:  # noqa: A002
        return self._store.one("skill", Skill, id)

    def by_name(self, name: str) -> Skill:
        """The skill with this name in any case; `DeskError` with the nearest names when there is none."""
        return named_or_nearest(name, self.all(include_archived=True), "skill")

    def levels(self) -> tuple[SkillLevel, ...]:
        return self._store.find("skill_level", SkillLevel, order="skill_id, level")

    def role_targets(self) -> tuple[RoleSkill, ...]:
        return self._store.find("role_skill", RoleSkill, order="role_id, skill_id")

    def add(self, skill: Skill) -> Skill:
        """A new skill, last in order unless it names its place."""
        last = self._store.rows("select coalesce(max(position), 0) from skill")[0][0]
        with self._store.change(f"Add skill {skill.name}"):
            home = skill.framework_id or self._frameworks.first().id or 0
            self._check_free(replace(skill, framework_id=home))
            self._frameworks.touch(home)
            return self._store.save("skill", replace(skill, position=skill.position or last + 1, framework_id=home))

    def edit(self, skill: Skill, merge: str | None = None) -> Skill:
        """Keep a skill; edits with the same `merge` within a minute are one step."""
        self._check_free(skill)
        with self._store.change(f"Edit skill {skill.name}", merge=merge):
            self._touch(skill)
            return self._store.save("skill", skill)

    def arrange(self, ids: Sequence[int]) -> None:
        """Put skills in this order; an order is no part of a version."""
        with self._store.change("Reorder skills"):
            for position, id in enumerate(ids, start=1):  # noqa: A001
                self._store.write("update skill set position = ? where id = ?", [position, id])

    def set_level_text(self, skill_id: int, level: int, behaviour: str, merge: str | None = None) -> None:
        """Say what a level looks like; an empty text removes it."""
        record = SkillLevel(None, skill_id, level, behaviour.strip())
        skill = self.one(skill_id)
        label = f"Describe {skill.name} {level}"
        with self._store.change(label, merge=merge):
            self._touch(skill)
            self._set_level_text(record, label)

    def _set_level_text(self, record: SkillLevel, label: str) -> None:
        skill_id, level = record.skill_id, record.level
        self._set("skill_level", record, {"skill_id": skill_id, "level": level}, label, bool(record.behaviour))

    def set_role_target(self, role_id: int, skill_id: int, level: int | None) -> None:
        """The level a role needs in a skill; None when it needs none."""
        record = RoleSkill(None, role_id, skill_id, level or 1)
        label = f"Set the level needed in {self.one(skill_id).name}"
        self._set("role_skill", record, {"role_id": role_id, "skill_id": skill_id}, label, level is not None)

    def observations(self, rep_id: int) -> tuple[Observation, ...]:
        """In day order."""
        return self._store.find("observation", Observation, "rep_id = ?", (rep_id,), "day, id")

    def observations_by_rep(self) -> dict[int, tuple[Observation, ...]]:
        """Everybody's in day order, by rep: one question for a whole team."""
        found: dict[int, list[Observation]] = {}
        sql = "select id, rep_id, skill_id, day, seen, setting, level from observation order by day, id"
        settings = {setting.value: setting for setting in Setting}
        for id, rep_id, skill_id, day, seen, setting, level in self._store.rows(sql):  # noqa: A001
            one = Observation(id, rep_id, skill_id, date.fromisoformat(day), seen, settings[setting], level)
            found.setdefault(rep_id, []).append(one)
        return {rep_id: tuple(rows) for rep_id, rows in found.items()}

    def observe(self, observation: Observation) -> Observation:
        """Write down what was seen; with an id, correct it."""
        skill = self.one(observation.skill_id).name
        rep = self._store.one("rep", Rep, observation.rep_id).name
        with self._store.change(f"Observe {rep}: {skill}"):
            return self._store.save("observation", observation)

    def remove_observation(self, id: int) -> None:  # noqa: A002
        with self._store.change("Remove an observation"):
            self._store.remove("observation", "id = ?", [id])

    def ratings(self, rep_id: int) -> tuple[DatedRating, ...]:
        """All ratings of a rep in day order."""
        found = self._store.rows(f"{JOINED} where rep_id = ? order by day, rating.id", [rep_id])
        return tuple(dated(cells) for *cells, _rep in found)

    def rate(
        self, rep: Rep, skill: Skill, level: int, day: date, rater: Rater = Rater.MANAGER, evidence: str = ""
    ) -> Rating:
        """Rate a rep; a second rating of the same skill, rater and day takes the place of the first.

        The text of the level is copied, so that the rating keeps its meaning when the framework is reworded.
        """
        assert rep.id is not None
        assert skill.id is not None
        check_level(level)
        with self._store.change(f"Rate {rep.name}: {skill.name} {level}"):
            kept = self._assessments.begin(Assessment(None, rep.id, rater, day, framework_id=skill.framework_id))
            self._assessments.set_level(kept, skill.id, level, evidence)
            return next(r for r in self._assessments.ratings_of(kept.id or 0) if r.skill_id == skill.id)

    def _touch(self, skill: Skill) -> None:
        """A change of what a skill is begins a new version of its framework, once the present one was used."""
        if skill.framework_id is not None:
            self._frameworks.touch(skill.framework_id)

    def _check_free(self, skill: Skill) -> None:
        """Names are apart within a framework."""
        same = [s for s in self.all(include_archived=True) if s.framework_id == skill.framework_id]
        check_free(skill, same, "skill")

    def _set(self, table: str, record: Any, key: dict[str, int], label: str, keep: bool) -> None:
        where, args = " and ".join(f"{name} = ?" for name in key), list(key.values())
        with self._store.change(label):
            found = self._store.find(table, type(record), where, args)
            if keep:
                self._store.save(table, replace(record, id=found[0].id if found else None))
            else:
                self._store.remove(table, where, args)
