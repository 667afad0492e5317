"""Rows of targets: of a rep or of a role, for a measure and a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isclose

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Measure, Target, check_number, check_start
from coachdesk.domain.periods import Cadence
from coachdesk.exchange.columns import recognise, require
from coachdesk.exchange.dates import parse_when, start_for, vote_dates
from coachdesk.exchange.names import Roll, fold, fold_head, named
from coachdesk.exchange.numbers import parse_number, vote_numbers
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table

Key = tuple[int | None, int | None, int, date, Cadence]
_YES = {"yes", "true", "1", "y"}
_PER = {"week": Cadence.WEEK, "weekly": Cadence.WEEK, "month": Cadence.MONTH, "monthly": Cadence.MONTH,
        "quarter": Cadence.QUARTER, "quarterly": Cadence.QUARTER}  # fmt: skip


class TargetsImport:
    """One reading of a table of targets."""

    def __init__(self, table: Table, known: Known, options: ImportOptions, first_weekday: int) -> None:
        self._table, self._first_weekday = table, first_weekday
        self._at = recognise("targets", table, options.mapping)
        require(table, self._at, ("measure", "when", "value"))
        if "rep" not in self._at and "role" not in self._at:
            require(table, self._at, ("rep",))
        self._roll = Roll(known, options)
        self._roles = {fold(role.name): role for role in known.roles}
        self._measures = {fold_head(m.name): m for m in known.measures}
        self._known = {_key(target): target for target in known.targets}
        self._numbers = vote_numbers(table.column(self._at["value"]))
        american = any("$" in cell for cell in table.column(self._at["value"])[:200])
        self._dates = vote_dates(table.column(self._at["when"]), options.day_first, american)
        self._targets: dict[Key, Target] = {}
        self._rows: dict[Key, int] = {}
        self._skipped: list[Skip] = []

    def plan(self) -> ImportPlan:
        """Go through the rows once, then compare."""
        preview = tuple(self._row(number, row) for number, row in zip(self._table.row_numbers, self._table.rows))
        added, changed, same = [], [], 0
        for key, target in self._targets.items():
            old = self._known.get(key)
            if old is None:
                added.append(target)
            elif isclose(old.value, target.value, rel_tol=1e-9, abs_tol=1e-9) and (
                "repeats" not in self._at or old.repeats == target.repeats
            ):
                same += 1
            else:
                repeats = target.repeats if "repeats" in self._at else old.repeats
                changed.append(replace(target, id=old.id, repeats=repeats))
        notes = tuple(note for note in (self._dates.note, self._numbers.note) if note)
        report = ImportReport(
            len(self._table.rows), len(added), len(changed), same, tuple(self._skipped), self._roll.unknown(), notes
        )
        return ImportPlan(report, (), tuple(self._roll.added), (), (), (*added, *changed), preview)

    def _text(self, row: tuple[str, ...], field: str) -> str:
        return row[self._at[field]].strip() if field in self._at else ""

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        try:
            target = self._target(row)
        except DeskError as error:
            field = {"rep": "rep", "date": "when", "period": "when", "measure": "measure"}.get(
                getattr(error, "field", "measure"), "value"
            )
            at = self._at.get(field, self._at["value"])
            self._skipped.append(Skip(number, self._table.heads[at], row[at][:200], str(error)))
            return PreviewRow(number, row, f"skipped: {error}", "muted")
        if target is None:
            return PreviewRow(number, row, "who is this? choose below", "watch")
        key = _key(target)
        if key in self._targets:
            why = f"Row {self._rows[key]} has this target already."
            head = self._table.heads[self._at["value"]]
            self._skipped.append(Skip(number, head, self._text(row, "value")[:200], why))
            return PreviewRow(number, row, f"skipped: {why}", "muted")
        self._targets[key], self._rows[key] = target, number
        return PreviewRow(number, row, f"target {target.value:,.10g} per {target.cadence.value}", "good")

    def _target(self, row: tuple[str, ...]) -> Target | None:
        rep_id, role_id = None, None
        name, role = self._text(row, "rep"), self._text(row, "role")
        value = parse_number(row[self._at["value"]], self._numbers)
        if value is None:
            raise Invalid("value", "no amount")
        check_number("value", value)
        measure = self._measure(self._text(row, "measure"))
        start, cadence = self._period(row, measure)
        check_start(start)
        if name and (self._roll.find(name) is not None or fold(name) not in self._roles):
            rep = self._roll.settle(name)
            if rep is None:
                return None
            rep_id = rep.id
        elif name or role:
            role_id = self._role(name or role)
        else:
            raise Invalid("rep", "no name")
        return Target(None, measure.id or 0, start, value, cadence, rep_id, role_id, self._repeats(row))

    def _repeats(self, row: tuple[str, ...]) -> bool:
        return self._text(row, "repeats").casefold() in _YES

    def _role(self, name: str) -> int | None:
        if fold(name) not in self._roles:
            raise Invalid("rep", f"There is no role “{short(name)}”.")
        return self._roles[fold(name)].id

    def _measure(self, name: str) -> Measure:
        return self._measures[fold_head(named(name, (m.name for m in self._measures.values()), "measure"))]

    def _period(self, row: tuple[str, ...], measure: Measure) -> tuple[date, Cadence]:
        when = parse_when(self._text(row, "when"), self._dates)
        if when is None:
            raise Invalid("period", "no period")
        per = self._text(row, "per").casefold()
        if per and per not in _PER:
            raise Invalid("period", f"“{short(per)}” is no length of a period: write week, month or quarter.")
        if when.cadence is None and per:
            return when.day, _PER[per]
        cadence = when.cadence or measure.cadence
        return start_for(when, cadence, self._first_weekday), cadence


def _key(target: Target) -> Key:
    return target.rep_id, target.role_id, target.measure_id, target.start, target.cadence
