"""Days said in plain words: "fri", "2w", "18 Dec", "before the Acme call"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.plans import working_day
from coachdesk.analysis.slips import past, slip
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence, Quarter, end_of, step
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

LONGEST = 10
"""The most words that name a day."""
FARTHEST = 731
"""A commitment is due within two years; anything later is a slip of the keyboard."""
SHORT_YEAR, MOST_MONTHS = 2, 12
LONG_PAST = 90
"""A day without its year that passed longer ago than this is meant for the next year."""

WEEKDAYS = (
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "weds", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday"),
)  # fmt: skip
COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
UNITS = {"d": "d", "day": "d", "w": "w", "wk": "w", "week": "w", "m": "m", "mo": "m", "month": "m"}
ENDS = {
    "eow": "week", "end of week": "week", "end of the week": "week", "this week": "week",
    "eom": "month", "end of month": "month", "end of the month": "month", "this month": "month",
    "eoq": "quarter", "end of quarter": "quarter", "end of the quarter": "quarter", "this quarter": "quarter",
}  # fmt: skip
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}))?")
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
PAIR = re.compile(r"(\d{1,2})([./])(\d{1,2})")
TRIPLE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
LED_BY = re.compile(r"(?:by|on|until|till|due|before)(?: the)?", re.IGNORECASE)
MEASURED = {"to", "of", "at", "than", "version", "from", "under", "over", "above", "below", "about", "times", "step"}
"""Words before a figure that make it a share or a mark, not a day."""
MARKS = {"2", "3", "4", "5", "10"}
"""What shares and marks are out of: "4/5" is no day."""
BEFORE_CALL = re.compile(r"before (?:the )?(.+?)(?: (?:call|meeting|demo|visit))?", re.IGNORECASE)
NAMED_CALL = re.compile(r"before (?:the )?(.+) (?:call|meeting|demo|visit)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """The day that is meant, and how it was said."""

    day: date
    words: str


def read_due(text: str, today: date, anchors: Mapping[str, date] | None = None) -> Due:
    """The day that a text names; `anchors` are the days of the next call by account.

    `Invalid("due")` says why there is none: not a day, past, too far away, or a call that nobody planned.
    """
    said = " ".join(text.split()).rstrip(".,;!")
    found = _read(said, today, anchors or {})
    if found is None:
        raise Invalid("due", f"“{said}” is not a day: write fri, 2w, 18 Dec or before the Acme call.")
    return found


def split_due(line: str, today: date, anchors: Mapping[str, date] | None = None) -> tuple[str, Due | None]:
    """A commitment without the day that stands at its end, and that day; a line that ends otherwise has none.

    `Invalid("due")` for a day that is past or can't be, and for a named call that nobody planned.
    """
    line = line.strip()
    tail = line.rstrip(".,;! ")
    starts = [match.start() for match in re.finditer(r"\S+", tail)]
    last = " ".join(tail.split()[-LONGEST:])
    gone = past(last)
    if gone:
        raise Invalid("due", gone)
    if gone is not None or _is_figure(last.split()[-2:], dotted=line.endswith(".")):
        return line, None
    for start in starts[-LONGEST:]:
        found = _read(" ".join(tail[start:].split()), today, anchors or {})
        if found is not None:
            return tail[:start].rstrip(" ,;–-"), found
    if sentence := slip(last, {part.casefold() for name in anchors or {} for part in name.split()}):
        raise Invalid("due", sentence)
    return line, None


def _is_figure(last: list[str], *, dotted: bool) -> bool:
    """Whether the last word is a share, a mark or a decimal, not a day: "12.5", "4/5", "24/7"."""
    found = PAIR.fullmatch(last[-1]) if last else None
    before = last[0].lower() if len(last) > 1 else ""
    if found is None or LED_BY.fullmatch(before):
        return False
    one, mark, two = found.groups()
    if mark == ".":
        return before in MEASURED or not (dotted or (len(one) == len(two) == 2 and 1 <= int(two) <= MOST_MONTHS))
    return before in MEASURED or last[-1] == "24/7" or (two in MARKS and int(one) <= int(two))


def anchor_days(deals: Iterable[Deal], sessions: Iterable[Session], today: date) -> dict[str, date]:
    """The day of the next joint call or next step of each open deal, by account; else that of its next pre-brief."""
    found: dict[str, date] = {}
    planned = [s for s in sessions if s.status is SessionStatus.PLANNED and s.start.date() >= today]
    for deal in (d for d in deals if d.outcome is DealOutcome.OPEN):
        own = [s for s in planned if s.deal_id is not None and s.deal_id == deal.id]
        days = [s.start.date() for s in own if s.kind is SessionKind.JOINT_CALL]
        days += [deal.next_day] if deal.next_day and deal.next_day >= today else []
        days = days or [s.start.date() for s in own if s.kind is SessionKind.PRE_BRIEF]
        if days:
            found[deal.account] = min([*days, found.get(deal.account, date.max)])
    return found


def _read(said: str, today: date, anchors: Mapping[str, date]) -> Due | None:
    """What the words mean, with their "by" or "until" taken off; None when they name no day at all."""
    if (called := _before_call(said, anchors)) is not None:
        return _checked(Due(called, said), today)
    bare = re.sub(r"^(?:due )?(?:by|on|until|till|due)(?: the)? ", "", said, flags=re.IGNORECASE)
    before = re.match(r"before (?:the (?=\d))?(?=.)", bare, re.IGNORECASE)
    named = bare[before.end() :] if before else bare
    readers = (*READERS, _numbered) if named != said else READERS
    day = next((day for reader in readers if (day := reader(named.lower(), today)) is not None), None)
    if day is None:
        return None
    return _checked(
        Due(max(today, working_day(day - timedelta(days=1))) if before and day > today else day, bare), today
    )


def _checked(due: Due, today: date) -> Due:
    if due.day < today:
        gone = words.plural((today - due.day).days, "day")
        raise Invalid("due", f"“{due.words}” was {gone} ago: choose today or a later day.")
    if (due.day - today).days > FARTHEST:
        raise Invalid("due", f"“{due.words}” is more than two years away: choose an earlier day.")
    return due


def _before_call(said: str, anchors: Mapping[str, date]) -> date | None:
    """The day of the call that is named; a name in capitals with no call planned is refused."""
    match = BEFORE_CALL.fullmatch(said)
    if match is None:
        return None
    if (day := _anchor(match[1], anchors)) is not None:
        return day
    named = NAMED_CALL.fullmatch(said)
    if named and named[1][0].isupper() and " before " not in named[1] and not _is_no_account(named[1]):
        raise Invalid("due", f"There is no call with “{named[1]}” planned: plan it first, or name a day.")
    return None


def _anchor(name: str, anchors: Mapping[str, date]) -> date | None:
    """The account whose name begins with the words said, or that the words said begin with; the earliest of several."""
    asked = re.sub(r"['’]s\b", "", name.casefold()).split()
    found = []
    for account, day in anchors.items():
        known = account.casefold().split()
        if known == asked:
            return day
        short = min(len(known), len(asked))
        if short and known[:short] == asked[:short]:
            found.append(day)
    return min(found, default=None)


def _is_no_account(text: str) -> bool:
    """Whether it begins with "the" or a weekday: "before Friday’s call"."""
    first = re.match(r"[a-z]*", text.lower())
    return first is not None and first[0] in {"the", *(name for names in WEEKDAYS for name in names)}


def _near(text: str, today: date) -> date | None:
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "eod": 0}
    return today + timedelta(days=days[text]) if text in days else None


def _weekday(text: str, today: date) -> date | None:
    """The coming weekday, a week on when it is that day already; "next" is the week after this one."""
    match = re.fullmatch(r"(?:(this|next|coming) )?([a-z]+)", text)
    number = next((i for i, names in enumerate(WEEKDAYS) if match and match[2] in names), None)
    if match is None or number is None:
        return None
    if match[1] == "next":
        return today + timedelta(days=7 - today.weekday() + number)
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=ahead or (0 if match[1] == "this" else 7))


def _span(text: str, today: date) -> date | None:
    """So many days, weeks or months from today: "3d", "in 2 weeks", "in a month"."""
    match = re.fullmatch(r"(\d{1,3}) ?(d|w|m)|in (\d{1,3}|an?|[a-z]+) ?([a-z]+?)s?|(\d{1,3}) (day|week|month)s?", text)
    if match is None:
        return None
    number, unit = (part for part in match.groups() if part is not None)
    count = int(number) if number.isdigit() else COUNTS.index(number) + 1 if number in COUNTS else None
    if count is None or unit not in UNITS:
        return None
    if UNITS[unit] == "m":
        return _months_on(today, count)
    return today + timedelta(days=count * (7 if UNITS[unit] == "w" else 1))


def _months_on(today: date, count: int) -> date:
    """The same day of a later month, or that month's last."""
    first = step(today.replace(day=1), Cadence.MONTH, count)
    return min(first + timedelta(days=today.day - 1), end_of(first, Cadence.MONTH))


