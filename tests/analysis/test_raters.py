"""The rater's self-check: mean, spread and halo, beside each other and with their counts."""

from datetime import date

import pytest

from coachdesk.analysis.raters import rater_check_of, rater_line
from coachdesk.domain.skills import DatedRating, Rater

TODAY = date(2026, 11, 24)
NAMES = {1: "Dana Fox", 2: "Sam Okafor"}


def sheet(number, levels, day=TODAY, rater=Rater.MANAGER, **more):
    return tuple(DatedRating(at, level, rater, day, assessment_id=number, **more) for at, level in enumerate(levels, 1))


def test_the_spread_agrees_with_the_certified_value_of_nist_numacc2():
    # NIST Statistical Reference Datasets, univariate summary statistics, NumAcc2: 1001 values, 1.2 and then 1.1 and 1.3
    # in turn. Certified: mean 1.2, standard deviation (n - 1) 0.1, both exact. With n it would be 0.09995.
    line = rater_line("NIST", [1.2, *[1.1, 1.3] * 500])
    assert line.mean == pytest.approx(1.2, rel=1e-14)
    assert line.spread == pytest.approx(0.1, rel=1e-12)


def test_mean_spread_and_counts_by_hand():
    # 1 to 5 twice: mean 3; squares about it 2 * (4 + 1 + 0 + 1 + 4) = 20; 20 / 9 = 2.2222; root 1.4907
    line = rater_line("Manager", [1, 2, 3, 4, 5] * 2)
    assert (line.mean, line.levels) == (3, (2, 2, 2, 2, 2))
    assert line.spread == pytest.approx(1.4907, abs=1e-4)


def test_under_ten_ratings_it_is_too_few_to_tell():
    check = rater_check_of({1: sheet(1, [3] * 9)}, NAMES, TODAY)
    assert (check.lines[0].ratings, check.lines[0].mean, check.lines[0].spread) == (9, None, None)
    assert (check.halos, check.within) == ((), None)
    assert check.words == ("Manager: 9 ratings, too few to tell (10 are needed).",)


def test_nobody_rated_says_so_and_makes_up_nothing():
    check = rater_check_of({}, NAMES, TODAY)
    assert [(line.rater, line.mean) for line in check.lines] == [("Manager", None)]
    assert check.words == ("Manager: 0 ratings, too few to tell (10 are needed).",)


def test_the_same_number_on_five_skills_is_a_halo_and_on_four_is_not():
    five, four = sheet(1, [3] * 5), sheet(2, [4] * 4)
    mixed = sheet(3, [3, 3, 3, 3, 3, 2], date(2026, 5, 1))
    check = rater_check_of({1: five, 2: four + mixed}, NAMES, TODAY)
    assert [(h.rep, h.day, h.level, h.skills) for h in check.halos] == [("Dana Fox", TODAY, 3, 5)]
    assert check.assessments == 2
    assert "The same number on everything: in 1 of 2 assessments of 5 skills or more." in check.words


def test_the_spread_within_stands_beside_the_spread_over_all():
    # Dana 2 2 2 2 3: mean 2.2, squares 4 * 0.04 + 0.64 = 0.8, 0.8 / 4 = 0.2, root 0.4472; Sam 4 4 4 4 5: the same.
    # Over all: mean 3.2, squares 4 * 1.44 + 0.04 + 4 * 0.64 + 3.24 = 11.6, 11.6 / 9 = 1.2889, root 1.1353.
    check = rater_check_of({1: sheet(1, [2, 2, 2, 2, 3]), 2: sheet(2, [4, 4, 4, 4, 5])}, NAMES, TODAY)
    assert check.within == pytest.approx(0.4472, abs=1e-4)
    assert check.lines[0].spread == pytest.approx(1.1353, abs=1e-4)
    assert check.words == (
        "Manager: mean 3.2, spread 1.1, over 10 ratings.",
        "4 of 10 ratings are a 2.",
        "The same number on everything: in 0 of 2 assessments of 5 skills or more.",
        (
            "Spread within one assessment: 0.4 on average over 2 assessments of 5 skills or more, "
            "beside 1.1 over all 10 ratings."
        ),
        "Within one assessment the levels lie much closer together than over all. One impression may lead them.",
    )


def test_without_a_whole_assessment_there_is_no_word_on_halo():
    rows = tuple(r for at in range(5) for r in sheet(at, [2, 4], date(2026, 3, at + 1)))
    check = rater_check_of({1: rows}, NAMES, TODAY)
    assert (check.assessments, check.within) == (0, None)
    assert check.words[-1] == (
        "No assessment of 5 skills or more yet, so the same number on everything cannot be told."
    )  # fmt: skip


def test_raters_are_never_mixed():
    own = sheet(1, [1, 2, 3, 4, 5] * 2)
    selves = sheet(2, [5] * 10, rater=Rater.SELF)
    peers = sheet(3, [4] * 3, rater=Rater.PEER, by="Li")
    check = rater_check_of({1: own + selves + peers}, NAMES, TODAY)
    assert [(line.rater, line.ratings, line.mean) for line in check.lines] == [
        ("Manager", 10, 3), ("Self-ratings", 10, 5), ("Peers", 3, None),
    ]  # fmt: skip
    assert check.words[1:3] == (
        "Self-ratings: mean 5.0, spread 0.0, over 10 ratings.", "Peers: 3 ratings, too few to tell (10 are needed).",
    )  # fmt: skip


def test_a_blind_self_rating_that_waits_and_a_rating_of_tomorrow_are_not_counted():
    blind = sheet(2, [5] * 10, rater=Rater.SELF, blind=True)
    tomorrow = sheet(3, [5] * 10, date(2026, 11, 25))
    check = rater_check_of({1: blind + tomorrow}, NAMES, TODAY)
    assert [(line.rater, line.ratings) for line in check.lines] == [("Manager", 0)]


def test_people_who_are_not_asked_about_are_left_out():
    check = rater_check_of({1: sheet(1, [1, 2, 3, 4, 5] * 2), 9: sheet(2, [5] * 10)}, NAMES, TODAY)
    assert check.lines[0].ratings == 10
