"""Verbs that bring records in: a roster, numbers, sessions, commitments, skills, ratings, training, a filled form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from coachdesk.analysis.words import plural
from coachdesk.cli.calendars import import_calendar
from coachdesk.cli.options import (
    Command,
    file_argument,
    json_option,
    opened,
    print_json,
    print_table,
    progress,
    today_option,
)
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import plain_line
from coachdesk.exchange.plans import Also, ImportOptions, ImportReport
from coachdesk.exchange.raw import digits
from coachdesk.exchange.tables import read_table
from coachdesk.forms import FormLook, look_at_form, read_pdf, take_form
from coachdesk.importing import import_table


@click.group("import")
def import_group() -> None:
    """Bring in a roster, numbers, sessions, skills, training (CSV, TSV, XLSX or our own JSON), or a filled form."""


SHARED = (
    file_argument,
    click.argument("src", type=click.Path(path_type=Path)),
    click.option("--map", "pairs", multiple=True, metavar="FIELD=HEAD", help="Which column is which; repeatable."),
    click.option("--sheet", help="The sheet of a workbook; else the first."),
    click.option("--dry-run", is_flag=True, help="Say what would change and change nothing."),
    click.option("--recipe", help="Read the file as a saved recipe says; other options go before it."),
    click.option("--save-recipe", help="Keep these options in the team file under a name."),
    click.option("--add-reps", is_flag=True, help="Add reps whose names are unknown."),
    json_option,
    today_option,
)
RAW = (
    click.option("--rep", "rep_column", metavar="COL", help="Raw rows: the column that names the rep."),
    click.option("--date", "date_column", metavar="COL", help="Raw rows: the column with the date."),
    click.option("--measure", metavar="NAME", help="Raw rows: the measure they add up to."),
    click.option("--sum", "sum_column", metavar="COL", help="Raw rows: add up this column."),
    click.option("--count", is_flag=True, help="Raw rows: count them."),
    click.option("--where", multiple=True, metavar="COL=VALUE", help="Raw rows: only those; repeatable."),
    click.option("--also", multiple=True, metavar="MEASURE=HOW",
                 help="Raw rows: one more measure, as “Won deals=count” or “Bookings=sum:Amount”; repeatable. It takes "
                      "the rows of --where, or of its own: “Calls=count; where Type=Call; where Stage!=Lost”, or "
                      "“Calls=count; all rows”."),
    click.option("--overwrite-typed", is_flag=True, help="Take the file's number where you typed another one."),
)  # fmt: skip


def _with(options: Sequence[Command]) -> Command:
    """Give a command several options, in this order."""

    def add(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return add


@import_group.command("roster")
@_with(SHARED)
def roster(**asked: Any) -> None:
    """Import reps; a role that is not known is made."""
    _bring_in("roster", asked)


@import_group.command("results")
@_with((*SHARED, *RAW))
def results(**asked: Any) -> None:
    """Import results: long, wide, or raw CRM rows with --rep, --date, --measure and --sum or --count."""
    _bring_in("results", asked)


@import_group.command("targets")
@_with(SHARED)
def targets(**asked: Any) -> None:
    """Import targets of reps or roles for a week, month or quarter."""
    _bring_in("targets", asked)


@import_group.command("sessions")
@_with(SHARED)
def sessions(**asked: Any) -> None:
    """Import sessions: rep (several: “A; B”), kind, start, minutes, status, summary."""
    _bring_in("sessions", asked)


@import_group.command("commitments")
@_with(SHARED)
def commitments(**asked: Any) -> None:
    """Import commitments of rep or manager: rep, owner, text, due, done."""
    _bring_in("commitments", asked)


@import_group.command("skills")
@_with(SHARED)
def skills(**asked: Any) -> None:
    """Import skills: framework, family, skill, description, 1 to 5, weight, refresh days, “target: Role”.

    An empty cell changes nothing; earlier ratings keep the version they were made by.
    """
    _bring_in("skills", asked)


@import_group.command("ratings")
@_with(SHARED)
def ratings(**asked: Any) -> None:
    """Import ratings: rep, skill, by (manager, self, “peer: Name”), date, level (1 to 5), evidence."""
    _bring_in("ratings", asked)


@import_group.command("observations")
@_with(SHARED)
def observations(**asked: Any) -> None:
    """Import observations: rep, skill, date, seen, where, level."""
    _bring_in("observations", asked)


@import_group.command("courses")
@_with(SHARED)
def courses(**asked: Any) -> None:
    """Import courses: title, kind, skills (“A; B”), minutes, refresh days, materials, cost, questions, tasks.

    Questions and tasks stand on a line each. An empty cell changes nothing.
    """
    _bring_in("courses", asked)


@import_group.command("training")
@_with(SHARED)
def training(**asked: Any) -> None:
    """Import training, a row for each rep: course or title, start, minutes, rep, presence, before, after, feedback.

    Presence is invited, attended, absent or excused. Nobody is taken out of an event.
    """
    _bring_in("training", asked)


@import_group.command("form")
@file_argument
@click.argument("src", type=click.Path(path_type=Path))
@click.option("--blind", is_flag=True, help="Keep it hidden until you have rated the rep.")
@click.option("--dry-run", is_flag=True, help="Say what stands in the form and change nothing.")
@json_option
@today_option
def form(**asked: Any) -> None:
    """Take in a filled self-assessment form that came back as PDF."""
    with opened(asked["file"], today=asked["today"]) as desk:
        look = look_at_form(desk, read_pdf(asked["src"]), asked["src"].name)
        if not asked["dry_run"]:
            take_form(desk, look, asked["today"], blind=asked["blind"])
    if asked["as_json"]:
        print_json(_form_facts(look, asked))
    else:
        _tell_form(look, asked)


def _form_facts(look: FormLook, asked: dict[str, Any]) -> dict[str, Any]:
    """The document of `--json`; a form that is taken in blind shows no level."""
    words = dict(look.evidence)
    levels = [{"skill": name, "level": level, "evidence": words.get(at, "")} for at, name, level in look.levels]
    return {
        "rep": look.rep.name, "framework": look.framework.name, "version": look.version,
        "sent": look.form.sent, "rated": len(levels), "levels": [] if asked["blind"] else levels,
        "note": "" if asked["blind"] else look.note, "unknown": look.unknown, "warnings": look.warnings,
        "dry_run": asked["dry_run"],
    }  # fmt: skip


def _tell_form(look: FormLook, asked: dict[str, Any]) -> None:
    rated = f"{plural(len(look.levels), 'skill')} rated, {len(look.unknown)} left unknown"
    done = "Would take in" if asked["dry_run"] else "Took in"
    version = f"“{look.framework.name}” version {look.version}"
    click.echo(f"{done} the self-assessment of {look.rep.name} by {version}: {rated}.")
    for warning in look.warnings:
        click.echo(warning)
    if not asked["blind"]:
        words = dict(look.evidence)
        print_table(("skill", "level", "words"), ((name, level, words.get(at)) for at, name, level in look.levels))


def _bring_in(verb: str, asked: dict[str, Any]) -> None:
    today: date = asked["today"]
    with opened(asked["file"], today=today) as desk:
        options = _options(desk, verb, asked)
        progress(f"Reading “{asked['src'].name}” …")
        table = read_table(asked["src"], options.sheet)
        report = import_table(
            desk, verb, table, options, dry_run=asked["dry_run"], recipe=asked["recipe"],
            save_recipe=asked["save_recipe"],
        )  # fmt: skip
    if asked["as_json"]:
        print_json(report.as_json())
    else:
        _tell(report)
    if report.blocked:
        raise DeskError(_unknown(report))


def _options(desk: Desk, verb: str, asked: dict[str, Any]) -> ImportOptions:
    """What the recipe says, with what was typed going before it."""
    base = (
        ImportOptions.from_dict(desk.recipes.one(verb, asked["recipe"]).options) if asked["recipe"] else ImportOptions()
    )
    if asked.get("count") and asked.get("sum_column"):
        raise click.UsageError("Rows are counted or a column is added up: say --count or --sum, not both.")
    raw = ("rep_column", "date_column", "measure", "sum_column", "count", "where", "sheet", "add_reps")
    typed = {key: asked[key] for key in raw if asked.get(key)}
    if asked.get("also"):
        typed["also"] = tuple(_also(text, typed.get("where", base.where)) for text in asked["also"])
    if asked.get("sum_column"):
        typed["count"] = False
    if asked.get("overwrite_typed"):
        typed["replace_typed"] = True
    return replace(base, **typed, mapping={**base.mapping, **dict(_pair(text) for text in asked["pairs"])})


def _also(text: str, where: tuple[str, ...]) -> Also:
    """One more measure as it was written; without a say of its own it takes the rows that the first one takes."""
    first, *rest = (part.strip() for part in text.split(";"))
    measure, _, how = (part.strip() for part in first.rpartition("="))
    kind, _, column = (part.strip() for part in how.partition(":"))
    own = tuple(part[6:].strip() for part in rest if part.casefold().startswith("where "))
    every = any(part.casefold() == "all rows" for part in rest)
    good = measure and (how.casefold() == "count" or (kind.casefold() == "sum" and column))
    if not good or len(own) + every != len(rest) or (own and every):
        raise click.UsageError(
            f"“{text}” does not say how: write “Won deals=count”, “Bookings=sum:Amount”, or with rows of its own "
            "“Calls=count; where Type=Call”."
        )
    return Also(measure, column or None, () if every else own or where)


def _pair(text: str) -> tuple[str, str]:
    field, sign, head = text.partition("=")
    if not (field.strip() and sign and head.strip()):
        raise click.UsageError(f"“{text}” does not say which column is which: write it as name=“Full Name”.")
    return field.strip(), head.strip()


def _tell(report: ImportReport) -> None:
    done = "would be " if report.dry_run else ""
    counts = f"{report.added} {done}added, {report.changed} {done}changed, {report.same} the same"
    click.echo(f"{plural(report.read, 'row')} read: {counts}.")
    if report.kept:
        differ = "differs and was left as it is" if report.kept == 1 else "differ and were left as they are"
        click.echo(f"{plural(report.kept, 'typed number')} {differ}; --overwrite-typed takes the file's.")
        found = ((one.rep, one.measure, one.result, one.was or 0.0) for one in report.conflicts)
        rows = ((rep, measure, own.start, digits(was), digits(own.value)) for rep, measure, own, was in found)
        print_table(("rep", "measure", "from", "typed", "in the file"), rows)
    for note in report.notes:
        click.echo(plain_line(note))
    if report.skipped:
        print_table(
            ("row", "column", "value", "left out because"), ((s.row, s.column, s.value, s.why) for s in report.skipped)
        )


def _unknown(report: ImportReport) -> str:
    """Who is unknown, each with the nearest name there is."""
    names = [f"{u.name} (perhaps {u.nearest})" if u.nearest else u.name for u in report.reps_unknown]
    return (
        f"Nothing was imported, because these names are not on the team: {', '.join(names)}. Add them with --add-reps."
    )


import_group.add_command(import_calendar)
