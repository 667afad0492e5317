"""Record to row and back: the only place that knows how a value is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_row(record: Any) -> dict[str, Any]:
    """A record as columns: enums by value, dates in ISO form, tuples as JSON, truth as 0 or 1."""
    return {f.name: to_cell(getattr(record, f.name)) for f in fields(record)}


PLAIN = frozenset({int, float, str, bytes, type(None)})


def to_cell(value: Any) -> Any:
    if type(value) in PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value)
    return value


def from_row(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """A record from the columns of its table; columns the record does not have are left out."""
    return kind(**{name: row[name] if load is None else load(row[name]) for name, load in _loaders(kind)})  # type: ignore[arg-type]


@cache
def _loaders(kind: Any) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, _loader(hints[f.name])) for f in fields(kind))


def _loader(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is UnionType:
        inner = _loader(next(a for a in get_args(hint) if a is not type(None)))
        return None if inner is None else lambda cell: None if cell is None else inner(cell)
    if get_origin(hint) is tuple:
        return lambda cell: tuple(json.loads(cell))
    if hint in (date, datetime):
        parse: Callable[[str], date] = hint.fromisoformat
        return parse
    if hint is bool or (isinstance(hint, type) and issubclass(hint, Enum)):
        return hint
    return None
