"""The progression chart on the screen draws each fact, and nothing that is not one."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage

from coachdesk.analysis.charts import ChartPoint
from ui.charts import progress_view
from ui.charts.places import leading, pushed_apart

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def view(qtbot, chart):
    view = progress_view()
    qtbot.addWidget(view)
    view.resize(800, 360)
    view.show_chart(chart)
    view.show()
    qtbot.waitExposed(view)
    return view


def texts(view):
    return ["".join(node.itertext()).strip() for node in ET.fromstring(view.svg()).iter(f"{SVG}text")]


def test_every_label_of_the_facts_is_on_the_chart(view, chart):
    wanted = [t.words for t in (*chart.value_ticks, *chart.time_ticks, *chart.marks)]
    wanted += [chart.signals[0].words, "usual range set on the first 12", "coached", "one-on-one", "training"]
    assert [words for words in wanted if words not in texts(view)] == []


def test_a_gap_is_not_connected(view):
    _, drawn = view._curve.getData()
    assert np.isnan(drawn[5])
    assert view._curve.opts["connect"] == "finite"
    assert len(view._dots.points()) == 23


def test_points_of_a_signal_are_squares(view):
    assert [p.symbol() for p in view._dots.points()].count("s") == 8


def test_the_range_the_target_and_the_signal_have_their_colours(view):
    image, places, scale = QImage.fromData(view.png()), view.places(), 2

    def colour(index, value):
        return image.pixelColor(int(places.x(index) * scale), int(places.y(value) * scale)).name()

    assert colour(4.5, 95) == "#eaf2f8"
    assert colour(4.5, 110) == "#ffffff"
    assert colour(4.5, 100) not in {"#eaf2f8", "#ffffff"}
    assert colour(16, 81) not in {"#eaf2f8", "#ffffff"}


def test_the_mouse_reads_out_the_period_below_it(view, qtbot):
    places = view.places()
    spot = QPoint(round(places.x(16)), round(places.y(100)))
    with qtbot.waitSignal(view.pointed) as caught:
        qtbot.mouseMove(view._view.viewport(), QPoint(1, 1))
        qtbot.mouseMove(view._view.viewport(), spot)
    assert caught.args is not None
    assert view.readout.index == 16
    assert view.accessibleDescription() == "Mar 2026: 79 %, target 100 %\n8 in a row below the centre: a real fall"


def test_the_arrow_keys_move_the_readout_by_a_point(view, qtbot):
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.readout.index == 22


def test_a_gap_says_that_there_is_no_number(view):
    view.point_at(5)
    assert view.accessibleDescription().startswith("Apr 2025: no number")


def test_it_copies_as_a_picture(view):
    view.copy()
    assert QGuiApplication.clipboard().image().width() == 1600


def test_png_and_svg_are_whole_files(view):
    assert QImage.fromData(view.png()).size() == view.size() * 2
    assert ET.fromstring(view.svg()).tag == f"{SVG}svg"


def test_names_are_never_read_as_markup(view, chart):
    evil = "<img src='x.png'>"
    marks = tuple(replace(m, words=evil) for m in chart.marks)
    view.show_chart(replace(chart, title=evil, marks=marks))
    assert texts(view).count(evil) == 5
    assert ET.fromstring(view.svg()).find(f"{SVG}title").text == evil


def test_one_point_and_none_are_drawn_too(view, chart):
    one = replace(chart, points=chart.points[:1], signals=(), locked_at=None, time_ticks=(), markers=())
    view.show_chart(one)
    assert len(view._dots.points()) == 1
    view.show_chart(replace(one, points=(), centre=None, lower=None, upper=None, marks=()))
    assert len(view._dots.points()) == 0


def test_it_says_itself_in_words(view, chart):
    assert view.accessibleName() == "Quota attainment by month"
    assert "8 in a row below the centre: a real fall" in view.accessibleDescription()


def test_labels_at_the_right_end_never_overlap():
    heights = sorted(pushed_apart([10, 11, 12, 99, 100], 15, 0, 100))
    assert all(b - a >= 15 for a, b in pairwise(heights))
    assert heights[-1] <= 100


def test_signals_that_overlap_are_one_band_with_the_longest_one_s_words(view, chart):
    run = chart.signals[0]
    words = "below the usual range: a real fall"
    short = [replace(run, first=i, last=i, indexes=(i,), words=words) for i in range(13, 18)]
    view.show_chart(replace(chart, signals=(*short, run)))
    assert leading(view.chart.signals) == (run,)
    assert "below the usual range: a real fall" not in texts(view)
    view.point_at(13)
    assert view.accessibleDescription().count("a real fall") == 2


def test_ten_years_of_weeks_are_drawn(view, chart):
    points = tuple(ChartPoint(p.start, p.end, 50.0 + i % 40, 100.0, "") for i, p in enumerate(chart.points * 22))
    view.show_chart(replace(chart, points=points))
    assert len(view._dots.points()) == 528
