"""Records in and out of the tables, for every topic the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlite_utils import Database

from coachdesk.domain.errors import DeskError
from coachdesk.storage.rows import from_row, to_cell, to_row

Record = TypeVar("Record")


class Records:
    """Asking at any time, writing in a step only."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._depth = 0

    @property
    def busy(self) -> bool:
        """Whether a step is going on."""
        return self._depth > 0

    def rows(self, sql: str, args: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The answer to a question in SQL, as plain rows."""
        found: list[tuple[Any, ...]] = self.db.conn.execute(sql, [to_cell(a) for a in args]).fetchall()
        return found

    def find(
        self, table: str, kind: type[Record], where: str = "1", args: Sequence[Any] = (), order: str = "id"
    ) -> tuple[Record, ...]:
        """All records of a table that fit, in the given order."""
        found = self.db[table].rows_where(where, [to_cell(a) for a in args], order_by=order)
        return tuple(from_row(kind, row) for row in found)

    def one(self, table: str, kind: type[Record], id: int) -> Record:  # noqa: A002
        """The record with this id; `DeskError` when it is gone."""
        found = self.find(table, kind, "id = ?", (id,))
        if not found:
            raise DeskError(f"This {table.replace('_', ' ')} is not in the file any more.")
        return found[0]

    def save(self, table: str, record: Record) -> Record:
        """Insert a record without an id, update one with an id; give it back with its id."""
        row = to_row(record)
        if row["id"] is None:
            del row["id"]
            return replace(record, id=self._insert(table, row).lastrowid)  # type: ignore[type-var]
        changes = ", ".join(f'"{name}" = :{name}' for name in row if name != "id")
        if self.write(f'update "{table}" set {changes} where id = :id', row).rowcount == 0:
            raise DeskError(f"This {table.replace('_', ' ')} is not in the file any more.")
        return record

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert one row of a table that has no id of its own."""
        self._insert(table, {name: to_cell(value) for name, value in row.items()})

    def remove(self, table: str, where: str, args: Sequence[Any]) -> None:
        """Delete the rows that fit."""
        self.write(f'delete from "{table}" where {where}', [to_cell(a) for a in args])

    def write(self, sql: str, args: Any = ()) -> Any:
        """Any writing statement, in a step only."""
        assert self._depth, "written outside Store.change()"
        return self.db.conn.execute(sql, args)

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One writing statement for many rows, in a step only."""
        assert self._depth, "written outside Store.change()"
        self.db.conn.executemany(sql, [[to_cell(cell) for cell in row] for row in rows])

    def _insert(self, table: str, row: dict[str, Any]) -> Any:
        names = ", ".join(f'"{name}"' for name in row)
        return self.write(f'insert into "{table}" ({names}) values ({", ".join(":" + n for n in row)})', row)
