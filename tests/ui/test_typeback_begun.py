"""A sheet that is begun: its draft goes with every redo, and the list of sheets points to it."""

from datetime import datetime

import pytest

from coachdesk.domain.sessions import Session, SessionKind
from tests import builders
from ui.bridge import Bridge
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def session(desk, rep):
    return desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 24, 10, 30), 45), [rep.id])


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: datetime(2026, 11, 24, 17)))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def page(window, session, rep):
    window.show_page("typeback", {"rep_id": rep.id, "session_id": session.id})
    return window.current


def test_a_sheet_kept_again_by_redo_has_no_draft_though_another_page_is_shown(window, page, desk, rep, session):
    page.form.notes.text.setPlainText("She saw it herself")
    page.keep()
    desk.store.undo()
    place = desk.drafts.sheet(rep.id, session.id)
    page.forms.settle()
    assert desk.drafts.words(place)
    window.show_page("today", {})
    desk.store.redo()
    assert desk.drafts.words(place) == ""


def test_a_half_typed_sheet_is_pointed_to_in_the_list(page, rep):
    page.open(rep_id=rep.id)
    page._choose(None)
    page.form.notes.text.setPlainText("Met her by chance")
    page.forms.settle()
    page.refresh()
    box = page.choice.sheet.box
    said = [box.itemText(row) for row in range(box.count())]
    assert said[-1] == "Not in the calendar: a new one · begun, not kept"
    assert not any("begun" in words for words in said[:-1])
