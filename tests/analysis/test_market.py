"""What a market change made stale: worked examples by the rule of the standings."""

from datetime import date

from coachdesk.analysis.market import Touched, touched
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.skills import DatedRating, Observation, Rater

TODAY, THIRD = date(2026, 11, 22), date(2026, 11, 3)
ACME = MarketChange(1, THIRD, MarketKind.COMPETITOR, "Acme")
BEFORE, AFTER = date(2026, 11, 1), date(2026, 11, 9)
ROLES = {1: 7, 2: 8}


def rated(*days, rater=Rater.MANAGER):
    return tuple(DatedRating(5, 3, rater, day) for day in days)


def told(ratings, seen=None, change=ACME, today=TODAY):
    return touched(change, {5, 6}, ROLES, ratings, seen or {}, today)


def test_ratings_from_before_the_day_wait_and_those_rated_again_do_not():
    made = told({1: rated(BEFORE), 2: rated(BEFORE, AFTER)})
    assert (made, made.words) == (Touched(1, 1, 1), "made 1 rating of 1 rep stale, 1 looked at since")


def test_an_observation_since_is_a_look_and_an_older_one_is_none():
    seen = {1: (Observation(1, 1, 5, AFTER, "Named Acme"),), 2: (Observation(2, 2, 5, BEFORE, "Froze"),)}
    assert told({1: rated(BEFORE), 2: rated(BEFORE)}, seen) == Touched(1, 1, 1)


def test_a_rating_of_the_day_itself_and_one_by_somebody_else_are_not_touched():
    made = told({1: rated(THIRD), 2: rated(BEFORE, rater=Rater.SELF)})
    assert (made, made.words) == (Touched(0, 0, 0), "nothing is stale by it")


def test_a_change_of_one_role_leaves_the_others():
    own = MarketChange(1, THIRD, MarketKind.COMPETITOR, "Acme", role_id=8)
    assert told({1: rated(BEFORE), 2: rated(BEFORE)}, change=own) == Touched(1, 1, 0)


def test_a_change_that_is_yet_to_come_makes_nothing_stale():
    made = told({1: rated(BEFORE)}, today=date(2026, 11, 2))
    assert (made.waiting, made.words) == (0, "to come: nothing is stale by it yet")
