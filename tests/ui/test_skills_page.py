"""The skills page on a real desk: the matrix, its panel, people, my own ratings, and the form that goes out."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from coachdesk import forms
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.sessions import SessionKind
from coachdesk.domain.skills import Assessment, Rater
from coachdesk.reports import report
from tests.builders import TODAY, add_rep, add_skill, new_desk
from tests.ui.skills_room import NOW, ben, on_ben, open_sheet, says, shown, skill_id, team_desk, words_on
from ui.bridge import Bridge
from ui.dialogs.rep_sheet import RepSheet
from ui.dialogs.send_form_sheet import SendFormSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.pages.skills import SkillsPage
from ui.pages.skills.arranged import Choice, arranged
from ui.pages.skills.whom import RepChoice
from ui.widgets.card import Banner

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


def test_the_first_line_says_what_there_is(page):
    assert page.summary.text() == "Sales skills, version 1 · 4 reps · 3 skills · 5 ratings, 0 with evidence"


def test_a_skill_that_is_low_for_everybody_is_said_to_be_a_playbook_problem(page, qtbot):
    banner = page.matrix.findChild(Banner)
    assert banner.words.text().startswith("Discovery is low for the whole team: 4 of 4 below target.")
    show = next(b for b in banner.findChildren(QPushButton) if b.text() == "Show who")
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert [row.rep for row in page.matrix.view.matrix.rows] == ["Ana Ferreira", "Cy Moss", "Di Vale", "Ben Okafor"]


def test_a_group_session_is_planned_with_those_below_the_target(page, qtbot, desk):
    plan = next(b for b in page.matrix.findChildren(QPushButton) if b.text() == "Plan a group session")
    qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    sheet = open_sheet(page, SessionSheet)
    assert sheet.form.kind.value is SessionKind.GROUP
    assert len(sheet.form.rep_ids) == 4


def test_the_filter_keeps_reps_or_else_skills(page, qtbot):
    qtbot.keyClicks(page.filter_field, "okaf")
    assert [row.rep for row in page.matrix.view.matrix.rows] == ["Ben Okafor"]
    page.filter_field.setText("follow")
    assert [s.name for s in page.matrix.view.matrix.skills] == ["Follow-up"]
    page.filter_field.setText("nobody")
    assert says(page.matrix, "Nobody and no skill matches")


def choose(page, title, menu="filter_menu"):
    offered = getattr(page.matrix.tools, menu)()
    actions = [
        *offered.actions(),
        *(inner for one in offered.actions() if one.menu() for inner in one.menu().actions()),
    ]
    next(action for action in actions if action.text() == title).trigger()


def test_role_and_family_narrow_and_the_median_is_that_of_the_role(page):
    choose(page, "Hunter")
    assert {row.role for row in page.matrix.view.matrix.rows} == {"Hunter"}
    assert page.matrix.view.matrix.skills[0].median == 2.5
    choose(page, "Keeping")
    assert [s.name for s in page.matrix.view.matrix.skills] == ["Follow-up"]
    assert page.matrix.tools.filter_chip.text() == "Hunter · Keeping"


def test_headings_and_orders_are_chosen_by_menu(page):
    choose(page, "Headings by role", "order_menu")
    choose(page, "By share at target", "order_menu")
    _, groups = arranged(page.matrix.whole, page.matrix.tools.choice)
    assert groups == (("Farmer", 2), ("Hunter", 2))
    assert page.matrix.tools.order_chip.text() == "By share at target"


def test_who_is_not_rated_in_a_skill_stands_last_when_sorted_by_it(page, desk):
    found, _ = arranged(page.matrix.whole, Choice(order=skill_id(desk, "Follow-up")))
    assert next(row.rep for row in found.rows) == "Ben Okafor"


def test_the_matrix_is_copied_as_a_range_with_the_unknown_left_empty(page, qtbot):
    page.matrix.view.setFocus()
    qtbot.keyClick(page.matrix.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Rep", "Role", "Tier", "Discovery", "Closing", "Follow-up", "At target", "Rated"]
    assert lines[2][3:] == ["3", "", "4", "0", "1"]


def test_a_name_that_begins_like_a_formula_is_copied_as_text(page, desk):
    add_rep(desk, "=cmd()")
    page.matrix.copy()
    assert "\n'=cmd()\t" in QGuiApplication.clipboard().text()


def test_the_matrix_that_is_printed_is_the_one_on_show(page):
    choose(page, "Hunter")
    pdf = report("matrix").matrix_pdf(page.matrix.whole, TODAY, "a4")
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Ana Ferreira" in text
    assert "Cy Moss" not in text


def test_another_framework_is_a_matrix_of_its_own(page, desk):
    other = desk.frameworks.add(Framework(None, "Account care"))
    listening = add_skill(desk, "Renewal", "Care", framework_id=other.id)
    choose(page, "Account care")
    assert [s.name for s in page.matrix.view.matrix.skills] == ["Renewal"]
    page.open(rep_id=ben(desk).id, skill_id=skill_id(desk))
    assert page.matrix.whole.framework == "Sales skills"
    page.open(rep_id=ben(desk).id, skill_id=listening.id)
    assert page.matrix.panel.name.text() == "Renewal"


def test_a_line_for_each_rep_says_the_gap_what_is_stale_and_who_rated_last(page, desk):
    desk.assessments.save(Assessment(None, ben(desk).id, Rater.SELF, TODAY, blind=True), {skill_id(desk): 5}, {})
    page.open(view="people")
    line = next(one for one in page.people.table.model.shown if one.rep == "Ben Okafor")
    assert (line.reached, line.rated, line.widest, line.gap, line.stale, line.unrated) == (0, 1, "Discovery", 1, 1, 1)
    assert (line.last_words, line.last_by, line.own) == ("22 Nov", "by themselves", "waits for your rating")
    assert page.summary.text() == "4 reps · 1 self-assessment waits for your rating · 1 rating needs a fresh look"


def test_a_line_opens_the_rep_at_the_skills(page, qtbot):
    page.open(view="people")
    page.people.table.view.setCurrentIndex(page.people.table.model.index(0, 0))
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.people.table.view, Qt.Key.Key_Return)
    assert asked.args[0] == "rep"
    assert asked.args[1]["tab"] == "skills"


def test_my_ratings_are_told_with_their_counts(page):
    page.open(view="raters")
    assert page.summary.text() == "5 ratings of yours, to look at beside each other"
    assert says(page.raters, "5 ratings, too few to tell")


def test_one_number_on_everything_is_named(page, desk):
    skills = [add_skill(desk, f"Skill {n}") for n in range(10)]
    levels = {skill.id: 3 for skill in skills}
    desk.assessments.save(Assessment(None, ben(desk).id, Rater.MANAGER, TODAY), levels, {})
    page.open(view="raters")
    assert {"Ben Okafor", "3 on all 10 skills"} <= set(words_on(page.raters))
    page.filter_field.setText("cy moss")
    assert "Ben Okafor" not in words_on(page.raters)


def test_assess_asks_whom_and_begins_with_the_rep_on_show(page, desk, qtbot):
    on_ben(page, desk)
    qtbot.mouseClick(page.assess_button, Qt.MouseButton.LeftButton)
    sheet = open_sheet(page, RepChoice)
    with qtbot.waitSignal(page.asked) as asked:
        sheet.keep()
    assert asked.args == ["assess", {"rep_id": ben(desk).id, "framework_id": desk.frameworks.first().id}]


def test_send_opens_the_sheet_for_the_rep_on_show(page, desk):
    on_ben(page, desk)
    page.send_button.click()
    sheet = open_sheet(page, SendFormSheet)
    assert sheet.reps.value == (ben(desk).id,)


def test_a_form_that_is_out_stands_beside_the_rep(page, desk):
    forms.send_form(desk, ben(desk), TODAY, "0" * 32)
    page.open(view="people")
    assert any(line.own == "form out since 22 Nov" for line in page.people.table.model.shown)


def test_private_words_are_nowhere_on_the_page(page, desk):
    secret = Assessment(None, ben(desk).id, Rater.MANAGER, TODAY, private_note="may leave us")
    desk.assessments.save(secret, {skill_id(desk): 3}, {})
    on_ben(page, desk)
    page.matrix.copy()
    for view in ("matrix", "people", "raters"):
        page.open(view=view)
        assert not says(page, "may leave us")
    assert "may leave us" not in QGuiApplication.clipboard().text()


def test_an_empty_team_and_an_empty_framework_say_how_to_begin(qtbot, qapp, tmp_path):
    with new_desk(tmp_path, "bare") as desk:
        page = SkillsPage(Bridge(desk, now=lambda: NOW))
        qtbot.addWidget(page)
        page.show()
        assert page.matrix.empty.currentWidget() is page.matrix.empty.no_skills
        add_skill(desk)
        page.refresh()
        assert page.matrix.empty.currentWidget() is page.matrix.empty.no_reps
        page.matrix.empty.no_reps.findChildren(QPushButton)[0].click()
        assert open_sheet(page, RepSheet)
        assert not page.assess_button.isVisible()


def test_each_view_says_its_summary_and_hides_what_belongs_to_another(page):
    for name in ("framework", "scorecards"):
        page.open(view=name)
        assert page.stack.currentWidget() is getattr(page, name)
        assert not page.assess_button.isVisible()
        assert not page.matrix.tools.isVisible()
    page.open(view="matrix")
    assert page.assess_button.isVisible()


def test_every_view_has_a_picture_and_every_button_words(page):
    for _name, step in page.tour_states():
        step()
    assert [b for b in page.findChildren(QPushButton) if not b.accessibleName()] == []


def test_a_note_begins_at_the_rep_and_skill_on_show(page, desk):
    on_ben(page, desk)
    facts = page.matrix.panel.facts
    assert page.observing() == (facts.rep.id, facts.skill.id)
    page.open(view="raters")
    assert page.observing()[1] is None
