"""Verbs for other calendars: import calendar, export calendar."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from coachdesk.analysis.words import day_near, plural
from coachdesk.calendars import export_calendar, look_at_calendar, take_calendar
from coachdesk.cli.options import (
    PATH,
    Day,
    file_argument,
    force_option,
    json_option,
    opened,
    print_json,
    print_table,
    progress,
    refuse_existing,
    say,
    today_option,
)
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.calendars import read_file
from coachdesk.exchange.calendars_plan import CalendarReport
from coachdesk.paths import write_whole

ENDING = ".ics"


@click.command("calendar")
@file_argument
@click.argument("src", type=PATH)
@click.option("--name", default="", help="The name to take it in under; else the calendar's own.")
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing.")
@json_option
@today_option
def import_calendar(file: Path, src: Path, name: str, today: date, *, dry_run: bool, as_json: bool) -> None:
    """Import busy times and training events from an iCalendar file (.ics), 30 days back to 2 years ahead.

    A second import of the same calendar exchanges its busy times.
    """
    with opened(file, today=today) as desk:
        progress(f"Reading “{src.name}” …")
        now = _now(today)
        look = look_at_calendar(desk, read_file(src), src.name, now, name)
        report = look.report(dry_run=True) if dry_run else take_calendar(desk, look, now)
    if as_json:
        print_json(report.as_json())
    else:
        _tell(report, today)


@click.command("calendar")
@file_argument
@click.argument("dest", type=PATH)
@click.option("--names", type=click.Choice(["full", "initials", "none"]), default="full", show_default=True,
              help="How titles name people.")  # fmt: skip
@click.option("--from", "first", type=Day(), help="The first day; else 30 days back.")
@click.option("--to", "last", type=Day(), help="The last day; else that of the last session laid.")
@force_option
@today_option
def export_calendar_command(
    file: Path, dest: Path, names: str, first: date | None, last: date | None, today: date, *, force: bool
) -> None:
    """Write sessions, training and follow-ups as an iCalendar file (.ics) for Outlook, Google or Apple.

    No notes, no accounts and no one else's times are in it. Written again, it updates what was told before.
    """
    refuse_existing(dest, force=force, team=file)
    if dest.suffix.lower() != ENDING:
        raise DeskError(f"“{dest.name}” would hold an iCalendar file: end the name with {ENDING}.")
    with opened(file, today=today) as desk:
        write_whole(dest, export_calendar(desk, _now(today), names, first, last))
    say(f"Wrote the calendar to “{dest}”.")


def _now(today: date) -> datetime:
    return datetime.combine(today, datetime.now().time())


def _tell(report: CalendarReport, today: date) -> None:
    done = "would be " if report.dry_run else ""
    counts = f"{report.added} {done}added, {report.changed} {done}changed, {report.same} the same"
    say(f"{plural(report.read, 'event')} of “{report.calendar}” read: {counts}, {report.removed} {done}removed.")
    if report.trainings:
        off = f", {report.called_off} {done}called off" if report.called_off else ""
        say(f"{plural(report.trainings, 'training event')} among them{off}.")
    left = ((report.free, "marked as free"), (report.cancelled, "cancelled"), (report.own, "exported from here"))
    if any(count for count, _ in left):
        say("Left out: " + ", ".join(f"{count} {why}" for count, why in left if count) + ".")
    if report.cut:
        say(f"There were more times than are read, so the list is cut at {day_near(report.cut, today)}.")
    for note in report.notes:
        say(note)
    if report.skipped:
        say(f"{len(report.skipped)} of {report.read} skipped:")
        print_table(("event", "title", "why"), ((s.row or None, s.value, s.why) for s in report.skipped))
