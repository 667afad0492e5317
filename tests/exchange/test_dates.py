from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Cadence, label, start_of
from coachdesk.exchange.dates import DateStyle, parse_when, start_for, vote_dates

DAY = date(2026, 11, 3)
SAME = [
    "2026-11-03", "2026/11/03", "2026-11-03T09:30:00Z", "2026-11-03 09:30", "3 Nov 2026", "Nov 3, 2026", "3-Nov-26",
    "November 3rd, 2026", "03.11.2026", "3.11.26", "3/11/2026", "03/11/2026 10:15", "3 November 2026", "03-11-2026",
]  # fmt: skip


@pytest.mark.parametrize("cell", SAME)
def test_each_way_of_writing_a_day(cell):
    assert parse_when(cell).day == DAY


@pytest.mark.parametrize("cell", ["11/3/2026", "11/03/26", "11/3/2026 2:15 PM", "11-3-2026"])
def test_the_month_first(cell):
    assert parse_when(cell, DateStyle(day_first=False)).day == DAY


@pytest.mark.parametrize("cell", ["32/1/2026", "2026-02-30", "soon", "46000", "3 Foo 2026", "1/2", "٣/١١/٢٠٢٦", "Q4"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Invalid):
        parse_when(cell)


@pytest.mark.parametrize(("cells", "asked", "american", "first", "noted"), [
    (["1/2/2026", "13/2/2026"], None, False, True, False),
    (["1/2/2026", "2/13/2026"], None, False, False, False),
    (["1/2/2026"], None, False, True, True),
    (["1/2/2026"], None, True, False, True),
    (["1/2/2026"], False, False, False, False),
    (["2/13/2026", "2/14/2026", "14/2/2026"], None, False, False, True),
    (["2026-01-02"], None, False, True, False),
    (["1/2/2026 3:00 PM"], None, False, False, True),
])  # fmt: skip
def test_the_column_decides_and_says_so_when_it_cannot(cells, asked, american, first, noted):
    style = vote_dates(cells, asked, american)
    assert (style.day_first, bool(style.note)) == (first, noted)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Cadence), st.integers(0, 6))
def test_a_period_label_names_the_period_it_came_from(day, cadence, first_weekday):
    start = start_of(day, cadence, first_weekday)
    when = parse_when(label(start, cadence))
    assert when.cadence is cadence
    if first_weekday in (0, 5, 6):
        assert start_for(when, cadence, first_weekday) == start


def test_a_period_of_another_length_is_refused():
    with pytest.raises(Invalid, match="per week"):
        start_for(parse_when("2026-Q4"), Cadence.WEEK, 0)
