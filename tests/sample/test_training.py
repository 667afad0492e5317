"""The trainings of the sample team: each state is there to see, and every day will do."""

from datetime import date, timedelta

import pytest

from coachdesk import training
from coachdesk.analysis.training import EventState
from coachdesk.desk import Desk
from coachdesk.domain.courses import CourseKind
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.domain.training import FollowUpState, Presence, Scale
from coachdesk.sample import make_sample

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "a.coachdesk"
    make_sample(path, quarters=1, today=TODAY)
    with Desk.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def events(desk):
    return training.events(desk, TODAY)


def test_events_are_in_every_state_but_called_off(events):
    assert {e.state for e in events} == set(EventState) - {EventState.CANCELLED}
    (unsaid,) = [e for e in events if e.state is EventState.TO_RECORD]
    assert unsaid.session.start.date() == date(2026, 11, 23)
    assert all(e.course for e in events)


def test_follow_ups_are_done_dropped_late_and_to_come(desk, events):
    lines = [line for e in events for line in e.follow_ups]
    assert {line.follow_up.state for line in lines} == set(FollowUpState)
    assert any(line.late for line in lines) and any(line.open and not line.late for line in lines)
    assert {line.follow_up.recalled for line in lines} >= {None}
    planned = [e for e in events if e.state is EventState.PLANNED and e.follow_ups]
    assert len(planned) == 3 and all(e.next_open for e in planned)


def test_attendance_is_of_every_kind_on_both_scales(events):
    assert {a.presence for e in events for a in e.attendees} == set(Presence)
    assert {e.training.scale for e in events} == set(Scale)
    assert any("points up" in a.moved for e in events for a in e.attendees)
    assert any(a.feedback for e in events for a in e.attendees)


def test_one_event_comes_again_and_some_are_given_by_somebody_else(desk, events):
    assert SessionKind.TRAINING in {series.kind for series in desk.sessions.all_series()}
    again = [e for e in events if e.session.series_id and e.state is EventState.PLANNED]
    assert len(again) > 2 and len({e.title for e in again}) == 1
    assert {bool(e.training.trainer) for e in events} == {True, False}
    assert all(e.session.yours == (not e.training.trainer) for e in events)


def test_a_certificate_runs_out_soon(events):
    held = [e for e in events if e.course.kind is CourseKind.CERTIFICATION]
    first = min(held, key=lambda e: e.session.start)
    due = first.course.due(first.session.start.date())
    assert TODAY < due < TODAY + timedelta(days=60)
    later = {a.rep_id for e in held if e is not first for a in e.attendees if a.presence is Presence.ATTENDED}
    assert {a.rep_id for a in first.attendees if a.presence is Presence.ATTENDED} - later


def test_no_check_was_done_on_a_day_on_which_the_rep_or_the_manager_was_away(desk, events):
    away = [(a.rep_id, a) for a in desk.absences.all()]
    done = [x.follow_up for e in events for x in e.follow_ups if x.follow_up.state is FollowUpState.DONE]
    assert done and not [f for f in done for who, a in away if who in (None, f.rep_id) and a.holds(f.closed)]


def test_what_was_held_for_a_follow_up_says_what_came_of_it(desk, events):
    held = [x.session for e in events for x in e.follow_ups if x.session and x.session.status is SessionStatus.HELD]
    assert held and all(session.summary for session in held)
    assert {session.kind for session in held} == {SessionKind.DEBRIEF, SessionKind.CHECK}


@pytest.mark.parametrize(("today", "reps"), [(date(2026, 1, 1), 1), (date(2024, 2, 29), 2), (date(2026, 12, 31), 5)])
def test_any_day_and_any_team_will_do(tmp_path, today, reps):
    make_sample(tmp_path / "a", reps=reps, quarters=1, today=today)
    with Desk.open(tmp_path / "a", read_only=True) as desk:
        assert desk.check() == () and training.events(desk, today)
