"""Targets in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.domain.measures import Target
from coachdesk.domain.people import Rep
from coachdesk.storage.store import Counts, Store

SAME = "measure_id = ? and rep_id is ? and role_id is ? and cadence = ? and start = ?"


class Targets:
    """What was aimed at, by measure and start."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Target, ...]:
        return self._store.find("target", Target, order="measure_id, start, id")

    def of_rep(self, rep: Rep) -> tuple[Target, ...]:
        """The rep's own targets and those of its role."""
        where, args = "rep_id = ? or role_id = ?", (rep.id, rep.role_id)
        return self._store.find("target", Target, where, args, "measure_id, start, id")

    def save_many(self, targets: Sequence[Target], label: str) -> Counts:
        """Keep targets in one step; one for the same measure, owner and start takes the place of the old."""
        added = changed = 0
        with self._store.change(label):
            for target in targets:
                args = (target.measure_id, target.rep_id, target.role_id, target.cadence, target.start)
                old = next(iter(self._store.find("target", Target, SAME, args)), None)
                new = replace(target, id=old.id if old else target.id)
                if new == old:
                    continue
                added, changed = added + (new.id is None), changed + (new.id is not None)
                self._store.save("target", new)
        return Counts(added, changed, len(targets) - added - changed)

    def remove(self, ids: Sequence[int], label: str = "Remove targets") -> None:
        with self._store.change(label):
            for id in ids:  # noqa: A001
                self._store.remove("target", "id = ?", [id])
