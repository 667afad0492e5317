"""The calendar through the window: booked by a double-click, dragged, stretched, filtered; a quarter is planned."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coachdesk import quarter, scheduling
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.calendar_in_sheet import CalendarInSheet
from ui.dialogs.quarter_sheet import QuarterSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.widgets.calendar.places import STEP
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
KEY, CTRL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
NOW = datetime(2026, 11, 24, 9, 48)
NEXT = Quarter(2027, 1)
WEDNESDAY, FRIDAY = datetime(2026, 11, 25, 10, 0), datetime(2026, 11, 27, 10, 0)
DAY = WEDNESDAY.date()
NAMES = ("Ana", "Ben", "Cy", "Dana", "Elif", "Farah", "Goran", "Hana", "Ivan", "Jo", "Kim", "Li")


@pytest.fixture
def desk(qapp, tmp_path):
    theme.install("light")
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


def calendar(window, view, day=DAY):
    window.show_page("calendar", {"view": view, "day": day})
    QApplication.processEvents()
    return window.current


def point(view, box, x=0.5, y=0.5):
    """A point of a place as the screen has it."""
    scrolled = view.scrolled if view.places.grid is None or box.top >= view.places.head else 0
    return QPoint(round(box.left + x * box.width), round(box.top + y * box.height - scrolled))


def spot_at(view, start):
    """Where a moment stands in a view with hours."""
    day = view.places.box_of(start.date())
    y = view.places.grid.y_of(start.hour * 60 + start.minute + STEP / 2) - view.scrolled
    return QPoint(round(day.left + day.width / 2), round(y))


def drag(qtbot, view, start, end):
    port = view.viewport()
    qtbot.mousePress(port, LEFT, pos=start)
    for share in (0.3, 0.7, 1):
        qtbot.mouseMove(port, start + (end - start) * share)
    qtbot.mouseRelease(port, LEFT, pos=end)


def sheet_of(window, kind):
    return next(sheet for sheet in window.findChildren(kind) if sheet.isVisible())


def planned(desk):
    return [s for s, _ in desk.sessions.all() if s.status is SessionStatus.PLANNED]


def one_on_one(desk, start=WEDNESDAY):
    rep = add_rep(desk, "Ben Okafor")
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, start, 30), (rep.id,))


def test_a_double_click_books_at_the_time_that_was_pointed_at(qtbot, desk, window):
    add_rep(desk, "Ben Okafor")
    view = calendar(window, "week").view
    qtbot.mouseDClick(view.viewport(), LEFT, pos=spot_at(view, datetime(2026, 11, 26, 11, 0)))
    sheet_of(window, SessionSheet).keep()
    assert [s.start for s in planned(desk)] == [datetime(2026, 11, 26, 11, 0)]
    assert window.current.view.places.where(f"session {planned(desk)[0].id}")


def test_a_session_dragged_to_another_day_comes_back_with_one_key(qtbot, desk, window):
    session = one_on_one(desk)
    view = calendar(window, "month").view
    start = point(view, view.places.where(f"session {session.id}").box)
    drag(qtbot, view, start, point(view, view.places.box_of(FRIDAY.date()), y=0.6))
    assert [s.start for s in planned(desk)] == [FRIDAY]
    assert window.current.entry(window.current.view.selected()).start == FRIDAY
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    assert [s.start for s in planned(desk)] == [WEDNESDAY]


def test_a_session_is_stretched_by_its_lower_edge(qtbot, desk, window):
    session = one_on_one(desk)
    view = calendar(window, "week").view
    box = view.places.where(f"session {session.id}").box
    edge = point(view, box, y=1) - QPoint(0, 2)
    drag(qtbot, view, edge, edge + QPoint(0, round(view.places.grid.hour / 2)))
    assert [(s.start, s.minutes) for s in planned(desk)] == [(WEDNESDAY, 60)]


def test_the_slash_leads_to_the_filter_by_rep(qtbot, desk, window):
    one_on_one(desk)
    ana = add_rep(desk, "Ana Ferreira")
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, FRIDAY, 30), (ana.id,))
    page = calendar(window, "month")
    window.filter()
    window.current.filter_field.setText("ana")
    assert [entry.rep_ids for entry in page.view.index.schedule.entries] == [(ana.id,)]


def test_a_calendar_file_dropped_on_the_page_is_looked_at(desk, window, tmp_path):
    one_on_one(desk)
    file = tmp_path / "work.ics"
    file.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nEND:VCALENDAR\r\n")
    calendar(window, "month")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), action, mime, LEFT, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), action, mime, LEFT, none))
    assert sheet_of(window, CalendarInSheet)


def team_of_twelve(desk):
    """Weekly rhythms, the holidays of a country, two absences, and a busy calendar."""
    with desk.store.change("Fill the team"):
        desk.settings.save("country", "DE")
        reps = [add_rep(desk, name) for name in NAMES]
        for rep in reps:
            desk.rhythms.save(Rhythm(None, Every.FORTNIGHTLY, 30, rep_id=rep.id))
        desk.absences.add(Absence(None, reps[1].id, date(2027, 1, 11), date(2027, 1, 22)))
        desk.absences.add(Absence(None, None, date(2027, 2, 15), date(2027, 2, 19)))
        mondays = (datetime(2027, 1, 4, 9) + timedelta(weeks=n) for n in range(12))
        busy = [Busy(None, "Work", f"uid-{n}", start, 180) for n, start in enumerate(mondays)]
        desk.busy.exchange("Take in a calendar", fresh=busy)


def propose(window):
    page = calendar(window, "month", NEXT.first)
    page.board.plan.button.click()
    sheet_of(window, QuarterSheet).propose()
    return page


def test_a_quarter_for_twelve_is_drafted_accepted_and_undone_with_one_key(qtbot, desk, window):
    team_of_twelve(desk)
    page = propose(window)
    assert page.board.draft.isVisibleTo(page)
    assert any(entry.draft for entry in page.schedule.entries)
    assert planned(desk) == []
    page.board.draft.accept_button.click()
    assert len(planned(desk)) > 60
    assert scheduling.schedule(desk, NEXT.first, NEXT.last, NOW).clashes == 0
    assert page.board.plan.isVisibleTo(page)
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    assert planned(desk) == []


def test_the_plan_is_asked_for_from_any_page_and_going_back_asks_nothing(desk, window):
    team_of_twelve(desk)
    window.show_page("today")
    next(command for command in window.all_commands() if command.title == "Plan my quarter").run()
    sheet_of(window, QuarterSheet).reject()
    window.show_page("today")
    window.back()
    assert not any(sheet.isVisible() for sheet in window.findChildren(QuarterSheet))


def test_a_drafted_session_is_dragged_and_the_draft_survives_the_window(qtbot, desk, window):
    team_of_twelve(desk)
    view = propose(window).view
    chip = next(one for one in view.places.placed if one.entry.draft)
    day = next(one for one in view.places.days if one.day > chip.day + timedelta(days=1) and one.day.weekday() == 3)
    wanted = datetime.combine(day.day, chip.entry.start.time())
    drag(qtbot, view, point(view, chip.box), point(view, day.box, y=0.9))
    placed = {f"draft {one.wish.key}": one.start for one in quarter.kept(desk)[1].placed}
    assert placed[chip.entry.key] == wanted
    again = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(again)
    assert calendar(again, "month", NEXT.first).board.draft.isVisibleTo(again)


def test_a_discarded_draft_comes_back_by_the_toast(desk, window):
    team_of_twelve(desk)
    page = propose(window)
    page.board.draft.discard_button.click()
    assert quarter.kept(desk) is None
    window.toast.action.click()
    assert quarter.kept(desk)[0] == NEXT
    assert page.board.draft.isVisibleTo(page)
