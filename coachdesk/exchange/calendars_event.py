"""What one event of an iCalendar file says.

Its plain lines are read here, and only the others by the library, which takes most of a millisecond for an event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from icalendar import Event, vDDDTypes

from coachdesk.exchange.calendars_pieces import TOO_LONG
from coachdesk.exchange.calendars_repeat import Unread, parts_of

MOST_PEOPLE = 200
MOST_TEXT = 200
MIDNIGHT = time()
BAD = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, AssertionError, RecursionError)
WORDS = re.compile(
    r"(UID|SUMMARY|LOCATION|STATUS|TRANSP|CLASS|X-MICROSOFT-CDO-BUSYSTATUS):(.*)", re.IGNORECASE | re.DOTALL
)
MOMENT = re.compile(r"(DTSTART|DTEND)(;TZID=[\w/+ -]+|;VALUE=DATE)?:(\d{8})(?:T(\d{6})(Z)?)?", re.IGNORECASE)
PERSON = re.compile(r'ATTENDEE((?:;[A-Z0-9-]+=(?:"[^"^]*"|[^";:,^]*))*):([^:]*:[^:]*)', re.IGNORECASE)
ESCAPED = re.compile(r"\\([nN,;\\])")
NAMED = re.compile(r';CN=(?:"([^"]*)"|([^;]*))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """The address of somebody invited, and the name."""

    address: str
    params: dict[str, str]

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a time as an event tells it, with the time zone that it names."""

    dt: date | datetime
    params: dict[str, str] = field(default_factory=dict)


class Reader:
    """Reads events; remembers the time zones that they name."""

    def __init__(self) -> None:
        self._zones: dict[str, tzinfo | None] = {}

    def parsed(self, lines: list[str]) -> Any:
        """The event; `Unread` says why it can't be told."""
        _check(lines)
        plain: dict[str, Any] = {}
        rest = [line for line in lines if not (_words(line, plain) or self._moment(line, plain))]
        event: Any = Event()
        if rest:
            event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *rest, "END:VEVENT", ""]))
        for name, value in plain.items():
            was = event.get(name) if name == "ATTENDEE" else None
            others = was if isinstance(was, list) else [was] if was is not None else []
            dict.__setitem__(event, name, [*value, *others] if others else value)
        if not hasattr(event.get("DTSTART"), "dt"):
            raise Unread("it has no start that can be read")
        again = event.get("RECURRENCE-ID")
        if again is not None and "RANGE" in again.params:
            raise Unread("it changes all repeats that follow, which is not read")
        return event

    def _moment(self, line: str, plain: dict[str, Any]) -> bool:
        """Take a day, a time in UTC, a time without a zone, or one in a zone by name."""
        found = MOMENT.fullmatch(line)
        if found is None or found[1].upper() in plain:
            return False
        name, head, day, clock, universal = found.groups()
        zoned = (head or "")[:6].upper() == ";TZID="
        if bool(head and not zoned) == bool(clock) or (zoned and (universal or not clock)):
            return False
        on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        if clock is None:
            plain[name.upper()] = Moment(on)
            return True
        when = datetime.combine(on, time(int(clock[:2]), int(clock[2:4]), int(clock[4:])))
        zone = UTC if universal else self._zone(head[6:]) if zoned else None
        plain[name.upper()] = Moment(when.replace(tzinfo=zone), {"TZID": head[6:]} if zoned else {})
        return True

    def _zone(self, name: str) -> tzinfo | None:
        """A zone as the library knows it; None for one that nobody knows."""
        if name not in self._zones:
            lines = ["BEGIN:VEVENT", f"DTSTART;TZID={name}:20260101T120000", "END:VEVENT", ""]
            event: Any = Event.from_ical("\r\n".join(lines))
            self._zones[name] = event["DTSTART"].dt.tzinfo
        return self._zones[name]


def _words(line: str, plain: dict[str, Any]) -> bool:
    """Take a text without parameters, of two the first, or somebody invited."""
    found = WORDS.fullmatch(line)
    if found is not None:
        plain.setdefault(found[1].upper(), _unescaped(found[2]))
        return True
    found = PERSON.fullmatch(line)
    if found is not None:
        name = NAMED.search(found[1])
        person = Person(found[2], {"CN": name[1] or name[2] or ""} if name else {})
        plain.setdefault("ATTENDEE", []).append(person)
    return found is not None


