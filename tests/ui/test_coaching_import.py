"""Sessions and commitments come in through the import sheet."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool

from coachdesk.domain.sessions import SessionStatus
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_sheet import VERBS, ImportSheet

SESSIONS = """Rep,Type,Start,Minutes,Status,Notes
Dana Fox,1:1,2026-11-03 10:30,45 min,Done,Rehearsed the price question
Dana Fox; S. Okafor,Group coaching,3 Nov 2026 2:00 pm,1:00,Scheduled,
Li Wei,one-on-one,soon,30,planned,
"""
COMMITMENTS = "Rep,Owner,Commitment,Due,Done\nLi Wei,me,Send two examples,2026-11-27,\n"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as opened:
        yield opened


def opened(desk, qtbot, verb, text):
    sheet = ImportSheet(Bridge(desk, lambda: TODAY), None, verb)
    qtbot.addWidget(sheet)
    sheet.open_text(text)
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
    return sheet


def bring_in(qtbot, sheet):
    qtbot.waitUntil(sheet.next.isEnabled)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)


def test_sessions_come_in_once_the_unknown_name_is_settled(desk, qtbot):
    sheet = opened(desk, qtbot, "sessions", SESSIONS)
    assert not sheet.next.isEnabled()
    sheet.view.settled.emit("S. Okafor", "Sam Okafor")
    bring_in(qtbot, sheet)
    (one, _), (_group, both) = desk.sessions.all()
    assert (one.status, one.minutes, one.summary) == (SessionStatus.HELD, 45, "Rehearsed the price question")
    assert [desk.people.one(rep).name for rep in both] == ["Dana Fox", "Sam Okafor"]
    assert desk.store.history()[0].label == "Import sessions from pasted rows"


def test_commitments_come_in(desk, qtbot):
    sheet = opened(desk, qtbot, "commitments", COMMITMENTS)
    bring_in(qtbot, sheet)
    (promise,) = desk.commitments.all()
    assert (promise.text, promise.made) == ("Send two examples", desk.store.now().date())


@pytest.mark.parametrize("verb", [verb for verb, _ in VERBS])
def test_the_sheet_is_named_by_what_it_brings_in(desk, qtbot, verb):
    sheet = opened(desk, qtbot, "results", "")
    sheet._pick_verb(verb)
    assert sheet.title.text() == sheet.accessibleName() == sheet.windowTitle() != ""
