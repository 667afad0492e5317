"""An iCalendar text taken apart into its events, each by itself, so that one bad event never loses the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

MOST_COMPONENTS = 20_000
MOST_LINE = 64_000
MOST_DEPTH = 8
NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
# nothing else of an event is looked at: no description, attachment, alarm or link
KEPT = frozenset(
    ("UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "CATEGORIES", "STATUS", "TRANSP",
     "CLASS", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS")
)  # fmt: skip
TOO_LONG = "X-TOO-LONG"


class Refused(Exception):
    """Why the whole file is refused, in a word."""


@dataclass(slots=True)
class Pieces:
    """The calendar's own name and method, its time zones as text, and the kept lines of each event."""

    name: str = ""
    method: str = ""
    zones: list[str] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)


def pieces(content: bytes) -> Pieces:
    """Take a file apart; `Refused` when it is no iCalendar or holds more than 20,000 components."""
    text = _decoded(content)
    if not re.match(r"\s*BEGIN:VCALENDAR\b", text[:1000], re.IGNORECASE):
        raise Refused("no calendar")
    cutter = _Cutter()
    for line in re.split(r"\r\n|\n|\r", re.sub(r"(?:\r\n|\n|\r)[ \t]", "", text)):
        cutter.take(line)
    return cutter.found


def _decoded(content: bytes) -> str:
    for code in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


class _Cutter:
    """Goes through the lines; knows in which component it stands."""

    def __init__(self) -> None:
        self.found = Pieces()
        self._inside: list[str] = []
        self._zone: list[str] = []
        self._count = 0

    def take(self, line: str) -> None:
        head, _, value = line.partition(":")
        word = head.strip().upper()
        if word == "BEGIN":
            self._begin(value.strip().upper())
        elif word == "END":
            self._end(value.strip().upper())
        elif "VTIMEZONE" in self._inside:
            self._zone.append(line[:MOST_LINE])
        elif self._inside[-1:] == ["VEVENT"]:
            self._keep(line)
        elif self._inside == ["VCALENDAR"]:
            self._head(word.partition(";")[0], value)

    def _begin(self, name: str) -> None:
        self._count += 1
        if self._count > MOST_COMPONENTS:
            raise Refused("too many")
        if name in ("VEVENT", "VCALENDAR") and "VEVENT" in self._inside:
            del self._inside[self._inside.index("VEVENT") :]  # the one before was never ended
        if len(self._inside) < MOST_DEPTH:
            self._inside.append(name)
        if name == "VEVENT":
            self.found.events.append([])
        elif "VTIMEZONE" in self._inside:
            self._zone.append(f"BEGIN:{name}")

    def _end(self, name: str) -> None:
        if "VTIMEZONE" in self._inside:
            self._zone.append(f"END:{name}")
        if name in self._inside:
            while self._inside.pop() != name:
                continue
        if name == "VTIMEZONE":
            self.found.zones.append("\r\n".join(self._zone))
            self._zone.clear()

    def _keep(self, line: str) -> None:
        named = NAME.match(line)
        if named is not None and named[0].upper() in KEPT:
            self.found.events[-1].append(line if len(line) <= MOST_LINE else f"{TOO_LONG}:{named[0].upper()}")

    def _head(self, word: str, value: str) -> None:
        if word in ("X-WR-CALNAME", "NAME") and not self.found.name:
            self.found.name = re.sub(r"\\([\\;,])", r"\1", value.replace("\\n", " ").replace("\\N", " "))[:1000]
        elif word == "METHOD":
            self.found.method = value.strip().upper()


DAY_OF = re.compile(r"(DTSTART|DTEND)[;:](?:.*:)?(\d{8})(?:T|$)", re.IGNORECASE)
AGAIN = re.compile(r"(?:RRULE|RDATE|RECURRENCE-ID|DURATION)[;:]", re.IGNORECASE)


def outside(lines: list[str], first: date, last: date) -> bool:
    """Whether an event that comes once lies wholly apart from these days, told without parsing it.

    Two days either side are for the time zones.
    """
    if any(AGAIN.match(line) for line in lines):
        return False
    days = {found[1].upper(): found[2] for line in lines if (found := DAY_OF.match(line))}
    start, end = days.get("DTSTART", ""), days.get("DTEND", days.get("DTSTART", ""))
    early, late = f"{first - timedelta(days=2):%Y%m%d}", f"{last + timedelta(days=2):%Y%m%d}"
    return bool(start) and (start > late or end < early)


def said(lines: list[str], name: str) -> str:
    """The value of the first line of this name as it is written; "" without one."""
    for line in lines:
        if line[: len(name)].upper() == name and line[len(name) : len(name) + 1] in (":", ";"):
            return line.partition(":")[2].strip()
    return ""
