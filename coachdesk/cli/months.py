"""The verb that prints the monthly coaching report to leadership: report month."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from coachdesk import monthly
from coachdesk.cli.options import file_argument, force_option, opened, progress, refuse_existing, today_option
from coachdesk.cli.papers import make_folder, paper_size
from coachdesk.cli.sheets import out_option, paper_option
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import check_start
from coachdesk.domain.periods import Cadence, parse_period
from coachdesk.paths import write_whole
from coachdesk.reports import report


class OneMonth(click.ParamType[date]):
    """A month as 2026-11."""

    name = "MONTH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The first day of the month, or a usage error with an example."""
        if isinstance(value, date):
            return value
        try:
            start, cadence = parse_period(value)
            check_start(start)
        except DeskError as error:
            self.fail(str(error), param, ctx)
        if cadence is not Cadence.MONTH:
            self.fail(f"“{value}” is not a month: write it as 2026-11.", param, ctx)
        return start


@click.command("month")
@file_argument
@out_option
@click.option("--month", type=OneMonth(), help="The month, as 2026-11; else the last one that is over.")
@paper_option
@force_option
@today_option
def month(file: Path, out: Path, month: date | None, paper: str | None, today: date, *, force: bool) -> None:
    """Print the coaching report of a month to leadership: one or two pages, no private note in them."""
    with opened(file) as desk:
        found = monthly.month_paper(desk, month or monthly.last_full(today), today)
        path = _file(out, f"Coaching report {found.month:%Y-%m}.pdf")
        refuse_existing(path, force=force, team=file)
        progress(f"Printing {found.title} …")
        write_whole(path, report("month").month_pdf(found, paper_size(desk, paper)))
        click.echo(f"Printed “{path}”.")


def _file(out: Path, name: str) -> Path:
    """The PDF that was named, or one by this name in the folder that was."""
    if out.suffix.lower() == ".pdf":
        return out
    make_folder(out)
    return out / name
