"""The limited process that opens an iCalendar file: its bytes on standard input, one JSON document out.

Nothing that an event links to, attaches or rings is touched: those lines are dropped before anything is parsed.
"""

from __future__ import annotations

import json
import signal
import sys
import warnings
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDDDTypes

from coachdesk.exchange.calendars_pieces import TOO_LONG, Pieces, Refused, outside, pieces
from coachdesk.exchange.calendars_repeat import Unread, minutes_between, parts_of, slots, until_of

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 500 << 20
CPU_SECONDS = 10
MOST_IN_ALL = 20_000
MOST_PEOPLE = 200
MOST_TEXT = 200
LONGEST_DAYS = 400
MOST_SECONDS = 1.0
MIDNIGHT = time()
BAD = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, AssertionError, RecursionError)


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
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, 0))
    for what, most in wanted:
        resource.setrlimit(what, (most, most))


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
    told: dict[str, Any] = {"name": found.name, "read": len(found.events), "events": [], "skipped": [], "cut": False}
    masters, changed = _by_uid(found, told, around)
    left = MOST_IN_ALL
    for key in [*masters, *(uid for uid in changed if uid not in masters)]:
        one = _Event(around, key, masters.get(key), changed.get(key, {}), found.method == "CANCEL")
        for event in one.told(told["skipped"]):
            told["cut"] |= one.cut or len(event["times"]) > left
            event["times"] = event["times"][:left]
            left -= len(event["times"])
            told["events"].append(event)
    return told


def _know_zones(zones: list[str]) -> None:
    """Let the library learn the zones that the file brings along; a bad one is left out, and so unknown."""
    for zone in zones[:200]:
        with suppress(*BAD):
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{zone}\r\nEND:VCALENDAR\r\n")


Numbered = tuple[int, Any]


def _by_uid(
    found: Pieces, told: dict[str, Any], around: Around
) -> tuple[dict[str, Numbered], dict[str, dict[str, Numbered]]]:
    """Events by their name, and the ones that take the place of a single repeat; the newest version of each."""
    masters: dict[str, Numbered] = {}
    changed: dict[str, dict[str, Numbered]] = defaultdict(dict)
    for number, lines in enumerate(found.events, 1):
        if outside(lines, around.first, around.last):
            continue
        try:
            event = _parsed(lines)
            uid = _name(str(event.get("UID", "")).strip() or "-".join(sorted(lines)))
            again = event.get("RECURRENCE-ID")
            home, key = (changed[uid], str(again.to_ical())) if again is not None else (masters, uid)
            if key not in home or _version(event) >= _version(home[key][1]):
                home[key] = number, event
        except BAD as error:
            told["skipped"].append([number, _summary(lines), _why(error)])
    return masters, changed


def _parsed(lines: list[str]) -> Any:
    for line in lines:
        if line.startswith(TOO_LONG):
            raise Unread(f"its {line.partition(':')[2]} is too long to be read")
    if any(line[:6].upper() == "EXRULE" for line in lines):
        raise Unread("it repeats with exceptions by a rule, which is not read")
    event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    if not hasattr(event.get("DTSTART"), "dt"):
        raise Unread("it has no start that can be read")
    again = event.get("RECURRENCE-ID")
    if again is not None and "RANGE" in again.params:
        raise Unread("it changes all repeats that follow, which is not read")
    return event


def _name(uid: str) -> str:
    return uid if len(uid) <= MOST_TEXT else sha256(uid.encode("utf-8", "replace")).hexdigest()


def _version(event: Any) -> int:
    return int(event.get("SEQUENCE", 0))


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, Unread) else "it is damaged"


def _summary(lines: list[str]) -> str:
    found = (line.partition(":")[2] for line in lines if line[:7].upper() == "SUMMARY")
    return next(found, "")[:MOST_TEXT]


class _Event:
    """One event with the repeats that were changed by themselves."""

    def __init__(
        self, around: Around, uid: str, master: Numbered | None, changed: Mapping[str, Numbered], gone: bool
    ) -> None:
        self._around, self._uid, self._master, self._changed = around, uid, master, changed
        self._gone, self.cut = gone, False

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
        return found

    def _repeated(self, event: Any, apart: set[datetime]) -> dict[str, Any]:
        rule = _rule(event)
        if not rule and event.get("RDATE") is None:
            return self._one(event, [event["DTSTART"].dt], self._uid)
        start = event["DTSTART"].dt
        zone = start.tzinfo if isinstance(start, datetime) else None
        base = _bare(start)
        until = _until(until_of(rule), zone)
        day = timedelta(days=LONGEST_DAYS if _length(event) > timedelta(days=1) else 2)
        span = (datetime.combine(self._around.first, MIDNIGHT) - day,
                datetime.combine(self._around.last, MIDNIGHT) + timedelta(days=2))  # fmt: skip
        found, self.cut = slots(
            base, rule, until, span, also=_dates(event, "RDATE", zone), without=_dates(event, "EXDATE", zone)
        )
        whens = [slot.replace(tzinfo=zone) if isinstance(start, datetime) else slot.date() for slot in found]
        own = [when for when in whens if not {slot := self._around.wall(when), _day(slot)} & apart]
        return self._one(event, own, "")

    def _one(self, event: Any, whens: list[Any], key: str) -> dict[str, Any]:
        """What is told of an event; without a `key` each of its times is named by its day."""
        length = _length(event)
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
            "uid": self._uid, "title": "" if private else _text(event, "SUMMARY"), "place": _text(event, "LOCATION"),
            "training": "training" in _categories(event), "cancelled": self._gone or _is(event, "STATUS", "CANCELLED"),
            "free": _is(event, "TRANSP", "TRANSPARENT") or _is(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
            "all_day": not isinstance(event["DTSTART"].dt, datetime), "people": _people(event), "times": times,
            "zone": _unknown_zone(event),
        }  # fmt: skip


