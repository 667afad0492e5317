"""Scorecards and scored calls on a real desk: the rep first, not observed is no zero, a used version is locked."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Rater
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.dialogs.call_sheet import CallSheet
from ui.dialogs.scorecard_sheet import ScorecardSheet
from ui.pages.score import ScorePage
from ui.pages.skills.scorecards import ScorecardList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 10)
TEXTS = ("Opens with a reason", "Finds the cost", "Sums up", "Dates the next step")


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        yield desk


@pytest.fixture
def card(desk):
    return desk.scorecards.save(
        Scorecard(None, "My call", "first meeting"), [Criterion(None, 0, text, weight=2) for text in TEXTS]
    )


@pytest.fixture
def call(desk, card):
    rep = desk.people.by_name("Dana Fox")
    return desk.scorecards.add_call(ScoredCall(None, card.id, rep.id, date(2026, 11, 23), "Acme"))


@pytest.fixture
def bridge(desk):
    return Bridge(desk, now=lambda: NOW)


@pytest.fixture
def page(qtbot, bridge, call):
    page = ScorePage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1200, 900)
    page.show()
    page.open(call_id=call.id)
    return page


def ids(page):
    return list(page.lines.cards)


def test_a_key_scores_and_zero_says_not_observed(qtbot, page, desk, call):
    first, second = ids(page)[:2]
    qtbot.keyClick(page.lines.cards[first].score, Qt.Key.Key_4)
    qtbot.keyClick(page.lines.cards[second].score, Qt.Key.Key_0)
    kept = {score.criterion_id: score.level for score in desk.scorecards.scores(call.id)}
    assert kept == {first: 4, second: None}
    assert page.closing.rep.text().startswith("Rep: 4.0 of 5, 1 of 4 observed")
    assert page.lines.cards[second].unseen.text() == "✓ Not observed"


def test_the_managers_side_waits_for_the_rep(page, desk, call):
    page.turn._buttons["manager"].click()
    assert page.waiting.isVisible()
    assert not page.lines.isEnabled()
    for at in ids(page):
        desk.scorecards.set_score(Score(None, call.id, at, Rater.SELF, 3))
    assert page.lines.isEnabled()
    page.lines.cards[ids(page)[0]].score.pick(5)
    assert page.lines.cards[ids(page)[0]].apart.text == "you 2 higher"
    assert page.closing.apart.text().startswith("Manager higher") or "higher on 1" in page.closing.apart.text()


def test_a_call_can_be_scored_without_the_rep(page, desk, call):
    page.turn._buttons["manager"].click()
    page.go_on()
    page.lines.cards[ids(page)[0]].score.pick(2)
    assert [(s.rater, s.level) for s in desk.scorecards.scores(call.id)] == [(Rater.MANAGER, 2)]


def test_a_second_rater_is_not_led(page, desk, call):
    for at in ids(page):
        for rater in (Rater.SELF, Rater.MANAGER):
            desk.scorecards.set_score(Score(None, call.id, at, rater, 3))
    page.turn._buttons["second"].click()
    page.second.setText("Sam")
    page.refresh()
    first = page.lines.cards[ids(page)[0]]
    assert (first.others.text(), page.closing.rep.isVisible(), page.closing.mine.isVisible()) == ("", False, False)
    first.score.pick(4)
    assert first.others.text() == "Rep 3 · You 3"


def test_words_before_a_score_stay_and_say_what_is_missing(page, desk, call):
    card = page.lines.cards[ids(page)[0]]
    card.words.text.setPlainText("Asked for the budget")
    card.words.settle()
    assert "Score it first" in card.words.error.text()
    assert card.words.value == "Asked for the budget"
    card.score.pick(3)
    assert desk.scorecards.scores(call.id)[0].said == "Asked for the budget"


def test_what_comes_of_it_is_kept_and_the_private_note_apart(page, desk, call):
    page.closing.fields["change"].text.setPlainText("One question, then wait")
    page.closing.private.field.text.setPlainText("tired")
    page.settle()
    kept = desk.scorecards.call(call.id)
    assert (kept.change, kept.private_note) == ("One question, then wait", "tired")


def test_a_used_scorecard_keeps_its_version_and_a_change_makes_the_next(qtbot, bridge, desk, card, call):
    sheet = ScorecardSheet(bridge, card)
    qtbot.addWidget(sheet)
    sheet.forms[0].text.set_value("Opens with a reason to talk")
    sheet.keep()
    assert [c.text for c in desk.scorecards.criteria(card.id)] == list(TEXTS)
    assert (desk.scorecards.by_name("My call").version, desk.scorecards.call(call.id).scorecard_id) == (2, card.id)


def test_the_builder_wants_four_to_six_criteria_and_keeps_what_is_typed(qtbot, bridge, desk):
    sheet = ScorecardSheet(bridge)
    qtbot.addWidget(sheet)
    sheet.name.set_value("Closing")
    for form, text in zip(sheet.forms, TEXTS[:3]):
        form.text.set_value(text)
    sheet.keep()
    assert sheet.forms[3].text.error.text() == "What is to be seen on the call?"
    sheet.forms[3].dropped.emit()
    sheet.keep()
    assert "at least 4 criteria" in sheet.error.text()
    assert [form.text.value for form in sheet.forms] == list(TEXTS[:3])
    sheet.add_criterion()
    sheet.forms[3].text.set_value(TEXTS[3])
    sheet.forms[3].moved.emit(-1)
    sheet.keep()
    assert [c.text for c in desk.scorecards.criteria(desk.scorecards.by_name("Closing").id)][2] == TEXTS[3]


def test_a_call_to_come_is_refused_beside_its_day(qtbot, bridge, card):
    sheet = CallSheet(bridge, card)
    qtbot.addWidget(sheet)
    sheet.day.set_value(date(2026, 12, 24))
    sheet.keep()
    assert "still to come" in sheet.day.error.text()
    sheet.day.set_value(date(2026, 11, 24))
    with qtbot.waitSignal(sheet.asked) as asked:
        sheet.keep()
    assert asked.args[0] == "score"


def test_the_list_shows_forms_calls_and_agreement(qtbot, bridge, desk, card, call):
    for at in (c.id for c in desk.scorecards.criteria(card.id)):
        for rater, level, by in ((Rater.MANAGER, 3, ""), (Rater.PEER, 4, "Alex")):
            desk.scorecards.set_score(Score(None, call.id, at, rater, level, by=by))
    view = ScorecardList(bridge)
    qtbot.addWidget(view)
    assert "1 call scored" in view.refresh()
    assert view.second.currentText() == "Alex"
    assert "0 of 4" in view.agreement.text()
    assert [row.rep for row in view.calls.model.shown] == ["Dana Fox"]
