"""Did it move? The verdict in its four words, by the limits of before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.moved import CAUTION, Start, judge, measure_move, skill_move
from coachdesk.analysis.series import Point
from coachdesk.domain.measures import Direction, Kind, Measure, Unit
from coachdesk.domain.plans import Verdict
from tests.analysis.test_variation import DEFICITS

TODAY = date(2026, 11, 24)
FOCUS = Start("Focus on discovery", date(2026, 10, 6))
MEETINGS = Measure(1, "Meetings held", Kind.PROGRESS)


def dated(values, last=FOCUS.day - timedelta(days=1)):
    return [(last - timedelta(days=len(values) - 1 - i), v) for i, v in enumerate(values)]


def weeks(before, after):
    """Weeks before Monday 5 October, the focus's own week, and weeks after it."""
    first = date(2026, 10, 5) - timedelta(weeks=len(before))
    values = [*before, 99.0, *after]
    return [Point(first + timedelta(weeks=i), v) for i, v in enumerate(values)]


def test_the_words_of_a_focus_that_is_too_young():
    seen = dated([2, 2, 1, 2, 2, 2]) + [(FOCUS.day + timedelta(days=9 * i), v) for i, v in enumerate([2, 2, 3, 2, 3])]
    move = skill_move(FOCUS, 7, seen, TODAY)
    assert move.words == "Focus on discovery since 6 October: levels seen 2, 2, 3, 2, 3."
    assert (move.said, move.verdict) == ("Too early, 5 of 6 points.", Verdict.TOO_EARLY)
    assert (move.before, move.after, move.skill_id) == (6, 5, 7)


def test_a_point_beyond_wheelers_limits_of_before_is_a_change_and_its_direction_counts():
    """Limits 8.33 to 17.17 of the trade deficits (see test_variation)."""
    after = dated([12.0, 13, 12, 13, 12, 17.3])
    assert judge(dated(DEFICITS), after, up=True)[0] is Verdict.IMPROVED
    verdict, said = judge(dated(DEFICITS), after, up=False)
    assert verdict is Verdict.WORSE
    assert said == "Worse: above the usual range: a real rise, which is worse, by the usual range of before."
    assert judge(dated(DEFICITS), dated([12.0, 13, 12, 13, 12, 17.0]), up=True)[0] is Verdict.NO_CHANGE


def test_under_twelve_points_before_a_change_is_only_possible():
    verdict, said = judge(dated([2.0, 3, 2, 3, 2, 3]), dated([9.0] * 6), up=True)
    assert verdict is Verdict.IMPROVED
    assert "possible rise" in said


def test_the_week_in_which_it_began_is_on_neither_side():
    start = Start("the focus began", date(2026, 10, 7))
    move = measure_move(start, MEETINGS, weeks([4.0, 5] * 6, [4.0, 5, 4, 5, 4, 5]), TODAY)
    assert (move.before, move.after, move.verdict) == (12, 6, Verdict.NO_CHANGE)
    assert move.words == (
        "Meetings held a week since the focus began on 7 October: 4.5 on average of 6 weeks; "
        "before 4.5 on average of 12 weeks (usual range 1.8–7.2)."
    )


def test_only_the_last_twelve_before_count_and_an_open_week_not_at_all():
    points = weeks([50.0] * 20 + [4.0, 5] * 6, [4.0] * 5)
    points.append(Point(points[-1].start + timedelta(weeks=1), 0.0, partial=True))
    move = measure_move(Start("the focus began", date(2026, 10, 7)), MEETINGS, points, TODAY)
    assert (move.before, move.after) == (12, 5)
    assert "before 4.5 on average" in move.words


def test_a_rate_is_told_by_its_cases():
    rate = Measure(1, "Win rate", Kind.PROGRESS, Unit.RATE, direction=Direction.UP, numerator_id=2, denominator_id=3)
    points = [Point(date(2026, 9, 7) + timedelta(weeks=i), 0.5, None, 2, 4) for i in range(8)]
    move = measure_move(Start("the focus began", date(2026, 10, 5)), rate, points, TODAY)
    assert "8 of 16 in 4 weeks, plausible" in move.words
    assert move.said == "Too early, 4 of 6 points before and 4 of 6 since."


def test_nothing_seen_is_no_move():
    assert skill_move(FOCUS, 7, [], TODAY) is None
    assert measure_move(FOCUS, MEETINGS, [Point(date(2026, 10, 5), None)], TODAY) is None
    assert "does not prove" in CAUTION


values = st.lists(st.floats(0, 100), max_size=14)


@given(values, values)
def test_no_verdict_under_six_points_on_either_side(before, after):
    verdict, said = judge(dated(before), dated(after), up=True)
    assert (verdict is Verdict.TOO_EARLY) == (min(len(before), len(after)) < 6)
    assert said.lower().startswith(verdict.value)


@given(st.lists(st.floats(0, 100), min_size=6, max_size=14), st.lists(st.floats(0, 100), min_size=6, max_size=14))
def test_what_is_better_one_way_is_worse_the_other(before, after):
    up, down = (judge(dated(before), dated(after), up=way)[0] for way in (True, False))
    turned = {Verdict.IMPROVED: Verdict.WORSE, Verdict.WORSE: Verdict.IMPROVED}
    assert down is turned.get(up, up)


@pytest.mark.parametrize("level", [1, 3, 5])
def test_equal_levels_before_and_since_are_no_change(level):
    seen = dated([level] * 8) + [(FOCUS.day + timedelta(days=i), level) for i in range(8)]
    assert skill_move(FOCUS, 7, seen, TODAY).verdict is Verdict.NO_CHANGE


def test_lean_weeks_by_a_limit_cut_at_zero_are_no_detectable_change():
    verdict, said = judge(dated([0.0, 4.0] * 6), dated([0.0, 0.0, 0.0, 2.0, 0.0, 4.0], TODAY), up=True)
    assert (verdict, said.split(":")[0]) == (Verdict.NO_CHANGE, "No detectable change")
    assert "the low limit is cut at 0" in said
