"""The usual range, held to published examples and to its own laws."""

from datetime import date, timedelta
from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.variation import against, newest, usual_range

FLOW = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


def days(count):
    return [date(2026, 1, 5) + timedelta(weeks=i) for i in range(count)]


def read(*values, **options):
    return usual_range(values, days(len(values)), **options)


def rules(found):
    return [(s.rule, s.side, s.indexes) for s in found.signals]


def test_nist_handbook_individuals_example():
    """NIST/SEMATECH e-Handbook 6.3.2.2: flow rates; its limits use 3/1.128 where ours are the rounded 2.66."""
    found = read(*FLOW)
    assert found.centre == pytest.approx(50.81)
    assert found.mean_range == pytest.approx(1.8778, abs=5e-5)
    assert found.upper == pytest.approx(55.8041, abs=2e-3)
    assert found.lower == pytest.approx(45.8159, abs=2e-3)
    assert found.range_limit == pytest.approx(3.268 * 1.8778, abs=1e-3)
    assert found.state == "trial" and not found.signals


STATES = [(0, "none", 6), (5, "none", 6), (6, "trial", 12), (11, "trial", 12), (12, "locked", 12), (30, "locked", 12)]


@pytest.mark.parametrize(("count", "state", "needed"), STATES)
def test_state_by_count_of_known_points(count, state, needed):
    found = read(*[float(i % 3) for i in range(count)])
    assert (found.state, found.points, found.needed) == (state, count, needed)


def test_limits_are_locked_on_the_first_twelve_known_points():
    base = [10.0, 12, None, 11, 9, 10, 12, 11, 10, 9, 11, 12, 10]
    assert read(*base, 30.0, 40.0).upper == read(*base).upper


def test_moving_ranges_pass_over_a_gap():
    assert read(4.0, None, 7.0, 6.0).ranges == (None, None, 3.0, 1.0)


def test_a_point_outside():
    found = read(*[10.0, 12.0] * 6, 30.0)
    assert rules(found) == [("outside", "above", (12,))]
    assert found.signals[0].words() == "above the usual range: a real rise"


def test_eight_in_a_row_is_one_signal_however_long():
    found = read(*[8.0, 12.0] * 6, *[9.0] * 10)
    assert ("run-of-8", "below", tuple(range(12, 22))) in rules(found)
    assert found.signals[0].words() == "10 in a row below the centre: a real fall"


def test_a_point_on_the_centre_breaks_the_run():
    found = read(*[8.0, 12.0] * 6, 9, 9, 9, 9, 10, 9, 9, 9, 9)
    assert not found.signals


def test_three_of_four_near_a_limit():
    found = read(*[10.0, 12.0] * 6, 11, 15, 15, 9, 15, 11)
    assert ("3-of-4", "above", (13, 14, 16)) in rules(found)


def test_trial_limits_only_say_possible():
    found = read(10.0, 11, 10, 11, 10, 11, 10, 60)
    assert all(s.possible for s in found.signals)
    assert "possible" in found.signals[0].words()


def test_lower_limit_stops_at_zero_only_where_the_measure_does():
    values = [0.0, 9, 0, 9, 0, 9]
    assert read(*values).lower == 0
    assert read(*values, floor_zero=False).lower < 0


def test_a_new_baseline_forgets_what_was_before():
    starts = days(24)
    found = usual_range([1.0] * 12 + [5.0, 6.0] * 6, starts, baseline_start=starts[12])
    assert (found.first, found.state, found.centre) == (starts[12], "locked", 5.5)
    assert not found.signals


def test_equal_values_are_no_signal():
    assert not read(*[0.1] * 20).signals


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e6)), max_size=40))
def test_limits_hold_the_centre_and_unknown_points_change_nothing(values):
    found = read(*values)
    known = [v for v in values if v is not None]
    alone = read(*known)
    assert (found.centre, found.lower, found.upper, found.points) == (
        alone.centre,
        alone.lower,
        alone.upper,
        len(known),
    )
    assert [(s.rule, s.side, len(s.indexes)) for s in found.signals] == [
        (s.rule, s.side, len(s.indexes)) for s in alone.signals
    ]
    if found.centre is not None:
        assert 0 <= found.lower <= found.centre <= found.upper


DEFICITS = (10.7, 13.0, 11.4, 11.5, 12.5, 14.1, 14.8, 14.1, 12.6, 16.0, 11.7, 10.6)


