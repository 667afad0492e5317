"""What a new team file starts with, all editable: from roles and measures to scorecards and courses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.deals import FitCriterion, FitKind
from coachdesk.domain.measures import Direction, Kind, Measure, Part, Unit
from coachdesk.domain.periods import Cadence
from coachdesk.domain.questions import Model, Question
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.roles import Bucket, Role
from coachdesk.domain.scorecards import Criterion, Scorecard
from coachdesk.domain.skills import Skill
from coachdesk.paths import RESOURCES
from coachdesk.storage.agenda import Questions
from coachdesk.storage.courses import Courses
from coachdesk.storage.deals import Deals
from coachdesk.storage.frameworks import Frameworks
from coachdesk.storage.measures import Measures
from coachdesk.storage.rhythms import Rhythms
from coachdesk.storage.roles import Roles
from coachdesk.storage.scorecards import Scorecards
from coachdesk.storage.skills import Skills
from coachdesk.storage.store import Store


def fill(store: Store) -> None:
    """Everything in one step, which stays in the history but is no step to undo: a new file begins with it."""
    with store.change("Start a team"):
        for entry in _read("roles"):
            role = Roles(store).add(_role(entry))
            Rhythms(store).save(_rhythm(entry["rhythm"], role.id or 0))
        _add_measures(Measures(store))
        Frameworks(store).first()
        add_skills(store)
        add_questions(store)
        add_criteria(store)
        add_scorecards(store)
        add_courses(store)
    store.seal()


def add_skills(store: Store, framework_id: int | None = None) -> int:
    """Add the starter skills that a framework (the first unless named) has not yet, in one step, and say how many.

    They bring their level texts, and their targets for the roles that are in the file by the same name.
    """
    skills, roles = Skills(store), {role.name.casefold(): role.id or 0 for role in Roles(store).all()}
    with store.change("Add the starter skills"):
        home = framework_id or Frameworks(store).first().id
        known = {s.name.casefold() for s in skills.all(include_archived=True) if s.framework_id == home}
        entries = [(family["name"], skill) for family in _read("skills")["families"] for skill in family["skills"]]
        fresh = [(family, skill) for family, skill in entries if skill["name"].casefold() not in known]
        for family, entry in fresh:
            _add_skill(skills, Skill(None, entry["name"], family, framework_id=home), entry, roles)
    return len(fresh)


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


def add_scorecards(store: Store) -> int:
    """Add the starter scorecards that are not there yet, in one step, and say how many.

    A criterion names its skill only when a skill of that name is in the file.
    """
    scorecards = Scorecards(store)
    known = {card.name.casefold() for card in scorecards.all(include_archived=True)}
    skills = {skill.name.casefold(): skill.id for skill in Skills(store).all()}
    fresh = [entry for entry in _read("scorecards") if entry["name"].casefold() not in known]
    with store.change("Add the starter scorecards"):
        for entry in fresh:
            criteria = [_criterion(line, skills.get(line["skill"].casefold())) for line in entry["criteria"]]
            scorecards.save(Scorecard(None, entry["name"], entry["call_type"]), criteria)
    return len(fresh)


def add_courses(store: Store) -> int:
    """Add the starter courses that are not there yet, in one step, and say how many.

    A course names those of its skills that are in the file.
    """
    courses = Courses(store)
    skills = {skill.name.casefold(): skill.id or 0 for skill in Skills(store).all()}
    fresh = [entry for entry in _read("courses") if courses.by_title(entry["title"]) is None]
    with store.change("Add the starter courses"):
        for entry in fresh:
            ids = [skills[name.casefold()] for name in entry["skills"] if name.casefold() in skills]
            courses.save(_course(entry), ids)
    return len(fresh)


def _course(entry: dict[str, Any]) -> Course:
    return Course(
        None, entry["title"], CourseKind(entry["kind"]), entry["minutes"], entry["refresh_days"],
        questions=tuple(entry.get("questions", ())), tasks=tuple(entry.get("tasks", ())),
    )  # fmt: skip


def _criterion(entry: dict[str, Any], skill_id: int | None) -> Criterion:
    return Criterion(None, 0, entry["text"], entry["weight"], entry["1"], entry["3"], entry["5"], skill_id)


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
            part=Part(entry["part"]) if entry["part"] else None,
        )
        ids[entry["name"]] = measures.add(measure).id


def _add_skill(skills: Skills, bare: Skill, entry: dict[str, Any], roles: Mapping[str, int]) -> None:
    skill = skills.add(replace(bare, description=entry["description"], refresh_days=entry["refresh_days"]))
    assert skill.id is not None
    for level, behaviour in entry["levels"].items():
        skills.set_level_text(skill.id, int(level), behaviour)
    for role, level in entry["targets"].items():
        if role_id := roles.get(role.casefold()):
            skills.set_role_target(role_id, skill.id, level)