def _end(text: str, today: date) -> date | None:
    """The end of this or the next week (its Friday), month or quarter."""
    if text in {"next week", "next month", "next quarter"}:
        what, on = text.removeprefix("next "), 1
    elif text in ENDS:
        what, on = ENDS[text], 0
    else:
        return None
    if what == "week":
        friday = today + timedelta(days=4 - today.weekday() + 7 * on)
        return friday if friday >= today else friday + timedelta(days=2)
    if what == "month":
        return end_of(step(today.replace(day=1), Cadence.MONTH, on), Cadence.MONTH)
    return Quarter.of(today).plus(on).last


def _dated(text: str, today: date) -> date | None:
    """A day of a month, with or without its year; `Invalid` for one that no calendar has."""
    if match := YEAR_FIRST.fullmatch(text):
        return _real(int(match[1]), int(match[2]), int(match[3]), text)
    if match := DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
    elif match := MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
    else:
        return None
    month = next((i for i, long in enumerate(words.LONG_MONTHS, 1) if name in _shorts(long)), None)
    if month is None:
        return None
    return _in_year(int(day), month, int(year) if year else None, today, text)


def _figures(text: str, today: date) -> date | None:
    """A day in figures, the day first: "31.12.", "31/12", "31/12/26"; what may be read both ways is asked back."""
    match = TRIPLE.fullmatch(text) or PAIR.fullmatch(text.removesuffix("."))
    if match is None:
        return None
    day, mark, month, *rest = match.groups()
    year = (2000 if len(rest[0]) == SHORT_YEAR else 0) + int(rest[0]) if rest else None
    if mark != "." and int(month) > MOST_MONTHS >= int(day):
        return _asked(text, (int(month), int(day)), None, year)
    if mark != "." and day != month and max(int(day), int(month)) <= MOST_MONTHS and min(int(day), int(month)) > 0:
        return _asked(text, (int(day), int(month)), (int(month), int(day)), year)
    return _in_year(int(day), int(month), year, today, text)


