"""Verbs that write records out: a roster, numbers, sessions, commitments, skills, what was seen and rated, training."""

from __future__ import annotations

from pathlib import Path

import click

from coachdesk.cli.calendars import export_calendar_command
from coachdesk.cli.options import PATH, file_argument, force_option, opened, refuse_existing
from coachdesk.importing import export_file

ENDINGS = (".csv", ".xlsx", ".json")


@click.group("export")
def export_group() -> None:
    """Write records to CSV, XLSX or JSON, by the ending of DEST; they import back to the same."""


def _export(verb: str, file: Path, dest: Path, *, force: bool) -> None:
    refuse_existing(dest, force=force, team=file)
    with opened(file) as desk:
        export_file(desk, verb, dest)
    click.echo(f"Wrote the {verb} to “{dest}”.")


@export_group.command("roster")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def roster(file: Path, dest: Path, *, force: bool) -> None:
    """Write everyone on the team, without private notes."""
    _export("roster", file, dest, force=force)


@export_group.command("results")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def results(file: Path, dest: Path, *, force: bool) -> None:
    """Write all results: rep, measure, period, value."""
    _export("results", file, dest, force=force)


@export_group.command("targets")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def targets(file: Path, dest: Path, *, force: bool) -> None:
    """Write all targets of reps and roles."""
    _export("targets", file, dest, force=force)


@export_group.command("sessions")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def sessions(file: Path, dest: Path, *, force: bool) -> None:
    """Write all sessions with their shared notes and why one was missed, moved or cancelled, without private notes.

    The reasons are written as they were typed, so that they import back; take that column out before you pass it on.
    """
    _export("sessions", file, dest, force=force)


@export_group.command("commitments")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def commitments(file: Path, dest: Path, *, force: bool) -> None:
    """Write all commitments of reps and manager."""
    _export("commitments", file, dest, force=force)


@export_group.command("skills")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def skills(file: Path, dest: Path, *, force: bool) -> None:
    """Write the skills in use with their texts and the levels that roles need."""
    _export("skills", file, dest, force=force)


@export_group.command("ratings")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def ratings(file: Path, dest: Path, *, force: bool) -> None:
    """Write all ratings, but no blind self-assessment that still waits for yours."""
    _export("ratings", file, dest, force=force)


@export_group.command("observations")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def observations(file: Path, dest: Path, *, force: bool) -> None:
    """Write all observations."""
    _export("observations", file, dest, force=force)


export_group.add_command(export_calendar_command)


@export_group.command("courses")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def courses(file: Path, dest: Path, *, force: bool) -> None:
    """Write all courses with their skills, questions and tasks."""
    _export("courses", file, dest, force=force)


@export_group.command("training")
@file_argument
@click.argument("dest", type=PATH)
@force_option
def training(file: Path, dest: Path, *, force: bool) -> None:
    """Write all training, a row for each rep, with attendance, scores and what the reps said of it."""
    _export("training", file, dest, force=force)
