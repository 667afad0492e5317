"""What the verbs share: their common options, opening a file, and printing for people or programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import check_start
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.texts import plain_line

Command = Callable[..., Any]


class Day(click.ParamType[date]):
    """A date as 2026-11-22."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error with an example."""
        if isinstance(value, date):
            return value
        try:
            found = date.fromisoformat(value)
            check_start(found)
        except DeskError as error:
            self.fail(str(error), param, ctx)
        except ValueError:
            self.fail(f"“{value}” is not a date: write it as 2026-11-22.", param, ctx)
        return found


class OneQuarter(click.ParamType[Quarter]):
    """A quarter as 2026-Q4."""

    name = "QUARTER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Quarter:
        """The quarter, or a usage error with an example."""
        if isinstance(value, Quarter):
            return value
        try:
            found = Quarter.parse(value)
            check_start(found.first)
        except DeskError as error:
            self.fail(str(error), param, ctx)
        return found


def _or_today(_ctx: click.Context, _param: click.Parameter, value: date | None) -> date:
    return value or date.today()


PATH = click.Path(path_type=Path)
file_argument = click.argument("file", type=PATH)
today_option = click.option("--today", type=Day(), help="The day to take for today.", callback=_or_today)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
force_option = click.option("--force", is_flag=True, help="Replace an output that is there already.")
quarter_option = click.option("--quarter", type=OneQuarter(), help="The quarter, as 2026-Q4; else the present one.")
reps_option = click.option("--rep", "names", multiple=True, metavar="NAME", help="A rep; repeatable; none means each.")
rep_option = click.option("--rep", "name", required=True, metavar="NAME", help="The rep.")


def _now(today: date | None) -> datetime:
    """The time on the wall, on the day that is to be taken for today."""
    now = datetime.now()
    return now if today is None else datetime.combine(today, now.time())


@contextmanager
def opened(file: Path, *, today: date | None = None) -> Iterator[Desk]:
    """The desk of a team file, closed at the end whatever happens; with `today`, its clock stands on that day."""
    desk = Desk.open(file, now=lambda: _now(today))
    try:
        yield desk
    finally:
        desk.close()


def chosen(desk: Desk, names: Sequence[str]) -> tuple[Rep, ...]:
    """The named reps, each once, else each one who is on the team now."""
    if names:
        return tuple({rep.id: rep for rep in map(desk.people.by_name, names)}.values())
    return tuple(rep for rep in desk.people.all() if rep.present)


def refuse_existing(path: Path, *, force: bool, team: Path) -> None:
    """Refuse to write over what is there, unless told to, and over the team file ever; a missing folder is told too."""
    if path.resolve() == team.resolve():
        raise DeskError(f"“{path}” is the team file itself: name another file.")
    if path.is_dir():
        raise DeskError(f"“{path}” is a folder: name a file.")
    if path.exists() and not force:
        raise DeskError(f"“{path}” is there already: add --force to replace it.")
    if not path.parent.is_dir():
        raise DeskError(f"There is no folder “{path.parent}”: make it first.")


def print_json(document: Any) -> None:
    """One JSON document; dates and periods are written as text."""
    click.echo(json.dumps(document, indent=1, default=str))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under their heads, in columns as wide as their words; unknown is a dash."""
    lines = [list(heads), *(["–" if cell is None else plain_line(str(cell)) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def say(text: str) -> None:
    """One line for people, without anything in it that a terminal would obey."""
    click.echo(plain_line(text))


def progress(words: str) -> None:
    """Say what is going on, to a person at the terminal only."""
    if sys.stderr.isatty():
        click.echo(words, err=True)
