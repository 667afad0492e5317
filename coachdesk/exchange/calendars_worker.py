"""The limited process that opens an iCalendar file: its bytes on standard input, one JSON document out.

Nothing that an event links to, attaches or rings is touched: those lines are dropped before anything is parsed.
"""

from __future__ import annotations

import json
import signal
import sys
import warnings
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from coachdesk.exchange.calendars_event import (
    BAD,
    MIDNIGHT,
    bare,
    categories_of,
    dates_of,
    day_of,
    length_of,
    people_of,
    rule_of,
    says,
    text_of,
    unknown_zone,
    until_time,
    why_of,
)
from coachdesk.exchange.calendars_pieces import Pieces, Refused, pieces
from coachdesk.exchange.calendars_repeat import MOST_OF_ONE, OnlyFirst, Unread, minutes_between, slots, until_of
from coachdesk.exchange.calendars_uids import NamedEvents, Numbered

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 500 << 20
CPU_SECONDS = 10
MOST_IN_ALL = 20_000
LONGEST_DAYS = 400
MOST_SECONDS = 1.0
MANY = f"it takes place more than {MOST_OF_ONE:,} times: only the first {MOST_OF_ONE:,} are taken in"


@dataclass(frozen=True, slots=True)
class Around:
    """What times are told in: the manager's zone and the days that are asked for, both included."""

    zone: tzinfo
    first: date
    last: date

    def wall(self, when: Any) -> datetime:
        """A time as the clock on the manager's wall shows it; a day begins at midnight, a floating time stays."""
        if not isinstance(when, datetime):
            return datetime.combine(when, MIDNIGHT)
        local = when.astimezone(self.zone) if when.tzinfo else when
        return local.replace(tzinfo=None, fold=0)


def _too_slow(*_: object) -> None:
    raise Unread("it takes too long to read")


def limit() -> None:
    """Bound memory and time, and forbid writing files, where the system can."""
    if hasattr(signal, "SIGVTALRM"):
        signal.signal(signal.SIGVTALRM, _too_slow)
    if resource is None:
        return
    wanted = ((resource.RLIMIT_AS, MEMORY, 0), (resource.RLIMIT_CPU, CPU_SECONDS, 1), (resource.RLIMIT_FSIZE, 0, 0))
    for what, most, more in wanted:  # the second number: past the first, the system says so before it ends us
        resource.setrlimit(what, (most, most + more))


def read(content: bytes, zone: str, first: str, last: str) -> dict[str, Any]:
    """All events of the asked days by what they are; or why the file is refused, in a word."""
    warnings.simplefilter("ignore")
    try:
        return _told(pieces(content), Around(ZoneInfo(zone), date.fromisoformat(first), date.fromisoformat(last)))
    except Refused as why:
        return {"refused": str(why)}
    except MemoryError:
        return {"refused": "too much"}


def _told(found: Pieces, around: Around) -> dict[str, Any]:
    _know_zones(found.zones)
    skipped: list[Any] = []
    room, events = Room(around.last), []
    for uid, master, changed in NamedEvents(found.events, around.first, around.last, skipped).all():
        one = _Event(replace(around, last=room.last), uid, master, changed, gone=found.method == "CANCEL")
        for event in one.told(skipped):
            room.take(event["times"])
            events.append(event)
    for event in events:
        event["times"] = [row for row in event["times"] if row[1][:10] <= room.last.isoformat()]
    cut = room.cut.isoformat() if room.cut else ""
    return {"name": found.name, "read": len(found.events), "events": events, "skipped": skipped, "cut": cut}


def _know_zones(zones: list[str]) -> None:
    """Let the library learn the zones that the file brings along; a bad one is left out, and so unknown."""
    for zone in zones[:200]:
        with suppress(*BAD):
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{zone}\r\nEND:VCALENDAR\r\n")


class Room:
    """Room for so many times in all: when there are more, the last days are left, whole ones."""

    def __init__(self, last: date) -> None:
        self.last, self.cut = last, None  # type: date, date | None
        self._days: Counter[str] = Counter()
        self._all = 0

    def take(self, times: list[Any]) -> None:
        """Count these in."""
        self._days.update(start[:10] for _, start, _ in times)
        self._all += len(times)
        for day in sorted(self._days, reverse=True) if self._all > MOST_IN_ALL else ():
            if self._all <= MOST_IN_ALL:
                break
            self._all -= self._days.pop(day)
            self.cut = date.fromisoformat(day)
            self.last = self.cut - timedelta(days=1)
        if self.cut and not self._days:
            raise Refused("too dense")


