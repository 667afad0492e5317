"""Verbs that print papers: report plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from coachdesk.analysis.paper import PlanPaper
from coachdesk.cli.options import (
    PATH,
    chosen,
    file_argument,
    force_option,
    opened,
    progress,
    quarter_option,
    refuse_existing,
    reps_option,
    today_option,
)
from coachdesk.cli.papers import plan_bytes, plan_paper
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.periods import Quarter
from coachdesk.paths import safe_name, write_whole

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
        outputs = tuple(_outputs(out, papers, wanted, one_file=one_file))
        for path, _ in outputs:
            refuse_existing(path, force=force, team=file)
        _write(desk, outputs, paper)
    drafted = [paper.rep for paper, kept in found if not kept]
    if drafted:
        click.echo(f"No plan for {wanted.title} yet, so printed as an unsaved draft: {', '.join(drafted)}.", err=True)


def _write(desk: Desk, outputs: Sequence[tuple[Path, tuple[PlanPaper, ...]]], paper: str | None) -> None:
    for path, papers in outputs:
        write_whole(path, plan_bytes(desk, papers, paper))
        click.echo(f"Printed “{path}”.")


def _outputs(
    out: Path, papers: tuple[PlanPaper, ...], quarter: Quarter, *, one_file: bool
) -> Iterator[tuple[Path, tuple[PlanPaper, ...]]]:
    """Which papers go where: a PDF takes all, a folder one a rep."""
    if out.suffix.lower() == ".pdf":
        yield out, papers
        return
    out.mkdir(parents=True, exist_ok=True)
    if one_file:
        yield out / f"{safe_name(f'Plans {quarter}')}.pdf", papers
        return
    taken: set[str] = set()
    for one in papers:
        name = _named(quarter, one.rep)
        count = 2
        while name.lower() in taken:
            name, count = _named(quarter, f"{one.rep} {count}"), count + 1
        taken.add(name.lower())
        yield out / name, (one,)


def _named(quarter: Quarter, rep: str) -> str:
    return f"{safe_name(f'Plan {quarter} {rep}')}.pdf"
