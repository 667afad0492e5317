"""Standings: where a rep is in each skill, and what that stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from coachdesk.analysis import words
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.skills import DatedRating, Observation, Rater, RepSkill, RoleSkill, Skill

if TYPE_CHECKING:
    from coachdesk.analysis.records import RepRecords

Touching = tuple[MarketChange, frozenset[int]]
"""A market change with the ids of the skills it touches."""

Dated = TypeVar("Dated", DatedRating, Observation)


@dataclass(frozen=True, slots=True)
class Standing:
    """One skill: self and manager side by side, never averaged. `gap` is target less manager (2 = two levels short).

    `target_from` is "person", "role" or "". `peers` are (name, newest level), beside the others and in no figure.
    `self_hidden` says that a blind self-rating waits until the manager has rated.
    """

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
    target_from: str = ""
    peers: tuple[tuple[str, int], ...] = ()
    self_hidden: bool = False

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


def standings_of(
    records: RepRecords, today: date, since: date | None = None, skills: Iterable[Skill] | None = None, *,
    every: bool = False,
) -> tuple[Standing, ...]:  # fmt: skip
    """The standings of one rep, of all skills or of some."""
    role_id = records.role.id if records.role else -1
    return standings(
        records.skills if skills is None else skills, records.role_skills, records.ratings, records.observations,
        today, since, role_id, rep_skills=records.rep_skills, market=records.market, every=every,
    )  # fmt: skip


def standings(
    skills: Iterable[Skill],
    role_skills: Iterable[RoleSkill],
    ratings: Sequence[DatedRating],
    observations: Sequence[Observation],
    today: date,
    since: date | None = None,
    role_id: int | None = None,
    *,
    rep_skills: Iterable[RepSkill] = (),
    market: Iterable[Touching] = (),
    every: bool = False,
) -> tuple[Standing, ...]:
    """One standing a skill that is targeted, rated or observed (or `every` skill), widest gap first, then heaviest.

    Ratings, observations and `rep_skills` are those of one rep; a person's target goes before that of the role. The
    newest rating of a rater counts; a blind self-rating is left out while it is hidden. A rating fades when its
    evidence (the newest observation, else the rating) is older than the skill's refresh interval or than a market
    change that touches the skill. The trend is against the last manager's rating up to `since`.
    """
    targets = {r.skill_id: (r.level, "role") for r in role_skills if role_id is None or r.role_id == role_id}
    targets |= {r.skill_id: (r.level, "person") for r in rep_skills}
    rated, seen = _by_skill(ratings, today), _by_skill(observations, today)
    since_rated, touched = last_rated(ratings, today), touching(market, today, role_id)
    found = []
    for skill in skills:
        at = skill.id or 0
        if skill.archived or not (every or at in targets or at in rated or at in seen):
            continue
        basis = _Basis(rated.get(at, ()), seen.get(at, ()), touched.get(at), since_rated)
        found.append(_standing(skill, targets.get(at, (None, "")), basis, today, since))
    return tuple(sorted(found, key=_order))


def _order(s: Standing) -> tuple[int, int, int, str]:
    return (-(s.gap if s.gap is not None else -9), -s.skill.weight, s.skill.position, s.skill.name)


def _by_skill(rows: Iterable[Dated], today: date) -> dict[int, list[Dated]]:
    """What there is up to today, oldest first, by skill."""
    found: dict[int, list[Dated]] = {}
    for row in sorted((r for r in rows if r.day <= today), key=lambda r: r.day):
        found.setdefault(row.skill_id, []).append(row)
    return found


def last_rated(ratings: Iterable[DatedRating], today: date) -> dict[int, date]:
    """The newest day, up to today, on which the manager rated this rep, by skill."""
    rows = sorted((r for r in ratings if r.rater is Rater.MANAGER and r.day <= today), key=lambda r: r.day)
    return {r.skill_id: r.day for r in rows}


def is_hidden(rating: DatedRating, manager_rated: Mapping[int, date]) -> bool:
    """Whether a blind self-rating waits: until the manager has rated this rep in this skill on that day or later."""
    own = manager_rated.get(rating.skill_id)
    return rating.blind and rating.rater is Rater.SELF and (own is None or own < rating.day)


def waits(assessment_id: int | None, ratings: Sequence[DatedRating], today: date) -> bool:
    """Whether anything of an assessment is still hidden."""
    rated = last_rated(ratings, today)
    return any(r.assessment_id == assessment_id and is_hidden(r, rated) for r in ratings)


def shown_ratings(ratings: Sequence[DatedRating], today: date) -> tuple[DatedRating, ...]:
    """The ratings of one rep up to today, oldest first, without blind self-ratings that wait for the manager's."""
    rated = last_rated(ratings, today)
    known = (r for r in ratings if r.day <= today and not is_hidden(r, rated))
    return tuple(sorted(known, key=lambda r: r.day))


