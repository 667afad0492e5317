"""Skills, ratings and observations as tables, which an import takes back to the same records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from coachdesk.analysis.skills import is_hidden, last_rated
from coachdesk.domain.skills import LEVELS, DatedRating, Rater, Skill
from coachdesk.exchange.observations import numbered
from coachdesk.exchange.plans import Known
from coachdesk.exchange.sheets import Cell, Sheet

RATING_HEADS = ("rep", "skill", "by", "date", "level", "evidence", "framework")
OBSERVATION_HEADS = ("rep", "skill", "date", "seen", "where", "level", "framework", "again")
_BEFORE = ("framework", "family", "skill", "description")
_AFTER = ("weight", "refresh days")


def skills_sheet(known: Known) -> Sheet:
    """The skills in use with their texts, and for each role a column of the levels that it needs."""
    heads = (*_BEFORE, *map(str, LEVELS), *_AFTER, *(f"target: {role.name}" for role in known.roles))
    return Sheet("skills", heads, tuple(_skill_rows(known)))


def _skill_rows(known: Known) -> Iterator[tuple[Cell, ...]]:
    texts = {(text.skill_id, text.level): text.behaviour for text in known.levels}
    needed = {(need.skill_id, need.role_id): need.level for need in known.role_skills}
    for framework in known.frameworks:
        own = [s for s in known.skills if s.framework_id == framework.id and not (s.archived or framework.archived)]
        for skill in sorted(own, key=_place):
            behaviours = (texts.get((skill.id or 0, level), "") for level in LEVELS)
            needs = (needed.get((skill.id or 0, role.id or 0)) for role in known.roles)
            yield (framework.name, skill.family, skill.name, skill.description, *behaviours, skill.weight,
                   skill.refresh_days, *needs)  # fmt: skip


def _place(skill: Skill) -> tuple[int, int]:
    return skill.position, skill.id or 0


def ratings_sheet(known: Known) -> Sheet:
    """Every rating; a blind self-assessment stays out for as long as it is hidden, and private notes always."""
    reps, skills = {rep.id: rep.name for rep in known.reps}, {skill.id: skill for skill in known.skills}
    homes = {framework.id: framework.name for framework in known.frameworks}
    rows = (
        _rating_row(reps[rep_id], skills[r.skill_id], r, homes)
        for rep_id, r in shown_of(known) if rep_id in reps and r.skill_id in skills
    )  # fmt: skip
    return Sheet("ratings", RATING_HEADS, tuple(rows))


def shown_of(known: Known) -> Iterator[tuple[int, DatedRating]]:
    """The ratings, with the rep of each, without blind self-ratings that wait."""
    by_rep: dict[int, list[DatedRating]] = {}
    for rep_id, rating in known.ratings:
        by_rep.setdefault(rep_id, []).append(rating)
    rated = {rep_id: last_rated(found, known.today or date.max) for rep_id, found in by_rep.items()}
    return ((at, r) for at, r in known.ratings if not is_hidden(r, rated[at]))


def _rating_row(rep: str, skill: Skill, rating: DatedRating, homes: Mapping[int | None, str]) -> tuple[Cell, ...]:
    by = f"peer: {rating.by}" if rating.rater is Rater.PEER else rating.rater.value
    home = homes.get(skill.framework_id, "")
    return rep, skill.name, by, rating.day.isoformat(), rating.level, rating.evidence, home


def observations_sheet(known: Known) -> Sheet:
    """Every observation; a second one of the same rep, skill, day and words says so in its last cell."""
    return Sheet("observations", OBSERVATION_HEADS, tuple(_observation_rows(known)))


def _observation_rows(known: Known) -> Iterator[tuple[Cell, ...]]:
    reps, skills = {rep.id: rep.name for rep in known.reps}, {skill.id: skill for skill in known.skills}
    homes = {framework.id: framework.name for framework in known.frameworks}
    for key, one in numbered(known.observations):
        if one.rep_id in reps and one.skill_id in skills:
            skill, again = skills[one.skill_id], key[-1] if key[-1] > 1 else None
            home = homes.get(skill.framework_id, "")
            yield (reps[one.rep_id], skill.name, one.day.isoformat(), one.seen, one.setting.value, one.level, home,
                   again)  # fmt: skip


SKILL_SHEETS: Mapping[str, Callable[[Known], Sheet]] = {
    "skills": skills_sheet, "ratings": ratings_sheet, "observations": observations_sheet,
}  # fmt: skip
