"""Numbers and targets are typed, pasted and emptied on the page; each is one step that can be undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from coachdesk.domain.measures import Unit
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.measure_sheet import MeasureSheet
from ui.pages.numbers import NumbersPage

LAST = 12
WEEK = date(2026, 11, 16)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path, weeks=46) as desk:
        yield desk


def shown(qtbot, desk):
    page = NumbersPage(Bridge(desk, lambda: builders.TODAY))
    page.bridge.changed.connect(lambda _change: page.refresh())
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.grid.setFocus()
    return page


@pytest.fixture
def page(qtbot, desk):
    page = shown(qtbot, desk)
    page.open(measure_id=desk.measures.by_name("Calls").id)
    return page


def stand_on(page, row, column):
    page.grid.setCurrentIndex(page.grid.numbers.index(row, column))


def type_here(qtbot, page, row, column, text):
    stand_on(page, row, column)
    qtbot.keyClick(page.grid, text[0])
    editor = page.grid.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, text[1:])
    with qtbot.waitSignal(page.grid.edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def paste(page, row, column, text):
    stand_on(page, row, column)
    QGuiApplication.clipboard().setText(text)
    page.grid.paste(text)


def calls(desk, name="Dana Fox"):
    measure = desk.measures.by_name("Calls")
    rows = desk.results.of_rep(desk.people.by_name(name).id)
    return {r.start: r.value for r in rows if r.measure_id == measure.id}


def label(desk):
    return desk.store.history(1)[0].label


def test_the_summary_says_what_is_new_and_what_is_missing(page):
    assert page.summary.text() == "3 reps · week of 16 Nov is the newest · 0 gaps"


def test_a_typed_number_is_kept_and_undone(page, desk, qtbot):
    before = calls(desk)
    type_here(qtbot, page, 0, LAST, "77")
    assert calls(desk)[WEEK] == 77
    assert label(desk) == "Type Calls: Dana Fox, week of 16 Nov"
    desk.store.undo()
    assert calls(desk) == before
    assert page.grid.numbers.cell(0, LAST).typed == f"{before[WEEK]:g}"


def test_a_pasted_range_is_one_step(page, desk):
    before = desk.store.dump()
    paste(page, 0, LAST - 1, "1\t2\n3\t\n5\t6\n")
    assert label(desk) == "Paste 6 numbers into Calls"
    assert [page.grid.numbers.cell(row, LAST).typed for row in range(3)] == ["2", "", "6"]
    desk.store.undo()
    assert desk.store.dump() == before


def test_delete_leaves_a_gap_not_a_zero(page, desk, qtbot):
    stand_on(page, 0, LAST - 1)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert date(2026, 11, 9) not in calls(desk)
    assert page.summary.text().endswith("1 gap")


def test_one_wrong_text_saves_nothing(page, desk, qtbot):
    before = desk.store.dump()
    with qtbot.waitSignal(page.bridge.refused) as said:
        paste(page, 0, LAST - 1, "1\tmany\n")
    assert "week of 16 Nov" in said.args[0]
    assert "“many” is not a number" in said.args[0]
    assert desk.store.dump() == before
    with qtbot.waitSignal(page.bridge.refused) as said:
        paste(page, 0, LAST, "-4")
    assert "cannot be below 0" in said.args[0]


def test_a_decimal_comma_is_read(page, desk):
    paste(page, 0, LAST, "12,5")
    assert calls(desk)[WEEK] == 12.5


def test_a_signal_is_marked_and_said(page, desk):
    paste(page, 0, LAST - 1, "900")
    cell = page.grid.numbers.cell(0, LAST - 1)
    assert cell.marked
    assert "Above the usual range" in cell.hint


def test_the_running_week_is_shown_and_no_signal(page, desk):
    paste(page, 0, LAST, "1")
    cell = page.grid.numbers.cell(0, LAST)
    assert (cell.shown, cell.marked, cell.hint) == ("1", False, "")


def test_of_two_rules_the_point_outside_is_said(page, desk):
    for back in (4, 3, 2, 1):
        paste(page, 0, LAST - back, "900")
    said = [page.grid.numbers.cell(0, LAST - back).hint for back in (4, 3, 2, 1)]
    assert said == ["Above the usual range: a real rise"] * 4


def test_earlier_periods_are_reached_and_today_comes_back(page):
    newest = page.grid.numbers.headerData(LAST, Qt.Orientation.Horizontal)
    page.tools.earlier.click()
    assert page.grid.numbers.headerData(LAST, Qt.Orientation.Horizontal) == "17 Aug"
    page.tools.go(0)
    assert page.grid.numbers.headerData(LAST, Qt.Orientation.Horizontal) == newest == "16 Nov"


def test_results_never_show_the_future(page):
    page.open(view="targets")
    page.tools.go(-1)
    page.open(view="results")
    assert page.grid.numbers.headerData(LAST, Qt.Orientation.Horizontal) == "16 Nov"


def test_a_rate_is_computed_and_locked(page, desk):
    both = {f"{part}_id": desk.measures.by_name(name).id
            for part, name in (("numerator", "Meetings held"), ("denominator", "Calls"))}  # fmt: skip
    rate = builders.add_measure(desk, "Held of called", unit=Unit.RATE, **both)
    page.open(measure_id=rate.id)
    cell = page.grid.numbers.cell(0, LAST)
    assert cell.locked
    assert cell.shown.endswith("%")
    assert " of " in cell.hint


def test_a_target_is_typed_for_a_role_and_for_a_rep(page, desk, qtbot):
    page.open(view="targets")
    assert [page.grid.numbers.headerData(i, Qt.Orientation.Horizontal) for i in range(4)][1] == "Q4 2026"
    type_here(qtbot, page, 0, 1, "600")
    assert page.grid.numbers.cell(1, 1).shown == "600"
    assert page.grid.numbers.cell(1, 1).quiet
    type_here(qtbot, page, 1, 1, "650")
    assert label(desk) == "Type Calls target: Dana Fox, Q4 2026"
    assert sorted((t.value, t.rep_id is None) for t in desk.targets.all()) == [(600, True), (650, False)]
    stand_on(page, 1, 1)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert [t.value for t in desk.targets.all()] == [600]


def test_results_are_written_to_a_file(page, tmp_path):
    page.export.save_file("results", tmp_path / "results.csv")
    assert "Dana Fox" in (tmp_path / "results.csv").read_text(encoding="utf-8-sig")


def test_a_measure_is_added_renamed_and_archived(page, desk, qtbot):
    sheet = MeasureSheet(page.bridge, None, page)
    sheet.keep()
    assert not sheet.fields["name"].error.isHidden()
    sheet.fields["name"].set_value("Demos")
    sheet.keep()
    demos = desk.measures.by_name("Demos")
    page.open(measure_id=demos.id)
    assert page.card.heading.text() == "Demos"
    MeasureSheet(page.bridge, demos, page).archive()
    assert "Demos" not in [m.name for m in desk.measures.all()]
    assert page.measure is not None


def test_a_desk_without_reps_leads_to_the_team(qtbot, tmp_path):
    with builders.new_desk(tmp_path, "empty", starter=True) as desk:
        page = shown(qtbot, desk)
        with qtbot.waitSignal(page.asked) as said:
            page.stack.currentWidget().findChild(QPushButton).click()
    assert said.args == ["team", {}]


def test_a_desk_without_measures_offers_the_first(qtbot, tmp_path):
    with builders.new_desk(tmp_path, "bare") as desk:
        builders.add_rep(desk)
        page = shown(qtbot, desk)
        texts = [b.text() for b in page.stack.currentWidget().findChildren(QPushButton)]
    assert texts == ["Add the first measure"]
