"""Settings that belong to the team file and travel with it."""

from __future__ import annotations

from coachdesk.domain.periods import WEEKDAYS
from coachdesk.storage.store import Store
from coachdesk.storage.weeks import move_weeks


class Settings:
    """Named texts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def value(self, name: str) -> str | None:
        """What was saved under this name; None when nothing was."""
        found = self._store.rows("select value from setting where name = ?", [name])
        return found[0][0] if found else None

    def all(self) -> dict[str, str]:
        return dict(self._store.rows("select name, value from setting order by name"))

    def save(self, name: str, value: str) -> None:
        """Keep one setting; saving what is there already is no step. Where weeks begin on another day, what is kept by
        week goes with them.
        """
        sql = "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value"
        with self._store.change(f"Set {name.replace('_', ' ')}"):
            if name == "first_weekday":
                move_weeks(self._store, self.value(name) or WEEKDAYS[0], value)
            self._store.write(sql, [name, value])
