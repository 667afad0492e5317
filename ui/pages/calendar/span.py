"""Which days each view of the calendar shows, what they are called, and where turning a page leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.schedule import Schedule
from coachdesk.domain.periods import Cadence, Quarter, end_of, start_of, step

VIEWS = (("day", "Day"), ("week", "Week"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
PERIODS = {"week": Cadence.WEEK, "month": Cadence.MONTH, "quarter": Cadence.QUARTER}
WEEK, SEVEN = timedelta(days=6), timedelta(days=7)


def span(view: str, day: date, first_weekday: int = 0) -> tuple[date, date]:
    """The first and the last day on show; a month or quarter is filled up to whole weeks."""
    first, last = period(view, day, first_weekday)
    if view in {"month", "quarter"}:
        return start_of(first, Cadence.WEEK, first_weekday), start_of(last, Cadence.WEEK, first_weekday) + WEEK
    return first, last


def without_idle_ends(schedule: Schedule, about: tuple[date, date]) -> Schedule:
    """The same without a first or last week that holds nothing of the days it is `about` but free and empty ones, such
    as a lone Sunday.
    """
    used = {fact.day for fact in schedule.days if fact.working} | {entry.start.date() for entry in schedule.entries}
    days = sorted(day for day in used if about[0] <= day <= about[1])
    if not days:
        return schedule
    first = schedule.first + (days[0] - schedule.first) // SEVEN * SEVEN
    last = schedule.last - (schedule.last - days[-1]) // SEVEN * SEVEN
    return replace(
        schedule, first=first, last=last,
        entries=tuple(e for e in schedule.entries if e.start.date() <= last and (e.last or e.start.date()) >= first),
        days=tuple(fact for fact in schedule.days if first <= fact.day <= last),
        weeks=tuple(week for week in schedule.weeks if first <= week.first <= last),
    )  # fmt: skip


def turned(view: str, day: date, by: int, first_weekday: int = 0) -> date:
    """The day on show after so many pages: its own weekday in a week, the first day of a longer period."""
    if view == "day":
        return day + timedelta(days=by)
    if view == "week":
        return day + timedelta(weeks=by)
    first, _ = period(view, day, first_weekday)
    return date(day.year + by, 1, 1) if view == "year" else step(first, PERIODS[view], by)


def title(view: str, day: date, first_weekday: int = 0) -> str:
    """What the page is called: "November 2026", "23–29 November 2026", "Q4 2026"."""
    if view == "day":
        return f"{words.WEEKDAYS[day.weekday()]} {words.long_day(day)}"
    if view == "month":
        return f"{words.long_month(day)} {day.year}"
    if view == "quarter":
        return Quarter.of(day).title
    return f"{day.year}" if view == "year" else _week(*period(view, day, first_weekday))


def period(view: str, day: date, first_weekday: int = 0) -> tuple[date, date]:
    """The days a view is about: those it is called after."""
    if view == "day":
        return day, day
    if view == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first = start_of(day, PERIODS[view], first_weekday)
    return first, end_of(first, PERIODS[view])


def _week(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{first.day}–{words.long_day(last)}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{words.day(first)}{year} – {words.day(last)} {last.year}"
