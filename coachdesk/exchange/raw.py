"""Rows as a file holds them, before anything is known about heads, footers or meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST_BYTES = 100 << 20
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELL = 1 << 20
MOST_QUOTED = 40
Tick = Callable[[float], object]
"""Hears how far a reading is, from 0 to 1, and may raise to stop it."""


class Exact(str):
    """A cell that the file itself stores as a number: its decimal sign is a point, whatever the column looks like."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """Numbered rows of cells (numbered as the file numbers them, from 1), and how they were read."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def short(text: str) -> str:
    """A cell or a head as a sentence quotes it: on one line, and cut where it is long."""
    bare = " ".join(text.split())
    return bare if len(bare) <= MOST_QUOTED else bare[: MOST_QUOTED - 1].rstrip() + "…"


def exact(value: float) -> Exact:
    """A stored number as text without an exponent where it has none to need."""
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e16)
    return Exact(str(int(value)) if whole else repr(value))


def digits(value: float) -> str:
    """A number with all its digits, thousands parted: two that differ never look the same."""
    text = f"{value:,.9f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
