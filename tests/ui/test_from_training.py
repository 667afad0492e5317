"""What training asks back stands where one prepares, meets and looks at a rep, and is recorded from there."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton

from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.dialogs.follow_up_sheet import FollowUpSheet
from ui.pages.meeting import MeetingPage
from ui.pages.prepare import PreparePage
from ui.pages.rep import RepPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def check(desk):
    """Dana had a course three weeks ago; its second check was due last week."""
    rep, course = desk.people.by_name("Dana Fox"), desk.courses.by_title("Discovery drill")
    held = Session(None, SessionKind.TRAINING, datetime(2026, 11, 3, 10), 45, SessionStatus.HELD)
    training = desk.trainings.save(Training(None, desk.sessions.add(held, [rep.id]).id, course.id))
    desk.trainings.record([Attendance(None, training.id, rep.id, Presence.ATTENDED, 2, 4)])
    due = FollowUp(
        None, training.id, rep.id, FollowUpKind.CHECK, date(2026, 11, 17), 2, None, "What first?", "Ask twice."
    )
    return desk.trainings.save_follow_up(due)


@pytest.fixture
def shown(qtbot, desk):
    """Show a page for Dana's next one-on-one."""
    rep = desk.people.by_name("Dana Fox")
    session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 24, 10), 45), [rep.id])

    def show(kind):
        bridge = Bridge(desk, NOW.date, lambda: NOW)
        page = kind(bridge)
        qtbot.addWidget(page)
        bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
        page.resize(1216, 900)
        page.open(**({"rep_id": rep.id, "tab": "coaching"} if kind is RepPage else {"session_id": session.id}))
        page.show()
        qtbot.waitExposed(page)
        return page

    return show


def words_on(widget):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def card_of(page):
    if isinstance(page, RepPage):
        return page.coaching.trained
    return page.form.training if isinstance(page, PreparePage) else page.room.training


@pytest.mark.parametrize("kind", [PreparePage, MeetingPage])
def test_a_check_that_is_due_stands_with_its_question_and_task(shown, check, kind):
    card = card_of(shown(kind))
    assert card.isVisible()
    for words in ("Check 2: Discovery drill", "7 days late", "Ask: What first?", "Task: Ask twice."):
        assert words in words_on(card)


@pytest.mark.parametrize("kind", [PreparePage, MeetingPage])
def test_without_training_the_card_is_away(shown, kind):
    assert not card_of(shown(kind)).isVisible()


@pytest.mark.parametrize("kind", [PreparePage, MeetingPage, RepPage])
def test_it_is_recorded_from_there_and_gone_then(shown, check, desk, kind):
    page = shown(kind)
    verb = "Open" if kind is RepPage else "Record"
    button = next(
        b for b in card_of(page).findChildren(QPushButton) if b.accessibleName().startswith(f"{verb}: Check 2")
    )
    button.click()
    sheet = page.findChild(FollowUpSheet)
    sheet.note.set_value("Knew both questions.")
    sheet.done_button.click()
    assert desk.trainings.follow_up(check.id).state is FollowUpState.DONE
    assert "Check 2" not in words_on(card_of(page))


def test_the_rep_page_tells_what_was_had_and_what_is_asked(shown, check):
    card = card_of(shown(RepPage))
    assert "Had 3 Nov, due 1 Feb 2027" in words_on(card)
    assert "12 courses asked and not had yet" in words_on(card)
    assert "1 follow-up open" in words_on(card)


def test_the_rep_page_leads_to_the_coverage(shown, check, qtbot):
    page = shown(RepPage)
    with qtbot.waitSignal(page.asked) as told:
        card_of(page).all.click()
    assert told.args[0] == "training" and told.args[1]["view"] == "coverage"