def test_wheelers_trade_deficits_stand_the_same_on_a_new_baseline():
    """Wheeler, Understanding Variation (2nd ed., 2000): US trade deficits of 1987, in billions: 8.33, 12.75, 17.17."""
    starts = days(24)
    found = usual_range([90.0, 2.0, 55.0] * 4 + list(DEFICITS), starts, baseline_start=starts[12])
    assert (found.points, found.state) == (12, "locked")
    assert found.centre == pytest.approx(12.75)
    assert (found.lower, found.upper) == (pytest.approx(8.33, abs=0.01), pytest.approx(17.17, abs=0.01))
    assert found.range_limit == pytest.approx(5.44, abs=0.01)


def test_a_baseline_needs_its_own_six_points():
    starts = days(17)
    found = usual_range([5.0] * 17, starts, baseline_start=starts[12])
    assert (found.state, found.points, found.needed) == ("none", 5, 6)


@given(st.lists(st.floats(0, 1e6), min_size=12, max_size=12))
def test_limits_are_the_same_read_backward(values):
    forward, backward = read(*values), read(*values[::-1])
    for one, other in ((forward.centre, backward.centre), (forward.upper, backward.upper)):
        assert one == pytest.approx(other, rel=1e-9, abs=1e-6)


@given(st.floats(0, 1e6), st.permutations(range(12)))
def test_limits_do_not_depend_on_the_order_of_equal_numbers(value, order):
    labelled = [(value, place) for place in order]
    assert read(*[v for v, _ in labelled]).upper == read(*[value] * 12).upper


@given(st.lists(st.floats(0, 1e6), max_size=20), st.lists(st.floats(0, 1e6), min_size=6, max_size=20))
def test_nothing_before_a_baseline_counts(before, after):
    starts = days(len(before) + len(after))
    found = usual_range(before + after, starts, baseline_start=starts[len(before)])
    alone = read(*after)
    assert (found.centre, found.lower, found.upper) == (alone.centre, alone.lower, alone.upper)


def test_later_points_are_held_against_earlier_limits():
    limits = read(*DEFICITS)
    later = days(3)
    assert not against(limits, [12.0, 17.0, 9.0], later)
    assert [s.words() for s in against(limits, [12.0, 17.5, 9.0], later)] == ["above the usual range: a real rise"]
    assert not against(read(1.0, 2.0), [99.0], later[:1])


def test_points_near_a_lower_limit_cut_at_zero_are_only_possible():
    found = read(*[0.0, 4.0] * 6, 2, 0, 0, 0, 0, 2)
    (lean,) = [s for s in found.signals if s.indexes[0] >= 12]
    assert (found.state, found.lower, lean.rule, lean.side, lean.possible) == ("locked", 0, "3-of-4", "below", True)
    assert lean.words() == (
        "4 of 4 near the low limit: a possible fall; the low limit is cut at 0, so lean spells come by chance"
    )
    assert lean not in found.firm and newest(found.firm) is None


def test_outside_a_range_without_width_is_only_possible():
    found = read(*[5.0] * 12, 6.0)
    assert [s.words() for s in found.signals] == [
        "above the usual range: a possible rise; all 12 numbers of the baseline were the same"
    ]
    assert found.firm == ()
    assert [s.rule for s in read(*[5.0] * 12, *[6.0] * 8).firm] == ["run-of-8"]


def test_limits_of_before_doubt_the_same_signals_later():
    cut, flat = read(*[0.0, 4.0] * 6), read(*[5.0] * 12)
    assert all(s.possible and s.doubt for s in against(cut, [0.0] * 4, days(4)))
    assert [s.possible for s in against(flat, [9.0], days(1))] == [True]


def test_a_point_outside_is_told_before_points_near_the_limit():
    found = read(*[10.0, 12.0] * 6, 40, 41, 40, 42, 40, 41)
    assert newest(found.signals).words() == "above the usual range: a real rise"
    near = next(s for s in found.signals if s.rule == "3-of-4")
    assert near.words() == "6 of 6 above the usual range: a real rise"


def poisson(rng, mean):
    """Knuth, The Art of Computer Programming 2, 3.4.1: multiply uniforms until they fall below exp(-mean)."""
    floor, count, product = exp(-mean), 0, rng.random()
    while product > floor:
        count, product = count + 1, product * rng.random()
    return float(count)


@pytest.mark.parametrize(("mean", "measured"), [(2, 0.01), (5, 0.075), (40, 0.105)])
def test_stable_weeks_rarely_read_as_a_real_lean_spell(mean, measured):
    """200 runs of 52 stable Poisson weeks: 1, 8 and 11 % say a real 3-of-4 below; by the bare rule 60 % of mean 2."""
    rng = Random(20261124)
    runs = [read(*[poisson(rng, mean) for _ in range(52)]) for _ in range(200)]
    lean = sum(any(s.rule == "3-of-4" and s.side == "below" for s in run.firm) for run in runs) / 200
    assert lean == pytest.approx(measured) and lean < 0.12
