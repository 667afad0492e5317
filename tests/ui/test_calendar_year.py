"""A year: each day toned by its coaching, said in words, and asked for by a click."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.analysis.schedule import EntryKind
from tests.ui.calendar_days import TODAY, YEAR, absence, check, entry, heard, many, middle_of, schedule
from ui import theme
from ui.widgets.calendar import YearView
from ui.widgets.calendar.tones import coaching_minutes
from ui.widgets.calendar.year_legend import day_colours
from ui.widgets.calendar.year_places import step_of
from ui.widgets.matrix_cells import contrast

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NEXT = TODAY + timedelta(days=1)


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = YearView()
    qtbot.addWidget(view)
    view.resize(1100, 760)
    view.show()
    return view


def shown(view, *entries, **more):
    view.show_schedule(schedule(YEAR, *entries, **more), TODAY, TODAY)
    return view


def test_every_day_of_the_year_has_one_place_and_none_lies_on_another(view):
    places = shown(view).places
    assert len(places.days) == 365
    assert len({(one.box.left, one.box.top) for one in places.days}) == 365
    assert max(one.box.right for one in places.days) <= view.viewport().width()


def test_months_stand_in_as_many_columns_as_there_is_room_for(view):
    for width, across in ((1100, 4), (600, 3), (450, 2)):
        view.resize(width, 760)
        firsts = [shown(view).places.box_of(date(2026, month, 15)) for month in range(1, 13)]
        assert len({round(one.left // 50) for one in firsts}) >= across
        assert firsts[across].top > firsts[0].top


def test_only_the_managers_own_coaching_tones_a_day():
    mine = entry(1, minutes=45), entry(2, status="draft", minutes=30)
    others = (
        entry(3, mine=False), entry(4, kind=EntryKind.BUSY), entry(5, status="missed"), check(6),
        absence(7, TODAY, TODAY),
    )  # fmt: skip
    assert coaching_minutes(mine + others, TODAY) == 75


@pytest.mark.parametrize(("minutes", "step"), [(0, 0), (15, 1), (60, 1), (61, 2), (120, 2), (180, 3), (181, 4)])
def test_more_coaching_is_a_stronger_tone(minutes, step):
    assert step_of(minutes) == step


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_number_of_a_day_can_be_read_on_every_tone(qapp, name):
    theme.install(name)
    for step in range(5):
        for free in (True, False):
            ground, ink = day_colours(step, free=free)
            assert contrast(ink, ground or theme.colour("surface")) >= 4.5
    theme.install("light")


def test_a_day_says_its_hours_holiday_and_who_is_away(view):
    shown(view, entry(1, minutes=90), absence(2, TODAY, NEXT), off=[(NEXT, "Holiday")])
    assert view.tip_at(middle_of(view, TODAY)) == "Wed 18 Nov, today, 2 entries, 1.5 h of coaching, Ben on leave"
    assert view.tip_at(middle_of(view, NEXT)) == "Thu 19 Nov, Holiday, 1 entry, Ben on leave"
    assert view.accessibleName() == "Year"
    assert view.accessibleDescription().startswith("Wednesday 18 November, today, 2 entries, 1.5 h")


def test_a_click_or_enter_asks_for_the_day(view, qtbot):
    shown(view)
    asked, added = heard(view.day_wanted), heard(view.add_wanted)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, NEXT))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1090, 5))
    assert (asked, added) == ([NEXT, NEXT + timedelta(days=7)], [])


def test_arrows_leave_the_year_by_asking_for_the_next(view, qtbot):
    view.show_schedule(schedule(YEAR), TODAY, date(2026, 12, 31))
    turned = heard(view.turn_wanted)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert turned == [date(2027, 1, 1)]


def test_the_day_with_the_keyboard_comes_into_sight_above_the_legend(view):
    view.resize(420, 400)
    shown(view)
    box = view.places.box_of(TODAY)
    assert box.top - view.scrolled >= 0
    assert box.bottom - view.scrolled <= view.viewport().height() - view.places.foot


def test_5000_entries_tone_days_and_draw_no_chip(view, qtbot):
    shown(view, *many(YEAR))
    before = view.laid
    view.grab()
    qtbot.mouseMove(view.viewport(), middle_of(view, NEXT))
    view.grab()
    assert (view.painted, view.laid) == (0, before)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_strongest_day_is_drawn_in_its_tone(view, name):
    theme.install(name)
    shown(view, entry(1, minutes=240), check(2, NEXT), absence(3, TODAY, NEXT), off=[(NEXT, "Holiday")])
    box = view.places.box_of(TODAY)
    at = QPoint(int(box.left + 6), int(box.top + 6 - view.scrolled))
    assert view.grab().toImage().pixelColor(at) == day_colours(4, free=False)[0]
    theme.install("light")
