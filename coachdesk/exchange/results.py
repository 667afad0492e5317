"""Rows of numbers become results: long and wide tables, and raw rows of a sales system that are counted or summed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isclose

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Result, Source, Unit, check_number, check_start
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from coachdesk.exchange.columns import column, recognise, require
from coachdesk.exchange.dates import day_words, parse_when, start_for, vote_dates
from coachdesk.exchange.filters import Filter
from coachdesk.exchange.names import Roll, fold_head, named
from coachdesk.exchange.numbers import is_missing, parse_number, vote_numbers
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table

Key = tuple[int, int, date]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the table lies: which columns hold numbers, and of which measure (None: the row says it)."""

    rep: int
    when: int
    values: tuple[tuple[int | None, Measure | None], ...]
    measure: int | None = None
    raw: bool = False


class ResultsImport:
    """One reading of a table of numbers."""

    def __init__(self, table: Table, known: Known, options: ImportOptions, first_weekday: int) -> None:
        self._table, self._known, self._options, self._first_weekday = table, known, options, first_weekday
        self._measures = {fold_head(m.name): m for m in reversed(known.measures)}
        self._notes: dict[str, None] = {}
        self._shape = self._lay_out()
        self._roll = Roll(known, options)
        self._filter = Filter(table, options.where)
        self._skipped: list[Skip] = []
        self._sums: dict[Key, float] = {}
        self._days: dict[tuple[Key, date], int] = {}
        american = any("$" in cell for at, _ in self._shape.values if at is not None for cell in table.column(at)[:200])
        self._dates = vote_dates(table.column(self._shape.when), options.day_first, american)
        self._numbers = {at: vote_numbers(table.column(at)) for at, _ in self._shape.values if at is not None}
        for note in (self._dates.note, *(style.note for style in self._numbers.values())):
            self._note(note)

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare what came of them with what is known."""
        preview = tuple(self._row(number, row) for number, row in zip(self._table.row_numbers, self._table.rows))
        added, changed, same, kept = self._compare()
        unknown = self._roll.unknown()
        report = ImportReport(
            len(self._table.rows), len(added), len(changed), same, tuple(self._skipped), unknown,
            tuple(self._notes), kept,
        )  # fmt: skip
        names = len(self._roll.names)
        facts = {"rep": f"{names:,} names, {names - len(unknown):,} known", "date": self._dates.words,
                 "value": self._value_words(),
                 "where": f"{self._filter.passed:,} of {len(self._table.rows):,} rows"}  # fmt: skip
        return ImportPlan(report, (), tuple(self._roll.added), (), (*added, *changed), (), preview, facts)

    def _value_words(self) -> str:
        cells = [cell for at in self._numbers for cell in self._table.column(at)]
        empty = sum(map(is_missing, cells))
        return f"{len(cells) - empty:,} numbers, {empty:,} empty" if cells else "each row counts one"

    def _note(self, text: str) -> None:
        if text:
            self._notes[text] = None

    def _lay_out(self) -> Shape:
        options, table = self._options, self._table
        found = recognise("results", table, options.mapping)
        rep = column(table, options.rep_column) if options.rep_column else found.get("rep")
        when = column(table, options.date_column) if options.date_column else found.get("when")
        require(table, {k: v for k, v in (("rep", rep), ("when", when)) if v is not None}, ("rep", "when"))
        if rep is None or when is None:
            raise DeskError("A table of results needs a rep and a date in each row.")
        if options.measure and (options.count or options.sum_column):
            at = column(table, options.sum_column) if options.sum_column and not options.count else None
            return Shape(rep, when, ((at, self._measure(options.measure)),), raw=True)
        if options.measure and "value" in found:
            return Shape(rep, when, ((found["value"], self._measure(options.measure)),))
        if "measure" in found and "value" in found:
            return Shape(rep, when, ((found["value"], None),), found["measure"])
        return self._wide(rep, when)

    def _wide(self, rep: int, when: int) -> Shape:
        heads = [(i, head) for i, head in enumerate(self._table.heads) if i not in (rep, when)]
        values = tuple((i, self._measures[fold_head(head)]) for i, head in heads if fold_head(head) in self._measures)
        if not values:
            raise DeskError(
                f"No column of “{self._table.name}” has the name of a measure. Name the columns as the measures are "
                "named, or say which measure the rows count or sum up."
            )
        if other := [head for _, head in heads if fold_head(head) not in self._measures]:
            self._note(f"Columns that are no measure were left out: {', '.join(map(short, other[:20]))}.")
        return Shape(rep, when, values)

    def _measure(self, name: str) -> Measure:
        measure = self._measures[fold_head(named(name, (m.name for m in self._known.measures), "measure"))]
        if measure.unit is Unit.RATE:
            raise Invalid("measure", f"“{measure.name}” is a rate: bring in the two measures that it is made of.")
        return measure

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        if why := self._filter.against(row):
            return PreviewRow(number, row, f"left out: {why}", "muted")
        if self._roll.left_out(row[self._shape.rep]):
            return PreviewRow(number, row, "left out: not one of your reps", "muted")
        try:
            rep = self._roll.settle(row[self._shape.rep])
        except Invalid:
            return self._skip(number, row, self._shape.rep, "no name")
        if rep is None:
            return PreviewRow(number, row, "who is this? choose below", "watch")
        words = [text for at, measure in self._shape.values if (text := self._cell(number, row, rep, at, measure))]
        good = [text for text in words if not text.startswith("skipped")]
        return PreviewRow(number, row, " · ".join(good or words[:1]) or "nothing in it", "good" if good else "muted")

    def _skip(self, number: int, row: tuple[str, ...], at: int, why: str) -> PreviewRow:
        self._skipped.append(Skip(number, self._table.heads[at], row[at][:200], why))
        return PreviewRow(number, row, f"skipped: {why}", "muted")

    def _cell(self, number: int, row: tuple[str, ...], rep: Rep, at: int | None, measure: Measure | None) -> str:
        """Take one number in; the words for it, "" where a wide table has an empty cell."""
        shape, place = self._shape, self._shape.when
        try:
            when = parse_when(row[place], self._dates)
            if when is None:
                return self._skip(number, row, place, "no date").words
            if measure is None:
                place = shape.measure or 0
                measure = self._measure(row[place])
            place = shape.when
            start = start_for(when, measure.cadence, self._first_weekday)
            check_start(start)
            place = shape.when if at is None else at
            value = 1.0 if at is None else parse_number(row[at], self._numbers[at])
            if value is None:
                return "" if len(shape.values) > 1 else self._skip(number, row, place, "no amount").words
            self._take(number, (rep.id or 0, measure.id or 0, start), measure, when.day, value)
        except (DeskError, OverflowError) as error:
            return self._skip(number, row, place, str(error)).words
        span = "week of " if measure.cadence is Cadence.WEEK else f"{measure.cadence.value} from "
        return f"{rep.first_name}, {span}{day_words(start)}: {'+' if shape.raw else ''}{value:,.10g}"

    def _take(self, number: int, key: Key, measure: Measure, day: date, value: float) -> None:
        check_number("value", value)
        if not self._shape.raw:
            if (earlier := self._days.get((key, day))) is not None:
                raise Invalid("value", f"Row {earlier} has a number of this rep and measure for the same day already.")
            if key in self._sums and measure.unit is Unit.PERCENT:
                raise Invalid("value", f"There is a percentage for this {measure.cadence.value} already.")
            self._days[key, day] = number
            if key in self._sums:
                self._note("Numbers of several days in one period were added up.")
        self._sums[key] = self._sums.get(key, 0.0) + value

    def _compare(self) -> tuple[list[Result], list[Result], int, int]:
        known = {(r.rep_id, r.measure_id, r.start): r for r in self._known.results}
        added, changed, same, kept = [], [], 0, 0
        for result in self._results():
            old = known.get((result.rep_id, result.measure_id, result.start))
            if old is None:
                added.append(result)
            elif isclose(old.value, result.value, rel_tol=1e-9, abs_tol=1e-9):
                same += 1
            elif old.source is Source.TYPED and not self._options.replace_typed:
                kept += 1
            else:
                changed.append(result)
        return added, changed, same, kept

    def _results(self) -> Iterator[Result]:
        for (rep_id, measure_id, start), value in self._sums.items():
            yield Result(rep_id, measure_id, start, round(value, 9), Source.IMPORTED)
