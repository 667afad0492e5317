"""What is being typed in a meeting survives a kill; the close is always whole; an emptied next date books nothing."""

import shutil
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests import builders
from ui.bridge import Bridge
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 10, 32)
START = datetime(2026, 11, 24, 10, 30)
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def session(desk):
    rep = desk.people.by_name("Dana Fox")
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=rep.id))
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START, 45, place="Room Birch"), [rep.id])


def open_page(qtbot, desk, session):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    window.show_page("meeting", {"session_id": session.id})
    return window.current


@pytest.fixture
def page(qtbot, desk, session):
    return open_page(qtbot, desk, session)


@contextmanager
def after_a_kill(qtbot, desk, session, folder):
    """The meeting in a window on a copy of the file as it stands now."""
    path = folder / "killed.coachdesk"
    shutil.copy(desk.store.path, path)
    with Desk.open(path) as second:
        fresh = open_page(qtbot, second, session)
        try:
            yield fresh
        finally:
            fresh.window().close()


def kept_draft(desk, session):
    return desk.drafts.words(desk.drafts.meeting(session.id))


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def shown_whole(page, widget):
    """Whether all of a widget is within the column that holds it, on the page."""
    area = page.room.right.viewport()
    return area.rect().contains(QRect(widget.mapTo(area, QPoint(0, 0)), widget.size()))


def test_a_half_typed_commitment_and_item_are_there_again_after_a_kill(qtbot, page, desk, session, tmp_path):
    press(qtbot, KEY.Key_F6)
    press(qtbot, KEY.Key_M, ALT)
    write(qtbot, "join the Acme")
    page.room.promises.line.seen.setText("the recording")
    press(qtbot, KEY.Key_N, CTRL)
    write(qtbot, "Holiday cov")
    qtbot.waitUntil(lambda: "Holiday cov" in kept_draft(desk, session), timeout=2_000)
    with after_a_kill(qtbot, desk, session, tmp_path) as fresh:
        line = fresh.room.promises.line
        assert (line.owner.owner, line.text, line.seen.text()) == (Owner.MANAGER, "join the Acme", "the recording")
        assert fresh.room.agenda.line.text() == "Holiday cov"
        assert fresh.room.agenda.line.isVisible()
        assert fresh.window().focusWidget() is fresh.room.notes.shared


def test_in_a_group_the_rep_chosen_is_there_again_too(qtbot, page, desk, tmp_path):
    group = desk.sessions.add(Session(None, SessionKind.GROUP, NOW, 30), [rep.id for rep in desk.people.all()])
    page.open(session_id=group.id)
    page.room.promises.line.rep.setCurrentIndex(2)
    page.room.promises.line.line.setText("bring a call")
    page.settle()
    with after_a_kill(qtbot, desk, group, tmp_path) as fresh:
        assert fresh.room.promises.line.rep_id == page.room.promises.line.rep_id


def test_what_was_added_or_cleared_is_no_draft_any_more(qtbot, page, desk, session):
    for end in (lambda: press(qtbot, KEY.Key_Return), page.room.promises.line.line.clear):
        press(qtbot, KEY.Key_F6)
        write(qtbot, "send the plan")
        page.settle()
        assert "send the plan" in kept_draft(desk, session)
        end()
        assert kept_draft(desk, session) == ""


def test_what_is_half_typed_goes_along_when_the_meeting_is_held_on_another_day(page, desk, session):
    (rep_id,) = desk.sessions.reps(session.id)
    gone = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START - timedelta(days=1), 30), [rep_id])
    page.open(session_id=gone.id)
    page.room.promises.line.line.setText("half a promise")
    page.settle()
    page.room.hold.click()
    assert page.id != gone.id
    assert page.room.promises.line.text == "half a promise"
    assert (kept_draft(desk, gone), "half a promise" in kept_draft(desk, page.seen.session)) == ("", True)


@pytest.mark.parametrize("words", ["{", "[1]", '{"owner": 7, "rep": [], "text": 3, "item": null}'])
def test_a_draft_that_cannot_be_read_is_ignored(page, desk, words):
    other = desk.sessions.add(Session(None, SessionKind.GROUP, NOW, 30), [rep.id for rep in desk.people.all()])
    desk.drafts.keep(desk.drafts.meeting(other.id), words)
    page.open(session_id=other.id)
    assert (page.room.promises.line.text, page.room.agenda.line.text()) == ("", "")


