"""A month shows what fits and counts the rest, is walked through by keys, and lets entries be moved to another day."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.calendar_days import (
    MONTH,
    TODAY,
    absence,
    check,
    drag,
    entry,
    heard,
    let_go,
    many,
    middle_of,
    press,
    pull,
    schedule,
    spot_of,
)
from ui import theme
from ui.widgets.calendar import MonthView
from ui.widgets.calendar.places import Look
from ui.widgets.calendar.words import entry_words, tip_words, week_words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NEXT = TODAY + timedelta(days=1)
Key, Held = Qt.Key, Qt.KeyboardModifier
BUSY_DAY = [entry(at, clock=f"{8 + at:02}:00", title=f"Rep {at}") for at in range(1, 8)]


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = MonthView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def shown(view, *entries, **more):
    view.show_schedule(schedule(MONTH, *entries, **more), TODAY, TODAY)
    return view


def test_the_weeks_of_the_schedule_stand_below_each_other_without_days_off(view):
    places = shown(view, entry(1)).places
    assert len(places.days) == 5 * 5
    assert [one.week.number for one in places.weeks] == [45, 46, 47, 48, 49]
    assert [one.day for one in places.days if one.muted] == [date(2026, 12, at) for at in (1, 2, 3, 4)]


def test_a_day_off_has_a_column_when_something_stands_there_or_when_it_is_wanted(view):
    saturday = date(2026, 11, 14)
    assert saturday in shown(view, entry(1, saturday)).places.shown
    assert saturday not in shown(view, absence(1, saturday, saturday)).places.shown
    view.show_weekends(True)
    assert len(view.places.days) == 5 * 7


def test_entries_stand_below_each_other_by_time_and_never_leave_their_day(view):
    places = shown(view, entry(2, clock="14:00"), entry(1, clock="09:00"), check(3)).places
    assert [one.entry.key for one in places.placed] == ["check 3", "session 1", "session 2"]
    day = places.box_of(TODAY)
    assert all(day.left < one.box.left and one.box.right < day.right for one in places.placed)
    assert all(above.box.bottom < below.box.top for above, below in zip(places.placed, places.placed[1:]))


def test_what_finds_no_room_is_counted_and_a_click_on_the_count_asks_for_the_day(view, qtbot):
    places = shown(view, *BUSY_DAY).places
    more = places.more[0]
    assert len(places.placed) + len(more.entries) == 7
    assert more.box.bottom <= places.box_of(TODAY).bottom
    asked = heard(view.day_wanted)
    at = QPoint(int(more.box.left + 5), int(more.box.top + 5))
    assert "Rep 7" in view.tip_at(at)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == [TODAY]


def test_in_a_low_row_the_count_stands_beside_the_number_so_that_two_entries_fit(view):
    view.resize(800, 560)
    places = shown(view, *BUSY_DAY, absence(1, TODAY, NEXT)).places
    assert [one.look for one in places.placed].count(Look.CHIP) == 2
    assert places.more[0].box.bottom <= places.placed[-1].box.top
    view.show_schedule(schedule(MONTH, *BUSY_DAY, off=[(TODAY, "Holiday")]), TODAY, TODAY)
    assert view.places.more[0].box.top >= view.places.placed[-1].box.bottom


def test_an_absence_is_one_bar_over_its_days_and_goes_on_in_the_next_week(view):
    bars = shown(view, absence(1, TODAY, TODAY + timedelta(days=7))).places.placed
    assert [one.look for one in bars] == [Look.BAR, Look.BAR]
    assert [(one.opens_left, one.opens_right) for one in bars] == [(False, True), (True, False)]
    assert bars[0].box.width > 2 * view.places.box_of(TODAY).width
    assert bars[0].box.bottom < view.places.box_of(TODAY).bottom


def test_two_bars_on_a_day_lie_above_each_other_and_a_third_is_counted(view):
    bars = [absence(at, TODAY, TODAY, f"Away {at}") for at in range(3)]
    places = shown(view, *bars).places
    assert len({one.box.top for one in places.placed}) == len(places.placed) == 2
    assert len(places.more[0].entries) == 1


def test_of_5000_entries_only_as_many_are_drawn_as_there_is_room_for(view):
    shown(view, *many(MONTH))
    view.grab()
    assert 40 < view.painted <= 35 * 5
    assert sum(len(one.entries) for one in view.places.more) + view.painted == 5000


def test_moving_over_5000_entries_works_out_no_place_again(view, qtbot):
    shown(view, *many(MONTH))
    before = view.laid
    for x in range(100, 900, 40):
        qtbot.mouseMove(view.viewport(), QPoint(x, 300))
        view.tip_at(QPoint(x, 300))
        view.grab()
    assert view.laid == before


def test_an_entry_pulled_to_another_day_keeps_its_time(view):
    shown(view, entry(1, clock="09:30"))
    moved = heard(view.move_wanted)
    drag(view, spot_of(view, "session 1"), middle_of(view, NEXT))
    assert moved == [("session 1", datetime(2026, 11, 19, 9, 30))]


def test_an_absence_pulled_by_its_second_day_moves_by_as_many_days_as_the_mouse(view):
    shown(view, absence(1, TODAY, NEXT))
    moved = heard(view.move_wanted)
    over = int(view.places.box_of(TODAY).width)
    drag(view, spot_of(view, "absence 1", over + 10), middle_of(view, NEXT + timedelta(days=1)))
    assert moved == [("absence 1", datetime(2026, 11, 19))]


def test_a_click_chooses_and_never_moves(view):
    shown(view, entry(1))
    moved, picked = heard(view.move_wanted), heard(view.picked)
    at = spot_of(view, "session 1")
    drag(view, at, at + QPoint(2, 1))
    assert (moved, picked, view.selected()) == ([], ["session 1"], "session 1")


def test_escape_gives_up_what_is_on_its_way(view, qtbot):
    shown(view, entry(1))
    moved = heard(view.move_wanted)
    press(view, spot_of(view, "session 1"))
    pull(view, middle_of(view, NEXT))
    assert view.drag.start.date() == NEXT
    qtbot.keyClick(view, Key.Key_Escape)
    let_go(view, middle_of(view, NEXT))
    assert (moved, view.drag) == ([], None)


def test_what_is_fixed_shows_the_forbidden_cursor_and_stays(view):
    shown(view, entry(1, movable=False, stretchable=False))
    moved = heard(view.move_wanted)
    press(view, spot_of(view, "session 1"))
    pull(view, middle_of(view, NEXT))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    let_go(view, middle_of(view, NEXT))
    assert moved == []


def test_the_ghost_of_what_is_pulled_is_drawn_under_the_mouse(view):
    shown(view, entry(1))
    at = middle_of(view, NEXT)
    before = view.grab().toImage().pixel(at)
    press(view, spot_of(view, "session 1"))
    pull(view, at)
    assert view.grab().toImage().pixel(at) != before


def test_a_double_click_opens_an_entry_and_adds_on_an_empty_day_when_work_begins(view, qtbot):
    shown(view, entry(1))
    opened, added = heard(view.opened), heard(view.add_wanted)
    view.show_hours(datetime(2026, 1, 1, 8, 30).time(), datetime(2026, 1, 1, 17).time())
    for at in (spot_of(view, "session 1"), middle_of(view, NEXT)):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (opened, added) == (["session 1"], [(datetime(2026, 11, 19, 8, 30), False)])


def test_arrows_go_by_day_and_week_over_days_off_and_ask_for_a_day_not_shown(view, qtbot):
    shown(view)
    turned = heard(view.turn_wanted)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.focus_day() == date(2026, 11, 30)
    qtbot.keyClick(view, Key.Key_Down)
    assert turned == [date(2026, 12, 7)]
    qtbot.keyClick(view, Key.Key_Home)
    assert view.focus_day() == TODAY


def test_tab_goes_through_the_entries_of_the_day_and_then_leaves(qtbot, qapp):
    window, after = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    view = MonthView()
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(after)
    shown(view, entry(1, clock="09:00"), entry(2, clock="11:00"))
    window.show()
    view.setFocus()
    chosen = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
        chosen.append(view.selected())
    assert chosen == ["session 1", "session 2", "session 2"]
    assert window.focusWidget() is after


def test_the_keyboard_reaches_entries_that_found_no_room(view, qtbot):
    shown(view, *BUSY_DAY)
    for _ in range(7):
        qtbot.keyClick(view, Key.Key_Down, Held.ControlModifier)
    assert view.selected() == "session 7"
    qtbot.keyClick(view, Key.Key_Up, Held.ControlModifier)
    assert view.selected() == "session 6"


def test_enter_opens_what_is_chosen_or_adds_on_the_day_and_delete_takes_out(view, qtbot):
    shown(view, entry(1))
    opened, added, gone = heard(view.opened), heard(view.add_wanted), heard(view.removed)
    qtbot.keyClick(view, Key.Key_Delete)
    qtbot.keyClick(view, Key.Key_Return)
    view.select("session 1")
    qtbot.keyClick(view, Key.Key_Return)
    qtbot.keyClick(view, Key.Key_Delete)
    assert (opened, gone) == (["session 1"], ["session 1"])
    assert added == [(datetime(2026, 11, 18, 9), False)]


def test_alt_and_arrows_move_by_a_day_or_a_quarter_of_an_hour_and_stretch_with_shift(view, qtbot):
    shown(view, entry(1, date(2026, 11, 20)))
    view.select("session 1")
    moved, longer = heard(view.move_wanted), heard(view.stretch_wanted)
    qtbot.keyClick(view, Key.Key_Right, Held.AltModifier)
    qtbot.keyClick(view, Key.Key_Up, Held.AltModifier)
    qtbot.keyClick(view, Key.Key_Down, Held.AltModifier | Held.ShiftModifier)
    assert [start for _, start in moved] == [datetime(2026, 11, 23, 10), datetime(2026, 11, 20, 9, 45)]
    assert longer == [("session 1", 60)]


def test_what_was_moved_stays_chosen_under_its_new_key(view, qtbot):
    shown(view, entry(1), entry(2, clock="15:00"))
    view.select("session 1")
    qtbot.keyClick(view, Key.Key_Right, Held.AltModifier)
    shown(view, entry(9, NEXT), entry(2, clock="15:00"))
    assert (view.selected(), view.focus_day()) == ("session 9", NEXT)


def test_a_new_schedule_forgets_what_is_gone_and_goes_to_its_day(view):
    shown(view, entry(1)).select("session 1")
    view.show_schedule(schedule(MONTH), TODAY, NEXT)
    assert (view.selected(), view.focus_day()) == ("", NEXT)


def test_a_screen_reader_hears_the_day_and_what_is_chosen(view, qtbot):
    draft = entry(1, clock="09:00", status="draft", words="Discovery check with Ben, 09:00", clash="It overlaps lunch.")
    shown(view, draft, entry(2), off=[(date(2026, 11, 26), "Thanksgiving")])
    assert view.accessibleName() == "Month"
    assert view.accessibleDescription() == "Wednesday 18 November, today, 2 entries"
    qtbot.keyClick(view, Key.Key_Down, Held.ControlModifier)
    said = "Discovery check with Ben, 09:00, draft, clash: It overlaps lunch"
    assert view.accessibleDescription() == f"Wednesday 18 November, today, 2 entries. {said}"
    for key in (Key.Key_Right, Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.accessibleDescription() == "Thursday 26 November, Thanksgiving, nothing"


def test_hints_say_in_words_what_outline_triangle_and_bar_say(view):
    missed = entry(1, status="missed", clash="It overlaps a call.")
    assert entry_words(missed) == "One-on-one: Ben O., 10:00, missed, clash: It overlaps a call"
    assert tip_words(missed).splitlines()[1] == "Clash: It overlaps a call"
    shown(view, missed, entry(2, status="draft", minutes=60), cap=60)
    week = view.index.week_of(TODAY)
    assert week_words(week) == "Week 47: 1.8 h of coaching, 1 h of it drafted; the cap is 1 h"
    assert view.tip_at(QPoint(10, int(view.places.weeks[2].box.top + 10))) == week_words(week)


def test_the_menu_key_asks_for_the_menu_of_what_is_chosen(view):
    shown(view, entry(1)).select("session 1")
    asked = heard(view.menu_wanted)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    at = spot_of(view, "session 1")
    mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), mouse)
    assert [key for key, _ in asked] == ["session 1", "session 1"]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_look_is_drawn_in_both_themes_and_at_any_size(view, name):
    theme.install(name)
    entries = [entry(1, status="draft"), entry(2, status="missed", clash="Twice."), check(3), *BUSY_DAY[3:]]
    shown(view, *entries, absence(1, TODAY, NEXT), off=[(NEXT, "Holiday")])
    view.select("session 1")
    for size in ((420, 240), (800, 560), (1400, 900)):
        view.resize(*size)
        view.grab()
        assert view.painted >= 2
    theme.install("light")


def test_words_on_a_small_month_are_reached_by_scrolling(view, qtbot):
    shown(view, entry(1, date(2026, 11, 30)))
    view.resize(700, 300)
    assert view.verticalScrollBar().maximum() > 0
    view.select("session 1")
    placed = view.places.where("session 1")
    assert view.places.head <= placed.box.top - view.scrolled
    assert placed.box.bottom - view.scrolled <= view.viewport().height()


def test_a_key_that_is_not_ours_goes_on_to_the_page(qtbot, qapp):
    class Page(QWidget):
        def keyPressEvent(self, event):
            passed.append(event.key())

    passed, page = [], Page()
    qtbot.addWidget(page)
    view = shown(MonthView())
    view.setParent(page)
    page.show()
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_N, Key.Key_Escape):
        qtbot.keyClick(view, key)
    assert passed == [Key.Key_PageDown, Key.Key_PageUp, Key.Key_N, Key.Key_Escape]
