"""Standings: where a rep is in each skill, and what that stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill


@dataclass(frozen=True, slots=True)
class Standing:
    """One skill: self and manager side by side, never averaged. `gap` is target less manager (2 = two levels short)."""

    skill: Skill
    target: int | None
    manager: int | None
    self_level: int | None
    gap: int | None
    observations: int
    newest: date | None
    rated: date | None
    stale: bool
    why_stale: str | None
    trend: str | None
    evidence: str

    @property
    def bare(self) -> bool:
        """Rated, with no observation behind it."""
        return self.manager is not None and not self.observations

    @property
    def self_gap(self) -> str:
        """The difference of the two views and its direction, in words."""
        if self.manager is None or self.self_level is None:
            return ""
        apart = self.self_level - self.manager
        return (
            "self and manager agree" if not apart else f"self {abs(apart)} {'above' if apart > 0 else 'below'} manager"
        )


def standings(
    skills: Iterable[Skill],
    role_skills: Iterable[RoleSkill],
    ratings: Sequence[DatedRating],
    observations: Sequence[Observation],
    today: date,
    since: date | None = None,
    role_id: int | None = None,
) -> tuple[Standing, ...]:
    """One standing a skill that is targeted, rated or observed, widest gap first.

    The newest rating of a rater counts. A rating fades when its evidence (the newest observation, else the rating)
    is older than the skill's refresh interval. The trend is against the last manager's rating up to `since`.
    """
    targets = {r.skill_id: r.level for r in role_skills if role_id is None or r.role_id == role_id}
    found = []
    for skill in skills:
        own = sorted((r for r in ratings if r.skill_id == skill.id and r.day <= today), key=lambda r: r.day)
        seen = [o for o in observations if o.skill_id == skill.id and o.day <= today]
        if not skill.archived and (skill.id in targets or own or seen):
            found.append(_standing(skill, targets.get(skill.id or 0), own, seen, today, since))
    return tuple(sorted(found, key=lambda s: (-(s.gap if s.gap is not None else -9), s.skill.position, s.skill.name)))


def _standing(
    skill: Skill,
    target: int | None,
    ratings: Sequence[DatedRating],
    seen: Sequence[Observation],
    today: date,
    since: date | None,
) -> Standing:
    mine = [r for r in ratings if r.rater is Rater.MANAGER]
    theirs = [r for r in ratings if r.rater is Rater.SELF]
    level = mine[-1].level if mine else None
    newest = max((o.day for o in seen), default=None)
    rated = mine[-1].day if mine else None
    why = _fading(skill, newest, rated, today)
    evidence = _evidence(len(seen), newest, rated, today)
    gap = target - level if target is not None and level is not None else None
    own = theirs[-1].level if theirs else None
    trend = _trend(mine, since)
    return Standing(skill, target, level, own, gap, len(seen), newest, rated, why is not None, why, trend, evidence)


def _fading(skill: Skill, newest: date | None, rated: date | None, today: date) -> str | None:
    basis = newest or rated
    if rated is None or basis is None or (today - basis).days <= skill.refresh_days:
        return None
    what = "newest observation" if newest else "rating"
    return f"{what} is {(today - basis).days} days old, refresh is {skill.refresh_days} days"


def _evidence(count: int, newest: date | None, rated: date | None, today: date) -> str:
    if newest is None:
        return "no evidence" if rated else "not rated"
    return f"{count} seen · {words.ago(newest, today)}"


def _trend(mine: Sequence[DatedRating], since: date | None) -> str | None:
    before = [r.level for r in mine if since is None or r.day <= since]
    if since is None:
        before = before[:-1]
    if not before or not mine:
        return None
    change = mine[-1].level - before[-1]
    return "up" if change > 0 else "down" if change < 0 else "same"


def skill_index(found: Iterable[Standing]) -> tuple[int, int]:
    """How many rated skills are at or above the role target, of how many rated skills that have one."""
    rated = [s for s in found if s.gap is not None]
    return sum(s.gap <= 0 for s in rated if s.gap is not None), len(rated)


def index_words(found: Iterable[Standing]) -> str:
    """The index with its count: "4 of 12 rated skills at or above the role target"."""
    reached, rated = skill_index(found)
    return f"{reached} of {rated} rated skills at or above the role target" if rated else "no skill rated yet"
