"""The journal: triggers write down every row before and after, so undo and history need no code per feature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from coachdesk.storage.driver import IntegrityError

MERGED_WITHIN = timedelta(seconds=60)

# Within one step the first image of a row is how it was before the step; null says it was not there.
FIRST = """with first as (
    select row_key, before, min(id) from change_row where change_id = :change and table_name = :name group by row_key
)"""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step as the history shows it."""

    id: int
    label: str
    at: datetime
    kind: str
    undone: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a journaled table, and those of its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


class Journal:
    """Records every row changed through the connection and puts whole steps back."""

    def __init__(self, db: Database, tables: Iterable[str]) -> None:
        self._db = db
        self._current: int | None = None
        self._shapes = {name: _shape(db, name) for name in tables}
        db.conn.create_function("current_change", 0, lambda: self._current)
        for shape in self._shapes.values():
            for trigger in _triggers(shape):
                db.conn.execute(trigger)

    def begin(self, label: str, at: datetime, kind: str, of_id: int | None, merge: str | None) -> None:
        """Start an entry, or go on with the last one when both are edits of the same thing within a minute."""
        last = self._last("1")
        if last and merge and _goes_on(last, merge, at):
            self._current = last["id"]
            self._db.conn.execute("update change set at = ? where id = ?", [at.isoformat(), self._current])
            return
        sql = "insert into change (label, at, kind, of_id, merge) values (?, ?, ?, ?, ?)"
        self._current = self._db.conn.execute(sql, [label, at.isoformat(), kind, of_id, merge]).lastrowid

    def end(self) -> tuple[int, frozenset[str]]:
        """Close the entry and say which tables it touched; an entry that touched none is dropped."""
        assert self._current is not None
        change, self._current = self._current, None
        sql = "select distinct table_name from change_row where change_id = ?"
        tables = frozenset(name for (name,) in self._db.conn.execute(sql, [change]))
        if not tables:
            self._db.conn.execute("delete from change where id = ?", [change])
        return change, tables

    def abandon(self) -> None:
        """Forget the open entry; the transaction takes its rows back."""
        self._current = None

    def undoable(self) -> dict[str, Any] | None:
        """The last step not undone, unless a newer program version has sealed it."""
        last = self._last("kind = 'do' and undone = 0")
        return None if last is None or last["sealed"] else last

    def redoable(self) -> dict[str, Any] | None:
        """The last undo, as long as nothing new was done since."""
        newer = "id > (select coalesce(max(id), 0) from change where kind = 'do')"
        return self._last(f"kind = 'undo' and undone = 0 and sealed = 0 and {newer}")

    def mark(self, change: int, undone: bool) -> None:
        self._db.conn.execute("update change set undone = ? where id = ?", [undone, change])

    def history(self, limit: int) -> tuple[HistoryEntry, ...]:
        """The newest steps first."""
        sql = """select id, label, at, kind, undone, (select count(*) from change_row where change_id = change.id)
            from change order by id desc limit ?"""
        return tuple(
            HistoryEntry(id, label, datetime.fromisoformat(at), kind, bool(undone), rows)
            for id, label, at, kind, undone, rows in self._db.conn.execute(sql, [limit])  # noqa: A001
        )

    def reverse(self, change: int) -> None:
        """Put every row of a step back as it was before it.

        Set by set, table by table: what was there goes back first, so that a row which the step hung on a new one is
        off it before that goes and takes along what hangs on it. Only where rows have swapped what must be unique does
        that fail, and the rows go back one by one, last first, the way they came.
        """
        conn = self._db.conn
        conn.execute("pragma defer_foreign_keys = on")
        conn.execute("savepoint sets")
        try:
            names = conn.execute("select distinct table_name from change_row where change_id = ?", [change]).fetchall()
            for sql in (_restore, _remove):
                for (name,) in names:
                    conn.execute(sql(self._shapes[name]), {"change": change, "name": name})
        except IntegrityError:
            conn.execute("rollback to sets")
            self._reverse_by_row(change)
        conn.execute("release sets")

    def _reverse_by_row(self, change: int) -> None:
        rows = "select id, table_name, before is null from change_row where change_id = ? order by id desc"
        for row, name, added in self._db.conn.execute(rows, [change]).fetchall():
            sql = (_remove if added else _restore)(self._shapes[name], _ONE)
            self._db.conn.execute(sql, {"row": row})

    def _last(self, where: str) -> dict[str, Any] | None:
        return next(self._db["change"].rows_where(where, order_by="id desc", limit=1), None)


_ONE = "with first as (select row_key, before from change_row where id = :row)"


def _goes_on(last: dict[str, Any], merge: str, at: datetime) -> bool:
    if last["merge"] != merge or last["kind"] != "do" or last["undone"]:
        return False
    return timedelta(0) <= at - datetime.fromisoformat(last["at"]) <= MERGED_WITHIN


def _shape(db: Database, name: str) -> Shape:
    return Shape(name, tuple(column.name for column in db.table(name).columns), tuple(db.table(name).pks))


def _triggers(shape: Shape) -> Iterable[str]:
    """A row that did not change is not written down; a write outside a step has no change to belong to and fails."""

    def image(side: str) -> str:
        return "json_object(" + ", ".join(f"""'{c}', {side}."{c}\"""" for c in shape.columns) + ")"

    def key(side: str) -> str:
        return "json_array(" + ", ".join(f'{side}."{c}"' for c in shape.key) + ")"

    def row(side: str) -> str:
        return "(" + ", ".join(f'{side}."{c}"' for c in shape.columns) + ")"

    events = {
        "insert": ("", key("new"), "null", "null"),
        "update": (f"when {row('old')} is not {row('new')}", key("old"), image("old"), image("new")),
        "delete": ("", key("old"), image("old"), "null"),
    }
    for event, (when, *values) in events.items():
        yield f"""create temp trigger "journal_{shape.name}_{event}" after {event} on main."{shape.name}" {when} begin
            insert into change_row (change_id, table_name, row_key, before, after)
            values (current_change(), '{shape.name}', {", ".join(values)}); end"""


def _remove(shape: Shape, first: str = FIRST) -> str:
    keys = ", ".join(f'"{c}"' for c in shape.key)
    parts = ", ".join(f"json_extract(row_key, '$[{i}]')" for i in range(len(shape.key)))
    return f'{first} delete from "{shape.name}" where ({keys}) in (select {parts} from first where before is null)'


def _restore(shape: Shape, first: str = FIRST) -> str:
    """On conflict update, never replace: replacing deletes first, and deleting cascades."""
    columns = ", ".join(f'"{c}"' for c in shape.columns)
    values = ", ".join(f"json_extract(before, '$.{c}')" for c in shape.columns)
    keys = ", ".join(f'"{c}"' for c in shape.key)
    others = ", ".join(f'"{c}" = excluded."{c}"' for c in shape.columns if c not in shape.key)
    then = f"update set {others}" if others else "nothing"
    return f"""{first} insert into "{shape.name}" ({columns})
        select {values} from first where before is not null on conflict ({keys}) do {then}"""
