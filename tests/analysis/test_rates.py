"""Wilson's interval, held to Newcombe's table, and shrinking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.rates import compare, no_share, wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombe_1998_table_one_method_three(successes, trials, low, high):
    found = wilson(successes, trials)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_words_carry_the_count():
    assert wilson(3, 10).words == "3 of 10, plausible 11–60 %"
    assert wilson(0, 0).words == "0 of 0"


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_rate(a, b):
    found = wilson(a, a + b)
    if a + b:
        assert 0 <= found.low <= found.rate <= found.high <= 1
    else:
        assert found.rate is None


def test_no_ranking_while_one_of_the_role_has_too_few():
    few, many = wilson(3, 14), wilson(20, 50)
    assert not compare(many, [few, many]).enough_to_rank
    assert compare(few, [few, many]).needed == 6
    assert compare(many, [many, wilson(9, 20)]).enough_to_rank


def test_alike_rates_shrink_all_the_way_and_unlike_rates_part_of_it():
    alike = [wilson(5, 10), wilson(4, 10), wilson(6, 10)]
    assert compare(alike[1], alike).shrunk == pytest.approx(0.5)
    apart = [wilson(5, 50), wilson(45, 50)]
    assert 0.1 < compare(apart[0], apart).shrunk < 0.5


@pytest.mark.parametrize(("won", "decided"), [(140, 60), (40, 0)])
def test_more_successes_than_trials_are_no_share(won, decided):
    own = wilson(won, decided)
    found = compare(own, [own, wilson(9, 40), wilson(5, 30)])
    assert (own.low, own.high, found.shrunk, found.enough_to_rank) == (None, None, None, False)
    assert found.role_rate == pytest.approx(14 / 70)
    said = no_share(own, "Won deals", "Decided deals")
    assert said == f"More won deals ({won}) than decided deals ({decided}) were counted: that is no share."
    assert no_share(wilson(3, 10), "Won deals", "Decided deals") == ""


def test_somebody_whose_counts_are_no_share_makes_no_ranking():
    assert not compare(wilson(9, 40), [wilson(9, 40), wilson(140, 60)]).enough_to_rank


@pytest.mark.parametrize("role", [(), (wilson(0, 0), wilson(140, 60))])
def test_nobody_is_held_against_the_own_rate_alone(role):
    own = wilson(15, 40)
    found = compare(own, (own, *role))
    assert (found.role_rate, found.shrunk, found.reps) == (None, None, 1)
