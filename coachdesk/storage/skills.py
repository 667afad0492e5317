"""Skills, what was seen of them, and ratings in the file."""

from __future__ import annotations

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
    Skill,
    SkillLevel,
)
from coachdesk.storage.names import check_free, named_or_nearest
from coachdesk.storage.store import Store


class Skills:
    """The skill framework and everything rated by it."""

    def __init__(self, store: Store) -> None:
        self._store = store

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
        check_free(skill, self.all(include_archived=True), "skill")
        last = self._store.rows("select coalesce(max(position), 0) from skill")[0][0]
        with self._store.change(f"Add skill {skill.name}"):
            return self._store.save("skill", replace(skill, position=skill.position or last + 1))

    def edit(self, skill: Skill) -> Skill:
        check_free(skill, self.all(include_archived=True), "skill")
        with self._store.change(f"Edit skill {skill.name}"):
            return self._store.save("skill", skill)

    def set_level_text(self, skill_id: int, level: int, behaviour: str) -> None:
        """Say what a level looks like; an empty text removes it."""
        record = SkillLevel(None, skill_id, level, behaviour.strip())
        label = f"Describe {self.one(skill_id).name} {level}"
        self._set("skill_level", record, {"skill_id": skill_id, "level": level}, label, bool(record.behaviour))

    def set_role_target(self, role_id: int, skill_id: int, level: int | None) -> None:
        """The level a role needs in a skill; None when it needs none."""
        record = RoleSkill(None, role_id, skill_id, level or 1)
        label = f"Set the level needed in {self.one(skill_id).name}"
        self._set("role_skill", record, {"role_id": role_id, "skill_id": skill_id}, label, level is not None)

    def observations(self, rep_id: int) -> tuple[Observation, ...]:
        """In day order."""
        return self._store.find("observation", Observation, "rep_id = ?", (rep_id,), "day, id")

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
        sql = """select skill_id, level, rater, day, evidence
            from rating join assessment on assessment.id = assessment_id
            where rep_id = ? order by day, rating.id"""
        return tuple(
            DatedRating(skill_id, level, Rater(rater), date.fromisoformat(day), evidence)
            for skill_id, level, rater, day, evidence in self._store.rows(sql, [rep_id])
        )

    def rate(
        self, rep: Rep, skill: Skill, level: int, day: date, rater: Rater = Rater.MANAGER, evidence: str = ""
    ) -> Rating:
        """Rate a rep; a second rating of the same skill, rater and day takes the place of the first.

        The text of the level is copied, so that the rating keeps its meaning when the framework is reworded.
        """
        assert rep.id is not None
        assert skill.id is not None
        texts = {(t.skill_id, t.level): t.behaviour for t in self.levels()}
        rating = Rating(None, 0, skill.id, level, evidence, texts.get((skill.id, level), ""))
        with self._store.change(f"Rate {rep.name}: {skill.name} {level}"):
            assessment = self._assessment(rep.id, rater, day)
            found = self._store.find("rating", Rating, "assessment_id = ? and skill_id = ?", (assessment.id, skill.id))
            old = found[0].id if found else None
            assert assessment.id is not None
            return self._store.save("rating", replace(rating, id=old, assessment_id=assessment.id))

    def _assessment(self, rep_id: int, rater: Rater, day: date) -> Assessment:
        where = "rep_id = ? and rater = ? and day = ?"
        found = self._store.find("assessment", Assessment, where, (rep_id, rater, day))
        return found[0] if found else self._store.save("assessment", Assessment(None, rep_id, rater, day))

    def _set(self, table: str, record: Any, key: dict[str, int], label: str, keep: bool) -> None:
        where, args = " and ".join(f"{name} = ?" for name in key), list(key.values())
        with self._store.change(label):
            found = self._store.find(table, type(record), where, args)
            if keep:
                self._store.save(table, replace(record, id=found[0].id if found else None))
            else:
                self._store.remove(table, where, args)
