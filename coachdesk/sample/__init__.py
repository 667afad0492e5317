"""A believable sample team, made from a seed: the same arguments give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.errors import Invalid
from coachdesk.domain.roles import Role
from coachdesk.domain.skills import Skill
from coachdesk.sample.assessing import Assessor, weigh
from coachdesk.sample.calendar import keep_calendar
from coachdesk.sample.cast import Member, cast, texts
from coachdesk.sample.coaching import Coach
from coachdesk.sample.figures import Season, rep_targets, results, role_targets
from coachdesk.sample.improving import Improver
from coachdesk.sample.plans import Planner
from coachdesk.sample.scoring import Scorer
from coachdesk.sample.stages import lay_stages

MOST_REPS, MOST_QUARTERS, FULLY_COACHED = 500, 20, 24


def make_sample(path: Path, *, reps: int = 8, quarters: int = 6, seed: int = 1, today: date) -> None:
    """Make a new team file with 1 to 500 reps and 1 to 20 quarters of weekly numbers that end before `today`."""
    if not 1 <= reps <= MOST_REPS:
        raise Invalid("reps", f"A sample team has 1 to {MOST_REPS} reps, not {reps}.")
    if not 1 <= quarters <= MOST_QUARTERS:
        raise Invalid("quarters", f"A sample team has 1 to {MOST_QUARTERS} quarters of numbers, not {quarters}.")
    desk = create(path, today)
    try:
        with desk.store.change("Make the sample team"):
            _fill(desk, reps, quarters, Random(seed), today, seed)  # noqa: S311  no secret: the seed makes it repeatable
        desk.store.seal()
    finally:
        desk.close()


def _fill(desk: Desk, reps: int, quarters: int, rng: Random, today: date, seed: int) -> None:
    team, words = texts("team"), texts("texts")
    measures = {m.name: m.id for m in desk.measures.all() if m.id is not None}
    roles = {role.name: role for role in desk.roles.all()}
    season = Season.of(team, measures, today, quarters)
    desk.settings.save("manager_name", team["manager"])
    members = _join(desk, cast(team, reps, today, rng), roles)
    _count(desk, members, roles, season, rng)
    judged = texts("skills")
    weigh(desk, judged)
    rated = _coach(desk, members, words, rng, today)
    Assessor(desk, judged, today, Random(f"{seed} skills")).judge(members, rated)  # noqa: S311  as the one above
    keep_calendar(desk, members, today, Random(f"{seed} calendar"), FULLY_COACHED)  # noqa: S311  as the one above
    lay_stages(desk, texts("deals")["stages"], today, Random(f"{seed} stages"))  # noqa: S311  as the one above
    Scorer(desk, judged["calls"], today, Random(f"{seed} calls")).score(members)  # noqa: S311  as the one above
    planner = Planner(desk, words, measures, today, team["manager"])
    for place, member in enumerate(members):
        planner.plan(member, rated[place], issued=place < FULLY_COACHED)
    Improver(desk, texts("improvement"), today).improve(members)


def _join(desk: Desk, members: tuple[Member, ...], roles: Mapping[str, Role]) -> tuple[Member, ...]:
    joined = []
    for member in members:
        rep = desk.people.add(replace(member.rep, role_id=roles[member.role].id))
        joined.append(replace(member, rep=rep))
    return tuple(joined)


def _count(desk: Desk, members: Sequence[Member], roles: Mapping[str, Role], season: Season, rng: Random) -> None:
    used = {member.role: roles[member.role].id for member in members}
    aims = [target for role_id in used.values() if role_id for target in role_targets(role_id, season)]
    aims += [target for member in members for target in rep_targets(member, season)]
    desk.targets.save_many(aims, "Targets of the sample team")
    desk.results.save_many([r for m in members for r in results(m, season, rng)], "Results of the sample team")


def _coach(
    desk: Desk, members: Sequence[Member], words: dict[str, Any], rng: Random, today: date
) -> list[tuple[Skill, ...]]:
    coach, rated = Coach(desk, words, today, rng), []
    skills, needed = desk.skills.all(), _needed(desk)
    for member in members:
        own = [skill for skill in skills if (member.rep.role_id, skill.id) in needed]
        rated.append(coach.coach(member, own or skills))
    return rated


def _needed(desk: Desk) -> set[tuple[int, int]]:
    return {(target.role_id, target.skill_id) for target in desk.skills.role_targets()}


def create(path: Path, today: date) -> Desk:
    """A new desk whose clock stands at nine in the morning of `today`, so that the file tells no other time."""
    return Desk.create(path, now=lambda: datetime.combine(today, time(9)))
