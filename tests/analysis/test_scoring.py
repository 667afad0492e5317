"""Scored calls: not observed leaves the weights, the rep goes first, and two raters are set side by side."""

from datetime import date

import pytest

from coachdesk.analysis.scoring import calibration, call_score, kappa, rep_side, total
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Rater

CARD = Scorecard(1, "Discovery call")
CRITERIA = tuple(Criterion(at, 1, f"Criterion {at}", weight) for at, weight in ((1, 3), (2, 2), (3, 1)))
CALL = ScoredCall(1, 1, 1, date(2026, 11, 20))

# The data set "anxiety" of the R package irr (Gamer, Lemon, Fellows, Singh): raters 2 and 3 of 20 people. Its
# `kappa2(anxiety[, 2:3], "squared")` is 0.252. Level 5 is used by neither, so irr leaves it out: 6 is the
# fifth of five.
RATER_2 = (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
RATER_3 = (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)


def scores(rater, levels, by="", call_id=1):
    return [Score(None, call_id, at, rater, level, by=by) for at, level in levels.items()]


def scored(*groups):
    return call_score(CALL, CARD, CRITERIA, [one for group in groups for one in group], "Dana Fox")


def test_the_total_is_the_mean_by_weight():
    found = total(CRITERIA, {1: 5, 2: 3, 3: 2})
    assert found.score == pytest.approx((3 * 5 + 2 * 3 + 1 * 2) / 6)
    assert found.words == "3.8 of 5, 3 of 3 observed"


def test_not_observed_leaves_the_weights_and_is_never_nought():
    found = total(CRITERIA, {1: 5, 2: 3, 3: None})
    assert found.score == pytest.approx((3 * 5 + 2 * 3) / 5)
    assert (found.observed, found.criteria, found.words) == (2, 3, "4.2 of 5, 2 of 3 observed")


def test_nothing_observed_gives_no_number_and_not_scored_is_another_thing():
    assert (total(CRITERIA, {1: None, 2: None, 3: None}).score, total(CRITERIA, {}).score) == (None, None)
    assert total(CRITERIA, {1: None, 2: None, 3: None}).words == "0 of 3 observed"
    assert total(CRITERIA, {}).words == "not scored yet"
    assert total(CRITERIA, {1: 4}).words == "4.0 of 5, 1 of 3 observed, 2 not scored yet"


def test_the_difference_is_managers_less_reps_where_both_observed():
    found = scored(scores(Rater.SELF, {1: 4, 2: 3, 3: None}), scores(Rater.MANAGER, {1: 2, 2: 3, 3: 5}))
    assert [line.difference for line in found.lines] == [-2, 0, None]
    assert found.difference_words == "same on 1 of 2; manager lower on 1"
    assert found.lines[2].scored == {"rep", "manager"}
    assert scored().difference_words == ""


def test_the_rep_goes_first_until_every_criterion_has_an_answer():
    manager = scores(Rater.MANAGER, {1: 2, 2: 3, 3: 5})
    assert scored(manager, scores(Rater.SELF, {1: 4, 2: 3})).rep_first
    assert not scored(manager, scores(Rater.SELF, {1: 4, 2: 3, 3: None})).rep_first


def test_the_rep_does_not_see_the_manager_before_scoring_nor_ever_the_second_rater():
    manager, peer = scores(Rater.MANAGER, {1: 2, 2: 3, 3: 5}), scores(Rater.PEER, {1: 5}, "Kim")
    waiting = rep_side(scored(manager, peer))
    assert {(line.manager, line.second, line.difference, line.scored) for line in waiting.lines} == {
        (None, None, None, frozenset())
    }
    assert (waiting.manager_total.words, waiting.difference_words, waiting.second_by) == ("not scored yet", "", "")
    done = rep_side(scored(manager, peer, scores(Rater.SELF, {1: 4, 2: 3, 3: 5})))
    assert ([line.manager for line in done.lines], done.lines[0].second) == ([2, 3, 5], None)
    assert done.manager_total.words == "2.8 of 5, 3 of 3 observed"


def test_of_several_second_raters_the_one_with_most_scores_is_shown():
    found = scored(scores(Rater.PEER, {1: 5}, "Ann"), scores(Rater.PEER, {1: 2, 2: 2}, "Kim"))
    assert (found.second_by, [line.second for line in found.lines]) == ("Kim", [2, 2, None])


def test_calibration_pairs_what_both_observed():
    mine = scores(Rater.MANAGER, {1: 4, 2: 3, 3: 5}) + scores(Rater.MANAGER, {1: 2, 2: None}, call_id=2)
    theirs = scores(Rater.PEER, {1: 4, 2: 4, 3: 2}, "Kim") + scores(Rater.PEER, {1: 1, 2: 3}, "kim", 2)
    others = scores(Rater.PEER, {1: 1}, "Ann") + scores(Rater.SELF, {1: 1})
    found = calibration([*mine, *theirs, *others], "Manager", "Kim")
    assert (found.pairs, found.equal, found.within_one) == (4, 1, 3)
    assert found.mean_difference == pytest.approx((0 - 1 + 3 + 1) / 4)
    assert found.kappa is None
    assert found.words == (
        "equal on 1 of 4, within one level on 3 of 4, Manager 0.8 higher on average, "
        "kappa from 10 pairs: 6 more pairs needed"
    )


def test_kappa_with_quadratic_weights_agrees_with_the_published_example():
    ranks = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5}
    pairs = [(ranks[a], ranks[b]) for a, b in zip(RATER_2, RATER_3, strict=True)]
    assert kappa(pairs) == pytest.approx(0.2520325, abs=1e-7)


def test_kappa_is_one_when_two_raters_always_agree_and_nought_by_chance():
    assert kappa([(level, level) for level in (1, 2, 3, 4, 5)] * 2) == 1
    assert kappa([(a, b) for a in (2, 4) for b in (2, 4)] * 3) == 0


def test_there_is_no_kappa_under_ten_pairs_or_without_variation():
    assert kappa([(1, 1), (5, 5)] * 4 + [(3, 3)]) is None
    assert kappa([(3, 3)] * 12) is None
    assert kappa([(3, 2), (3, 4)] * 6) is None
    assert kappa([]) is None


def test_words_without_variation_or_pairs_say_why_there_is_no_kappa():
    mine = [one for call in range(12) for one in scores(Rater.MANAGER, {1: 3}, call_id=call)]
    theirs = [one for call in range(12) for one in scores(Rater.PEER, {1: 3}, "Kim", call)]
    said = calibration(mine + theirs, "Manager", "Kim").words
    assert said.endswith("the same on average, no kappa: one of the two gave everything the same number")
    assert calibration(mine, "Manager", "Kim").words == "no criterion scored by both yet"