def _asked(text: str, one: tuple[int, int], other: tuple[int, int] | None, year: int | None) -> date | None:
    """Ask for the month in letters; days and months are those that the figures may mean."""
    after = f" {year}" if year else ""
    said = [f"{day} {words.MONTHS[month - 1]}{after}" for day, month in (one, *((other,) if other else ()))]
    raise Invalid("due", f"“{text}” is not clear: write {' or '.join(said)}.")


def _numbered(text: str, today: date) -> date | None:
    """The coming day of that number, this month or next: "by the 15th"."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text)
    if match is None:
        return None
    first = today.replace(day=1)
    month = first if int(match[1]) >= today.day else step(first, Cadence.MONTH, 1)
    return _real(month.year, month.month, int(match[1]), f"{match[1]} {words.LONG_MONTHS[month.month - 1]}")


def _in_year(day: int, month: int, year: int | None, today: date, text: str) -> date:
    """A day of a month; without its year the one of this year, unless that is long past."""
    found = _real(year or today.year, month, day, text)
    if not year and (today - found).days > LONG_PAST:
        return _real(today.year + 1, month, day, text)
    return found


def _shorts(month: str) -> set[str]:
    """A month's name from its first three letters on."""
    return {month[:size].lower() for size in range(3, len(month) + 1)}


def _real(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid("due", f"There is no day “{text.title()}” in the calendar.") from None


READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _weekday, _span, _end, _dated, _figures)
