"""Market changes in the file."""

from __future__ import annotations

from collections.abc import Iterable

from coachdesk.domain.market import MarketChange
from coachdesk.storage.store import Store

Touching = tuple[MarketChange, frozenset[int]]
"""A market change with the ids of the skills it touches."""


class Market:
    """What changed out there, the newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Touching, ...]:
        touched: dict[int, set[int]] = {}
        for change_id, skill_id in self._store.rows("select change_id, skill_id from market_change_skill"):
            touched.setdefault(change_id, set()).add(skill_id)
        found = self._store.find("market_change", MarketChange, order="day desc, id desc")
        return tuple((change, frozenset(touched.get(change.id or 0, ()))) for change in found)

    def one(self, id: int) -> MarketChange:  # noqa: A002
        return self._store.one("market_change", MarketChange, id)

    def save(self, change: MarketChange, skill_ids: Iterable[int]) -> MarketChange:
        """Add one, or change it, with the skills it touches."""
        verb = "Add" if change.id is None else "Edit"
        with self._store.change(f"{verb} market change {change.title}"):
            kept = self._store.save("market_change", change)
            self._store.remove("market_change_skill", "change_id = ?", [kept.id])
            for skill_id in sorted(set(skill_ids)):
                self._store.insert("market_change_skill", {"change_id": kept.id, "skill_id": skill_id})
            return kept

    def remove(self, change: MarketChange) -> None:
        with self._store.change(f"Remove market change {change.title}"):
            self._store.remove("market_change", "id = ?", [change.id])
