"""Dates and periods as files write them; a column as a whole decides whether the day or the month comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence, parse_period, start_of
from coachdesk.exchange.raw import short

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_TIME = (
    r"(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*"
    r"(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + _TIME)
_SHORT = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _TIME)
_DAY_NAME = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[\s\-./]*([A-Za-z]{3,9})\.?,?[\s\-./]*([0-9]{4}|[0-9]{2})" + _TIME)
_NAME_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4}|[0-9]{2})" + _TIME)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Whether 3/4/2026 is 3 April; `words` names the form, `note` says why where nothing decided.

    `mattered` is whether the order made a difference at all; `unsure` is a cell where nothing but a choice decides.
    """

    day_first: bool = True
    words: str = ""
    note: str = ""
    mattered: bool = False
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A day, or the first day of a period of the given length."""

    day: date
    cadence: Cadence | None = None


def vote_dates(
    cells: Iterable[str], day_first: bool | None = None, american: bool = False, usual: bool | None = None
) -> DateStyle:
    """The order of day and month that most cells of a column prove; what was asked for wins, and is not noted.

    `usual` is the order of last time: it counts only where no cell proves one.
    """
    first = second = 0
    open_cell = ""
    for cell in cells:
        found = _SHORT.fullmatch(cell.strip()[:LONGEST])
        if found is None or found[2] == ".":
            continue
        first += int(found[1]) > 12
        second += int(found[3]) > 12
        if not open_cell and int(found[1]) <= 12 and int(found[3]) <= 12 and found[1] != found[3]:
            open_cell = cell.strip()
        american = american or bool(re.search(r"[AaPp]\.?[Mm]", cell))
    proven = bool(first or second)
    unsure = "" if proven else open_cell
    if day_first is not None:
        return DateStyle(day_first, _words(day_first), mattered=bool(proven or open_cell), unsure=unsure)
    if not (proven or open_cell):
        return DateStyle(words="dates")
    likely = usual if usual is not None else not american
    chosen = first > second if first != second else likely
    return DateStyle(chosen, _words(chosen), _date_note(first, second, chosen, usual), True, unsure)


def _date_note(first: int, second: int, chosen: bool, usual: bool | None) -> str:
    """What a reader should know of how the order was found, "" where it is plain."""
    if first and second:
        return f"Dates of both orders stand in the column; most are {_words(chosen)}, and the others are skipped."
    if not first and not second:
        why = "as last time" if usual is not None else "please check"
        return f"Nothing in the column decides between day and month: dates were read as {_words(chosen)}, {why}."
    if usual is not None and usual != chosen:
        return f"Dates are {_words(chosen)} in this file; last time they were {_words(usual)}."
    return ""


@lru_cache(4096)
def parse_when(cell: str, style: DateStyle | None = None) -> When | None:
    """The day or period in a cell, None where it is empty, `Invalid` where it is something else."""
    text = " ".join(cell.split())
    if not text:
        return None
    try:
        return When(*parse_period(text))
    except Invalid:
        return When(parse_day(text, style or DateStyle()))


def parse_day(cell: str, style: DateStyle) -> date:
    """The day in a cell; `Invalid` where it is none in the calendar."""
    text = " ".join(cell.split())[: LONGEST + 1]
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SHORT.fullmatch(text):
            day_first = style.day_first or found[2] == "."
            day, month = (found[1], found[3]) if day_first else (found[3], found[1])
            return date(_year(found[4]), int(month), int(day))
        if found := _DAY_NAME.fullmatch(text):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
        if found := _NAME_DAY.fullmatch(text):
            return date(_year(found[3]), _month(found[1]), int(found[2]))
    except ValueError:
        pass
    form = f" ({style.words})" if style.words not in ("", "dates") else ""
    raise Invalid("date", f"“{short(cell)}” is not a date{form}.")


def start_for(when: When, cadence: Cadence, first_weekday: int) -> date:
    """The first day of the measure's period; `Invalid` when the file names a period of another length."""
    if when.cadence is not None and when.cadence is not cadence:
        raise Invalid("period", f"This is a {when.cadence.value}, but the measure is counted per {cadence.value}.")
    inside = date.fromordinal(when.day.toordinal() + 3) if when.cadence is Cadence.WEEK else when.day
    return start_of(inside, cadence, first_weekday)


def day_words(day: date) -> str:
    """3 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_words(start: date, cadence: Cadence, today: date | None = None) -> str:
    """Week of 3 Nov 2026, month from 1 Nov 2026; the year that it is today needs no saying."""
    span = "week of " if cadence is Cadence.WEEK else f"{cadence.value} from "
    words = day_words(start)
    return span + (words.rsplit(" ", 1)[0] if today and today.year == start.year else words)


def _words(day_first: bool) -> str:
    return "d/m/yyyy" if day_first else "m/d/yyyy"


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < 70 else 1900)


def _month(word: str) -> int:
    word = word.lower()
    if word == "sept":
        return 9
    for number, name in enumerate(_FULL, 1):
        if word in (name, name[:3]):
            return number
    raise ValueError(word)
