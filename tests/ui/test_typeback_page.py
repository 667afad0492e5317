"""Typing a sheet back on a real desk: few keys, one step, and nothing typed is lost when something can't be read."""

import shutil
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests import builders
from ui.bridge import Bridge
from ui.pages.typeback import TypeBackPage
from ui.pages.typeback.sheets import waiting
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 17, 0)
HELD = datetime(2026, 11, 24, 10, 30)
KEY = Qt.Key


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def session(desk, rep):
    for owner, text in ((Owner.REP, "Send the value summary"), (Owner.REP, "Rewrite the e-mail"),
                        (Owner.MANAGER, "Listen to the call")):  # fmt: skip
        desk.commitments.add(Commitment(None, rep.id, owner, text, date(2026, 11, 17), date(2026, 11, 20)))
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, HELD, 45), [rep.id])


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def page(window, session, rep):
    window.show_page("typeback", {"rep_id": rep.id, "session_id": session.id})
    return window.current


class Fingers:
    """Types at whatever has the keyboard, and counts the keys that are no text."""

    def __init__(self, qtbot):
        self.qtbot, self.presses = qtbot, 0

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self.presses += 1
            self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def write(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)


def type_a_whole_sheet(fingers):
    fingers.press(KEY.Key_D, KEY.Key_P, KEY.Key_X)
    fingers.write("the deal is gone")
    fingers.press(KEY.Key_Return)
    fingers.write("Renewed at list price")
    fingers.press(KEY.Key_Return)
    fingers.write("Waited after naming the price")
    fingers.press(KEY.Key_Return, KEY.Key_Return, KEY.Key_4)
    for line in ("ask for a reference fri", "send two examples 2w", "sit in on the call 3 Dec"):
        fingers.write(line)
        fingers.press(KEY.Key_Return)
    fingers.press(KEY.Key_Return, KEY.Key_4, KEY.Key_3, KEY.Key_Return)
    fingers.write("Tired, second week")
    fingers.press(KEY.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)


def test_a_whole_sheet_takes_under_25_key_presses_beyond_its_text(qtbot, page, desk, session):
    fingers = Fingers(qtbot)
    type_a_whole_sheet(fingers)
    held = desk.sessions.one(session.id)
    assert fingers.presses < 25
    assert (held.status, held.minutes, held.summary) == (SessionStatus.HELD, 45, "Renewed at list price")
    assert (held.usefulness, held.energy, held.private_note) == (4, 3, "Tired, second week")


def test_the_whole_sheet_is_in_the_file_in_one_step(qtbot, page, desk, rep, session):
    type_a_whole_sheet(Fingers(qtbot))
    made = [(one.owner, one.text, one.due) for one in desk.commitments.of_session(session.id)]
    assert made == [
        (Owner.REP, "ask for a reference", date(2026, 11, 27)), (Owner.REP, "send two examples", date(2026, 12, 8)),
        (Owner.MANAGER, "sit in on the call", date(2026, 12, 3)),
    ]  # fmt: skip
    states = {one.text: (one.state, one.why) for one in desk.commitments.of_rep(rep.id) if one.closed}
    assert states["Listen to the call"] == (CommitmentState.DROPPED, "the deal is gone")
    assert {state for state, _ in states.values()} == set(CommitmentState) - {CommitmentState.OPEN}
    assert [(o.seen, o.level) for o in desk.skills.observations(rep.id)] == [("Waited after naming the price", 4)]
    desk.store.undo()
    assert desk.sessions.one(session.id).status is SessionStatus.PLANNED
    assert desk.commitments.of_session(session.id) == ()


def test_the_form_starts_with_what_is_known(page, desk, session):
    form = page.form
    assert (form.when.value, form.minutes.value) == (HELD, 45)
    assert form.outcomes.rows[0].one.text == "Send the value summary"
    assert form.outcomes.rows[0].hasFocus()
    assert [line.owner.owner for line in form.promises.lines] == [Owner.REP, Owner.REP, Owner.MANAGER]


@pytest.mark.parametrize(("field", "text", "sentence"), [
    ("when", "blursday", "cannot be read as a day"), ("next", "tue 25:10", "is no time of day"),
])  # fmt: skip
def test_a_time_that_cannot_be_read_is_said_beside_it_and_nothing_is_lost(page, desk, session, field, text, sentence):
    page.form.notes.text.setPlainText("Renewed at list price")
    getattr(page.form, field).edit.setText(text)
    page.keep()
    assert sentence in getattr(page.form, field).error.text()
    assert getattr(page.form, field).edit.text() == text
    assert page.form.notes.value == "Renewed at list price"
    assert desk.sessions.one(session.id).status is SessionStatus.PLANNED


