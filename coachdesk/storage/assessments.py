"""Assessments, and what levels people are to reach, in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Assessment, DatedRating, Rater, Rating, RepSkill, SkillLevel
from coachdesk.storage.frameworks import Frameworks
from coachdesk.storage.store import Store

RATERS = {rater.value: rater for rater in Rater}
JOINED = """select skill_id, level, rater, day, evidence, assessment_id, "by", version, level_text, blind, rep_id
    from rating join assessment on assessment.id = assessment_id"""
# of a group, the other columns are those of the row that has the maximum: what SQLite promises for a lone max()
NEWEST = f"""{JOINED} where day <= ? group by rep_id, skill_id, rater, "by", blind having max(day) is not null"""


class Assessments:
    """Who rated whom on which day, by which version of a framework."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._frameworks = Frameworks(store)

    def all(self) -> tuple[Assessment, ...]:
        return self._store.find("assessment", Assessment, order="day, id")

    def of_rep(self, rep_id: int) -> tuple[Assessment, ...]:
        return self._store.find("assessment", Assessment, "rep_id = ?", (rep_id,), "day, id")

    def one(self, id: int) -> Assessment:  # noqa: A002
        return self._store.one("assessment", Assessment, id)

    def ratings_of(self, assessment_id: int) -> tuple[Rating, ...]:
        """The ratings of one assessment."""
        return self._store.find("rating", Rating, "assessment_id = ?", (assessment_id,), "id")

    def ratings(self) -> dict[int, tuple[DatedRating, ...]]:
        """All ratings in day order, by rep: one question for a whole team."""
        found: dict[int, list[DatedRating]] = {}
        for *cells, rep_id in self._store.rows(f"{JOINED} order by day, rating.id"):
            found.setdefault(rep_id, []).append(dated(cells))
        return {rep_id: tuple(rows) for rep_id, rows in found.items()}

    def newest_ratings(self, today: date) -> dict[int, tuple[DatedRating, ...]]:
        """The newest rating up to a day of each skill by each rater, by rep; blind ones beside those that are not.

        One question for a whole team, and all that its standings need: a blind rating that waits hides no older one.
        """
        found: dict[int, list[DatedRating]] = {}
        for *cells, rep_id in self._store.rows(NEWEST, [today]):
            found.setdefault(rep_id, []).append(dated(cells))
        return {rep_id: tuple(rows) for rep_id, rows in found.items()}

    def begin(self, assessment: Assessment) -> Assessment:
        """The assessment of that rep, rater and day by this framework: the one there is, else a new one.

        It stands on the version that is in use now; an assessment begun on an older version keeps that.
        """
        framework = (
            self._frameworks.one(assessment.framework_id) if assessment.framework_id else self._frameworks.first()
        )
        where = 'rep_id = ? and rater = ? and "by" = ? and day = ? and framework_id = ?'
        args = (assessment.rep_id, assessment.rater, assessment.by, assessment.day, framework.id)
        found = self._store.find("assessment", Assessment, where, args)
        if found:
            return found[0]
        rep = self._store.one("rep", Rep, assessment.rep_id).name
        with self._store.change(f"Begin an assessment of {rep}"):
            made = replace(assessment, framework_id=framework.id, version=framework.version)
            return self._store.save("assessment", made)

    def edit(self, assessment: Assessment) -> Assessment:
        """Change note, day or blindness."""
        with self._store.change("Edit an assessment", merge=f"assessment {assessment.id}"):
            return self._store.save("assessment", assessment)

    def remove(self, assessment: Assessment) -> None:
        with self._store.change(f"Remove the assessment of {assessment.day}"):
            self._store.remove("assessment", "id = ?", [assessment.id])

    def set_level(self, assessment: Assessment, skill_id: int, level: int | None, evidence: str | None = None) -> None:
        """Rate one skill; None takes the rating away: unknown stays unknown. No evidence given keeps what there is.

        The text of the level is copied from the version of the assessment.
        """
        where, args = "assessment_id = ? and skill_id = ?", (assessment.id, skill_id)
        old = next(iter(self._store.find("rating", Rating, where, args)), None)
        with self._store.change("Rate a skill", merge=f"assessment {assessment.id} {skill_id}"):
            if level is None:
                self._store.remove("rating", where, list(args))
                return
            words = evidence if evidence is not None else old.evidence if old else ""
            text = self._text(assessment, skill_id, level)
            at = old.id if old else None
            self._store.save("rating", Rating(at, assessment.id or 0, skill_id, level, words, text))

    def save(self, assessment: Assessment, levels: Mapping[int, int], evidence: Mapping[int, str]) -> Assessment:
        """A whole assessment in one step; skills that are not named keep what they have."""
        rep = self._store.one("rep", Rep, assessment.rep_id).name
        with self._store.change(f"Assess {rep}, {assessment.rater.value}, {assessment.day}"):
            kept = self.begin(assessment)
            for skill_id, level in levels.items():
                self.set_level(kept, skill_id, level, evidence.get(skill_id))
            return kept

    def rep_targets(self, rep_id: int | None = None) -> tuple[RepSkill, ...]:
        """The levels set for persons, of one or of all."""
        where, args = ("1", ()) if rep_id is None else ("rep_id = ?", (rep_id,))
        return self._store.find("rep_skill", RepSkill, where, args, "rep_id, skill_id")

    def set_rep_target(self, rep: Rep, skill_id: int, level: int | None) -> None:
        """The level one rep is to reach in a skill; None goes by the role again."""
        args = [rep.id, skill_id]
        with self._store.change(f"Set a level aimed at for {rep.name}"):
            self._store.remove("rep_skill", "rep_id = ? and skill_id = ?", args)
            if level is not None:
                self._store.save("rep_skill", RepSkill(None, rep.id or 0, skill_id, level))

    def _text(self, assessment: Assessment, skill_id: int, level: int) -> str:
        if assessment.framework_id is None:
            return ""
        if self._frameworks.one(assessment.framework_id).version == assessment.version:
            where, args = "skill_id = ? and level = ?", (skill_id, level)
            return next((text.behaviour for text in self._store.find("skill_level", SkillLevel, where, args)), "")
        content = self._frameworks.content(assessment.framework_id, assessment.version)
        return next((s.level_text(level) for s in content.skills if s.id == skill_id), "")


def dated(cells: Sequence[Any]) -> DatedRating:
    """A row of the join as analysis reads it."""
    skill_id, level, rater, day, evidence, assessment_id, by, version, text, blind = cells
    return DatedRating(
        skill_id, level, RATERS[rater], date.fromisoformat(day), evidence, assessment_id, by, version, text, bool(blind)
    )
