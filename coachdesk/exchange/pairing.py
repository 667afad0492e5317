"""Which row is which record: rows and records that look alike are paired, the most alike first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
Record = TypeVar("Record")


def pair(
    rows: Sequence[Row], records: Sequence[Record], tests: Sequence[Callable[[Row, Record], bool]]
) -> list[Record | None]:
    """The record of each row, or None where a row is new; no record is taken twice.

    Each test is tried on all rows before the next, weaker one: a row never takes a record that fits another one better.
    """
    found: list[Record | None] = [None] * len(rows)
    free = list(records)
    for test in tests:
        for place, row in enumerate(rows):
            at = next((i for i, record in enumerate(free) if test(row, record)), None) if found[place] is None else None
            if at is not None:
                found[place] = free.pop(at)
    return found
