"""The rating form: kept level by level from the keyboard, with what was seen beside it; unknown stays unknown."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coachdesk.domain.skills import Assessment, Observation, Rater, Setting
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.observe import ObserveSheet
from ui.pages.assess import AssessPage
from ui.pages.assess.skill_list import line_words
from ui.widgets.chips import Chip

TODAY, KEY = builders.TODAY, Qt.Key
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.new_desk(tmp_path) as desk:
        builders.add_rep(desk, "Dana Fox")
        for name, family in (("Discovery", "Ask"), ("Qualifying", "Ask"), ("Closing", "Win")):
            skill = builders.add_skill(desk, name, family)
            desk.skills.set_level_text(skill.id, 3, f"{name} as a habit")
        yield desk


@pytest.fixture
def dana(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def page(qtbot, desk, dana):
    bridge = Bridge(desk, lambda: TODAY)
    page = AssessPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 860)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open(rep_id=dana.id)
    return page


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def words_on(widget):
    QApplication.processEvents()
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return labels + [one.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]


def levels(desk, dana, rater=Rater.MANAGER):
    names = {s.id: s.name for s in desk.skills.all()}
    return {names[r.skill_id]: r.level for r in desk.skills.ratings(dana.id) if r.rater is rater}


def test_opening_the_form_writes_nothing(page, desk, dana):
    assert desk.assessments.of_rep(dana.id) == ()
    assert "0 of 3 rated, 3 unknown" in page.summary.text()


def test_keys_choose_levels_and_arrows_go_on(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_4, KEY.Key_Down, KEY.Key_2, KEY.Key_Down, KEY.Key_Up)
    assert levels(desk, dana) == {"Discovery": 4, "Qualifying": 2}
    assert "2 of 3 rated, 1 unknown" in page.summary.text()
    assert page.line().skill.name == "Qualifying"


@pytest.mark.parametrize("key", [KEY.Key_0, KEY.Key_Backspace])
def test_a_rating_is_taken_back_to_unknown(page, desk, dana, qtbot, key):
    press(qtbot, KEY.Key_4, KEY.Key_Down, KEY.Key_2, key)
    assert levels(desk, dana) == {"Discovery": 4}


def test_taking_the_last_rating_back_leaves_no_empty_assessment(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_4, KEY.Key_0)
    assert desk.assessments.of_rep(dana.id) == ()
    desk.store.undo()
    assert levels(desk, dana) == {"Discovery": 4}


def test_a_click_on_a_level_chooses_it_and_marks_it(page, desk, dana, qtbot):
    qtbot.mouseClick(page.board.detail.levels.rows[3], Qt.MouseButton.LeftButton)
    assert levels(desk, dana) == {"Discovery": 3}
    assert page.board.detail.levels.rows[3].accessibleName() == "Level 3, chosen: Discovery as a habit"


def test_a_rating_keeps_the_text_its_level_had(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_3)
    assert [r.level_text for r in desk.skills.ratings(dana.id)] == ["Discovery as a habit"]


def test_observations_stand_beside_the_skill(page, desk, dana):
    skill = desk.skills.by_name("Discovery")
    made = Observation(None, dana.id, skill.id, date(2026, 11, 12), "Asked what it costs", Setting.JOINT_CALL, 3)
    desk.skills.observe(made)
    shown = words_on(page.board.seen)
    assert {"Asked what it costs", "12 Nov", "joint call", "3"} <= set(shown)


def test_a_rating_without_an_observation_is_marked(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_3)
    assert "no evidence" in words_on(page.board.detail)
    assert line_words(page.line()) == "Discovery: level 3, no evidence"


def test_note_what_i_saw_opens_at_the_skill(page, desk, qtbot):
    press(qtbot, KEY.Key_Down)
    qtbot.mouseClick(page.board.seen.note, Qt.MouseButton.LeftButton)
    sheet = page.window().findChild(ObserveSheet)
    assert sheet.skill.value == desk.skills.by_name("Qualifying").id
    sheet.reject()


def test_words_of_evidence_wait_for_a_level_and_go_with_it(page, desk, dana, qtbot):
    field = page.board.detail.evidence
    field.text.setFocus()
    qtbot.keyClicks(field.text, "Asked 2 questions first")
    press(qtbot, KEY.Key_Return)
    assert desk.skills.ratings(dana.id) == ()
    assert field.value == ""
    press(qtbot, KEY.Key_Up)
    assert field.value == "Asked 2 questions first"
    press(qtbot, KEY.Key_3)
    assert [r.evidence for r in desk.skills.ratings(dana.id)] == ["Asked 2 questions first"]


def test_evidence_is_of_the_skill_it_was_typed_for(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_3, KEY.Key_Down, KEY.Key_2)
    page.board.detail.evidence.text.setFocus()
    qtbot.keyClicks(page.board.detail.evidence.text, "Left at once")
    page.step(-1)
    names = {s.id: s.name for s in desk.skills.all()}
    assert {names[r.skill_id]: r.evidence for r in desk.skills.ratings(dana.id)} == {
        "Discovery": "", "Qualifying": "Left at once",
    }  # fmt: skip


def test_the_target_can_be_set_for_the_person(page, desk, dana):
    page.board.known.aim.set_value(4)
    page.board.known.aim.edited.emit()
    assert [(r.rep_id, r.level) for r in desk.assessments.rep_targets(dana.id)] == [(dana.id, 4)]
    assert (page.line().target, page.line().target_from) == (4, "person")


def test_the_last_rating_and_the_own_view_stand_beside(page, desk, dana):
    skill = desk.skills.by_name("Discovery")
    desk.skills.rate(dana, skill, 2, date(2026, 9, 4))
    desk.skills.rate(dana, skill, 4, date(2026, 11, 1), Rater.SELF)
    assert "1 Nov · 2 above yours" in words_on(page.board.known)
    assert "last, 4 Sep" in words_on(page.board.detail)


def blind(desk, dana, level=5, skill="Discovery", day=date(2026, 11, 20)):
    made = desk.assessments.begin(Assessment(None, dana.id, Rater.SELF, day, blind=True))
    desk.assessments.set_level(made, desk.skills.by_name(skill).id, level)
    return made


def test_a_blind_own_view_shows_once_that_skill_is_rated(page, desk, dana, qtbot):
    blind(desk, dana)
    blind(desk, dana, 4, "Qualifying")
    assert "waiting: hidden until you have rated" in words_on(page.board.known)
    press(qtbot, KEY.Key_3)
    assert "20 Nov · 2 above yours" in words_on(page.board.known)
    press(qtbot, KEY.Key_Down)
    assert "waiting: hidden until you have rated" in words_on(page.board.known)


def test_a_blind_assessment_of_before_is_not_opened(page, desk, dana):
    made = blind(desk, dana)
    page.open(assessment_id=made.id)
    assert "entered blind" in page.board.nothing.sentence.text()
    page.pick(1)
    assert levels(desk, dana, Rater.SELF) == {"Discovery": 5}
    page.board.go.click()
    assert page.form.choice.rater is Rater.MANAGER


def test_a_paper_form_is_typed_in_blind_and_goes_on_being_typed(page, desk, dana, qtbot):
    page.choosing.rater(Rater.SELF)
    page.board.setup.blind.click()
    page.board.skills.setFocus()
    press(qtbot, KEY.Key_4, KEY.Key_Down, KEY.Key_3)
    kept = desk.assessments.of_rep(dana.id)[0]
    assert (kept.rater, kept.blind) == (Rater.SELF, True)
    assert levels(desk, dana, Rater.SELF) == {"Discovery": 4, "Qualifying": 3}


def test_a_peer_needs_a_name_first(page, desk, dana, qtbot):
    page.choosing.rater(Rater.PEER)
    page.pick(3)
    assert "Say which peer rated" in page.board.setup.error.text()
    page.board.setup.name.setText("Kim Lee")
    page.board.setup.name.editingFinished.emit()
    page.pick(3)
    assert [(a.by, a.rater) for a in desk.assessments.of_rep(dana.id)] == [("Kim Lee", Rater.PEER)]


def test_a_form_in_use_moves_to_another_day(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_4)
    page.choosing.day(date(2026, 11, 18))
    assert [a.day for a in desk.assessments.of_rep(dana.id)] == [date(2026, 11, 18)]
    page.choosing.day(date(2026, 12, 24))
    assert "today or of a day before" in page.board.setup.error.text()


def test_a_family_or_picked_skills_are_asked_alone(page, desk):
    page.choosing.subset("family:Win")
    assert [line.skill.name for line in page.form.lines] == ["Closing"]
    page.choosing.pick(frozenset({desk.skills.by_name("Qualifying").id}))
    assert page.board.setup.subset.text() == "1 picked skill"
    page.choosing.subset("all")
    assert len(page.form.lines) == 3


def test_skills_that_are_old_stay_in_the_form_while_they_are_rated(page, desk, dana, qtbot):
    desk.skills.rate(dana, desk.skills.by_name("Closing"), 3, date(2026, 11, 1))
    page.choosing.subset("stale")
    assert [line.skill.name for line in page.form.lines] == ["Discovery", "Qualifying"]
    page.pick(3)
    assert "1 of 2 rated" in page.summary.text()


def test_without_skills_of_that_kind_there_is_a_way_back(page):
    page.choosing.subset("focus")
    assert page.board.nothing.sentence.text() == "No skill of this kind to rate."
    page.board.go.click()
    assert len(page.form.lines) == 3


def test_the_private_note_is_kept_apart_from_the_note(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_4)
    page.board.whole.note.text.setPlainText("Listens first")
    page.board.whole.private.field.text.setPlainText("Looks for another job")
    page.board.whole.settle()
    kept = desk.assessments.of_rep(dana.id)[0]
    assert (kept.note, kept.private_note) == ("Listens first", "Looks for another job")


def test_finish_leads_to_the_skills_of_the_rep(page, desk, dana, qtbot):
    press(qtbot, KEY.Key_4)
    kept = desk.assessments.of_rep(dana.id)[0]
    with qtbot.waitSignal(page.asked) as caught:
        page.finish_button.click()
    told = {"rep_id": dana.id, "tab": "skills", "framework_id": kept.framework_id, "assessment_id": kept.id}
    assert caught.args == ["rep", told]


def test_an_assessment_of_before_keeps_the_texts_of_its_version(page, desk, dana):
    desk.skills.rate(dana, desk.skills.by_name("Discovery"), 3, date(2026, 9, 4))
    desk.skills.set_level_text(desk.skills.by_name("Discovery").id, 3, "Reworded")
    skill = desk.skills.by_name("Discovery").id
    page.open(assessment_id=desk.assessments.of_rep(dana.id)[0].id, skill_id=skill)
    assert page.board.detail.levels.rows[3].words.text() == "Discovery as a habit"
    page.open(rep_id=dana.id)
    assert page.board.detail.levels.rows[3].words.text() == "Reworded"


@pytest.mark.parametrize(("rep", "leads"), [("Dana Fox", "skills"), ("", "team")])
def test_without_a_rep_or_skills_the_page_leads_to_what_is_missing(qtbot, tmp_path, rep, leads):
    with builders.new_desk(tmp_path, "empty") as desk:
        if rep:
            builders.add_rep(desk, rep)
        page = AssessPage(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(page)
        page.open()
        with qtbot.waitSignal(page.asked) as caught:
            page.board.go.click()
        assert caught.args[0] == leads


def test_every_control_has_a_name(page):
    assert [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page) and not b.accessibleName()] == []
