"""The small parts of the meeting: a clock that keeps each item's time, scores by keys, times and minutes in words."""

from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionKind
from tests import builders
from ui.bridge import Bridge
from ui.pages.meeting.agenda import read_item
from ui.pages.meeting.clock import MeetingClock
from ui.pages.meeting.closing import read_minutes
from ui.pages.meeting.state import left_words
from ui.summary import summary_pages
from ui.widgets.agenda_list import AgendaList, time_words
from ui.widgets.promise_line import PromiseLine
from ui.widgets.score import Score
from ui.widgets.timer_ring import TimerRing, clock
from ui.widgets.when_field import WhenEdit, read_when

TUESDAY = datetime(2026, 11, 24, 10, 30)
ITEMS = tuple(AgendaItem(n, 1, AgendaKind.TOPIC, f"Item {n}", minutes=5) for n in (1, 2, 3))


@pytest.mark.parametrize(("text", "when"), [
    ("Tue 1 Dec, 10:30", datetime(2026, 12, 1, 10, 30)), ("fri 9:00", datetime(2026, 11, 27, 9, 0)),
    ("2w", datetime(2026, 12, 8, 10, 30)), ("2026-12-18 14.15", datetime(2026, 12, 18, 14, 15)),
    ("16:00", datetime(2026, 11, 24, 16, 0)), ("", None),
])  # fmt: skip
def test_a_time_is_read_as_people_write_it(text, when):
    assert read_when(text, TUESDAY) == when


@pytest.mark.parametrize(("text", "why"), [("blursday", "as a day"), ("fri 25:00", "no time"), ("31 Feb", "as a day")])
def test_what_is_no_time_is_said(text, why):
    with pytest.raises(DeskError, match=why):
        read_when(text, TUESDAY)


def test_a_time_being_typed_is_not_exchanged(qtbot):
    edit = WhenEdit("Next", TUESDAY)
    qtbot.addWidget(edit)
    edit.show_when(TUESDAY, TUESDAY)
    edit.setText("fri 9")
    edit.show_when(datetime(2026, 12, 1, 9, 0), TUESDAY)
    assert edit.text() == "fri 9"


def test_the_clock_keeps_the_time_of_each_item_and_of_one_taken_off(qtbot):
    watch = MeetingClock()
    watch.load({1: 60, 2: 30}, 1)
    watch.take_items({2: 0, 3: 0})
    assert (watch.spent, watch.total, watch.current) == ({2: 30, 3: 0}, 90, 2)


def test_the_clock_counts_only_while_it_runs(qtbot):
    watch = MeetingClock()
    watch.load({1: 60}, 1)
    watch.start()
    qtbot.waitUntil(lambda: watch.spent[1] >= 61, timeout=4_000)
    watch.halt()
    stood = watch.total
    watch.turn_to(1)
    assert (watch.running, watch.total) == (False, stood)


def test_time_is_told_against_its_box():
    assert [time_words(15, 516), time_words(15, 0), time_words(0, 61)] == ["8:36 / 15 min", "15 min", "1:01"]
    assert clock(3725) == "1:02:05"
    assert left_words(ITEMS, {1: 60, 2: 400}) == "9 min planned left"


def test_past_its_plan_the_ring_says_so(qtbot):
    ring = TimerRing()
    qtbot.addWidget(ring)
    ring.show_time(2701, 45)
    assert ring.over
    assert ring.accessibleName() == "Time: 45:01 of 45 min"


def test_an_items_time_over_its_box_is_told_to_a_screen_reader(qtbot):
    rows = AgendaList()
    qtbot.addWidget(rows)
    rows.show_items(ITEMS, 2, {2: 400})
    assert "over its time" in rows.rows[1].accessibleName()
    kept = rows.rows[0]
    rows.show_items(ITEMS, 1, {})
    assert rows.rows[0] is kept


def test_scores_are_picked_and_taken_away_by_keys(qtbot):
    score, said = Score("Energy"), []
    qtbot.addWidget(score)
    score.picked.connect(said.append)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_0):
        qtbot.keyClick(score, key)
    assert said == [4, 5, 5, None]


def test_a_new_item_may_carry_its_minutes():
    assert read_item("Holiday cover 5 min") == ("Holiday cover", 5)
    assert read_item("Holiday cover") == ("Holiday cover", 0)


@pytest.mark.parametrize("text", ["", "0", "721", "long"])
def test_minutes_that_are_none_are_refused(text):
    with pytest.raises(DeskError, match="no length"):
        read_minutes(text)
    assert read_minutes("45 min") == 45


def test_the_line_of_a_commitment_reads_the_day_and_the_call(qtbot):
    line = PromiseLine()
    qtbot.addWidget(line)
    line.show_for(((7, "Dana"),), TUESDAY.date(), {7: {"Acme": date(2026, 12, 3)}})
    line.line.setText("ask for the date before the Acme call")
    assert (line.due.text, line.problem()) == ("due Thu 3 Dec", "")
    line.line.setText("ask for the date before the Zeta call")
    assert "no call with “Zeta”" in line.problem()
    line.owner.click()
    assert (line.owner.owner, line.owner.text()) == (Owner.MANAGER, "You")


def test_a_day_in_another_year_is_shown_with_its_year(qtbot):
    line = PromiseLine()
    qtbot.addWidget(line)
    line.show_for(((7, "Dana"),), TUESDAY.date(), {})
    line.line.setText("ask for the date 17 Oct 2028")
    assert line.due.text == "due Tue 17 Oct 2028"
    line.line.setText("ask for the date 18 Dec")
    assert line.due.text == "due Fri 18 Dec"


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
def test_a_long_title_of_the_agenda_takes_two_lines(qtbot):
    rows = AgendaList()
    qtbot.addWidget(rows)
    text = "What we said we would do since the last time"
    rows.resize(270, 300)
    rows.show_items((AgendaItem(1, 1, AgendaKind.TOPIC, text, minutes=3),), None, {})
    rows.show()
    QApplication.processEvents()
    words = rows.rows[0].words
    assert words.height() >= words.fontMetrics().lineSpacing() * 2
    assert not words.cut


def test_the_printed_summary_has_what_is_shared_and_nothing_private(qapp, tmp_path):
    with builders.filled_desk(tmp_path) as desk:
        met = Session(None, SessionKind.ONE_ON_ONE, TUESDAY, 30, summary="She saw it herself", private_note="Zugzwang")
        session = desk.sessions.add(met, [desk.people.all()[0].id])
        pdf = summary_pages(Bridge(desk, now=lambda: TUESDAY), session.id)
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert "She saw it herself" in printed
    assert "Zugzwang" not in printed
