"""What a new team file starts with: roles, measures and a skill framework, all of it editable."""

from __future__ import annotations

import json
from typing import Any

from coachdesk.domain.measures import Direction, Kind, Measure, Unit
from coachdesk.domain.periods import Cadence
from coachdesk.domain.roles import Bucket, Role
from coachdesk.domain.skills import Skill
from coachdesk.paths import RESOURCES
from coachdesk.storage.measures import Measures
from coachdesk.storage.roles import Roles
from coachdesk.storage.skills import Skills
from coachdesk.storage.store import Store


def fill(store: Store) -> None:
    """Everything in one step, which stays in the history but is no step to undo: a new file begins with it."""
    with store.change("Start a team"):
        roles = {r["name"]: Roles(store).add(_role(r)).id or 0 for r in _read("roles")}
        _add_measures(Measures(store))
        skills = Skills(store)
        for family in _read("skills")["families"]:
            for skill in family["skills"]:
                _add_skill(skills, family["name"], skill, roles)
    store.seal()


def _read(name: str) -> Any:
    return json.loads((RESOURCES / "starter" / f"{name}.json").read_text(encoding="utf-8"))


def _role(entry: dict[str, Any]) -> Role:
    return Role(None, entry["name"], Bucket(entry["bucket"]), tuple(entry["ramp"]))


def _add_measures(measures: Measures) -> None:
    """Rates come last to be added, because they are made of others, and keep their place in the list."""
    places = list(enumerate(_read("measures"), start=1))
    ids: dict[str, int | None] = {}
    for position, entry in sorted(places, key=lambda place: place[1]["numerator"] is not None):
        measure = Measure(
            None,
            entry["name"],
            Kind(entry["kind"]),
            Unit(entry["unit"]),
            Cadence(entry["cadence"]),
            Direction(entry["direction"]),
            ids.get(entry["numerator"]),
            ids.get(entry["denominator"]),
            lead=entry["lead"],
            floor_zero=entry["floor_zero"],
            position=position,
            meaning=entry["meaning"],
        )
        ids[entry["name"]] = measures.add(measure).id


def _add_skill(skills: Skills, family: str, entry: dict[str, Any], roles: dict[str, int]) -> None:
    skill = skills.add(Skill(None, entry["name"], family, entry["description"], entry["refresh_days"]))
    assert skill.id is not None
    for level, behaviour in entry["levels"].items():
        skills.set_level_text(skill.id, int(level), behaviour)
    for role, level in entry["targets"].items():
        skills.set_role_target(roles[role], skill.id, level)
