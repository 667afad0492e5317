"""The usual range of levels seen, by the same rules as that of a number."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skill_variation import level_range, skill_variation
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import Observation, Skill

TODAY = date(2026, 11, 24)
FIRST = date(2026, 1, 6)
SKILL = Skill(5, "Discovery", "Selling")


def seen(*levels, first=FIRST):
    return tuple(
        Observation(i + 1, 1, 5, first + timedelta(days=7 * i), "asked twice", level=v) for i, v in enumerate(levels)
    )


def found(*levels, **more):
    return skill_variation(RepRecords(Rep(1, "Dana Fox"), observations=seen(*levels), **more), SKILL, TODAY, 4)


def test_limits_worked_by_hand():
    """Levels 2 3 2 3 2 3: mean 2.5, mean moving range 1, so 2.5 ± 2.66; the lower one stops at level 1."""
    one = found(2, 3, 2, 3, 2, 3)
    assert (one.variation.state, one.variation.centre) == ("trial", 2.5)
    assert (one.variation.lower, one.variation.upper) == (1.0, 5.16)
    assert one.chart.upper == 5.0
    assert [m.words for m in one.chart.marks] == ["Usual, high 5", "Target 4", "Newest 3", "Centre 2.5", "Usual, low 1"]


def test_under_six_levels_there_is_no_range():
    one = found(2, 3, None, 2)
    assert (one.chart.verdict, len(one.levels)) == ("3 of 6 points needed for a usual range", 3)
    assert one.chart.caption.startswith("3 levels seen · 3 of 6 points")


def test_an_observation_without_a_level_is_no_point_and_one_of_another_skill_neither():
    assert found(None, None) is None
    other = RepRecords(Rep(1, "Dana Fox"), observations=seen(2, 3))
    assert skill_variation(other, Skill(9, "Closing", "Selling"), TODAY) is None


def test_a_rise_is_a_signal_with_its_rule():
    one = found(*[2, 3] * 6, *[4] * 8)
    assert one.variation.state == "locked"
    assert one.chart.verdict.startswith("signal: rise")
    assert any("9 in a row above the centre" in s.words for s in one.chart.signals)


def test_a_baseline_of_the_skill_begins_anew():
    began = Baseline(None, 1, FIRST + timedelta(days=7 * 6), "new playbook", skill_id=5)
    one = found(1, 1, 1, 1, 1, 1, 4, 4, 3, 4, 4, 3, baselines=(began,))
    assert (one.variation.points, one.chart.baseline_at) == (6, 6)
    assert one.variation.centre > 3.5
    assert "new baseline since 17 Feb: new playbook" in one.chart.caption


def test_a_point_says_its_day_setting_and_level():
    assert found(2, 3).chart.points[1].words == "13 Jan, call: level 3, target 4"


@given(st.lists(st.integers(1, 5), min_size=6, max_size=30))
def test_limits_stay_on_the_scale_below_and_hold_the_centre(levels):
    one = level_range(seen(*levels))
    assert 1 <= one.lower <= one.centre <= one.upper
    assert min(levels) <= one.centre <= max(levels)
