"""Public holidays by country, worked out on this computer; nothing is asked of a network."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from coachdesk.domain.errors import Invalid


def public_days(country: str, first: date, last: date) -> dict[date, str]:
    """The days off of a whole country in first..last, each with its name; "" has none, an unknown one is `Invalid`."""
    if not country:
        return {}
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= {day: name for day, name in _of_year(country.strip().upper(), year) if first <= day <= last}
    return found


@lru_cache(64)
def _of_year(country: str, year: int) -> tuple[tuple[date, str], ...]:
    """In English where the library knows the English names, else in the country's own language."""
    try:
        days = holidays.country_holidays(country, years=year, language="en_US")
    except NotImplementedError:
        sentence = f"No public holidays are known for “{country}”: type two letters, like US or DE."
        raise Invalid("country", sentence) from None
    return tuple((day, days[day].replace("; ", " and ")) for day in sorted(days))
