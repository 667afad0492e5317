"""Findings set aside, in the file."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.findings import Dismissal
from coachdesk.storage.store import Store


class Dismissals:
    """What the manager said is not a rep's cause."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_rep(self, rep_id: int) -> tuple[Dismissal, ...]:
        return self._store.find("dismissal", Dismissal, "rep_id = ?", (rep_id,), "day desc, id")

    def save(self, dismissal: Dismissal) -> Dismissal:
        """Set a finding aside; a second reason takes the place of the first."""
        same = (d.id for d in self.of_rep(dismissal.rep_id) if d.cause == dismissal.cause)
        with self._store.change(f"Set aside: {dismissal.cause}"):
            return self._store.save("dismissal", replace(dismissal, id=next(same, None)))

    def remove(self, dismissal: Dismissal) -> None:
        """Let the finding be told again."""
        with self._store.change(f"Consider again: {dismissal.cause}"):
            self._store.remove("dismissal", "id = ?", [dismissal.id])
