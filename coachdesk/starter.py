"""What a new team file starts with: roles, measures, skills, questions and fit criteria, all of it editable."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from coachdesk.domain.deals import FitCriterion, FitKind
from coachdesk.domain.measures import Direction, Kind, Measure, Unit
from coachdesk.domain.periods import Cadence
from coachdesk.domain.questions import Model, Question
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.roles import Bucket, Role
from coachdesk.domain.skills import Skill
from coachdesk.paths import RESOURCES
from coachdesk.storage.agenda import Questions
from coachdesk.storage.deals import Deals
from coachdesk.storage.measures import Measures
from coachdesk.storage.rhythms import Rhythms
from coachdesk.storage.roles import Roles
from coachdesk.storage.skills import Skills
from coachdesk.storage.store import Store


def fill(store: Store) -> None:
    """Everything in one step, which stays in the history but is no step to undo: a new file begins with it."""
    with store.change("Start a team"):
        roles = {r["name"]: Roles(store).add(_role(r)).id or 0 for r in _read("roles")}
        for entry in _read("roles"):
            Rhythms(store).save(_rhythm(entry["rhythm"], roles[entry["name"]]))
        _add_measures(Measures(store))
        skills = Skills(store)
        for family in _read("skills")["families"]:
            for skill in family["skills"]:
                _add_skill(skills, family["name"], skill, roles)
        add_questions(store)
        add_criteria(store)
    store.seal()


def add_questions(store: Store) -> int:
    """Add the starter questions that are not in the bank yet, in one step, and say how many.

    Those of a skill come only when a skill of that name is in the file.
    """
    known = {question.text.casefold() for question in Questions(store).all(include_archived=True)}
    skills = {skill.name.casefold(): skill.id or 0 for skill in Skills(store).all()}
    fresh = [question for question in _questions(skills) if question.text.casefold() not in known]
    with store.change("Add the starter questions"):
        for question in fresh:
            store.save("question", question)
    return len(fresh)


def add_criteria(store: Store) -> int:
    """Add the starter criteria of an ideal customer that are not there yet, in one step, and say how many."""
    deals = Deals(store)
    known = {criterion.text.casefold() for criterion in deals.criteria(include_archived=True)}
    entries = [(FitKind(kind), text) for kind, texts in _read("criteria").items() for text in texts]
    fresh = [FitCriterion(None, kind, text) for kind, text in entries if text.casefold() not in known]
    with store.change("Add the starter criteria"):
        for criterion in fresh:
            deals.add_criterion(criterion)
    return len(fresh)


def _questions(skills: Mapping[str, int]) -> Iterator[Question]:
    entries = _read("questions")
    for model, phases in entries["model"].items():
        yield from (Question(None, text, Model(model), phase) for phase, texts in phases.items() for text in texts)
    for name, texts in entries["skill"].items():
        if skill_id := skills.get(name.casefold()):
            yield from (Question(None, text, skill_id=skill_id) for text in texts)


def _read(name: str) -> Any:
    return json.loads((RESOURCES / "starter" / f"{name}.json").read_text(encoding="utf-8"))


def _role(entry: dict[str, Any]) -> Role:
    return Role(None, entry["name"], Bucket(entry["bucket"]), tuple(entry["ramp"]))


def _rhythm(entry: dict[str, Any], role_id: int) -> Rhythm:
    return Rhythm(None, Every(entry["every"]), entry["minutes"], role_id=role_id)


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
