"""Verbs that write records out: a roster, numbers, sessions, commitments, skills, what was seen and rated, training."""

from __future__ import annotations

from pathlib import Path

import click

from coachdesk.cli.calendars import export_calendar_command
from coachdesk.cli.options import PATH, file_argument, force_option, opened, refuse_existing
from coachdesk.importing import export_file

SESSIONS = """\
Write all sessions with their shared notes and why one was missed, moved or cancelled, without private notes.

The reasons are written as they were typed, so that they import back; take that column out before you pass it on.
"""
# what can be written, and its help
EXPORTS = {
    "roster": "Write everyone on the team, without private notes.",
    "results": "Write all results: rep, measure, period, value.",
    "targets": "Write all targets of reps and roles.",
    "sessions": SESSIONS,
    "commitments": "Write all commitments of reps and manager.",
    "skills": "Write the skills in use with their texts and the levels that roles need.",
    "ratings": "Write all ratings, but no blind self-assessment that still waits for yours.",
    "observations": "Write all observations.",
    "courses": "Write all courses with their skills, questions and tasks.",
    "training": "Write all training, a row for each rep, with attendance, scores and what the reps said of it.",
}


@click.group("export")
def export_group() -> None:
    """Write records to CSV, XLSX or JSON, by the ending of DEST; they import back to the same."""


def _command(verb: str, meaning: str) -> click.Command:
    """The verb that writes one kind of record."""

    @click.command(verb, help=meaning)
    @file_argument
    @click.argument("dest", type=PATH)
    @force_option
    def write(file: Path, dest: Path, *, force: bool) -> None:
        refuse_existing(dest, force=force, team=file)
        with opened(file) as desk:
            export_file(desk, verb, dest)
        click.echo(f"Wrote the {verb} to “{dest}”.")

    return write


for _verb, _meaning in EXPORTS.items():
    export_group.add_command(_command(_verb, _meaning))
export_group.add_command(export_calendar_command)
