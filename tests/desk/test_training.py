"""Trainings from a real file: booked with their follow-up, changed, recorded, called off."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import daily, training, views
from coachdesk.analysis.coaching import coaching_month
from coachdesk.analysis.training import EventState
from coachdesk.domain.absences import Absence
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUpKind, FollowUpState, Presence, Scale, Training
from tests.builders import add_rep
from tests.desk.training_room import (
    AFTER,
    NOW,
    START,
    TODAY,
    again,
    book,
    course,
    ids,
    line,
    planned,
    proposed,
    record,
    room,
    rows,
)  # fmt: skip

PRE_BRIEF, DEBRIEF, CHECK = FollowUpKind
HELD, PLANNED, CANCELLED = SessionStatus.HELD, SessionStatus.PLANNED, SessionStatus.CANCELLED


@pytest.fixture
def desk(tmp_path):
    with room(tmp_path) as desk:
        yield desk


def rep(desk, name="Dana Fox"):
    return desk.people.by_name(name)


def test_booking_is_one_step_and_undo_brings_the_file_back_exactly(desk):
    before, wanted = desk.store.dump(), proposed(desk)
    training.book_event(desk, planned(), Training(None, 0, course(desk).id), ids(desk), wanted, NOW)
    assert len(desk.trainings.follow_ups()) == len(wanted) == 15
    assert desk.store.can_undo() == "Book Discovery drill"
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert len(desk.trainings.follow_ups()) == 15


def test_an_event_books_its_follow_up_as_real_sessions_and_short_checks(desk):
    event = book(desk)
    kinds = {line.follow_up.kind: line.session for line in event.follow_ups if line.rep == "Dana Fox"}
    assert [kinds[kind].kind for kind in (PRE_BRIEF, DEBRIEF)] == [SessionKind.PRE_BRIEF, SessionKind.DEBRIEF]
    assert kinds[CHECK] is None
    assert {kinds[kind].place for kind in (PRE_BRIEF, DEBRIEF)} == {"Room Birch"}
    assert (event.title, event.state, event.skills) == (
        "Discovery drill", EventState.PLANNED, ("Discovery depth", "Listening and summing up"),
    )  # fmt: skip


def test_what_was_not_kept_in_the_sheet_is_not_booked(desk):
    wanted = [replace(one, keep=one.kind is not CHECK) for one in proposed(desk)]
    training.book_event(desk, planned(), Training(None, 0, course(desk).id), ids(desk), wanted, NOW)
    assert {f.kind for f in desk.trainings.follow_ups()} == {PRE_BRIEF, DEBRIEF}


def test_a_clash_keeps_everything_out(desk):
    before = desk.store.dump()
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, START, 30), [rep(desk).id])
    with pytest.raises(Invalid, match="overlaps the one-on-one"):
        book(desk)
    assert len(desk.sessions.all()) == 1
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_follow_up_that_clashes_names_whose_it_is(desk):
    wanted = proposed(desk)
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, wanted[0].start, 30), [rep(desk).id])
    with pytest.raises(Invalid, match="Pre-brief with Dana Fox: It overlaps"):
        training.book_event(desk, planned(), Training(None, 0, course(desk).id), ids(desk), wanted, NOW)
    assert desk.trainings.all() == ()


def test_a_series_gives_each_session_its_course_and_only_the_first_a_follow_up(desk):
    book(desk, every=Every.MONTHLY)
    events = training.events(desk, TODAY)
    assert [e.title for e in events] == ["Discovery drill"] * len(events) and len(events) == 4
    assert [bool(e.follow_ups) for e in events] == [True, False, False, False]


def test_a_repeat_that_was_held_is_not_finished_until_it_is_followed_or_none_is_wanted(desk):
    book(desk, every=Every.MONTHLY)
    second = training.events(desk, TODAY)[1]
    after = second.session.end
    event = record(desk, second, after, li=Presence.ABSENT)
    assert (event.state, event.follow_ups) == (EventState.FOLLOWING, ())
    before = desk.store.dump()
    training.want_no_follow_up(desk, event, after)
    event = again(desk, event)
    assert (event.state, {x.rep for x in event.follow_ups}) == (EventState.FINISHED, {"Dana Fox", "Sam Okafor"})
    assert {(x.follow_up.state, x.open) for x in event.follow_ups} == {(FollowUpState.DROPPED, False)}
    with pytest.raises(DeskError, match="follows this event already"):
        training.want_no_follow_up(desk, event, after)
    desk.store.undo()
    assert desk.store.dump() == before


def test_an_event_that_goes_on_past_its_debrief_takes_that_along(desk):
    event = book(desk, reps=ids(desk)[:1])
    same_day = START + timedelta(hours=1)
    training.move_follow_up(desk, line(event, DEBRIEF).follow_up, same_day, NOW)
    before = desk.store.dump()
    longer = replace(event.session, minutes=90)
    training.change_event(desk, event.training, longer, ids(desk)[:1], NOW)
    assert line(again(desk, event), DEBRIEF).session.start == same_day + timedelta(minutes=45)
    desk.store.undo()
    assert desk.store.dump() == before
    later = replace(event.session, start=START + timedelta(hours=4))
    training.change_event(desk, event.training, later, ids(desk)[:1], NOW)
    assert line(again(desk, event), DEBRIEF).session.start == same_day + timedelta(hours=4)
    assert line(again(desk, event), PRE_BRIEF).session.start == line(event, PRE_BRIEF).session.start


def test_what_is_over_when_it_is_added_asks_who_was_there(desk):
    event = book(desk, now=AFTER, session=planned(START - timedelta(days=7)), follow=False)
    assert (event.session.status, event.state) == (HELD, EventState.TO_RECORD)
    assert daily.ledger(desk, date(2026, 11, 1), TODAY, TODAY).manager_minutes == 0


def test_events_stand_soonest_first_and_then_newest_first(desk):
    for days in (9, -7, -30, 2):
        book(desk, session=planned(NOW + timedelta(days=days)), follow=False)
    assert [(e.session.start - NOW).days for e in training.events(desk, TODAY)] == [2, 9, -7, -30]


def test_a_training_of_an_older_file_is_an_event_too_and_can_be_recorded(desk):
    dana = rep(desk)
    desk.sessions.add(Session(None, SessionKind.TRAINING, NOW - timedelta(days=1), 60), [dana.id])
    (event,) = training.events(desk, TODAY)
    assert (event.training.id, event.title, event.state) == (None, "Training", EventState.TO_RECORD)
    training.record(desk, event.training, rows(event), event.session, NOW)
    assert training.events(desk, TODAY)[0].state is EventState.FOLLOWING
    assert daily.ledger(desk, date(2026, 11, 1), TODAY, TODAY).manager_minutes == 60


def test_another_kind_of_session_is_no_event(desk):
    session = desk.sessions.add(Session(None, SessionKind.GROUP, START, 60), ids(desk))
    with pytest.raises(DeskError, match="no training event"):
        training.event(desk, session.id, TODAY)


def test_changing_the_day_takes_the_follow_up_along(desk):
    event = book(desk)
    training.change_event(desk, event.training, replace(event.session, start=START + timedelta(days=5)), ids(desk), NOW)
    moved = again(desk, event)
    was, now = line(event, DEBRIEF), line(moved, DEBRIEF)
    assert now.session.start.date() > moved.session.start.date()
    assert now.follow_up.due == was.follow_up.due + timedelta(days=5)
    assert line(moved, PRE_BRIEF).session.start < moved.session.start
    assert desk.store.can_undo() == "Change Discovery drill"
    desk.store.undo()
    assert again(desk, event) == event


def test_a_changed_day_puts_no_follow_up_on_a_day_off(desk):
    desk.absences.add(Absence(None, rep(desk).id, date(2026, 12, 8), date(2026, 12, 16)))
    event = book(desk)
    training.change_event(desk, event.training, replace(event.session, start=START + timedelta(days=5)), ids(desk), NOW)
    days = [x.day for x in again(desk, event).follow_ups if x.rep == "Dana Fox"]
    assert not [day for day in days if date(2026, 12, 8) <= day <= date(2026, 12, 16) or day.weekday() > 4]


def test_who_is_let_go_loses_the_hours_booked_and_the_others_keep_theirs(desk):
    event = book(desk)
    training.change_event(desk, event.training, event.session, ids(desk)[1:], NOW)
    names = {x.rep for x in again(desk, event).follow_ups}
    gone = line(event, DEBRIEF).session
    assert names == {"Li Wei", "Sam Okafor"} and desk.sessions.one(gone.id).status is CANCELLED
    desk.store.undo()
    assert again(desk, event) == event


def test_somebody_who_is_busy_then_is_invited_only_when_that_is_accepted(desk):
    event = book(desk, reps=ids(desk)[:2])
    other = planned(START, yours=False)
    desk.sessions.add(other, [ids(desk)[2]])
    with pytest.raises(Invalid, match="overlaps the training"):
        training.change_event(desk, event.training, event.session, ids(desk), NOW)
    training.change_event(desk, event.training, event.session, ids(desk), NOW, anyway=True)
    assert len(again(desk, event).attendees) == 3


def test_more_reps_than_seats_are_told_and_not_refused(desk):
    event = book(desk, follow=False)
    training.change_event(desk, replace(event.training, capacity=2), event.session, ids(desk), NOW)
    assert again(desk, event).warning == "3 come to 2 seats."


def test_an_event_needs_somebody(desk):
    event = book(desk, follow=False)
    with pytest.raises(Invalid, match="Choose who takes part"):
        training.change_event(desk, event.training, event.session, [], NOW)


def test_recording_counts_for_who_attended_and_drops_what_was_to_follow_with_the_others(desk):
    event = record(desk, book(desk), li=Presence.ABSENT, sam=Presence.EXCUSED)
    assert event.words == "1 of 3 attended · 0 of 4 follow-ups done · 11 dropped"
    assert line(event, rep="Li Wei").follow_up.state is FollowUpState.DROPPED
    assert desk.sessions.one(line(event, DEBRIEF, rep="Li Wei").session.id).status is CANCELLED
    assert line(event, DEBRIEF).open


def test_who_turns_out_to_have_been_there_gets_the_follow_up_back(desk):
    event = record(desk, book(desk), li=Presence.ABSENT)
    event = record(desk, event)
    states = {x.follow_up.state for x in event.follow_ups if x.follow_up.kind is not PRE_BRIEF}
    assert states == {FollowUpState.OPEN}


def test_a_pre_brief_that_did_not_come_about_is_dropped_when_the_event_is_recorded(desk):
    event = book(desk)
    held, late = line(event, PRE_BRIEF, rep="Li Wei"), line(event, PRE_BRIEF)
    training.hold_follow_up(desk, held.follow_up, held.session.start, note="Wants it short.")
    before, event = desk.store.dump(), record(desk, event)
    assert line(event, PRE_BRIEF).follow_up.state is FollowUpState.DROPPED
    assert desk.sessions.one(late.session.id).status is CANCELLED
    assert line(event, PRE_BRIEF, rep="Li Wei").follow_up.state is FollowUpState.DONE
    for one in [x for x in event.follow_ups if x.open]:
        training.drop_follow_up(desk, one.follow_up, AFTER)
    assert again(desk, event).state is EventState.FINISHED
    while desk.store.dump() != before:
        assert desk.store.undo()
    assert line(again(desk, event), PRE_BRIEF).open


def test_somebody_uninvited_joins_in(desk):
    eve = add_rep(desk, "Eve Stone")
    event = book(desk, reps=ids(desk)[1:])
    extra = [*rows(event), Attendance(None, 0, eve.id, Presence.ATTENDED, 2, 3)]
    training.record(desk, event.training, extra, event.session, AFTER)
    assert "Eve Stone" in {a.name for a in again(desk, event).attendees}


@pytest.mark.parametrize(
    ("change", "field"),
    [({"presence": Presence.ABSENT}, "attendance"), ({"before": 6}, "before"), ({"after": 0}, "after")],
)
def test_what_cannot_be_recorded_is_refused_at_its_field(desk, change, field):
    event, before = book(desk), desk.store.dump()
    wrong = [replace(row, **change) for row in rows(event)]
    with pytest.raises(Invalid) as refused:
        training.record(desk, event.training, wrong, event.session, AFTER)
    assert refused.value.field == field and desk.store.dump() == before


def test_a_score_may_be_0_and_an_unknown_one_stays_unknown(desk):
    event = book(desk, follow=False)
    scored = desk.trainings.save(replace(event.training, scale=Scale.SCORE))
    training.record(desk, scored, [replace(row, after=0) for row in rows(event)], event.session, AFTER)
    assert {(a.before, a.after, a.moved) for a in again(desk, event).attendees} == {(None, 0, "")}


def test_nothing_is_recorded_before_its_day_nor_once_it_is_called_off(desk):
    event = book(desk)
    with pytest.raises(Invalid, match="still to come"):
        training.record(desk, event.training, rows(event), event.session, NOW)
    training.cancel_event(desk, event, NOW)
    with pytest.raises(DeskError, match="was cancelled"):
        training.record(desk, event.training, rows(event), again(desk, event).session, AFTER)


def test_the_ledger_counts_a_training_for_who_attended_without_a_note(desk):
    record(desk, book(desk, follow=False), li=Presence.ABSENT, sam=Presence.EXCUSED)
    found = daily.ledger(desk, date(2026, 12, 1), date(2026, 12, 31), AFTER.date())
    assert {r.rep: r.minutes for r in found.reps} == {"Dana Fox": 45, "Li Wei": 0, "Sam Okafor": 0}
    assert (found.manager_minutes, found.counts.held, found.counts.hollow) == (45, 1, 0)


def test_what_somebody_else_gives_counts_for_the_reps_alone(desk):
    record(desk, book(desk, follow=False, session=planned(yours=False)))
    found = daily.ledger(desk, date(2026, 12, 1), date(2026, 12, 31), AFTER.date())
    assert ({r.minutes for r in found.reps}, found.manager_minutes, found.counts.held) == ({45}, 0, 0)
    assert found.months[0].held == 0


def test_the_month_of_a_rep_holds_a_training_only_when_the_rep_was_there(desk):
    record(desk, book(desk, follow=False), li=Presence.ABSENT)
    hours = [coaching_month(views.rep_records(desk, one), AFTER.date()).hours for one in desk.people.all()]
    assert hours == [0.75, 0, 0.75]


def test_calling_off_drops_what_is_open_and_keeps_what_was_held(desk):
    event = book(desk)
    brief = line(event, PRE_BRIEF)
    training.hold_follow_up(desk, brief.follow_up, brief.session.start, note="Wants better questions.")
    before = desk.store.dump()
    training.cancel_event(desk, again(desk, event), NOW, "trainer ill")
    off = again(desk, event)
    assert (off.state, off.session.why) == (EventState.CANCELLED, "trainer ill")
    assert [f.rep_id for f in desk.trainings.follow_ups() if f.state is FollowUpState.DONE] == [brief.follow_up.rep_id]
    assert {s.status for s, _ in desk.sessions.all()} == {HELD, CANCELLED}
    assert training.open_lines(desk, TODAY) == ()
    desk.store.undo()
    assert desk.store.dump() == before


def test_calling_off_a_series_ends_it(desk):
    event = book(desk, every=Every.MONTHLY)
    training.cancel_event(desk, event, NOW, following=True)
    assert {e.state for e in training.events(desk, TODAY)} == {EventState.CANCELLED}


def test_open_follow_ups_stand_in_the_order_of_their_days(desk):
    book(desk)
    lines = training.open_lines(desk, TODAY)
    assert [x.day for x in lines] == sorted(x.day for x in lines) and len(lines) == 15
    own = training.open_lines(desk, TODAY, rep_id=rep(desk).id, until=date(2026, 12, 9))
    assert [x.follow_up.title for x in own] == ["Pre-brief", "Debrief", "Check 1"]


def test_nothing_is_open_with_who_has_left(desk):
    book(desk)
    desk.people.edit(replace(rep(desk), status=Status.LEFT, left=TODAY))
    assert {x.rep for x in training.open_lines(desk, TODAY)} == {"Li Wei", "Sam Okafor"}


def test_the_day_asks_who_was_there_and_what_is_to_follow(desk):
    event = book(desk)
    asked = {t.action: t for t in daily.today_facts(desk, AFTER).tasks}
    assert asked["attend"].words == "“Discovery drill” today 10:00"
    assert not {"record", "brief", "debrief"} & set(asked)
    record(desk, event)
    on = line(event, DEBRIEF).session.start
    tasks = daily.today_facts(desk, datetime.combine(on.date(), START.time())).tasks
    found = [task.words for task in tasks if task.action == "follow"]
    assert f"Debrief of “Discovery drill” today {on:%H:%M}" in found
