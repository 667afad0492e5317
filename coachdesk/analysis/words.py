"""Numbers, days and spans as people read them: no more digits than the number can carry."""

from __future__ import annotations

from datetime import date, timedelta
from unicodedata import bidirectional

from coachdesk.domain.measures import Unit
from coachdesk.domain.periods import Cadence, Quarter, end_of

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def figure(value: float) -> str:
    """A bare number: whole from 100 on, else one decimal at most; thousands parted by commas."""
    if abs(value) >= 100 or float(value).is_integer():
        return f"{value:,.0f}".replace("-0", "0") if round(value) == 0 else f"{value:,.0f}"
    text = f"{value:,.1f}"
    return text[:-2].replace("-0", "0") if text.endswith(".0") else text


def money(value: float, currency: str = "$") -> str:
    """An amount with its sign in front, without cents from 100 on."""
    sign = "-" if value < 0 else ""
    size = abs(value)
    body = f"{size:,.0f}" if size >= 100 or float(size).is_integer() else f"{size:,.2f}"
    gap = " " if len(currency) > 1 and currency[-1].isalpha() else ""
    return f"{sign}{currency}{gap}{body}"


def number(value: float | None, unit: Unit = Unit.COUNT, currency: str = "$") -> str:
    """A value in its unit: "12,400", "83 %", "2.1 h", "$48,000"; a dash for the unknown."""
    if value is None:
        return "–"
    if unit in (Unit.PERCENT, Unit.RATE):
        return f"{bare(value, unit)} %"
    if unit is Unit.HOURS:
        return f"{figure(value)} h"
    return money(value, currency) if unit is Unit.CURRENCY else figure(value)


def bare(value: float | None, unit: Unit = Unit.COUNT) -> str:
    """The number alone, for the first end of a range."""
    if value is None:
        return "–"
    if unit in (Unit.PERCENT, Unit.RATE):
        text = f"{value * 100:.0f}" if unit is Unit.RATE else f"{value:.0f}"
        return "0" if text == "-0" else text
    return figure(value)


def span_words(low: float, high: float, unit: Unit = Unit.COUNT, currency: str = "$") -> str:
    """A range with its unit once: "69–104 %", "4–9", "$40,000–52,000"; with a negative end "-$100 to $100"."""
    money_ = unit is Unit.CURRENCY
    first, last = money(low, currency) if money_ else bare(low, unit), number(high, unit, currency)
    if "-" in first[:1] + last[:1]:
        return f"{first} to {last}"
    return f"{first}–{figure(high) if money_ else last}"


def plural(count: int, word: str, many: str = "") -> str:
    """A count with its word: "1 rep", "3 reps"."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def day(value: date) -> str:
    """A day without its year: "18 Dec"."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def weekday(value: date) -> str:
    """A near day: "Wed 25 Nov"."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def weekday_near(value: date, today: date) -> str:
    """A day with its year where that is another one: "Wed 25 Nov", "Thu 7 Jan 2027"."""
    return weekday(value) if value.year == today.year else f"{weekday(value)} {value.year}"


def day_near(value: date, today: date) -> str:
    """The same without its weekday: "25 Nov", "7 Jan 2027"."""
    return day(value) if value.year == today.year else f"{day(value)} {value.year}"


def long_day(value: date) -> str:
    """A day in full: "18 December 2026"."""
    return f"{value.day} {LONG_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """A month of the year: "Nov"."""
    return MONTHS[value.month - 1]


def long_month(value: date) -> str:
    """A month in full: "November"."""
    return LONG_MONTHS[value.month - 1]


def month_year(value: date) -> str:
    """A month with its year: "Nov 2025"."""
    return f"{month(value)} {value.year}"


def period(start: date, cadence: Cadence) -> str:
    """A period as people say it: "week of 4 May 2026", "Nov 2026", "Q4 2026"."""
    if cadence is Cadence.WEEK:
        return f"week of {day(start)} {start.year}"
    return month_year(start) if cadence is Cadence.MONTH else Quarter.of(start).title


def span_of(quarter: Quarter) -> str:
    """The days of a quarter: "1 Oct – 31 Dec"."""
    return f"{day(quarter.first)} – {day(end_of(quarter.first, Cadence.QUARTER))}"


def ago(then: date, today: date) -> str:
    """How old something is: "today", "5 days", "3 wk", "7 mo"."""
    days = (today - then).days
    if days <= 0:
        return "today"
    if days < 14:
        return plural(days, "day")
    return f"{days // 7} wk" if days < 90 else f"{days * 12 // 365} mo"


def due(when: date | None, today: date) -> str:
    """When something is due: "8 days late", "today", "Fri 27 Nov", "Thu 7 Jan 2027"; "" without a date."""
    if when is None:
        return ""
    if when < today:
        return f"{plural((today - when).days, 'day')} late"
    return "today" if when == today else weekday_near(when, today)


def soon(when: date, clock: str, today: date) -> str:
    """When something comes: the clock today, "Wed 25" within a month, else "Wed 25 Nov"."""
    if when == today:
        return clock
    return f"{WEEKDAYS[when.weekday()]} {when.day}" if when - today < timedelta(days=21) else weekday(when)


def tenure(months: int | None) -> str:
    """Time in the job: "2 m", "1 y 8 m"; "" when unknown."""
    if months is None:
        return ""
    return f"{months // 12} y {months % 12} m" if months >= 12 else f"{months} m"


def in_place(name: str) -> str:
    """A name that runs right to left, held so that the numbers after it in an English line stay after it."""
    turned = any(bidirectional(character) in ("R", "AL") for character in name)
    return f"\u200e{name}\u200e" if turned else name


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Words joined for reading: "a, b and c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def symbol(code: str) -> str:
    """How a currency is written: "$" for USD, its letters when it has no sign of its own."""
    return SYMBOLS.get(code.upper(), code.upper())
