"""Courses, events, attendance, follow-ups and busy times: what goes in comes out, changes, goes and is undone."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.domain.busy import Busy
from coachdesk.domain.commitments import Owner
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training
from coachdesk.storage.busy import Told
from tests.builders import add_rep, add_skill, new_desk

START = datetime(2026, 11, 25, 10)
DAY = START.date()
DRILL = Course(None, "Discovery drill", CourseKind.DRILL, 45, 90, "shelf 3", 120.0, "Pairs", ("What?",), ("Try it",))


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


def add_event(desk, *reps, start=START, **fields):
    session = desk.sessions.add(Session(None, SessionKind.TRAINING, start, 45), [rep.id for rep in reps])
    fields = fields or {"title": "Drill"}
    return session, desk.trainings.save(Training(None, session.id, **fields))


def follow(desk, event, rep, **fields):
    known = {"kind": FollowUpKind.CHECK, "due": DAY + timedelta(days=7), "number": 1} | fields
    return desk.trainings.save_follow_up(FollowUp(None, event.id, rep.id, **known))


def test_a_course_comes_back_as_it_was_with_its_skills(desk):
    asking, price = add_skill(desk), add_skill(desk, "Price")
    kept = desk.courses.save(DRILL, [asking.id])
    assert desk.courses.all() == (replace(DRILL, id=kept.id),)
    assert desk.courses.skills_by_course() == {kept.id: frozenset({asking.id})}
    desk.courses.save(replace(kept, minutes=60), [asking.id, price.id])
    assert (desk.courses.one(kept.id).minutes, desk.courses.skills(kept.id)) == (60, frozenset({asking.id, price.id}))
    desk.store.undo()
    assert (desk.courses.one(kept.id), desk.courses.skills(kept.id)) == (kept, frozenset({asking.id}))


def test_a_title_stands_once_an_archived_one_included(desk):
    kept = desk.courses.save(DRILL)
    desk.courses.save(replace(kept, archived=True))
    assert desk.courses.all() == () and desk.courses.by_title(" discovery  DRILL ").id == kept.id
    with pytest.raises(Invalid, match="already among the archived ones"):
        desk.courses.save(replace(DRILL, title="discovery drill"))


def test_a_course_that_was_held_can_only_be_archived(desk):
    kept = desk.courses.save(DRILL)
    add_event(desk, add_rep(desk), course_id=kept.id)
    with pytest.raises(Invalid, match="archive it instead"):
        desk.courses.remove(kept.id)
    desk.sessions.remove(desk.trainings.all()[0].session_id)
    desk.courses.remove(kept.id)
    assert desk.courses.all(include_archived=True) == ()
    desk.store.undo()
    assert desk.courses.all() == (kept,)


def test_an_event_is_found_by_its_session_and_by_the_name_of_another_calendar(desk):
    session, event = add_event(desk, add_rep(desk), title="Fair", uid="a@b")
    assert desk.trainings.of_session(session.id) == event
    assert desk.trainings.of_session(session.id + 1) is None
    changed = desk.trainings.save(replace(event, trainer="Ines", capacity=4))
    assert desk.trainings.one(event.id) == changed
    desk.store.undo()
    assert desk.trainings.all() == (event,)


def test_recording_again_takes_the_place_of_what_was_recorded(desk):
    dana, li = add_rep(desk), add_rep(desk, "Li Wei")
    session, event = add_event(desk, dana, li)
    desk.trainings.record([Attendance(None, event.id, dana.id, Presence.ATTENDED, 2, 4, "Good")])
    assert desk.trainings.presence() == {session.id: {dana.id: Presence.ATTENDED, li.id: Presence.INVITED}}
    desk.trainings.record([Attendance(None, event.id, dana.id, Presence.ABSENT)])
    assert [(a.presence, a.before) for a in desk.trainings.attendance(event.id)] == [(Presence.ABSENT, None)]
    assert desk.trainings.presence() == {}
    desk.store.undo()
    assert desk.trainings.attendance()[0].feedback == "Good"


def test_follow_ups_are_found_by_event_rep_and_session(desk):
    dana, li = add_rep(desk), add_rep(desk, "Li Wei")
    _, event = add_event(desk, dana, li)
    own = desk.sessions.add(Session(None, SessionKind.CHECK, START + timedelta(days=7), 15), [dana.id])
    first = follow(desk, event, dana, session_id=own.id)
    second = follow(desk, event, li, due=DAY)
    assert desk.trainings.follow_ups() == (second, first)
    assert desk.trainings.follow_ups(event.id, rep_id=dana.id) == (first,)
    assert desk.trainings.follow_up_of_session(own.id) == first
    desk.trainings.remove_follow_up(first.id)
    assert desk.trainings.follow_ups(rep_id=dana.id) == ()
    desk.store.undo()
    assert desk.trainings.follow_up(first.id) == first


def test_a_moved_event_takes_its_row_and_the_days_of_what_is_open_along(desk):
    dana = add_rep(desk)
    session, event = add_event(desk, dana)
    check = follow(desk, event, dana)
    moved = desk.sessions.move(session, START + timedelta(days=2))
    assert desk.trainings.of_session(moved.id).id == event.id
    assert desk.trainings.follow_up(check.id).due == check.due + timedelta(days=2)


def test_what_was_to_follow_goes_with_an_event_that_is_called_off_or_missed(desk):
    dana = add_rep(desk)
    for step in (desk.sessions.cancel, lambda session: desk.sessions.miss(session, Owner.REP)):
        session, event = add_event(desk, dana)
        own = desk.sessions.add(Session(None, SessionKind.CHECK, START + timedelta(days=7), 15), [dana.id])
        check, before = follow(desk, event, dana, session_id=own.id), desk.store.dump()
        step(session)
        assert desk.trainings.follow_up(check.id).state is FollowUpState.DROPPED
        assert desk.sessions.one(own.id).status is SessionStatus.CANCELLED
        desk.store.undo()
        assert desk.store.dump() == before


def test_who_is_no_longer_invited_has_neither_seat_nor_open_follow_up(desk):
    dana, li = add_rep(desk), add_rep(desk, "Li Wei")
    session, event = add_event(desk, dana, li)
    desk.trainings.record([Attendance(None, event.id, li.id, Presence.EXCUSED)])
    follow(desk, event, li)
    desk.sessions.set_reps(session, [dana.id])
    assert (desk.trainings.attendance(), desk.trainings.follow_ups()) == ((), ())
    desk.store.undo()
    assert len(desk.trainings.attendance()) == len(desk.trainings.follow_ups()) == 1


def test_nothing_of_an_event_stays_behind_when_its_session_goes(desk):
    dana = add_rep(desk)
    session, event = add_event(desk, dana)
    desk.trainings.record([Attendance(None, event.id, dana.id, Presence.ATTENDED)])
    follow(desk, event, dana)
    before = desk.store.dump()
    desk.sessions.remove(session.id)
    assert not (desk.trainings.all() or desk.trainings.attendance() or desk.trainings.follow_ups())
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_busy_time_of_weeks_is_found_on_each_of_its_days_and_after_its_last_no_more(desk):
    weeks = Busy(None, "Work", "w", datetime(2026, 11, 2, 12), 14 * 1440)
    short = [Busy(None, "Work", f"{n}", datetime(2026, 11, n, 22), 1440) for n in (14, 16)]
    desk.busy.exchange("Take in calendars", fresh=(weeks, *short))
    days = [date(2026, 11, day) for day in (2, 15, 16, 17, 18)]
    found = {day.day: [b.uid for b in desk.busy.all(day, day)] for day in days}
    assert found == {2: ["w"], 15: ["w", "14"], 16: ["w", "16"], 17: ["16"], 18: []}


def test_busy_times_come_by_the_days_they_touch_and_go_by_calendar(desk):
    night = Busy(None, "Work", "n", datetime(2026, 11, 24, 23), 120, title="Flight")
    whole = Busy(None, "Home", "w", datetime(2026, 11, 27), 1440, all_day=True)
    desk.busy.exchange("Take in calendars", fresh=(night, whole))
    assert [b.uid for b in desk.busy.all(DAY, DAY)] == ["n"]
    assert desk.busy.calendars() == ("Home", "Work")
    (kept,) = desk.busy.all(DAY, DAY)
    desk.busy.exchange("Again", gone=(kept,), fresh=(replace(desk.busy.all(date(2026, 11, 27))[0], minutes=2880),))
    assert [(b.uid, b.minutes) for b in desk.busy.all()] == [("w", 2880)]
    desk.busy.remove_calendar("Home")
    assert desk.busy.all() == ()
    desk.store.undo()
    assert [b.uid for b in desk.busy.all()] == ["w"]


def test_what_a_calendar_was_told_is_remembered_in_spite_of_undo(desk):
    told = Told("a", 0, "x", START, cancelled=False)
    desk.told_events.keep([told])
    desk.told_events.keep([replace(told, sequence=1, digest="y")])
    assert desk.told_events.all() == {"a": replace(told, sequence=1, digest="y")}
    with pytest.raises(DeskError):
        desk.store.undo()
    assert desk.told_events.all()["a"].sequence == 1


def test_undoing_a_move_within_the_day_keeps_what_follows_the_event(tmp_path):
    with new_desk(tmp_path) as desk:
        rep = add_rep(desk)
        start = datetime(2026, 12, 4, 10)
        session = desk.sessions.add(Session(None, SessionKind.TRAINING, start, 60), [rep.id])
        event = desk.trainings.save(Training(None, session.id, title="Discovery drill"))
        desk.trainings.save_follow_up(FollowUp(None, event.id, rep.id, FollowUpKind.DEBRIEF, date(2026, 12, 7)))
        before = desk.store.dump()
        desk.sessions.move(session, start.replace(hour=13))
        after = desk.store.dump()
        desk.store.undo()
        assert desk.store.dump() == before
        desk.store.redo()
        assert desk.store.dump() == after
