"""Which days a view of the calendar shows, what they are called, and what is left of them when it is narrowed."""

from datetime import date, datetime

import pytest

from coachdesk.analysis.schedule import Entry, EntryKind, Schedule
from ui.pages.calendar.shown import Choice, narrowed
from ui.pages.calendar.span import period, span, title, turned

DAY = date(2026, 11, 25)
SUNDAY = 6


@pytest.mark.parametrize(("view", "first", "last"), [
    ("day", DAY, DAY),
    ("week", date(2026, 11, 23), date(2026, 11, 29)),
    ("month", date(2026, 10, 26), date(2026, 12, 6)),
    ("quarter", date(2026, 9, 28), date(2027, 1, 3)),
    ("year", date(2026, 1, 1), date(2026, 12, 31)),
])  # fmt: skip
def test_a_month_and_a_quarter_are_filled_up_to_whole_weeks(view, first, last):
    assert span(view, DAY) == (first, last)


def test_a_week_that_begins_on_sunday_shows_that_sunday_first():
    assert span("week", DAY, SUNDAY) == (date(2026, 11, 22), date(2026, 11, 28))
    assert span("month", DAY, SUNDAY) == (date(2026, 11, 1), date(2026, 12, 5))


def test_what_a_view_is_about_is_not_filled_up():
    assert period("month", DAY) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(("view", "words"), [
    ("day", "Wed 25 November 2026"), ("week", "23–29 November 2026"), ("month", "November 2026"),
    ("quarter", "Q4 2026"), ("year", "2026"),
])  # fmt: skip
def test_the_title_says_which_days(view, words):
    assert title(view, DAY) == words


def test_a_week_over_a_border_names_both_months_and_both_years():
    assert title("week", date(2026, 12, 2)) == "30 Nov – 6 Dec 2026"
    assert title("week", date(2026, 12, 31)) == "28 Dec 2026 – 3 Jan 2027"


@pytest.mark.parametrize(("view", "by", "day"), [
    ("day", -1, date(2026, 11, 24)), ("week", 1, date(2026, 12, 2)), ("month", 2, date(2027, 1, 1)),
    ("quarter", -1, date(2026, 7, 1)), ("year", 1, date(2027, 1, 1)),
])  # fmt: skip
def test_turning_leads_on_by_what_is_on_show(view, by, day):
    assert turned(view, DAY, by) == day


def entry(key, kind, *rep_ids):
    return Entry(key, kind, datetime(2026, 11, 25, 10), 30, key, key, rep_ids=rep_ids)


def test_a_rep_is_looked_for_and_what_belongs_to_nobody_stays():
    entries = (entry("a", EntryKind.ONE_ON_ONE, 1), entry("b", EntryKind.TRAINING, 1, 2), entry("c", EntryKind.BUSY))
    whole = Schedule(DAY, DAY, entries, (), (), "")
    assert [one.key for one in narrowed(whole, Choice(rep_ids=frozenset({2}))).entries] == ["b", "c"]
    assert [one.key for one in narrowed(whole, Choice(frozenset({EntryKind.BUSY}))).entries] == ["a", "b"]
    assert narrowed(whole, Choice()) == whole
