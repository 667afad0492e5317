"""The import as the window and the command line call it: look first, then a backup and one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from coachdesk import leaving, settings, training
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.imports import Batch
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.domain.skills import Assessment
from coachdesk.exchange import export_bytes
from coachdesk.exchange.imports import plan_import
from coachdesk.exchange.plans import EventRow, ImportOptions, ImportPlan, ImportReport, Known, RatingRow, SkillRow
from coachdesk.exchange.recipes import SavedRecipe, kept_options
from coachdesk.exchange.skill_rows import key_of
from coachdesk.exchange.tables import Table
from coachdesk.paths import write_whole


@dataclass(frozen=True, slots=True)
class Remember:
    """The recipe that an import is kept under; with no `kept`, only that it was used now."""

    name: str
    kept: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RememberedSource:
    """A saved recipe and the import it was last used for, if that is known."""

    recipe: SavedRecipe
    last: Batch | None = None


def known_of(desk: Desk) -> Known:
    """What the file holds, as an import compares with it."""
    reps = desk.people.all(include_archived=True)
    return Known(
        reps, desk.roles.all(), desk.measures.all(include_archived=True),
        desk.results.all(), desk.targets.all(), desk.sessions.all(), desk.commitments.all(), desk.store.now().date(),
        desk.absences.all(),
        desk.frameworks.all(include_archived=True), desk.skills.all(include_archived=True), desk.skills.levels(),
        desk.skills.role_targets(),
        tuple((rep_id, rating) for rep_id, found in desk.assessments.ratings().items() for rating in found),
        tuple(one for rep in reps for one in desk.skills.observations(rep.id or 0)),
        desk.courses.all(include_archived=True), desk.courses.skills_by_course(),
        desk.trainings.all(), desk.trainings.attendance(), desk.trainings.follow_ups(),
    )  # fmt: skip


def desk_weekday(desk: Desk) -> int:
    """The day that weeks start on, Monday being 0."""
    return settings.first_weekday(desk.settings.all())


def preview_table(desk: Desk, verb: str, table: Table, options: ImportOptions | None = None) -> ImportPlan:
    """What an import would do; nothing is written."""
    return plan_import(verb, table, known_of(desk), options, desk_weekday(desk))


def import_table(
    desk: Desk, verb: str, table: Table, options: ImportOptions | None = None, *, dry_run: bool = False,
    recipe: str | None = None, save_recipe: str | None = None,
) -> ImportReport:  # fmt: skip
    """Take a table in: a backup first, then one step that can be undone; unknown names stop it before anything.

    `recipe` is the one that the options came from; under `save_recipe` they are kept in the same step.
    """
    options = options or ImportOptions()
    plan = preview_table(desk, verb, table, options)
    if plan.report.fruitless:
        raise DeskError(plan.report.fruitless)
    if dry_run:
        report = replace(plan.report, dry_run=True)
        return replace(report, added=0, changed=0, same=0, kept=0, conflicts=()) if report.blocked else report
    remember = Remember(recipe) if recipe else None
    if save_recipe:
        remember = Remember(save_recipe, kept_options(options, plan.reading, table))
    return carry_out(desk, verb, plan, table.name, remember)


def carry_out(desk: Desk, verb: str, plan: ImportPlan, name: str, remember: Remember | None = None) -> ImportReport:
    """Do what was looked at; `name` is the file's, for the step. A blocked plan does nothing.

    The record of the import and the recipe are written in the same step; without a change only a new recipe is.
    """
    report = plan.report
    if report.blocked:
        return replace(report, added=0, changed=0, same=0, kept=0, conflicts=())
    if report.added or report.changed or plan.reps_added:
        desk.backups.before("import")
        label = f"Import {verb} from {name}"
        with desk.store.change(label):
            _write(desk, plan, label)
            counts = (report.read, report.added, report.changed, report.same, len(report.skipped))
            _remember(desk, verb, remember, desk.recipes.record_batch(verb, name, *counts))
    elif remember is not None and remember.kept is not None:
        _remember(desk, verb, remember, None)
    return report


def sources(desk: Desk) -> tuple[RememberedSource, ...]:
    """The saved recipes of every kind, the one used last first."""
    return tuple(
        RememberedSource(SavedRecipe.of(one.verb, one.name, one.options), desk.recipes.last_batch(one))
        for one in desk.recipes.every()
    )


def _remember(desk: Desk, verb: str, remember: Remember | None, batch: int | None) -> None:
    """Keep a recipe, and which import it was used for; what it was used for before stays where this one wrote none."""
    if remember is None:
        return
    if remember.kept is None:
        desk.recipes.used(verb, remember.name, batch or 0)
        return
    earlier = [one for one in desk.recipes.all(verb) if one.name.casefold() == remember.name.casefold()]
    name = earlier[0].name if earlier else remember.name
    last = batch or (earlier[0].options.get("batch") if earlier else None)
    desk.recipes.save(verb, name, {**remember.kept, "batch": last})


def export_file(desk: Desk, verb: str, dest: Path) -> None:
    """Write one kind of record; the kind of file is read from the ending of its name."""
    write_whole(dest, export_bytes(verb, known_of(desk), dest.suffix, desk_weekday(desk)))


def _write(desk: Desk, plan: ImportPlan, label: str) -> None:
    roles = {role.id: desk.roles.add(replace(role, id=None)).id for role in plan.roles_added}

    def settled(rep: Rep) -> Rep:
        return replace(rep, role_id=roles.get(rep.role_id, rep.role_id))

    reps = {rep.id: desk.people.add(replace(settled(rep), id=None)).id for rep in plan.reps_added}
    if plan.reps_changed:
        was = {rep.id: (rep.present, rep.left) for rep in desk.people.all(include_archived=True)}
        desk.people.edit_many([settled(rep) for rep in plan.reps_changed], label)
        gone = [rep for rep in plan.reps_changed if was.get(rep.id) != (rep.present, rep.left)]
        leaving.call_off(desk, gone, desk.store.now())
    if plan.results:
        desk.results.save_many([replace(r, rep_id=reps.get(r.rep_id) or r.rep_id) for r in plan.results], label)
    if plan.targets:
        desk.targets.save_many([replace(t, rep_id=reps.get(t.rep_id, t.rep_id)) for t in plan.targets], label)
    for session, rep_ids in plan.sessions:
        _write_session(desk, session, [reps.get(rep_id) or rep_id for rep_id in rep_ids])
    for promise in plan.commitments:
        settled_promise = replace(promise, rep_id=reps.get(promise.rep_id) or promise.rep_id)
        (desk.commitments.add if promise.id is None else desk.commitments.edit)(settled_promise)
    for skill in plan.skills:
        _write_skill(desk, skill)
    for seen in plan.observations:
        desk.skills.observe(replace(seen, rep_id=reps.get(seen.rep_id) or seen.rep_id))
    _rate(desk, [replace(rating, rep_id=reps.get(rating.rep_id) or rating.rep_id) for rating in plan.ratings])
    _write_training(desk, plan, reps)


def _write_training(desk: Desk, plan: ImportPlan, added: Mapping[int | None, int | None]) -> None:
    for row in plan.courses:
        desk.courses.save(row.course, row.skill_ids)
    for event in plan.events:
        _write_event(desk, event, added)


def _write_event(desk: Desk, row: EventRow, added: Mapping[int | None, int | None]) -> None:
    """An event, who is invited and who was there; what should follow with somebody who was not there is dropped."""
    now = desk.store.now()
    ids = tuple(added.get(rep_id) or rep_id for rep_id in row.reps)
    session = row.session
    if session.id is None:
        session = desk.sessions.add(session, ids)
    else:
        if session.status is SessionStatus.CANCELLED:
            _call_off(desk, desk.sessions.one(session.id), now)
        _write_session(desk, session, list(ids))
    kept = desk.trainings.save(replace(row.training, session_id=session.id or 0))
    who = [added.get(one.rep_id) or one.rep_id for one in row.attendance]
    came = [replace(one, training_id=kept.id or 0, rep_id=rep_id) for one, rep_id in zip(row.attendance, who)]
    desk.trainings.record(came)
    training.follow_who_came(desk, kept, came, now)


def _call_off(desk: Desk, session: Session, now: datetime) -> None:
    """With what should have followed a planned event."""
    if session.status is SessionStatus.PLANNED:
        training.cancel_event(desk, training.event(desk, session.id or 0, now.date()), now)


def _write_session(desk: Desk, session: Session, rep_ids: list[int]) -> None:
    if session.id is None:
        desk.sessions.add(session, rep_ids)
        return
    if set(rep_ids) != set(desk.sessions.reps(session.id)):
        desk.sessions.set_reps(session, rep_ids)
    desk.sessions.edit(session)


def _write_skill(desk: Desk, row: SkillRow) -> None:
    """A skill, its framework where that is new, and what differs; earlier ratings keep the version they stand on."""
    named = [one for one in desk.frameworks.all(include_archived=True) if key_of(one.name) == key_of(row.framework)]
    home = named[0] if named else desk.frameworks.add(Framework(None, row.framework))
    if row.skill.id is None:
        kept = desk.skills.add(replace(row.skill, framework_id=home.id))
    else:
        kept = row.skill if desk.skills.one(row.skill.id) == row.skill else desk.skills.edit(row.skill)
    for level, text in row.texts:
        desk.skills.set_level_text(kept.id or 0, level, text)
    for role_id, level in row.targets:
        desk.skills.set_role_target(role_id, kept.id or 0, level)


def _rate(desk: Desk, rows: Sequence[RatingRow]) -> None:
    """Ratings of one rep, rater, day and framework make one assessment."""
    whole: dict[Assessment, list[RatingRow]] = {}
    for row in rows:
        by = Assessment(None, row.rep_id, row.rater, row.day, framework_id=row.framework_id, by=row.by)
        whole.setdefault(by, []).append(row)
    for assessment, own in whole.items():
        evidence = {row.skill_id: row.evidence for row in own if row.evidence}
        desk.assessments.save(assessment, {row.skill_id: row.level for row in own}, evidence)
