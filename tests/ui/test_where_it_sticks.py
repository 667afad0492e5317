"""The Numbers tab on the sample team: findings with their evidence, and every way to go on from them."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from coachdesk import diagnosing
from coachdesk.desk import Desk
from coachdesk.upcoming import upcoming
from tests import builders
from tests.ui.diagnosed import NOW, TODAY, ahead, sample_file, someone, words_on
from ui.bridge import Bridge
from ui.pages.rep import RepPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return sample_file(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def desk(tmp_path, sample):
    path = tmp_path / "team.coachdesk"
    shutil.copy(sample, path)
    with Desk.open(path) as desk:
        yield desk


def open_page(qtbot, desk, rep):
    page = RepPage(Bridge(desk, lambda: TODAY, lambda: NOW))
    page._bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.open(rep_id=rep.id, tab="numbers", view="sticks")
    return page


@pytest.fixture
def page(qtbot, desk):
    return open_page(qtbot, desk, someone(desk))


def asked_of(page):
    """What the page asks of the window, as it comes."""
    asked = []
    page.asked.connect(lambda name, args: asked.append((name, args)))
    return asked


def the_rep(page):
    return page._seen.records.rep


def test_each_finding_says_kind_strength_evidence_and_question(page, desk):
    found = diagnosing.diagnosis(desk, the_rep(page), TODAY)
    assert page.numbers.summary.text() == found.summary
    for card, one in zip(page.numbers.sticks.cards, found.findings, strict=True):
        shown = words_on(card)
        assert {one.kind.title, one.strength.value, one.title, f"“{one.question}”", *one.evidence} <= set(shown)


def test_the_question_goes_on_the_next_agenda_and_says_when(page, desk, qtbot):
    card = page.numbers.sticks.cards[0]
    session = upcoming(desk, the_rep(page), NOW)
    qtbot.mouseClick(card.to_agenda, Qt.MouseButton.LeftButton)
    assert card.to_agenda.text().startswith("Added for ")
    assert card.finding.question in [item.text for item in desk.agendas.of_session(session.id)]
    desk.store.undo()
    assert card.to_agenda.text() == "Add to agenda"


def test_a_question_that_is_on_the_agenda_leads_to_what_is_prepared(page, desk, qtbot):
    card, asked = page.numbers.sticks.cards[0], asked_of(page)
    card.to_agenda.click()
    card.to_agenda.click()
    assert asked == [("prepare", {"session_id": upcoming(desk, the_rep(page), NOW).id})]


def test_without_a_booked_one_on_one_the_button_says_that_it_books_one(qtbot, desk):
    rep = someone(desk)
    for session in ahead(desk, rep):
        desk.sessions.cancel(session, "Not needed")
    page = open_page(qtbot, desk, rep)
    card = page.numbers.sticks.cards[0]
    assert "Books the one-on-one of" in card.to_agenda.toolTip()
    card.to_agenda.click()
    assert upcoming(desk, rep, NOW).id is not None
    assert card.to_agenda.text().startswith("Added for ")


def test_a_finding_goes_into_the_plan_and_its_cause_check(page, desk):
    card, asked = page.numbers.sticks.cards[0], asked_of(page)
    card.to_plan.click()
    plan = next(p for p in desk.plans.of_rep(the_rep(page).id) if str(p.period) == "2026-Q4")
    assert plan.cause_why.startswith(f"{card.finding.title}: {card.finding.evidence[0]}")
    assert card.to_plan.text() == "In the plan"
    card.to_plan.click()
    assert asked == [("plan", {"rep_id": the_rep(page).id, "quarter": "2026-Q4"})]


def test_not_this_without_a_reason_is_refused_with_a_sentence(page, desk, qtbot):
    card = page.numbers.sticks.cards[0]
    card.not_this.click()
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Return)
    assert "Say in a few words" in card.reason.error.text()
    assert card.reason.isVisible()
    assert desk.dismissals.of_rep(the_rep(page).id) == ()


def test_not_this_with_a_reason_sets_it_aside_and_consider_again_brings_it_back(page, desk, qtbot):
    sticks, cause = page.numbers.sticks, page.numbers.sticks.cards[0].finding.cause
    sticks.cards[0].not_this.click()
    qtbot.keyClicks(sticks.cards[0].reason.line, "Half of it is a new list")
    qtbot.keyClick(sticks.cards[0].reason.line, Qt.Key.Key_Return)
    assert cause not in [card.finding.cause for card in sticks.cards]
    assert {"Half of it is a new list", "on 24 Nov", "Consider again"} <= set(words_on(sticks.aside))
    sticks.aside.back.emit(desk.dismissals.of_rep(the_rep(page).id)[0])
    assert sticks.cards[0].finding.cause == cause
    assert not sticks.aside.isVisible()


def test_esc_closes_the_reason_and_keeps_its_words_for_the_next_time(page, qtbot):
    card = page.numbers.sticks.cards[0]
    card.not_this.click()
    qtbot.keyClicks(card.reason.line, "Because")
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Escape)
    assert not card.reason.isVisible()
    card.not_this.click()
    assert card.reason.line.text() == "Because"


def test_a_change_elsewhere_keeps_a_half_typed_reason(page, desk, qtbot):
    card = page.numbers.sticks.cards[1]
    card.not_this.click()
    qtbot.keyClicks(card.reason.line, "Because the ter")
    desk.people.edit(replace(the_rep(page), title="Senior"))
    after = page.numbers.sticks.findings.card_of(card.finding.cause)
    assert after is card
    assert (card.reason.line.text(), card.reason.isVisible()) == ("Because the ter", True)


def test_what_is_typed_for_one_rep_never_stands_at_another(page, desk, qtbot):
    for card in page.numbers.sticks.cards:
        card.not_this.click()
        qtbot.keyClicks(card.reason.line, "Only Lukas")
    for rep in desk.people.all():
        if rep.id != the_rep(page).id:
            page.open(rep_id=rep.id)
            lines = [card.reason for card in page.numbers.sticks.cards]
            assert all(line.line.text() == "" and not line.isVisible() for line in lines)


def test_the_skill_leads_to_the_skill_in_its_tab(page, qtbot):
    card = next(c for c in page.numbers.sticks.cards if c.finding.skill)
    asked = asked_of(page)
    card.skill.click()
    name, args = asked[0]
    page.open(**args)
    assert name == "rep"
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Skills"
    assert page.skills.view.current == card.finding.skill_id


def test_the_course_is_a_link_only_where_there_is_a_page_for_it(page):
    card = next(c for c in page.numbers.sticks.cards if c.finding.course)
    for there in (True, False):
        card.show_finding(card.finding, replace(card.standing, course=there))
        assert (card.course.isVisible(), card.course_words.isVisible()) == (there, not there)
        assert card.finding.course in card.course_words.text()


def test_the_span_of_the_funnel_can_be_a_quarter(page):
    stops = page.numbers.sticks.stops
    year = [row.rate.trials for row in stops.chart.rows]
    stops.span.set_current("quarter")
    stops.span.picked.emit("quarter")
    assert all(new.rate.trials <= old for new, old in zip(stops.chart.rows, year, strict=True))


def test_what_was_looked_at_stands_beside(page, desk):
    found = diagnosing.diagnosis(desk, the_rep(page), TODAY)
    sticks = page.numbers.sticks
    for card, looked in ((sticks.not_found, found.not_found), (sticks.too_early, found.too_early)):
        if card.more.isVisible():
            card.more.click()
        assert {one.words for one in looked} <= set(words_on(card))
    assert page.numbers.sticks.moved.isVisible()


def test_all_measures_are_the_other_view(page):
    page.numbers.view.picked.emit("measures")
    assert page.numbers.measures.isVisible()
    assert not page.numbers.sticks.isVisible()
    assert page.numbers.listing.count.text


def test_the_palette_leads_there_and_adds_the_first_question(page, desk):
    ways = {command.title: command.run for command in page.commands()}
    page.open(tab="skills")
    ways["Where it sticks"]()
    assert page.numbers.sticks.isVisible()
    ways["Add the first question to the agenda"]()
    assert page.numbers.sticks.cards[0].to_agenda.text().startswith("Added for ")


def test_everything_is_reached_by_the_keyboard_and_has_a_name(page, qtbot):
    page.numbers.sticks.cards[0].not_this.click()
    controls = [
        one for kind in (QAbstractButton, QLineEdit) for one in page.numbers.findChildren(kind) if one.isVisible()
    ]
    assert all(one.accessibleName() for one in controls)
    reached, one = set(), page.numbers.view
    for _ in range(2000):
        one = one.nextInFocusChain()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(one)
    assert [one.accessibleName() for one in controls if one not in reached] == []


def test_without_numbers_it_says_what_it_takes(qtbot, tmp_path):
    with builders.new_desk(tmp_path, starter=True) as desk:
        rep = builders.add_rep(desk, "Dana Fox", role_id=desk.roles.all()[0].id)
        page = open_page(qtbot, desk, rep)
        sticks, asked = page.numbers.sticks, asked_of(page)
        assert "Dana has no numbers of leads" in sticks.stops.empty.sentence.text()
        assert not sticks.stops.chart.isVisible()
        assert "Too early to tell" in words_on(sticks.nothing)
        sticks.stops.type.click()
        assert asked == [("numbers", {"view": "results"})]


def test_the_page_scrolls_as_far_as_the_tab_that_is_seen(page, qtbot):
    page.open(tab="skills")
    page.open(tab="history")
    inside = page.history.parentWidget()
    qtbot.waitUntil(lambda: inside.sizeHint().height() == page.history.sizeHint().height())
    assert page.skills.isHidden()


def test_every_picture_of_the_tour_can_be_taken(page):
    states = dict(page.tour_states())
    states["not-this"]()
    assert page.numbers.sticks.cards[0].reason.isVisible()
    states["measures"]()
    assert page.numbers.measures.isVisible()
    states["numbers"]()
    assert page.numbers.sticks.isVisible()
