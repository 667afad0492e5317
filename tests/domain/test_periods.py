"""Periods are named, counted and read back the same way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence, Quarter, end_of, label, parse_period, start_of, starts_between, step

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, st.sampled_from(Cadence), st.integers(0, 6))
def test_a_day_lies_in_its_period(day, cadence, first_weekday):
    start = start_of(day, cadence, first_weekday)
    assert start <= day <= end_of(start, cadence)
    assert start_of(start, cadence, first_weekday) == start


@given(DAYS, st.sampled_from(Cadence), st.integers(-40, 40))
def test_steps_go_there_and_back(day, cadence, count):
    start = start_of(day, cadence)
    assert step(step(start, cadence, count), cadence, -count) == start


@given(DAYS, st.sampled_from(Cadence))
def test_a_period_is_read_back_from_its_label(day, cadence):
    start = start_of(day, cadence)
    assert parse_period(label(start, cadence)) == (start, cadence)


def test_iso_weeks_at_the_turn_of_a_year():
    assert label(date(2026, 12, 28), Cadence.WEEK) == "2026-W53"
    assert parse_period("2027-W01") == (date(2027, 1, 4), Cadence.WEEK)


def test_a_quarter_knows_its_days_and_neighbours():
    quarter = Quarter.parse("2026-q4")
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert str(quarter.plus(1)) == "2027-Q1"
    assert quarter.title == "Q4 2026"
    assert len(starts_between(quarter.first, quarter.last, Cadence.MONTH)) == 3


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "2026-13", "2026-W54", "Q4 2026", "٢٠٢٦-Q1x"])
def test_what_is_no_period_is_refused_with_a_sentence(text):
    with pytest.raises(Invalid, match="is not a period"):
        parse_period(text)
