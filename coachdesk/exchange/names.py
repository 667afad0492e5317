"""Whose name it is: names compare without case, accents, spacing and the order “Last, First”."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache

from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.texts import clean_name
from coachdesk.exchange.plans import NEW, ImportOptions, Known, UnknownRep
from coachdesk.exchange.raw import short

REMEMBERED = 4096
"""Tables say the same few names in every row."""


@lru_cache(REMEMBERED)
def fold(name: str) -> str:
    """A name as it compares."""
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}" if first.strip() and last.strip() else name
    bare = unicodedata.normalize("NFKD", " ".join(name.split()).casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)) or name


@lru_cache(REMEMBERED)
def fold_head(head: str) -> str:
    """A column name as it compares: letters and digits only."""
    return re.sub(r"[\W_]+", "", fold(head.replace(",", " "))) or fold(head)


class Roll:
    """The known reps by name; collects the names that are unknown, and makes new reps where that was asked."""

    def __init__(self, known: Known, options: ImportOptions) -> None:
        self._exact = {rep.name: rep for rep in known.reps}
        self._folded = {fold(rep.name): rep for rep in reversed(known.reps)}
        self._options = options
        self._aliases = {fold(name): alias for name, alias in options.aliases.items()}
        self._missing: Counter[str] = Counter()
        self.names: set[str] = set()
        self.added: list[Rep] = []

    def find(self, text: str) -> Rep | None:
        """The rep of this very name, or of one that compares equal."""
        name = " ".join(text.split())
        return self._exact.get(name) or self._folded.get(fold(name))

    def settle(self, text: str) -> Rep | None:
        """The rep a cell names, a new one where asked; else None, and the name is remembered as unknown."""
        name = clean_name(text, "rep")
        self.names.add(fold(name))
        alias = self._aliases.get(fold(name), name)
        rep = self.find(alias) if alias not in (None, NEW) else self.find(name)
        if rep is None and (alias == NEW or self._options.add_reps):
            rep = self.add(Rep(None, name))
        if rep is None:
            self._missing[name] += 1
        return rep

    def left_out(self, text: str) -> bool:
        """Whether the user said that rows of this name are not wanted."""
        return self._aliases.get(fold(" ".join(text.split())), "") is None

    def add(self, rep: Rep) -> Rep:
        """Put a new rep on the roll under a number of its own below zero."""
        rep = replace(rep, id=-len(self.added) - 1)
        self.added.append(rep)
        self._exact[rep.name] = rep
        self._folded.setdefault(fold(rep.name), rep)
        return rep

    def change(self, rep: Rep) -> None:
        """Let later rows meet the changed rep."""
        self.added = [rep if one.id == rep.id else one for one in self.added]
        self._exact[rep.name] = rep
        self._folded[fold(rep.name)] = rep

    def unknown(self) -> tuple[UnknownRep, ...]:
        names = list(self._exact)
        return tuple(UnknownRep(name, rows, nearest(name, names)) for name, rows in sorted(self._missing.items()))


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that a reader would take for this one: alike as a whole, or with the same last name."""
    folded = {fold(one): one for one in names}
    same_last = [one for key, one in folded.items() if key.split()[-1:] == fold(name).split()[-1:]]
    if len(same_last) == 1:
        return same_last[0]
    close = get_close_matches(fold(name), folded, n=1, cutoff=0.55)
    return folded[close[0]] if close else None


def named(name: str, names: Iterable[str], what: str) -> str:
    """The one of the names that is meant; a refusal names the nearest."""
    every = list(names)
    for one in every:
        if fold_head(one) == fold_head(name):
            return one
    close = nearest(name, every)
    hint = f" Did you mean “{short(close)}”?" if close else f" There are: {', '.join(map(short, every[:20]))}."
    raise DeskError(f"There is no {what} “{short(name)}”.{hint}")
