"""What is proposed to follow a training: kept, moved, given its own time or left out, then accepted in one step."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from coachdesk import training
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Attendance, FollowUpKind, Presence
from tests.ui.training_room import NOW, book, follow_ups, ids, team_desk, type_in
from ui.bridge import Bridge
from ui.dialogs.follow_ups_sheet import FollowUpsSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TUESDAY = datetime(2026, 12, 1, 10)
CHECK = FollowUpKind.CHECK


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


@pytest.fixture
def session(desk):
    return book(desk, TUESDAY, ids(desk, "Ana Ferreira", "Ben Okafor"), now=NOW, follow=False)


@pytest.fixture
def sheet(qtbot, desk, session):
    return opened(qtbot, desk, session)


def opened(qtbot, desk, session):
    bridge = Bridge(desk, now=lambda: NOW)
    sheet = FollowUpsSheet(bridge, training.event(desk, session.id, NOW.date()))
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def row_of(sheet, title, rep="Ana Ferreira"):
    return next(row for row in sheet.board.rows if row.one.rep == rep and row.tick.text() == title)


def move(row, text):
    row.when.setText(text)
    row.when.editingFinished.emit()


def test_everything_proposed_is_accepted_in_one_step(qtbot, desk, session, sheet):
    assert sheet.go.text() == "Accept 10 follow-ups"
    qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    assert len(follow_ups(desk, session)) == 10
    desk.store.undo()
    assert follow_ups(desk, session) == []


def test_what_is_unticked_is_left_out(desk, session, sheet):
    row_of(sheet, "Check 3").tick.click()
    assert sheet.board.groups[0].count.text() == "4 of 5"
    sheet.keep()
    ana = ids(desk, "Ana Ferreira")[0]
    assert [f.number for f in follow_ups(desk, session, CHECK) if f.rep_id == ana] == [1, 2]


def test_one_click_leaves_out_all_of_a_kind(desk, session, sheet):
    sheet.board.kinds["Pre-brief"].click()
    assert sheet.go.text() == "Accept 8 follow-ups"
    sheet.keep()
    assert follow_ups(desk, session, FollowUpKind.PRE_BRIEF) == []
    assert len(follow_ups(desk, session)) == 8


def test_one_click_leaves_out_all_of_a_rep(desk, session, sheet):
    sheet.board.groups[1].all.click()
    assert sheet.board.groups[1].all.text() == "Keep all"
    sheet.keep()
    assert {f.rep_id for f in follow_ups(desk, session)} == set(ids(desk, "Ana Ferreira"))


def test_a_check_goes_to_the_day_that_is_typed(desk, session, sheet):
    move(row_of(sheet, "Check 1"), "10 Dec")
    sheet.keep()
    days = {f.due for f in follow_ups(desk, session, CHECK) if f.number == 1}
    assert date(2026, 12, 10) in days


def test_a_day_that_cannot_be_read_stays_and_nothing_is_accepted(desk, session, sheet):
    row = row_of(sheet, "Debrief")
    move(row, "whenever")
    assert "cannot be read" in row.said.text()
    assert row.when.text() == "whenever"
    assert not sheet.go.isEnabled()
    sheet.keep()
    assert follow_ups(desk, session) == []


def test_a_day_that_is_over_is_refused_with_a_sentence(sheet):
    row = row_of(sheet, "Check 1")
    move(row, "2 Nov")
    assert "is over" in row.said.text()
    assert not sheet.go.isEnabled()


def test_a_clash_of_a_moved_time_is_said_and_accepted_anyway(desk, session, sheet):
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 12, 2, 15), 30), ids(desk, "Di Vale"))
    row = row_of(sheet, "Debrief")
    move(row, "2 Dec 15:15")
    assert "overlaps" in row.said.text()
    assert sheet.go.text() == "Accept 10 follow-ups anyway"
    sheet.keep()
    assert len(follow_ups(desk, session)) == 10


def test_the_wrong_side_of_the_training_is_said_and_accepted_anyway(sheet):
    for title, text, said in (
        ("Debrief", "30 Nov 15:15", "The debrief would stand before the training, Tue 1 Dec 10:00."),
        ("Pre-brief", "2 Dec 15:45", "The pre-brief would stand after the training, Tue 1 Dec 10:00."),
        ("Check 1", "30 Nov", "The check would stand before the training, Tue 1 Dec 10:00."),
    ):
        row = row_of(sheet, title)
        move(row, text)
        assert row.said.text() == said
    assert sheet.go.text().endswith("anyway") and sheet.go.isEnabled()


def test_two_of_them_at_the_same_time_are_told(sheet):
    other = row_of(sheet, "Debrief", "Ben Okafor").one.start
    row = row_of(sheet, "Debrief")
    move(row, f"{other:%d %b %H:%M}")
    assert row.said.text() == "At the same time as debrief with Ben Okafor."


def test_a_short_check_gets_a_free_time_of_its_own_and_back(desk, sheet):
    row = row_of(sheet, "Check 1")
    day = row.one.due
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime.combine(day, datetime.min.time()).replace(hour=9),
                              30), ids(desk, "Cy Moss"))  # fmt: skip
    row.way.setCurrentIndex(0)
    row.way.activated.emit(0)
    assert row.one.start == datetime.combine(day, datetime.min.time()).replace(hour=9, minute=30)
    row.way.setCurrentIndex(1)
    row.way.activated.emit(1)
    assert (row.one.start, row.one.due) == (None, day)


def test_what_a_check_asks_is_said_once_for_everybody(desk, session, sheet):
    question, task = sheet.board.prompts.fields[1]
    type_in(question, "Which question worked?")
    type_in(task, "Ask it twice")
    sheet.keep()
    asked = {(f.question, f.task) for f in follow_ups(desk, session, CHECK) if f.number == 1}
    assert asked == {("Which question worked?", "Ask it twice")}


def test_a_question_for_one_rep_stays_that_reps(desk, session, sheet):
    row = row_of(sheet, "Check 2")
    row.open.click()
    assert row.asks.isVisible()
    type_in(row.asks.question, "Only for Ana?")
    type_in(sheet.board.prompts.fields[2][0], "For the others?")
    sheet.keep()
    asked = {f.rep_id: f.question for f in follow_ups(desk, session, CHECK) if f.number == 2}
    ana, ben = ids(desk, "Ana Ferreira", "Ben Okafor")
    assert asked == {ana: "Only for Ana?", ben: "For the others?"}


def test_only_what_is_missing_is_proposed_again(qtbot, desk, session, sheet):
    sheet.board.kinds["Check 1"].click()
    sheet.keep()
    again = opened(qtbot, desk, session)
    assert [(row.one.kind, row.one.number) for row in again.board.rows] == [(CHECK, 1), (CHECK, 1)]
    again.keep()
    done = opened(qtbot, desk, session)
    assert done.board.rows == []
    assert done.go.isHidden()


def test_who_was_absent_is_proposed_nothing(qtbot, desk, session):
    event = desk.trainings.of_session(session.id)
    ana = ids(desk, "Ana Ferreira")[0]
    desk.trainings.record([Attendance(None, event.id, ana, Presence.EXCUSED)])
    assert {row.one.rep for row in opened(qtbot, desk, session).board.rows} == {"Ben Okafor"}
