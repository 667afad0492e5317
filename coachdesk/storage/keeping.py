"""Backups of the open file: before something big, and once a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coachdesk.storage.backups import Backup, back_up, backups_of, due, folder_of
from coachdesk.storage.store import Store


class Backups:
    """The backups of one open team file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def folder(self) -> Path:
        return folder_of(self._store.path)

    def all(self) -> tuple[Backup, ...]:
        """Newest first."""
        return backups_of(self._store.path)

    def back_up(self, reason: str) -> Path:
        """A verified backup now; never in the middle of a step."""
        assert not self._store.busy, "a backup in the middle of a step"
        return back_up(self._store.db.conn, self._store.path, reason, self._store.now())

    def before(self, verb: str) -> Path:
        """The backup that precedes something big."""
        return self.back_up(f"before {verb}")

    def daily(self, today: date) -> Path | None:
        """Once a day, when something changed since the last backup."""
        return self.back_up("daily") if due(self._store.db.conn, self._store.path, today) else None
