"""One-on-ones: the lists read whole in a small window, ended commitments say why, the ledger counts by kind."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.sample import make_sample
from tests.builders import filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.ending_sheet import ASK_WHY, EndingSheet
from ui.dialogs.import_sheet import ImportSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.pages.sessions import SessionsPage
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9, 48)
ROOM = 24
CHIP = 16
# what may be cut where there is little room: long words, never figures, names of kinds, days or states
LONG = {"Who", "Whose", "What", "Seen in", "About", "Next step", "Account", "Rep", "Why", "What it says",
        "Hours against budget", "Longest gap", "Due"}  # fmt: skip


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    """One window for the looks of all lists: making it takes long."""
    theme.install("light")
    path = tmp_path_factory.mktemp("team") / "team.coachdesk"
    make_sample(path, quarters=2, today=NOW.date())
    with Desk.open(path) as desk:
        window = MainWindow(Bridge(desk, now=lambda: NOW))
        window.show()
        yield window
        window.close()
        window.deleteLater()


@pytest.fixture
def desk(qapp, tmp_path):
    theme.install("light")
    with filled_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = SessionsPage(Bridge(desk, now=lambda: NOW))
    page.sessions._bridge.changed.connect(lambda _change: page.refresh())
    qtbot.addWidget(page)
    page.resize(1056, 720)
    page.show()
    return page


def tables(page):
    return {"sessions": page.sessions.table, "commitments": page.promises.table, "coaching": page.coaching.reps,
            "deals": page.deals.table}  # fmt: skip


def cut(table):
    """The heads and short values that have no room, by column."""
    head, body, found = table.view.horizontalHeader(), QFontMetrics(theme.font("body", figures=True)), []
    for at, column in enumerate(table.model.columns):
        if table.view.isColumnHidden(at):
            continue
        rows = () if column.heading in LONG else table.model.shown
        wide = max((body.horizontalAdvance(column.words(row)) for row in rows), default=0) + ROOM
        wide += CHIP * (column.heading in {"Status", "Fit", "Ended"})
        if max(wide, head.sectionSizeHint(at)) > head.sectionSize(at):
            found.append((column.heading, wide, head.sectionSizeHint(at), head.sectionSize(at)))
    return found


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
@pytest.mark.parametrize("view", ["sessions", "commitments", "coaching", "deals"])
def test_heads_and_short_values_are_whole_and_nothing_scrolls_sideways(qtbot, window, view, size):
    window.resize(*size)
    window.show_page("sessions", {"view": view})
    qtbot.wait(20)
    table = tables(window.current)[view]
    assert cut(table) == []
    assert table.view.horizontalScrollBar().maximum() == 0


def test_ended_commitments_are_whole_too_and_their_late_words(qtbot, window):
    window.resize(1280, 720)
    window.show_page("sessions", {"view": "commitments"})
    promises = window.current.promises
    late = max((p.late_words for p in promises.table.model.shown), key=len)
    due = [c.heading for c in promises.table.model.columns].index("Due")
    wide = QFontMetrics(theme.font("captionStrong")).horizontalAdvance(late) + ROOM
    assert wide <= promises.table.view.columnWidth(due)
    promises.view.set_current("ended")
    promises.refresh()
    assert cut(promises.table) == []


def test_ended_commitments_stand_newest_first_with_why_they_ended(page, desk):
    rep = desk.people.all()[0]
    for day, why in ((3, "Customer left"), (20, "Done by marketing"), (11, "")):
        made = desk.commitments.add(Commitment(None, rep.id, Owner.REP, f"Call {day}", date(2026, 10, 1)))
        desk.commitments.close(made, CommitmentState.DROPPED, date(2026, 11, day), why)
    page.open(view="commitments")
    page.promises.view.set_current("ended")
    page.promises.refresh()
    table = page.promises.table
    why = next(c for c in table.model.columns if c.heading == "Why")
    assert [why.words(row) for row in table.model.shown] == ["Done by marketing", "", "Customer left"]


@pytest.mark.parametrize("state", [CommitmentState.PART, CommitmentState.DROPPED])
def test_part_and_dropped_need_a_word_why(qtbot, page, desk, state):
    made = desk.commitments.add(Commitment(None, desk.people.all()[0].id, Owner.REP, "Call", date(2026, 11, 2)))
    sheet = EndingSheet(page.sessions._bridge, [made], state)
    qtbot.addWidget(sheet)
    sheet.keep()
    assert sheet.why.error.text() == ASK_WHY
    assert desk.commitments.one(made.id).state is CommitmentState.OPEN
    sheet.why.set_value("Customer left")
    sheet.keep()
    assert desk.commitments.one(made.id).why == "Customer left"


def test_hours_by_kind_are_those_held_and_those_planned(page, desk):
    rep = desk.people.all()[0]
    held = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 3, 9), 90, SessionStatus.HELD, summary="Noted")
    desk.sessions.add(held, [rep.id])
    desk.sessions.add(replace(held, status=SessionStatus.PLANNED, start=datetime(2026, 12, 3, 9)), [rep.id])
    desk.sessions.add(Session(None, SessionKind.JOINT_CALL, datetime(2026, 12, 4, 9), 60), [rep.id])
    page.open(view="coaching")
    said = [label.text() for label in page.coaching.kinds.findChildren(QLabel)]
    assert said == ["Held", "Planned", "One-on-one", "1.5 h", "1.5 h", "Joint call", "–", "1 h"]
    planned = next(c for c in page.coaching.reps.model.columns if c.heading == "Planned")
    assert planned.words(next(r for r in page.coaching.reps.model.shown if r.rep_id == rep.id)) == "2.5 h"


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_no_figure_of_the_ledger_is_cut(qtbot, window, size):
    window.resize(*size)
    window.show_page("sessions", {"view": "coaching"})
    qtbot.wait(20)
    labels = window.current.coaching.figures.findChildren(QLabel)
    assert len(labels) == 24
    for label in labels:
        assert label.wordWrap()
        assert label.heightForWidth(label.width()) <= label.height(), label.text()


def test_an_empty_ledger_and_empty_lists_say_how_to_begin(page):
    page.open(view="coaching")
    assert page.coaching.empty.isVisible()
    for view, words, kind in (
        ("coaching", "Book a one-on-one", SessionSheet), ("sessions", "Import sessions", ImportSheet),
        ("commitments", "Import commitments", ImportSheet),
    ):  # fmt: skip
        page.open(view=view)
        part = page.stack.currentWidget()
        next(b for b in part.empty.findChildren(type(page.new)) if b.text() == words).click()
        sheet = next(one for one in page.findChildren(kind) if one.isVisible())
        sheet.reject()


def test_an_empty_list_of_deals_leads_to_the_ideal_customer(qtbot, page):
    page.open(view="deals")
    ideal = next(b for b in page.deals.empty.findChildren(type(page.new)) if "ideal" in b.text())
    with qtbot.waitSignal(page.asked) as asked:
        ideal.click()
    assert asked.args == ["library", {"view": "criteria"}]
