"""A quarter on one sheet: weeks below each other, a line for each entry where there is room, else a count."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.calendar_days import (
    QUARTER,
    TODAY,
    absence,
    drag,
    entry,
    heard,
    many,
    middle_of,
    schedule,
    spot_of,
)
from ui import theme
from ui.widgets.calendar import QuarterView
from ui.widgets.calendar.places import Look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NEXT = TODAY + timedelta(days=1)


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = QuarterView()
    qtbot.addWidget(view)
    view.resize(1100, 760)
    view.show()
    return view


def shown(view, *entries, **more):
    view.show_schedule(schedule(QUARTER, *entries, **more), TODAY, TODAY)
    return view


def test_14_weeks_stand_below_each_other_with_their_hours(view):
    places = shown(view, entry(1, minutes=90)).places
    assert len(places.weeks) == 14
    assert places.tall <= view.viewport().height()
    assert [one.week.minutes for one in places.weeks if one.week.minutes] == [90]


def test_days_of_another_quarter_are_muted(view):
    muted = [one.day for one in shown(view).places.days if one.muted]
    assert muted == [date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30), date(2027, 1, 1)]


def test_a_day_lists_what_fits_and_counts_the_rest(view):
    places = shown(view, *(entry(at, clock=f"{8 + at:02}:00") for at in range(7))).places
    assert all(one.look is Look.LINE for one in places.placed)
    assert len(places.placed) == 2
    assert [one.key for one in places.more[0].entries] == [f"session {at}" for at in range(2, 7)]
    assert places.more[0].marked
    assert places.more[0].box.bottom <= places.box_of(TODAY).bottom


def test_in_a_small_window_two_entries_and_an_absence_still_fit(view):
    view.resize(800, 400)
    places = shown(view, entry(1), entry(2, clock="14:00"), absence(3, TODAY, NEXT)).places
    assert places.more == ()
    bar = places.where("absence 3").box
    assert max(places.where(f"session {at}").box.bottom for at in (1, 2)) <= bar.top


def test_a_second_absence_on_a_day_is_counted(view):
    places = shown(view, absence(1, TODAY, NEXT), absence(2, TODAY, TODAY), *(entry(at) for at in range(3))).places
    assert "absence 2" in {one.key for one in places.more[0].entries}


def test_an_entry_is_moved_to_another_week_with_its_time(view):
    shown(view, entry(1, clock="14:30"))
    moved = heard(view.move_wanted)
    drag(view, spot_of(view, "session 1"), middle_of(view, date(2026, 12, 15)))
    assert moved == [("session 1", datetime(2026, 12, 15, 14, 30))]


def test_the_keyboard_goes_through_the_weeks_and_the_day_is_said(view, qtbot):
    shown(view, entry(1), off=[(date(2026, 11, 26), "Thanksgiving")])
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "Thursday 26 November, Thanksgiving, nothing"
    assert view.accessibleName() == "Quarter"
    box = view.places.box_of(date(2026, 11, 26))
    assert view.tip_at(QPoint(int(box.left + 9), int(box.top + 9))) == view.accessibleDescription()


def test_of_5000_entries_only_lines_with_room_are_drawn(view, qtbot):
    shown(view, *many(QUARTER))
    before = view.laid
    view.grab()
    assert 50 < view.painted <= 3 * 14 * 7
    for y in range(100, 700, 50):
        qtbot.mouseMove(view.viewport(), QPoint(500, y))
    view.grab()
    assert view.laid == before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_quarter_is_drawn_in_both_themes_and_at_any_size(view, name):
    theme.install(name)
    drafts = [entry(at, clock=f"{9 + at:02}:00", status="draft", clash="Twice." if at else "") for at in range(5)]
    shown(view, *drafts, absence(1, TODAY, NEXT), off=[(NEXT, "Holiday")])
    for size in ((420, 300), (800, 560), (1400, 1100)):
        view.resize(*size)
        view.select("session 0")
        view.grab()
        assert view.painted >= 1
    theme.install("light")


def test_every_absence_on_a_day_is_drawn_or_counted(view):
    view.resize(1000, 900)
    for many_ in range(1, 4):
        away = [absence(at, TODAY, TODAY + timedelta(days=3 - at), f"Away {at}") for at in range(many_)]
        places = shown(view, entry(9), *away).places
        counted = {one.key for more in places.more if more.day == TODAY for one in more.entries}
        drawn = {one.entry.key for one in places.placed}
        assert counted | drawn == {"session 9", *(one.key for one in away)}
        assert not counted & drawn


def test_the_number_of_a_day_of_the_quarter_asks_for_that_day(view, qtbot):
    shown(view)
    asked, box = heard(view.day_wanted), view.places.box_of(NEXT)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(box.left + 16), int(box.top + 12)))
    assert asked == [NEXT]
