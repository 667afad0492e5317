"""A day or a week by its hours: blocks are moved by quarters of an hour, stretched, and stand side by side."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.analysis.schedule import EntryKind
from tests.ui.calendar_days import (
    QUARTER,
    TODAY,
    WEEK,
    absence,
    check,
    drag,
    entry,
    heard,
    let_go,
    many,
    press,
    pull,
    schedule,
    spot_of,
)
from ui import theme
from ui.widgets.calendar import DaysView
from ui.widgets.calendar.days_places import HOUR
from ui.widgets.calendar.drags import drawn_to, taken
from ui.widgets.calendar.places import Look, Spot, time_at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NEXT = TODAY + timedelta(days=1)
Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = DaysView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def shown(view, *entries, span=WEEK, **more):
    view.show_schedule(schedule(span, *entries, **more), TODAY, TODAY)
    return view


def over(view, days):
    """So many columns further right."""
    return int(days * view.places.box_of(TODAY).width)


def test_a_block_is_as_long_as_its_time_and_begins_at_its_hour(view):
    places = shown(view, entry(1, clock="10:30", minutes=60)).places
    box = places.where("session 1").box
    assert box.top == places.grid.y_of(10 * 60 + 30)
    assert round(box.height) == HOUR - 1


def test_a_week_has_its_working_days_and_others_when_something_stands_there(view):
    saturday = date(2026, 11, 21)
    assert shown(view).places.shown == tuple(WEEK[0] + timedelta(days=at) for at in range(5))
    assert saturday in shown(view, entry(1, saturday)).places.shown
    view.show_weekends(True)
    assert len(view.places.days) == 7


def test_a_schedule_of_one_day_is_a_day_and_of_a_longer_span_the_week_of_its_day(view):
    assert shown(view, span=(WEEK[1], WEEK[1])).places.shown == (WEEK[1],)
    assert view.accessibleName() == "Day"
    assert shown(view, span=QUARTER).places.shown[0] == WEEK[0]
    assert view.accessibleName() == "Week"


def test_entries_at_the_same_time_stand_side_by_side(view):
    places = shown(view, entry(1, clock="10:00"), entry(2, clock="10:30"), entry(3, clock="13:00")).places
    first, second, third = (places.where(f"session {at}").box for at in (1, 2, 3))
    assert first.right <= second.left
    assert round(first.width) == round(second.width)
    assert third.width > 1.9 * first.width


def test_more_at_once_than_can_be_read_is_counted_for_each_hour(view):
    places = shown(view, *(entry(at, clock="10:00") for at in range(12))).places
    assert all(one.box.width >= 30 for one in places.placed)
    assert len(places.placed) + len(places.more[0].entries) == 12
    asked = heard(view.day_wanted)
    box = places.more[0].box
    press(view, QPoint(int(box.left + 4), int(box.top + 4 - view.scrolled)))
    assert asked == [TODAY]


def test_what_lasts_all_day_stands_above_the_hours_and_stays_while_they_scroll(view):
    shown(view, check(1), absence(2, TODAY, WEEK[1]))
    placed = view.places.placed
    assert {one.look for one in placed} == {Look.CHIP, Look.BAR}
    assert all(one.fixed and one.box.bottom < view.places.head for one in placed)
    at = spot_of(view, "check 1")
    view.verticalScrollBar().setValue(300)
    assert "Check 1" in view.tip_at(at)


def test_too_much_for_all_day_is_counted_and_leaves_room_for_the_hours(view):
    shown(view, *(check(at) for at in range(9)))
    assert view.places.head < 160
    assert len(view.places.placed) + len(view.places.more[0].entries) == 9


def test_the_working_day_is_seen_first_and_what_stands_earlier(view):
    shown(view, entry(1, clock="07:30"))
    top = view.places.grid.y_of(7 * 60 + 30) - view.places.grid.top
    assert top - 40 < view.scrolled < top
    view.show_hours(time(7), time(16))
    assert view.scrolled < top - HOUR / 4


def test_the_hours_of_the_week_stand_above_the_days(view):
    shown(view, entry(1))
    assert view.places.weeks[0].week.number == 47
    assert view.tip_at(QPoint(20, 10)) == "Week 47: 0.8 h of coaching; the cap is 6 h"


def test_a_block_is_moved_by_quarters_of_an_hour_and_across_days(view):
    shown(view, entry(1, clock="10:00"))
    moved = heard(view.move_wanted)
    at = spot_of(view, "session 1", 20, 10)
    drag(view, at, at + QPoint(over(view, 1), int(HOUR / 4 * 3 + 5)))
    assert moved == [("session 1", datetime(2026, 11, 19, 10, 45))]


def test_a_block_off_the_quarters_keeps_its_minutes_on_another_day_and_else_comes_onto_them(view):
    shown(view, entry(1, clock="10:10"))
    moved = heard(view.move_wanted)
    at = spot_of(view, "session 1", 20, 10)
    drag(view, at, at + QPoint(over(view, 1), 2))
    drag(view, at, at + QPoint(0, int(HOUR / 4 + 2)))
    assert [start.time() for _, start in moved] == [time(10, 10), time(10, 30)]


def test_a_block_pulled_past_midnight_stays_on_its_day(view):
    placed = shown(view, entry(1, clock="22:00", minutes=60)).places.where("session 1")
    held = taken(placed, view.places, Spot(placed.box.left + 5, placed.box.top + 5, False))
    late = drawn_to(held, view.places, Spot(placed.box.left + 5, placed.box.top + 9 * HOUR, False))
    early = drawn_to(held, view.places, Spot(placed.box.left + 5, -999, False))
    assert (late.start, early.start) == (datetime(2026, 11, 18, 23), datetime(2026, 11, 18, 0))


def test_the_lower_edge_stretches_to_a_quarter_of_an_hour_and_never_to_nothing(view):
    shown(view, entry(1, clock="10:00", minutes=45))
    longer, moved = heard(view.stretch_wanted), heard(view.move_wanted)
    edge = spot_of(view, "session 1", 20, view.places.where("session 1").box.height - 2)
    drag(view, edge, edge + QPoint(3, int(HOUR / 2)))
    drag(view, edge, edge - QPoint(0, 2 * HOUR))
    assert (longer, moved) == ([("session 1", 75), ("session 1", 15)], [])


def test_what_may_not_be_stretched_is_moved_by_its_lower_edge(view):
    shown(view, entry(1, stretchable=False))
    moved = heard(view.move_wanted)
    edge = spot_of(view, "session 1", 20, view.places.where("session 1").box.height - 2)
    drag(view, edge, edge + QPoint(0, HOUR))
    assert moved == [("session 1", datetime(2026, 11, 18, 11))]


def test_a_check_is_pulled_to_another_day_or_down_to_a_time_of_its_own(view):
    shown(view, check(1))
    moved = heard(view.move_wanted)
    at = spot_of(view, "check 1")
    drag(view, at, at + QPoint(over(view, 1), 2))
    view.show_schedule(view.index.schedule, TODAY, TODAY)
    noon = int(view.places.grid.y_of(12 * 60) - view.scrolled)
    drag(view, at, QPoint(at.x(), noon + 4))
    assert [start for _, start in moved] == [datetime(2026, 11, 19), datetime(2026, 11, 18, 12)]


def test_an_absence_pulled_down_gets_no_time(view):
    shown(view, absence(1, TODAY, TODAY))
    moved = heard(view.move_wanted)
    at = spot_of(view, "absence 1")
    drag(view, at, at + QPoint(over(view, 1), 200))
    assert moved == [("absence 1", datetime(2026, 11, 19))]


def test_a_long_way_is_gone_because_the_hours_scroll_along(view):
    shown(view, entry(1, clock="10:00"))
    at, bottom = spot_of(view, "session 1"), view.viewport().height() - 5
    before = view.scrolled
    press(view, at)
    for _ in range(4):
        pull(view, QPoint(at.x(), bottom))
    assert view.scrolled > before
    let_go(view, at)


def test_a_double_click_adds_at_that_quarter_and_above_the_hours_for_all_day(view, qtbot):
    shown(view, check(1))
    added = heard(view.add_wanted)
    x = int(view.places.box_of(NEXT).left + 30)
    y = int(view.places.grid.y_of(13 * 60 + 20) - view.scrolled)
    for at in (QPoint(x, y), QPoint(x, int(view.places.head - 12))):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert added == [(datetime(2026, 11, 19, 13, 15), False), (datetime(2026, 11, 19), True)]


def test_arrows_go_through_hours_and_days_and_enter_adds_there(view, qtbot):
    shown(view)
    added = heard(view.add_wanted)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Return):
        qtbot.keyClick(view, key)
    assert added == [(datetime(2026, 11, 19, 10, 30), False)]
    assert view.accessibleDescription() == "Thursday 19 November, nothing. 10:30"


def test_the_hour_with_the_keyboard_comes_into_sight(view, qtbot):
    shown(view)
    for _ in range(28):
        qtbot.keyClick(view, Key.Key_Down)
    bottom = view.places.grid.y_of(23 * 60 + 30) - view.scrolled
    assert view.places.head < bottom <= view.viewport().height()


def test_alt_and_arrows_move_by_a_quarter_but_not_out_of_the_day(view, qtbot):
    shown(view, entry(1, clock="00:00"), entry(2, clock="10:00"))
    moved = heard(view.move_wanted)
    for key in ("session 1", "session 2"):
        view.select(key)
        qtbot.keyClick(view, Key.Key_Up, Held.AltModifier)
    assert moved == [("session 2", datetime(2026, 11, 18, 9, 45))]


def test_now_is_a_line_on_its_day(view):
    shown(view)
    view.show_now(datetime(2026, 11, 18, 11))
    day, y = view.places.box_of(TODAY), int(view.places.grid.y_of(11 * 60) - view.scrolled)
    at = QPoint(int(day.left + day.width / 2), y)
    assert view.grab().toImage().pixelColor(at).blue() > 2 * view.grab().toImage().pixelColor(at).red()
    view.show_now(None)
    assert view.grab().toImage().pixelColor(at) == theme.colour("border")


def test_hours_outside_of_the_working_day_and_holidays_are_shaded(view):
    shown(view, off=[(NEXT, "Holiday")])
    drawn, grid = view.grab().toImage(), view.places.grid

    def ground(day, minute):
        x = int(view.places.box_of(day).right - 4)
        return drawn.pixelColor(x, int(grid.y_of(minute) - view.scrolled) + 7)

    assert ground(TODAY, 600) == theme.colour("surface")
    assert ground(TODAY, 17 * 60) == ground(NEXT, 600) == theme.colour("sunken")


def test_of_5000_entries_in_a_week_only_what_is_seen_is_drawn(view, qtbot):
    shown(view, *many(WEEK))
    before = view.laid
    view.grab()
    assert 10 < view.painted <= 400
    qtbot.mouseMove(view.viewport(), QPoint(400, 400))
    view.grab()
    assert view.laid == before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_blocks_of_any_length_are_drawn_in_both_themes_and_while_they_are_moved(view, name):
    theme.install(name)
    blocks = [entry(at, clock=f"{8 + at:02}:00", minutes=15 * at, what="Prospecting by phone") for at in range(1, 8)]
    busy = entry(9, clock="08:00", kind=EntryKind.BUSY, movable=False, status="missed", clash="Twice.")
    shown(view, *blocks, busy, check(1), absence(2, TODAY, NEXT), off=[(NEXT, "Holiday")])
    for key in ("session 3", "check 1", "absence 2"):
        press(view, spot_of(view, key))
        pull(view, spot_of(view, key) + QPoint(over(view, 1), 40))
        view.grab()
        let_go(view, QPoint(0, 0))
    assert view.painted >= 9
    theme.install("light")


def test_what_lasts_over_midnight_stands_on_both_days(view):
    places = shown(view, entry(1, clock="22:00", minutes=4 * 60), entry(2, clock="23:00", minutes=60)).places
    first, second = (one for one in places.placed if one.entry.key == "session 1")
    assert (first.day, second.day) == (TODAY, NEXT)
    assert first.box.bottom <= places.box_of(TODAY).bottom
    assert second.box.top == places.grid.y_of(0)
    assert round(second.box.height) == 2 * HOUR - 1
    assert [one.day for one in places.placed if one.entry.key == "session 2"] == [TODAY]


def test_the_quarter_of_an_hour_under_a_point_is_told(view):
    places = shown(view).places
    left = places.box_of(TODAY).left + 5
    assert time_at(places, Spot(left, places.grid.y_of(9 * 60 + 29), False)) == datetime(2026, 11, 18, 9, 15)
    assert time_at(places, Spot(left, 5, True)) is None
    assert time_at(places, Spot(3, places.grid.y_of(60), False)) is None
