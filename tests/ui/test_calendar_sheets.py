"""The sheets that take a calendar in and save one."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coachdesk.domain.busy import Busy
from coachdesk.domain.sessions import Session, SessionKind
from tests.builders import add_rep, new_desk
from tests.exchange.calendar_files import event, ics
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.widgets.labels import Label

NOW = datetime(2026, 11, 22, 8, 0)
DRILL = ["CATEGORIES:Training"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def bridge(tmp_path, qtbot):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", "Europe/Berlin")
        yield Bridge(desk, now=lambda: NOW)


@pytest.fixture
def coming(bridge, qtbot):
    made = sheet("calendarin")(bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def look_at(qtbot, coming, tmp_path, *events, name="work.ics"):
    path = tmp_path / name
    path.write_bytes(ics(*events))
    coming.open_file(path)
    qtbot.waitUntil(lambda: coming.pages.currentIndex() == 2, timeout=20_000)


def words(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def test_a_file_is_shown_first_and_taken_in_by_the_last_button(qtbot, bridge, coming, tmp_path):
    look_at(qtbot, coming, tmp_path, event("a"), event("b"), event("t", title="Drill", more=DRILL))
    assert coming.sub.text() == "work.ics · 3 events · read from 23 Oct to 21 Nov 2028"
    assert coming.take_button.text() == "Take in 2 busy times and 1 training event"
    assert bridge.desk.busy.all() == ()
    with qtbot.waitSignal(coming.taken):
        coming.take_button.click()
    assert (len(bridge.desk.busy.all()), len(bridge.desk.trainings.all())) == (2, 1)
    assert not coming.isVisible()


def test_an_event_that_is_unticked_becomes_a_busy_time(qtbot, bridge, coming, tmp_path):
    look_at(qtbot, coming, tmp_path, event("a"), event("t", title="Drill & more", more=DRILL))
    (box,) = coming.view.boxes.values()
    assert box.accessibleName() == "Drill & more"
    box.click()
    assert coming.take_button.text() == "Take in 2 busy times"
    coming.take_button.click()
    assert (len(bridge.desk.busy.all()), bridge.desk.trainings.all()) == (2, ())


def test_a_training_that_comes_again_is_one_line(qtbot, coming, tmp_path):
    look_at(qtbot, coming, tmp_path, event("t", title="Drill", more=[*DRILL, "RRULE:FREQ=WEEKLY;COUNT=4"]))
    assert len(coming.view.boxes) == 1
    assert "4 times from Tue 1 Dec 09:00 · 60 min · nobody of the team is invited" in words(coming.view)


def test_what_is_left_out_is_told_with_why(qtbot, coming, tmp_path):
    free, odd = event("f", more=["TRANSP:TRANSPARENT"]), event("bad", start="x", title="Odd")
    look_at(qtbot, coming, tmp_path, event("a"), free, odd)
    said = words(coming.view.left)
    assert "1 event that takes no time." in said
    assert "1 of 3 skipped:" in said and "“Odd”: it is damaged." in said


def test_nothing_new_can_not_be_taken_in(qtbot, coming, tmp_path):
    look_at(qtbot, coming, tmp_path, event("a"))
    coming.take_button.click()
    coming.show()
    look_at(qtbot, coming, tmp_path, event("a"))
    assert (coming.take_button.text(), coming.take_button.isEnabled()) == ("Nothing new to take in", False)


def test_another_name_is_another_calendar(qtbot, bridge, coming, tmp_path):
    look_at(qtbot, coming, tmp_path, event("a"))
    coming.name.line.setText("Boss")
    coming.name.line.editingFinished.emit()
    coming.take_button.click()
    assert bridge.desk.busy.calendars() == ("Boss",)


def test_a_file_that_is_no_calendar_is_told_and_another_may_be_chosen(qtbot, coming, tmp_path):
    (tmp_path / "x.ics").write_text("hello")
    coming.open_file(tmp_path / "x.ics")
    qtbot.waitUntil(coming.problem.isVisible, timeout=20_000)
    assert coming.problem.accessibleName().startswith("“x.ics” is not an iCalendar file")
    assert coming.choose.isVisible()


def test_reading_can_be_stopped_and_what_comes_of_it_is_dropped(qtbot, coming, tmp_path):
    (tmp_path / "work.ics").write_bytes(ics(event("a")))
    coming.open_file(tmp_path / "work.ics")
    assert coming.stop_button.isVisible()
    coming.stop_button.click()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert (coming.pages.currentIndex(), coming.look) == (0, None)


def test_a_path_that_comes_along_is_read_at_once(qtbot, bridge, tmp_path):
    (tmp_path / "work.ics").write_bytes(ics(event("a")))
    made = sheet("calendarin")(bridge, None, tmp_path / "work.ics")
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.look is not None, timeout=20_000)
    assert made.name.value == "Work"


def test_a_file_dropped_on_the_sheet_is_read(qtbot, coming, tmp_path):
    path = tmp_path / "work.ics"
    path.write_bytes(ics(event("a")))
    mime, copy = QMimeData(), Qt.DropAction.CopyAction
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    asked = QDragEnterEvent(QPoint(5, 5), copy, mime, *keys)
    coming.dragEnterEvent(asked)
    coming.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, *keys))
    qtbot.waitUntil(lambda: coming.look is not None, timeout=20_000)
    assert asked.isAccepted()


def test_calendars_taken_in_are_listed_and_can_be_removed(qtbot, bridge):
    times = [Busy(None, "Boss", f"{n}", datetime(2026, 12, n, 9), 60) for n in (1, 2)]
    bridge.desk.busy.exchange("Take in", fresh=times)
    made = sheet("calendarin")(bridge)
    qtbot.addWidget(made)
    made.show()
    assert "2 busy times, 1 Dec to 2 Dec" in words(made.known)
    made.known.buttons["Boss"].click()
    assert (bridge.desk.busy.all(), made.known.isVisible()) == ((), False)


@pytest.fixture
def going(bridge, qtbot):
    rep = add_rep(bridge.desk, "Ben Okafor")
    for day in (1, 10):
        bridge.desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 12, day, 9), 30), [rep.id])
    made = sheet("calendarout")(bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_calendar_is_saved_as_it_is_shown(qtbot, going, tmp_path):
    assert {"Tue 1 Dec 09:00", "One-on-one: Ben Okafor"} <= set(words(going.shown))
    going.names._buttons["initials"].click()
    assert "One-on-one: BO" in words(going.shown)
    with qtbot.waitSignal(going.saved):
        going.save_to(tmp_path / "coaching.ics")
    content = (tmp_path / "coaching.ics").read_text(encoding="utf-8")
    assert content.count("SUMMARY:One-on-one: BO") == 2 and "Okafor" not in content


def test_only_the_days_that_stand_there_are_saved(going, tmp_path):
    going.last.set_value(date(2026, 12, 5))
    going.last.edited.emit()
    assert going.shown.count.text == "1"
    going.save_to(tmp_path / "coaching.ics")
    assert (tmp_path / "coaching.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1


def test_days_that_cannot_be_read_are_told_under_the_field(going, tmp_path):
    going.last.line.setText("whenever")
    going.last.edited.emit()
    assert not going.save_button.isEnabled()
    going.save_to(tmp_path / "coaching.ics")
    assert going.last.error.text() and not (tmp_path / "coaching.ics").exists()


def test_a_folder_that_cannot_be_written_is_told_in_the_sheet(going, tmp_path):
    going.save_to(tmp_path / "none" / "coaching.ics")
    assert "could not be written" in going.said.text()
    assert going.isVisible()


def test_a_name_without_the_ending_gets_it_and_nothing_there_is_written_over(going, tmp_path):
    (tmp_path / "old.ics").write_text("old")
    going.save_to(tmp_path / "old")
    assert "is there already" in going.said.text() and (tmp_path / "old.ics").read_text() == "old"
    going.save_to(tmp_path / "t.csv")
    assert (tmp_path / "t.csv.ics").exists() and not (tmp_path / "t.csv").exists()


def test_what_is_never_told_is_said(going):
    assert any(text.startswith("Never told: notes") for text in words(going))
