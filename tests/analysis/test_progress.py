"""Charts as facts: ticks, windows, marks and verdicts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.measured import ATTAINMENT
from coachdesk.analysis.progress import nice_ticks, progress_chart
from coachdesk.analysis.series import Point
from coachdesk.analysis.variation import usual_range
from coachdesk.domain.periods import Cadence, step

VALUES = [91, 86, 97, 88, 79, None, 83, 90, 86, 81, 88, 84, 92, 78, 76, 80, 74, 79, 73, 77, 75, 81, 86, 84]


def chart(values=VALUES, window="2 years"):
    points = [Point(step(date(2024, 11, 1), Cadence.MONTH, i), v, 100.0) for i, v in enumerate(values)]
    found = usual_range(values, [p.start for p in points])
    return progress_chart("Quota attainment by month", points, found, ATTAINMENT, window=window)


def test_a_fall_is_named_with_its_rule_and_its_month():
    found = chart()
    assert found.verdict.startswith("signal: fall")
    assert any("in a row below the centre: a real fall" in s.words for s in found.signals)
    assert found.caption == "23 of 24 months · XmR limits locked on 12"
    assert found.points[5].words == "Apr 2025: no number"
    assert [m.words for m in found.marks if m.kind in ("target", "now")] == ["Target 100 %", "Oct: 84 %"]


def test_a_window_keeps_the_limits_and_moves_the_indexes():
    whole, year = chart(window="all"), chart(window="year")
    assert (year.centre, len(year.points)) == (whole.centre, 12)
    assert all(0 <= i < 12 for s in year.signals for i in s.indexes)


def test_too_few_points_say_how_many_are_needed():
    assert chart([90, 80, 85, 70]).verdict == "4 of 6 points needed for a usual range"


def test_no_points_make_an_empty_chart():
    found = chart([])
    assert (found.points, found.marks, found.time_ticks) == ((), (), ())


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_ticks_hold_the_range_and_are_few(a, b):
    ticks = nice_ticks(min(a, b), max(a, b))
    seen = 1e-6 * max(1, abs(a), abs(b))
    assert ticks[0] <= min(a, b) + seen and ticks[-1] >= max(a, b) - seen
    assert 2 <= len(ticks) <= 8
