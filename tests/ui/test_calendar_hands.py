"""Hands on the calendar page: what is opened, moved, taken back and added; its first line, and the line of now."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt

from coachdesk import quarter
from coachdesk.analysis.quarter import Choice
from coachdesk.domain.sessions import SessionStatus
from tests.ui.calendar_days import drag, mouse, spot_of
from tests.ui.calendar_room import NOW, THURSDAY, WEDNESDAY, calendar_desk, fill, key_of, open_sheet, shown
from ui.bridge import Bridge
from ui.dialogs.session_sheet import SessionSheet
from ui.pages.calendar import CalendarPage
from ui.pages.calendar.minute import Minute

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
FRIDAY = datetime(2026, 11, 27, 15, 0)


@pytest.fixture
def desk(qapp, tmp_path):
    yield from calendar_desk(tmp_path)


@pytest.fixture
def page(qtbot, desk):
    fill(desk)
    return shown(qtbot, desk)


def planned(desk, day):
    return [s for s, _ in desk.sessions.all(day, day) if s.status is SessionStatus.PLANNED]


@pytest.mark.parametrize(("wide", "above"), [(1216, True), (1056, False)])
def test_the_summary_of_a_full_month_is_read_whole(page, wide, above):
    said = "12 clashes · 134.4 h of coaching, 119.9 held · cap 8 h a week · 12 follow-ups without a time"
    page.resize(wide, 860)
    page.head.show_title("November 2026", said, "month")
    line = page.summary if above else page.head.line
    assert line.isVisible()
    page.grab()
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()


def test_after_undo_what_was_moved_is_selected_at_its_old_time(page, desk):
    page.view.select(key_of(page, "Ben"))
    page.view.move_wanted.emit(page.view.selected(), FRIDAY)
    desk.store.undo()
    assert page.entry(page.view.selected()).start == WEDNESDAY
    desk.store.redo()
    assert page.entry(page.view.selected()).start == FRIDAY


def test_the_line_of_now_goes_on_without_a_refresh_and_rests_while_hidden(qtbot, desk):
    clock = [NOW]
    page = CalendarPage(Bridge(desk, now=lambda: clock[0]))
    qtbot.addWidget(page)
    page.show()
    page.open(view="week")
    minute, before = page.findChild(Minute), page.schedule
    clock[0] += timedelta(minutes=1)
    minute.tick()
    assert (page.view.now, page.schedule is before) == (clock[0], True)
    page.hide()
    assert not minute.isActive()
    clock[0] += timedelta(hours=1)
    page.show()
    assert (page.view.now, minute.isActive()) == (clock[0], True)


def test_a_day_is_opened_by_its_number_and_a_fast_second_click_adds_nothing_there(page, qtbot):
    month, box = page.view, page.view.places.box_of(THURSDAY.date())
    at = QPoint(int(box.left + 18), int(box.top + 15))
    qtbot.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (page.head.view.current, page.day) == ("day", THURSDAY.date())
    mouse(page.view, QEvent.Type.MouseButtonDblClick, QPoint(200, 300))
    assert not any(sheet.isVisible() for sheet in page.window().findChildren(SessionSheet))


def test_the_lower_edge_pulled_by_mouse_makes_a_session_longer(page, desk):
    page.open(view="week")
    view, key = page.view, key_of(page, "Ben")
    box = view.places.where(key).box
    edge = spot_of(view, key, y=box.height - 3)
    drag(view, edge, edge + QPoint(0, int(view.places.grid.hour / 2)))
    assert [(s.start, s.minutes) for s in planned(desk, WEDNESDAY.date())] == [(WEDNESDAY, 60)]


def test_a_double_click_as_a_hand_makes_it_books_a_session_at_that_time(page, qtbot, desk):
    page.open(view="week")
    view = page.view
    box, y = view.places.box_of(THURSDAY.date()), view.places.grid.y_of(11 * 60 + 20) - view.scrolled
    at = QPoint(int(box.left + 40), int(y))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert open_sheet(page, SessionSheet).form.slot.read()[0] == datetime(2026, 11, 26, 11, 15)


def test_a_draft_pulled_to_a_day_without_work_says_so(page, qtbot, desk):
    period = page.making.quarter(page.day).plus(1)
    page.drafting.keep(period, quarter.propose(desk, period, NOW, Choice()))
    page.show_draft()
    entry = next(one for one in page.schedule.entries if one.draft)
    saturday = entry.start + timedelta(days=5 - entry.start.weekday())
    with qtbot.waitSignal(page.bridge.said) as said:
        page.view.move_wanted.emit(entry.key, saturday)
    assert said.args[0].endswith("is not one of your working days.")
    assert "working days" in page.entry(entry.key).words
