"""Exact and simple tests against worked examples that are published."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.chance import (
    chance_words,
    fewer,
    fewer_events,
    fewer_than,
    lower,
    spread_factor,
    stand_out,
    student_below,
    trials_needed,
)


def test_fishers_lady_tasting_tea():
    """R. A. Fisher, The Design of Experiments (1935): of 70 choices one is all right, 17 have three or four right."""
    assert fewer((0, 4), (4, 4)) == pytest.approx(1 / 70)
    assert fewer((1, 4), (3, 4)) == pytest.approx(17 / 70)


def test_students_sleep_experiment_by_welch():
    """Student (1908), as R prints it: t.test(extra ~ group, data = sleep): p = 0.07939, two-sided."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    assert 2 * lower(first, second) == pytest.approx(0.07939, abs=5e-6)


@pytest.mark.parametrize(("freedom", "t"), [(1, 6.314), (2, 2.920), (5, 2.015), (10, 1.812), (30, 1.697), (120, 1.658)])
def test_students_t_as_every_table_has_it(freedom, t):
    assert student_below(-t, freedom) == pytest.approx(0.05, abs=5e-5)
    assert student_below(t, freedom) == pytest.approx(0.95, abs=5e-5)


def test_holms_procedure_on_four_chances():
    """The worked example of the Holm–Bonferroni method in Wikipedia: H1 and H4 are rejected."""
    assert stand_out({"H1": 0.01, "H2": 0.04, "H3": 0.03, "H4": 0.005}) == {"H1", "H4"}
    assert stand_out({}) == frozenset()


def test_the_binomial_and_poisson_tails_by_hand():
    assert fewer_than((3, 10), 0.5) == pytest.approx(176 / 1024)
    assert fewer_events(0, 3) == pytest.approx(0.049787, abs=1e-6)
    assert fewer_events(2, 3) == pytest.approx(0.423190, abs=1e-6)
    assert (fewer_events(3, 0), fewer_than((1, 5), 0.0), fewer_than((0, 5), 1.0)) == (1.0, 1.0, 0.0)


def test_weeks_that_are_all_or_nothing_have_a_design_effect():
    """By hand: 208 squared differences against 52 of a coin; each trial told twice: twice the effect (Rao & Scott)."""
    weeks = [(0, 4), (4, 4)] * 26
    assert spread_factor([weeks]) == pytest.approx(208 * 52 / 51 / 52)
    assert spread_factor([[(2 * x, 2 * n) for x, n in weeks]]) == pytest.approx(2 * spread_factor([weeks]))


def test_a_design_effect_is_never_below_one_and_takes_a_dozen_weeks():
    assert spread_factor([[(2, 4)] * 52]) == 1.0
    assert spread_factor([[(4, 4), (0, 4)]]) == 1.0


def test_how_many_trials_a_difference_takes():
    """One sample against a known rate: z 1.645 and 0.842, 0.28 against 0.14."""
    assert trials_needed(0.28, 0.14) == pytest.approx(54.19, abs=0.01)
    assert trials_needed(0.5, 0.5) == inf


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.2, "Chance alone could do this too"), (0.025, "Chance alone would do this about once in 40 times"),
     (0.0004, "Chance alone would do this about once in 2,500 times"),
     (1e-9, "Chance alone would do this less than once in 10,000 times")],
)  # fmt: skip
def test_a_chance_in_words(chance, said):
    assert chance_words(chance) == said


counts = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_fishers_tail_is_a_chance_and_falls_with_the_successes(own, others):
    chance = fewer(own, others)
    assert 0 <= chance <= 1
    if own[0] < own[1]:
        assert fewer((own[0] + 1, own[1]), others) >= chance - 1e-9


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.floats(0, 1), max_size=12))
def test_holm_is_never_freer_than_one_test_nor_stricter_than_bonferroni(chances):
    found = stand_out(chances)
    assert all(chances[name] <= 0.05 for name in found)
    assert found >= {name for name, chance in chances.items() if chance <= 0.05 / len(chances)}
