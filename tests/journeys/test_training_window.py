"""Training through the window: an event with what follows it, and a market change that asks for a refresher."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk import assessing, meeting
from coachdesk.domain.audiences import Audience
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.market import MarketKind
from coachdesk.domain.roles import Bucket, Role
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUpKind
from coachdesk.reports import report
from tests.builders import add_rep, add_skill, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.event_sheet import EventSheet
from ui.dialogs.follow_ups_sheet import FollowUpsSheet
from ui.dialogs.market_sheet import MarketSheet
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW, LEFT = datetime(2026, 11, 24, 9, 48), Qt.MouseButton.LeftButton
NAMES = ("Ana Ferreira", "Ben Okafor", "Cy Moss", "Di Vale")
EVENT, QUESTION = datetime(2026, 12, 1, 10), "What did you ask about cost?"


@pytest.fixture
def desk(qapp, tmp_path):
    """Four hunters, who are asked for two skills that one course serves, and a clerk who is not."""
    theme.install("light")
    with new_desk(tmp_path) as desk:
        hunter, clerk = (desk.roles.add(Role(None, name, Bucket.SALES)) for name in ("Hunter", "Clerk"))
        skills = [add_skill(desk, name) for name in ("Discovery", "Value by competitor gap", "Order entry")]
        for name in NAMES:
            rep = add_rep(desk, name, role_id=hunter.id)
            for skill in skills[:2]:
                desk.skills.set_role_target(hunter.id, skill.id, 4)
                desk.skills.rate(rep, skill, 3, date(2026, 11, 2))
        add_rep(desk, "Elif Kaya", role_id=clerk.id)
        course = Course(None, "Against the competition", CourseKind.WORKSHOP, 60, 180, questions=(QUESTION,))
        desk.courses.save(course, [skills[0].id, skills[1].id])
        yield desk


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_page("training")
    return window


def sheet_of(window, kind):
    return next(one for one in window.findChildren(kind) if one.isVisible())


def choose(field, value):
    field.set_value(value)
    field.box.activated.emit(field.box.currentIndex())


def type_in(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()


def go(window, page, **args):
    window.show_page(page, args)
    QApplication.processEvents()
    return window.current


def add_training(qtbot, window, desk):
    """Ana and Ben on 1 December, with all that is proposed to follow."""
    qtbot.mouseClick(window.current.events.empty.findChildren(type(window.current.new))[0], LEFT)
    form = sheet_of(window, EventSheet).form
    choose(form.course, desk.courses.by_title("Against the competition").id)
    type_in(form.slot.day, "1 dec")
    type_in(form.place, "Room Birch")
    for name in NAMES[:2]:
        form.reps.chips[desk.people.by_name(name).id].click()
    qtbot.mouseClick(sheet_of(window, EventSheet).go, LEFT)
    qtbot.mouseClick(sheet_of(window, FollowUpsSheet).go, LEFT)


def test_a_training_and_what_follows_it_stand_in_the_calendar(qtbot, window, desk):
    add_training(qtbot, window, desk)
    (event,) = window.current.events.table.model.shown
    assert (event.session.start, len(event.follow_ups)) == (EVENT, 10)
    entries = go(window, "calendar", view="month", day=date(2026, 12, 1)).schedule.entries
    days = {(e.what or e.kind.value, e.start.date()) for e in entries}
    debriefs = [one for one in desk.trainings.follow_ups() if one.kind is FollowUpKind.DEBRIEF]
    checks = [one for one in desk.trainings.follow_ups() if one.kind is FollowUpKind.CHECK and one.due.month == 12]
    keys = {entry.key for entry in entries}
    assert {f"session {one.session_id}" for one in debriefs} <= keys
    assert {f"check {one.id}" for one in checks} <= keys
    assert all(EVENT.date() <= one.due <= EVENT.date() + timedelta(days=3) for one in debriefs)
    assert any(day == EVENT.date() for _, day in days)


def test_the_check_of_a_training_is_asked_on_the_next_sheet_of_the_rep(qtbot, window, desk):
    add_training(qtbot, window, desk)
    ana = desk.people.by_name("Ana Ferreira")
    session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 12, 10, 11), 30), [ana.id])
    paper = meeting.prep_paper(desk, session, Audience.MANAGER, NOW)
    pages = pypdf.PdfReader(BytesIO(report("prep").prep_pdf((paper,), "a4"))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert QUESTION in said
    assert "Against the competition" in said


def test_one_undo_takes_a_training_and_all_that_follows_it_back(qtbot, window, desk):
    add_training(qtbot, window, desk)
    window.undo()
    assert window.current.events.table.model.shown == []
    assert desk.trainings.follow_ups() == ()
    assert desk.sessions.all() == ()


def change_market(qtbot, window, desk):
    """A new competitor, typed into the sheet that the page opens."""
    window.current.view._buttons["market"].click()
    qtbot.mouseClick(window.current.market.empty.findChildren(type(window.current.new))[0], LEFT)
    sheet = sheet_of(window, MarketSheet)
    choose(sheet.form.kind, MarketKind.COMPETITOR)
    type_in(sheet.form.title, "Northwind")
    for name in ("Discovery", "Value by competitor gap"):
        sheet.form.skills.boxes[desk.skills.by_name(name).id].click()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    sheet.accept()


def test_a_new_competitor_makes_two_skills_stale_for_the_four_it_concerns(qtbot, window, desk):
    change_market(qtbot, window, desk)
    matrix = assessing.matrix(desk, NOW.date())
    names = {skill.skill_id: skill.name for skill in matrix.skills}
    stale = {(row.rep, names[cell.skill_id]) for row in matrix.rows for cell in row.cells if cell.stale}
    assert stale == {(name, skill) for name in NAMES for skill in ("Discovery", "Value by competitor gap")}
    (refresher,) = window.current.whole.coverage.refreshers
    assert tuple(name for _, name in refresher.waiting) == NAMES


def test_the_refresher_of_a_new_competitor_is_booked_for_the_four_it_concerns(qtbot, window, desk):
    change_market(qtbot, window, desk)
    page = window.current
    qtbot.mouseClick(page.market.cards[0].buttons[0], LEFT)
    assert sheet_of(window, EventSheet).form.name == "Against the competition"
    qtbot.mouseClick(sheet_of(window, EventSheet).go, LEFT)
    qtbot.mouseClick(sheet_of(window, FollowUpsSheet).go, LEFT)
    (refresher,) = page.whole.coverage.refreshers
    assert refresher.waiting == ()
    assert tuple(name for _, name in refresher.booked) == NAMES
    (event,) = page.whole.events
    assert tuple(one.name for one in event.attendees) == NAMES
    assert len(event.follow_ups) == 20
    window.undo()
    assert tuple(name for _, name in page.whole.coverage.refreshers[0].waiting) == NAMES
