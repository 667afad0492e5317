"""The calendar for others: what it tells, what it never tells, and what becomes of it when it is told again."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import booking, calendars, training
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, Training
from tests.builders import TODAY, add_rep, new_desk
from tests.exchange.calendar_files import event, ics

NOW = datetime(2026, 11, 22, 8, 0)
DRILL = ["CATEGORIES:Training"]


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", "Europe/Berlin")
        yield desk


def told(desk, **how):
    return calendars.export_calendar(desk, NOW, **how).decode().replace("\r\n ", "")


def lines(desk, start, **how):
    events = told(desk, **how).partition("BEGIN:VEVENT")[2]
    return [line for line in events.split("\r\n") if line.startswith(start)]


def book(desk, rep, start=datetime(2026, 12, 1, 9), kind=SessionKind.ONE_ON_ONE, minutes=30, **fields):
    return desk.sessions.add(Session(None, kind, start, minutes, **fields), [rep.id])


def test_what_was_exported_from_here_does_not_come_back(desk):
    book(desk, add_rep(desk))
    look = calendars.look_at_calendar(desk, told(desk).encode(), "own.ics", NOW)
    assert (look.own, look.fresh, look.trainings, look.changes) == (1, (), (), False)


def test_titles_name_people_only_as_far_as_wanted(desk):
    book(desk, add_rep(desk, "Ben Okafor"))
    assert lines(desk, "SUMMARY") == ["SUMMARY:One-on-one: Ben Okafor"]
    assert lines(desk, "SUMMARY", names="initials") == ["SUMMARY:One-on-one: BO"]
    assert lines(desk, "SUMMARY", names="none") == ["SUMMARY:One-on-one"]
    with pytest.raises(Invalid, match="Names are full, initials, none"):
        told(desk, names="both")


def test_a_training_is_told_by_its_course_and_a_typed_title_only_with_full_names(desk):
    rep, course = add_rep(desk), desk.courses.save(Course(None, "Discovery drill"))
    first = book(desk, rep, kind=SessionKind.TRAINING)
    second = book(desk, rep, datetime(2026, 12, 2, 9), kind=SessionKind.TRAINING, yours=False)
    desk.trainings.save(Training(None, first.id, course.id))
    desk.trainings.save(Training(None, second.id, title="Help for Dana"))
    assert lines(desk, "SUMMARY") == ["SUMMARY:Training: Discovery drill", "SUMMARY:Training: Help for Dana"]
    assert lines(desk, "SUMMARY", names="none") == ["SUMMARY:Training: Discovery drill", "SUMMARY:Training"]
    assert lines(desk, "TRANSP") == ["TRANSP:OPAQUE", "TRANSP:TRANSPARENT"]


def test_nothing_private_is_told(desk):
    rep = add_rep(desk, note="zebra", private_note="zebra", email="zebra@example.com")
    book(desk, rep, summary="zebra", private_note="zebra", why="zebra", place="Room 4")
    desk.busy.exchange("Take in", fresh=[Busy(None, "zebra", "zebra", NOW, 60, title="zebra")])
    desk.absences.add(Absence(None, rep.id, TODAY, TODAY, private_note="zebra"))
    words = told(desk)
    assert "zebra" not in words and "ATTENDEE" not in words and "ALARM" not in words and "DESCRIPTION" not in words
    assert "CLASS:PRIVATE" in words and "LOCATION:Room 4" in words


def test_a_short_check_is_a_line_on_its_day_that_takes_no_time(desk):
    rep = add_rep(desk)
    session = book(desk, rep, kind=SessionKind.TRAINING)
    one = desk.trainings.save(Training(None, session.id, title="Drill"))
    desk.trainings.save_follow_up(FollowUp(None, one.id, rep.id, FollowUpKind.CHECK, date(2026, 12, 8), 1))
    words = told(desk)
    assert "DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261209" in words
    assert "SUMMARY:Follow-up check: Dana Fox" in words and "TRANSP:TRANSPARENT" in words


def test_what_does_not_take_place_is_not_told(desk):
    rep = add_rep(desk)
    for day, status in enumerate(SessionStatus, 1):
        book(desk, rep, datetime(2026, 12, day, 9), status=status)
    assert lines(desk, "DTSTART;TZID") == [
        "DTSTART;TZID=Europe/Berlin:20261201T090000", "DTSTART;TZID=Europe/Berlin:20261202T090000",
    ]  # fmt: skip


def weekly(desk, rep, every=Every.WEEKLY, start=datetime(2026, 12, 1, 9), until=date(2026, 12, 29)):
    return booking.book(desk, Session(None, SessionKind.ONE_ON_ONE, start, 30), [rep.id], NOW, every, until).session


def test_a_series_is_one_event_that_repeats_with_the_days_left_out(desk):
    rep = add_rep(desk)
    desk.absences.add(Absence(None, rep.id, date(2026, 12, 15), date(2026, 12, 15)))
    weekly(desk, rep)
    assert lines(desk, "RRULE") == ["RRULE:FREQ=WEEKLY;UNTIL=20261229T080000Z"]
    assert lines(desk, "EXDATE") == ["EXDATE;TZID=Europe/Berlin:20261215T090000"]


RULES = [
    (Every.FORTNIGHTLY, datetime(2026, 12, 1, 9), "FREQ=WEEKLY;UNTIL=20270323T080000Z;INTERVAL=2"),
    (Every.MONTHLY, datetime(2026, 12, 8, 9), "FREQ=MONTHLY;UNTIL=20270309T080000Z;BYDAY=2TU"),
    (Every.MONTHLY, datetime(2026, 12, 29, 9), "FREQ=MONTHLY;UNTIL=20270330T070000Z;BYDAY=-1TU"),
]


@pytest.mark.parametrize(("every", "start", "rule"), RULES)
def test_each_rhythm_is_told_as_a_rule(desk, every, start, rule):
    weekly(desk, add_rep(desk), every, start, until=date(2027, 3, 31))
    assert lines(desk, "RRULE") == [f"RRULE:{rule}"]


def test_one_of_a_series_that_was_moved_stands_by_itself(desk):
    first = weekly(desk, add_rep(desk))
    second = desk.sessions.of_series(first.series_id)[1]
    booking.move(desk, second, datetime(2026, 12, 9, 14), NOW)
    assert lines(desk, "DTSTART;TZID") == [
        "DTSTART;TZID=Europe/Berlin:20261201T090000", "DTSTART;TZID=Europe/Berlin:20261209T140000",
    ]  # fmt: skip
    assert lines(desk, "EXDATE") == ["EXDATE;TZID=Europe/Berlin:20261208T090000"]


def test_a_re_export_without_a_change_gives_the_same_file(desk):
    rep = add_rep(desk)
    weekly(desk, rep)
    book(desk, rep, datetime(2026, 12, 3, 9))
    first = told(desk)
    later = calendars.export_calendar(desk, NOW + timedelta(hours=3), "full").decode().replace("\r\n ", "")
    assert later.replace("DTSTAMP:20261122T100000Z", "DTSTAMP:20261122T070000Z") == first
    assert desk.store.can_undo() is not None and "xport" not in desk.store.can_undo()


def test_a_change_counts_up_and_keeps_the_uid(desk):
    session = book(desk, add_rep(desk))
    uid = lines(desk, "UID")
    desk.sessions.edit(Session(session.id, session.kind, session.start, 60))
    assert (lines(desk, "SEQUENCE"), lines(desk, "UID")) == (["SEQUENCE:1"], uid)
    assert lines(desk, "SEQUENCE") == ["SEQUENCE:1"]


def test_what_is_gone_is_called_off_once_told_and_comes_back_when_it_stands_again(desk):
    session = book(desk, add_rep(desk))
    told(desk)
    desk.sessions.cancel(session)
    assert (lines(desk, "STATUS"), lines(desk, "SEQUENCE")) == (["STATUS:CANCELLED"], ["SEQUENCE:1"])
    assert lines(desk, "SEQUENCE") == ["SEQUENCE:1"]
    desk.store.undo()
    assert (lines(desk, "STATUS"), lines(desk, "SEQUENCE")) == (["STATUS:CONFIRMED"], ["SEQUENCE:2"])


def test_what_is_over_is_not_called_off_any_more(desk):
    session = book(desk, add_rep(desk), datetime(2026, 11, 20, 9))
    book(desk, add_rep(desk, "Li Wei"))
    told(desk)
    desk.sessions.remove(session.id)
    assert lines(desk, "STATUS") == ["STATUS:CONFIRMED"]


def test_the_files_own_number_survives_an_undo_and_another_file_has_its_own(desk, tmp_path):
    book(desk, add_rep(desk))
    own = lines(desk, "UID")
    while desk.store.can_undo():
        desk.store.undo()
    book(desk, add_rep(desk))
    desk.settings.save("time_zone", "Europe/Berlin")
    assert lines(desk, "UID") == own
    with new_desk(tmp_path, "other", now=lambda: NOW) as other:
        book(other, add_rep(other))
        assert lines(other, "UID") != own


def test_only_the_days_that_are_asked_for_are_told(desk):
    rep = add_rep(desk)
    weekly(desk, rep)
    book(desk, rep, datetime(2026, 12, 10, 9))
    asked = {"first": date(2026, 12, 7), "last": date(2026, 12, 16)}
    assert lines(desk, "DTSTART;TZID", **asked) == [
        "DTSTART;TZID=Europe/Berlin:20261208T090000", "DTSTART;TZID=Europe/Berlin:20261210T090000",
    ]  # fmt: skip
    assert lines(desk, "RRULE", **asked) == ["RRULE:FREQ=WEEKLY;UNTIL=20261215T080000Z"]
    with pytest.raises(Invalid, match="before the first"):
        told(desk, first=date(2026, 12, 7), last=date(2026, 12, 1))


def test_usually_the_last_30_days_are_told_and_a_series_whole(desk):
    rep = add_rep(desk)
    book(desk, rep, datetime(2026, 10, 1, 9), status=SessionStatus.HELD)
    book(desk, rep, datetime(2026, 10, 30, 9), status=SessionStatus.HELD)
    assert lines(desk, "DTSTART;TZID") == ["DTSTART;TZID=Europe/Berlin:20261030T090000"]


def test_nothing_to_tell_is_said(desk):
    with pytest.raises(DeskError, match="There is nothing to tell from 23 Oct on"):
        told(desk)


def test_training_that_came_from_a_calendar_is_left_to_it(desk):
    look = calendars.look_at_calendar(desk, ics(event("t", more=DRILL)), "work.ics", NOW)
    calendars.take_calendar(desk, look, NOW)
    book(desk, add_rep(desk))
    assert lines(desk, "SUMMARY") == ["SUMMARY:One-on-one: Dana Fox"]
    assert training.events(desk, TODAY)[0].training.uid == "t"


def test_every_line_ends_as_it_should_and_none_is_too_long(desk):
    book(desk, add_rep(desk, "Żółć " * 20 + "Ω"), place="Straße " * 30)
    content = calendars.export_calendar(desk, NOW)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_place_cannot_smuggle_in_a_line(desk):
    book(desk, add_rep(desk), place="Room 4\r\nATTENDEE:mailto:x@y.z\nEND:VEVENT")
    assert lines(desk, "ATTENDEE") == []
    assert lines(desk, "LOCATION") == ["LOCATION:Room 4 ATTENDEE:mailto:x@y.z END:VEVENT"]


def test_the_zone_is_the_one_that_is_set_else_the_computers(desk, monkeypatch):
    assert calendars.local_zone(desk) == "Europe/Berlin"
    desk.settings.save("time_zone", "")
    monkeypatch.setenv("TZ", "America/New_York")
    assert calendars.local_zone(desk) == "America/New_York"
    monkeypatch.setenv("TZ", ":/usr/share/zoneinfo/Asia/Tokyo")
    assert calendars.local_zone(desk) == "Asia/Tokyo"
