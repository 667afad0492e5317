"""A plan's paper as JSON and back, exactly: what an issue freezes."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from coachdesk.analysis.paper import PlanPaper


def to_json(paper: PlanPaper) -> str:
    """Sorted and compact, so that equal papers have equal text."""
    return json.dumps(_plain(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> PlanPaper:
    """The same paper again; a field that the text doesn't know yet has its default, without one it is an error."""
    paper = _built(json.loads(text), PlanPaper)
    assert isinstance(paper, PlanPaper)
    return paper


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(raw: Any, kind: Any) -> Any:
    """A plain value as the type that its field names."""
    if get_origin(kind) is UnionType:
        return None if raw is None else _built(raw, next(k for k in get_args(kind) if k is not NoneType))
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_built(v, inner[0]) for v in raw)
        return tuple(_built(v, k) for v, k in zip(raw, inner, strict=True))
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        known = [f for f in fields(kind) if f.name in raw or f.default is MISSING]
        return kind(**{f.name: _built(raw[f.name], hints[f.name]) for f in known})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(raw)
    return float(raw) if kind is float else raw
