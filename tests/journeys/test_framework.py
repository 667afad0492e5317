"""What a framework goes through: it is reworded after a quarter, and the market changes under it."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk import assessing
from coachdesk.domain.audiences import Audience
from coachdesk.domain.market import MarketKind
from coachdesk.reports import report
from tests.builders import filled_desk
from tests.reports.reading import words_of
from ui.bridge import Bridge
from ui.dialogs.market_sheet import MarketSheet
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 16)
LAST_QUARTER = date(2026, 9, 4)


@pytest.fixture
def desk(tmp_path):
    """Dana was rated in two skills last quarter."""
    with filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        for skill in desk.skills.all()[:2]:
            desk.skills.rate(desk.people.by_name("Dana Fox"), skill, 1, LAST_QUARTER)
        yield desk


@pytest.fixture
def view(qtbot, desk):
    """The window at the framework."""
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.show_page("skills", {"view": "framework"})
    view = window.current.stack.currentWidget()
    view.room = window
    return view


def paper(desk, assessment_id=None):
    """The skills scorecard as it prints."""
    rep = desk.people.by_name("Dana Fox")
    facts = assessing.skills_paper(desk, rep, Audience.REP, NOW.date(), assessment_id)
    return words_of(report("skills").skills_pdf((facts,)))


def test_editing_a_level_text_leaves_last_quarters_scorecard_as_it_was(qtbot, view, desk):
    (assessment,) = desk.assessments.all()
    before = paper(desk, assessment.id)
    assert "Wanted 3 Checks each name against" in before
    text = view.editor.texts.texts[3]
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Brings three names and a reason for each")
    view.choose(("skill", desk.skills.all()[1].id))
    assert desk.frameworks.one(1).version == 2
    assert paper(desk, assessment.id) == before
    now = paper(desk)
    assert ("Brings three names" in now, "Checks each name" in now) == (True, False)
    assert view.version.text().startswith("Version 2, not used yet")


def test_a_market_change_turns_the_skills_it_touches_stale_and_says_why(qtbot, view, desk):
    rep, (first, second) = desk.people.by_name("Dana Fox"), desk.skills.all()[:2]
    view.bar.market.click()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MarketSheet) and w.isVisible())
    sheet.form.kind.set_value(MarketKind.COMPETITOR)
    qtbot.keyClicks(sheet.form.title.line, "Acme")
    sheet.form.day.day.selectAll()
    qtbot.keyClicks(sheet.form.day.day, "3 nov")
    sheet.form.skills.boxes[first.id].click()
    sheet.keep_button.click()
    assert [row.made.text() for row in sheet.rows] == ["made 1 rating of 1 rep stale"]
    sheet.accept()
    why = "new competitor (Acme) on 3 Nov touches it"
    cells = {c.skill_id: c for c in assessing.matrix(desk, NOW.date()).rows[0].cells}
    assert (cells[first.id].why_stale, cells[second.id].stale) == (why, False)
    view.room.show_page("skills", {"view": "matrix", "rep_id": rep.id, "skill_id": first.id})
    assert any(why in label.text() for label in view.room.current.findChildren(QLabel) if label.isVisible())


def test_another_framework_is_named_under_the_title(view, desk):
    made = desk.frameworks.copy(1, "Account management")
    view.show_framework(made.id)
    assert view.room.current.summary.text().startswith("Account management, version 1 · 28 skills")
