"""When an event that comes again takes place: its rule is checked first, and expanded in a limited process only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

MOST_COMMAS = 60
MOST_EVERY = 10_000
MOST_OF_ONE = 2_000
MOST_STEPS = 60_000
EVERY = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
NUMBER = re.compile(r"[0-9]{1,18}")


class Unread(ValueError):
    """Why one event is left out, in words."""


class OnlyFirst(Unread):
    """Why only the first time of an event is taken in, in words."""


def parts_of(rule: str) -> dict[str, str]:
    """A rule's parts by name; `Unread` for one that could run without end or ask for far too much."""
    parts = {}
    for part in rule.strip().strip(";").split(";"):
        name, _, value = part.partition("=")
        parts[name.strip().upper()] = value.strip().upper()
    if parts.get("FREQ") not in EVERY:
        raise Unread(f"it repeats {parts.get('FREQ', 'without saying how often').lower()[:40]}, which is not read")
    every, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "1")
    if not NUMBER.fullmatch(every) or not 1 <= int(every) <= MOST_EVERY:
        raise Unread(f"its interval is {every[:20]}, and only 1 to {MOST_EVERY:,} is read")
    if not NUMBER.fullmatch(count) or int(count) < 1:
        raise Unread(f"its count is {count[:20]}, and only a number from 1 on is read")
    if rule.count(",") > MOST_COMMAS:
        raise Unread("its rule is too long to be read")
    for name, what in (("BYHOUR", "hours of a day"), ("BYMINUTE", "minutes of an hour"), ("BYSECOND", "seconds")):
        if "," in parts.get(name, ""):
            raise OnlyFirst(f"it repeats at several {what}: only its first time is taken in")
    if int(count) > MOST_STEPS:  # the days that are asked for end long before
        parts.pop("COUNT", None)
    return parts


def slots(
    start: datetime,
    rule: str,
    until: datetime | None,
    span: tuple[datetime, datetime],
    *,
    also: Collection[datetime] = (),
    without: Collection[datetime] = (),
) -> tuple[list[datetime], bool]:
    """The wall times of an event in `span`, and whether there were more than 2,000; the first one always counts."""
    found = {start, *also}
    for n, slot in enumerate(_ruled(start, rule, span[0]) if rule else ()):
        if slot > span[1] or (until is not None and slot > until) or n >= MOST_STEPS:
            break
        found.add(slot)
    days = {day for day in without if (day.hour, day.minute, day.second) == (0, 0, 0)}
    kept = sorted(
        s for s in found
        if span[0] <= s <= span[1] and s not in without and s.replace(hour=0, minute=0, second=0) not in days
    )  # fmt: skip
    return kept[:MOST_OF_ONE], len(kept) > MOST_OF_ONE


def _ruled(start: datetime, rule: str, first: datetime) -> Iterator[datetime]:
    """The times of a rule; one that counts days or weeks and no times begins shortly before the days asked for."""
    parts = {name: value for name, value in parts_of(rule).items() if name not in ("UNTIL", "X-EVOLUTION-ENDDATE")}
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    if days and "COUNT" not in parts and start < first:
        start += timedelta(days=days * max(0, (first - start).days // days - 1))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    return islice(iter(rrulestr(text, dtstart=start)), MOST_STEPS + 1)


def until_of(rule: str) -> str:
    """The last day or time of a rule as it is written; "" without one."""
    return parts_of(rule).get("UNTIL", "") if rule else ""


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes, a begun one counted."""
    return -(-(end - start) // timedelta(minutes=1))
