"""A roster becomes reps: new ones are added, of known ones only what differs is changed, and nothing is emptied."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.roles import Role
from coachdesk.domain.texts import clean_note
from coachdesk.exchange.columns import ROSTER_HEADS, long_text, recognise, require
from coachdesk.exchange.dates import parse_day, vote_dates
from coachdesk.exchange.names import Roll, fold
from coachdesk.exchange.plans import ImportOptions, ImportPlan, ImportReport, Known, PreviewRow, Skip
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table

_DAYS = ("hired", "left", "retention")
_TEXTS = ("title", "email", "phone", "location", "note")
_STATUS = {
    **dict.fromkeys(("active", "yes", "true", "1", "employed", "current", "y"), Status.ACTIVE),
    **dict.fromkeys(("on leave", "leave", "loa", "leave of absence", "parental leave"), Status.ON_LEAVE),
    **dict.fromkeys(("left", "inactive", "terminated", "former", "no", "false", "0", "n", "resigned"), Status.LEFT),
    "archived": Status.ARCHIVED,
}


class RosterImport:
    """One reading of a roster."""

    def __init__(self, table: Table, known: Known, options: ImportOptions) -> None:
        self._table = table
        self._at = recognise("roster", table, options.mapping)
        if not {"first", "last"} <= set(self._at):
            require(table, self._at, ("name",))
        self._roll = Roll(known, options)
        self._roles = {fold(role.name): role for role in known.roles}
        self._roles_added: list[Role] = []
        self._changed: dict[int, Rep] = {}
        self._skipped: list[Skip] = []
        self._styles = {
            field: vote_dates(table.column(self._at[field]), options.day_first) for field in _DAYS if field in self._at
        }
        self._seen: dict[int, int] = {}
        self._same = 0
        names = [name for name in table.column(self._at["name"]) if name.strip()] if "name" in self._at else []
        own = set(ROSTER_HEADS) <= set(table.heads)  # our own export keeps names as they are
        self._last_first = not own and sum(name.count(",") == 1 for name in names) > len(names) * 0.8

    def plan(self) -> ImportPlan:
        """Go through the rows once."""
        preview = tuple(map(self._row, self._table.row_numbers, self._table.rows))
        notes = tuple(dict.fromkeys(style.note for style in self._styles.values() if style.note))
        report = ImportReport(
            len(self._table.rows), len(self._roll.added), len(self._changed), self._same,
            tuple(self._skipped), (), notes,
        )  # fmt: skip
        return ImportPlan(
            report, tuple(self._roles_added), tuple(self._roll.added), tuple(self._changed.values()), preview=preview
        )

    def _row(self, number: int, row: tuple[str, ...]) -> PreviewRow:
        try:
            words, tone = self._take(number, row)
        except Invalid as error:
            at = self._at.get(error.field, self._at.get("name", self._at.get("first", 0)))
            self._skipped.append(Skip(number, self._table.heads[at], row[at][:200], str(error)))
            words, tone = f"skipped: {error}", "watch"
        return PreviewRow(number, row, words, tone)

    def _take(self, number: int, row: tuple[str, ...]) -> tuple[str, str]:
        name = self._name(row)
        old = self._roll.find(name)
        new = Rep(None, name) if old is None else old
        new = replace(new, **self._filled(number, row))
        if old is None:
            rep = self._roll.add(new)
            self._seen[rep.id or 0] = number
            return "new rep", "good"
        if (old.id or 0) in self._seen:
            raise Invalid("name", f"The name stands in row {self._seen[old.id or 0]} already.")
        self._seen[old.id or 0] = number
        differing = [f.name for f in fields(Rep) if getattr(old, f.name) != getattr(new, f.name)]
        if not differing:
            self._same += 1
            return "as it is", "muted"
        self._changed[new.id or 0] = new
        return "changes " + ", ".join("role" if d == "role_id" else d for d in differing), "good"

    def _name(self, row: tuple[str, ...]) -> str:
        if "name" in self._at:
            name = row[self._at["name"]]
            return _first_last(name) if self._last_first and self._roll.find(name) is None else name
        return f"{row[self._at['first']]} {row[self._at['last']]}"

    def _filled(self, number: int, row: tuple[str, ...]) -> dict[str, Any]:
        """The fields whose cells hold something that can be read; what cannot is listed."""
        values: dict[str, Any] = {}
        for field, at in self._at.items():
            cell = long_text(self._table, row, at)
            if field in ("name", "first", "last") or not cell.strip():
                continue
            try:
                values |= self._value(field, cell)
            except Invalid as error:
                self._skipped.append(Skip(number, self._table.heads[at], cell[:200], str(error)))
        return values

    def _value(self, field: str, cell: str) -> dict[str, Any]:
        if field in _TEXTS:
            text = clean_note(cell, field)
            return {field: text} if text else {}
        if field == "role":
            return {"role_id": self._role(cell).id}
        if field == "status":
            return {"status": _status(cell)}
        return {field: self._day(field, cell)}

    def _day(self, field: str, cell: str) -> date:
        return parse_day(cell, self._styles[field])

    def _role(self, cell: str) -> Role:
        role = self._roles.get(fold(cell))
        if role is None:
            role = Role(-len(self._roles_added) - 1, cell)
            self._roles[fold(cell)] = role
            self._roles_added.append(role)
        return role


def _first_last(name: str) -> str:
    """“Last, First” in the order it is said."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and last.strip() and first.strip() and "," not in first else name


def _status(cell: str) -> Status:
    found = _STATUS.get(" ".join(cell.casefold().split()))
    if found is None:
        raise Invalid("status", f"“{short(cell)}” is no status: write active, on leave, left or archived.")
    return found
