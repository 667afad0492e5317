"""The prepare page: opening fills it in, everything typed is kept, the private line stays the manager's."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.questions import Model
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.pages.prepare import PreparePage
from ui.widgets.in_order import MinutesBox

# the offscreen platform has no window frames, and a popup can't take the keyboard there
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "support raise", "grabbing the keyboard")
AT = datetime(2026, 11, 24, 10, 30)
SECRET = "qzx marker"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def session(desk):
    rep = desk.people.by_name("Dana Fox")
    desk.commitments.add(Commitment(None, rep.id, Owner.REP, "Send the value summary", TODAY))
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, AT, 45), [rep.id])


@pytest.fixture
def page(qtbot, desk, session):
    bridge = Bridge(desk, lambda: TODAY, lambda: datetime(2026, 11, 22, 9))
    page = PreparePage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open(session_id=session.id)
    return page


def words_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def texts(desk, session):
    return [item.text for item in desk.agendas.of_session(session.id)]


def test_opening_prepares_the_session_in_one_step(page, desk, session):
    assert page.heading.text() == "Prepare: Dana Fox"
    assert texts(desk, session)
    assert desk.questions.picks(session.id)
    desk.store.undo()
    assert texts(desk, session) == []
    assert desk.questions.picks(session.id) == ()


def test_opening_again_leaves_what_was_prepared(page, desk, session):
    before, steps = texts(desk, session), len(desk.store.history())
    page.open(session_id=session.id)
    assert (texts(desk, session), len(desk.store.history())) == (before, steps)


def test_the_real_page_stands_beside_the_form(qtbot, page):
    qtbot.waitUntil(lambda: page.preview.view.count >= 1, timeout=10_000)
    assert "Send the value summary" in words_of(page.paper.pdf_now(Audience.MANAGER))


def test_in_a_small_window_form_and_page_take_turns(qtbot, page):
    beside = page.stack.currentWidget()
    page.resize(880, 600)
    qtbot.waitUntil(page.preview.isHidden)
    beside.view._buttons["page"].click()
    assert page.form.isHidden()
    qtbot.waitUntil(lambda: page.preview.view.count >= 1, timeout=10_000)
    page.resize(1216, 900)
    qtbot.waitUntil(lambda: page.form.isVisible() and page.preview.isVisible())
    assert beside.view.isHidden()


def test_the_keyboard_moves_an_item_down_and_stays_on_it(qtbot, page, desk, session):
    first, second, *rest = texts(desk, session)
    line = page.form.agenda.lines[0]
    line.text.setFocus()
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(line.text, Qt.Key.Key_Down, keys)
    assert texts(desk, session) == [second, first, *rest]
    assert page.form.agenda.lines[1] is line
    assert line.text.hasFocus()


def test_a_drag_puts_the_last_item_first(qtbot, page, desk, session):
    *others, last = texts(desk, session)
    lines = page.form.agenda.lines
    qtbot.waitUntil(lambda: lines[0].height() > 20)
    grip, top = lines[-1].grip, lines[0].mapToGlobal(QPoint(0, 2))
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(grip.mapFromGlobal(top)), QPointF(top), left, left, none)
    QApplication.sendEvent(grip, move)
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert texts(desk, session) == [last, *others]


def test_a_new_item_gets_words_owner_and_minutes(qtbot, page, desk, session):
    agenda = page.form.agenda
    qtbot.mouseClick(agenda.new_owner, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(agenda.new, "Territory change")
    qtbot.keyClick(agenda.new, Qt.Key.Key_Return)
    line = agenda.lines[-1]
    line.minutes.selectAll()
    qtbot.keyClicks(line.minutes, "7")
    qtbot.keyClick(line.minutes, Qt.Key.Key_Return)
    item = desk.agendas.of_session(session.id)[-1]
    assert (item.text, item.owner, item.minutes) == ("Territory change", Owner.REP, 7)
    assert agenda.new.text() == ""


def test_refused_words_and_minutes_stay_with_their_reason(qtbot, page, desk, session):
    before = desk.agendas.of_session(session.id)
    line = page.form.agenda.lines[0]
    line.minutes.selectAll()
    qtbot.keyClicks(line.minutes, "300")
    qtbot.keyClick(line.minutes, Qt.Key.Key_Return)
    assert "0 to 240 minutes" in line.error.text()
    assert line.minutes.text() == "300"
    qtbot.keyClick(page.form.agenda.new, Qt.Key.Key_Return)
    assert "Write what it is about" in page.form.agenda.error.text()
    assert desk.agendas.of_session(session.id) == before


def test_an_item_typed_but_not_added_is_kept_on_leaving(qtbot, page, desk, session):
    qtbot.keyClicks(page.form.agenda.new, "Territory change")
    page.open(session_id=session.id)
    assert texts(desk, session)[-1] == "Territory change"
    assert page.form.agenda.new.text() == ""


def test_a_session_without_anybody_is_no_crash(page, desk, session):
    desk.sessions.set_reps(session, [])
    assert page.stack.currentWidget() is page.empty
    assert page.paper.pdf_now(Audience.MANAGER) == b""


def test_a_suggested_item_comes_by_one_key(page, desk, session):
    desk.agendas.remove(desk.agendas.of_session(session.id)[0].id)
    first = page.facts.suggested[0]
    run = {command.keys: command.run for command in page.commands()}
    run["Ctrl+I"]()
    assert first.text in texts(desk, session)


def test_another_model_brings_its_own_phases(page, desk, session):
    page.form.questions.model.picked.emit("CLEAR")
    assert desk.sessions.one(session.id).model is Model.CLEAR
    phases = {pick.phase for pick in desk.questions.picks(session.id)}
    assert phases <= {name for name, _ in Model.CLEAR.phases}
    assert page.form.questions.model.current == "CLEAR"


def test_others_are_others_each_time(qtbot, page, desk, session):
    seen = set()
    for _ in range(3):
        shown = {pick.question_id for pick in desk.questions.picks(session.id)}
        assert not shown & seen
        seen |= shown
        qtbot.mouseClick(page.form.questions.others, Qt.MouseButton.LeftButton)


def test_a_question_is_swapped_in_its_place(qtbot, page, desk, session):
    before = desk.questions.picks(session.id)
    qtbot.mouseClick(page.form.questions.lines[1].swap, Qt.MouseButton.LeftButton)
    after = desk.questions.picks(session.id)
    assert after[1].question_id != before[1].question_id
    assert [pick.phase for pick in after] == [pick.phase for pick in before]
    assert after[0].question_id == before[0].question_id


def test_a_question_is_found_in_the_bank_by_its_words(qtbot, page, desk, session):
    wanted = next(q for q in desk.questions.all() if q.model is Model.SBI)
    page.form.questions.open_bank()
    finder = page.form.questions.finder
    finder.scope._buttons["all"].click()
    qtbot.keyClicks(finder.words, wanted.text)
    qtbot.keyClick(finder.words, Qt.Key.Key_Return)
    assert desk.questions.picks(session.id)[-1].question_id == wanted.id
    assert "picked 1 time" in page.form.questions.lines[-1].used.text()


def test_feedback_is_kept_in_its_three_parts(qtbot, page, desk, session):
    point = page.form.own_brings.points
    for field, words in zip(point.parts, ("Halden call", "asked twice", "they named a number")):
        field.text.setFocus()
        qtbot.keyClicks(field.text, words)
        field.settle()
    kept = next(item for item in desk.agendas.of_session(session.id) if item.kind is AgendaKind.SBI)
    assert kept.text == "Halden call · asked twice · they named a number"
    assert kept.text in words_of(page.paper.pdf_now(Audience.MANAGER))
    assert "asked twice" not in words_of(page.paper.pdf_now(Audience.REP))


def test_what_the_rep_brings_stands_on_both_sheets(qtbot, page):
    topics = page.form.rep_brings.topics
    qtbot.keyClicks(topics.new, "Marlow wants 12 %")
    qtbot.keyClick(topics.new, Qt.Key.Key_Return)
    for audience in (Audience.MANAGER, Audience.REP):
        assert "Marlow wants 12 %" in words_of(page.paper.pdf_now(audience))


def test_the_rehearsal_takes_the_place_of_its_heading(page, desk, session):
    old = desk.agendas.add(AgendaItem(None, session.id, AgendaKind.REHEARSE, "The opening"))
    field = page.form.rehearse.field
    assert field.value == "The opening"
    field.text.setPlainText("The pause after the price")
    field.settle()
    assert desk.agendas.one(old.id).text == "The pause after the price"
    assert "pause after the price" in words_of(page.paper.pdf_now(Audience.REP))


def test_a_commitment_is_ticked_and_opened_again(qtbot, page, desk):
    (promise,) = page.facts.promises
    page.form.promises.ended.emit(promise.id, CommitmentState.DONE)
    assert desk.commitments.one(promise.id).state is CommitmentState.DONE
    page.form.promises.ended.emit(promise.id, CommitmentState.OPEN)
    assert desk.commitments.one(promise.id).state is CommitmentState.OPEN


def test_the_private_line_is_printed_only_when_ticked_on_the_managers_copy(page, desk, session):
    field = page.form.private.field
    field.text.setPlainText(SECRET)
    field.settle()
    assert desk.sessions.one(session.id).private_note == SECRET
    assert SECRET not in words_of(page.paper.pdf_now(Audience.MANAGER))
    page.preview.private.setChecked(True)
    assert SECRET in words_of(page.paper.pdf_now(Audience.MANAGER))
    assert SECRET not in words_of(page.paper.pdf_now(Audience.REP))
    page.preview.copy.picked.emit("manager")
    assert not page.preview.private.isChecked()
    assert SECRET not in str([entry.label for entry in desk.store.history()])


def test_the_reps_half_is_saved_without_a_private_word(page, tmp_path, monkeypatch):
    page.form.private.field.text.setPlainText(SECRET)
    page.preview.private.setChecked(True)
    target = tmp_path / "half.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.half.click()
    assert SECRET not in words_of(Path(target).read_bytes())


def test_starting_the_meeting_keeps_what_was_typed(qtbot, page, desk, session):
    page.form.own_brings.praise.text.setPlainText("Halden renewed at list price")
    with qtbot.waitSignal(page.asked) as asked:
        page.start.click()
    assert asked.args == ["meeting", {"session_id": session.id}]
    assert "Halden renewed at list price" in texts(desk, session)


def test_after_a_move_the_page_shows_the_new_time(page, desk, session):
    moved = desk.sessions.move(session, datetime(2026, 11, 26, 9))
    assert page.facts.session.id == moved.id
    assert "26 Nov" in page.summary.text()
    assert desk.sessions.one(session.id).status is SessionStatus.MOVED


def test_a_page_without_a_session_says_what_to_do(qtbot, desk):
    page = PreparePage(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(page)
    page.open()
    assert page.stack.currentWidget() is page.empty
    assert page.start.isHidden()


def test_a_refresh_leaves_minutes_that_are_being_typed(qtbot):
    box = MinutesBox("Minutes")
    qtbot.addWidget(box)
    box.show_minutes(5)
    box.selectAll()
    qtbot.keyClicks(box, "1")
    box.show_minutes(9)
    assert box.text() == "1"


def test_feedback_and_praise_stored_in_two_parts_are_shown_whole_and_kept_in_one(page, desk, session):
    points = AgendaItem(None, session.id, AgendaKind.SBI, "Halden call", "waited; they named the price")
    desk.agendas.add(points)
    desk.agendas.add(AgendaItem(None, session.id, AgendaKind.PRAISE, "Marlow won", "at list price"))
    fields = page.form.own_brings.points.parts
    assert [field.value for field in fields] == ["Halden call", "waited", "they named the price"]
    assert page.form.own_brings.praise.value == "Marlow won: at list price"
    fields[2].text.setPlainText("they asked for a date")
    page.form.settle()
    kept = next(item for item in desk.agendas.of_session(session.id) if item.kind is AgendaKind.SBI)
    assert (kept.text, kept.detail) == ("Halden call · waited · they asked for a date", "")
    printed = words_of(page.paper.pdf_now(Audience.MANAGER))
    assert "they asked for a date" in printed
    assert "Marlow won: at list price" in printed


def test_a_sheet_of_two_pages_says_what_fills_it(qtbot, page, desk, session):
    rep = desk.people.by_name("Dana Fox")
    for number in range(40):
        desk.commitments.add(Commitment(None, rep.id, Owner.REP, f"Promise {number} of many words " * 4, TODAY))
    qtbot.waitUntil(lambda: page.preview.view.count > 1, timeout=20_000)
    assert page.preview.long.isVisible()
    assert " open commitments" in page.preview.long.text()
    assert page.preview.long.text().endswith("Take something out to fit one.")
