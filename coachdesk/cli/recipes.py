"""The verb that lists how sources are read: recipes, what they take, when they were last used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from coachdesk.analysis.words import plural
from coachdesk.cli.options import file_argument, json_option, opened, print_json, print_table, say
from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.recipes import SavedRecipe
from coachdesk.importing import RememberedSource, sources


@click.command("recipes")
@file_argument
@click.option("--remove", metavar="NAME", help="Forget a recipe; what it brought in stays.")
@click.option("--rename", nargs=2, metavar="NAME NEW", help="Give a recipe another name.")
@click.option("--kind", metavar="KIND", help="Of this kind of import only, such as results.")
@json_option
def recipes(file: Path, remove: str | None, rename: tuple[str, str] | None, kind: str | None, as_json: bool) -> None:
    """List the import recipes of a team file, rename one or remove one."""
    with opened(file) as desk:
        if remove:
            found = _named(desk, remove, kind)
            desk.recipes.remove(found.verb, found.name)
        if rename:
            found = _named(desk, rename[0], kind)
            desk.recipes.rename(found.verb, found.name, rename[1])
        listed = [one for one in sources(desk) if kind in (None, one.recipe.verb)]
    if as_json:
        print_json([_facts(one) for one in listed])
    elif not listed:
        say("No recipe is kept: --save-recipe NAME keeps one at an import.")
    else:
        print_table(("recipe", "kind", "takes", "last used"), map(_line, listed))


def _named(desk: Desk, name: str, kind: str | None) -> SavedRecipe:
    """The one recipe of this name; where several kinds have one, the kind must be said."""
    every = [source.recipe for source in sources(desk)]
    found = [one for one in every if one.name.casefold() == name.casefold() and kind in (None, one.verb)]
    if not found:
        raise DeskError(f"There is no import recipe called “{name}”.")
    if len(found) > 1:
        kinds = ", ".join(sorted(one.verb for one in found))
        raise DeskError(f"“{name}” is a recipe of several kinds ({kinds}): say which with --kind.")
    return found[0]


def _facts(source: RememberedSource) -> dict[str, Any]:
    recipe, last, used = source.recipe, source.last, None
    if last is not None:
        used = {"file": last.file, "at": last.at.isoformat(), "read": last.read, "added": last.added,
                "changed": last.changed, "same": last.same, "skipped": last.skipped}  # fmt: skip
    return {"name": recipe.name, "kind": recipe.verb, "takes": recipe.takes(), "last": used}


def _line(source: RememberedSource) -> tuple[object, ...]:
    recipe, last, used = source.recipe, source.last, None
    if last is not None:
        counts = f"{last.added:,} added, {last.changed:,} changed"
        used = f"{last.at.date()}: {counts} of {plural(last.read, 'row')} in {last.file}"
    return recipe.name, recipe.verb, recipe.takes(), used
