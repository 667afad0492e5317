"""Verbs about a whole team file: new, sample, check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from coachdesk.cli.options import file_argument, json_option, opened, print_json, progress, today_option
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.sample import make_sample


@click.command()
@file_argument
def new(file: Path) -> None:
    """Make an empty team file with the starter roles, measures and skills."""
    Desk.create(file).close()
    click.echo(f"Made “{file}”.")


@click.command()
@file_argument
@click.option("--reps", default=8, show_default=True, help="How many reps, 1 to 500.")
@click.option("--quarters", default=6, show_default=True, help="How many quarters, with the present one.")
@click.option("--seed", default=1, show_default=True, help="Another number makes another team.")
@today_option
def sample(file: Path, reps: int, quarters: int, seed: int, today: date) -> None:
    """Make a believable sample team; the same arguments give the same bytes of data."""
    progress(f"Making a team of {reps} …")
    make_sample(file, reps=reps, quarters=quarters, seed=seed, today=today)
    click.echo(f"Made “{file}” with {reps} reps and {quarters} quarters of numbers.")


@click.command()
@file_argument
@json_option
def check(file: Path, *, as_json: bool) -> None:
    """Check a team file: whole pages, no loose ends, and our own rules; 2 with a list when something is wrong."""
    with opened(file) as desk:
        found = desk.check()
    if as_json:
        print_json({"problems": list(found)})
    else:
        click.echo("\n".join(found) if found else f"“{file}” is whole.")
    if found:
        raise DeskError(f"“{file}” has {len(found)} problem{'s' * (len(found) != 1)}: restore a backup from before.")
