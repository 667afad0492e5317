"""How far somebody new is behind: by own earlier hires, else by the role's schedule, each worked by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.ramp import behind, ramp_place
from coachdesk.domain.roles import Role

ROLE = Role(1, "AE", ramp=(0, 25, 50, 75))
HIRES = tuple(dict(enumerate(row, 1)) for row in ((10.0, 30, 60, 80), (20.0, 40, 70, 90), (30.0, 50, 80, 100)))
TODAY = date(2026, 11, 24)


def told(shares, earlier=HIRES):
    lag = behind(shares, ROLE, earlier)
    return (lag.weeks, lag.least) if lag else None


def test_medians_of_own_hires_count_between_months_in_parts():
    """Medians 20, 40, 70, 90: 46 % stood at month 2 + 6/30 = 2.2; 1.8 months of 52/12 weeks are 7.8."""
    assert told({4: 46.0}) == (8, False)
    assert behind({4: 46.0}, ROLE, HIRES).words == "46 % in month 4, behind by about 8 weeks"


@pytest.mark.parametrize("share", [80.0, 85.0, 100.0, 140.0])
def test_inside_the_range_or_above_nobody_is_behind(share):
    assert told({4: share}) is None


def test_who_stands_below_the_first_month_is_behind_by_at_least_so_much():
    """15 % is under the first median of 20: three months of 52/12 weeks are 13."""
    assert told({4: 15.0}) == (13, True)
    assert "at least 13 weeks" in behind({4: 15.0}, ROLE, HIRES).words


def test_with_two_hires_the_schedule_of_the_role_counts():
    """Schedule 0, 25, 50, 75: 25 % stood at month 2, 40 % at 2 + 15/25 = 2.6."""
    assert told({4: 25.0}, HIRES[:2]) == (9, False)
    assert told({4: 40.0}, ()) == (6, False)
    assert told({4: 75.0}, ()) is None
    assert told({4: 74.0}, ()) is None, "a day or two is not told"


def test_only_the_newest_month_counts_and_without_numbers_nothing_is_said():
    assert told({2: 1.0, 4: 90.0}) is None
    assert told({}) is None
    assert told({9: 10.0}) is None


def test_the_place_tells_it_in_words_and_in_short():
    place = ramp_place(date(2026, 8, 3), ROLE, (), TODAY, {3: 20.0})
    assert place.words == "month 4: 75 % expected by the role's ramp; 20 % in month 3, behind by about 5 weeks"
    assert place.short == "5 wk behind"
    assert ramp_place(date(2026, 8, 3), ROLE, HIRES, TODAY, {3: 65.0}).short == "ramp 80–100"


@given(st.floats(0, 79.9), st.floats(0, 79.9))
def test_who_stands_lower_is_never_less_behind(one, other):
    low, high = (told({4: share}) or (0, False) for share in sorted((one, other)))
    assert low[0] >= high[0]
