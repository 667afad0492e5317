"""Today: the next session first, one key to prepare it, and every row leads to where it is mended."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, filled_desk, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.miss_sheet import MissSheet
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.record_sheet import RecordSheet
from ui.dialogs.rep_sheet import RepSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.dialogs.stale_sheet import StaleSheet
from ui.pages.today import TodayPage
from ui.pages.today.paper import sheet_pdf
from ui.widgets.buttons import Button
from ui.widgets.check_circle import CheckCircle
from ui.widgets.link_row import LinkRow
from ui.widgets.week_strip import WeekLine
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9, 48)
TODAY = NOW.date()
HALF_PAST_TEN = NOW.replace(hour=10, minute=30)


def book(desk, rep, start=HALF_PAST_TEN, kind=SessionKind.ONE_ON_ONE, **fields):
    return desk.sessions.add(Session(None, kind, start, 45, place="Room Birch", **fields), [rep.id])


def promise(desk, rep, text, due, owner=Owner.REP):
    return desk.commitments.add(Commitment(None, rep.id, owner, text, date(2026, 11, 2), due))


@pytest.fixture
def bridge(qapp, tmp_path):
    theme.install("light")
    with filled_desk(tmp_path) as desk:
        yield Bridge(desk, now=lambda: NOW)


@pytest.fixture
def rep(bridge):
    return bridge.desk.people.by_name("Dana Fox")


def shown(qtbot, bridge):
    page = TodayPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda _change: page.refresh())
    page.resize(1152, 900)
    page.show()
    return page


def asked(qtbot, page, act):
    with qtbot.waitSignal(page.asked) as said:
        act()
    return tuple(said.args)


def row(page, words):
    return next(r for r in page.findChildren(LinkRow) if words in r.accessibleName() and r.isVisible())


def button(card, words):
    return next(one for one in card.findChildren(Button) if one.text() == words and one.isVisible())


def open_sheet(page, kind):
    return next(sheet for sheet in page.window().findChildren(kind) if sheet.isVisible())


def test_enter_prepares_the_next_session(qtbot, bridge, rep):
    session, page = book(bridge.desk, rep), shown(qtbot, bridge)
    said = asked(qtbot, page, lambda: qtbot.keyClick(page, Qt.Key.Key_Return))
    assert said == ("prepare", {"session_id": session.id})


def test_the_next_session_says_when_and_starts_with_one_button(qtbot, bridge, rep):
    session, page = book(bridge.desk, rep), shown(qtbot, bridge)
    assert page.board.hero.when.text() == "in 42 minutes · 45 min · Room Birch"
    said = asked(qtbot, page, page.board.hero.start.click)
    assert said == ("meeting", {"session_id": session.id})


def test_a_pre_brief_is_started_on_its_own_page(qtbot, bridge, rep):
    session, page = book(bridge.desk, rep, kind=SessionKind.PRE_BRIEF), shown(qtbot, bridge)
    assert page.board.hero.start.text() == "Start the pre-brief"
    assert asked(qtbot, page, page.board.hero.start.click) == ("brief", {"session_id": session.id})


def test_when_only_the_clock_goes_on_the_keyboard_stays_where_it_is(qtbot, bridge, rep):
    book(bridge.desk, rep)
    page = shown(qtbot, bridge)
    start = page.board.hero.start
    bridge.now = lambda: NOW + timedelta(minutes=1)
    page.refresh()
    assert page.board.hero.start is start
    assert page.board.hero.when.text().startswith("in 41 minutes")


def test_the_clock_runs_only_while_the_page_is_seen(qtbot, bridge):
    page = shown(qtbot, bridge)
    assert page._clock.isActive()
    page.hide()
    assert not page._clock.isActive()


def test_a_tick_closes_a_late_commitment_and_undo_brings_it_back(qtbot, bridge, rep):
    late = promise(bridge.desk, rep, "Send the recap", date(2026, 11, 20))
    page = shown(qtbot, bridge)
    page.board.overdue.circles[0].click()
    kept = bridge.desk.commitments.one(late.id)
    assert (kept.state, kept.closed) == (CommitmentState.DONE, TODAY)
    assert page.board.overdue.circles == []
    bridge.desk.store.undo()
    assert len(page.board.overdue.circles) == 1


def test_ticking_by_keyboard_goes_on_to_the_next_circle(qtbot, bridge, rep):
    for day in (18, 19):
        promise(bridge.desk, rep, f"Call {day}", date(2026, 11, day))
    page = shown(qtbot, bridge)
    qtbot.addWidget(page)
    page.activateWindow()
    page.board.overdue.circles[0].setFocus()
    qtbot.keyClick(page.board.overdue.circles[0], Qt.Key.Key_Space)
    assert [c.accessibleName() for c in page.board.overdue.circles] == ["Done: Call 19"]
    assert isinstance(page.focusWidget(), CheckCircle)


def test_a_commitment_of_the_manager_names_both_sides_and_leads_to_the_rep(qtbot, bridge, rep):
    promise(bridge.desk, rep, "Bring an example", date(2026, 11, 20), Owner.MANAGER)
    page = shown(qtbot, bridge)
    line = row(page, "Bring an example, You → Dana")
    assert asked(qtbot, page, line.click) == ("rep", {"rep_id": rep.id})


def test_enter_on_a_task_opens_where_it_is_prepared(qtbot, bridge, rep):
    session, page = book(bridge.desk, rep), shown(qtbot, bridge)
    task = next(r for r in page.board.tasks.findChildren(LinkRow))
    said = asked(qtbot, page, lambda: qtbot.keyClick(task, Qt.Key.Key_Return))
    assert said == ("prepare", {"session_id": session.id})


def test_a_session_whose_time_has_passed_is_asked_about_and_then_written_down(qtbot, bridge, rep):
    session = book(bridge.desk, rep, datetime(2026, 11, 23, 10))
    page = shown(qtbot, bridge)
    row(page.board.tasks, "Dana Fox").click()
    sheet = open_sheet(page, MissSheet)
    assert asked(qtbot, page, sheet.go.click) == ("typeback", {"rep_id": rep.id, "session_id": session.id})


@pytest.mark.parametrize(("choice", "by"), [("rep", Owner.REP), ("me", Owner.MANAGER)])
def test_a_missed_session_names_the_side_and_why(qtbot, bridge, rep, choice, by):
    session = book(bridge.desk, rep, datetime(2026, 11, 23, 10))
    sheet = MissSheet(bridge, session)
    qtbot.addWidget(sheet)
    sheet.choose(choice)
    sheet.why.set_value("Customer call")
    sheet.keep()
    missed = bridge.desk.sessions.one(session.id)
    assert (missed.status, missed.missed_by, missed.why) == (SessionStatus.MISSED, by, "Customer call")


def test_a_session_that_was_not_held_is_moved_and_a_clash_is_said_first(qtbot, bridge, rep):
    session = book(bridge.desk, rep, datetime(2026, 11, 23, 10))
    book(bridge.desk, bridge.desk.people.by_name("Li Wei"), datetime(2026, 11, 25, 10))
    sheet = MissSheet(bridge, session)
    qtbot.addWidget(sheet)
    sheet.choose("move")
    assert sheet.go.text() == "Move anyway"
    assert "Li Wei" in sheet.slot.day.error.text()
    sheet.keep()
    assert bridge.desk.sessions.one(session.id).status is SessionStatus.MOVED


def test_the_week_leads_to_each_session_by_what_it_needs(qtbot, bridge, rep):
    planned = book(bridge.desk, rep)
    going = bridge.desk.sessions.begin(book(bridge.desk, rep, datetime(2026, 11, 25, 9)), NOW)
    page = shown(qtbot, bridge)
    lines = {line.accessibleName(): line for line in page.findChildren(WeekLine)}
    first, second = (next(v for k, v in lines.items() if at in k) for at in ("10:30", "09:00"))
    assert asked(qtbot, page, first.click) == ("prepare", {"session_id": planned.id})
    assert asked(qtbot, page, second.click) == ("meeting", {"session_id": going.id})


def test_a_held_session_of_the_week_opens_what_is_held_of_it(qtbot, bridge, rep):
    session = book(bridge.desk, rep, datetime(2026, 11, 23, 10), summary="Rehearsed the opening")
    bridge.desk.sessions.finish(session, noted=True)
    page = shown(qtbot, bridge)
    next(line for line in page.findChildren(WeekLine) if "held" in line.accessibleName()).click()
    assert open_sheet(page, RecordSheet)


def test_the_sheet_of_the_next_session_is_prepared_and_holds_nothing_private(bridge, rep):
    session = book(bridge.desk, rep, private_note="Zanzibar")
    pdf = sheet_pdf(bridge, session, "a4")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Dana Fox" in text
    assert "Zanzibar" not in text
    assert bridge.desk.questions.picks(session.id)


def test_a_free_day_opens_the_booking_on_that_day(qtbot, bridge):
    page = shown(qtbot, bridge)
    row(page.board.week, "Book a session on Thu 26").click()
    assert open_sheet(page, SessionSheet).form.slot.day.value == "Thu 26 Nov"


def test_a_skill_nobody_saw_opens_the_sheet_at_that_rep_and_skill(qtbot, bridge):
    desk = bridge.desk
    rep = desk.people.by_name("Dana Fox")
    wanted = next(target for target in desk.skills.role_targets() if target.role_id == rep.role_id)
    desk.skills.rate(rep, desk.skills.one(wanted.skill_id), 2, NOW.date() - timedelta(days=30))
    page = shown(qtbot, bridge)
    one = page.board.stale._shown[0][0]
    row(page.board.stale, f"{one.rep}, {one.skill}").click()
    sheet = open_sheet(page, ObserveSheet)
    assert (sheet.rep.value, sheet.skill.value) == (one.rep_id, one.skill_id)


def test_more_tasks_than_fit_are_one_click_away(qtbot, bridge, rep):
    for hour in range(9, 17):
        book(bridge.desk, rep, datetime(2026, 11, 25, hour))
    page = shown(qtbot, bridge)
    assert len(page.board.tasks.findChildren(LinkRow)) == 5
    button(page.board.tasks, "and 3 more").click()
    qtbot.waitUntil(lambda: len([r for r in page.board.tasks.findChildren(LinkRow) if r.isVisible()]) == 8)
    assert not [b for b in page.board.tasks.findChildren(Button) if b.isVisible() and "more" in b.text()]


def test_more_needs_lead_to_the_team_and_more_late_commitments_to_their_list(qtbot, bridge, rep):
    for name in ("Ana Ruiz", "Ben Cole", "Cy Poe"):
        add_rep(bridge.desk, name)
    for day in range(10, 16):
        promise(bridge.desk, rep, f"Call {day}", date(2026, 11, day))
    page = shown(qtbot, bridge)
    assert asked(qtbot, page, button(page.board.needs, "and 2 more").click) == ("team", {})
    late = button(page.board.overdue, "and 2 more")
    assert asked(qtbot, page, late.click) == ("sessions", {"view": "commitments"})


def test_more_skills_nobody_saw_stand_in_a_list_that_leads_to_noting_one(qtbot, bridge, rep):
    desk = bridge.desk
    wanted = [target for target in desk.skills.role_targets() if target.role_id == rep.role_id][:6]
    for target in wanted:
        desk.skills.rate(rep, desk.skills.one(target.skill_id), 2, NOW.date() - timedelta(days=30))
    page = shown(qtbot, bridge)
    button(page.board.stale, "and 2 more").click()
    listed = open_sheet(page, StaleSheet)
    assert len(listed.rows) == 6
    listed.rows[5].click()
    assert open_sheet(page, ObserveSheet).skill.value in {target.skill_id for target in wanted}


def test_without_a_session_the_page_offers_to_book_one(qtbot, bridge):
    page = shown(qtbot, bridge)
    assert page.board.hero.start.text() == "Book a one-on-one"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert open_sheet(page, SessionSheet)


def test_without_a_team_the_page_says_how_to_begin(qtbot, tmp_path):
    with new_desk(tmp_path) as desk:
        page = shown(qtbot, Bridge(desk, now=lambda: NOW))
        assert page.board.currentIndex() == 1
        page.book()
        assert open_sheet(page, RepSheet)
        page.board.first_asked.emit("rep")
        assert asked(qtbot, page, lambda: page.board.first_asked.emit("sample")) == ("file-sample", {})


@pytest.mark.parametrize(("width", "side_by_side"), [(1152, True), (700, False)])
def test_the_side_column_goes_below_where_it_is_narrow(qtbot, bridge, width, side_by_side):
    page = shown(qtbot, bridge)
    page.resize(width, 900)
    main, side = page.board.hero, page.board.time
    assert (side.mapTo(page, side.rect().topLeft()).x() > main.width()) is side_by_side


@pytest.fixture
def window(qtbot, bridge):
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_page("today")
    window.show()
    return window


def test_the_rail_says_how_much_waits_and_only_then(window, bridge, rep):
    entry = window.rail._entries["today"]
    assert entry.accessibleName() == "Today"
    book(bridge.desk, rep)
    assert entry.accessibleName() == "Today, 1 waiting"


def test_a_full_page_takes_the_window_and_escape_leads_back(qtbot, window, bridge, rep):
    session = book(bridge.desk, rep)
    window.show_page("meeting", {"session_id": session.id})
    assert window.rail.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.current, TodayPage)
    assert not window.rail.isHidden()


def test_what_i_saw_can_be_noted_from_every_page_and_once_only(window):
    for page in ("today", "team", "rep", "settings"):
        window.show_page(page)
        keys = [action.shortcut().toString() for action in window.actions()]
        assert keys.count("Ctrl+O") == 1, page
    assert sum(c.title == "Note what I saw" for c in window.all_commands()) == 1


def test_the_sheet_to_note_something_opens_at_the_rep_that_is_shown(window, rep):
    window.show_page("rep", {"rep_id": rep.id})
    window.observe()
    assert open_sheet(window, ObserveSheet).rep.value == rep.id
