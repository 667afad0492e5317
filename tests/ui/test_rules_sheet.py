"""The sheet that says how the diagnosis is worked out: it tells every rule there is, with the numbers it uses."""

import pytest
from PySide6.QtCore import Qt

from coachdesk import diagnosing
from coachdesk.analysis.diagnosis_rules_shares import HINT_FROM
from coachdesk.analysis.diagnosis_told import told
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.rules_sheet import RulesSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.new_desk(tmp_path, starter=True) as desk:
        yield desk


@pytest.fixture
def sheet(qtbot, desk):
    sheet = RulesSheet(Bridge(desk, lambda: builders.TODAY))
    qtbot.addWidget(sheet)
    sheet.resize(1280, 720)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def test_every_cause_that_is_looked_at_has_its_rule_on_the_sheet(sheet):
    said = sheet.words()
    for cause, topic in diagnosing.topics().items():
        if not cause.startswith("conversion"):
            assert topic.name in said, cause
    assert "Each step of the sale" in said


def test_a_rule_without_words_is_noticed(desk):
    topics = diagnosing.topics()
    texts = {"ways": [], "names": {}, "rules": {cause: cause for cause in topics if cause != "clutter"}}
    with pytest.raises(KeyError):
        told(topics, texts, 20, (3, 5))


def test_the_numbers_on_the_sheet_are_those_of_the_rules_and_settings(qtbot, desk):
    desk.settings.save("least_trials", "37")
    desk.settings.save("coaching_budget_low", "2")
    sheet = RulesSheet(Bridge(desk, lambda: builders.TODAY))
    qtbot.addWidget(sheet)
    said = sheet.words()
    assert "at least 37 cases" in said
    assert f"Under {HINT_FROM} cases" in said
    assert "the 2–5 h a month that you mean" in said
    assert "{" not in said


def test_only_facts_with_an_honest_source_are_told(sheet):
    said = sheet.words()
    assert "Gartner, 2019" in said
    assert not [claim for claim in ("87 %", "84 %", "88 %", "lifts") if claim in said]


def test_esc_closes_it_and_the_arrows_scroll(sheet, qtbot):
    bar = sheet.area.verticalScrollBar()
    qtbot.keyClick(sheet.area, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
