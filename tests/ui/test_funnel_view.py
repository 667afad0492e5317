"""The funnel on the numbers page: stages, ranges beside the role, and reps side by side without a false ranking."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from coachdesk import funnels
from coachdesk.analysis.rates import wilson
from coachdesk.domain.measures import Part
from coachdesk.domain.periods import Cadence
from tests.builders import TODAY, add_results, filled_desk
from ui.bridge import Bridge
from ui.charts.funnel import ROW, FunnelChart, labelled, texts
from ui.dialogs.measure_sheet import MeasureSheet
from ui.pages.numbers import NumbersPage
from ui.pages.numbers.figures import weeks_words

LONG = "more proposals than qualified opportunities were counted in these 51 weeks · role 47 %, 5 reps"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    """Dana sends far fewer proposals than the two others of her role."""
    with filled_desk(tmp_path) as desk:
        parts = desk.measures.by_part()
        for place, rep in enumerate(desk.people.all()):
            add_results(desk, rep, parts[Part.QUALIFIED], [6] * 10)
            add_results(desk, rep, parts[Part.PROPOSALS], [1 if place == 0 else 3 + place] * 10)
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = NumbersPage(Bridge(desk, lambda: TODAY))
    page.bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.show()
    qtbot.waitExposed(page)
    page.open(view="funnel")
    return page


@pytest.fixture
def chart(qtbot, desk):
    chart = FunnelChart()
    qtbot.addWidget(chart)
    chart.resize(760, 200)
    chart.show_funnel(funnels.rep_funnel(desk, rep(desk), TODAY))
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def rep(desk):
    return desk.people.by_name("Dana Fox")


def at(chart, name):
    return next(place for place, row in enumerate(chart.rows) if row.name == name)


def colour(chart, share, place):
    where = QPointF(chart.x_of(share), place * ROW + ROW / 2).toPoint()
    return chart.grab().toImage().pixelColor(where).name()


def test_only_a_step_that_sticks_is_an_orange_dot_and_the_word_stands_at_each(chart, desk):
    place = at(chart, "Qualified → proposal")
    assert colour(chart, 10 / 60, place) == "#0072b2"
    chart.show_funnel(funnels.rep_funnel(desk, rep(desk), TODAY), {chart.rows[place].key})
    assert colour(chart, 10 / 60, place) == "#c75500"
    chart.clearFocus()
    assert "below role" in chart.accessibleDescription()
    assert "10 of 60, plausible 9–28 %" in chart.accessibleDescription()


def test_the_role_is_a_dark_tick(chart):
    place = at(chart, "Qualified → proposal")
    assert colour(chart, chart.rows[place].role.rate, place) == "#1c1e22"


def test_a_narrow_chart_keeps_its_words_inside_and_its_axis_apart(qtbot, chart):
    """A step with more proposals than came before it has a whole sentence instead of a range."""
    row = replace(chart.rows[0], rate=wilson(140, 40), words="140 of 40", more=LONG)
    chart.rows = (row, replace(chart.rows[0], more="plausible 18–62 % · role 47 % from 1,240 of 2,640 of many reps"))
    for width in (420, 480, 640, 900):
        chart.resize(width, chart.height())
        assert all(box.right() <= width and box.height() <= ROW for box, _ in texts(chart))
        assert not any(a.intersects(b) for (a, _), (b, _) in combinations(texts(chart), 2))
        labels = [chart.x_of(share) for share in labelled(chart)]
        assert all(after - before >= 44 for before, after in pairwise(labels))


def test_the_arrows_say_one_step_in_full(chart, qtbot):
    chart.setFocus()
    for _ in range(at(chart, "Qualified → proposal")):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    said = chart.accessibleDescription()
    assert said.startswith("Qualified → proposal: 10 of 60")
    assert "the other reps of the role 90 of 120" in said


def test_the_mouse_shows_the_same_words(chart, qtbot):
    qtbot.mouseMove(chart, QPoint(40, at(chart, "Qualified → proposal") * ROW + 20))
    assert "the other reps of the role 90 of 120" in chart.toolTip()


def test_the_team_comes_first_and_a_rep_can_be_chosen(page, desk):
    assert page.summary.text().startswith("The team · the last 52 closed weeks")
    page.open(view="funnel", rep_id=rep(desk).id, span="quarter")
    assert page.summary.text().startswith("Dana Fox · the last 13 closed weeks")
    assert page.funnel.span.current == "quarter"


def test_everyone_of_a_role_is_ranked_once_each_has_enough(page):
    table = page.funnel.table
    table.choose("qualified-proposals")
    assert table.says.text().startswith("Ranked by Qualified → proposal")
    assert [row.name for row in table.table.model.shown] == ["Sam Okafor", "Li Wei", "Dana Fox"]


def test_one_with_too_few_keeps_everyone_by_name(page, desk):
    measure = desk.measures.by_part()[Part.QUALIFIED]
    keys = [(rep(desk).id, measure.id, row.start) for row in desk.results.of_rep(rep(desk).id)
            if row.measure_id == measure.id][2:]  # fmt: skip
    desk.results.clear(keys, "Empty most of it")
    page.funnel.table.choose("qualified-proposals")
    assert page.funnel.table.says.text() == "Not ranked: Dana Fox needs about 8 more."
    assert [row.name for row in page.funnel.table.table.model.shown] == ["Dana Fox", "Li Wei", "Sam Okafor"]


def test_the_heads_do_not_rank(page):
    assert not page.funnel.table.table.view.horizontalHeader().sectionsClickable()


def test_a_rep_of_the_table_opens(page, qtbot, desk):
    table = page.funnel.table.table
    with qtbot.waitSignal(page.asked) as said:
        table.opened.emit(table.model.shown[0])
    assert said.args[0] == "rep"


def test_without_parts_it_says_what_to_do(page, desk):
    for measure in desk.measures.all():
        desk.measures.edit(replace(measure, part=None))
    assert "say in the form of a measure" in page.funnel.caution.text()
    assert not page.funnel.chart.isVisible()


def test_unknown_weeks_are_told(page, desk):
    stages = funnels.rep_funnel(desk, rep(desk), TODAY).stages
    assert weeks_words(stages[2], Cadence.WEEK, of_many=False) == "10 weeks known"
    assert weeks_words(stages[0], Cadence.WEEK, of_many=True) == "0 rep weeks known"
    assert stages[0].count is None


def test_a_measure_takes_its_part_from_another_and_says_so(page, desk):
    sheet = MeasureSheet(page.bridge, desk.measures.by_name("Calls"), page)
    field = sheet.fields["part"]
    assert field.label.text() == "In the sales process"
    field.set_value(Part.PROPOSALS)
    field.edited.emit()
    assert field.caption.text() == "Takes it from “Proposals”, which counts it now."
    sheet.keep()
    assert desk.measures.by_part()[Part.PROPOSALS].name == "Calls"
