"""The library: a rhythm is changed in a sheet that keeps what was typed; no criterion stands there twice."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.deals import FitCriterion, FitKind
from coachdesk.domain.errors import Invalid
from coachdesk.domain.rhythms import Every, Rhythm
from tests.builders import filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.rhythm_sheet import RhythmSheet
from ui.pages.library import LibraryPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9, 48)


@pytest.fixture
def desk(tmp_path):
    theme.install("light")
    with filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = LibraryPage(Bridge(desk, now=lambda: NOW))
    page.rhythms._bridge.changed.connect(lambda _change: page.refresh())
    qtbot.addWidget(page)
    page.open(view="rhythms")
    page.show()
    return page


def opened(qtbot, page, name, key=Qt.Key.Key_Return):
    table = page.rhythms.table
    row = next(at for at, one in enumerate(table.model.shown) if one.name == name)
    page.activateWindow()
    qtbot.waitActive(page) if not page.isActiveWindow() else None
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(row, 0))
    qtbot.keyClick(table.view, key)
    return next(one for one in page.findChildren(RhythmSheet) if one.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_the_keyboard_opens_the_rhythm_of_a_rep(qtbot, page, desk, key):
    sheet = opened(qtbot, page, "Dana Fox", key)
    sheet.every.set_value(Every.FORTNIGHTLY)
    sheet.every.edited.emit()
    sheet.minutes.set_value("1 h")
    sheet.keep()
    rhythm = desk.rhythms.of_rep(desk.people.by_name("Dana Fox"))
    assert (rhythm.every, rhythm.minutes) == (Every.FORTNIGHTLY, 60)


@pytest.mark.parametrize("text", ["long", "24 h", "0", ""])
def test_minutes_that_cannot_be_read_stay_as_typed_and_say_why(qtbot, page, desk, text):
    before = desk.store.dump()
    sheet = opened(qtbot, page, "Dana Fox")
    sheet.every.set_value(Every.WEEKLY)
    sheet.every.edited.emit()
    sheet.minutes.set_value(text)
    sheet.keep()
    assert sheet.isVisible()
    assert sheet.minutes.error.text()
    assert sheet.minutes.line.text() == text
    assert sheet.minutes.line.accessibleName() == "Minutes"
    assert desk.store.dump() == before


def test_a_rep_goes_by_the_rhythm_of_the_role_again(qtbot, page, desk):
    dana = desk.people.by_name("Dana Fox")
    desk.rhythms.save(Rhythm(None, Every.MONTHLY, 45, role_id=dana.role_id))
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=dana.id))
    sheet = opened(qtbot, page, "Dana Fox")
    assert sheet.every.box.itemText(0) == "As the role: monthly"
    sheet.every.set_value("same")
    sheet.keep()
    assert desk.rhythms.of_rep(dana).every is Every.MONTHLY


def test_a_criterion_that_is_there_already_is_refused_beside_the_field(page, desk):
    page.open(view="criteria")
    known = desk.deals.criteria()[0].text
    before = len(desk.deals.criteria())
    page.criteria.words.set_value(f" {known.upper()} ")
    page.criteria.add_typed()
    assert known in page.criteria.words.error.text()
    assert page.criteria.words.value == known.upper()
    assert len(desk.deals.criteria()) == before


def test_a_criterion_keeps_its_own_words_but_takes_no_other_ones(desk):
    first, second = desk.deals.criteria()[:2]
    assert desk.deals.edit_criterion(first) == first
    with pytest.raises(Invalid):
        desk.deals.edit_criterion(FitCriterion(second.id, FitKind.DEMOGRAPHIC, first.text.lower()))
