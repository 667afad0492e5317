"""Rows of numbers become results: long and wide tables, and raw rows of a sales system that are counted or summed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Unit, check_number, check_start
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from coachdesk.exchange.compared import Key, compare
from coachdesk.exchange.dates import When, day_words, parse_when, span_words, start_for
from coachdesk.exchange.names import Roll
from coachdesk.exchange.numbers import parse_number
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, PreviewRow, Skip
from coachdesk.exchange.raw import digits
from coachdesk.exchange.readings import fruitless, part_facts, vote_styles
from coachdesk.exchange.shapes import Measures, Part, lay_out
from coachdesk.exchange.tables import Table
from coachdesk.exchange.week_starts import whole_weeks

TICK_ROWS = 500


class ResultsImport:
    """One reading of a table of numbers."""

    def __init__(self, table: Table, known: Known, options: ImportOptions, first_weekday: int) -> None:
        self._table, self._known, self._options, self._first_weekday = table, known, options, first_weekday
        self._measures = Measures(known.measures)
        self._notes: dict[str, None] = {}
        self._shape = lay_out(table, self._measures, options)
        self._roll = Roll(known, options)
        self._skipped: list[Skip] = []
        self._sums: dict[Key, float] = {}
        self._days: dict[tuple[Key, date], int] = {}
        self._span: set[date] = set()
        self._styles = vote_styles(table, self._shape, options)
        if others := self._shape.others:
            self._note(f"Columns that are no measure were left out: {', '.join(others[:20])}.")
        for note in self._styles.notes:
            self._note(note)
        weeks = whole_weeks(table, self._shape, self._measures, self._styles, known, first_weekday)
        self._whole_weeks = bool(weeks)
        self._note(weeks)

    def plan(self, tick: Callable[[float], object] | None = None) -> ImportPlan:
        """Go through the rows once, then compare what came of them with what is known; `tick` hears how far it is."""
        preview = []
        for place, number in enumerate(self._table.row_numbers):
            if tick is not None and not place % TICK_ROWS:
                tick(place / len(self._table.rows))
            preview.append(self._row(number, self._table.rows[place]))
        found = compare(self._sums, self._known, self._roll.added, replace_typed=self._options.replace_typed)
        unknown = self._roll.unknown()
        report = ImportReport(
            len(self._table.rows), found.added, len(found.changes) - found.added, found.same, tuple(self._skipped),
            unknown, tuple(self._notes), len(found.conflicts), conflicts=found.conflicts,
            fruitless="" if self._sums else fruitless(self._table, self._shape, self._styles),
        )  # fmt: skip
        names = len(self._roll.names)
        facts = {"rep": f"{names:,} names, {names - len(unknown):,} known", "date": self._date_words()}
        facts |= part_facts(self._table, self._shape)
        return ImportPlan(
            report, (), tuple(self._roll.added), (), tuple(one.result for one in found.changes), (), tuple(preview),
            facts, changes=found.changes, reading=self._styles.reading,
        )  # fmt: skip

    def _date_words(self) -> str:
        """How dates are written, and from when to when they go."""
        words = self._styles.dates.words
        if not self._span:
            return words
        first, last = min(self._span), max(self._span)
        begins = day_words(first) if first.year != last.year else day_words(first).rsplit(" ", 1)[0]
        return f"{words} · {begins} – {day_words(last)}" if first != last else f"{words} · {day_words(last)}"

    def _note(self, text: str) -> None:
        if text:
            self._notes[text] = None

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        shape = self._shape
        against = [rows.against(row) for rows in shape.filters]
        wanted = [part for part in shape.parts if against[part.rows] is None]
        if not wanted:
            return PreviewRow(number, row, f"left out: {against[0]}", "muted")
        if self._roll.left_out(row[shape.rep]):
            return PreviewRow(number, row, "left out: not one of your reps", "muted")
        try:
            rep = self._roll.settle(row[shape.rep])
        except Invalid:
            return PreviewRow(number, row, self._skip(number, row, shape.rep, "no name"), "muted")
        if rep is None:
            return PreviewRow(number, row, "who is this? choose below", "watch")
        return self._told(number, row, rep, wanted)

    def _told(self, number: int, row: tuple[str, ...], rep: Rep, parts: Sequence[Part]) -> PreviewRow:
        """What becomes of a row that counts: its numbers by period, or why none was taken."""
        spans: dict[str, list[str]] = {}
        refused = ""
        for part in parts:
            try:
                span, words = self._number(number, row, rep, part)
            except _Refused as no:
                refused = refused or str(no)
                continue
            if words:
                spans.setdefault(span, []).append(words)
        told = " · ".join(f"{span}: {' · '.join(words)}" for span, words in spans.items())
        if told:
            return PreviewRow(number, row, f"{rep.first_name}, {told}", "good")
        return PreviewRow(number, row, refused or "nothing in it", "muted")

    def _skip(self, number: int, row: tuple[str, ...], at: int, why: str) -> str:
        skip = Skip(number, self._table.heads[at], row[at][:200], why)
        if skip not in self._skipped[-len(self._shape.parts) :]:
            self._skipped.append(skip)
        return f"skipped: {why}"

    def _number(self, number: int, row: tuple[str, ...], rep: Rep, part: Part) -> tuple[str, str]:
        """Take one number in; the words for its period and for itself, "" where a wide table has an empty cell."""
        shape, place = self._shape, self._shape.when
        try:
            when = parse_when(row[place], self._styles.dates)
            if when is None:
                raise Invalid("date", "no date")
            measure = part.measure
            if measure is None:
                place = shape.measure or 0
                measure = self._measures.settle(row[place])
            place = shape.when
            start = self._start(when, measure)
            check_start(start)
            place = shape.when if part.at is None else part.at
            value = 1.0 if part.at is None else parse_number(row[part.at], self._styles.numbers[part.at])
            if value is None and len(shape.parts) > 1 and not shape.raw:
                return "", ""
            if value is None:
                raise Invalid("value", "no amount")
            self._take(number, (rep.id or 0, measure.id or 0, start), measure, when.day, value)
        except (DeskError, OverflowError) as error:
            raise _Refused(self._skip(number, row, place, str(error))) from error
        name = f"{measure.name} " if len(shape.parts) > 1 else ""
        return span_words(
            start, measure.cadence, self._known.today
        ), f"{name}{'+' if shape.raw and value >= 0 else ''}{digits(value)}"

    def _start(self, when: When, measure: Measure) -> date:
        if self._whole_weeks and when.cadence is None and measure.cadence is Cadence.WEEK:
            when = When(when.day, Cadence.WEEK)
        return start_for(when, measure.cadence, self._first_weekday)

    def _take(self, number: int, key: Key, measure: Measure, day: date, value: float) -> None:
        check_number("value", value)
        if value < 0 and measure.floor_zero and measure.unit in (Unit.COUNT, Unit.HOURS):
            raise Invalid("value", f"{measure.name} can’t be below 0.")
        if not self._shape.raw:
            if (earlier := self._days.get((key, day))) is not None:
                raise Invalid("value", f"Row {earlier} has a number of this rep and measure for the same day already.")
            if key in self._sums and measure.unit is Unit.PERCENT:
                raise Invalid("value", f"There is a percentage for this {measure.cadence.value} already.")
            self._days[key, day] = number
            if key in self._sums:
                self._note("Numbers of several days in one period were added up.")
        self._sums[key] = self._sums.get(key, 0.0) + value
        self._span.add(day)


class _Refused(Exception):
    """Why a number was not taken; it stands in the list already."""
