"""A day with its time on the wall, as files write it, in one cell or in two."""

from __future__ import annotations

import re
from datetime import datetime, time

from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import check_start
from coachdesk.exchange.dates import DateStyle, parse_day
from coachdesk.exchange.raw import short

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s*([AaPp])?(?:\.?[Mm]\.?)?")
_AT_END = re.compile(r"(.*?[0-9])[T ,]+([0-9]{1,2}[:.h][0-9]{2}[^Z+]*?)(Z|\s*UTC|\s*[+-][0-9]{2}:?[0-9]{2})?")
LONGEST = 80


def parse_moment(cell: str, style: DateStyle, clock: str = "") -> datetime:
    """The day and time in a cell, or in a cell for each; `Invalid` where one is missing or is none."""
    text = " ".join(cell.split())[:LONGEST]
    found = _AT_END.fullmatch(text)
    if found is None:
        day = parse_day(cell, style)
        if not clock.strip():
            raise Invalid("start", f"“{short(cell)}” has no time of day: write it as {day.isoformat()} 10:30.")
    elif found[3]:
        raise Invalid("start", f"“{short(cell)}” names a time zone: write the time as your clock shows it.")
    else:
        day = parse_day(found[1], style)
        clock = found[2]
    check_start(day)
    return datetime.combine(day, parse_clock(clock))


def parse_clock(text: str) -> time:
    """The time of day: 10:30, 9:05 pm, 14:00:00."""
    found = _CLOCK.fullmatch(" ".join(text.split()))
    if found is None or not (found[2] or found[3]):
        raise Invalid("time", f"“{short(text)}” is no time of day: write it as 10:30.")
    hour = int(found[1])
    if found[3]:
        if not 1 <= hour <= 12:
            raise Invalid("time", f"“{short(text)}” is no time of day: write it as 10:30.")
        hour = hour % 12 + 12 * (found[3] in "Pp")
    minute = int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise Invalid("time", f"“{short(text)}” is no time of day: write it as 10:30.")
    return time(hour, minute)
