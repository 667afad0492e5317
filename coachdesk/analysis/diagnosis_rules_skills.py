"""Rules on skills: seen below the level needed, and what was learned before the market changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.chance import FAMILY, chance_words, fewer_than
from coachdesk.analysis.diagnosis_rules import (
    EARLY,
    FINE,
    OFF,
    Case,
    Judged,
    seen_of,
    seen_words,
    skills_for,
)
from coachdesk.analysis.skills import Standing, touching

LEAST_SEEN = 3
NEARLY = 0.2
"""Three of three, four of five, six of eight: fewer below the target are no hint."""
MANY_STALE = 3


def skill_gap(case: Case, failing: Sequence[Judged] = ()) -> Judged:
    """The skill that matters most now, if it was seen below its target nearly each time.

    One skill is looked at: of those with three observations at least, the first that goes with a failing step, else
    this quarter's focus, else the widest gap. If it stood at the target, a sight below it would be a toss of a coin at
    most: the sign test (J. Arbuthnot, 1710), exact.
    """
    topic = case.topics["skill gap"]
    standing = next((s for s in _candidates(case, failing) if len(seen_of(case, s.skill.id)) >= LEAST_SEEN), None)
    if standing is None or standing.target is None:
        return Judged(topic, EARLY, _too_few(case))
    levels = [o.level for o in seen_of(case, standing.skill.id) if o.level is not None]
    below = sum(level < standing.target for level in levels)
    chance = fewer_than((len(levels) - below, len(levels)), 0.5)
    said = seen_words(case, standing)
    rated = f"rated {standing.manager} by you" if standing.manager is not None else "not rated by you"
    evidence = [said, f"{below} of {len(levels)} below the target, {rated}"]
    evidence += [chance_words(chance)] if chance <= FAMILY else []
    title = f"{standing.skill.name} is seen below the level needed"
    state = OFF if chance <= NEARLY else FINE
    return Judged(topic, state, said, chance, evidence=tuple(evidence), skills=(standing,), title=title)


def _candidates(case: Case, failing: Sequence[Judged]) -> list[Standing]:
    """Skills with a target: of failing steps, then the focus, then by gap, as the standings come."""
    plan = case.records.plan_of(case.today)
    focus = (plan.focus_id, plan.focus2_id) if plan else ()
    first = [s for one in failing if one.state == OFF for s in skills_for(case, one.topic)]
    rows = [*first, *(s for s in case.standings if s.skill.id in focus), *case.standings]
    return [s for s in dict.fromkeys(rows) if s.target is not None]


def _too_few(case: Case) -> str:
    aimed = [s for s in case.standings if s.target is not None]
    if not aimed:
        return "no skill has a target"
    most = max(aimed, key=lambda s: len(seen_of(case, s.skill.id)))
    count = len(seen_of(case, most.skill.id))
    return f"{count} of {LEAST_SEEN} observations with a level of one skill ({most.skill.name})"


def stale_training(case: Case) -> Judged:
    """Ratings that a market change made stale, or that aged: three at least, and a third of them.

    Nothing is estimated here, and an old rating does not say that the skill is gone: a hint at most.
    """
    topic = case.topics["stale training"]
    rated = [s for s in case.standings if s.rated is not None]
    if not rated:
        return Judged(topic, EARLY, "no skill is rated yet")
    stale = [s for s in rated if s.stale]
    role_id = case.records.role.id if case.records.role else -1
    changes = touching(case.records.market, case.today, role_id)
    moved = [s for s in stale if (change := changes.get(s.skill.id or 0)) and _basis(s) < change.day]
    said = f"{len(stale)} of {words.plural(len(rated), 'rated skill')} stale"
    if not moved and (len(stale) < MANY_STALE or 3 * len(stale) < len(rated)):
        return Judged(topic, FINE, said)
    first = sorted(moved or stale, key=lambda s: (-s.skill.weight, -(s.gap or 0)))
    evidence = (said, *(f"{s.skill.name}: {s.why_stale}" for s in first[:2]))
    return Judged(topic, OFF, said, able=False, evidence=evidence, skills=tuple(first))


def _basis(standing: Standing) -> date:
    """The day that a rating stands on."""
    assert standing.rated is not None
    return max(standing.rated, standing.newest or standing.rated)
