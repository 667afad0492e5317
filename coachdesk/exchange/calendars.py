"""iCalendar files, read in a process of its own with limits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import clean, clean_name

MOST_FILE = 10 << 20
MOST_ANSWER = 40 << 20
MOST_TEXT = 200
WALL_SECONDS = 30
SLOW = "takes too long to read: nothing was taken in."
ENDED = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
"""How a process ends that took more of the processor than it may."""
DAYS_BACK = 30
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Time:
    """When an event takes place, on the wall; `key` names this one time of an event that comes again."""

    key: str
    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event with all its times in the days asked for. `training` says that its categories call it one; `free` that
    it takes no time. `people` are mail addresses and names.
    """

    uid: str
    title: str
    place: str
    times: tuple[Time, ...]
    all_day: bool = False
    training: bool = False
    cancelled: bool = False
    free: bool = False
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """An event that could not be read: which one of the file, its title, and why."""

    number: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What stands in a file for the days first..last: `read` events in all. With too many times it is `cut` at a day:
    nothing from that day on is told.
    """

    file: str
    name: str
    first: date
    last: date
    read: int
    events: tuple[CalendarEvent, ...]
    left: tuple[Left, ...] = ()
    cut: date | None = None
    notes: tuple[str, ...] = ()

    def tells(self, first: date, last: date) -> bool:
        """Whether it would tell of something on these days, if it were in the calendar still."""
        return last >= self.first and first <= self.last and not (self.cut and first >= self.cut)


def window(today: date) -> tuple[date, date]:
    """The days that are read: from 30 days back to two years ahead."""
    return today - timedelta(days=DAYS_BACK), today + timedelta(days=YEARS_AHEAD * 365)


def read_file(path: Path) -> bytes:
    """The bytes of a file that is small enough to be a calendar; `DeskError` when it can't be read."""
    try:
        if path.stat().st_size > MOST_FILE:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise DeskError(f"“{path.name}” can't be read: {error.strerror}.") from error


def read_calendar(content: bytes, file: str, zone: str, today: date) -> ReadCalendar:
    """Read a file of at most 10 MB; `DeskError` in one sentence for anything that is no calendar or too much."""
    if len(content) > MOST_FILE:
        raise _too_large(file)
    first, last = window(today)
    answer = _ask(content, file, (zone, first.isoformat(), last.isoformat()))
    if not answer["read"]:
        raise DeskError(f"“{file}” is a calendar with nothing in it.")
    events = tuple(_event(one) for one in answer["events"])
    left = tuple(Left(int(number), _line(title), _line(why)) for number, title, why in answer["skipped"])
    name = _line(answer["name"]) or _line(Path(file).stem) or "Calendar"
    notes, cut = _zone_notes(answer["events"]), date.fromisoformat(answer["cut"]) if answer["cut"] else None
    return ReadCalendar(file, clean_name(name), first, last, int(answer["read"]), events, left, cut, notes)


def _event(one: Mapping[str, Any]) -> CalendarEvent:
    times = tuple(Time(str(key), datetime.fromisoformat(start), int(minutes)) for key, start, minutes in one["times"])
    return CalendarEvent(
        str(one["uid"]), _line(one["title"]), _line(one["place"]), times,
        bool(one["all_day"]), bool(one["training"]), bool(one["cancelled"]), bool(one["free"]),
        tuple((_line(mail), _line(name)) for mail, name in one["people"]),
    )  # fmt: skip


def _line(text: object) -> str:
    return " ".join(clean(str(text)).split())[:MOST_TEXT]


def _zone_notes(events: list[Mapping[str, Any]]) -> tuple[str, ...]:
    unknown = sorted({_line(one["zone"]) for one in events if one["zone"]})
    told = "The time zone “{}” is not known: its times were read as times of yours."
    return tuple(told.format(zone) for zone in unknown[:5])


def _too_large(file: str) -> DeskError:
    return DeskError(f"“{file}” is larger than {MOST_FILE >> 20} MB: export fewer days of the calendar.")


REFUSALS = {
    "no calendar": "is not an iCalendar file: export the calendar as .ics and take that.",
    "too many": "holds more than 20,000 parts: export fewer days of the calendar.",
    "too dense": "holds more than 20,000 times on a day: export fewer of its calendars.",
    "too much": "needs too much memory to be read: export fewer days of the calendar.",
}


def _ask(content: bytes, file: str, asked: tuple[str, ...]) -> dict[str, Any]:
    """The worker's answer; a sentence when it refused, ran out of time or memory, or fell over."""
    command = [sys.executable, "-m", "coachdesk.exchange.calendars_worker", *asked]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; a zone and two days as arguments
            command, input=content, capture_output=True, timeout=WALL_SECONDS, check=False,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DeskError(f"“{file}” {SLOW}") from error
    if done.returncode in ENDED:
        raise DeskError(f"“{file}” {SLOW}")
    answer = json.loads(done.stdout) if not done.returncode and len(done.stdout) <= MOST_ANSWER else {}
    if "events" in answer:
        return dict(answer)
    why = REFUSALS.get(str(answer.get("refused")), "is damaged or asks for too much: nothing was taken in.")
    raise DeskError(f"“{file}” {why}")
