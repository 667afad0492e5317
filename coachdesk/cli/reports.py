"""Verbs that print papers, from report plan to report month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from coachdesk.cli.improvement import improvement
from coachdesk.cli.months import month
from coachdesk.cli.options import (
    PATH,
    chosen,
    file_argument,
    force_option,
    opened,
    progress,
    quarter_option,
    reps_option,
    today_option,
)
from coachdesk.cli.papers import outputs, plan_paper, write_papers
from coachdesk.cli.schedule import calendar
from coachdesk.cli.sheets import debrief, prep
from coachdesk.cli.skill_sheets import matrix, scorecard, selfform, skills
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.periods import Quarter

AUDIENCES = click.Choice([audience.value for audience in Audience])


@click.group("report")
def report_group() -> None:
    """Print papers to PDF."""


@report_group.command("plan")
@file_argument
@click.option("-o", "--out", type=PATH, required=True, help="A PDF, or a folder for one PDF a rep.")
@reps_option
@quarter_option
@click.option("--audience", type=AUDIENCES, default="rep", show_default=True, help="Who reads it.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of paper; else the setting.")
@click.option("--one-file", is_flag=True, help="All reps in one PDF, also when OUT is a folder.")
@force_option
@today_option
def plan(
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
    """Print development plans; for a rep without one, a draft with all that is known is printed and not kept."""
    wanted = quarter or Quarter.of(today)
    with opened(file) as desk:
        reps = chosen(desk, names)
        if not reps:
            raise DeskError("There is no rep on the team to print a plan for: add one first.")
        progress(f"Printing {len(reps)} plan{'s' * (len(reps) != 1)} …")
        found = [plan_paper(desk, rep, wanted, Audience(audience), today) for rep in reps]
        papers = tuple(paper for paper, _ in found)
        found_outputs = tuple(outputs(out, papers, f"Plan {wanted}", f"Plans {wanted}", one_file=one_file))
        write_papers(desk, "plan", found_outputs, paper, force=force, team=file)
    drafted = [paper.rep for paper, kept in found if not kept]
    if drafted:
        click.echo(f"No plan for {wanted.title} yet, so printed as an unsaved draft: {', '.join(drafted)}.", err=True)


for command in (prep, debrief, skills, matrix, scorecard, selfform, calendar, improvement, month):
    report_group.add_command(command)
