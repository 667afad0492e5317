"""Did it move? The card says counts, verdict and, once, that it proves no cause."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from coachdesk.analysis.moved import CAUTION, Move
from coachdesk.domain.plans import Verdict
from coachdesk.domain.skills import Observation
from tests import builders
from ui.bridge import Bridge
from ui.pages.rep import RepPage
from ui.widgets.move_card import NOTHING, MoveCard

FOCUS = Move("Focus on discovery since 6 October: levels seen 2, 2, 3, 2, 3.", "Too early, 5 of 6 points.",
             Verdict.TOO_EARLY, date(2026, 10, 6), 6, 5)  # fmt: skip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def card(qtbot):
    card = MoveCard()
    qtbot.addWidget(card)
    return card


def words_on(card):
    return [one.text() for one in card.findChildren(QLabel) if not one.isHidden()]


def test_the_caution_stands_once_however_many_there_are(card):
    card.show_moves([FOCUS, FOCUS])
    found = words_on(card)
    assert found.count(FOCUS.words) == found.count(FOCUS.said) == 2
    assert found.count(CAUTION) == 1
    assert card.accessibleDescription().endswith(CAUTION)


def test_nothing_to_compare_says_what_it_takes(card):
    card.show_moves([])
    assert NOTHING in words_on(card)
    assert CAUTION not in words_on(card)


def test_the_overview_tells_the_focus_of_the_plan(qtbot, tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        rep, skill = desk.people.by_name("Sam Okafor"), desk.skills.all()[0]
        builders.add_plan(desk, rep, focus_id=skill.id, agreed_on=date(2026, 10, 6))
        for day in range(3):
            seen = Observation(None, rep.id, skill.id, date(2026, 10, 8) + timedelta(days=day), "asked", level=2)
            desk.skills.observe(seen)
        page = RepPage(Bridge(desk, lambda: builders.TODAY))
        qtbot.addWidget(page)
        page.open(rep_id=rep.id)
        found = words_on(page.overview.moves)
        assert any(text.endswith("since 6 October: levels seen 2, 2, 2.") for text in found)
        assert "Too early, 0 of 6 points before and 3 of 6 since." in found