def test_the_close_is_whole_however_much_is_open_and_promised(qtbot, page, desk, session):
    (rep_id,) = desk.sessions.reps(session.id)
    with desk.store.change("Fill"):
        for n in range(12):
            text, day = f"A commitment of many words that wraps, number {n}", date(2026, 11, 17)
            desk.commitments.add(Commitment(None, rep_id, Owner.REP, text, day, day))
            desk.commitments.add(Commitment(None, rep_id, Owner.REP, text, NOW.date(), session_id=session.id))
    qtbot.waitUntil(lambda: page.room.carried.lines.verticalScrollBar().maximum() > 0)
    assert shown_whole(page, page.room.close_card)
    assert page.room.right.verticalScrollBar().maximum() == 0
    assert page.room.promises.lines.verticalScrollBar().maximum() > 0
    page.room.carried.rows[-1].setFocus()
    qtbot.waitUntil(lambda: page.room.carried.lines.verticalScrollBar().value() > 0)
    assert shown_whole(page, page.room.close_card.finish)


def test_few_rows_need_no_scrolling(qtbot, page, desk, session):
    (rep_id,) = desk.sessions.reps(session.id)
    desk.commitments.add(Commitment(None, rep_id, Owner.REP, "Send it", NOW.date(), date(2026, 11, 30)))
    qtbot.waitUntil(lambda: page.room.carried.rows[0].height() > 20)
    assert page.room.carried.lines.verticalScrollBar().maximum() == 0
    assert page.room.promises.lines.isHidden()


def test_an_emptied_next_books_nothing(qtbot, page, desk, session):
    write(qtbot, "She saw it herself")
    assert page.room.close_card.next.text()
    page.room.close_card.next.setText("")
    page.steps.finish()
    (rep_id,) = desk.sessions.reps(session.id)
    assert [one.status for one in desk.sessions.of_rep(rep_id)] == [SessionStatus.HELD]


def test_an_emptied_next_stays_empty_while_the_meeting_goes_on(page, desk, session):
    page.room.close_card.next.setText("")
    page.room.close_card.settle()
    page.room.close_card.useful.pick(4)
    assert (page.room.close_card.next.text(), page.room.close_card.books) == ("", False)
    page.room.close_card.next.setText("Tue 1 Dec, 9:00")
    page.room.close_card.settle()
    assert page.room.close_card.books


def test_a_held_one_shows_its_minutes_and_one_begun_on_another_day_no_hours(qtbot, desk, session):
    then = datetime(2026, 11, 12, 15)
    begun = Session(None, SessionKind.ONE_ON_ONE, then, 60, began=then)
    page = open_page(qtbot, desk, desk.sessions.add(begun, desk.sessions.reps(session.id)))
    assert page.clock.total == 0
    page.room.notes.shared.setPlainText("She saw it herself")
    page.steps.finish()
    ring = page.room.agenda.ring
    assert ring.accessibleName() == "Time of the meeting: 60 min held"
    assert ring.seconds == 3600
    assert not ring.over


def test_a_line_that_is_too_long_is_refused_and_stays_whole(page, desk, session):
    line = page.room.promises.line
    line.line.setText("ask " * 600)
    page.promising.add()
    assert "at most 2,000 are kept" in line.error.text()
    assert len(line.line.text()) == 2400
    assert desk.commitments.of_session(session.id) == ()


def test_a_slip_in_the_day_is_refused_with_what_was_meant(page, desk, session):
    page.room.promises.line.line.setText("send it by frday")
    assert not page.promising.add()
    assert page.room.promises.line.error.text() == "“frday”: did you mean fri?"
    assert desk.commitments.of_session(session.id) == ()


def test_the_next_date_and_the_minutes_each_say_under_themselves_what_is_wrong(page, desk, session):
    close = page.room.close_card
    close.next.setText("blursday")
    close.minutes.setText("long")
    page.steps.finish()
    assert "cannot be read as a day" in close.next_error.text()
    assert "no length" in close.minutes_error.text()
    assert close.next.property("wrong")
    assert close.minutes.property("wrong")
    close.minutes.setText("40")
    close.settle()
    assert close.minutes_error.text() == ""
    assert desk.sessions.one(session.id).minutes == 40
