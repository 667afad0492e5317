"""The week of a manager: prepared, held by keyboard alone, typed back, missed; what was promised stands again."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk import meeting
from coachdesk.cli import main
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.reports import report
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.dialogs.miss_sheet import MissSheet
from ui.dialogs.session_sheet import SessionSheet
from ui.widgets.labels import Label
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
START = datetime(2026, 11, 24, 10, 30)


class Clock:
    """The time of the window, moved by hand."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox", "Li Wei")) as desk:
        rep = desk.people.by_name("Dana Fox")
        desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=rep.id))
        for owner, text in ((Owner.REP, "Send the value summary"), (Owner.MANAGER, "Listen to the call")):
            desk.commitments.add(Commitment(None, rep.id, owner, text, date(2026, 11, 17), date(2026, 11, 20)))
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def clock():
    return Clock(START - timedelta(minutes=30))


@pytest.fixture
def window(qtbot, desk, clock):
    window = MainWindow(Bridge(desk, now=clock))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.show_page("today")
    return window


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def sheet_of(desk, session, now):
    """The words of the manager's prep sheet as it prints."""
    paper = meeting.prep_paper(desk, session, Audience.MANAGER, now)
    pages = pypdf.PdfReader(BytesIO(report("prep").prep_pdf((paper,)))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_a_one_on_one_is_prepared_held_by_keyboard_alone_and_its_commitments_stand_in_the_next_sheet(
    qtbot, window, desk, rep, clock
):
    session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START, 30), [rep.id])
    press(qtbot, KEY.Key_Return)
    assert window.current.title().startswith("Prepare")
    assert desk.agendas.of_session(session.id)
    clock.now = START
    press(qtbot, KEY.Key_1, CTRL)
    press(qtbot, KEY.Key_M, CTRL)
    write(qtbot, "The discount comes when the room goes quiet.")
    press(qtbot, KEY.Key_F6)
    write(qtbot, "ask for the reference fri")
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_M, Qt.KeyboardModifier.AltModifier)
    write(qtbot, "sit in on the pricing call 2w")
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_F7)
    press(qtbot, KEY.Key_D)
    press(qtbot, KEY.Key_F8)
    press(qtbot, KEY.Key_4)
    clock.now = START + timedelta(minutes=30)
    press(qtbot, KEY.Key_Return, CTRL | SHIFT)
    held = desk.sessions.one(session.id)
    assert (held.status, held.usefulness) == (SessionStatus.HELD, 4)
    coming = meeting.upcoming(desk, rep, clock.now)
    assert coming.start == START + timedelta(days=7)
    words = sheet_of(desk, coming, clock.now + timedelta(days=5))
    assert "ask for the reference" in words
    assert "sit in on the pricing call" in words
    assert "Send the value summary" not in words.partition("Since last time")[0]


def type_back(qtbot):
    """A sheet in the order of the paper; gives the number of keys that are no text."""
    presses = 0

    def keys(*several, modifier=Qt.KeyboardModifier.NoModifier):
        nonlocal presses
        for key in several:
            presses += 1
            press(qtbot, key, modifier)

    keys(KEY.Key_D, KEY.Key_X)
    for text, after in (("the deal is gone", 1), ("Renewed at list price", 1), ("Waited after the price", 2)):
        write(qtbot, text)
        keys(*[KEY.Key_Return] * after)
    keys(KEY.Key_4)
    for line in ("ask for a reference fri", "send two examples 2w", "sit in on the call 3 Dec"):
        write(qtbot, line)
        keys(KEY.Key_Return)
    keys(KEY.Key_Return, KEY.Key_4, KEY.Key_3, KEY.Key_Return)
    write(qtbot, "Tired, second week")
    keys(KEY.Key_Return, modifier=CTRL)
    return presses


def test_a_paper_sheet_is_typed_back_in_under_25_key_presses_beyond_its_text(qtbot, window, desk, rep, clock):
    session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START, 30), [rep.id])
    assert "Send the value summary" in sheet_of(desk, session, clock.now)
    clock.now = START + timedelta(hours=6)
    window.show_page("typeback", {"rep_id": rep.id, "session_id": session.id})
    assert type_back(qtbot) < 25
    held = desk.sessions.one(session.id)
    assert (held.status, held.summary, held.private_note) == (
        SessionStatus.HELD, "Renewed at list price", "Tired, second week",
    )  # fmt: skip
    words = sheet_of(desk, meeting.upcoming(desk, rep, clock.now), clock.now)
    assert all(said in words for said in ("ask for a reference", "send two examples", "sit in on the call"))
    assert "Tired, second week" not in words


def book_weekly(window, desk, rep, first):
    """Through the sheet: weekly from a day on."""
    sheet = SessionSheet(window.bridge, rep_id=rep.id, parent=window)
    sheet.form.slot.day.set_value(first.date())
    sheet.form.slot.time.set_value(f"{first:%H:%M}")
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.look()
    sheet.go.click()
    return desk.sessions.of_rep(rep.id)


def live_three_weeks(window, desk, clock, sessions):
    """The first and the third are held; the second is missed by the manager, through the sheet that asks."""
    for session in sessions[:3]:
        clock.now = session.end + timedelta(hours=1)
        if session.start.day == 10:
            asking = MissSheet(window.bridge, session, window)
            asking.choose("me")
            asking.keep()
        else:
            desk.sessions.finish(replace(session, summary="Talked about the next step."), noted=True)


def test_a_missed_weekly_one_on_one_shows_as_a_gap_in_the_ledger_and_in_the_months_count(
    qtbot, window, desk, rep, clock, capsys
):
    clock.now = datetime(2026, 10, 30, 9)
    live_three_weeks(window, desk, clock, book_weekly(window, desk, rep, datetime(2026, 11, 3, 10)))
    clock.now = datetime(2026, 11, 18, 9)
    window.show_page("sessions", {"view": "coaching"})
    coaching = window.current.coaching
    row = next(r for r in coaching.reps.model.shown if r.rep == "Dana Fox")
    assert (row.counts.held, row.counts.missed, row.counts.missed_by_manager, row.gap) == (2, 1, 1, 14)
    words = [label.text() for label in coaching.findChildren(Label)]
    assert any(text.startswith("1 missed (1 by me)") for text in words)
    desk.close()
    span = ["--from", "2026-11-01", "--to", "2026-11-30", "--today", "2026-11-18"]
    assert main(["show", "coaching", str(desk.store.path), *span, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["sessions"]["held"], found["sessions"]["missed"]) == (2, 1)
    assert {r["rep"]: r["longest_gap_days"] for r in found["by_rep"]} == {"Dana Fox": 14, "Li Wei": None}
