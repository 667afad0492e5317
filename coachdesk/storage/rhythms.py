"""Rhythms and absences in the file."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.absences import Absence
from coachdesk.domain.people import Rep
from coachdesk.domain.rhythms import Rhythm
from coachdesk.storage.store import Store


class Rhythms:
    """How often one-on-ones are, by role and, going before that, by rep."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Rhythm, ...]:
        return self._store.find("rhythm", Rhythm)

    def of_rep(self, rep: Rep) -> Rhythm | None:
        """The rep's own rhythm, else the role's."""
        own = next((r for r in self.all() if r.rep_id == rep.id), None)
        role = next((r for r in self.all() if rep.role_id is not None and r.role_id == rep.role_id), None)
        return own or role

    def save(self, rhythm: Rhythm) -> Rhythm:
        """Set the rhythm of a rep or a role; it takes the place of the one there was."""
        same = (r.id for r in self.all() if (r.rep_id, r.role_id) == (rhythm.rep_id, rhythm.role_id))
        with self._store.change(f"Set a rhythm: {rhythm.every.value if rhythm.every else 'none'}"):
            return self._store.save("rhythm", replace(rhythm, id=next(same, None)))

    def remove(self, rhythm: Rhythm) -> None:
        """Let a rep go by the rhythm of the role again."""
        with self._store.change("Remove a rhythm"):
            self._store.remove("rhythm", "id = ?", [rhythm.id])


class Absences:
    """Days on which somebody is away."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Absence, ...]:
        return self._store.find("absence", Absence, order="first, id")

    def one(self, id: int) -> Absence:  # noqa: A002
        return self._store.one("absence", Absence, id)

    def add(self, absence: Absence) -> Absence:
        with self._store.change(f"Add absence from {absence.first}"):
            return self._store.save("absence", absence)

    def edit(self, absence: Absence) -> Absence:
        with self._store.change(f"Edit absence from {absence.first}"):
            return self._store.save("absence", absence)

    def remove(self, id: int) -> None:  # noqa: A002
        with self._store.change(f"Remove absence from {self.one(id).first}"):
            self._store.remove("absence", "id = ?", [id])