def test_a_due_day_that_is_none_is_said_under_its_line(page, desk, session):
    line = page.form.promises.lines[1]
    line.line.setText("send the plan 31 feb")
    page.keep()
    assert "31 Feb" in line.error.text()
    assert line.line.text() == "send the plan 31 feb"
    assert desk.commitments.of_session(session.id) == ()


def test_a_sheet_without_words_or_commitments_is_refused_at_the_notes(page, desk, session):
    page.form.useful.pick(4)
    page.keep()
    assert "needs a note or a commitment" in page.form.notes.error.text()
    assert desk.sessions.one(session.id).status is SessionStatus.PLANNED


def test_a_sheet_of_a_day_to_come_is_refused_beside_the_day(page):
    page.form.notes.text.setPlainText("Renewed")
    page.form.when.edit.setText("Wed 25 Nov, 10:30")
    page.keep()
    assert "still to come" in page.form.when.error.text()


def test_minutes_that_are_none_are_refused_beside_them(page):
    page.form.minutes.line.setText("0")
    page.keep()
    assert "1 to 720" in page.form.minutes.error.text()


def test_another_line_comes_when_all_are_used(qtbot, page):
    for line in page.form.promises.lines:
        line.line.setText("call them")
    page.form.promises.lines[-1].line.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert len(page.form.promises.lines) == 4
    assert page.form.promises.lines[-1].line.hasFocus()


def test_leaving_for_another_sheet_loses_nothing(page, desk, rep):
    other = desk.people.by_name("Li Wei")
    page.form.notes.text.setPlainText("half a sentence")
    page.open(rep_id=other.id)
    assert page.form.notes.value == ""
    page.open(rep_id=rep.id)
    assert page.form.notes.value == "half a sentence"


def test_a_change_in_the_file_leaves_what_is_typed(page, desk, rep):
    page.form.notes.text.setPlainText("half a sentence")
    page.form.outcomes.rows[0].say(CommitmentState.DONE)
    desk.commitments.add(Commitment(None, rep.id, Owner.REP, "One more", date(2026, 11, 24)))
    assert page.form.notes.value == "half a sentence"
    assert page.form.outcomes.rows[0].state is CommitmentState.DONE
    assert len(page.form.outcomes.rows) == 4


def test_one_that_was_never_planned_is_typed_back_as_a_new_one(page, desk, rep, session):
    page.choice.sheet.set_value(None)
    page.choice.sheet.edited.emit()
    page.form.notes.text.setPlainText("Met in the corridor")
    page.form.when.edit.setText("Mon 23 Nov, 9:00")
    page.keep()
    held = [one for one in desk.sessions.of_rep(rep.id) if one.status is SessionStatus.HELD]
    assert [(one.start, one.summary) for one in held] == [(datetime(2026, 11, 23, 9, 0), "Met in the corridor")]


def test_what_was_kept_no_longer_waits_and_can_be_copied(page, desk, rep):
    page.form.notes.text.setPlainText("Renewed at list price")
    page.form.private.setText("Zugzwang")
    page.keep()
    assert waiting(desk, rep, NOW) == ()
    assert "Kept: Tue 24 Nov, 45 min" in page.done.sentence.text()
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert "Renewed at list price" in copied and "Zugzwang" not in copied


def test_undo_of_a_kept_sheet_brings_the_form_back_as_it_was_typed(page, desk, session):
    page.form.outcomes.rows[0].say(CommitmentState.DONE)
    page.form.notes.text.setPlainText("Renewed at list price")
    page.keep()
    assert page.done.isVisible()
    desk.store.undo()
    assert page.form.isVisible()
    assert page.form.notes.value == "Renewed at list price"
    assert page.form.outcomes.rows[0].state is CommitmentState.DONE


@contextmanager
def after_a_kill(qtbot, desk, folder, args):
    """The page of a window on a copy of the file as it stands now."""
    path = folder / "killed.coachdesk"
    shutil.copy(desk.store.path, path)
    with Desk.open(path) as second:
        window = MainWindow(Bridge(second, now=lambda: NOW))
        qtbot.addWidget(window)
        window.show()
        window.show_page("typeback", args)
        try:
            yield window.current
        finally:
            window.close()


def kept_draft(desk, rep, session=None):
    return desk.drafts.words(desk.drafts.sheet(rep.id, session.id if session else None))


