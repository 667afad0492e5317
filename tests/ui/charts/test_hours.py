"""Hours as bars: the budget's words stand above every bar, and a bar that is only planned has its figure too."""

import pytest
from PySide6.QtGui import QImage

from ui import theme
from ui.charts.hours import WORDS, HourBar, HoursView


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp):
    theme.install("light")


def drawn(qtbot, bars, low=3.0, high=5.0, wide=400):
    view = HoursView("Hours")
    qtbot.addWidget(view)
    view.resize(wide, 170)
    view.show_bars(bars, low, high)
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def bars(*hours):
    return [HourBar(f"M{at}", held, planned, "") for at, (held, planned) in enumerate(hours)]


def test_no_bar_crosses_the_words_of_the_budget(qtbot):
    low = drawn(qtbot, bars(*[(0, 0)] * 12))
    high = drawn(qtbot, bars(*[(3, 30)] * 12))
    top = (0, 0, 400, int(WORDS) - 2)
    assert low.copy(*top) == high.copy(*top)


@pytest.mark.parametrize("wide", [400, 700])
def test_a_bar_that_is_only_planned_has_its_figure(qtbot, wide):
    with_figure = drawn(qtbot, bars((0, 4)), 0, 0, wide)
    place = (wide // 2 - 14, 0, 40, 66)
    empty = drawn(qtbot, bars((0, 0), (4, 0)), 0, 0, wide)
    inks = {with_figure.copy(*place).pixel(x, y) for x in range(40) for y in range(66)}
    bare = {empty.copy(*place).pixel(x, y) for x in range(40) for y in range(66)}
    assert len(inks) > len(bare)
