"""Lanes for what overlaps and for bars over days, worked out without a window."""

from datetime import timedelta

from tests.ui.calendar_days import TODAY, WEEK, absence, entry, schedule
from ui.widgets.calendar.bars import bars_of
from ui.widgets.calendar.index import index_of
from ui.widgets.calendar.places import side_by_side, stacked


def test_overlapping_entries_get_lanes_and_others_none():
    first, second = entry(1, clock="10:00"), entry(2, clock="10:30")
    after = entry(3, clock="11:15")
    laned = side_by_side([first, second, after])
    assert [(one.key, lane, lanes) for one, lane, lanes in laned] == [
        ("session 1", 0, 2), ("session 2", 1, 2), ("session 3", 0, 1),
    ]  # fmt: skip


def test_bars_take_the_first_lane_that_is_free():
    assert stacked([(0, 2), (1, 1), (3, 4), (2, 4)]) == (0, 1, 0, 1)
    days = [WEEK[0] + timedelta(days=at) for at in range(5)]
    index = index_of(schedule(WEEK, absence(1, days[0], days[1]), absence(2, days[3], WEEK[1])), TODAY)
    assert [(bar.first, bar.last, bar.lane, bar.opens_right) for bar in bars_of(index, days)] == [
        (0, 1, 0, False), (3, 4, 0, True),
    ]  # fmt: skip