def test_a_half_typed_sheet_is_there_again_after_a_kill(qtbot, page, desk, rep, session, tmp_path):
    fingers, form = Fingers(qtbot), page.form
    fingers.press(KEY.Key_D, KEY.Key_O, KEY.Key_X)
    fingers.write("the deal is gone")
    form.notes.text.setFocus()
    fingers.write("Renewed at list")
    form.promises.lines[2].line.setText("sit in on the call 3 Dec")
    form.useful.pick(4)
    form.next.edit.setText("Thu 3 Dec, 9:00")
    form.private.setFocus()
    fingers.write("Tired")
    qtbot.waitUntil(lambda: "Tired" in kept_draft(desk, rep, session), timeout=2_000)
    with after_a_kill(qtbot, desk, tmp_path, {"session_id": session.id}) as fresh:
        found = fresh.form
        assert [row.state.value for row in found.outcomes.rows] == ["done", "open", "dropped"]
        assert (found.outcomes.rows[2].why.text(), found.notes.value) == ("the deal is gone", "Renewed at list")
        assert [line.text for line in found.promises.lines] == ["", "", "sit in on the call 3 Dec"]
        assert (found.useful.value, found.energy.value, found.private.text()) == (4, None, "Tired")
        assert found.next.value == datetime(2026, 12, 3, 9, 0)


def test_a_day_minutes_and_what_was_seen_are_there_again_too(qtbot, page, desk, rep, session, tmp_path):
    skill = desk.skills.all()[2]
    for line, text in ((page.form.when.edit, "blursday"), (page.form.minutes.line, "soon")):
        line.setText(text)
    page.form.seen.skill.set_value(skill.id)
    page.form.seen.level.pick(3)
    page.form.seen.seen.line.setText("Waited")
    page.form.promises.add_line(Owner.MANAGER).line.setText("a fourth")
    page.forms.settle()
    with after_a_kill(qtbot, desk, tmp_path, {"session_id": session.id}) as fresh:
        found = fresh.form
        assert (found.when.edit.text(), found.minutes.line.text()) == ("blursday", "soon")
        assert found.seen.observation == (skill.id, 3, "Waited")
        assert [line.text for line in found.promises.lines] == ["", "", "", "a fourth"]


def test_a_form_that_nobody_typed_in_is_no_draft(qtbot, page, window, desk, rep, session):
    page.form.notes.text.setPlainText("half a sentence")
    window.show_page("team")
    assert "half a sentence" in kept_draft(desk, rep, session)
    page.form.notes.text.setPlainText("")
    assert kept_draft(desk, rep, session) == ""


def test_the_drafts_of_two_sheets_are_never_confused(page, desk, rep, session):
    page.form.notes.text.setPlainText("of Dana")
    other = desk.people.by_name("Li Wei")
    page.open(rep_id=other.id)
    page.form.notes.text.setPlainText("of Li")
    page.forms.settle()
    assert ("of Dana" in kept_draft(desk, rep, session), "of Li" in kept_draft(desk, other)) == (True, True)


def test_a_kept_sheet_leaves_no_private_word_but_its_own_in_the_file(page, desk, rep, session):
    page.form.notes.text.setPlainText("Renewed")
    for words in ("Zugzwang", "Tired"):
        page.form.private.setText(words)
        page.forms.settle()
    page.keep()
    assert kept_draft(desk, rep, session) == ""
    found = desk.store.path.read_bytes()
    assert [word in found for word in (b"Tired", b"Zugzwang", b'"private"')] == [True, False, False]


def test_undo_of_a_kept_sheet_makes_it_half_typed_again_and_redo_ends_that(page, desk, rep, session):
    page.form.notes.text.setPlainText("Renewed at list price")
    page.keep()
    desk.store.undo()
    assert "Renewed at list price" in kept_draft(desk, rep, session)
    desk.store.redo()
    assert (kept_draft(desk, rep, session), page.done.isVisible()) == ("", True)


@pytest.mark.parametrize("words", ["{", "[]", '"x"', '{"outcomes": 7, "seen": [1], "lines": [["nobody", 3]]}'])
def test_a_draft_that_cannot_be_read_is_ignored(window, desk, rep, session, words):
    desk.drafts.keep(desk.drafts.sheet(rep.id, session.id), words)
    window.show_page("typeback", {"session_id": session.id})
    assert window.current.form.when.value == HELD
    assert [line.text for line in window.current.form.promises.lines] == [""] * 3


def test_the_picture_of_a_form_in_use_keeps_nothing(page, desk, rep, session):
    dict(page.tour_states())["typed"]()
    page.forms.settle()
    assert kept_draft(desk, rep, session) == ""


def test_an_emptied_next_books_nothing(page, desk, rep, session):
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=rep.id))
    page.form.notes.text.setPlainText("Renewed")
    page.form.next.edit.clear()
    page.keep()
    assert [one.status for one in desk.sessions.of_rep(rep.id)] == [SessionStatus.HELD]


def test_without_a_team_the_page_says_what_to_do(qtbot, tmp_path):
    with builders.new_desk(tmp_path, "empty") as empty:
        page = TypeBackPage(Bridge(empty, now=lambda: NOW))
        qtbot.addWidget(page)
        page.open()
        assert "Add a rep" in page.done.sentence.text()
