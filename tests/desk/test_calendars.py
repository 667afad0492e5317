"""Calendars in and out of a team file: what is stored, what changes nothing, what others are told and never told."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import calendars
from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState
from tests.builders import add_rep, new_desk
from tests.exchange.calendar_files import event, ics

NOW = datetime(2026, 11, 22, 8, 0)
DRILL = ["CATEGORIES:Training"]


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        desk.settings.save("time_zone", "Europe/Berlin")
        yield desk


def take(desk, *events, **how):
    look = calendars.look_at_calendar(desk, ics(*events), "work.ics", NOW, how.pop("calendar", ""))
    return calendars.take_calendar(desk, look, NOW, **how)


def busy(desk):
    return [(b.calendar, f"{b.start:%d %b %H:%M}", b.minutes, b.title) for b in desk.busy.all()]


def counts(report):
    return report.added, report.changed, report.same, report.removed


def only_training(desk):
    (one,) = desk.trainings.all()
    return one, desk.sessions.one(one.session_id)


def test_busy_times_are_taken_in_under_the_calendars_name_with_a_backup_before(desk):
    before = len(desk.backups.all())
    assert counts(take(desk, event(), event("b", "20261202T130000", "20261202T140000", title="Lunch"))) == (2, 0, 0, 0)
    assert busy(desk) == [("Work", "01 Dec 09:00", 60, "Board"), ("Work", "02 Dec 13:00", 60, "Lunch")]
    assert len(desk.backups.all()) == before + 1


def test_one_undo_takes_the_whole_calendar_off_again(desk):
    take(desk, event(), event("t", more=DRILL))
    desk.store.undo()
    assert (busy(desk), desk.trainings.all(), desk.sessions.all()) == ([], (), ())


def test_a_second_import_changes_nothing_and_is_no_step(desk):
    take(desk, event(), event("t", more=DRILL))
    steps = len(desk.store.history())
    assert counts(take(desk, event(), event("t", more=DRILL))) == (0, 0, 2, 0)
    assert len(desk.store.history()) == steps


def test_two_events_with_one_name_are_both_taken_in_and_are_the_same_the_next_time(desk):
    both = event("a"), event("a", "20261205T090000", "20261205T100000", title="Other")
    assert counts(take(desk, *both)) == (2, 0, 0, 0)
    assert counts(take(desk, *reversed(both))) == (0, 0, 2, 0)


def test_a_calendar_that_is_cut_changes_nothing_from_that_day_on(desk):
    daily = [event(f"{n}", more=["RRULE:FREQ=DAILY"]) for n in range(30)]
    late, soon = (Busy(None, "Work", "gone", datetime(year, 12, 2, 9), 60) for year in (2026, 2028))
    desk.busy.exchange("Old", fresh=[late, soon])
    report = take(desk, *daily)
    assert (report.removed, str(report.cut)) == (1, "2028-09-27")
    assert [b.start.year for b in desk.busy.all() if b.uid == "gone"] == [2028]


def test_a_new_import_exchanges_what_changed_and_removes_what_is_gone(desk):
    take(desk, event("a"), event("b"), event("c"))
    report = take(desk, event("a"), event("b", title="Other"), event("d"))
    assert counts(report) == (1, 1, 1, 1)
    assert [b.uid for b in desk.busy.all()] == ["a", "b", "d"]


def test_other_calendars_and_what_is_long_over_stay(desk):
    take(desk, event("a"), calendar="Private")
    desk.busy.exchange("Old", fresh=[Busy(None, "Work", "old", datetime(2026, 9, 1, 9), 60)])
    take(desk, event("b"))
    assert [(b.calendar, b.uid) for b in desk.busy.all()] == [("Work", "old"), ("Private", "a"), ("Work", "b")]


def test_a_time_that_was_over_and_lasts_longer_now_is_changed(desk):
    old = Busy(None, "Work", "a", datetime(2026, 10, 20, 9), 60, title="Board")
    desk.busy.exchange("Old", fresh=[old])
    assert counts(take(desk, event("a", "20261020T090000", "20261025T090000"))) == (0, 1, 0, 0)


def test_a_calendar_is_named_as_asked_and_can_be_removed(desk):
    take(desk, event(), calendar="Boss")
    assert desk.busy.calendars() == ("Boss",)
    desk.busy.remove_calendar("Boss")
    assert desk.busy.calendars() == ()


def test_free_and_cancelled_events_are_left_out_and_counted(desk):
    report = take(desk, event("f", more=["TRANSP:TRANSPARENT"]), event("c", more=["STATUS:CANCELLED"]), event("a"))
    assert (report.read, report.added, report.free, report.cancelled) == (3, 1, 1, 1)


def test_what_could_not_be_read_is_told_with_its_title_and_why(desk):
    report = take(desk, event("bad", start="x", title="Odd"), event("a"))
    assert report.as_json()["skipped"] == [{"row": 1, "column": "event", "value": "Odd", "why": "it is damaged"}]


def test_an_event_called_training_becomes_a_training_event_with_the_reps_invited(desk):
    ben, ana = add_rep(desk, "Ben Okafor", email="ben@example.com"), add_rep(desk, "Ana Ruiz")
    people = ["ATTENDEE;CN=B:mailto:BEN@example.com", "ATTENDEE;CN=Ana Ruiz:mailto:a@b.c", "ATTENDEE:mailto:x@y.z"]
    take(desk, event("t", title="Objection drill", more=[*DRILL, "LOCATION:Room 4", *people]))
    one, session = only_training(desk)
    assert (one.title, one.course_id, one.uid) == ("Objection drill", None, "t")
    assert (session.start, session.minutes, session.place) == (datetime(2026, 12, 1, 9), 60, "Room 4")
    assert desk.sessions.reps(session.id) == (ben.id, ana.id)
    assert desk.busy.all() == ()


def test_an_event_that_begins_with_the_title_of_a_course_is_of_that_course(desk):
    course = desk.courses.save(Course(None, "Discovery drill"))
    desk.courses.save(Course(None, "Disc"))
    take(desk, event("t", title="DISCOVERY DRILL: second round"), event("n", title="Discussion"))
    one, _ = only_training(desk)
    assert (one.course_id, one.title) == (course.id, "")
    assert [b.uid for b in desk.busy.all()] == ["n"]


def test_a_training_that_is_not_wanted_as_one_is_a_busy_time(desk):
    take(desk, event("t", more=DRILL), trainings=frozenset())
    assert (desk.trainings.all(), [b.uid for b in desk.busy.all()]) == ((), ["t"])


def test_a_training_of_a_whole_day_takes_the_working_day_and_a_longer_one_is_busy_time(desk):
    day = event("day", "20261203", "20261204", head=";VALUE=DATE", more=DRILL)
    camp = event("camp", "20261207", "20261210", head=";VALUE=DATE", title="Camp", more=DRILL)
    report = take(desk, day, camp)
    _, session = only_training(desk)
    assert (session.start, session.minutes) == (datetime(2026, 12, 3, 9), 480)
    assert [b.uid for b in desk.busy.all()] == ["camp"]
    assert [(s.value, s.why) for s in report.skipped] == [
        ("Camp", "it is a training of more than 12 hours, so it is taken as busy time")
    ]


def test_a_changed_time_moves_the_training_and_its_open_follow_up(desk):
    rep = add_rep(desk)
    invited = [*DRILL, f"ATTENDEE;CN={rep.name}:mailto:a@b.c"]
    take(desk, event("t", more=invited))
    one, _ = only_training(desk)
    desk.trainings.save_follow_up(FollowUp(None, one.id, rep.id, FollowUpKind.CHECK, date(2026, 12, 8), 1))
    report = take(desk, event("t", "20261203T140000", "20261203T150000", more=invited))
    kept, session = only_training(desk)
    assert (report.changed, kept.id, session.start) == (1, one.id, datetime(2026, 12, 3, 14))
    assert session.status is SessionStatus.PLANNED
    assert [f.due for f in desk.trainings.follow_ups()] == [date(2026, 12, 10)]


def test_undoing_a_move_within_the_day_brings_every_follow_up_back(desk):
    rep = add_rep(desk)
    invited = [*DRILL, f"ATTENDEE;CN={rep.name}:mailto:a@b.c"]
    take(desk, event("t", more=invited))
    one, session = only_training(desk)
    own = desk.sessions.add(Session(None, SessionKind.DEBRIEF, session.end, 15), [rep.id])
    for kind, number, at in ((FollowUpKind.DEBRIEF, 0, own.id), (FollowUpKind.CHECK, 1, None)):
        desk.trainings.save_follow_up(FollowUp(None, one.id, rep.id, kind, date(2026, 12, 8), number, at))
    before = desk.store.dump()
    start = session.start + timedelta(hours=4)
    take(desk, event("t", f"{start:%Y%m%dT%H%M%S}", f"{start + timedelta(hours=1):%Y%m%dT%H%M%S}", more=invited))
    assert desk.sessions.one(own.id).start == start + timedelta(hours=1)
    desk.store.undo()
    assert len(desk.trainings.follow_ups()) == 2 and desk.store.dump() == before


def test_reps_who_are_invited_later_join_and_those_added_by_hand_stay(desk):
    ben, ana = add_rep(desk, "Ben Okafor"), add_rep(desk, "Ana Ruiz")
    take(desk, event("t", more=DRILL))
    _, session = only_training(desk)
    desk.sessions.set_reps(session, [ana.id])
    report = take(desk, event("t", more=[*DRILL, "ATTENDEE;CN=Ben Okafor:mailto:b@c.d"]))
    assert report.changed == 1
    assert desk.sessions.reps(session.id) == (ben.id, ana.id)


def test_a_cancelled_training_is_called_off_with_its_follow_up(desk):
    rep = add_rep(desk)
    invited = [*DRILL, f"ATTENDEE;CN={rep.name}:mailto:a@b.c"]
    take(desk, event("t", more=invited))
    one, _ = only_training(desk)
    desk.trainings.save_follow_up(FollowUp(None, one.id, rep.id, FollowUpKind.CHECK, date(2026, 12, 8), 1))
    report = take(desk, event("t", more=[*invited, "STATUS:CANCELLED"]))
    _, session = only_training(desk)
    assert (report.called_off, session.status) == (1, SessionStatus.CANCELLED)
    assert [f.state for f in desk.trainings.follow_ups()] == [FollowUpState.DROPPED]


def test_a_day_taken_out_of_a_repeated_training_is_called_off(desk):
    weekly = [*DRILL, "RRULE:FREQ=WEEKLY;COUNT=3"]
    take(desk, event("t", more=weekly))
    report = take(desk, event("t", more=[*weekly, "EXDATE:20261208T090000"]))
    states = [(session.start.day, session.status.value) for session, _ in desk.sessions.all()]
    assert states == [(1, "planned"), (8, "cancelled"), (15, "planned")]
    assert (report.called_off, report.same) == (1, 2)


def test_a_training_that_was_held_is_never_touched_again(desk):
    take(desk, event("t", "20261110T090000", "20261110T100000", more=DRILL))
    _, session = only_training(desk)
    assert session.status is SessionStatus.HELD
    take(desk, event("t", "20261111T090000", "20261111T100000", more=DRILL))
    assert only_training(desk)[1] == session
