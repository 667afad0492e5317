"""Days said in plain words: "fri", "2w", "18 Dec", "before the Acme call"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.plans import working_day
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence, Quarter, end_of, step
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

LONGEST = 10
"""The most words that name a day."""
FARTHEST = 731
"""A commitment is due within two years; anything later is a slip of the keyboard."""
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
    for start in starts[-LONGEST:]:
        found = _read(" ".join(tail[start:].split()), today, anchors or {})
        if found is not None:
            return tail[:start].rstrip(" ,;–-"), found
    return line, None


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
    before = re.match(r"before (?=.)", bare, re.IGNORECASE)
    named = bare[before.end() :] if before else bare
    day = next((day for reader in READERS if (day := reader(named.lower(), today)) is not None), None)
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
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1}
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
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
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
    found = _real(int(year or today.year), month, int(day), text)
    if not year and (today - found).days > LONG_PAST:
        return _real(today.year + 1, month, int(day), text)
    return found


def _shorts(month: str) -> set[str]:
    """A month's name from its first three letters on."""
    return {month[:size].lower() for size in range(3, len(month) + 1)}


def _real(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid("due", f"There is no day “{text.title()}” in the calendar.") from None


READERS: tuple[Callable[[str, date], date | None], ...] = (_near, _weekday, _span, _end, _dated)
