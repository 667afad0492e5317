"""A series comes on the same weekday, as often as it says, and ends when it should."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.absences import Absence
from coachdesk.domain.errors import Invalid
from coachdesk.domain.rhythms import Every, Rhythm, Series
from coachdesk.domain.sessions import SessionKind

STARTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1))


def series(every, start, until=None):
    return Series(None, SessionKind.ONE_ON_ONE, every, start, 45, until=until)


@given(STARTS, st.sampled_from(Every), st.integers(0, 400))
def test_a_series_keeps_its_weekday_and_its_distance(start, every, length):
    days = tuple(series(every, start).days(start.date() + timedelta(days=length)))
    assert days[0] == start.date()
    assert {day.weekday() for day in days} == {start.weekday()}
    steps = {(b - a).days for a, b in pairwise(days)}
    assert steps <= ({28, 35} if every is Every.MONTHLY else {every.days})


@given(STARTS, st.integers(0, 400))
def test_a_monthly_series_comes_once_in_each_month(start, length):
    days = tuple(series(Every.MONTHLY, start).days(start.date() + timedelta(days=length)))
    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + len(months)))


def test_the_fifth_monday_is_the_last_one_where_there_is_no_fifth():
    days = series(Every.MONTHLY, datetime(2026, 3, 30, 9)).days(date(2026, 8, 31))
    assert [day.day for day in days] == [30, 27, 25, 29, 27, 31]


def test_a_series_ends_on_its_last_day():
    days = tuple(series(Every.WEEKLY, datetime(2026, 11, 26, 9), date(2026, 12, 10)).days(date(2027, 3, 31)))
    assert days == (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10))
    assert tuple(series(Every.WEEKLY, datetime(2026, 11, 26, 9)).days(date(2026, 11, 25))) == ()


@pytest.mark.parametrize("fields", [{}, {"rep_id": 1, "role_id": 1}, {"rep_id": 1, "minutes": 0}])
def test_a_rhythm_belongs_to_one_and_takes_time(fields):
    with pytest.raises(Invalid):
        Rhythm(None, Every.WEEKLY, **fields)


def test_an_absence_holds_its_first_and_last_day():
    absence = Absence(None, 1, date(2026, 12, 21), date(2026, 12, 31))
    assert absence.holds(date(2026, 12, 21))
    assert absence.holds(date(2026, 12, 31))
    assert not absence.holds(date(2027, 1, 1))
    with pytest.raises(Invalid, match="before the first day"):
        Absence(None, 1, date(2026, 12, 21), date(2026, 12, 20))
