"""An export is dropped on the window, confirmed, and taken back with one key; next week it takes two clicks."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_sheet import ImportSheet
from ui.window import MainWindow

HEADS = "Opportunity Owner,Close Date,Stage,Amount,Account Name\n"
FIRST = (
    HEADS
    + """Dana Fox,11/3/2026,Closed Won,"12,400.00",Halden Works
D. Fox,11/4/2026,Closed Won,"8,150.50",Norfolk Freight
Li Wei,11/19/2026,Closed Won,"22,975.00",Ostrava Paper
"""
)
SECOND = FIRST + 'Li Wei,11/20/2026,Closed Won,"25.00",Ostrava Paper\nSam Okafor,11/24/2026,Closed Won,900,Tern Foods\n'
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def window(qtbot, tmp_path):
    with filled_desk(tmp_path) as desk:
        window = MainWindow(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(window)
        window.show_page("team")
        window.show()
        yield window
        window.hide()


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(40, 40), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), *how))
    settle()
    return [sheet for sheet in window.findChildren(ImportSheet) if sheet.isVisible()]


def settle():
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()


def written(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    return tmp_path / name


def take_first(window, qtbot, tmp_path):
    (sheet,) = drop(window, written(tmp_path, "opportunities-w46.csv", FIRST))
    sheet.view.settled.emit("D. Fox", "Dana Fox")
    settle()
    qtbot.mouseClick(sheet.next, LEFT)
    qtbot.mouseClick(sheet.finish, LEFT)


def bookings(desk):
    names = {rep.id: rep.name for rep in desk.people.all()}
    rows = desk.results.of_measure(desk.measures.by_name("Bookings").id)
    return {(names[row.rep_id], row.start.isoformat()): row.value for row in rows}


def test_a_dropped_export_comes_in_and_one_key_takes_it_back_with_its_recipe(window, qtbot, tmp_path):
    desk = window.bridge.desk
    before = desk.store.dump()
    take_first(window, qtbot, tmp_path)
    assert bookings(desk) == {("Dana Fox", "2026-11-02"): 20550.5, ("Li Wei", "2026-11-16"): 22975.0}
    assert [one.name for one in desk.recipes.every()] == ["Opportunities"]
    settle()
    window.activateWindow()
    settle()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.dump() == before


def test_the_second_week_is_a_drop_and_a_click_and_shows_only_what_changes(window, qtbot, tmp_path):
    take_first(window, qtbot, tmp_path)
    (sheet,) = drop(window, written(tmp_path, "opportunities-w47.csv", SECOND))
    table = sheet.confirm.changes
    shown = [[table.item(row, place).text() for place in (0, 2, 3)] for row in range(table.rowCount())]
    assert shown == [
        ["Li Wei", "Week of 16 Nov 2026", "22,975 → 23,000"], ["Sam Okafor", "Week of 23 Nov 2026", "new: 900"],
    ]  # fmt: skip
    qtbot.mouseClick(sheet.finish, LEFT)
    assert not sheet.isVisible()
    assert bookings(window.bridge.desk)["Li Wei", "2026-11-16"] == 23000


def test_several_files_come_one_after_the_other(window, qtbot, tmp_path):
    one = written(tmp_path, "a.csv", "rep,date,Bookings\nDana Fox,2026-11-02,5\n")
    two = written(tmp_path, "b.csv", "rep,date,Won deals\nDana Fox,2026-11-02,2\n")
    (sheet,) = drop(window, one, two)
    assert "1 more file after this" in sheet.sub.text()
    qtbot.mouseClick(sheet.next, LEFT)
    qtbot.mouseClick(sheet.finish, LEFT)
    settle()
    assert sheet.sub.text().startswith("b.csv")
    qtbot.mouseClick(sheet.next, LEFT)
    qtbot.mouseClick(sheet.finish, LEFT)
    assert not sheet.isVisible()
    assert len([step for step in window.bridge.desk.store.history() if step.label.startswith("Import results")]) == 2


def test_a_file_that_cannot_be_read_is_said_and_the_next_one_can_still_come(window, qtbot, tmp_path):
    bad = written(tmp_path, "a.csv", "")
    good = written(tmp_path, "b.csv", "rep,date,Bookings\nDana Fox,2026-11-02,5\n")
    (sheet,) = drop(window, bad, good)
    assert "“a.csv” is empty" in sheet.problem.words.text()
    qtbot.mouseClick(sheet.skip, LEFT)
    settle()
    assert sheet.sub.text().startswith("b.csv")
    sheet.reject()
