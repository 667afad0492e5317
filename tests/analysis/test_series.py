"""Points, targets by days, and regrouping."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.attainment import overall
from coachdesk.analysis.series import Point, measure_points, regroup, target_for
from coachdesk.domain.measures import Measure, Result, Target, Unit
from coachdesk.domain.periods import Cadence

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
    points = [Point(W1, 3), Point(date(2026, 2, 2), None), Point(date(2026, 3, 2), 5)]
    found = regroup(points, CALLS, Cadence.MONTH, today=date(2026, 3, 9))
    assert [(p.value, p.partial) for p in found] == [(3, False), (None, False), (5, True)]


def test_a_rate_target_is_not_added_up():
    aim = Target(1, 4, date(2026, 1, 1), 0.3, rep_id=1)
    assert target_for(W1, Cadence.WEEK, [aim], Unit.RATE) == 0.3


@given(st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=1, max_size=60))
def test_regrouping_loses_nothing(values):
    rows = [Point(date.fromordinal(W1.toordinal() + 7 * i), v) for i, v in enumerate(values)]
    months = regroup(rows, CALLS, Cadence.MONTH)
    assert sum(p.value or 0 for p in months) == sum(v or 0 for v in values)


def test_overall_is_the_sum_over_the_sum():
    assert overall([Point(W1, 5, 10), Point(W2, 30, 20), Point(W3, None, 10)], CALLS) == pytest.approx(35 / 30)


def test_a_month_of_weeks_is_held_against_the_targets_of_its_known_weeks():
    points = [Point(W1, 10, 10), Point(W2, None, 10), Point(W3, 10, 10)]
    (month,) = regroup(points, CALLS, Cadence.MONTH)
    assert (month.value, month.target) == (20, 20)
