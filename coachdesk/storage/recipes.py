"""Import recipes and the record of imports in the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import clean_name
from coachdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file of one kind is read: saved once, used every week."""

    verb: str
    name: str
    options: dict[str, Any]


class Recipes:
    """Saved ways to import."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, verb: str) -> tuple[Recipe, ...]:
        sql = "select verb, name, options from import_recipe where verb = ? order by name"
        return tuple(Recipe(verb, name, json.loads(options)) for verb, name, options in self._store.rows(sql, [verb]))

    def one(self, verb: str, name: str) -> Recipe:
        """`DeskError` when there is none of that name."""
        for recipe in self.all(verb):
            if recipe.name.casefold() == name.casefold():
                return recipe
        raise DeskError(f"There is no import recipe called “{name}”.")

    def save(self, verb: str, name: str, options: dict[str, Any]) -> Recipe:
        """Keep a recipe; one of the same name is replaced."""
        recipe = Recipe(verb, clean_name(name), options)
        sql = """insert into import_recipe (verb, name, options) values (?, ?, ?)
            on conflict (verb, name) do update set options = excluded.options"""
        with self._store.change(f"Save import recipe {recipe.name}"):
            self._store.write(sql, [verb, recipe.name, json.dumps(options, ensure_ascii=False, sort_keys=True)])
        return recipe

    def remove(self, verb: str, name: str) -> None:
        with self._store.change(f"Remove import recipe {name}"):
            self._store.remove("import_recipe", "verb = ? and name = ?", [verb, name])

    def record_batch(self, verb: str, file: str, read: int, added: int, changed: int, same: int, skipped: int) -> None:
        """Write down that a file was imported and what came of it."""
        sql = """insert into import_batch (verb, file, at, read, added, changed, same, skipped)
            values (?, ?, ?, ?, ?, ?, ?, ?)"""
        at = self._store.now().isoformat(timespec="seconds")
        with self._store.change(f"Import {file}"):
            self._store.write(sql, [verb, file, at, read, added, changed, same, skipped])
