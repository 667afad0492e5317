"""The matrix draws only what is seen, is walked through by keys, and says in words what it shows in colours."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.analysis.matrix import Matrix, MatrixCell, MatrixRow, MatrixSkill
from ui import theme
from ui.widgets import matrix_cells as drawn
from ui.widgets.matrix_cells import MatrixLegend, cell_colours, contrast, wrapped
from ui.widgets.matrix_places import END, FAMILY, NARROWEST, ROW, Places, lines_of
from ui.widgets.matrix_view import MatrixView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


def cell(skill, level, row):
    below = max(0, 3 - level) if level else 0
    words = f"Rep {row:03}, Skill {skill}: level {level}"
    return MatrixCell(skill, level, 3, below, None, row % 6, "3 wk", row % 7 == 0, "", words)


def one_row(row, columns):
    cells = tuple(cell(s, None if (row + s) % 11 == 0 else (row + s) % 5 + 1, row) for s in range(columns))
    return MatrixRow(row, f"Rep {row:03}", "RR", "Account Executive", "Performer", cells, 9, 12)


def made_up(rows=200, columns=60, family=6):
    """A team in skills of some families; every eleventh cell is not rated."""
    skills = tuple(
        MatrixSkill(at, f"Skill {at}", f"Family {at // family}", "aim 3", 3.0, rows, weak=at == 2)
        for at in range(columns)
    )
    families = tuple((f"Family {at}", min(family, columns - at * family)) for at in range(-(-columns // family)))
    people = tuple(one_row(row, columns) for row in range(rows))
    return Matrix(1, "Sales", 1, families, skills, people, (), "")


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = MatrixView()
    qtbot.addWidget(view)
    view.show_matrix(made_up())
    view.resize(900, 600)
    view.show()
    return view


def drawn_cells(view):
    view.grab()
    return view.painted


def test_of_200_reps_and_60_skills_only_the_cells_that_are_seen_are_drawn(view):
    places = view.places
    most = (places.rows_seen // ROW + 2) * places.across
    assert 40 < drawn_cells(view) <= most < 200
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.horizontalScrollBar().setValue(30)
    assert 40 < drawn_cells(view) <= most


def test_both_scroll_bars_reach_the_last_cell(view):
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    places = view.places
    assert places.columns_seen()[-1] == 59
    assert places.lines_seen()[-1].row == 199
    assert places.top_of(places.lines_seen()[-1]) + ROW == places.bottom


def test_arrows_move_the_cell_and_bring_it_into_sight(view, qtbot):
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.current == (199, 59)
    assert 59 in view.places.columns_seen()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (view.current, view.places.first, view.places.y) == ((0, 0), 0, 0)
    assert view.accessibleDescription() == "Rep 000, Skill 0: level None"


def test_page_down_goes_as_far_as_is_seen_and_never_past_the_end(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current[0] == view.places.rows_seen // ROW - 1
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current == (199, 0)


def test_enter_opens_the_cell_and_on_a_name_the_rep(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1, 0]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.named) as named:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert named.args == [1]


def test_a_click_opens_the_cell_under_it(view, qtbot):
    places = view.places
    spot = QPoint(places.name + 2 * places.column + 20, places.head + 3 * ROW + 20)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [3, 2]


@pytest.mark.parametrize(("column", "asked"), [(-1, "name"), (1, 1), (None, "index")])
def test_a_click_on_a_head_asks_for_its_order(view, qtbot, column, asked):
    places = view.places
    x = places.right + END // 2 if column is None else places.left_of(column) + 10 if column >= 0 else 20
    with qtbot.waitSignal(view.ordered) as said:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, FAMILY + 20))
    assert said.args == [asked]


def test_the_cell_with_the_keyboard_stays_when_the_order_changes(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Down)
    whole = made_up()
    view.show_matrix(Matrix(1, "Sales", 1, whole.families, whole.skills, whole.rows[::-1], (), ""))
    assert view.current == (1, 0)


def test_the_cell_that_is_open_stays_in_sight_when_its_panel_takes_room(view):
    at = view.places.columns_seen()[-1]
    view.mark(3, at)
    view.resize(500, 600)
    view.grab()
    assert at in view.places.columns_seen()


def test_a_small_matrix_is_no_higher_than_its_rows(qtbot, qapp):
    view = MatrixView()
    qtbot.addWidget(view)
    view.resize(900, 800)
    view.show_matrix(made_up(3, 4))
    assert view.maximumHeight() < 3 * ROW + 200
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0


def test_an_empty_matrix_draws_nothing(view):
    view.show_matrix(Matrix(1, "Sales", 1, (), (), (), (), ""))
    assert (drawn_cells(view), view.current) == (0, None)


def test_headings_stand_between_the_rows():
    lines = lines_of(3, [("Top", 2), ("Under", 1)])
    assert [(line.row, line.title) for line in lines] == [(-1, "Top"), (0, ""), (1, ""), (-1, "Under"), (2, "")]
    assert all(one.top + one.height == other.top for one, other in pairwise(lines))


def test_columns_are_whole_and_never_too_narrow():
    for width in (500, 640, 777, 1120):
        places = Places(width, 600, 90, 60, lines_of(5, ()))
        assert places.column >= NARROWEST
        assert places.right + END <= width


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("faded", [False, True])
def test_every_level_can_be_read_faded_too(qapp, name, faded):
    theme.use(name)
    found = {level: contrast(*cell_colours(level, faded=faded)) for level in range(1, 6)}
    theme.use("light")
    assert {level: ratio for level, ratio in found.items() if ratio < 4.5} == {}


def test_a_long_word_is_parted_where_a_vowel_follows_and_a_hyphen_of_its_own_is_kept(view):
    assert wrapped("Prospecting by e-mail", 56, "caption") == ("Prospec-", "ting by", "e-mail")
    assert wrapped("Follow-up", 48, "captionStrong") == ("Follow-", "up")
    assert len(wrapped("one two three four five six seven eight", 30, "caption")) == 4


def test_the_legend_says_its_marks_in_words(qtbot):
    legend = MatrixLegend()
    qtbot.addWidget(legend)
    assert all(words in legend.accessibleName() for words in drawn.LEGEND)
