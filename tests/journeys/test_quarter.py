"""A quarter is planned around everything that stands, and one key takes it back."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk import calendars
from coachdesk import quarter as plans
from coachdesk.analysis.quarter import Choice
from coachdesk.domain.absences import Absence
from coachdesk.domain.courses import Course
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_plan, add_rep, new_desk
from ui.bridge import Bridge
from ui.dialogs.quarter_sheet import QuarterSheet
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 9, 28, 8)
Q4 = Quarter(2026, 4)
NAMES = ("Ana Ferreira", "Ben Okafor", "Chloe Martin", "Daniel Weiss", "Elif Kaya", "Farah Nasser", "Goran Petrov",
         "Hana Sato", "Ivan Moreau", "Jonas Berg", "Kim Tran", "Lea Roth")  # fmt: skip
EVENT = """BEGIN:VEVENT
UID:busy-{n}@office
DTSTAMP:20260901T000000Z
DTSTART:2026{day:%m%d}T{hour:02d}0000
DTEND:2026{day:%m%d}T{end:02d}0000
SUMMARY:Steering board
END:VEVENT
"""


@pytest.fixture
def desk(tmp_path):
    """Twelve reps by a weekly rhythm with plans, a course, holidays, two absences and an imported calendar."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        with desk.store.change("Fill the desk"):
            desk.settings.save("country", "US")
            for at, name in enumerate(NAMES):
                _add(desk, name, datetime(2026, 9, 21 + at % 5, 9 + at // 5))
            desk.courses.save(Course(None, "Discovery drill", minutes=120), ())
            desk.absences.add(Absence(None, 9, date(2026, 11, 23), date(2026, 11, 27)))
            desk.absences.add(Absence(None, None, date(2026, 10, 19), date(2026, 10, 20)))
        _take_calendar(desk)
        yield desk


def _add(desk, name, met):
    rep = add_rep(desk, name)
    desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=rep.id))
    add_plan(desk, rep)
    held = Session(None, SessionKind.ONE_ON_ONE, met, 30, SessionStatus.HELD, summary="Met")
    desk.sessions.add(held, [rep.id])


def _take_calendar(desk):
    days = [date(2026, 10, 5) + timedelta(days=9 * n) for n in range(9)]
    rows = [EVENT.format(n=n, day=day, hour=9 + n % 3, end=12 + n % 3) for n, day in enumerate(days)]
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//office//EN\n" + "".join(rows) + "END:VCALENDAR\n"
    look = calendars.look_at_calendar(desk, text.replace("\n", "\r\n").encode(), "office.ics", NOW)
    calendars.take_calendar(desk, look, NOW)


def clash_free(desk):
    rows = [(s, set(reps)) for s, reps in desk.sessions.all() if s.status is SessionStatus.PLANNED]
    for at, (one, _) in enumerate(rows):
        assert not any(one.meets(other) for other, _ in rows[at + 1 :])
        assert not any(busy.start < one.end and one.start < busy.end for busy in desk.busy.all())
    away = [(a.rep_id, a) for a in desk.absences.all()]
    assert not any(
        absence.holds(one.start.date()) and (rep in reps or rep is None) for one, reps in rows for rep, absence in away
    )
    assert not {date(2026, 11, 26), date(2026, 12, 25)} & {one.start.date() for one, _ in rows}
    return len(rows)


def test_a_quarter_for_12_reps_with_holidays_two_absences_and_a_busy_calendar_is_planned_without_a_clash(desk):
    assert len(desk.busy.all()) == 9
    choice = Choice(trainings=((1, tuple(range(1, 13))),), cap_minutes=660)
    found = plans.propose(desk, Q4, NOW, choice)
    before = desk.store.dump()
    assert plans.accept(desk, found, NOW, Q4) == clash_free(desk)
    assert {one.wish.title for one in found.unplaced} == {"One-on-one with Ivan, week 48"}
    assert all(minutes <= 660 for _, minutes in found.weeks)
    desk.store.undo()
    assert desk.store.dump() == before


def test_the_same_is_done_in_the_window_and_undone_with_one_key(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_page("calendar", {"day": Q4.first, "plan": True})
    before = desk.store.dump()
    window.findChild(QuarterSheet).propose()
    window.current.board.draft.accept_button.click()
    assert clash_free(desk) > 140
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.dump() == before
