"""What top performers do differently, on the screen: bars about no difference, words beside them, and the caution."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk import improving
from coachdesk.analysis.top import NO_CAUSE
from coachdesk.domain.measures import Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.charts.differences import DifferencesView
from ui.pages.team import WHAT_TOP_DO, TeamPage
from ui.pages.top import TopPage
from ui.widgets.buttons import Button
from ui.widgets.link_row import LinkRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY = date(2026, 11, 24)
NAMES = ("Dana Fox", "Sam Okafor", "Li Wei", "Ada Brandt")
WEEKS = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(44)]


@pytest.fixture
def desk(tmp_path):
    """Two over their goal who call more, two under it, and one in another role."""
    with filled_desk(tmp_path, reps=NAMES, weeks=0) as desk:
        bookings, calls = desk.measures.by_name("Bookings"), desk.measures.by_name("Calls")
        for place, name in enumerate(NAMES):
            rep, top = desk.people.by_name(name), place < 2
            aims = [Target(None, bookings.id, Quarter(2025, 4).plus(n).first, 91_000, rep_id=rep.id) for n in range(5)]
            desk.targets.save_many(aims, "Targets")
            rows = [Result(rep.id, bookings.id, week, 9_000 if top else 5_000) for week in WEEKS]
            rows += [Result(rep.id, calls.id, week, (60 if top else 40) + place) for week in WEEKS]
            desk.results.save_many(rows, "Results")
        desk.people.add(Rep(None, "Mo Reyes", desk.roles.all()[1].id, hired=date(2020, 1, 1)))
        yield desk


def shown(qtbot, desk, kind, width=1216):
    page = kind(Bridge(desk, lambda: TODAY, lambda: datetime(2026, 11, 24, 12)))
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot, desk):
    return shown(qtbot, desk, TopPage)


def views(page):
    return [view for view in page.findChildren(DifferencesView) if view.isVisibleTo(page) and view.rows]


def test_the_page_answers_first_and_says_that_nothing_here_is_a_cause(page):
    assert "2 top performers against 2 others of the same role" in page.summary.text()
    assert page.caution.words.text().startswith(NO_CAUSE)


def test_a_bar_stands_at_the_side_of_more_when_top_performers_do_more(page):
    view = views(page)[0]
    row = next(row for row in view.rows if row.name == "Calls")
    low, value, high = view.ends_of(row)
    left, wide = view.bar_place()
    assert left + wide / 2 < low < value < high <= left + wide + 0.01
    assert "+18 a week" in view.accessibleDescription()


def test_the_words_beside_a_bar_say_both_sides_with_their_counts(page):
    said = views(page)[0].accessibleDescription()
    assert "top 60.5 a week, 2 reps" in said
    assert "others 42.5 a week, 2 reps" in said


def test_another_role_is_shown_by_itself_and_says_that_it_cannot_be_told(page):
    other = next(place for place in range(page.role.box.count()) if place != page.role.box.currentIndex())
    page.role.box.setCurrentIndex(other)
    page.role.edited.emit()
    assert views(page) == []
    assert "nothing to compare yet" in page.summary.text()


def test_the_aim_and_the_tiers_over_time_stand_at_the_side(qtbot, page, desk):
    rows = [row.accessibleName() for row in page.aim.findChildren(LinkRow)]
    assert [row.split(":")[0] for row in rows] == ["Ada Brandt", "Li Wei", "Mo Reyes"]
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(page.history.findChildren(LinkRow)[0], Qt.MouseButton.LeftButton)
    assert asked.args[0] == "rep"


def test_a_team_of_nobody_says_what_will_stand_here(qtbot, tmp_path):
    with filled_desk(tmp_path, reps=()) as empty:
        page = shown(qtbot, empty, TopPage)
        assert page.empty.isVisibleTo(page)
        assert not page.columns.isVisibleTo(page)


@pytest.mark.parametrize("width", [1056, 1216])
def test_no_card_is_lower_than_what_is_in_it(qtbot, desk, width):
    page = shown(qtbot, desk, TopPage, width)
    assert all(view.height() == view.sizeHint().height() for view in views(page))
    assert all(view.parentWidget().height() > view.height() for view in views(page))


def test_the_team_page_leads_here(qtbot, desk):
    team = shown(qtbot, desk, TeamPage)
    button = next(b for b in team.findChildren(Button) if b.accessibleName() == WHAT_TOP_DO)
    with qtbot.waitSignal(team.asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["top", {}]
    assert WHAT_TOP_DO in {command.title for command in team.commands()}


def test_the_team_list_says_under_the_tier_until_when_an_improvement_plan_runs(qtbot, desk):
    improving.start(desk, desk.people.by_name("Ada Brandt"), date(2026, 11, 2))
    team = shown(qtbot, desk, TeamPage)
    model = team.board.model
    said = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert any(words.endswith("improvement plan until 28 Dec") for words in said)
