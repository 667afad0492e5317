"""Points, targets by days, and regrouping."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.attainment import overall
from coachdesk.analysis.series import Point, closed_values, measure_points, regroup, target_for
from coachdesk.domain.measures import Measure, Result, Target, Unit
from coachdesk.domain.periods import Cadence, end_of

CALLS = Measure(1, "Calls")
WON, DECIDED = Measure(2, "Won"), Measure(3, "Decided")
WIN = Measure(4, "Win rate", unit=Unit.RATE, numerator_id=2, denominator_id=3)
ALL = (CALLS, WON, DECIDED, WIN)
W1, W2, W3 = date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)


def test_a_missing_week_is_a_gap():
    points = measure_points(CALLS, ALL, [Result(1, 1, W1, 4), Result(1, 1, W3, 0)], [], W1, W3)
    assert [p.value for p in points] == [4, None, 0]


def test_a_rate_is_pooled_and_needs_both_parts():
    rows = [Result(1, 2, W1, 1), Result(1, 3, W1, 4), Result(1, 2, W2, 3), Result(1, 3, W2, 3), Result(1, 3, W3, 5)]
    points = measure_points(WIN, ALL, rows, [], W1, W3)
    assert [p.value for p in points] == [0.25, 1.0, None]
    (month,) = regroup(points, WIN, Cadence.MONTH)
    assert (month.value, month.successes, month.trials) == (4 / 7, 4, 7)


def test_a_week_of_a_quarterly_target_is_its_share_of_days():
    target = Target(1, 1, date(2026, 1, 1), 900, rep_id=1)
    assert target_for(W1, Cadence.WEEK, [target]) == pytest.approx(70)
    assert target_for(date(2026, 1, 1), Cadence.QUARTER, [target]) == pytest.approx(900)
    assert target_for(date(2026, 4, 6), Cadence.WEEK, [target]) is None


def test_a_repeating_target_holds_until_a_later_one_and_the_reps_own_comes_first():
    role = Target(1, 1, date(2026, 1, 5), 10, Cadence.WEEK, role_id=1, repeats=True)
    own = Target(2, 1, date(2026, 1, 19), 12, Cadence.WEEK, rep_id=1, repeats=True)
    assert [target_for(w, Cadence.WEEK, [role, own]) for w in (W1, W2, W3)] == [10, 10, 12]


def test_a_month_with_no_known_value_is_unknown_and_an_open_month_is_marked():
    points = [Point(W1, 1), Point(W2, 2), Point(date(2026, 2, 2), None), Point(date(2026, 3, 2), 5)]
    found = regroup(points, CALLS, Cadence.MONTH, today=date(2026, 3, 9))
    assert [(p.value, p.partial) for p in found] == [(3, False), (None, False), (5, True)]


def test_a_rate_target_is_not_added_up():
    aim = Target(1, 4, date(2026, 1, 1), 0.3, rep_id=1)
    assert target_for(W1, Cadence.WEEK, [aim], Unit.RATE) == 0.3


@given(st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=1, max_size=60))
def test_regrouping_loses_nothing_of_months_known_by_half(values):
    rows = [Point(date.fromordinal(W1.toordinal() + 7 * i), v) for i, v in enumerate(values)]
    for month in regroup(rows, CALLS, Cadence.MONTH):
        inside = [p.value for p in rows if p.start.replace(day=1) == month.start and p.value is not None]
        assert month.value == (sum(inside) if len(inside) >= 2 and not month.lacking else None)
        assert bool(month.lacking) == (bool(inside) and len(inside) * 2 < _weeks(month.start))


def _weeks(month):
    return sum((month + timedelta(days=i)).weekday() == 0 for i in range(end_of(month, Cadence.MONTH).day))


def test_overall_is_the_sum_over_the_sum():
    assert overall([Point(W1, 5, 10), Point(W2, 30, 20), Point(W3, None, 10)], CALLS) == pytest.approx(35 / 30)


def test_a_month_of_weeks_is_held_against_the_targets_of_its_known_weeks():
    points = [Point(W1, 10, 10), Point(W2, None, 10), Point(W3, 10, 10)]
    (month,) = regroup(points, CALLS, Cadence.MONTH)
    assert (month.value, month.target) == (20, 20)


def test_a_month_with_fewer_than_half_of_its_weeks_known_is_unknown():
    """October 2026 begins four weeks: 5, 12, 19 and 26; a quarter of months needs two of its three."""
    october = [date(2026, 10, day) for day in (5, 12, 19, 26)]
    (thin,) = regroup([Point(october[0], 0, 10)], CALLS, Cadence.MONTH)
    assert (thin.value, thin.lacking) == (None, "too few weeks known")
    (half,) = regroup([Point(w, 3, 10) for w in october[:2]], CALLS, Cadence.MONTH)
    assert (half.value, half.target, half.lacking) == (6, 20, "")
    monthly = Measure(5, "Booked", cadence=Cadence.MONTH)
    (quarter,) = regroup([Point(date(2026, 10, 1), 9)], monthly, Cadence.QUARTER)
    assert (quarter.value, quarter.lacking) == (None, "too few months known")


def test_a_thin_month_of_a_rate_is_unknown_and_a_running_month_is_what_it_is_so_far():
    thin = [Point(date(2026, 10, 5), 0.5, None, 1, 2)]
    assert regroup(thin, WIN, Cadence.MONTH)[0].trials is None
    assert [(p.value, p.partial) for p in regroup(thin, WIN, Cadence.MONTH, today=date(2026, 10, 20))] == [(0.5, True)]


def test_values_of_periods_that_have_not_ended_are_left_out():
    assert closed_values([Point(W1, 3), Point(W2, None), Point(W3, 1, partial=True)]) == [3, None, None]
