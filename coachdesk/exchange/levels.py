"""Levels as people write them: 1 to 5, or words and signs for unknown, which is never 0."""

from __future__ import annotations

import re

from coachdesk.domain.errors import Invalid
from coachdesk.exchange.numbers import is_missing
from coachdesk.exchange.raw import short

UNKNOWN = frozenset({
    "0", "0.0", "?", "unknown", "not known", "don’t know", "don't know", "do not know", "not rated", "not observed",
    "not seen", "n/o", "off",
})  # fmt: skip
_LEVEL = re.compile(
    r"(?:level\s*|l)?([1-5])(?:\.0+)?(?:\s*(?:/|of|out of)\s*5)?(?:\s*[:·–—-]\s+\D.*)?", re.IGNORECASE | re.DOTALL
)


def parse_level(cell: str) -> int | None:
    """The level in a cell, None where it is unknown, `Invalid` for anything that is not 1 to 5."""
    text = " ".join(cell.split())
    if is_missing(text) or text.casefold() in UNKNOWN:
        return None
    if found := _LEVEL.fullmatch(text):
        return int(found[1])
    raise Invalid("level", f"“{short(cell)}” is no level: write 1 to 5, or leave it empty.")
