"""What an export writes: one sheet of texts and numbers."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: heads, and rows of texts and numbers."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
