"""What training has due beside the calendar, and the ways from an entry to where it is worked on."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from coachdesk import booking
from coachdesk.analysis.schedule import Waiting
from coachdesk.domain.courses import Course
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.rhythms import Every
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, add_skill
from tests.ui.calendar_room import NOW, calendar_desk, fill, key_of, open_sheet, shown
from ui.dialogs.attendance_sheet import AttendanceSheet
from ui.dialogs.event_sheet import EventSheet
from ui.dialogs.follow_up_sheet import FollowUpSheet
from ui.dialogs.miss_sheet import MissSheet
from ui.dialogs.record_sheet import RecordSheet
from ui.pages.calendar.due_card import MOST, NOTHING
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(qapp, tmp_path):
    yield from calendar_desk(tmp_path)


def words_of(card):
    return [label.text() for label in card.findChildren(Label) if label.isVisibleTo(card)]


def test_at_most_five_are_listed_and_the_link_counts_all(qtbot, desk):
    card = shown(qtbot, desk).board.due
    card.show_waiting([Waiting(f"check {n}", f"Check {n}", "by Fri 4 Dec", date(2026, 12, 4)) for n in range(7)])
    QApplication.processEvents()  # what was just laid out is shown
    assert len([row for row in card.findChildren(LinkRow) if row.isVisibleTo(card)]) == MOST
    assert card.all_link.text() == "All 7"
    with qtbot.waitSignal(card.all_asked):
        card.all_link.click()


def test_nothing_due_is_said(qtbot, desk):
    page = shown(qtbot, desk)
    assert NOTHING in words_of(page.board.due)
    assert not page.board.due.all_link.isVisibleTo(page)


def test_a_refresher_is_booked_with_its_course_and_those_who_wait(qtbot, desk):
    role = desk.roles.add(Role(None, "AE"))
    reps = [add_rep(desk, name, role_id=role.id) for name in ("Ben Okafor", "Ana Ferreira")]
    skill = add_skill(desk, "Discovery")
    desk.skills.set_role_target(role.id, skill.id, 3)
    desk.skills.rate(reps[0], skill, 3, date(2026, 10, 1))
    course = desk.courses.save(Course(None, "Discovery drill"), [skill.id])
    desk.market.save(MarketChange(None, date(2026, 11, 20), MarketKind.COMPETITOR, "Brightline"), [skill.id])
    page = shown(qtbot, desk)
    waiting = next(one for one in page.schedule.waiting if one.key.startswith("refresher"))
    page.board.due.opened.emit(waiting)
    form = open_sheet(page, EventSheet).form
    assert form.course.value == course.id
    assert set(form.rep_ids) == {rep.id for rep in reps}


def test_a_certificate_is_renewed_with_its_rep_and_course(qtbot, desk):
    rep, course = add_rep(desk, "Ben Okafor"), desk.courses.save(Course(None, "Product exam"), [])
    page = shown(qtbot, desk)
    page.board.due.opened.emit(Waiting(f"certificate {rep.id} {course.id}", "", "", NOW.date()))
    form = open_sheet(page, EventSheet).form
    assert (form.course.value, tuple(form.rep_ids)) == (course.id, (rep.id,))


def test_a_check_opens_the_sheet_with_its_question(qtbot, desk):
    fill(desk)
    page = shown(qtbot, desk)
    page.board.due.opened.emit(Waiting("check 1", "", "", NOW.date()))
    assert open_sheet(page, FollowUpSheet)


@pytest.mark.parametrize(("kind", "status", "sheet"), [
    (SessionKind.ONE_ON_ONE, SessionStatus.PLANNED, MissSheet),
    (SessionKind.ONE_ON_ONE, SessionStatus.HELD, RecordSheet),
    (SessionKind.TRAINING, SessionStatus.PLANNED, AttendanceSheet),
])  # fmt: skip
def test_what_is_over_opens_the_sheet_in_which_it_is_written_down_or_read(qtbot, desk, kind, status, sheet):
    rep = add_rep(desk, "Ben Okafor")
    session = desk.sessions.add(Session(None, kind, datetime(2026, 11, 23, 10), 30, status, began=None), (rep.id,))
    page = shown(qtbot, desk)
    page.view.opened.emit(f"session {session.id}")
    assert open_sheet(page, sheet)


def test_a_series_is_called_off_from_one_of_its_sessions_on(qtbot, desk):
    rep = add_rep(desk, "Ben Okafor")
    first = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 25, 10), 30)
    booking.book(desk, first, (rep.id,), NOW, Every.WEEKLY)
    page = shown(qtbot, desk)
    menu = page.opening.menu(page.entry(key_of(page, "Ben")))
    next(a for a in menu.actions() if a.text() == "Cancel this and the following").trigger()
    assert {s.status for s, _ in desk.sessions.all()} == {SessionStatus.CANCELLED}
