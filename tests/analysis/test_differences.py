"""Differences of two groups against published examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.differences import mean_difference, mean_interval, rate_difference, student
from coachdesk.analysis.stages import T975

# Student (1908), "The probable error of a mean": hours of sleep gained, the data set `sleep` of R
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339), ((9, 10, 3, 10), 0.1705, 0.8090), ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926), ((0, 10, 0, 20), -0.1611, 0.2775), ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0), ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)  # fmt: skip
def test_newcombe_1998_table_ii_method_10(counts, low, high):
    found = rate_difference(*counts)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_welch_on_students_sleep_as_the_manual_of_r_prints_it():
    found = mean_difference(DRUG_1, DRUG_2)
    assert found.value == pytest.approx(-1.58)
    assert found.low == pytest.approx(-3.3654832, abs=1e-7)
    assert found.high == pytest.approx(0.2054832, abs=1e-7)
    assert not found.clear


def test_students_t_agrees_with_the_printed_table():
    assert [round(student(freedom + 1), 3) for freedom in range(len(T975))] == list(T975)
    assert student(1e6) == pytest.approx(1.96, abs=1e-3)


def test_the_mean_of_students_sleep_has_the_interval_of_a_one_sample_t():
    found = mean_interval([b - a for a, b in zip(DRUG_1, DRUG_2, strict=True)])
    assert (found.low, found.high) == (pytest.approx(0.7001142, abs=1e-6), pytest.approx(2.4598858, abs=1e-6))


def test_too_little_gives_no_interval_and_nothing_gives_nothing():
    assert mean_difference([], [1.0]) is None
    assert mean_difference([2.0], [1.0, 3.0]).low is None
    assert mean_difference([2.0, 2.0], [1.0, 1.0]).low is None
    assert rate_difference(0, 0, 1, 2) is None
    assert rate_difference(3, 2, 1, 2).low is None


COUNT = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))).filter(lambda p: p[1] > 0)


@given(COUNT, COUNT)
def test_a_rate_difference_lies_in_its_interval_and_turns_with_its_sides(one, two):
    found, turned = rate_difference(*one, *two), rate_difference(*two, *one)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (turned.low, turned.high) == (pytest.approx(-found.high), pytest.approx(-found.low))


VALUES = st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=8)


@given(VALUES, VALUES, st.randoms())
def test_a_mean_difference_does_not_hang_on_the_order_of_its_values(values, others, rng):
    found = mean_difference(values, others)
    mixed = rng.sample(values, len(values))
    again = mean_difference(mixed, others)
    assert again.value == pytest.approx(found.value, abs=1e-6)
    if found.low is not None and again.low is not None:
        assert again.low == pytest.approx(found.low, rel=1e-3, abs=1e-3)
        assert found.low <= found.value <= found.high
