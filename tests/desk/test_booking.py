"""Booking on a real file: what is refused and in which words, and when there is room."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import booking
from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, new_desk

NOW = datetime(2026, 11, 23, 8)  # a Monday
THURSDAY = datetime(2026, 11, 26, 9)
WEEK = timedelta(days=7)


@pytest.fixture
def desk(tmp_path):
    """Dana is rep 1, Sam is rep 2; no country is set."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Sam Okafor")
        yield desk


def meeting(start=THURSDAY, minutes=45, **fields):
    return Session(None, fields.pop("kind", SessionKind.ONE_ON_ONE), start, minutes, **fields)


def said(desk, session, rep_ids=(1,)):
    return [(p.field, p.words, p.hard) for p in booking.problems(desk, session, rep_ids, NOW)]


def planned(desk):
    return [session for session, _ in desk.sessions.all() if session.status is SessionStatus.PLANNED]


def days(sessions):
    return [session.start.date() for session in sessions]


def test_a_free_time_has_no_problem_and_is_booked_in_one_step(desk):
    assert said(desk, meeting()) == []
    booked = booking.book(desk, meeting(), [1], NOW)
    assert (booked.laid, booked.skipped) == (1, ())
    assert desk.sessions.reps(booked.session.id) == (1,)
    assert desk.store.can_undo() == "Add one-on-one on 2026-11-26"


def test_a_session_in_the_past_or_without_anybody_can_not_be_booked(desk):
    past = meeting(datetime(2026, 11, 20, 9))
    words = "Fri 20 Nov 09:00 is in the past: log it as held, or choose a later day."
    assert said(desk, past, ()) == [("reps", "Choose who takes part.", True), ("start", words, True)]
    with pytest.raises(Invalid, match="in the past") as told:
        booking.book(desk, past, [1], NOW, anyway=True)
    assert told.value.field == "start"
    assert desk.sessions.all() == ()
    assert said(desk, meeting(NOW)) == []


def test_what_was_held_is_logged_in_the_past_and_never_in_the_days_to_come(desk):
    held = meeting(datetime(2026, 11, 20, 9), status=SessionStatus.HELD, summary="Agreed")
    assert said(desk, held) == []
    words = "Thu 26 Nov 09:00 is still to come: plan it, and say afterwards how it went."
    assert said(desk, replace(held, start=THURSDAY)) == [("start", words, True)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": Status.LEFT}, "Dana Fox has left the team: choose somebody else."),
        ({"status": Status.ARCHIVED}, "Dana Fox is archived: bring Dana back first, or choose somebody else."),
        (
            {"left": date(2026, 11, 25)},
            "Dana Fox’s last day is 25 November 2026: choose an earlier day or somebody else.",
        ),
    ],
)
def test_somebody_who_has_left_can_not_be_booked(desk, fields, words):
    desk.people.edit(replace(desk.people.one(1), **fields))
    assert said(desk, meeting(), (1, 2)) == [("reps", words, True)]
    with pytest.raises(Invalid, match="Dana Fox"):
        booking.book(desk, meeting(), [1, 2], NOW, anyway=True)


def test_what_was_held_before_somebody_left_may_still_be_told(desk):
    desk.people.edit(replace(desk.people.one(1), status=Status.LEFT, left=date(2026, 11, 20)))
    held = meeting(datetime(2026, 11, 20, 9), status=SessionStatus.HELD, summary="Agreed")
    assert said(desk, held) == []
    assert said(desk, replace(held, start=datetime(2026, 11, 21, 9)))[0][0] == "reps"


def test_an_overlap_is_named_with_its_time_and_may_be_booked_anyway(desk):
    booking.book(desk, meeting(), [2], NOW)
    late = meeting(THURSDAY + timedelta(minutes=30))
    words = "It overlaps the one-on-one with Sam Okafor, Thu 26 Nov 09:00–09:45."
    assert said(desk, late) == [("start", words, False)]
    with pytest.raises(Invalid, match="Sam Okafor"):
        booking.book(desk, late, [1], NOW)
    assert booking.book(desk, late, [1], NOW, anyway=True).laid == 1
    assert said(desk, meeting(THURSDAY + timedelta(minutes=75))) == []


def test_a_session_over_midnight_is_seen_on_the_next_day(desk):
    booking.book(desk, meeting(datetime(2026, 11, 25, 22), 720), [2], NOW)
    assert "one-on-one with Sam Okafor" in said(desk, meeting())[0][1]


