"""Numbers come in through the window, and a wrong import is undone with one key."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool

from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_sheet import ImportSheet
from ui.window import MainWindow

CRM = """Opportunity Owner,Close Date,Stage,Amount,Account Name
Dana Fox,11/3/2026,Closed Won,"12,400.00",Halden Works
D. Fox,11/4/2026,Closed Won,"8,150.50",Norfolk Freight
Sam Okafor,11/14/2026,Closed Lost,"31,000.00",Marlow & Co
Sam Okafor,11/16/2026,Closed Won,,Tern Foods
Li Wei,11/19/2026,Closed Won,"22,975.00",Ostrava Paper

Grand Totals,,,"74,525.50",
"""


@pytest.fixture
def window(qtbot, tmp_path):
    with filled_desk(tmp_path) as desk:
        window = MainWindow(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(window)
        window.show_page("team")
        window.show()
        yield window
        window.hide()


def open_sheet(window, path):
    sheet = ImportSheet(window.bridge, window)
    sheet.open_file(path)
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
    return sheet


def bookings(desk):
    measure = desk.measures.by_name("Bookings")
    names = {rep.id: rep.name for rep in desk.people.all()}
    return {(names[r.rep_id], r.start.isoformat()): r.value for r in desk.results.of_measure(measure.id)}


def test_numbers_come_in_from_a_crm_export_and_one_key_takes_them_back(window, qtbot, tmp_path):
    (tmp_path / "opportunities.csv").write_text(CRM)
    desk = window.bridge.desk
    before = desk.store.dump()
    sheet = open_sheet(window, tmp_path / "opportunities.csv")
    assert not sheet.next.isEnabled()
    sheet.view.settled.emit("D. Fox", "Dana Fox")
    qtbot.waitUntil(sheet.next.isEnabled)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)
    assert bookings(desk) == {("Dana Fox", "2026-11-02"): 20550.5, ("Li Wei", "2026-11-16"): 22975.0}
    assert desk.backups.all()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.dump() == before


def falling_bookings():
    """A CRM export of 20 weeks: twelve of about 20,000, then eight of about 12,000."""
    lines = ["Opportunity Owner,Close Date,Stage,Amount"]
    for week in range(20):
        day = date(2026, 6, 29) + timedelta(weeks=week)
        amount = (20_000 if week < 12 else 12_000) + (1_500 if week % 2 else -1_500)
        lines.append(f'Dana Fox,{day:%m/%d/%Y},Closed Won,"{amount:,.2f}"')
    return "\n".join(lines)


def test_numbers_come_in_and_the_reps_chart_shows_the_signal(window, qtbot, tmp_path):
    (tmp_path / "won.csv").write_text(falling_bookings())
    sheet = open_sheet(window, tmp_path / "won.csv")
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)
    desk = window.bridge.desk
    window.show_page("rep", {"rep_id": desk.people.by_name("Dana Fox").id})
    progression = window.current.overview.progression
    progression.show_measure(desk.measures.by_name("Bookings").id)
    assert progression.view.chart.signals
    assert "8 in a row below the centre: a real fall" in progression.view.accessibleDescription()


def test_the_same_file_again_changes_nothing(window, qtbot, tmp_path):
    (tmp_path / "long.csv").write_text("rep,measure,date,value\nDana Fox,Calls,2026-11-02,61\n")
    sheet = open_sheet(window, tmp_path / "long.csv")
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)
    again = open_sheet(window, tmp_path / "long.csv")
    assert not again.next.isEnabled()


@pytest.mark.parametrize("content", ["", "%PDF-1.7", "a\n", "rep,date\nDana Fox,2026-11-02\n"])
def test_a_file_that_cannot_be_used_gets_a_sentence(window, tmp_path, content):
    (tmp_path / "odd.csv").write_text(content)
    sheet = open_sheet(window, tmp_path / "odd.csv")
    assert sheet.problem.words.text()
    assert sheet.pages.currentIndex() == 0 or not sheet.next.isEnabled()
