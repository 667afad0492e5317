"""The record of an import: which file came in, when, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """One import that changed something; `read` and `skipped` count rows of the file, the others records."""

    id: int
    verb: str
    file: str
    at: datetime
    read: int
    added: int
    changed: int
    same: int
    skipped: int
