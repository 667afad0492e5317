"""A calendar in words: for hints, and for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.schedule import Entry, WeekHours
from coachdesk.analysis.words import long_month, plural, weekday
from ui.widgets.calendar.index import Index
from ui.widgets.calendar.tones import coaching_minutes

LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(name[:3] for name in LONG_WEEKDAYS)


def day_name(day: date) -> str:
    """A day in full without its year: "Wednesday 18 November"."""
    return f"{LONG_WEEKDAYS[day.weekday()]} {day.day} {long_month(day)}"


def day_words(index: Index, day: date) -> str:
    """A day, what it is, and how much stands on it: "Wednesday 18 November, today, 2 entries"."""
    fact = index.fact(day)
    name = day_name(day) + (f" {day.year}" if day.year != index.today.year else "")
    count = len(index.on(day))
    parts = [name, "today" if day == index.today else "", fact.off, fact.note]
    return ", ".join([part for part in parts if part] + [plural(count, "entry", "entries") if count else "nothing"])


def entry_words(entry: Entry) -> str:
    """All of an entry, with what its colours, outline and triangle say."""
    said = entry.words.rstrip(".")
    marks: list[str] = [mark for mark in ("draft", "missed") if entry.status == mark and mark not in said.casefold()]
    if entry.clash and entry.clash.casefold().rstrip(".") not in said.casefold():
        marks.append(f"clash: {entry.clash.rstrip('.')}")
    return ", ".join([said, *marks])


def tip_words(entry: Entry) -> str:
    """The hint of an entry; a clash stands on a line of its own."""
    said = entry_words(entry)
    return said.replace(", clash: ", "\nClash: ")


def focus_words(index: Index, day: date, key: str, at: datetime | None = None) -> str:
    """What has the keyboard: the day, and the entry or else the time on it."""
    entry = index.keys.get(key)
    said = day_words(index, day)
    if entry is not None:
        return f"{said}. {entry_words(entry)}"
    return said if at is None else f"{said}. {at:%H:%M}"


def more_words(entries: Sequence[Entry], most: int = 12) -> str:
    """The hint of what found no room, a line each."""
    lines = [entry_words(one) for one in entries[:most]]
    return "\n".join([*lines, *([f"and {len(entries) - most} more"] if len(entries) > most else [])])


def week_words(week: WeekHours) -> str:
    """The hours of a week in a sentence: "Week 47: 4.6 h of coaching, 1 h of it drafted; the cap is 6 h"."""
    drafted = f", {hours_words(week.draft_minutes / 60)} of it drafted" if week.draft_minutes else ""
    whole = hours_words((week.minutes + week.draft_minutes) / 60)
    cap = f"; the cap is {hours_words(week.cap_minutes / 60)}" if week.cap_minutes else ""
    return f"Week {week.number}: {whole} of coaching{drafted}{cap}"


def year_words(index: Index, day: date, *, full: bool = False) -> str:
    """The hint of a day of the year: "Wed 18 Nov, 3 entries, 1.5 h of coaching"."""
    fact, entries = index.fact(day), index.on(day)
    minutes = coaching_minutes(entries, day)
    away = [one.title for one in index.across.get(day, ())]
    name = day_name(day) if full else weekday(day)
    today = "today" if day == index.today else ""
    count = plural(len(entries), "entry", "entries") if entries else "nothing"
    parts = [name, today, fact.off, fact.note, count]
    return ", ".join([p for p in parts if p] + ([f"{hours_words(minutes / 60)} of coaching"] if minutes else []) + away)
