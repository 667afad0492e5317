"""The places of a week that reps without history are given."""

from collections import Counter
from datetime import time

from coachdesk.analysis.planner import Hours
from coachdesk.analysis.usual_week import Usual, Week


def places(count, usual=(), minutes=30, **fields):
    week = Week(Hours(**fields), usual)
    return [week.place(minutes) for _ in range(count)]


def test_new_reps_share_out_the_days_and_the_hours():
    found = places(10)
    assert set(Counter(one.weekday for one in found).values()) == {2}
    assert max(Counter(one.at for one in found).values()) <= 2
    assert {one.at < time(12) for one in found} == {True, False}


def test_no_two_get_the_same_place_while_there_is_room():
    found = places(70)
    assert len({(one.weekday, one.at) for one in found}) == 70


def test_one_more_rep_leaves_the_others_where_they_are():
    assert places(9) == places(8) + places(9)[-1:]


def test_who_has_a_usual_time_keeps_it_to_itself():
    known = [Usual(day, time(10)) for day in range(4)]
    (found,) = places(1, known)
    assert found.weekday == 4
    (found,) = places(1, [*known, Usual(4, time(10))])
    assert abs(found.at.hour - 10) >= 4


def test_long_ones_stay_clear_of_the_lunch_and_of_each_other():
    found = [one.at for one in places(2, minutes=180, days=frozenset({0}))]
    assert found == [time(9), time(14)]
    assert [one.at for one in places(1, minutes=300)] == [None]