def test_days_off_are_named(desk):
    desk.settings.save("country", "US")
    desk.absences.add(Absence(None, None, date(2026, 11, 25), date(2026, 11, 26), private_note="MARK"))
    desk.absences.add(Absence(None, 1, date(2026, 11, 26), date(2026, 11, 26), private_note="MARK"))
    assert [words for _, words, _ in said(desk, meeting(), (1, 2))] == [
        "Thu 26 Nov is a public holiday: Thanksgiving Day.",
        "You are away on Thu 26 Nov.",
        "Dana Fox is away on Thu 26 Nov.",
    ]
    assert booking.days_off(desk, date(2026, 11, 24), date(2026, 11, 30)) == {
        date(2026, 11, 25): "You are away",
        date(2026, 11, 26): "Thanksgiving Day and you are away",
    }


def test_a_country_that_nobody_knows_stops_no_calendar(desk):
    desk.settings.save("country", "ZZ")
    assert booking.days_off(desk, date(2026, 12, 24), date(2026, 12, 26)) == {}
    assert said(desk, meeting(datetime(2026, 12, 25, 9))) == []


def test_a_moved_session_leaves_a_mark(desk):
    session = booking.book(desk, meeting(), [1], NOW).session
    moved = booking.move(desk, session, THURSDAY + timedelta(minutes=20), NOW, why="customer")
    mark = desk.sessions.one(session.id)
    assert (mark.status, mark.start, mark.why) == (SessionStatus.MOVED, THURSDAY, "customer")
    assert (moved.start, desk.sessions.reps(moved.id)) == (THURSDAY + timedelta(minutes=20), (1,))
    with pytest.raises(DeskError, match="this one is moved"):
        booking.move(desk, mark, THURSDAY + WEEK, NOW)
    with pytest.raises(Invalid, match="at this time already"):
        booking.move(desk, moved, moved.start, NOW)
    with pytest.raises(Invalid, match="in the past"):
        booking.move(desk, moved, NOW - WEEK, NOW)


def rhythm(desk, every, minutes=45):
    desk.rhythms.save(Rhythm(None, every, minutes, rep_id=1))


def slot(desk, now=NOW):
    return booking.next_slot(desk, desk.people.one(1), now)


@pytest.mark.parametrize(
    ("every", "day"), [(Every.WEEKLY, (11, 27)), (Every.FORTNIGHTLY, (12, 4)), (Every.MONTHLY, (12, 18))]
)
def test_the_next_slot_is_a_rhythm_after_the_last_time(desk, every, day):
    rhythm(desk, every)
    desk.sessions.add(meeting(datetime(2026, 11, 20, 15, 30), status=SessionStatus.HELD, summary="x"), [1])
    assert slot(desk) == datetime(2026, *day, 15, 30)


def test_the_next_slot_avoids_holidays_absences_and_what_is_booked(desk):
    rhythm(desk, Every.WEEKLY)
    desk.settings.save("country", "US")
    desk.sessions.add(meeting(THURSDAY - WEEK, status=SessionStatus.MISSED, missed_by=Owner.REP), [1])
    desk.absences.add(Absence(None, 1, date(2026, 12, 3), date(2026, 12, 3)))
    booking.book(desk, meeting(datetime(2026, 12, 10, 9, 30)), [2], NOW)
    assert slot(desk) == datetime(2026, 12, 17, 9)


def test_a_long_gap_is_ended_on_the_next_weekday_of_the_kind(desk):
    rhythm(desk, Every.MONTHLY)
    desk.sessions.add(meeting(THURSDAY - WEEK * 9, status=SessionStatus.HELD, summary="x"), [1])
    assert slot(desk) == THURSDAY


def test_there_is_no_slot_without_a_rhythm_and_a_free_half_hour_for_somebody_new(desk):
    assert slot(desk) is None
    rhythm(desk, None)
    assert slot(desk) is None
    rhythm(desk, Every.WEEKLY)
    booking.book(desk, meeting(datetime(2026, 11, 24, 9), 60), [2], NOW)
    assert slot(desk) == datetime(2026, 11, 24, 10)
    assert slot(desk, datetime(2026, 11, 27, 12)) == datetime(2026, 11, 30, 9)


def test_there_is_no_slot_for_somebody_who_is_away_for_good(desk):
    rhythm(desk, Every.WEEKLY)
    desk.absences.add(Absence(None, 1, NOW.date(), date(2029, 1, 1)))
    assert slot(desk) is None
