"""One follow-up: done with its answers, dropped, moved or opened again, each in one step."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.analysis.today import Task
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUpKind, FollowUpState, Recall
from tests.desk.training_room import AFTER, NOW, again, book, line, room
from ui import theme
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.training_sheets import change, follow, led_to_training, mend

PRE_BRIEF, DEBRIEF, CHECK = FollowUpKind
DONE, DROPPED, OPEN = FollowUpState.DONE, FollowUpState.DROPPED, FollowUpState.OPEN
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def bridge(qapp, tmp_path):
    theme.install("light")
    with room(tmp_path) as desk:
        yield Bridge(desk, now=lambda: NOW)


@pytest.fixture
def event(bridge):
    return book(bridge.desk)


@pytest.fixture
def opened(qtbot, bridge, event):
    def opening(kind=CHECK, number=1):
        made = sheet("followup")(bridge, line(again(bridge.desk, event), kind, number))
        qtbot.addWidget(made)
        made.show()
        return made

    return opening


def now_is(bridge, event, kind=CHECK, number=1):
    return line(again(bridge.desk, event), kind, number)


def type_in(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()


def test_a_check_shows_what_it_asks_and_keeps_what_it_showed(qtbot, bridge, event, opened):
    made, check = opened(), line(event).follow_up
    assert (made.question.value, made.task.value) == (check.question, check.task)
    made.recalled.set_current("part")
    made.applied.set_current("no")
    made.note.set_value("Had the first one.")
    qtbot.mouseClick(made.done_button, Qt.MouseButton.LeftButton)
    kept = now_is(bridge, event).follow_up
    assert (kept.state, kept.recalled, kept.applied) == (DONE, Recall.PART, Recall.NO)
    assert (kept.note, made.result()) == ("Had the first one.", made.DialogCode.Accepted)


def test_question_and_task_are_kept_as_they_are_typed(bridge, event, opened):
    made = opened()
    type_in(made.question, "What did Acme say?")
    type_in(made.task, "Ask two of them")
    kept = now_is(bridge, event).follow_up
    assert (kept.question, kept.task, kept.state) == ("What did Acme say?", "Ask two of them", OPEN)
    made.hold()
    assert now_is(bridge, event).follow_up.question == "What did Acme say?"


def test_a_debrief_needs_a_line_and_takes_its_minutes(bridge, event, opened):
    made = opened(DEBRIEF)
    made.hold()
    assert "Say what came of it" in made.note.error.text()
    made.note.set_value("Uses it at Acme.")
    type_in(made.minutes, "none")
    made.hold()
    assert "is no length" in made.minutes.error.text()
    type_in(made.minutes, "20")
    made.hold()
    session = bridge.desk.sessions.one(line(event, DEBRIEF).session.id)
    assert (session.status, session.minutes, session.summary) == (SessionStatus.HELD, 20, "Uses it at Acme.")


def test_what_has_no_time_of_its_own_asks_for_no_minutes(opened):
    assert not opened().minutes.isVisible() and opened(DEBRIEF).minutes.isVisible()


def test_dropping_keeps_why_and_it_can_be_opened_again(bridge, event, opened):
    made = opened()
    made.note.set_value("Talked about it at lunch.")
    made.drop()
    kept = now_is(bridge, event).follow_up
    assert (kept.state, kept.note) == (DROPPED, "Talked about it at lunch.")
    second = opened()
    assert not (second.done_button.isVisible() or second.drop_button.isVisible() or second.move_button.isVisible())
    second.reopen()
    assert now_is(bridge, event).follow_up.state is OPEN


def test_a_short_check_goes_to_another_day(bridge, event, opened):
    made = opened()
    made.move_it()
    assert made.slot.isVisible() and not made.slot.time.isVisible()
    type_in(made.slot.day, "14 Dec")
    made.move_it()
    assert now_is(bridge, event).follow_up.due == date(2026, 12, 14)


def test_a_short_check_gets_its_own_time(qtbot, bridge, event, opened):
    made = opened()
    made.move_it()
    made.way.set_current("time")
    made.way.picked.emit("time")
    type_in(made.slot.day, "14 Dec")
    type_in(made.slot.time, "10:30")
    qtbot.mouseClick(made.move_button, Qt.MouseButton.LeftButton)
    assert now_is(bridge, event).session.start == datetime(2026, 12, 14, 10, 30)


def test_a_clash_is_said_beside_the_day_and_booked_only_the_second_time(bridge, event, opened):
    made, taken = opened(), line(event, DEBRIEF).session.start
    made.move_it()
    made.way.set_current("time")
    type_in(made.slot.day, f"{taken:%d %b}")
    type_in(made.slot.time, f"{taken:%H:%M}")
    made.move_it()
    assert "overlaps the debrief" in made.slot.day.error.text() and made.move_button.text() == "Move anyway"
    assert now_is(bridge, event).session is None
    made.move_it()
    assert now_is(bridge, event).session.start == taken


def test_a_day_gone_is_never_offered_anyway(bridge, event, opened):
    made = opened()
    made.move_it()
    type_in(made.slot.day, "2 Nov 2026")
    made.move_it()
    assert made.slot.day.error.text() and made.move_button.text() == "Move"
    assert now_is(bridge, event) == line(event)


@pytest.fixture
def over(qtbot):
    """A window, and the title of the sheet that floats over it, which is closed."""
    window = QWidget()
    qtbot.addWidget(window)

    def title():
        active = QApplication.activeModalWidget()
        said = active.windowTitle() if active else ""
        if active:
            active.reject()
        return said

    return window, title


def test_a_task_of_the_day_opens_the_sheet_that_mends_it(bridge, event, over):
    window, title = over
    follow(bridge, window, line(event).follow_up.id)
    assert title() == "Check 1: Discovery drill, Dana"
    mend(bridge, window, Task(event.session.id, 1, "Dana Fox", "DF", "", "attend", ""))
    assert title() == "Who was there?"


def test_a_session_of_a_training_leads_to_its_sheet_or_its_page_and_any_other_does_not(bridge, event, over):
    (window, title), asked = over, []
    debrief = line(event, DEBRIEF).session
    assert led_to_training(bridge, window, debrief, lambda *args: asked.append(args))
    assert (title(), asked) == ("Debrief: Discovery drill, Dana", [])
    assert led_to_training(bridge, window, event.session, lambda *args: asked.append(args))
    assert (title(), asked) == ("", [("training", {"view": "events", "session_id": event.session.id})])
    one = Session(None, SessionKind.ONE_ON_ONE, NOW, 30)
    assert not led_to_training(bridge, window, one, lambda *args: asked.append(args)) and len(asked) == 1


def test_an_event_is_changed_in_its_own_sheet(bridge, event, over):
    window, title = over
    assert change(bridge, window, event.session) and title() == "Discovery drill"
    assert not change(bridge, window, line(event, DEBRIEF).session) and title() == ""


def test_an_event_that_is_over_asks_who_was_there(bridge, event, over):
    window, title = over
    bridge.now, bridge.today = lambda: AFTER + timedelta(days=1), lambda: AFTER.date() + timedelta(days=1)
    assert led_to_training(bridge, window, event.session, lambda *_: None) and title() == "Who was there?"
