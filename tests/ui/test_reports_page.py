"""Reports: a month on the screen, words that keep themselves, the real page, and where every paper is made."""

from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coachdesk import monthly
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.reports import REPORTS
from tests.builders import filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.pages.reports import ReportsPage
from ui.papers import PLACES
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9, 48)
MONTH = date(2026, 11, 1)


@pytest.fixture
def desk(tmp_path):
    theme.install("light")
    with filled_desk(tmp_path, weeks=45) as desk:
        rep = desk.people.by_name("Dana Fox")
        met = Session(
            None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 10, 10), 90, SessionStatus.HELD, summary="Talked."
        )  # fmt: skip
        desk.sessions.add(met, [rep.id])
        yield desk


@pytest.fixture
def page(qtbot, desk):
    bridge = Bridge(desk, now=lambda: NOW)
    page = ReportsPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 840)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def type_into(qtbot, page, field, text):
    box = page.words.fields[field].text
    box.setFocus()
    qtbot.keyClicks(box, text)


def test_the_page_opens_on_the_month_that_runs_and_says_it_first(page, desk):
    paper = monthly.month_paper(desk, MONTH, NOW.date())
    assert page.month_label.text() == "November 2026"
    assert page.summary.text() == paper.summary
    assert "1.5 h in 1 session" in page.summary.text()
    assert page.view.beside.table.model.rowCount() == 3
    assert "This does not prove a cause." in page.view.beside.caption.text()


def test_the_arrows_turn_the_months_and_never_into_one_that_has_not_begun(qtbot, page):
    assert not page.after.isEnabled()
    qtbot.mouseClick(page.before, Qt.MouseButton.LeftButton)
    assert (page.month_label.text(), page.after.isEnabled()) == ("October 2026", True)
    heads = [column.heading for column in page.view.beside.table.model.columns]
    assert "Oct, of budget" in heads
    page.turn(1)
    page.turn(1)
    assert page.month == MONTH


def test_words_are_kept_while_typing_and_stay_with_their_month(qtbot, page, desk):
    type_into(qtbot, page, "need", "A quiet room")
    qtbot.waitUntil(lambda: desk.month_notes.of(MONTH).need == "A quiet room")
    assert page.words.fields["need"].value == "A quiet room"
    type_into(qtbot, page, "need", " on Friday")
    page.turn(-1)
    assert desk.month_notes.of(MONTH).need == "A quiet room on Friday"
    assert page.words.fields["need"].value == ""
    page.turn(1)
    assert page.words.fields["need"].value == "A quiet room on Friday"


def test_words_that_are_refused_stay_with_the_sentence_that_says_why(page, desk):
    field = page.words.fields["coached"]
    field.text.setPlainText("x" * 200_000)
    field.settle()
    assert field.error.isVisibleTo(page)
    assert len(field.value) == 200_000
    assert desk.month_notes.of(MONTH).coached == ""


def test_a_proposal_is_printed_only_once_it_is_used(qtbot, page, desk):
    offered = page.words.offered["coached"].text()
    assert offered.startswith("1.5 h in 1 session")
    assert offered not in words_of(page.pdf_now())
    qtbot.mouseClick(page.words.use["coached"], Qt.MouseButton.LeftButton)
    assert desk.month_notes.of(MONTH).coached == offered
    assert not page.words.use["coached"].isVisibleTo(page)
    assert "1 of 1 led" in offered or "0 of 1 led" in offered
    assert "most of it one-on-one 1.5 h" in words_of(page.pdf_now())


def test_undo_takes_the_words_back(page, desk):
    page.words.fields["moved"].text.setPlainText("Discovery")
    page.words.settle()
    desk.store.undo()
    assert page.words.fields["moved"].value == ""


def test_the_real_page_stands_beside_and_is_saved_as_it_is(qtbot, page, monkeypatch, tmp_path):
    qtbot.waitUntil(lambda: page.preview.view.count >= 1, timeout=10_000)
    path = tmp_path / "month.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert path.read_bytes() == page.pdf_now()
    assert "November 2026" in words_of(path.read_bytes())


def test_what_changes_in_the_file_is_on_the_page(page, desk):
    rep = desk.people.by_name("Li Wei")
    met = Session(None, SessionKind.DEBRIEF, datetime(2026, 11, 12, 10), 30, SessionStatus.HELD, summary="Talked.")
    desk.sessions.add(met, [rep.id])
    assert page.summary.text().startswith("2 h in 2 sessions ")


def test_a_month_without_anybody_says_so_and_leads_back(qtbot, page):
    page.open(month="2006-11")
    assert "Nobody was on the team in November 2006" in page.empty.sentence.text()
    assert not page.view.isVisibleTo(page)
    assert page.pdf_now() == b""
    assert not page.print_button.isVisibleTo(page)
    qtbot.mouseClick(page.now, Qt.MouseButton.LeftButton)
    assert page.month == MONTH
    assert page.view.isVisibleTo(page)


def test_every_paper_there_is_stands_in_the_list():
    assert {place.report for place in PLACES} == set(REPORTS)


def test_each_paper_leads_to_a_page_that_is_there(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    for name in (place.report for place in PLACES if place.there):
        window.show_page("reports")
        window.current.papers.rows[name].click()
        place = next(place for place in PLACES if place.report == name)
        assert window.current is window.stage.shown(place.page)


def test_a_rep_of_the_table_opens_and_the_palette_knows_what_the_page_can_do(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.show_page("reports")
    titles = {command.title: command.keys for command in window.all_commands()}
    assert titles["Print the coaching report of November 2026"] == "Ctrl+P"
    assert {"Reports", "The month before", "Save the coaching report as PDF"} <= set(titles)
    row = window.current.paper.reps[1]
    window.current.view.beside.table.opened.emit(row)
    assert window.current is window.stage.shown("rep")


def test_every_control_has_a_name_and_the_charts_say_what_they_draw(page):
    drawn = (page.view.rates, page.view.skills)
    assert all(one.accessibleName() for one in drawn)
    assert "Choosing whom to approach" in page.view.skills.accessibleDescription()
    buttons = (page.before, page.after, page.print_button, page.save_button, *page.words.use.values())
    assert all(button.accessibleName() for button in buttons)
