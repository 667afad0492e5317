"""Who was there: one key a rep, values on the event's scale, one step that keeps it all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coachdesk import training
from coachdesk.analysis.training import EventState
from coachdesk.domain.training import Presence, Scale
from tests.builders import add_rep
from tests.desk.training_room import AFTER, NOW, again, book, room
from ui import theme
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.follow_ups_sheet import FollowUpsSheet

ATTENDED, ABSENT, EXCUSED, INVITED = Presence.ATTENDED, Presence.ABSENT, Presence.EXCUSED, Presence.INVITED
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def bridge(qapp, tmp_path):
    theme.install("light")
    with room(tmp_path) as desk:
        yield Bridge(desk, now=lambda: AFTER)


@pytest.fixture
def event(bridge):
    return book(bridge.desk, now=NOW)


@pytest.fixture
def opened(qtbot, bridge, event):
    made = sheet("attendance")(bridge, event)
    qtbot.addWidget(made)
    made.show()
    return made


def row(opened, name="Dana Fox"):
    at = [one.name for one in opened._event.attendees].index(name)
    return opened.rows.rows[at]


def chosen(opened):
    return [Presence(one.presence.current) for one in opened.rows.rows]


def kept(bridge, event):
    return {a.name: a for a in again(bridge.desk, event, AFTER.date()).attendees}


def test_all_attended_and_one_key_for_who_did_not(qtbot, bridge, event, opened):
    qtbot.mouseClick(opened.all, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row(opened, "Li Wei").stops[0], Qt.Key.Key_N)
    qtbot.keyClick(row(opened, "Sam Okafor").stops[0], Qt.Key.Key_E)
    opened.keep()
    found = kept(bridge, event)
    assert [found[name].presence for name in ("Dana Fox", "Li Wei", "Sam Okafor")] == [ATTENDED, ABSENT, EXCUSED]
    assert again(bridge.desk, event).state is EventState.FOLLOWING
    assert bridge.desk.store.can_undo() == "Record Discovery drill"


def test_keeping_is_one_step(bridge, event, opened):
    before = bridge.desk.store.dump()
    opened.all_attended()
    opened.keep()
    assert opened.result() == opened.DialogCode.Accepted
    bridge.desk.store.undo()
    assert bridge.desk.store.dump() == before


def test_an_event_that_nothing_follows_goes_on_to_what_it_proposes(qtbot, bridge):
    over = QWidget()
    qtbot.addWidget(over)
    event = book(bridge.desk, now=NOW, follow=False)
    made = sheet("attendance")(bridge, event, over)
    made.all_attended()
    made.keep()
    (asking,) = over.findChildren(FollowUpsSheet)
    assert asking.isVisible() and len(asking.board.rows) == 12
    asking.keep()
    assert len(again(bridge.desk, event).follow_ups) == 12


def test_an_event_that_is_followed_already_asks_nothing_more(qtbot, bridge, event):
    over = QWidget()
    qtbot.addWidget(over)
    made = sheet("attendance")(bridge, event, over)
    made.all_attended()
    made.keep()
    assert over.findChildren(FollowUpsSheet) == []


def test_the_arrows_go_from_line_to_line_in_the_same_column(qtbot, opened):
    qtbot.waitExposed(opened)
    first, second = opened.rows.rows[:2]
    first.after.setFocus()
    qtbot.keyClick(first.after, Qt.Key.Key_Down)
    assert second.after.hasFocus()
    qtbot.keyClick(second.after, Qt.Key.Key_Up)
    assert first.after.hasFocus()


def test_before_after_and_words_are_kept_and_a_value_says_attended(qtbot, bridge, event, opened):
    dana = row(opened)
    qtbot.keyClicks(dana.before, "2")
    qtbot.keyClicks(dana.after, "3,5")
    dana.feedback.setText("The pairs were good.")
    assert Presence(dana.presence.current) is ATTENDED
    opened.keep()
    one = kept(bridge, event)["Dana Fox"]
    assert (one.before, one.after, one.feedback, one.moved) == (2, 3.5, "The pairs were good.", "1.5 up")


@pytest.mark.parametrize(
    ("text", "says"), [("9", "A confidence is 1 to 5, not 9."), ("good", "“good” is not a number.")]
)
def test_a_value_that_cannot_be_is_said_under_its_line_and_stays(bridge, event, opened, text, says):
    dana = row(opened)
    dana.choose(ATTENDED)
    dana.after.setText(text)
    opened.keep()
    assert dana.error.text() == says and dana.error.isVisible()
    assert (dana.after.text(), dana.after.accessibleDescription()) == (text, says)
    assert kept(bridge, event)["Dana Fox"].presence is INVITED


def test_a_score_is_read_in_percent_and_nothing_is_not_0(qtbot, bridge, event):
    bridge.desk.trainings.save(replace(event.training, scale=Scale.SCORE))
    opened = sheet("attendance")(bridge, again(bridge.desk, event))
    qtbot.addWidget(opened)
    opened.all_attended()
    row(opened).before.setText("0 %")
    opened.keep()
    one = kept(bridge, event)["Dana Fox"]
    assert (one.before, one.after) == (0, None)


def test_without_anybody_there_nothing_is_kept(bridge, event, opened):
    opened.keep()
    assert "at least one attended" in opened.error.text() and opened.error.isVisible()
    opened.rows.rows[0].choose(ATTENDED)
    assert not opened.error.isVisible()


def test_minutes_and_what_came_of_it_go_with_it(bridge, event, opened):
    opened.all_attended()
    opened.minutes.set_value("no")
    opened.keep()
    assert "is no length" in opened.minutes.error.text()
    opened.minutes.set_value("1.5 h")
    opened.notes.set_value("Three rounds in pairs.")
    opened.keep()
    session = again(bridge.desk, event).session
    assert (session.minutes, session.summary) == (90, "Three rounds in pairs.")


def test_somebody_who_came_uninvited_gets_a_line(qtbot, bridge, event):
    eve = add_rep(bridge.desk, "Eve Stone")
    opened = sheet("attendance")(bridge, event)
    qtbot.addWidget(opened)
    opened.more.set_value(eve.id)
    opened.more.edited.emit()
    assert opened.rows.rows[-1].rep_id == eve.id and opened.more.value == 0
    assert eve.id not in dict(opened._others())
    opened.keep()
    assert kept(bridge, event)["Eve Stone"].presence is ATTENDED


def test_an_event_still_to_come_says_so(qtbot, bridge, event):
    bridge.now = lambda: NOW - timedelta(days=1)
    opened = sheet("attendance")(bridge, event)
    qtbot.addWidget(opened)
    opened.all_attended()
    opened.keep()
    assert "still to come" in opened.error.text()


def test_what_was_recorded_stands_there_again(qtbot, bridge, event, opened):
    opened.all_attended()
    row(opened, "Li Wei").choose(ABSENT)
    opened.keep()
    second = sheet("attendance")(bridge, again(bridge.desk, event))
    qtbot.addWidget(second)
    assert chosen(second) == [ATTENDED, ABSENT, ATTENDED]


def test_every_control_has_a_name(opened):
    for one in opened.rows.rows:
        assert all(stop.accessibleName() for stop in one.stops) and one.presence.accessibleName()
    assert all(button.accessibleName() for button in opened.findChildren(QPushButton))
    assert training.events(opened._bridge.desk, NOW.date())
