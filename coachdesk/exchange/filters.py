"""Which rows count: “COL=VALUE” and “COL!=VALUE”, without regard to case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.columns import column
from coachdesk.exchange.raw import short
from coachdesk.exchange.tables import Table


class Filter:
    """Conditions on different columns must all hold; of several values for one column, any."""

    def __init__(self, table: Table, conditions: Iterable[str]) -> None:
        self._heads = table.heads
        self._wanted: dict[int, set[str]] = defaultdict(set)
        self._unwanted: dict[int, set[str]] = defaultdict(set)
        self.passed = 0
        for condition in conditions:
            head, value, wanted = parted(condition)
            kind = self._wanted if wanted else self._unwanted
            kind[column(table, head)].add(_bare(value))

    def against(self, row: tuple[str, ...]) -> str | None:
        """Why the row does not count, None where it does."""
        for at, values in self._wanted.items():
            if _bare(row[at]) not in values:
                return f"{self._heads[at]} is {short(row[at]) or 'empty'}"
        for at, values in self._unwanted.items():
            if _bare(row[at]) in values:
                return f"{self._heads[at]} is {short(row[at]) or 'empty'}"
        self.passed += 1
        return None


def parted(condition: str) -> tuple[str, str, bool]:
    """Column, value, and whether the value is wanted; a text without “=” is refused."""
    head, equals, value = condition.partition("=")
    if not equals or not head.removesuffix("!").strip():
        raise DeskError(f"“{short(condition)}” is no condition: write COLUMN=VALUE or COLUMN!=VALUE.")
    return head.removesuffix("!").strip(), value.strip(), not head.endswith("!")


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