def _check(lines: list[str]) -> None:
    for line in lines:
        if line.startswith(TOO_LONG):
            raise Unread(f"its {line.partition(':')[2]} is too long to be read")
    if any(line[:6].upper() == "EXRULE" for line in lines):
        raise Unread("it repeats with exceptions by a rule, which is not read")


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def why_of(error: Exception) -> str:
    return str(error) if isinstance(error, Unread) else "it is damaged"


def summary_of(lines: list[str]) -> str:
    found = (line.partition(":")[2] for line in lines if line[:7].upper() == "SUMMARY")
    return next(found, "")[:MOST_TEXT]


def rule_of(event: Any) -> str:
    rule = event.get("RRULE")
    if rule is None:
        return ""
    if isinstance(rule, list):
        raise Unread("it repeats by several rules, which is not read")
    text = str(rule.to_ical().decode())
    parts_of(text)
    return text


def repeats(event: Any) -> bool:
    """Whether it comes again."""
    return "RRULE" in event or "RDATE" in event


def length_of(event: Any) -> timedelta:
    """How long it is on the clock of its own zone; a day without an end lasts a day."""
    start, end, lasts = event["DTSTART"].dt, event.get("DTEND"), event.get("DURATION")
    if end is not None:
        stop = end.dt
        if isinstance(stop, datetime) and stop.tzinfo and isinstance(start, datetime) and start.tzinfo:
            stop = stop.astimezone(start.tzinfo)
        length = bare(stop) - bare(start)
    elif lasts is not None:
        length = lasts.dt
    else:
        length = timedelta(days=0 if isinstance(start, datetime) else 1)
    if length < timedelta(0):
        raise Unread("it ends before it starts")
    return length if isinstance(start, datetime) else max(length, timedelta(days=1))


def bare(when: Any) -> datetime:
    """The time on the clock of its own zone."""
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, MIDNIGHT)


def day_of(when: datetime) -> datetime:
    return datetime.combine(when, MIDNIGHT)


def until_time(text: str, zone: tzinfo | None) -> datetime | None:
    if not text:
        return None
    parse: Any = vDDDTypes
    when = parse.from_ical(text)
    if not isinstance(when, datetime):
        return datetime.combine(when, time(23, 59, 59))
    return (when.astimezone(zone) if when.tzinfo and zone else when).replace(tzinfo=None)


def dates_of(event: Any, name: str, zone: tzinfo | None) -> set[datetime]:
    """The days or times of RDATE or EXDATE, on the clock of the event's zone."""
    lists = event.get(name, [])
    found = set()
    for one in (dates for each in (lists if isinstance(lists, list) else [lists]) for dates in each.dts):
        when = one.dt[0] if isinstance(one.dt, tuple) else one.dt
        if isinstance(when, datetime) and when.tzinfo and zone:
            when = when.astimezone(zone)
        found.add(bare(when))
    return found


def text_of(event: Any, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)[:MOST_TEXT]


def says(event: Any, name: str, word: str) -> bool:
    return text_of(event, name).strip().upper() == word


def categories_of(event: Any) -> set[str]:
    lists = event.get("CATEGORIES", [])
    return {str(cat).strip().lower() for each in (lists if isinstance(lists, list) else [lists]) for cat in each.cats}


def unknown_zone(event: Any) -> str:
    """The time zone that an event names and nobody knows; its times are then taken as those on the wall."""
    start = event["DTSTART"]
    known = not isinstance(start.dt, datetime) or start.dt.tzinfo is not None
    return "" if known else str(start.params.get("TZID", ""))[:MOST_TEXT]


def people_of(event: Any) -> list[list[str]]:
    """Mail address and name of everybody invited."""
    asked = event.get("ATTENDEE", [])
    people = asked if isinstance(asked, list) else [asked]
    return [
        [str(one)[: MOST_TEXT + 7].lower().removeprefix("mailto:"), str(one.params.get("CN", ""))[:MOST_TEXT]]
        for one in people[:MOST_PEOPLE]
    ]
