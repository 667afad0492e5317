"""Numbers are typed, pasted, copied and emptied as in a spreadsheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ui.widgets.number_grid import GridCell, GridEdit, NumberGrid


@pytest.fixture
def grid(qtbot):
    grid = NumberGrid("Calls by week")
    qtbot.addWidget(grid)
    cells = [[GridCell("3", "3"), GridCell("4", "4")], [GridCell("5", "5", locked=True), GridCell()]]
    grid.numbers.show_cells(["Ana", "Ben"], ["W46", "W47"], cells)
    grid.show()
    return grid


def stand_on(grid, row, column):
    grid.setCurrentIndex(grid.numbers.index(row, column))


def test_the_model_obeys_qt(grid, qtmodeltester):
    qtmodeltester.check(grid.numbers)


def test_a_typed_number_is_handed_on(grid, qtbot):
    stand_on(grid, 0, 1)
    with qtbot.waitSignal(grid.edited) as said:
        qtbot.keyClick(grid, Qt.Key.Key_9)
        editor = grid.findChild(QLineEdit)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert said.args[0] == [GridEdit(0, 1, "9")]


def test_a_pasted_range_stays_inside_and_off_locked_cells(grid, qtbot):
    stand_on(grid, 0, 0)
    QGuiApplication.clipboard().setText("1\t2\t3\r\n4\t5\t6\r\n7\t8\t9\r\n")
    with qtbot.waitSignal(grid.edited) as said:
        qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0] == [GridEdit(0, 0, "1"), GridEdit(0, 1, "2"), GridEdit(1, 1, "5")]


def test_copy_and_delete_take_the_selection(grid, qtbot):
    grid.selectAll()
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\t4\n5\t"
    with qtbot.waitSignal(grid.edited) as said:
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert said.args[0] == [GridEdit(0, 0, ""), GridEdit(0, 1, "")]


def test_enter_goes_down(grid, qtbot):
    stand_on(grid, 0, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == 1
