"""Files in, files out: tables are read into plans of what would change, and records are written so they come back."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachdesk.exchange.plans import Known

# the endings that can be written, and the module that is loaded on the first export
FORMATS = dict.fromkeys(("csv", "xlsx", "json"), "coachdesk.exchange.exports")


def export_bytes(verb: str, known: Known, ending: str, first_weekday: int = 0) -> bytes:
    """One kind of record as a file of this kind; private notes are never in it."""
    module = import_module(FORMATS.get(ending.lower().lstrip("."), FORMATS["csv"]))
    content: bytes = module.export_bytes(verb, known, ending, first_weekday)
    return content


def public_days(country: str, first: date, last: date) -> dict[date, str]:
    """A country's public holidays in first..last by name; the library behind it is loaded on the first question."""
    found: dict[date, str] = import_module("coachdesk.exchange.country_days").public_days(country, first, last)
    return found
