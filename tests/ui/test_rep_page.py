"""The rep page on a real desk: a rating reaches the chart, a tick closes a commitment, a signal is said in words."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coachdesk import daily
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.skills import Assessment, Observation, Rater, Setting
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.dialogs.send_form_sheet import SendFormSheet
from ui.pages.rep import RepPage
from ui.pages.rep.paper import plan_pages
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import Chip
from ui.widgets.paper_view import page_count

TODAY = builders.TODAY
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path, weeks=20) as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = RepPage(Bridge(desk, lambda: TODAY))
    page._bridge.changed.connect(lambda _change: page.refresh())
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.open(rep_id=desk.people.by_name("Sam Okafor").id)
    page.show()
    qtbot.waitExposed(page)
    return page


def named(widget, name):
    return next(b for b in widget.findChildren(QPushButton) if b.accessibleName() == name)


def words_on(widget):
    labels = [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]
    return labels + [one.text for one in widget.findChildren(Chip) if not one.isHidden()]


def sam(desk):
    return desk.people.by_name("Sam Okafor")


def test_the_header_says_who_it_is(page):
    assert page.title() == "Sam Okafor"
    assert "2 y 10 m" in page.summary.text()
    assert "no one-on-one booked" in page.summary.text()


def test_a_rating_is_on_the_chart_and_undo_takes_it_away(page, desk, qtbot):
    skill = page.overview.skills.view.chart.rows[0].name
    page.rate(skill)
    sheet = page.findChild(RateSheet) or page.window().findChild(RateSheet)
    qtbot.mouseClick(sheet.levels.group.button(2), Qt.MouseButton.LeftButton)
    sheet.keep()
    assert {r.name: r.manager for r in page.overview.skills.view.chart.rows}[skill] == 2
    desk.store.undo()
    assert {r.name: r.manager for r in page.overview.skills.view.chart.rows}[skill] is None


def test_no_level_is_no_rating(page, desk):
    page.rate(desk.skills.all()[0].name)
    sheet = page.window().findChild(RateSheet)
    sheet.keep()
    assert "Choose a level" in sheet.error.text()
    sheet.reject()
    assert desk.skills.ratings(sam(desk).id) == ()


def test_an_observation_without_words_keeps_the_sheet_open(page, desk):
    page.observe()
    sheet = page.window().findChild(ObserveSheet)
    sheet.skill.set_value(desk.skills.all()[0].id)
    sheet.keep()
    assert "needs a few words" in sheet.seen.error.text()
    sheet.seen.set_value("Asked what the delay costs, then waited")
    sheet.keep()
    assert [o.seen for o in desk.skills.observations(sam(desk).id)] == ["Asked what the delay costs, then waited"]


def test_a_tick_closes_a_commitment_and_undo_opens_it(page, desk, qtbot):
    made = Commitment(None, sam(desk).id, Owner.REP, "Record one call", TODAY, TODAY - timedelta(days=8))
    desk.commitments.add(made)
    assert "8 days late" in words_on(page.overview.commitments)
    qtbot.mouseClick(page.overview.commitments.findChildren(CheckCircle)[-1], Qt.MouseButton.LeftButton)
    assert desk.commitments.open() == ()
    desk.store.undo()
    assert [c.text for c in desk.commitments.open()] == ["Record one call"]


def test_a_commitment_is_added_by_typing(page, desk, qtbot):
    card = page.overview.commitments
    qtbot.keyClicks(card.line, "Listen to the call together")
    qtbot.keyClicks(card.due, "18 Dec")
    qtbot.keyClick(card.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = desk.commitments.open()[0]
    assert (kept.text, kept.due) == ("Listen to the call together", date(2026, 12, 18))
    assert card.line.text() == ""


def test_a_day_that_is_none_is_said_and_the_words_stay(page, desk, qtbot):
    card = page.overview.commitments
    card.line.setText("Listen together")
    qtbot.keyClicks(card.due, "soon")
    card.add_promise()
    assert "cannot be read as a day" in card.error.text()
    assert (card.line.text(), desk.commitments.open()) == ("Listen together", ())


def test_a_signal_is_said_in_words(page, desk):
    rep, calls = sam(desk), desk.measures.by_name("Calls")
    builders.add_results(desk, rep, calls, [20] * 8, builders.MONDAY + timedelta(weeks=20))
    page.open(tab="numbers", view="measures")
    page.numbers.progression.show_measure(calls.id)
    assert any("fall since" in words for words in words_on(page.numbers))
    assert "below the centre: a real fall" in page.numbers.progression.view.accessibleDescription()


def test_the_windows_show_less_or_more(page, desk, qtbot):
    card = page.overview.progression
    card.show_measure(desk.measures.by_name("Calls").id)
    long = len(card.view.chart.points)
    card.window_choice._buttons["quarter"].click()
    assert len(card.view.chart.points) < long


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_chart_is_saved_as_a_file(page, tmp_path, ending):
    page.overview.progression.save(tmp_path / f"chart.{ending}")
    assert (tmp_path / f"chart.{ending}").stat().st_size > 5000


def test_every_tab_of_a_rep_with_nothing_says_what_will_be_here(page, desk):
    page.open(rep_id=builders.add_rep(desk, "New Person").id)
    for tab, sentence in (("overview", "Here the numbers will show"), ("plan", "No plan for Q4 2026"),
                          ("history", "Here everything stands in order")):  # fmt: skip
        page.open(tab=tab)
        assert any(sentence in words for words in words_on(page)), tab


def test_history_tells_what_was_seen_and_promised(page, desk):
    desk.commitments.add(Commitment(None, sam(desk).id, Owner.REP, "Record one call", TODAY))
    page.open(tab="history")
    assert "Record one call" in words_on(page.history)


def test_the_plan_is_opened_by_the_window(page, desk, qtbot):
    plan = builders.add_plan(desk, sam(desk))
    with qtbot.waitSignal(page.asked) as caught:
        page.open_plan()
    assert caught.args == ["plan", {"rep_id": plan.rep_id, "quarter": "2026-Q4"}]


def test_the_plan_prints_as_two_pages_or_more(page, desk):
    pages = plan_pages(page._bridge, builders.add_plan(desk, sam(desk)).id)
    assert page_count(pages) >= 2


def test_names_are_never_read_as_markup(page, desk):
    rep = builders.add_rep(desk, "<img src='x.png'>")
    page.open(rep_id=rep.id)
    assert page.heading.text() == "<img src='x.png'>"
    assert page.heading.textFormat() == Qt.TextFormat.PlainText


def rated(desk, levels, day, rater=Rater.MANAGER):
    rep = sam(desk)
    for name, level in levels.items():
        desk.skills.rate(rep, desk.skills.by_name(name), level, day, rater)
    return desk.assessments.of_rep(rep.id)[-1]


def two_assessments(desk):
    names = [skill.name for skill in desk.skills.all()[:3]]
    rated(desk, dict(zip(names, (2, 3, 4))), date(2026, 6, 1))
    rated(desk, dict(zip(names, (3, 3, 3))), date(2026, 11, 2))
    return names


def test_the_profile_says_the_gap_and_its_direction(page, desk):
    name = two_assessments(desk)[0]
    rep, skill = sam(desk), desk.skills.by_name(name)
    desk.assessments.set_rep_target(rep, skill.id, 4)
    rated(desk, {name: 5}, date(2026, 11, 2), Rater.SELF)
    page.open(tab="skills")
    page.skills.view.choose(skill.id)
    said = page.skills.view.accessibleDescription()
    assert said.startswith(f"{name}: target 4 by person, you say 3, self 5, gap 1, was 2 in Q2: closing")


def test_the_slope_compares_two_assessments(page, desk):
    names = two_assessments(desk)
    page.open(tab="skills")
    slope = page.skills.slope
    assert slope.said.text() == "Manager: 1 of 3 skills up, 1 down, 1 the same."
    assert [(g.before, g.after, g.skills) for g in slope.view.groups] == [
        (2, 3, (names[0],)), (3, 3, (names[1],)), (4, 3, (names[2],)),
    ]  # fmt: skip


def test_another_pair_can_be_compared(page, desk):
    names = two_assessments(desk)
    rated(desk, {names[0]: 5}, date(2026, 11, 20))
    page.open(tab="skills")
    box = page.skills.slope.after
    box.setCurrentIndex(box.findText("20 Nov, you, 1 rated"))
    box.activated.emit(box.currentIndex())
    assert [(g.before, g.after) for g in page.skills.slope.view.groups] == [(3, 5)]


def test_finishing_an_assessment_shows_it_against_the_one_before(page, desk):
    names = two_assessments(desk)
    kept = rated(desk, {names[0]: 5}, date(2026, 11, 20))
    page.open(tab="skills", assessment_id=kept.id, framework_id=kept.framework_id)
    assert page.skills.slope.after.currentText() == "20 Nov, you, 1 rated"


def test_the_history_of_a_skill_has_its_observations_and_the_words_of_then(page, desk):
    name = two_assessments(desk)[0]
    skill = desk.skills.by_name(name)
    old = desk.skills.ratings(sam(desk).id)[0].level_text or "what it looked like"
    desk.skills.set_level_text(skill.id, 3, "Reworded since")
    made = Observation(None, sam(desk).id, skill.id, date(2026, 10, 5), "Asked first", Setting.ROLE_PLAY, 2)
    desk.skills.observe(made)
    page.open(tab="skills")
    page.skills.view.choose(skill.id)
    QApplication.processEvents()
    shown = words_on(page.skills.history)
    assert {"Asked first", "role-play", "5 Oct"} <= set(shown)
    assert not any("Reworded since" in words for words in shown), old


def test_an_assessment_is_opened_and_removed_with_undo(page, desk, qtbot):
    two_assessments(desk)
    page.open(tab="skills")
    card = page.skills.assessed
    with qtbot.waitSignal(page.asked) as caught:
        named(card, "Open the assessment: You, 2 Nov").click()
    assert caught.args[0] == "assess"
    named(card, "Remove the assessment: You, 2 Nov").click()
    assert len(desk.assessments.of_rep(sam(desk).id)) == 1
    desk.store.undo()
    assert len(desk.assessments.of_rep(sam(desk).id)) == 2


def test_a_blind_assessment_is_listed_but_not_opened(page, desk):
    made = desk.assessments.begin(Assessment(None, sam(desk).id, Rater.SELF, TODAY, blind=True))
    desk.assessments.set_level(made, desk.skills.all()[0].id, 5)
    page.open(tab="skills")
    QApplication.processEvents()
    assert "blind: hidden until you have rated" in words_on(page.skills.assessed)
    assert [b for b in page.skills.assessed.findChildren(QPushButton) if b.accessibleName().startswith("Open")] == []


def test_assess_and_send_are_one_click_away(page, desk, qtbot):
    page.open(tab="skills")
    with qtbot.waitSignal(page.asked) as caught:
        page.skills.assess_button.click()
    assert (caught.args[0], caught.args[1]["rep_id"]) == ("assess", sam(desk).id)
    page.skills.send_button.click()
    sheet = page.window().findChild(SendFormSheet)
    assert [rep.name for rep in sheet.chosen] == ["Sam Okafor"]
    sheet.reject()


def test_the_skills_scorecard_prints(page, desk):
    two_assessments(desk)
    page.open(tab="skills")
    assert page_count(page.skills.pages()) >= 1


def test_history_says_where_something_was_seen_and_at_which_level(page, desk):
    skill = desk.skills.all()[0]
    made = Observation(None, sam(desk).id, skill.id, TODAY, "Asked first", Setting.ROLE_PLAY, 4)
    desk.skills.observe(made)
    page.open(tab="history")
    assert f"{skill.name}: Asked first (role-play, level 4)" in words_on(page.history)


def test_every_button_has_words(page):
    assert [b for b in page.findChildren(QPushButton) if not b.accessibleName()] == []


def test_what_was_kept_is_said_once_for_each_side_in_the_words_of_the_coaching_tab(page, desk):
    rep = sam(desk)
    for day, state in ((2, CommitmentState.DONE), (3, CommitmentState.PART), (4, CommitmentState.DROPPED)):
        made = desk.commitments.add(Commitment(None, rep.id, Owner.REP, f"Call {day}", date(2026, 11, 1)))
        desk.commitments.close(made, state, date(2026, 11, day), "Said why")
    desk.commitments.add(Commitment(None, rep.id, Owner.REP, "Late", date(2026, 11, 1), date(2026, 11, 10)))
    theirs, _ = daily.streaks(desk, rep, TODAY)
    assert theirs.words == "2 missed in a row · 1 of 3 kept in all"
    said = words_on(page.overview.commitments)
    assert said.count(f"Sam: {theirs.words}") == 1
    assert not [one for one in said if "of last" in one]
    page.open(tab="coaching")
    assert page.coaching.theirs.text() == f"Sam: {theirs.words}"
