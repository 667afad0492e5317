"""The store: one team file, opened, changed in whole steps, undone and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from coachdesk.domain.errors import DeskError
from coachdesk.storage import driver
from coachdesk.storage.backups import back_up
from coachdesk.storage.driver import DriverError, IntegrityError
from coachdesk.storage.errors import Clash, NotSaved, ReadOnly
from coachdesk.storage.journal import HistoryEntry, Journal
from coachdesk.storage.records import Records
from coachdesk.storage.schema import JOURNALED, MIGRATIONS, Migration, check_unchanged, migrate, seal


@dataclass(frozen=True, slots=True)
class Change:
    """What just happened: its name for people, its tables for views; `typed` is kept as it was typed, unasked."""

    label: str
    tables: frozenset[str]
    id: int
    undoable: bool
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of many records at once; `kept` were typed by hand and left as they were."""

    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0


class Store(Records):
    """One open team file. All writing happens in named steps; whoever subscribed hears of each after its commit."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        now: Callable[[], datetime] = datetime.now,
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> None:
        self.path, self.now, self.read_only = Path(path), now, read_only
        connection = driver.new(self.path) if create else None
        try:
            connection = connection or self._open(migrations)
            super().__init__(Database(connection, execute_plugins=False))
            if not read_only:
                migrate(connection, migrations)
            self._journal = Journal(self.db, () if read_only else JOURNALED)
        except BaseException:
            if connection is not None:
                connection.close()
            if create and connection is not None:
                self.path.unlink()
            raise
        self._listeners: list[Callable[[Change], None]] = []

    def _open(self, migrations: tuple[Migration, ...]) -> driver.Connection:
        connection = driver.open_existing(self.path, len(migrations), read_only=self.read_only)
        try:
            check_unchanged(connection, self.path.name, migrations)
            old = driver.one(connection, "pragma user_version") < len(migrations)
            if self.read_only:
                self._check_current(old)
            else:
                driver.hold(connection, self.path)
            if old:
                back_up(connection, self.path, "update", self.now())
        except DriverError as error:
            connection.close()
            raise driver.refusal(error, self.path) from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _check_current(self, old: bool) -> None:
        if old:
            raise ReadOnly(f"“{self.path.name}” was saved by an older CoachDesk: open it for writing once.")

    def close(self) -> None:
        """Let go of the file; closing twice is no error."""
        self.db.conn.close()

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Hear of every step after it is safely on disk, never of one that failed."""
        self._listeners.append(listener)

    @contextmanager
    def change(self, label: str, *, merge: str | None = None) -> Iterator[None]:
        """One step a person would name: all or nothing, in the journal, announced once; inner steps join the outer."""
        if self._depth:
            yield
            return
        with self._step(label, "do", None, merge):
            yield

    def seal(self) -> None:
        """Leave the steps so far in the history, but let none of them be undone any more."""
        seal(self.db.conn)

    def undo(self) -> Change:
        """Take the last step back; `DeskError` when there is none."""
        step = self._journal.undoable()
        if step is None:
            raise DeskError("There is nothing to undo.")
        return self._reverse(step, f"Undo: {step['label']}", "undo")

    def redo(self) -> Change:
        """Do again what was undone last; `DeskError` when there is nothing or something new was done since."""
        step = self._journal.redoable()
        if step is None:
            raise DeskError("There is nothing to redo.")
        return self._reverse(step, step["label"].replace("Undo: ", "Redo: ", 1), "redo")

    def can_undo(self) -> str | None:
        """What undo would take back."""
        step = self._journal.undoable()
        return step["label"] if step else None

    def can_redo(self) -> str | None:
        """What redo would do again."""
        step = self._journal.redoable()
        return step["label"].removeprefix("Undo: ") if step else None

    def history(self, limit: int = 100) -> tuple[HistoryEntry, ...]:
        """The newest steps first."""
        return self._journal.history(limit)

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every journaled table, in the order of its key."""
        keys = {name: ", ".join(f'"{key}"' for key in self.db.table(name).pks) for name in JOURNALED}
        return {name: self.rows(f'select * from "{name}" order by {key}') for name, key in keys.items()}

    def _reverse(self, step: dict[str, Any], label: str, kind: str) -> Change:
        made: list[Change] = []
        with self._step(label, kind, step["id"], None, made):
            self._journal.reverse(step["id"])
            self._journal.mark(step["id"], undone=True)
            if kind == "redo":
                self._journal.mark(step["of_id"], undone=False)
        return made[0] if made else Change(label, frozenset(), step["id"], undoable=False)

    @contextmanager
    def _step(
        self, label: str, kind: str, of_id: int | None, merge: str | None, made: list[Change] | None = None
    ) -> Iterator[None]:
        if self.read_only:
            raise ReadOnly(f"“{self.path.name}” is open for reading only.")
        self._depth += 1
        try:
            self.db.conn.execute("begin immediate")
            self._journal.begin(label, self.now(), kind, of_id, merge)
            yield
            id, tables = self._journal.end()  # noqa: A001
            self.db.conn.execute("commit")
        except DriverError as error:
            _roll_back(self.db.conn)
            raise _told(error) from error
        except BaseException:
            _roll_back(self.db.conn)
            raise
        finally:
            self._depth -= 1
            self._journal.abandon()
        if tables:
            change = Change(label, tables, id, undoable=kind != "undo", typed=merge is not None)
            if made is not None:
                made.append(change)
            for listener in tuple(self._listeners):
                listener(change)


def _roll_back(connection: driver.Connection) -> None:
    """A full disk has rolled back already; a second rollback is an error of its own that helps nobody."""
    if connection.in_transaction:
        with suppress(DriverError):
            connection.execute("rollback")


def _told(error: Exception) -> Exception:
    """What the disk or the user can put right, in a sentence; anything else is a bug and stays one."""
    if driver.is_full(error):
        return NotSaved(f"This was not saved: {error}. Free some space or check the disk, then try again.")
    if isinstance(error, IntegrityError) and "UNIQUE" in str(error):
        return Clash("This was not saved: there is one already.")
    if isinstance(error, IntegrityError) and "FOREIGN KEY" in str(error):
        return Clash("This was not saved: something it belongs to is not in the file any more.")
    return error
