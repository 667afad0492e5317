"""The calendar page on a real desk: what it shows, moves, opens, makes and prints."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk import quarter
from coachdesk.analysis.quarter import Choice
from coachdesk.analysis.schedule import EntryKind
from coachdesk.domain.sessions import SessionStatus
from coachdesk.domain.training import FollowUpState
from tests.ui.calendar_room import NOW, THURSDAY, WEDNESDAY, calendar_desk, fill, key_of, open_sheet, shown, titles
from ui.dialogs.absence_sheet import AbsenceSheet
from ui.dialogs.event_sheet import EventSheet
from ui.dialogs.miss_sheet import MissSheet
from ui.dialogs.rep_sheet import RepSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.pages.calendar.move_sheet import MoveSheet
from ui.pages.calendar.paper import QuarterPaperSheet

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


def test_the_head_names_the_month_and_sums_it_up(page):
    assert page.heading.text() == "November 2026"
    assert page.summary.text() == page.schedule.summary != ""


def test_each_view_is_made_once_and_remembers_the_day(page):
    page.open(view="month", day=date(2026, 12, 10))
    month = page.view
    page.open(view="week")
    assert page.heading.text() == "7–13 December 2026"
    page.open(view="month")
    assert page.view is month
    assert page.heading.text() == "December 2026"


def test_pages_are_turned_by_button_and_by_key(page, qtbot):
    qtbot.mouseClick(page.head.turning.on, Qt.MouseButton.LeftButton)
    assert page.heading.text() == "December 2026"
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.view, Qt.Key.Key_PageUp)
    assert page.heading.text() == "October 2026"
    qtbot.mouseClick(page.head.turning.today, Qt.MouseButton.LeftButton)
    assert page.heading.text() == "November 2026"


def test_the_buttons_to_turn_say_what_they_turn(page):
    page.open(view="week")
    assert page.head.turning.back.accessibleName() == "Week before"
    assert page.head.turning.on.accessibleName() == "Next week"


def test_a_kind_that_is_not_ticked_is_not_shown(page, qtbot):
    training = next(one for one in page.board.show_card.kinds if one.kind is EntryKind.TRAINING)
    assert "Discovery drill" in titles(page)
    qtbot.mouseClick(training, Qt.MouseButton.LeftButton)
    assert "Discovery drill" not in titles(page)
    page.open(view="week")
    assert "Discovery drill" not in titles(page)


def test_one_rep_is_looked_for_by_name(page):
    page.filter_field.setText("ana")
    assert {rep_id for one in page.view.index.schedule.entries for rep_id in one.rep_ids} >= {2}
    assert not any("Ben O" in title for title in titles(page))
    page.filter_field.setText("nobody")
    assert page.board.show_card.nobody.isVisibleTo(page)


def test_a_move_is_one_step_that_the_toast_takes_back(page, qtbot, desk):
    with qtbot.waitSignal(page.bridge.said) as said:
        page.view.move_wanted.emit(key_of(page, "Ben"), FRIDAY)
    assert [s.start for s in planned(desk, FRIDAY.date())] == [FRIDAY]
    words, action, undo = said.args
    assert "Ben" in words
    assert action == "Undo"
    undo()
    assert [s.start for s in planned(desk, WEDNESDAY.date())] == [WEDNESDAY]


def test_what_was_moved_stays_selected(page):
    page.view.select(key_of(page, "Ben"))
    page.view.move_wanted.emit(page.view.selected(), FRIDAY)
    assert page.entry(page.view.selected()).start == FRIDAY


def test_a_refresh_keeps_the_selection(page, desk):
    page.view.select(key_of(page, "Discovery drill"))
    desk.settings.save("week_hours", "6")
    assert page.entry(page.view.selected()).title == "Discovery drill"


def test_a_stretch_changes_the_minutes_alone(page, desk):
    page.view.stretch_wanted.emit(key_of(page, "Ben"), 45)
    assert [(s.start, s.minutes) for s in planned(desk, WEDNESDAY.date())] == [(WEDNESDAY, 45)]


def test_a_clash_is_told_when_something_is_moved_onto_it(page, qtbot):
    with qtbot.waitSignal(page.bridge.said) as said:
        page.view.move_wanted.emit(key_of(page, "Ben"), THURSDAY)
    assert "Discovery" in said.args[0] or "training" in said.args[0].casefold()


def test_a_busy_time_only_says_what_it_is(page, qtbot):
    key = next(one.key for one in page.schedule.entries if one.kind is EntryKind.BUSY)
    with qtbot.waitSignal(page.bridge.said):
        page.view.opened.emit(key)
    with qtbot.waitSignal(page.bridge.said) as said:
        page.view.removed.emit(key)
    assert "it was taken in from" in said.args[0]


def test_removing_a_session_calls_it_off(page, desk):
    page.view.removed.emit(key_of(page, "Ben"))
    assert planned(desk, WEDNESDAY.date()) == []
    desk.store.undo()
    assert len(planned(desk, WEDNESDAY.date())) == 1


def test_removing_a_check_drops_it_and_removing_an_absence_takes_it_out(page, desk):
    page.open(day=date(2026, 12, 1))
    for part in ("check", "absence"):
        page.view.removed.emit(next(one.key for one in page.schedule.entries if one.key.startswith(part)))
    assert [one.state for one in desk.trainings.follow_ups()] == [FollowUpState.DROPPED]
    assert desk.absences.all() == ()


def test_a_training_called_off_drops_what_follows_it(page, desk):
    page.view.removed.emit(key_of(page, "Discovery drill"))
    assert planned(desk, THURSDAY.date()) == []
    assert [one.state for one in desk.trainings.follow_ups()] == [FollowUpState.DROPPED]


def test_a_planned_one_on_one_opens_where_it_is_prepared(page, qtbot):
    key = key_of(page, "Ben")
    with qtbot.waitSignal(page.asked) as asked:
        page.view.opened.emit(key)
    assert asked.args == ["prepare", {"session_id": int(key.split()[1])}]


def test_a_training_to_come_opens_on_its_page(page, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        page.view.opened.emit(key_of(page, "Discovery drill"))
    assert asked.args[0] == "training"


def test_an_absence_and_a_check_open_their_sheets(page):
    page.open(day=date(2026, 12, 1))
    page.view.opened.emit(next(one.key for one in page.schedule.entries if one.key.startswith("absence")))
    open_sheet(page, AbsenceSheet).reject()
    page.view.opened.emit(next(one.key for one in page.schedule.entries if one.key.startswith("check")))
    from_check = [one for one in page.window().findChildren(object) if type(one).__name__ == "FollowUpSheet"]
    assert from_check


def test_a_double_click_books_on_that_day_and_at_that_time(page):
    page.open(view="week")
    page.view.add_wanted.emit(datetime(2026, 11, 26, 9, 30), False)
    slot, _ = open_sheet(page, SessionSheet).form.slot.read()
    assert slot == datetime(2026, 11, 26, 9, 30)


def test_a_double_click_in_a_month_leaves_the_time_to_what_is_usual(page):
    page.view.add_wanted.emit(datetime(2026, 11, 26, 9, 0), False)
    slot, _ = open_sheet(page, SessionSheet).form.slot.read()
    assert slot == datetime(2026, 11, 26, 10, 0)


def test_a_double_click_in_the_row_of_whole_days_adds_an_absence(page):
    page.open(view="week")
    page.view.add_wanted.emit(datetime(2026, 11, 26), True)
    assert open_sheet(page, AbsenceSheet).first.day == date(2026, 11, 26)


def test_the_menu_offers_only_what_an_entry_allows(page):
    def offered(part):
        return [a.text() for a in page.opening.menu(page.entry(key_of(page, part))).actions() if a.text()]

    assert offered("Ben") == ["Open", "Move to…", "Change…", "Missed…", "Cancel"]
    assert offered("Discovery drill") == ["Open", "Move to…", "Change…", "Cancel"]
    assert offered("Board meeting") == ["Open"]


def test_the_keyboard_moves_an_entry_in_a_sheet(page, desk):
    page.opening.move(page.entry(key_of(page, "Ben")))
    sheet = open_sheet(page, MoveSheet)
    sheet.slot.show_slot(FRIDAY, 40)
    sheet.keep()
    assert [(s.start, s.minutes) for s in planned(desk, FRIDAY.date())] == [(FRIDAY, 40)]


def test_a_move_that_cannot_be_is_said_in_the_sheet(page, desk):
    page.opening.move(page.entry(key_of(page, "Ben")))
    sheet = open_sheet(page, MoveSheet)
    sheet.slot.show_slot(NOW - timedelta(days=400), 30)
    sheet.keep()
    assert sheet.error.text()
    assert len(planned(desk, WEDNESDAY.date())) == 1


def test_missed_opens_the_sheet_that_asks_by_whom(page):
    menu = page.opening.menu(page.entry(key_of(page, "Ben")))
    next(a for a in menu.actions() if a.text() == "Missed…").trigger()
    assert open_sheet(page, MissSheet).chosen == "rep"


@pytest.mark.parametrize(("at", "kind"), [(0, SessionSheet), (1, EventSheet), (2, AbsenceSheet)])
def test_new_makes_each_of_three_things(page, at, kind):
    page.head.menu().actions()[at].trigger()
    assert open_sheet(page, kind)


def test_without_a_team_the_days_are_shown_with_one_sentence(qtbot, desk):
    page = shown(qtbot, desk)
    assert page.view.isVisibleTo(page)
    assert page.board.nothing.isVisibleTo(page)
    assert page.board.begin.text() == "Add a rep"
    qtbot.mouseClick(page.board.begin, Qt.MouseButton.LeftButton)
    assert open_sheet(page, RepSheet)


def test_the_side_column_is_put_away_where_there_is_no_room_and_brought_out_for_the_filter(page):
    page.resize(840, 560)
    assert page.board.side.isHidden()
    page.filter_field.setFocus()
    assert page.board.side.isVisibleTo(page)
    page.resize(1216, 860)
    assert page.head.side.isHidden()
    assert page.board.side.isVisibleTo(page)


def test_the_quarter_is_shown_before_it_is_printed(page, qtbot):
    page.print_quarter()
    sheet = open_sheet(page, QuarterPaperSheet)
    qtbot.waitUntil(lambda: sheet.preview.view.count == 1, timeout=20_000)


def test_the_copy_of_one_rep_is_offered_when_one_is_looked_for(page):
    page.filter_field.setText("Ana")
    page.print_quarter()
    sheet = open_sheet(page, QuarterPaperSheet)
    assert sheet.preview.copy.current == "rep"
    assert sheet.rep.value == 2


def test_the_copy_of_a_rep_names_nobody_else(page):
    page.filter_field.setText("Ben")
    page.print_quarter()
    paper = open_sheet(page, QuarterPaperSheet).paper()
    assert "Ana" not in repr(paper)


def test_each_command_has_keys_of_its_own_and_goes_where_it_says(page):
    commands = {command.title: command for command in page.commands()}
    keys = [command.keys for command in commands.values() if command.keys]
    assert len(keys) == len(set(keys))
    commands["Calendar: Quarter"].run()
    assert page.heading.text() == "Q4 2026"
    commands["Turn on"].run()
    assert page.heading.text() == "Q1 2027"
    commands["Go to today"].run()
    assert page.heading.text() == "Q4 2026"
    commands["New training"].run()
    assert open_sheet(page, EventSheet)


def test_every_state_of_the_tour_can_be_shown_and_leaves_no_draft(page, desk):
    for _, step in page.tour_states():
        step()
    assert quarter.kept(desk) is None
    assert page.heading.text() == "November 2026"


def test_a_drafted_session_is_left_out_and_comes_back_by_the_toast(page, qtbot, desk):
    period = page.making.quarter(NOW.date()).plus(1)
    page.drafting.keep(period, quarter.propose(desk, period, NOW, Choice()))
    page.show_draft()
    before = quarter.kept(desk)
    with qtbot.waitSignal(page.bridge.said) as said:
        page.view.removed.emit(next(one.key for one in page.schedule.entries if one.draft))
    assert len(quarter.kept(desk)[1].placed) < len(before[1].placed)
    said.args[2]()
    assert quarter.kept(desk) == before