class _Event:
    """One event with the repeats that were changed by themselves."""

    def __init__(
        self, around: Around, uid: str, master: Numbered | None, changed: Mapping[str, Numbered], *, gone: bool
    ) -> None:
        self._around, self._uid, self._master, self._changed = around, uid, master, changed
        self._gone, self._why = gone, ""

    def told(self, skipped: list[Any]) -> list[dict[str, Any]]:
        """The event, and each changed repeat as one of its own; what can't be read goes to `skipped`."""
        found = []
        apart = set()
        for number, event in self._changed.values():
            with _kept(skipped, number, event):
                slot = self._around.wall(event["RECURRENCE-ID"].dt)
                found.append(self._one(event, [event["DTSTART"].dt], f"{self._uid}/{slot:%Y%m%d}"))
                apart.add(slot)
        if self._master is not None:
            with _kept(skipped, *self._master):
                found.insert(0, self._repeated(self._master[1], apart))
                if self._why:
                    raise Unread(self._why)
        return found

    def _repeated(self, event: Any, apart: set[datetime]) -> dict[str, Any]:
        start = event["DTSTART"].dt
        try:
            rule = rule_of(event)
        except OnlyFirst as why:
            self._why = str(why)
            return self._one(event, self._apart([start], apart), "")
        if not rule and event.get("RDATE") is None:
            return self._one(event, [start], self._uid)
        zone = start.tzinfo if isinstance(start, datetime) else None
        base = bare(start)
        until = until_time(until_of(rule), zone)
        day = timedelta(days=LONGEST_DAYS if length_of(event) > timedelta(days=1) else 2)
        span = (datetime.combine(self._around.first, MIDNIGHT) - day,
                datetime.combine(self._around.last, MIDNIGHT) + timedelta(days=2))  # fmt: skip
        found, many = slots(
            base, rule, until, span, also=dates_of(event, "RDATE", zone), without=dates_of(event, "EXDATE", zone)
        )
        whens = [slot.replace(tzinfo=zone) if isinstance(start, datetime) else slot.date() for slot in found]
        self._why = MANY if many else ""
        return self._one(event, self._apart(whens, apart), "")

    def _apart(self, whens: list[Any], apart: set[datetime]) -> list[Any]:
        """Those that were not changed by themselves."""
        return [when for when in whens if not {slot := self._around.wall(when), day_of(slot)} & apart]

    def _one(self, event: Any, whens: list[Any], key: str) -> dict[str, Any]:
        """What is told of an event; without a `key` each of its times is named by its day."""
        length = length_of(event)
        times = []
        for when in whens:
            start, end = self._around.wall(when), self._around.wall(when + length)
            minutes = minutes_between(start, end)
            if minutes < 0:  # a clock was put back meanwhile
                minutes = minutes_between(start, start + length)
            if minutes > LONGEST_DAYS * 24 * 60:
                raise Unread(f"it lasts more than {LONGEST_DAYS} days")
            named = key or f"{self._uid}/{start:%Y%m%d}"
            if end > datetime.combine(self._around.first, MIDNIGHT) and start.date() <= self._around.last:
                times.append([named, start.replace(second=0, microsecond=0).isoformat(), minutes])
        private = str(event.get("CLASS", "")).upper() in ("PRIVATE", "CONFIDENTIAL")
        return {
            "uid": self._uid, "title": "" if private else text_of(event, "SUMMARY"),
            "place": text_of(event, "LOCATION"), "training": "training" in categories_of(event),
            "cancelled": self._gone or says(event, "STATUS", "CANCELLED"),
            "free": says(event, "TRANSP", "TRANSPARENT") or says(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
            "all_day": not isinstance(event["DTSTART"].dt, datetime), "people": people_of(event), "times": times,
            "zone": unknown_zone(event),
        }  # fmt: skip


class _kept:  # noqa: N801 - reads as a verb
    """What fails inside is noted as skipped, and the next event goes on."""

    def __init__(self, skipped: list[Any], number: int, event: Any) -> None:
        self._row, self._skipped = [number, text_of(event, "SUMMARY")], skipped

    def __enter__(self) -> None:
        """Where the system can, an event that takes more than a second is left."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if isinstance(error, BAD):
            self._skipped.append([*self._row, why_of(error)])
            return True
        return False


if __name__ == "__main__":
    limit()
    json.dump(read(sys.stdin.buffer.read(), *sys.argv[1:4]), sys.stdout)
