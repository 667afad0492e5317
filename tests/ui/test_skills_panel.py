"""The panel beside the matrix: what a rating stands on, and what to do about it in one click."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.questions import Question
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.skills import Assessment, Observation, Rater
from tests.builders import TODAY, add_plan
from tests.ui.skills_room import NOW, ben, on_ben, open_sheet, says, shown, skill_id, team_desk, words_on
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.pages.skills.panel import LevelBox

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


@pytest.fixture
def page(qtbot, desk):
    return shown(qtbot, desk)


@pytest.fixture
def bridge(page):
    return page._bridge


def test_enter_opens_the_panel_and_escape_closes_it(page, qtbot):
    view = page.matrix.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.matrix.panel.isVisible()
    assert page.matrix.panel.accessibleName() == "Discovery, Ana Ferreira"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not page.matrix.panel.isVisible()


def test_the_panel_shows_the_levels_and_marks_the_present_one(page, desk):
    panel = on_ben(page, desk)
    boxes = [box.accessibleName() for box in panel.findChildren(LevelBox)]
    assert boxes == ["Level 5 : Maps the cost", "Level 3 (now): Asks two follow-ups", "Level 1 : Asks from a list"]
    assert panel.who.text() == "Ben Okafor · target 4"
    assert says(panel, "since 2 Nov")
    assert says(panel, "Rated without an observation behind it.")


def test_a_present_level_without_words_of_its_own_is_shown_between_the_others(page, desk):
    desk.skills.rate(ben(desk), desk.skills.by_name("Discovery"), 2, TODAY)
    boxes = [box.accessibleName() for box in on_ben(page, desk).findChildren(LevelBox)]
    assert boxes[2] == "Level 2 (now): Between the levels beside it."


def test_what_was_seen_stands_in_the_panel_with_day_place_and_level(page, desk):
    seen = Observation(None, ben(desk).id, skill_id(desk), date(2026, 11, 12), "Asked what the delay costs", level=3)
    desk.skills.observe(seen)
    panel = on_ben(page, desk)
    assert says(panel, "1 · 10 days ago")
    assert {"12 Nov", "call", "Asked what the delay costs", "3"} <= set(words_on(panel))


def test_self_and_manager_stand_beside_each_other_with_the_gap(page, desk):
    desk.skills.rate(ben(desk), desk.skills.by_name("Discovery"), 4, TODAY, Rater.SELF)
    panel = on_ben(page, desk)
    assert {"Ben says", "4", "self 1 above manager", "gap 1"} <= set(words_on(panel))


def test_a_blind_self_rating_stays_hidden_until_the_manager_has_rated(page, desk):
    blind = Assessment(None, ben(desk).id, Rater.SELF, TODAY, blind=True)
    desk.assessments.save(blind, {skill_id(desk): 5}, {})
    panel = on_ben(page, desk)
    assert says(panel, "waits until you have rated")
    assert "Ben says" not in words_on(panel)


def test_the_focus_skill_of_the_plan_is_marked(page, desk):
    add_plan(desk, ben(desk), focus_id=skill_id(desk))
    assert "focus" in words_on(on_ben(page, desk))


def test_rate_now_rates_this_skill_and_the_matrix_follows(page, desk, qtbot):
    qtbot.mouseClick(on_ben(page, desk).rate_button, Qt.MouseButton.LeftButton)
    sheet = open_sheet(page, RateSheet)
    sheet.levels.group.button(4).click()
    sheet.keep()
    row = next(row for row in page.matrix.view.matrix.rows if row.rep == "Ben Okafor")
    assert (row.cells[0].level, row.reached) == (4, 1)
    assert says(page.matrix.panel, "since 22 Nov")


def test_note_what_i_saw_begins_with_this_rep_and_skill(page, desk, qtbot):
    qtbot.mouseClick(on_ben(page, desk).note_button, Qt.MouseButton.LeftButton)
    sheet = open_sheet(page, ObserveSheet)
    assert (sheet.rep.value, sheet.skill.value) == (ben(desk).id, skill_id(desk))


def book(desk, rep):
    session = Session(None, SessionKind.ONE_ON_ONE, NOW + timedelta(days=3), 45)
    return desk.sessions.add(session, [rep.id])


def test_add_to_agenda_puts_the_skill_with_its_question_on_the_next_one_on_one_once(page, desk, bridge, qtbot):
    session = book(desk, ben(desk))
    desk.questions.add(Question(None, "What did the delay cost them?", skill_id=skill_id(desk)))
    panel = on_ben(page, desk)
    qtbot.mouseClick(panel.agenda_button, Qt.MouseButton.LeftButton)
    added = [i for i in desk.agendas.of_session(session.id) if i.text == "Discovery"]
    assert [item.detail for item in added] == ["What did the delay cost them?"]
    with qtbot.waitSignal(bridge.said) as said:
        panel.add_to_agenda()
    assert said.args[0] == "Discovery is on the agenda of Wed 25 Nov already."
    desk.store.undo()
    assert desk.agendas.of_session(session.id) == ()


def test_without_a_one_on_one_it_offers_to_book_one(page, desk, bridge, qtbot):
    with qtbot.waitSignal(bridge.said) as said:
        on_ben(page, desk).add_to_agenda()
    assert said.args[:2] == ["No one-on-one with Ben is booked.", "Book one"]
    said.args[2]()
    assert open_sheet(page, SessionSheet).form.rep.value == ben(desk).id


def test_a_rep_who_left_closes_the_panel(page, desk):
    on_ben(page, desk)
    desk.people.archive([ben(desk).id])
    assert page.matrix.panel.facts is None
    assert not page.matrix.panel.isVisible()
