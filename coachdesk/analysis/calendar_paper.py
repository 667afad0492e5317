"""The calendar of a quarter on one page: weeks by working days, for the manager or for one rep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.schedule import Entry, EntryKind, Schedule, WeekHours
from coachdesk.analysis.schedule_facts import hours
from coachdesk.analysis.schedule_words import days_of, span
from coachdesk.domain.audiences import Audience
from coachdesk.domain.periods import Quarter

KEPT_IN = "private notes, why somebody is away, titles of busy times, what is only proposed"
KEPT_FROM_REP = "everything about other people, private notes, what is only proposed"
ELSEWHERE = (EntryKind.ABSENCE, EntryKind.BUSY)


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One line of a cell: its kind is the mark before it; `clash` is only ever set on the manager's copy."""

    kind: EntryKind
    time: str
    text: str
    clash: bool = False


@dataclass(frozen=True, slots=True)
class PaperDay:
    """One cell; a day outside the quarter is empty. `off` is a public holiday, `note` that the quarter ends."""

    day: date
    inside: bool
    off: str = ""
    note: str = ""
    entries: tuple[PaperEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperBar:
    """Somebody is away from one column to another, both included."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class PaperWeek:
    """One row; minutes and cap are None on a page that tells no hours."""

    label: str
    dates: str
    days: tuple[PaperDay, ...]
    bars: tuple[PaperBar, ...] = ()
    minutes: int | None = None
    cap: int | None = None
    hours: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPaper:
    """All of the page; `rep` is empty on the team's. `columns` are weekdays, 0 for Monday."""

    rep: str
    line: str
    title: str
    copy: str
    audience: str
    printed_on: date
    left_out: str
    columns: tuple[int, ...]
    weeks: tuple[PaperWeek, ...]
    kinds: tuple[EntryKind, ...]
    clashes: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the page is for: the rep it is about (none for the team's), and what stands in its head."""

    audience: Audience
    rep_id: int | None
    rep: str
    line: str


def calendar_paper(
    facts: Schedule,
    quarter: Quarter,
    holidays: Mapping[date, str],
    working: frozenset[int],
    reader: Reader,
    today: date,
) -> CalendarPaper:
    """A page of the schedule of a quarter; what is only proposed never stands on it.

    One rep's page holds what that rep takes part in, without anybody's name, and no hours.
    """
    entries = tuple(e for e in facts.entries if not e.draft and _concerns(e, reader))
    begins = facts.weeks[0].first.weekday() if facts.weeks else 0
    used = {e.start.weekday() for e in entries if e.kind is not EntryKind.ABSENCE and not e.all_day}
    used |= {e.start.weekday() for e in entries if e.key.startswith("check ")}
    columns = tuple(sorted(working | used, key=lambda day: (day - begins) % 7))
    weeks = tuple(_week(w, entries, quarter, holidays, columns, reader) for w in facts.weeks)
    shown = {e.kind for w in weeks for d in w.days for e in d.entries}
    clashes = sum(e.clash for w in weeks for d in w.days for e in d.entries)
    own = reader.audience is Audience.REP
    return CalendarPaper(
        reader.rep, reader.line, f"Coaching calendar · {quarter.title}",
        f"{'Copy for the rep' if own else 'Manager’s copy'} · {words.span_of(quarter)}", reader.audience.value, today,
        KEPT_FROM_REP if own else KEPT_IN, columns, weeks, tuple(kind for kind in EntryKind if kind in shown), clashes,
    )  # fmt: skip


def _concerns(entry: Entry, reader: Reader) -> bool:
    return reader.rep_id is None or reader.rep_id in entry.rep_ids


def _week(
    week: WeekHours, entries: Sequence[Entry], quarter: Quarter, holidays: Mapping[date, str],
    columns: tuple[int, ...], reader: Reader,
) -> PaperWeek:  # fmt: skip
    days = [week.first + timedelta(days=(column - week.first.weekday()) % 7) for column in columns]
    cells = tuple(_day(day, entries, quarter, holidays, reader) for day in days)
    dates = days_of(days[0], days[-1])
    bars = tuple(_bars(days, entries, quarter, reader))
    if reader.rep_id is not None:
        return PaperWeek(f"Week {week.number}", dates, cells, bars)
    over = week.minutes > week.cap_minutes
    return PaperWeek(
        f"Week {week.number}", dates, cells, bars, week.minutes, week.cap_minutes,
        f"{hours(week.minutes)} of {hours(week.cap_minutes)}",
        f"over by {hours(week.minutes - week.cap_minutes)}" if over else "",
    )  # fmt: skip


def _day(
    day: date, entries: Sequence[Entry], quarter: Quarter, holidays: Mapping[date, str], reader: Reader
) -> PaperDay:
    if not quarter.first <= day <= quarter.last:
        return PaperDay(day, inside=False)
    lines = [
        _line(e, reader) for e in entries if e.start.date() == day and e.kind not in (EntryKind.ABSENCE, EntryKind.BUSY)
    ]
    busy = [e for e in entries if e.kind is EntryKind.BUSY and e.touches(day)]
    note = f"{quarter.title} ends" if day == quarter.last else ""
    return PaperDay(day, True, holidays.get(day, ""), note, (*lines, *_busy(busy)))


def _line(entry: Entry, reader: Reader) -> PaperEntry:
    text = entry.title if reader.rep_id is None else entry.own
    missed = ", missed" if entry.status == "missed" else ", done" if entry.all_day and entry.status == "held" else ""
    clash = bool(entry.clash) and reader.audience is not Audience.REP
    return PaperEntry(entry.kind, "" if entry.all_day else f"{entry.start:%H:%M}", f"{text}{missed}", clash)


def _busy(found: Sequence[Entry]) -> Iterator[PaperEntry]:
    """All that other calendars have taken of a day in one line, never by name."""
    if any(e.all_day or e.last != e.start.date() for e in found):
        yield PaperEntry(EntryKind.BUSY, "", "busy all day")
    elif len(found) == 1:
        yield PaperEntry(EntryKind.BUSY, "", f"busy {span(found[0].start, found[0].end)}")
    elif found:
        yield PaperEntry(EntryKind.BUSY, "", f"busy {len(found)} times, {hours(sum(e.minutes for e in found))}")


def _bars(days: Sequence[date], entries: Sequence[Entry], quarter: Quarter, reader: Reader) -> Iterator[PaperBar]:
    """Who is away in this week, from column to column; never why."""
    for entry in entries:
        if entry.kind is not EntryKind.ABSENCE:
            continue
        hit = [n for n, day in enumerate(days) if entry.touches(day) and quarter.first <= day <= quarter.last]
        if hit:
            text = entry.title if reader.rep_id is None else f"away{_until(entry)}"
            yield PaperBar(hit[0], hit[-1], text)


def _until(entry: Entry) -> str:
    last = entry.last or entry.start.date()
    return "" if last == entry.start.date() else f", {days_of(entry.start.date(), last)}"
