"""How a table of numbers lies: which columns hold numbers, of which measures, and which rows count for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Unit
from coachdesk.exchange.columns import column, recognise, require
from coachdesk.exchange.filters import Filter
from coachdesk.exchange.names import fold_head, named
from coachdesk.exchange.plans import Also, ImportOptions
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table


@dataclass(frozen=True, slots=True)
class Part:
    """A number that a row may hold: its column (None: the row counts one) and its measure (None: the row names it).

    `rows` is the place of its filter in the shape.
    """

    at: int | None
    measure: Measure | None
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns for rep, date and (in a long table) measure, the parts, and the filters; raw rows are added up."""

    rep: int
    when: int
    parts: tuple[Part, ...]
    filters: tuple[Filter, ...]
    measure: int | None = None
    raw: bool = False
    others: tuple[str, ...] = ()
    """Columns of a wide table that are no measure."""


class Measures:
    """The known measures by their names."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._all = measures
        self._named = {fold_head(m.name): m for m in reversed(measures)}

    def find(self, head: str) -> Measure | None:
        """The measure that a column is named after."""
        return self._named.get(fold_head(head))

    def settle(self, name: str) -> Measure:
        """The measure of this name; a refusal names the nearest, and a rate takes no numbers of its own."""
        measure = self.find(name) or self._named[fold_head(named(name, (m.name for m in self._all), "measure"))]
        if measure.unit is Unit.RATE:
            raise Invalid("measure", f"“{measure.name}” is a rate: bring in the two measures that it is made of.")
        return measure


def lay_out(table: Table, measures: Measures, options: ImportOptions) -> Shape:
    """Long, wide or raw, by what was asked and by what the heads are called."""
    found = recognise("results", table, options.mapping)
    rep = column(table, options.rep_column) if options.rep_column else found.get("rep")
    when = column(table, options.date_column) if options.date_column else found.get("when")
    require(table, {k: v for k, v in (("rep", rep), ("when", when)) if v is not None}, ("rep", "when"))
    if rep is None or when is None:
        raise DeskError("A table of results needs a rep and a date in each row.")
    every = (Filter(table, options.where),)
    if options.measure and (options.count or options.sum_column):
        return _raw(table, measures, options, rep, when)
    if options.also:
        raise DeskError("More measures need a first one: say the measure, and a column to sum up or that rows count.")
    if options.measure and "value" in found:
        return Shape(rep, when, (Part(found["value"], measures.settle(options.measure)),), every)
    if "measure" in found and "value" in found:
        return Shape(rep, when, (Part(found["value"], None),), every, found["measure"])
    return _wide(table, measures, rep, when, every)


def _raw(table: Table, measures: Measures, options: ImportOptions, rep: int, when: int) -> Shape:
    first = Also(options.measure or "", None if options.count else options.sum_column, options.where)
    asked = (first, *options.also)
    parts = tuple(
        Part(column(table, one.sum_column) if one.sum_column else None, measures.settle(one.measure), place)
        for place, one in enumerate(asked)
    )
    names = [part.measure.name for part in parts if part.measure]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise DeskError(f"“{twice}” is asked for twice: each measure is taken once from a file.")
    return Shape(rep, when, parts, tuple(Filter(table, one.where) for one in asked), raw=True)


def _wide(table: Table, measures: Measures, rep: int, when: int, filters: tuple[Filter, ...]) -> Shape:
    heads = [(i, head) for i, head in enumerate(table.heads) if i not in (rep, when)]
    parts = tuple(Part(i, measure) for i, head in heads if (measure := measures.find(head)))
    if not parts:
        raise DeskError(
            f"No column of “{table.name}” has the name of a measure. Name the columns as the measures are "
            "named, or say which measure the rows count or sum up."
        )
    others = tuple(short(head) for _, head in heads if measures.find(head) is None)
    return Shape(rep, when, parts, filters, others=others)
