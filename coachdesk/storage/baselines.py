"""New starts of usual ranges, and the roles of reps over time, in the file."""

from __future__ import annotations

from coachdesk.domain.baselines import Baseline, RoleChange
from coachdesk.storage.store import Store


class Baselines:
    """From when on a usual range counts, the earliest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Baseline, ...]:
        return self._store.find("baseline", Baseline, order="start, id")

    def of_rep(self, rep_id: int) -> tuple[Baseline, ...]:
        return self._store.find("baseline", Baseline, "rep_id = ?", (rep_id,), "start, id")

    def save(self, baseline: Baseline) -> Baseline:
        """Start one, or change its day or reason; one of the same thing on the same day is exchanged."""
        of = (baseline.measure_id, baseline.skill_id, baseline.start)
        same = [b for b in self.of_rep(baseline.rep_id) if (b.measure_id, b.skill_id, b.start) == of]
        with self._store.change("Start a new baseline"):
            for other in same:
                if other.id != baseline.id:
                    self._store.remove("baseline", "id = ?", [other.id])
            return self._store.save("baseline", baseline)

    def remove(self, id: int) -> None:  # noqa: A002
        with self._store.change("Take a new baseline back"):
            self._store.remove("baseline", "id = ?", [id])

    def role_changes(self, rep_id: int | None = None) -> tuple[RoleChange, ...]:
        """Since when a rep, or anybody, has had which role; written down since the first change."""
        where, args = ("1", ()) if rep_id is None else ("rep_id = ?", (rep_id,))
        return self._store.find("role_change", RoleChange, where, args, "since, id")
