"""Coaching sessions in the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.domain.sessions import Session
from coachdesk.storage.store import Store


class Sessions:
    """Coaching time, by start."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_rep(self, rep_id: int) -> tuple[Session, ...]:
        where = "id in (select session_id from session_rep where rep_id = ?)"
        return self._store.find("session", Session, where, (rep_id,), "start, id")

    def one(self, id: int) -> Session:  # noqa: A002
        return self._store.one("session", Session, id)

    def all(self, since: date | None = None, until: date | None = None) -> tuple[tuple[Session, tuple[int, ...]], ...]:
        """Sessions of the days since..until, both included, each with its reps."""
        where, args = "substr(start, 1, 10) between ? and ?", (since or "", until or "9999")
        reps: dict[int, list[int]] = {}
        for session_id, rep_id in self._store.rows("select session_id, rep_id from session_rep order by 1, 2"):
            reps.setdefault(session_id, []).append(rep_id)
        found = self._store.find("session", Session, where, args, "start, id")
        return tuple((session, tuple(reps.get(session.id or 0, ()))) for session in found)

    def add(self, session: Session, rep_ids: Sequence[int]) -> Session:
        with self._store.change(f"Add {session.kind.value} on {session.start:%Y-%m-%d}"):
            saved = self._store.save("session", session)
            for rep_id in dict.fromkeys(rep_ids):
                self._store.insert("session_rep", {"session_id": saved.id, "rep_id": rep_id})
            return saved

    def edit(self, session: Session) -> Session:
        with self._store.change(f"Edit {session.kind.value} on {session.start:%Y-%m-%d}"):
            return self._store.save("session", session)

    def remove(self, id: int) -> None:  # noqa: A002
        session = self.one(id)
        with self._store.change(f"Remove {session.kind.value} on {session.start:%Y-%m-%d}"):
            self._store.remove("session", "id = ?", [id])
