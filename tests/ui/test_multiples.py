"""The small multiples on the team page: one picture a rep, by keyboard and mouse, in words for a screen reader."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.analysis.multiples import multiples
from tests.analysis.test_multiples import CALLS, STEADY, TODAY, one
from tests.builders import add_rep, add_results, filled_desk
from ui.bridge import Bridge
from ui.charts.multiples import MultiplesView
from ui.pages.team import TeamPage

DAY = TODAY
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def page(qtbot, tmp_path):
    with filled_desk(tmp_path, weeks=20) as desk:
        bridge = Bridge(desk, lambda: DAY)
        page = TeamPage(bridge)
        bridge.changed.connect(lambda _change: page.refresh())
        qtbot.addWidget(page)
        page.resize(1150, 800)
        page.show()
        page.open(view="multiples")
        calls = page.multiples.measure.findText("Calls")
        page.multiples.measure.setCurrentIndex(calls)
        page.multiples.measure.activated.emit(calls)
        yield page


def shown(page):
    return [small.name for small in page.multiples.view.smalls]


def test_everybody_has_a_picture_of_the_chosen_measure(page):
    assert sorted(shown(page)) == ["Dana Fox", "Li Wei", "Sam Okafor"]
    assert "3 reps on one scale" in page.multiples.said.text()
    assert page.multiples.view.accessibleName() == "Calls, one picture for each rep"


def test_the_filter_leaves_the_scale_as_it_is(page, qtbot):
    before = page.multiples.view.facts.top
    qtbot.keyClicks(page.filter_field, "okaf")
    assert shown(page) == ["Sam Okafor"]
    assert page.multiples.view.facts.top == before


def test_by_name_is_an_order_of_its_own(page):
    page.multiples.order.set_current("name")
    page.multiples.draw()
    assert shown(page) == ["Dana Fox", "Li Wei", "Sam Okafor"]


def test_arrow_and_enter_open_a_rep(page, qtbot):
    view, first = page.multiples.view, shown(page)[0]
    view.setFocus()
    assert view.accessibleDescription().startswith(f"{first}: Now")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["rep", {"rep_id": view.smalls[1].rep_id}]


def test_a_click_opens_the_rep_under_the_mouse(page, qtbot):
    view = page.multiples.view
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place(2).center().toPoint())
    assert asked.args[1] == {"rep_id": view.smalls[2].rep_id}


def test_a_new_number_is_drawn_at_once(page):
    desk = page.bridge.desk
    rep = add_rep(desk, "Zoe New")
    add_results(desk, rep, desk.measures.by_name("Calls"), [7.0] * 4)
    assert "Zoe New" in shown(page)


def test_a_measure_without_numbers_says_so(page):
    at = page.multiples.measure.findText("Proposals")
    page.multiples.measure.setCurrentIndex(at)
    page.multiples.draw()
    assert page.multiples.view.isHidden()
    assert not page.multiples.empty.isHidden()


def test_fifty_pictures_stand_in_one_grid(qtbot):
    team = [one(place, f"Rep {place:02}", STEADY * 3) for place in range(50)]
    view = MultiplesView()
    qtbot.addWidget(view)
    view.resize(1150, 2000)
    view.show_multiples(multiples(team, CALLS, TODAY, "all"))
    assert view.grab().height() == view.place(49).bottom() >= 10 * 172
    assert all(not view.place(i).intersects(view.place(i + 1)) for i in range(49))
