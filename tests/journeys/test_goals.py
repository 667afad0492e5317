"""A goal is worked back to weekly inputs, tried out, accepted as targets, seen on the grid, and undone in one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.measures import Part
from tests.builders import add_results, filled_desk
from ui.bridge import Bridge
from ui.pages.numbers import NumbersPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY = date(2026, 11, 24)
WEEKLY = {Part.QUALIFIED: 6, Part.PROPOSALS: 4, Part.WON: 2, Part.BOOKINGS: 2000}


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        for part, value in WEEKLY.items():
            add_results(desk, desk.people.by_name("Dana Fox"), desk.measures.by_part()[part], [value] * 46)
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = NumbersPage(Bridge(desk, lambda: TODAY))
    page.bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    return page


def press(qtbot, segmented, name):
    qtbot.mouseClick(segmented._buttons[name], Qt.MouseButton.LeftButton)


def choose(qtbot, box, text):
    box.setFocus()
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def targets(page, qtbot, measure):
    """What the grid of targets shows of Dana for the first quarter of next year."""
    press(qtbot, page.tools.view, "targets")
    choose(qtbot, page.tools.measures, measure)
    cells = page.grid.numbers
    row = next(r for r in range(cells.rowCount()) if cells.headerData(r, Qt.Orientation.Vertical) == "Dana Fox")
    heads = [cells.headerData(c, Qt.Orientation.Horizontal) for c in range(cells.columnCount())]
    return cells.cell(row, heads.index("Q1 2027")).shown


def test_targets_are_accepted_from_the_goal_planner_and_undone_in_one_step(qtbot, page, desk):
    before = desk.store.dump()
    press(qtbot, page.tools.view, "goals")
    choose(qtbot, page.goals.whom, "Dana Fox")
    choose(qtbot, page.goals.quarter, "Q1 2027")
    assert "has no target for Q1 2027" in page.goals.missing.words.text()
    goal = page.goals.what_if.sliders["goal"].number
    goal.setFocus()
    goal.selectAll()
    qtbot.keyClicks(goal, "78000")
    qtbot.keyClick(goal, Qt.Key.Key_Return)
    assert page.goals.chain.lines[2].head == "10–14 a week"
    qtbot.mouseClick(page.goals.accept, Qt.MouseButton.LeftButton)
    assert desk.store.history(1)[0].label == "Accept goals of Dana Fox for 2027-Q1"
    assert targets(page, qtbot, "Proposals") == "156"
    assert targets(page, qtbot, "Bookings") == "$78,000"
    desk.store.undo()
    assert desk.store.dump() == before
