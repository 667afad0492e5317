"""A new baseline and what happened around, on the screen: a line, shapes that differ without colour, words."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from coachdesk.analysis.charts import Marker
from ui.charts import progress_view
from ui.charts.layers import legend, legend_places
from ui.charts.places import words_at

SVG = "{http://www.w3.org/2000/svg}"
SAID = "new baseline since 2 Nov 2025: new territory"


@pytest.fixture
def begun(chart):
    markers = (*chart.markers, Marker(date(2025, 9, 24), "market", "24 Sep 2025: new competitor (Acme)"),
               Marker(date(2025, 10, 1), "role", "1 Oct 2025: new role (AE)"))  # fmt: skip
    return replace(chart, locked_at=None, baseline_at=12, baseline_words=SAID, markers=markers)


@pytest.fixture
def view(qtbot, begun):
    view = progress_view()
    qtbot.addWidget(view)
    view.resize(800, 360)
    view.show_chart(begun)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_range_begins_at_the_baseline(view):
    image, places = QImage.fromData(view.png()), view.places()

    def colour(index, value):
        return image.pixelColor(int(places.x(index) * 2), int(places.y(value) * 2)).name()

    assert colour(4.5, 95) == "#ffffff"
    assert colour(21.5, 95) == "#eaf2f8"


def test_the_reason_stands_on_the_chart_and_in_the_description(view):
    drawn = ["".join(node.itertext()).strip() for node in ET.fromstring(view.svg()).iter(f"{SVG}text")]
    assert SAID in drawn
    assert {"market change", "new role"} <= set(drawn)
    assert "24 Sep 2025: new competitor (Acme)" in view.accessibleDescription()


def test_the_readout_of_a_month_tells_what_happened_in_it(begun):
    assert words_at(begun, 10).endswith("24 Sep 2025: new competitor (Acme)")
    assert words_at(begun, 11).endswith("1 Oct 2025: new role (AE)")
    assert words_at(begun, 12).endswith("New baseline since 2 Nov 2025: new territory")
    assert "competitor" not in words_at(begun, 9)


def test_the_legend_breaks_its_line_where_it_is_narrow(begun):
    assert {row for *_, row in legend_places(begun, 2000)} == {0}
    narrow = legend_places(begun, 200)
    assert [(kind, words) for kind, words, *_ in narrow] == list(legend(begun))
    assert max(row for *_, row in narrow) >= 2


def test_a_chart_of_one_baseline_has_no_line_and_no_new_kinds(chart):
    assert [kind for kind, _ in legend(chart)] == ["met", "trained", "signal", "gap"]
    assert "baseline" not in words_at(chart, 12)
