"""Verbs of the calendar: show schedule, report calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from coachdesk import scheduling
from coachdesk.analysis import words
from coachdesk.analysis.calendar_paper import CalendarPaper
from coachdesk.analysis.schedule import Entry, EntryKind, Schedule, WeekHours
from coachdesk.analysis.schedule_facts import hours
from coachdesk.analysis.schedule_words import days_of
from coachdesk.cli.options import (
    chosen,
    file_argument,
    force_option,
    json_option,
    opened,
    print_json,
    print_table,
    progress,
    quarter_option,
    say,
    today_option,
)
from coachdesk.cli.papers import make_folder, outputs, write_papers
from coachdesk.cli.sheets import one_file_option, out_option, paper_option
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter, end_of

Place = tuple[Path, Sequence[CalendarPaper]]


class Reader(click.Choice[str]):
    """Whose copy of a calendar it is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The reader, or the reason why there is none for leadership."""
        if str(value).lower() == Audience.LEADERSHIP.value:
            raise DeskError("A calendar says who is met and when, so leadership gets none: take rep or manager.")
        return super().convert(value, param, ctx)


READERS = [Audience.REP.value, Audience.MANAGER.value]


@click.command("schedule")
@file_argument
@quarter_option
@click.option("--rep", "name", metavar="NAME", help="Only what this rep takes part in.")
@today_option
@json_option
def schedule(file: Path, quarter: Quarter | None, name: str | None, today: date, *, as_json: bool) -> None:
    """Show the calendar of a quarter: sessions, trainings, follow-ups, absences, busy times, and what clashes."""
    wanted = quarter or Quarter.of(today)
    with opened(file) as desk:
        rep = desk.people.by_name(name) if name else None
        facts = scheduling.schedule(desk, wanted.first, wanted.last, datetime.combine(today, datetime.now().time()))
    shown = facts if rep is None else _of(rep, facts)
    if as_json:
        print_json([_entry(entry) for entry in shown.entries])
        return
    say(f"{wanted.title}{f', {rep.name}' if rep else ''}: {shown.summary}")
    for week in shown.weeks:
        _print_week(week, shown, own=rep is None)
    if shown.waiting and rep is None:
        click.echo("\nDue from training")
        print_table(("what", "when"), ((one.title, one.when) for one in shown.waiting))


def _of(rep: Rep, facts: Schedule) -> Schedule:
    """What one rep takes part in; the hours and the clashes of the others are not about this rep."""
    entries = tuple(entry for entry in facts.entries if rep.id in entry.rep_ids)
    clashes = sum(1 for entry in entries if entry.clash)
    parts = [words.plural(len(entries), "entry", "entries"), f"{clashes} with a clash" if clashes else ""]
    return replace(facts, entries=entries, summary=" · ".join(part for part in parts if part), clashes=clashes)


def _entry(entry: Entry) -> dict[str, Any]:
    """One entry for a program; what another calendar calls its busy times stays in the window."""
    return {
        "start": f"{entry.start:%Y-%m-%dT%H:%M}", "minutes": entry.minutes, "kind": entry.what,
        "reps": list(entry.names), "clash": entry.clash or None, "status": entry.status, "title": _title(entry),
        "all_day": entry.all_day, "last": entry.last or entry.start.date(),
    }  # fmt: skip


def _title(entry: Entry) -> str:
    return "Busy" if entry.kind is EntryKind.BUSY else entry.title


def _print_week(week: WeekHours, facts: Schedule, *, own: bool) -> None:
    """A week that holds nothing is left out, unless it is the manager’s and something is off."""
    last = end_of(week.first, Cadence.WEEK)
    rows = sorted(_rows(week.first, last, facts))
    if not rows:
        return
    coached = f": {hours(week.minutes)} of {hours(week.cap_minutes)}" if own else ""
    over = f", {week.words}" if own and week.over else ""
    click.echo("")
    say(f"Week {week.number}, {days_of(week.first, last)}{coached}{over}")
    print_table(("day", "time", "minutes", "what", "kind", "status", "clash"), (row[1:] for row in rows))


def _rows(first: date, last: date, facts: Schedule) -> Iterator[tuple[Any, ...]]:
    """(order, then the cells): days off, then entries; one that lasts stands on its first day in this week."""
    for one in facts.days:
        if first <= one.day <= last and (said := " · ".join(w for w in (one.off, one.note) if w)):
            yield (one.day, "", ""), words.weekday(one.day), "", "", said, "", "", ""
    for entry in facts.entries:
        begins, ends = entry.start.date(), entry.last or entry.start.date()
        if begins <= last and ends >= first:
            day, clock = max(begins, first), "" if entry.all_day else f"{entry.start:%H:%M}"
            minutes = "" if entry.all_day else str(entry.minutes)
            status = "" if entry.kind in (EntryKind.ABSENCE, EntryKind.BUSY) else entry.status
            cells = words.weekday(day), clock, minutes, _title(entry), entry.what, status, entry.clash
            yield (day, clock, _title(entry)), *cells


@click.command("calendar")
@file_argument
@out_option
@click.option(
    "--rep", "names", multiple=True, metavar="NAME",
    help="A rep; repeatable; none means one page of the team for the manager, and each rep for --audience rep.",
)  # fmt: skip
@quarter_option
@click.option("--audience", type=Reader(READERS), default="manager", show_default=True, help="Whose copy it is.")
@paper_option
@one_file_option
@force_option
@today_option
def calendar(
    file: Path,
    out: Path,
    names: Sequence[str],
    quarter: Quarter | None,
    audience: str,
    paper: str | None,
    today: date,
    *,
    one_file: bool,
    force: bool,
) -> None:
    """Print a quarter on one page: the team's for you, or one page for each rep that is named.

    The reps' copies hold only a rep's own entries; without a name they are printed for each rep on the team.
    """
    wanted, now = quarter or Quarter.of(today), datetime.combine(today, datetime.now().time())
    with opened(file) as desk:
        if not names and audience == Audience.MANAGER.value:
            path = out if out.suffix.lower() == ".pdf" else _in_folder(out, f"Calendar {wanted}.pdf")
            places: tuple[Place, ...] = ((path, (scheduling.calendar_paper(desk, wanted, now),)),)
        else:
            papers = _papers(desk, chosen(desk, names), wanted, now, Audience(audience))
            places = tuple(outputs(out, papers, f"Calendar {wanted}", f"Calendars {wanted}", one_file=one_file))
        write_papers(desk, "calendar", places, paper, force=force, team=file)


def _papers(
    desk: Desk, reps: Sequence[Rep], quarter: Quarter, now: datetime, audience: Audience
) -> tuple[CalendarPaper, ...]:
    if not reps:
        raise DeskError("There is no rep on the team to print a calendar for: add one first.")
    progress(f"Printing {len(reps)} calendar{'s' * (len(reps) != 1)} …")
    return tuple(scheduling.calendar_paper(desk, quarter, now, rep, audience) for rep in reps)


def _in_folder(out: Path, name: str) -> Path:
    make_folder(out)
    return out / name
