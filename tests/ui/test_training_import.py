"""Courses and training come in through the import sheet."""

from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool

from coachdesk import covering
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_sheet import ImportSheet

NOW = datetime(2026, 11, 22, 9)
COURSES = "title,kind,minutes,skills\nPricing talk,role-play,60,Negotiating\nNo length,workshop,,\n"
TRAINING = "course,start,minutes,rep,presence,before,after\nDiscovery drill,2026-11-20 10:00,45,Dana Fox,attended,2,4\n"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, now=lambda: NOW) as opened:
        yield opened


def brought_in(desk, qtbot, verb, text):
    sheet = ImportSheet(Bridge(desk, lambda: TODAY), None, verb)
    qtbot.addWidget(sheet)
    sheet.open_text(text)
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
    qtbot.waitUntil(sheet.next.isEnabled)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    words = sheet.finish.text()
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)
    return words


def test_the_courses_that_can_be_read_come_in(desk, qtbot):
    assert brought_in(desk, qtbot, "courses", COURSES) == "Bring in 1 course"
    course = desk.courses.by_title("Pricing talk")
    assert desk.courses.skills(course.id) == {desk.skills.by_name("Negotiating").id}
    assert desk.store.history()[0].label == "Import courses from pasted rows"


def test_who_was_there_comes_in_and_is_covered(desk, qtbot):
    assert brought_in(desk, qtbot, "training", TRAINING) == "Bring in 1 training row"
    (cover,) = [one for _, one in covering.rep_covers(desk, desk.people.by_name("Dana Fox"), TODAY) if one.times]
    assert cover.words == "had 20 Nov, due 18 Feb 2027"
