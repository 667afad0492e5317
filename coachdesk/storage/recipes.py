"""Import recipes and the record of imports in the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coachdesk.domain.errors import DeskError
from coachdesk.domain.imports import Batch
from coachdesk.domain.texts import clean_name
from coachdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file of one kind is read: saved once, used every week."""

    verb: str
    name: str
    options: dict[str, Any]


class Recipes:
    """Saved ways to import; under `batch` a recipe names the last import that it was used for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, verb: str) -> tuple[Recipe, ...]:
        sql = "select verb, name, options from import_recipe where verb = ? order by name"
        return tuple(Recipe(verb, name, json.loads(options)) for verb, name, options in self._store.rows(sql, [verb]))

    def every(self) -> tuple[Recipe, ...]:
        """Those of all verbs, the one used last first."""
        rows = self._store.rows("select verb, name, options from import_recipe order by name")
        found = [Recipe(verb, name, json.loads(options)) for verb, name, options in rows]
        return tuple(sorted(found, key=lambda recipe: -(recipe.options.get("batch") or 0)))

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
        """Forget a recipe; what it brought in stays."""
        own = self.one(verb, name).name
        with self._store.change(f"Remove import recipe {own}"):
            self._store.remove("import_recipe", "verb = ? and name = ?", [verb, own])

    def rename(self, verb: str, name: str, new: str) -> Recipe:
        """Give a recipe another name; one that is taken is refused."""
        recipe = self.one(verb, name)
        wanted = clean_name(new)
        others = [other for other in self.all(verb) if other.name != recipe.name]
        if any(other.name.casefold() == wanted.casefold() for other in others):
            raise DeskError(f"There is an import recipe called “{wanted}” already.")
        with self._store.change(f"Rename import recipe {recipe.name}"):
            self._store.write(
                "update import_recipe set name = ? where verb = ? and name = ?", [wanted, verb, recipe.name]
            )
        return Recipe(verb, wanted, recipe.options)

    def used(self, verb: str, name: str, batch: int) -> None:
        """Write down which import a recipe was last used for."""
        recipe = self.one(verb, name)
        self.save(verb, recipe.name, recipe.options | {"batch": batch})

    def last_batch(self, recipe: Recipe) -> Batch | None:
        """The import that a recipe was last used for."""
        sql = "select id, verb, file, at, read, added, changed, same, skipped from import_batch where id = ?"
        for id_, verb, file, at, *counts in self._store.rows(sql, [recipe.options.get("batch")]):
            return Batch(id_, verb, file, datetime.fromisoformat(at), *counts)
        return None

    def record_batch(self, verb: str, file: str, read: int, added: int, changed: int, same: int, skipped: int) -> int:
        """Write down that a file was imported and what came of it; its number."""
        sql = """insert into import_batch (verb, file, at, read, added, changed, same, skipped)
            values (?, ?, ?, ?, ?, ?, ?, ?)"""
        at = self._store.now().isoformat(timespec="seconds")
        with self._store.change(f"Import {file}"):
            self._store.write(sql, [verb, file, at, read, added, changed, same, skipped])
            return int(self._store.rows("select max(id) from import_batch")[0][0])
