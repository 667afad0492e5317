"""Booking: what speaks against it stands beside its field, what was typed stays, one step books it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.absences import Absence
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.session_sheet import SessionSheet
from ui.widgets.date_field import read_spoken_day
from ui.widgets.slot_fields import read_clock, read_length

NOW = datetime(2026, 11, 24, 9, 48)
WEDNESDAY = datetime(2026, 11, 25, 10)


@pytest.fixture
def bridge(qapp, tmp_path):
    theme.install("light")
    with filled_desk(tmp_path) as desk:
        yield Bridge(desk, now=lambda: NOW)


@pytest.fixture
def dana(bridge):
    return bridge.desk.people.by_name("Dana Fox")


def opened(qtbot, bridge, *args, **fields):
    sheet = SessionSheet(bridge, *args, **fields)
    qtbot.addWidget(sheet)
    return sheet


def type_in(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()


def type_slot(sheet, day, clock, minutes="30"):
    for field, text in ((sheet.form.slot.day, day), (sheet.form.slot.time, clock), (sheet.form.slot.minutes, minutes)):
        type_in(field, text)


def add(bridge, rep, start=WEDNESDAY, **fields):
    return bridge.desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, start, 30, **fields), [rep.id])


def booked(bridge):
    return [session for session, _ in bridge.desk.sessions.all() if session.status is SessionStatus.PLANNED]


def test_a_one_on_one_is_booked_in_plain_words_and_undone_in_one_step(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "fri", "1030", "45")
    qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    (session,) = booked(bridge)
    assert (session.start, session.minutes) == (datetime(2026, 11, 27, 10, 30), 45)
    assert bridge.desk.sessions.reps(session.id) == (dana.id,)
    bridge.desk.store.undo()
    assert booked(bridge) == []


@pytest.mark.parametrize(
    ("day", "clock", "minutes", "field"),
    [("soonish", "10:00", "30", "day"), ("fri", "noonish", "30", "time"), ("fri", "10:00", "long", "minutes"),
     ("fri", "10:00", "0", "minutes"), ("fri", "10:00", "1440", "minutes"), ("23 Nov", "10:00", "30", "day")],
)  # fmt: skip
def test_what_cannot_be_booked_is_said_beside_its_field_and_the_text_stays(
    qtbot, bridge, dana, day, clock, minutes, field
):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, day, clock, minutes)
    sheet.keep()
    wrong = getattr(sheet.form.slot, field)
    assert wrong.error.text()
    assert wrong.line.text().casefold().endswith({"day": day, "time": clock, "minutes": minutes}[field].casefold())
    assert booked(bridge) == []


def test_an_overlap_is_named_and_may_be_booked_anyway(qtbot, bridge, dana):
    add(bridge, bridge.desk.people.by_name("Li Wei"))
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:15")
    assert "Li Wei" in sheet.form.slot.day.error.text()
    assert sheet.go.text() == "Book anyway"
    sheet.keep()
    assert len(booked(bridge)) == 2


@pytest.mark.parametrize(
    ("day", "minutes", "until"),
    [("soonish", "30", ""), ("25 Nov", "24 h", ""), ("25 Nov", "30", "some day"), ("23 Nov", "30", "")],
)
def test_nothing_is_promised_anyway_while_a_field_cannot_be_read_or_the_time_is_past(
    qtbot, bridge, dana, day, minutes, until
):
    add(bridge, bridge.desk.people.by_name("Li Wei"))
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:15")
    assert sheet.go.text() == "Book anyway"
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.form.until.set_value(until)
    type_slot(sheet, day, "10:15", minutes)
    assert sheet.go.text() == "Book"
    sheet.keep()
    assert len(booked(bridge)) == 1


def test_a_length_of_24_hours_stays_as_typed_and_is_refused_by_those_words(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:00", "24 h")
    assert sheet.form.slot.minutes.value == "24 h"
    assert "24 h" in sheet.form.slot.minutes.error.text()
    assert booked(bridge) == []


def test_a_new_one_on_one_is_with_whoever_is_here_and_has_waited_longest(qtbot, bridge, dana):
    desk, (sam, li) = bridge.desk, (bridge.desk.people.by_name(name) for name in ("Sam Okafor", "Li Wei"))
    desk.people.edit(replace(dana, status=Status.ON_LEAVE))
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 3, 9), 30, SessionStatus.HELD,
                              summary="Noted"), [sam.id])  # fmt: skip
    assert opened(qtbot, bridge).form.rep.value == li.id
    desk.absences.add(Absence(None, li.id, NOW.date(), NOW.date()))
    assert opened(qtbot, bridge).form.rep.value == sam.id


def test_a_problem_that_was_not_seen_yet_is_shown_before_anything_is_booked(qtbot, bridge, dana):
    add(bridge, bridge.desk.people.by_name("Li Wei"))
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "15:00")
    sheet.form.slot.time.line.setText("10:15")
    sheet.keep()
    assert sheet.go.text() == "Book anyway"
    assert len(booked(bridge)) == 1


def test_a_rep_who_has_left_cannot_be_booked(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    bridge.desk.people.archive([dana.id])
    type_slot(sheet, "fri", "10:00")
    sheet.keep()
    assert "Dana Fox" in sheet.form.rep.error.text()
    assert booked(bridge) == []


def test_a_weekly_session_is_laid_as_one_step(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:00")
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.form.until.set_value("16 Dec")
    sheet.keep()
    assert [s.start.day for s in booked(bridge)] == [25, 2, 9, 16]
    bridge.desk.store.undo()
    assert booked(bridge) == []


def test_the_last_day_that_cannot_be_read_is_said_and_nothing_is_booked(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:00")
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.form.until.set_value("some day")
    sheet.keep()
    assert "some day" in sheet.form.until.error.text()
    assert booked(bridge) == []


def test_the_rhythm_of_the_rep_is_offered_with_its_length(qtbot, bridge, dana):
    bridge.desk.rhythms.save(Rhythm(None, Every.FORTNIGHTLY, 50, rep_id=dana.id))
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    assert sheet.form.slot.minutes.value == "50"
    assert "Dana’s rhythm: every two weeks" in [sheet.form.repeat.box.itemText(i) for i in range(5)]


def test_group_coaching_takes_several_reps(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, kind=SessionKind.GROUP, rep_id=dana.id)
    other = bridge.desk.people.by_name("Li Wei")
    sheet.form.reps.chips[other.id].click()
    type_slot(sheet, "25 Nov", "10:00")
    sheet.keep()
    (session,) = booked(bridge)
    assert set(bridge.desk.sessions.reps(session.id)) == {dana.id, other.id}


def test_a_pre_brief_is_about_a_deal_and_a_new_one_can_be_named(qtbot, bridge, dana):
    bridge.desk.deals.add(Deal(None, dana.id, "Acme"))
    sheet = opened(qtbot, bridge, kind=SessionKind.PRE_BRIEF, rep_id=dana.id)
    assert sheet.form.deal.box.itemText(1) == "Acme"
    sheet.form.deal.set_value("new")
    type_slot(sheet, "25 Nov", "10:00")
    sheet.keep()
    assert sheet.form.account.error.text()
    sheet.form.account.set_value("Globex")
    sheet.keep()
    (session,) = booked(bridge)
    assert bridge.desk.deals.one(session.deal_id).account == "Globex"


def test_a_move_leaves_a_mark_with_why_and_a_correction_leaves_none(qtbot, bridge, dana):
    session = add(bridge, dana)
    sheet = opened(qtbot, bridge, session)
    type_in(sheet.form.slot.day, "26 Nov")
    sheet.way.set_current("correct")
    sheet.keep()
    assert [s.start.day for s in booked(bridge)] == [26]
    moving = opened(qtbot, bridge, bridge.desk.sessions.one(session.id))
    type_in(moving.form.slot.day, "27 Nov")
    moving.why.set_value("Trade fair")
    assert moving.go.text() == "Move"
    moving.keep()
    old = bridge.desk.sessions.one(session.id)
    assert (old.status, old.why) == (SessionStatus.MOVED, "Trade fair")
    assert [s.start.day for s in booked(bridge)] == [27]


def series(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, rep_id=dana.id)
    type_slot(sheet, "25 Nov", "10:00")
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.form.until.set_value("16 Dec")
    sheet.keep()
    return booked(bridge)


def test_this_and_following_go_to_another_time_together(qtbot, bridge, dana):
    second = series(qtbot, bridge, dana)[1]
    sheet = opened(qtbot, bridge, second)
    sheet.scope.set_current("following")
    type_in(sheet.form.slot.time, "14:00")
    assert sheet.go.text() == "Change"
    sheet.keep()
    assert [s.start.time() for s in booked(bridge)] == [time(10), time(14), time(14), time(14)]


def test_this_and_following_are_called_off_together_and_undone_in_one_step(qtbot, bridge, dana):
    third = series(qtbot, bridge, dana)[2]
    sheet = opened(qtbot, bridge, third)
    assert sheet.call_off.text() == "Cancel this session"
    sheet.scope.set_current("following")
    sheet.look()
    assert sheet.call_off.text() == "Cancel this and following (2 sessions)"
    sheet.cancel()
    assert len(booked(bridge)) == 2
    bridge.desk.store.undo()
    assert len(booked(bridge)) == 4


def test_arrow_keys_step_a_day_and_a_quarter_of_an_hour(qtbot, bridge, dana):
    sheet = opened(qtbot, bridge, add(bridge, dana))
    qtbot.keyClick(sheet.form.slot.day.line, Qt.Key.Key_Up)
    qtbot.keyClick(sheet.form.slot.time.line, Qt.Key.Key_Down)
    assert sheet.form.slot.read() == (WEDNESDAY + timedelta(days=1) - timedelta(minutes=15), 30)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("9", time(9)), ("930", time(9, 30)), ("14.30", time(14, 30)), ("2 pm", time(14)), ("12 am", time(0))],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(text, clock):
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["", "25:00", "10:75", "noon", "13 pm 4"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(Invalid):
        read_clock(text)


def test_lengths_and_days_are_read_as_people_write_them():
    assert [read_length(t) for t in ("45", "45 min", "1 h", "1.5 h")] == [45, 45, 60, 90]
    near = date(2026, 11, 24)
    assert read_spoken_day("Wed 25 Nov", near) == read_spoken_day("tomorrow", near) == date(2026, 11, 25)
