"""Reps in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.domain.baselines import RoleChange
from coachdesk.domain.people import Rep, Status
from coachdesk.storage.names import check_free, named_or_nearest
from coachdesk.storage.store import Store


class People:
    """The reps, by name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, include_archived: bool = False) -> tuple[Rep, ...]:
        """By name; archived reps only when asked for."""
        reps = self._store.find("rep", Rep)
        kept = (rep for rep in reps if include_archived or rep.status is not Status.ARCHIVED)
        return tuple(sorted(kept, key=lambda rep: (rep.name.casefold(), rep.id)))

    def one(self, id: int) -> Rep:  # noqa: A002
        return self._store.one("rep", Rep, id)

    def by_name(self, name: str) -> Rep:
        """The rep with this name in any case; `DeskError` with the nearest names when nobody is called that."""
        return named_or_nearest(name, self.all(include_archived=True), "rep")

    def add(self, rep: Rep) -> Rep:
        check_free(rep, self.all(include_archived=True), "rep")
        with self._store.change(f"Add {rep.name}"):
            return self._store.save("rep", rep)

    def edit(self, rep: Rep, merge: str | None = None) -> Rep:
        """Change one; another role is written down with today's day, so that charts can say when it began."""
        check_free(rep, self.all(include_archived=True), "rep")
        with self._store.change(f"Edit {rep.name}", merge=merge):
            if rep.role_id != self.one(rep.id or 0).role_id:
                self._store.save("role_change", RoleChange(None, rep.id or 0, rep.role_id, self._store.now().date()))
            return self._store.save("rep", rep)

    def edit_many(self, reps: Sequence[Rep], label: str) -> None:
        """Several reps in one step."""
        with self._store.change(label):
            for rep in reps:
                self.edit(rep)

    def archive(self, ids: Sequence[int]) -> None:
        """Hide reps and leave them out of team figures; everything about them is kept."""
        self._turn(ids, Status.ARCHIVED, "Archive")

    def restore(self, ids: Sequence[int]) -> None:
        """Bring archived reps back as active ones."""
        self._turn(ids, Status.ACTIVE, "Restore")

    def _turn(self, ids: Sequence[int], status: Status, verb: str) -> None:
        reps = [self.one(id) for id in ids]  # noqa: A001
        who = reps[0].name if len(reps) == 1 else f"{len(reps)} reps"
        with self._store.change(f"{verb} {who}"):
            for rep in reps:
                self._store.save("rep", replace(rep, status=status))
