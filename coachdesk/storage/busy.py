"""Busy times of the manager in the file, and what other calendars were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.domain.busy import Busy
from coachdesk.storage.store import Store

NEAR = "start < ? and (start >= ? or minutes > 1440 and julianday(start) + minutes / 1440.0 >= julianday(?))"
"""Before a day, and from another day on or lasting into it: most times last less than a day, so they are few."""


class BusyTimes:
    """Hours that other calendars have taken, by start."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, since: date | None = None, until: date | None = None) -> tuple[Busy, ...]:
        """Those that touch the days since..until, both included."""
        last = (until + timedelta(days=1)).isoformat() if until else "9999"
        near = (since - timedelta(days=1)).isoformat() if since else ""
        found = self._store.find("busy", Busy, NEAR, (last, near, near), "start, id")
        return tuple(b for b in found if since is None or max(b.start, b.end).date() >= since)

    def calendars(self) -> tuple[str, ...]:
        """The names under which calendars were taken in."""
        return tuple(name for (name,) in self._store.rows("select distinct calendar from busy order by 1"))

    def exchange(self, label: str, *, gone: Sequence[Busy] = (), fresh: Sequence[Busy] = ()) -> None:
        """Take some off and write others, those with an id in the place of what they were, in one step."""
        with self._store.change(label):
            for busy in gone:
                self._store.remove("busy", "id = ?", [busy.id])
            for busy in fresh:
                self._store.save("busy", busy)

    def remove_calendar(self, name: str) -> None:
        """Forget the busy times of one calendar."""
        with self._store.change(f"Remove busy times of {name}"):
            self._store.remove("busy", "calendar = ?", [name])


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the last export told it: its number of changes, and a digest of what was said."""

    uid: str
    sequence: int
    digest: str
    start: datetime
    cancelled: bool


class ToldEvents:
    """What was exported; a record of what left the file, so undo does not touch it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, Told]:
        """By uid."""
        found = self._store.rows("select uid, sequence, digest, start, cancelled from calendar_event")
        return {row[0]: Told(row[0], row[1], row[2], datetime.fromisoformat(row[3]), bool(row[4])) for row in found}

    def keep(self, rows: Sequence[Told]) -> None:
        """Remember what was told, in the place of what was told before."""
        sql = """insert into calendar_event (uid, sequence, digest, start, cancelled) values (?, ?, ?, ?, ?)
            on conflict (uid) do update set sequence = excluded.sequence, digest = excluded.digest,
            start = excluded.start, cancelled = excluded.cancelled"""
        with self._store.change("Export the calendar"):
            self._store.write_many(sql, [(t.uid, t.sequence, t.digest, t.start, t.cancelled) for t in rows])