class _kept:  # noqa: N801 - reads as a verb
    """What fails inside is noted as skipped, and the next event goes on."""

    def __init__(self, skipped: list[Any], number: int, event: Any) -> None:
        self._row, self._skipped = [number, _text(event, "SUMMARY")], skipped

    def __enter__(self) -> None:
        """Where the system can, an event that takes more than a second is left."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if isinstance(error, BAD):
            self._skipped.append([*self._row, _why(error)])
            return True
        return False


def _rule(event: Any) -> str:
    rule = event.get("RRULE")
    if rule is None:
        return ""
    if isinstance(rule, list):
        raise Unread("it repeats by several rules, which is not read")
    text = str(rule.to_ical().decode())
    parts_of(text)
    return text


def _length(event: Any) -> timedelta:
    """How long it is on the clock of its own zone; a day without an end lasts a day."""
    start, end, lasts = event["DTSTART"].dt, event.get("DTEND"), event.get("DURATION")
    if end is not None:
        stop = end.dt
        if isinstance(stop, datetime) and stop.tzinfo and isinstance(start, datetime) and start.tzinfo:
            stop = stop.astimezone(start.tzinfo)
        length = _bare(stop) - _bare(start)
    elif lasts is not None:
        length = lasts.dt
    else:
        length = timedelta(days=0 if isinstance(start, datetime) else 1)
    if length < timedelta(0):
        raise Unread("it ends before it starts")
    return length if isinstance(start, datetime) else max(length, timedelta(days=1))


def _bare(when: Any) -> datetime:
    """The time on the clock of its own zone."""
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, MIDNIGHT)


def _day(when: datetime) -> datetime:
    return datetime.combine(when, MIDNIGHT)


def _until(text: str, zone: tzinfo | None) -> datetime | None:
    if not text:
        return None
    parse: Any = vDDDTypes
    when = parse.from_ical(text)
    if not isinstance(when, datetime):
        return datetime.combine(when, time(23, 59, 59))
    return (when.astimezone(zone) if when.tzinfo and zone else when).replace(tzinfo=None)


def _dates(event: Any, name: str, zone: tzinfo | None) -> set[datetime]:
    """The days or times of RDATE or EXDATE, on the clock of the event's zone."""
    lists = event.get(name, [])
    found = set()
    for one in (dates for each in (lists if isinstance(lists, list) else [lists]) for dates in each.dts):
        when = one.dt[0] if isinstance(one.dt, tuple) else one.dt
        if isinstance(when, datetime) and when.tzinfo and zone:
            when = when.astimezone(zone)
        found.add(_bare(when))
    return found


def _text(event: Any, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)[:MOST_TEXT]


def _is(event: Any, name: str, word: str) -> bool:
    return _text(event, name).strip().upper() == word


def _categories(event: Any) -> set[str]:
    lists = event.get("CATEGORIES", [])
    return {str(cat).strip().lower() for each in (lists if isinstance(lists, list) else [lists]) for cat in each.cats}


def _unknown_zone(event: Any) -> str:
    """The time zone that an event names and nobody knows; its times are then taken as those on the wall."""
    start = event["DTSTART"]
    known = not isinstance(start.dt, datetime) or start.dt.tzinfo is not None
    return "" if known else str(start.params.get("TZID", ""))[:MOST_TEXT]


def _people(event: Any) -> list[list[str]]:
    """Mail address and name of everybody invited."""
    asked = event.get("ATTENDEE", [])
    people = asked if isinstance(asked, list) else [asked]
    return [
        [str(one)[: MOST_TEXT + 7].lower().removeprefix("mailto:"), str(one.params.get("CN", ""))[:MOST_TEXT]]
        for one in people[:MOST_PEOPLE]
    ]


if __name__ == "__main__":
    limit()
    json.dump(read(sys.stdin.buffer.read(), *sys.argv[1:4]), sys.stdout)