def touching(market: Iterable[Touching], today: date, role_id: int | None = None) -> dict[int, MarketChange]:
    """The newest market change up to today that touches a skill, of this role or of everybody (None: of any role)."""
    found: dict[int, MarketChange] = {}
    for change, skill_ids in sorted(market, key=lambda m: (m[0].day, m[0].id or 0)):
        concerns = change.role_id is None or role_id is None or change.role_id == role_id
        if concerns and change.day <= today:
            found.update(dict.fromkeys(skill_ids, change))
    return found


@dataclass(frozen=True, slots=True)
class _Basis:
    """What one standing is made from; `manager_rated` is the last day on which the manager rated the rep, by skill."""

    ratings: Sequence[DatedRating]
    seen: Sequence[Observation]
    change: MarketChange | None
    manager_rated: Mapping[int, date]

    def by(self, rater: Rater) -> list[DatedRating]:
        return [r for r in self.ratings if r.rater is rater and not self.waits(r)]

    def waits(self, r: DatedRating) -> bool:
        return is_hidden(r, self.manager_rated)


def _standing(
    skill: Skill, aim: tuple[int | None, str], basis: _Basis, today: date, since: date | None
) -> Standing:  # fmt: skip
    mine, theirs, (target, target_from) = basis.by(Rater.MANAGER), basis.by(Rater.SELF), aim
    level, rated = (mine[-1].level, mine[-1].day) if mine else (None, None)
    newest = basis.seen[-1].day if basis.seen else None
    why = _fading(skill, newest, rated, basis.change, today)
    return Standing(
        skill=skill, target=target, manager=level, self_level=theirs[-1].level if theirs else None,
        gap=target - level if target is not None and level is not None else None,
        observations=len(basis.seen), newest=newest, rated=rated, stale=why is not None, why_stale=why,
        trend=_trend(mine, since), evidence=_evidence(len(basis.seen), newest, rated, today),
        target_from=target_from, peers=tuple(sorted({r.by: r.level for r in basis.by(Rater.PEER)}.items())),
        self_hidden=any(basis.waits(r) for r in basis.ratings),
    )  # fmt: skip


def _fading(
    skill: Skill, newest: date | None, rated: date | None, change: MarketChange | None, today: date
) -> str | None:
    """Why a rating faded; a market change is named before age, for it says what to look at again."""
    if rated is None:
        return None
    basis = max(rated, newest or rated)
    if change is not None and basis < change.day:
        return change_words(change, today)
    if (today - basis).days <= skill.refresh_days:
        return None
    what = "newest observation" if newest == basis else "rating"
    return f"{what} is {(today - basis).days} days old, refresh is {skill.refresh_days} days"


def change_words(change: MarketChange, today: date) -> str:
    """Why a market change makes a rating fade: "new competitor (Acme) on 3 Nov touches it"."""
    year = "" if change.day.year == today.year else f" {change.day.year}"
    kind = "market change" if change.kind is MarketKind.OTHER else change.kind.value
    return f"{kind} ({change.title}) on {words.day(change.day)}{year} touches it"


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
    """How many rated skills are at or above their target, of how many rated skills that have one."""
    rated = [s for s in found if s.gap is not None]
    return sum(s.gap <= 0 for s in rated if s.gap is not None), len(rated)


def index_words(found: Iterable[Standing]) -> str:
    """The index with its count: "4 of 12 rated skills at or above the role target"; "the target" if any is personal."""
    rows = tuple(found)
    reached, rated = skill_index(rows)
    own = any(s.target_from == "person" and s.gap is not None for s in rows)
    aim = "the target" if own else "the role target"
    return f"{reached} of {rated} rated skills at or above {aim}" if rated else "no skill rated yet"
