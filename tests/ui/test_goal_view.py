"""Working back on the numbers page: ranges, what is tried out, and what is missing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.measures import Part, Target
from coachdesk.domain.periods import Cadence, Quarter
from tests.builders import add_results, filled_desk
from ui.bridge import Bridge
from ui.pages.numbers import NumbersPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY = date(2026, 11, 24)
WEEKLY = {Part.QUALIFIED: 6, Part.PROPOSALS: 4, Part.WON: 2, Part.BOOKINGS: 2000}


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        parts, dana = desk.measures.by_part(), desk.people.by_name("Dana Fox")
        for part, value in WEEKLY.items():
            add_results(desk, dana, parts[part], [value] * 46)
        aim = Target(None, desk.measures.lead().id, Quarter(2026, 4).first, 60_000, Cadence.QUARTER, dana.id)
        desk.targets.save_many([aim], "Set a target")
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = NumbersPage(Bridge(desk, lambda: TODAY))
    page.bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.show()
    qtbot.waitExposed(page)
    page.open(view="goals", rep_id=desk.people.by_name("Dana Fox").id)
    return page


@pytest.fixture
def view(page):
    return page.goals


def needed(view, key="proposals-won"):
    return next(step.total.needed for step in view.plan.steps if step.key == key)


def type_into(qtbot, slider, text):
    slider.number.setFocus()
    slider.number.selectAll()
    qtbot.keyClicks(slider.number, text)
    qtbot.keyClick(slider.number, Qt.Key.Key_Return)


def test_the_first_line_says_goal_way_and_time(page):
    assert page.summary.text() == "Dana: $60,000 in Q4 2026 · $14,000 so far · 6 weeks left, this one too"


def test_each_line_has_its_range_in_words(view):
    assert [line.name for line in view.chain.lines] == ["Bookings", "Won deals", "Proposals", "Qualified opportunities"]
    assert view.chain.lines[1].tail.startswith("if the numbers it stands on hold")
    assert all("best guess" in line.said for line in view.chain.lines[2:])
    assert view.chain.lines[2].under.startswith("92 of 184 go on")
    assert view.chain.lines[2].low < view.chain.lines[2].guess < view.chain.lines[2].high


def test_a_slider_tries_a_better_share_and_reset_takes_it_back(view):
    before = needed(view)
    slider = view.what_if.sliders["proposals-won"]
    slider.slider.setValue(slider.slider.maximum())
    assert needed(view) == pytest.approx(before / 2)
    assert slider.whose.text() == "assumed"
    assert slider.number.text() == "100 %"
    view.what_if.reset.click()
    assert needed(view) == pytest.approx(before)
    assert slider.whose.text() == "own, 92 of 184"


def test_a_number_can_be_typed_with_or_without_its_unit(view, qtbot):
    goal = view.what_if.sliders["goal"]
    type_into(qtbot, goal, "$106,000")
    assert (view.plan.goal, goal.whose.text()) == (106_000, "assumed")
    type_into(qtbot, view.what_if.sliders["size"], "4000")
    assert needed(view, "won") == pytest.approx(23)


@pytest.mark.parametrize("text", ["many", "-5", "0", "400"])
def test_what_is_no_share_is_put_back(view, qtbot, text):
    before = view.plan
    slider = view.what_if.sliders["proposals-won"]
    type_into(qtbot, slider, text)
    assert view.plan == before
    assert slider.number.text() == "50 %"


def test_nothing_is_kept_by_trying_out(view, desk, qtbot):
    before = desk.store.dump()
    type_into(qtbot, view.what_if.sliders["goal"], "90000")
    view.what_if.sliders["proposals-won"].slider.setValue(50)
    assert desk.store.dump() == before


def test_without_a_target_it_says_so_and_a_goal_can_be_tried(page, view, desk, qtbot):
    page.open(view="goals", quarter="2027-Q1")
    assert "Bookings has no target for Q1 2027" in view.missing.words.text()
    assert not view.accept.isEnabled()
    assert view.what_if.sliders["proposals-won"].number.text() == "50 %"
    type_into(qtbot, view.what_if.sliders["goal"], "80000")
    assert view.accept.isEnabled()
    assert view.accept.text() == "Accept as targets for Q1 2027"
    assert "has no target" not in view.missing.words.text()


def test_a_rep_without_numbers_shows_whose_they_are(page, view, desk):
    other = desk.people.by_name("Li Wei")
    page.open(view="goals", rep_id=other.id)
    assert view.what_if.sliders["leads-conversations"].number.text() == "not known"
    assert view.what_if.sliders["proposals-won"].whose.text() == "of the role, 92 of 184"


def test_another_rep_begins_with_nothing_tried_out(page, view, desk):
    view.what_if.sliders["goal"].tried.emit(90_000.0)
    page.open(view="goals", rep_id=desk.people.by_name("Li Wei").id)
    page.open(view="goals", rep_id=desk.people.by_name("Dana Fox").id)
    assert view.plan.goal == 60_000


def test_the_primary_action_fits_the_view(page):
    assert page.goals.accept.isVisible()
    assert not page.new.isVisible()
    page.open(view="results")
    assert not page.goals.accept.isVisible()
    assert page.new.isVisible()


def test_the_arrows_say_one_line_in_full(view, qtbot):
    view.chain.setFocus()
    qtbot.keyClick(view.chain, Qt.Key.Key_Down)
    assert view.chain.accessibleDescription().startswith("Won deals:")
