"""Finding one of many by its name, and keeping names apart."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Protocol, TypeVar

from coachdesk.domain.errors import DeskError, Invalid

MOST_NEAR = 5


class Named(Protocol):
    """Anything with a name and an id."""

    @property
    def id(self) -> int | None: ...

    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=Named)


def folded(name: str) -> str:
    """How names are compared: without case and extra spaces."""
    return " ".join(name.split()).casefold()


def named(name: str, things: Iterable[Thing]) -> Thing | None:
    """The one with this name in any case."""
    return next((thing for thing in things if folded(thing.name) == folded(name)), None)


def named_or_nearest(name: str, things: Iterable[Thing], what: str) -> Thing:
    """The one with this name; else `DeskError` with those that start alike, or the nearest."""
    every = {folded(thing.name): thing for thing in things}
    if found := every.get(folded(name)):
        return found
    keys = [key for key in every if folded(name) and key.startswith(folded(name))]
    keys = keys or get_close_matches(folded(name), every, n=3, cutoff=0.5)
    near = [f"“{every[key].name}”" for key in keys[:MOST_NEAR]]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise DeskError(f"There is no {what} called “{name}”.{hint}")


def check_free(thing: Named, things: Iterable[Named], what: str) -> None:
    """Refuse a second one of the same name: lists and imports could not tell them apart."""
    twin = named(thing.name, things)
    if twin is not None and twin.id != thing.id:
        raise Invalid("name", f"There is a {what} called “{twin.name}” already: add something that tells them apart.")
