"""How the columns of a table of numbers are read, and what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.dates import DateStyle, parse_when, vote_dates
from coachdesk.exchange.numbers import NumberStyle, is_missing, parse_number, vote_numbers
from coachdesk.exchange.plans import ImportOptions, Reading
from coachdesk.exchange.raw import short
from coachdesk.exchange.shapes import Shape
from coachdesk.exchange.tables import Table

Style = TypeVar("Style", DateStyle, NumberStyle)


@dataclass(frozen=True, slots=True)
class Styles:
    """The order of day and month, and the decimal sign of each column of numbers by its place."""

    dates: DateStyle
    numbers: Mapping[int, NumberStyle]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should check."""
        return tuple(note for note in (self.dates.note, *(one.note for one in self.numbers.values())) if note)

    @property
    def reading(self) -> Reading:
        """What a recipe keeps, and what could be read in another way."""
        mattered = [style for style in self.numbers.values() if style.mattered]
        return Reading(
            self.dates.day_first if self.dates.mattered else None, mattered[0].decimal if mattered else None,
            self.dates.unsure, next((style.unsure for style in mattered if style.unsure), ""),
        )  # fmt: skip


def vote_styles(table: Table, shape: Shape, options: ImportOptions) -> Styles:
    """Let each column say how it is to be read, as far as nothing was chosen."""
    amounts = {part.at: table.column(part.at) for part in shape.parts if part.at is not None}
    american = any("$" in cell for cells in amounts.values() for cell in cells[:200])
    dates = vote_dates(table.column(shape.when), options.day_first, american, options.usual_day_first)
    comma = table.delimiter == ";"
    numbers = {
        at: vote_numbers(cells, options.decimal, options.usual_decimal, comma=comma) for at, cells in amounts.items()
    }
    return Styles(dates, numbers)


def part_facts(table: Table, shape: Shape) -> dict[str, str]:
    """For each filter, how many numbers its columns hold and how many rows passed: “value”, “where”, “value 1”."""
    facts = {}
    for place, rows in enumerate(shape.filters):
        end = f" {place}" if place else ""
        columns = {part.at for part in shape.parts if part.rows == place and part.at is not None}
        cells = [cell for at in columns for cell in table.column(at)]
        empty = sum(map(is_missing, cells))
        facts[f"value{end}"] = f"{len(cells) - empty:,} numbers, {empty:,} empty" if cells else "each row counts one"
        facts[f"where{end}"] = f"{rows.passed:,} of {len(table.rows):,} rows"
    return facts


def fruitless(table: Table, shape: Shape, styles: Styles) -> str:
    """The sentence that refuses a column in which not one cell is what it should be, "" where one is."""
    amounts = [part.at for part in shape.parts if part.at is not None] if shape.raw else []
    if table.rows and not any(_reads(parse_when, cell, styles.dates) for cell in table.column(shape.when)):
        return _none_has(table, "date", shape.when)
    for at in amounts:
        if table.rows and not any(_reads(parse_number, cell, styles.numbers[at]) for cell in table.column(at)):
            return _none_has(table, "number", at)
    return ""


def _reads(parse: Callable[[str, Style], object], cell: str, style: Style) -> bool:
    try:
        return parse(cell, style) is not None
    except DeskError:
        return False


def _none_has(table: Table, what: str, at: int) -> str:
    rows = f"None of the {len(table.rows):,} rows has" if len(table.rows) > 1 else "The one row does not have"
    return f"{rows} a {what} in “{short(table.heads[at])}”: choose the column that holds it."
