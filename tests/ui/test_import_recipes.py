"""The import sheet remembers sources, takes several measures, and asks about typed numbers and unsure readings."""

import pytest
import xlsxwriter
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from coachdesk.domain.measures import Source
from coachdesk.exchange.plans import Also
from coachdesk.importing import sources
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_boxes import BY_NAME
from ui.dialogs.import_guess import likely_kind
from ui.dialogs.import_sheet import ImportSheet

CRM = "Owner,Close Date,Stage,Amount\nDana Fox,11/3/2026,Won,100\nDana Fox,11/17/2026,Lost,40\n"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as opened:
        yield opened


def settle():
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()


@pytest.fixture
def opened(desk, qtbot, tmp_path):
    def call(text, name="crm-2026-11-20.csv"):
        (tmp_path / name).write_text(text)
        sheet = ImportSheet(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(sheet)
        sheet.open_file(tmp_path / name)
        settle()
        return sheet

    return call


def look_again(qtbot, sheet):
    qtbot.waitUntil(lambda: not sheet._timer.isActive())
    settle()


def bring_in(sheet):
    sheet.next.click()
    sheet.finish.click()


def test_a_source_is_remembered_under_the_name_in_the_foot(opened, desk):
    sheet = opened(CRM)
    assert sheet.remember.line.text() == "Crm"
    sheet.remember.line.setText("CRM won deals")
    bring_in(sheet)
    (source,) = sources(desk)
    assert (source.recipe.name, source.recipe.options.where) == ("CRM won deals", ("Stage=Won",))
    assert source.recipe.options.usual_day_first is False
    assert len([step for step in desk.store.history() if step.label.startswith(("Import", "Save"))]) == 1


def test_nothing_is_remembered_without_the_tick(opened, desk, qtbot):
    sheet = opened(CRM)
    qtbot.mouseClick(sheet.remember.tick, LEFT)
    bring_in(sheet)
    assert sources(desk) == ()


def test_the_next_file_of_a_source_goes_straight_to_confirm_and_says_as_what(opened):
    bring_in(opened(CRM))
    again = opened(CRM.replace("100", "130"), "crm-2026-11-27.csv")
    assert again.pages.currentIndex() == 2
    assert "Read as “Crm”, as on " in again.applied.words.text()
    assert again.confirm.changes.item(0, 3).text() == "100 → 130"
    assert again.confirm.counts.accessibleName().startswith("0 added, 1 changed, 0 as before")


def test_not_this_reads_the_file_as_if_it_were_the_first_time(opened, desk):
    bring_in(opened(CRM))
    again = opened(CRM.replace("100", "130"))
    again.not_this.click()
    settle()
    assert again.pages.currentIndex() == 1
    assert again.applied.isHidden()
    assert again.remember.line.text() == "Crm 2"
    assert len(sources(desk)) == 1


def test_names_that_were_settled_are_known_next_time(opened):
    first = opened(CRM.replace("Dana Fox,11/3", "D. Fox,11/3"))
    first.view.settled.emit("D. Fox", "Dana Fox")
    settle()
    bring_in(first)
    again = opened(CRM.replace("Dana Fox,11/3", "D. Fox,11/3").replace("100", "120"))
    assert again.finish.isEnabled()
    assert again.pages.currentIndex() == 2


def test_another_measure_comes_from_the_same_rows_in_the_same_step(opened, desk, qtbot):
    sheet = opened(CRM)
    sheet._file.form.more.click()
    boxes = sheet._file.form._lines[0].boxes
    boxes.measure.setCurrentText("Decided deals")
    boxes.where.head.setCurrentText("all rows")
    look_again(qtbot, sheet)
    assert sheet.view.preview.item(0, 5).text() == "Dana, week of 2 Nov: Bookings +100 · Decided deals +1"
    bring_in(sheet)
    decided = desk.measures.by_name("Decided deals").id
    assert [r.value for r in desk.results.of_measure(decided)] == [1, 1]
    assert sources(desk)[0].recipe.options.also[0].measure == "Decided deals"


def test_a_measure_can_be_taken_away_again(opened, qtbot):
    sheet = opened(CRM)
    form = sheet._file.form
    form.add_measure()
    form._lines[0].widgets[-1].click()
    look_again(qtbot, sheet)
    assert sheet._file.options.also == ()


def test_measures_that_the_file_names_offer_no_second_one(opened):
    sheet = opened("rep,measure,date,value\nDana Fox,Calls,2026-11-02,61\n")
    assert sheet._file.form.first.measure.currentText() == BY_NAME
    assert sheet._file.form.more.isHidden()


def test_typed_numbers_are_kept_unless_the_files_is_ticked(opened, desk):
    sheet = opened("rep,date,Calls\nDana Fox,2026-01-05,99\nSam Okafor,2026-01-05,98\n")
    conflicts = sheet.confirm.conflicts
    sheet.next.click()
    assert not sheet.finish.isEnabled()
    assert conflicts.heading.text() == "2 numbers you typed differ from the file"
    conflicts.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assert sheet.finish.text() == "Bring in 1 number"
    sheet.finish.click()
    found = {r.rep_id: (r.value, r.source) for r in desk.results.all() if r.start.isoformat() == "2026-01-05"
             and r.measure_id == desk.measures.by_name("Calls").id}  # fmt: skip
    dana, sam = (desk.people.by_name(name).id for name in ("Dana Fox", "Sam Okafor"))
    assert (found[dana], found[sam]) == ((99, Source.IMPORTED), (41, Source.TYPED))


def test_a_tick_is_met_where_it_is_drawn(opened, qtbot):
    sheet = opened("rep,date,Calls\nDana Fox,2026-01-05,99\n")
    table = sheet.confirm.conflicts.table
    cell = table.visualItemRect(table.item(0, 0))
    qtbot.mouseClick(table.viewport(), LEFT, pos=QPoint(cell.left() + 18, cell.center().y()))
    assert sheet.confirm.conflicts.taken


def test_all_typed_numbers_are_kept_or_taken_at_once(opened):
    sheet = opened("rep,date,Calls\nDana Fox,2026-01-05,99\nSam Okafor,2026-01-05,98\n")
    sheet.confirm.conflicts.take_all.click()
    assert sheet.finish.text() == "Bring in 2 numbers"
    sheet.confirm.conflicts.keep_all.click()
    assert not sheet.finish.isEnabled()


def test_a_day_that_may_be_read_in_two_ways_is_asked_and_kept(opened, desk, qtbot):
    sheet = opened("rep,date,Bookings\nDana Fox,3/2/2026,5\n")
    box = sheet._file.form.reading.dates
    assert [box.itemText(i) for i in range(2)] == ["3/2/2026 is 3 Feb 2026", "3/2/2026 is 2 Mar 2026"]
    box.setCurrentIndex(1)
    look_again(qtbot, sheet)
    bring_in(sheet)
    assert desk.results.of_measure(desk.measures.by_name("Bookings").id)[0].start.isoformat() == "2026-03-02"
    assert sources(desk)[0].recipe.options.usual_day_first is False


def test_another_sheet_of_a_workbook_is_chosen_and_remembered(desk, qtbot, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name, amount in (("October", 5), ("November", 7)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["rep", "date", "Bookings"])
            page.write_row(1, 0, ["Dana Fox", "2026-11-03", amount])
    sheet = ImportSheet(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(sheet)
    sheet.open_file(tmp_path / "a.xlsx")
    settle()
    sheet._file.form.sheet_picked.emit("November")
    settle()
    bring_in(sheet)
    assert desk.results.of_measure(desk.measures.by_name("Bookings").id)[0].value == 7
    assert sources(desk)[0].recipe.options.sheet == "November"


def test_remembered_sources_are_renamed_and_forgotten_in_the_first_step(opened, desk, qtbot):
    bring_in(opened(CRM))
    sheet = ImportSheet(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(sheet)
    row = sheet.pick.sources.rows[0]
    row.rename.click()
    row.line.setText("CRM won deals")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert sources(desk)[0].recipe.name == "CRM won deals"
    sheet.pick.sources.rows[0].remove.click()
    assert sources(desk) == ()
    assert sheet.pick.sources.isHidden()


@pytest.mark.parametrize(("heads", "kind"), [
    (("Owner", "Close Date", "Stage", "Amount"), "results"), (("Full Name", "Role", "Hire Date"), "roster"),
    (("Rep", "Skill", "Date", "Level"), "ratings"), (("Rep", "Type", "Start", "Minutes"), "sessions"),
    (("Rep", "Commitment", "Due"), "commitments"), (("Sales rep", "Type", "Date", "Amount"), "results"),
    (("rep", "measure", "date", "value"), "results"), (("x",), "results"),
])  # fmt: skip
def test_a_dropped_file_is_taken_for_what_its_columns_say(heads, kind):
    assert likely_kind(heads, "results") == kind


def test_a_recipe_for_a_column_of_values_shows_its_measure(opened, desk):
    kept = {"measure": "Bookings", "heads": ["rep", "date", "value"]}
    desk.recipes.save("results", "Values", kept)
    sheet = opened("rep,date,value\nDana Fox,2026-11-03,7\n")
    assert sheet._file.form.first.one() == Also("Bookings", "value")
    assert sheet.finish.text() == "Bring in 1 number"


def test_a_file_that_changes_nothing_says_so(opened):
    bring_in(opened(CRM))
    again = opened(CRM)
    assert not again.next.isEnabled()
    assert again.view._rows_words.text() == "nothing to bring in: every number stands already"


def test_what_takes_long_can_be_stopped(opened, desk):
    sheet = opened(CRM)
    before = desk.store.dump()
    sheet.open_file(sheet.path)
    sheet.busy.stop.click()
    settle()
    assert sheet.problem.words.text() == "Stopped. Nothing was changed."
    assert desk.store.dump() == before


def test_no_field_of_the_form_opens_a_window_of_its_own(opened):
    sheet = opened(CRM)
    sheet._file.form.add_measure()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
