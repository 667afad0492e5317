"""Meeting mode on a real desk, by keyboard: kept as it is typed, taken up where it stood, nothing private let out."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk import meeting
from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests import builders
from ui import theme
from ui.bridge import Bridge
from ui.pages.meeting.state import over_words
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 10, 32)
START = datetime(2026, 11, 24, 10, 30)
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    rep = desk.people.by_name("Dana Fox")
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=rep.id))
    return rep


@pytest.fixture
def session(desk, rep):
    for owner, text in ((Owner.REP, "Send the value summary"), (Owner.MANAGER, "Listen to the call")):
        desk.commitments.add(Commitment(None, rep.id, owner, text, date(2026, 11, 17), date(2026, 11, 20)))
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START, 45, place="Room Birch"), [rep.id])


def open_window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def window(qtbot, desk):
    return open_window(qtbot, desk)


@pytest.fixture
def page(window, session):
    window.show_page("meeting", {"session_id": session.id})
    return window.current


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def now_in(desk, session):
    return desk.sessions.one(session.id)


def test_a_planned_one_of_today_begins_with_an_agenda_and_questions(page, desk, session):
    assert now_in(desk, session).began == NOW
    assert len(page.room.agenda.list.rows) == len(desk.agendas.of_session(session.id)) > 3
    assert page.room.focus.questions.rows
    assert page.room.notes.shared.hasFocus()


def test_notes_are_in_the_file_a_moment_after_the_last_key(qtbot, page, desk, session, tmp_path):
    write(qtbot, "She saw it herself ")
    press(qtbot, KEY.Key_F5)
    write(qtbot, "Tired today")
    qtbot.waitUntil(lambda: now_in(desk, session).private_note == "Tired today", timeout=2_000)
    copy = tmp_path / "killed.coachdesk"
    shutil.copy(desk.store.path, copy)
    with Desk.open(copy, read_only=True) as second:
        kept = second.sessions.one(session.id)
    assert (kept.summary, kept.private_note) == ("She saw it herself", "Tired today")


def test_a_save_steals_neither_cursor_nor_words(qtbot, page, desk, session):
    text = page.room.notes.shared
    write(qtbot, "one two")
    text.settle()
    press(qtbot, KEY.Key_Home)
    write(qtbot, "zero ")
    desk.sessions.edit(replace(now_in(desk, session), place="Room Oak"))
    assert (text.toPlainText(), text.textCursor().position()) == ("zero one two", 5)


def test_the_notes_of_two_fields_are_never_confused(qtbot, page, desk, session):
    write(qtbot, "for both")
    press(qtbot, KEY.Key_F5)
    write(qtbot, "for me")
    page.settle()
    assert (now_in(desk, session).summary, now_in(desk, session).private_note) == ("for both", "for me")
    assert page.room.notes.private_card.words.text() == "never printed, never exported"


def test_leaving_keeps_what_was_just_typed(qtbot, page, window, desk, session):
    write(qtbot, "the last words")
    window.show_page("team")
    assert now_in(desk, session).summary == "the last words"
    assert not page.clock.running


def test_words_too_long_to_keep_stay_and_the_reason_stands_under_them(page, desk, session):
    page.room.notes.shared.setPlainText("many words " * 18_200)
    page.settle()
    assert "at most 200,000" in page.room.notes.shared_card.error.text()
    assert page.room.notes.pending
    assert now_in(desk, session).summary == ""


def test_the_next_item_ticks_the_one_before_and_takes_the_clock(qtbot, page, desk, session):
    first, second = (row.item.id for row in page.room.agenda.list.rows[:2])
    qtbot.waitUntil(lambda: page.clock.spent[first] >= 1, timeout=4_000)
    press(qtbot, KEY.Key_Down, ALT)
    assert page.clock.current == second
    kept = desk.agendas.one(first)
    assert kept.checked
    assert kept.spent >= 1
    press(qtbot, KEY.Key_Up, ALT)
    assert page.clock.current == first


def test_an_item_over_its_box_is_said_in_words(page, session):
    items = page.seen.items
    numbers = next(item for item in items if item.kind.value == "numbers")
    assert over_words(items, {numbers.id: numbers.minutes * 60 + 122}, numbers.id) == "2 min over on numbers"


def test_pause_stops_the_clock_and_says_so(qtbot, page):
    press(qtbot, KEY.Key_F9)
    assert not page.clock.running
    assert page.room.agenda.ring.under == "paused"
    press(qtbot, KEY.Key_F9)
    assert page.clock.running


def test_a_meeting_is_taken_up_where_it_stood(qtbot, page, window, desk, session):
    ids = [row.item.id for row in page.room.agenda.list.rows]
    write(qtbot, "half way")
    page.clock.load({ids[0]: 250, ids[1]: 60}, ids[0])
    press(qtbot, KEY.Key_Down, ALT)
    window.close()
    again = open_window(qtbot, desk)
    again.show_page("meeting")
    fresh = again.current
    assert fresh.room.notes.shared.toPlainText() == "half way"
    assert (fresh.clock.total, fresh.clock.current) == (310, ids[1])
    assert fresh.room.agenda.list.rows[0].time.text().startswith("4:10 / ")


def test_a_commitment_of_each_side_is_added_from_the_notes_by_keys(qtbot, page, desk, session):
    press(qtbot, KEY.Key_Return, CTRL)
    write(qtbot, "ask for the reference fri")
    assert page.room.promises.line.due.text == "due Fri 27 Nov"
    press(qtbot, KEY.Key_Return, CTRL)
    press(qtbot, KEY.Key_F4)
    press(qtbot, KEY.Key_M, ALT)
    write(qtbot, "join it 2w")
    press(qtbot, KEY.Key_Return)
    made = [(one.owner, one.text, one.due) for one in desk.commitments.of_session(session.id)]
    assert made == [
        (Owner.REP, "ask for the reference", date(2026, 11, 27)), (Owner.MANAGER, "join it", date(2026, 12, 8)),
    ]  # fmt: skip
    assert page.room.promises.line.text == ""


def test_a_due_day_that_is_none_is_said_under_the_line_and_the_words_stay(qtbot, page, desk, session):
    press(qtbot, KEY.Key_F6)
    write(qtbot, "send the plan 31 feb")
    press(qtbot, KEY.Key_Return)
    line = page.room.promises.line
    assert "31 Feb" in line.error.text()
    assert line.text == "send the plan 31 feb"
    assert desk.commitments.of_session(session.id) == ()


def test_a_half_typed_commitment_waits_for_its_own_meeting(qtbot, page, desk, session):
    other = desk.sessions.add(Session(None, SessionKind.GROUP, NOW, 30), [rep.id for rep in desk.people.all()])
    page.room.promises.line.line.setText("half a promise")
    page.open(session_id=other.id)
    assert page.room.promises.line.text == ""
    page.open(session_id=session.id)
    assert page.room.promises.line.text == "half a promise"


def test_in_a_group_a_commitment_is_towards_the_rep_chosen(page, desk):
    reps = [rep.id for rep in desk.people.all()]
    group = desk.sessions.add(Session(None, SessionKind.GROUP, NOW, 30), reps)
    page.open(session_id=group.id)
    line = page.room.promises.line
    line.rep.setCurrentIndex(1)
    line.line.setText("bring one recorded call")
    page.promising.add()
    assert [one.rep_id for one in desk.commitments.of_session(group.id)] == [page.seen.reps[1].id]
    assert (line.owner.text(), line.rep.currentText()) == ("Rep", page.seen.reps[1].first_name)


def test_what_was_carried_over_is_closed_by_one_key_each(qtbot, page, desk, rep):
    press(qtbot, KEY.Key_F7)
    press(qtbot, KEY.Key_D)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_X)
    press(qtbot, KEY.Key_Return)
    assert "why" in page.room.carried.rows[1].error.text()
    write(qtbot, "the deal is gone")
    press(qtbot, KEY.Key_Return)
    states = {one.text: (one.state, one.why) for one in desk.commitments.of_rep(rep.id)}
    assert states["Send the value summary"] == (CommitmentState.DONE, "")
    assert states["Listen to the call"] == (CommitmentState.DROPPED, "the deal is gone")


def test_a_part_goes_on_and_stays_one_line(qtbot, page, desk, rep):
    press(qtbot, KEY.Key_F7)
    press(qtbot, KEY.Key_P)
    write(qtbot, "the second half")
    press(qtbot, KEY.Key_Return)
    assert len(page.room.carried.rows) == 2
    assert "part, the rest goes on" in page.room.carried.rows[0].state.text()
    assert [one.carried_from for one in desk.commitments.of_rep(rep.id) if one.carried_from] == [1]


def test_a_question_is_marked_as_asked_by_enter(qtbot, page, desk, session):
    press(qtbot, KEY.Key_F3)
    question = QApplication.focusWidget().question.question_id
    press(qtbot, KEY.Key_Return)
    assert question in {pick.question_id for pick in desk.questions.picks(session.id) if pick.asked}


def test_an_item_is_added_with_its_minutes(qtbot, page, desk, session):
    press(qtbot, KEY.Key_N, CTRL)
    write(qtbot, "Holiday cover 5 min")
    press(qtbot, KEY.Key_Return)
    assert [(i.text, i.minutes) for i in desk.agendas.of_session(session.id)][-1] == ("Holiday cover", 5)


def test_finish_without_a_word_is_refused_beside_the_button(qtbot, page, desk, session):
    press(qtbot, KEY.Key_Return, CTRL | SHIFT)
    assert "needs a note or a commitment" in page.room.close_card.error.text()
    assert now_in(desk, session).going_on


def test_finish_keeps_it_and_books_the_next_one(qtbot, page, desk, rep, session):
    write(qtbot, "She saw it herself")
    press(qtbot, KEY.Key_F8)
    press(qtbot, KEY.Key_4)
    proposed = page.room.close_card.next.value
    press(qtbot, KEY.Key_Return, CTRL | SHIFT)
    held = now_in(desk, session)
    assert (held.status, held.usefulness, held.summary) == (SessionStatus.HELD, 4, "She saw it herself")
    planned = [one.start for one in desk.sessions.of_rep(rep.id) if one.status is SessionStatus.PLANNED]
    assert planned == [proposed]
    assert page.room.bar.isVisible()
    desk.store.undo()
    assert now_in(desk, session).going_on


def test_a_next_date_that_cannot_be_read_stops_finish_and_stays(page, desk, session):
    page.room.notes.shared.setPlainText("She saw it herself")
    page.room.close_card.next.setText("blursday")
    page.steps.finish()
    assert "cannot be read as a day" in page.room.close_card.next_error.text()
    assert page.room.close_card.next.text() == "blursday"
    assert now_in(desk, session).going_on


def test_finish_takes_the_commitment_that_is_still_in_its_line(page, desk, session):
    page.room.promises.line.line.setText("ask for the reference fri")
    page.steps.finish()
    assert [one.text for one in desk.commitments.of_session(session.id)] == ["ask for the reference"]
    assert now_in(desk, session).status is SessionStatus.HELD


def test_the_copied_summary_has_no_private_word(page, desk):
    page.room.notes.shared.setPlainText("She saw it herself")
    page.room.notes.private.setPlainText("Zugzwang")
    page.steps.finish()
    page.steps.copy_summary()
    copied = QApplication.clipboard().text()
    assert "She saw it herself" in copied and "Zugzwang" not in copied
    assert not [entry for entry in desk.store.history() if "Zugzwang" in entry.label]


def test_one_of_another_day_waits_until_it_is_held_now(page, desk, rep):
    later = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START + timedelta(days=7), 30), [rep.id])
    page.open(session_id=later.id)
    assert not now_in(desk, later).going_on
    assert "planned for Tue 1 Dec" in page.room.waits.words.text()
    page.room.hold.click()
    assert now_in(desk, later).going_on


def test_one_of_a_day_gone_is_held_now_and_leaves_its_mark(page, desk, rep):
    gone = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START - timedelta(days=1), 30), [rep.id])
    page.open(session_id=gone.id)
    page.room.hold.click()
    assert now_in(desk, gone).status is SessionStatus.MOVED
    assert page.seen.session.start == NOW


def test_every_part_is_reached_by_its_key(qtbot, page):
    room = page.room
    for key, inside in ((KEY.Key_F2, room.agenda), (KEY.Key_F3, room.focus), (KEY.Key_F4, room.notes.shared_card),
                        (KEY.Key_F5, room.notes.private_card), (KEY.Key_F6, room.promises),
                        (KEY.Key_F7, room.carried), (KEY.Key_F8, room.close_card)):  # fmt: skip
        press(qtbot, key)
        assert inside.isAncestorOf(QApplication.focusWidget()), key


def test_every_button_has_words_and_the_dark_is_drawn(page):
    assert [one for one in page.findChildren(QAbstractButton) if one.isVisible() and not one.accessibleName()] == []
    theme.use("dark")
    page.grab()
    theme.use("light")


def test_without_a_meeting_the_page_says_so(qtbot, window):
    window.show_page("meeting")
    assert window.current.room.empty.isVisible()
    assert window.current.room.to_sessions.isVisible()


def test_a_held_one_has_a_summary_and_no_clock(page, desk, rep):
    before = Session(None, SessionKind.ONE_ON_ONE, START - timedelta(days=7), 30, summary="Renewed")
    other = meeting.finish(desk, desk.sessions.add(before, [rep.id]), NOW)
    page.open(session_id=other.id)
    assert not page.clock.running
    assert page.room.copy.isVisible()
