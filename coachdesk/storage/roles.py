"""Roles in the file."""

from __future__ import annotations

from coachdesk.domain.roles import Role
from coachdesk.storage.names import check_free, named
from coachdesk.storage.store import Store


class Roles:
    """The kinds of work on the team."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Role, ...]:
        return self._store.find("role", Role)

    def one(self, id: int) -> Role:  # noqa: A002
        return self._store.one("role", Role, id)

    def by_name(self, name: str) -> Role | None:
        """The role with this name in any case."""
        return named(name, self.all())

    def add(self, role: Role) -> Role:
        check_free(role, self.all(), "role")
        with self._store.change(f"Add role {role.name}"):
            return self._store.save("role", role)

    def edit(self, role: Role) -> Role:
        check_free(role, self.all(), "role")
        with self._store.change(f"Edit role {role.name}"):
            return self._store.save("role", role)
