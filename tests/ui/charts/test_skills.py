"""The skill chart on the screen shows target, self and manager, and names the skill one chooses."""

import pytest
from PySide6.QtCore import QPoint, Qt

from ui.charts.skills import ROW, SkillView, row_words


@pytest.fixture
def view(qtbot, skill_chart):
    view = SkillView()
    qtbot.addWidget(view)
    view.resize(420, 120)
    view.show_chart(skill_chart)
    view.show()
    qtbot.waitExposed(view)
    return view


def colour(view, row, level):
    first, last = view.scale_box()
    x = first + (level - 1) * (last - first) / 4
    return view.grab().toImage().pixelColor(round(x), int(row * ROW + ROW / 2)).name()


def test_the_manager_is_a_blue_dot_and_the_shortfall_an_orange_line(view):
    assert colour(view, 0, 2) == "#0072b2"
    assert colour(view, 0, 2.5) == "#c75500"


def test_a_skill_at_target_has_no_shortfall(view):
    assert colour(view, 2, 2.5) != "#c75500"


def test_a_click_names_the_skill(view, qtbot):
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, ROW + 12))
    assert caught.args == ["Objection handling"]


def test_the_keyboard_names_the_skill(view, qtbot):
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["Objection handling"]


def test_every_row_is_said_in_words(view, skill_chart):
    assert row_words(skill_chart.rows[0]) == "Discovery depth: you say 2, self 3, target 4, rising, 5 seen · 3 wk"
    view.clearFocus()
    assert "Negotiation: not rated yet, target 3" in view.accessibleDescription()
