"""How a source was read last time: which saved recipe fits a file, and what of a reading is worth keeping."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coachdesk.exchange.filters import parted
from coachdesk.exchange.names import fold, fold_head
from coachdesk.exchange.plans import NEW, Also, ImportOptions, Reading
from coachdesk.exchange.raw import Tick
from coachdesk.exchange.tables import Table, read_table

ENOUGH_HEADS = 3
"""A file of other heads is only taken for a source whose recipe needs this many of them."""
_DATED = re.compile(
    r"\b(?:q[1-4]|w(?:eek|k)?\s?\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d+|report|export|final|"
    r"copy|download|new|of|from|to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SavedRecipe:
    """A recipe as an import uses it: how a file is read, and the heads it was saved with, as they compare."""

    verb: str
    name: str
    options: ImportOptions = field(default_factory=ImportOptions)
    heads: tuple[str, ...] = ()

    @classmethod
    def of(cls, verb: str, name: str, kept: Mapping[str, Any]) -> SavedRecipe:
        """Out of what the file keeps."""
        return cls(verb, name, ImportOptions.from_dict(kept), tuple(kept.get("heads", ())))

    def takes(self) -> str:
        """What it brings in, in words: “Bookings: sum of Amount where Stage is Closed Won · Won deals: …”."""
        own = self.options
        if self.verb != "results" or not own.measure:
            return "columns by their names" if not own.mapping else f"{len(own.mapping)} columns"
        first = Also(own.measure, None if own.count else own.sum_column, own.where)
        return " · ".join(map(also_words, (first, *own.also)))


@dataclass(frozen=True, slots=True)
class Opened:
    """A table that was read, and the recipe that fits it, if there is one."""

    table: Table
    recipe: SavedRecipe | None = None


def also_words(one: Also) -> str:
    """Bookings: sum of Amount where Stage is Closed Won."""
    how = f"sum of {one.sum_column}" if one.sum_column else "count of rows"
    return f"{one.measure}: {how}" + (f" where {where_words(one.where)}" if one.where else "")


def where_words(conditions: Iterable[str]) -> str:
    """Stage is Won or Lost, Region is not West."""
    heads: dict[tuple[str, bool], list[str]] = {}
    for condition in conditions:
        head, value, wanted = parted(condition)
        heads.setdefault((head, wanted), []).append(value or "empty")
    return ", ".join(
        f"{head} is {'' if wanted else 'not '}{' or '.join(values)}" for (head, wanted), values in heads.items()
    )


def fingerprint(heads: Iterable[str]) -> tuple[str, ...]:
    """The heads in their order, as they compare: letters and digits only, without case and accents."""
    return tuple(map(fold_head, heads))


def needed(options: ImportOptions) -> tuple[str, ...]:
    """The heads that a recipe cannot do without, as they compare."""
    wheres = (options.where, *(one.where for one in options.also))
    sums = (options.sum_column, *(one.sum_column for one in options.also))
    named = [options.rep_column, options.date_column, *sums, *options.mapping.values()]
    named += [parted(condition)[0] for conditions in wheres for condition in conditions]
    return tuple(dict.fromkeys(fold_head(head) for head in named if head))


def fits(recipe: SavedRecipe, heads: Sequence[str], measures: Collection[str]) -> int:
    """2 for the heads it was saved with, 1 where all it needs and half of the others are there, else 0.

    A recipe of raw rows or columns with a say of their own can do with other heads around them; one that found its
    columns by their names alone is for the same heads only. A measure that is gone fits nothing.
    """
    wanted = [one.measure for one in recipe.options.also]
    wanted += [recipe.options.measure] if recipe.options.measure else []
    known = {fold_head(name) for name in measures}
    if any(fold_head(name) not in known for name in wanted):
        return 0
    own = fingerprint(heads)
    if recipe.heads and own == recipe.heads:
        return 2
    must = needed(recipe.options)
    by_name = recipe.verb == "results" and not recipe.options.measure
    if by_name or len(must) < ENOUGH_HEADS or not set(must) <= set(own):
        return 0
    return int(2 * len(set(recipe.heads) & set(own)) >= len(set(recipe.heads)))


def best_recipe(recipes: Iterable[SavedRecipe], heads: Sequence[str], measures: Collection[str]) -> SavedRecipe | None:
    """The recipe that fits best; of several alike the first: the caller puts the latest used one there."""
    scored = [(fits(one, heads, measures), one) for one in recipes]
    best = max((score for score, _ in scored), default=0)
    return next((one for score, one in scored if score == best and score), None)


def read_remembered(
    path: Path, recipes: Sequence[SavedRecipe], measures: Collection[str], tick: Tick | None = None
) -> Opened:
    """Read a file and find its recipe: by the first sheet that has rows, then by the sheets that recipes name."""
    table = read_table(path, tick=tick)
    found = best_recipe(recipes, table.heads, measures)
    if found is not None and found.options.sheet in (None, "", table.sheet):
        return Opened(table, found)
    for recipe in recipes:
        if (sheet := recipe.options.sheet) and sheet in table.sheets and sheet != table.sheet:
            other = read_table(path, sheet, tick=tick)
            if fits(recipe, other.heads, measures):
                return Opened(other, recipe)
    return Opened(table, found)


def kept_options(options: ImportOptions, reading: Reading, table: Table) -> dict[str, Any]:
    """What a recipe keeps of an import: how it was asked, how it was read, and the heads it stood on.

    A choice is kept as “last time”, so that a column that says otherwise next time is believed. Who was added as new
    is known by then, and typed numbers are asked about each time.
    """
    aliases = {name: alias for name, alias in options.aliases.items() if alias != NEW}
    first = options.usual_day_first if reading.day_first is None else reading.day_first
    kept = replace(
        options, aliases=aliases, day_first=None, decimal=None, replace_typed=False, sheet=options.sheet or None,
        usual_day_first=first, usual_decimal=reading.decimal or options.usual_decimal,
    )  # fmt: skip
    return kept.as_dict() | {"heads": list(fingerprint(table.heads))}


def proposed_name(file: str, taken: Collection[str]) -> str:
    """A name for a source: the file's without dates and numbers; never one that is taken."""
    stem = re.sub(r"[\W_]+", " ", Path(file).stem)
    words = " ".join(_DATED.sub(" ", stem).split())[:50]
    name = words[:1].upper() + words[1:] or "My source"
    others, number, whole = set(map(fold, taken)), 2, name
    while fold(whole) in others:
        whole, number = f"{name} {number}", number + 1
    return whole
