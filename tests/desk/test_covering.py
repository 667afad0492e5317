"""Training coverage out of a real file: only who was there has had it."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import covering
from coachdesk.analysis.coverage import CoverState
from coachdesk.domain.audiences import Audience
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.people import Status
from coachdesk.domain.periods import Quarter
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence, Training
from tests.builders import TODAY, add_rep, add_skill, new_desk

PAST, AHEAD = datetime(2026, 11, 3, 10, 0), datetime(2026, 11, 25, 10, 0)
HELD = SessionStatus.HELD


@pytest.fixture
def desk(tmp_path):
    """Two reps of one role, two skills asked of it, one course that serves the first."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "AE"))
        reps = [add_rep(desk, name, role_id=role.id) for name in ("Dana Fox", "Sam Okafor")]
        skills = [add_skill(desk, name) for name in ("Discovery", "Closing")]
        for skill in skills:
            desk.skills.set_role_target(role.id, skill.id, 3)
        desk.courses.save(Course(None, "Drill", CourseKind.DRILL, 45, 90), [skills[0].id])
        assert [rep.id for rep in reps] == [1, 2]
        yield desk


def event(desk, start, presence, status=SessionStatus.PLANNED):
    """An event of the course with what became of each invitation."""
    session = desk.sessions.add(Session(None, SessionKind.TRAINING, start, 45, status), list(presence))
    training = desk.trainings.save(Training(None, session.id, 1))
    rows = [Attendance(None, training.id, rep_id, one) for rep_id, one in presence.items() if one]
    desk.trainings.record(rows)
    return session


def covers(desk, role_id=None):
    return [(row.name, row.covers[0]) for row in covering.coverage(desk, TODAY, role_id).rows]


def test_who_was_there_has_had_it_and_who_was_only_invited_has_not(desk):
    event(desk, PAST, {1: Presence.ATTENDED, 2: None}, HELD)
    (_, dana), (_, sam) = covers(desk)
    assert (dana.last, dana.state, dana.due) == (PAST.date(), CoverState.CURRENT, date(2027, 2, 1))
    assert (sam.last, sam.state) == (None, CoverState.NEVER)


@pytest.mark.parametrize("presence", [Presence.ABSENT, Presence.EXCUSED, Presence.INVITED])
def test_absent_excused_and_unrecorded_have_not_had_it(desk, presence):
    event(desk, PAST, {1: presence}, HELD)
    assert covers(desk)[0][1].times == 0


def test_an_event_that_is_not_held_counts_for_nobody_and_one_ahead_is_booked(desk):
    event(desk, PAST, {1: Presence.ATTENDED}, SessionStatus.CANCELLED)
    event(desk, AHEAD, {1: None, 2: Presence.EXCUSED})
    (_, dana), (_, sam) = covers(desk)
    assert (dana.times, dana.booked, sam.booked) == (0, AHEAD.date(), None)


def test_a_target_of_the_person_alone_is_asked_too(desk):
    other = add_rep(desk, "Li Wei")
    assert [cover.asked for _, cover in covers(desk)] == [True, False, True]
    desk.assessments.set_rep_target(other, 1, 4)
    assert [name for name, cover in covers(desk) if cover.asked] == ["Dana Fox", "Li Wei", "Sam Okafor"]


def test_one_role_alone_and_who_is_on_the_team(desk):
    desk.people.edit(add_rep(desk, "Li Wei", status=Status.LEFT))
    add_rep(desk, "Ida Berg")
    assert [name for name, _ in covers(desk)] == ["Dana Fox", "Ida Berg", "Sam Okafor"]
    role = desk.roles.all()[0].id
    assert [name for name, _ in covers(desk, role)] == ["Dana Fox", "Sam Okafor"]
    assert covering.coverage(desk, TODAY, role).heads[0].of == 2


def test_a_rating_alone_makes_a_rep_concerned(desk):
    rep = add_rep(desk, "Li Wei")
    skill = desk.skills.by_name("Discovery")
    desk.market.save(MarketChange(None, TODAY, MarketKind.COMPETITOR, "Acme"), [skill.id])
    assert len(covering.refreshers(desk, TODAY)[0].waiting) == 2
    desk.skills.rate(rep, skill, 3, TODAY)
    assert [name for _, name in covering.refreshers(desk, TODAY)[0].waiting] == ["Dana Fox", "Li Wei", "Sam Okafor"]


def test_the_days_of_the_setting_say_when_a_certificate_is_soon_to_run_out(desk):
    course = desk.courses.save(Course(None, "Certified", CourseKind.CERTIFICATION, 60, 100), [1])
    session = event(desk, PAST, {1: Presence.ATTENDED}, HELD)
    training = desk.trainings.of_session(session.id)
    desk.trainings.save(Training(training.id, session.id, course.id))
    assert covering.coverage(desk, TODAY).running_out == ()
    desk.settings.save("certificate_days", "90")
    (one,) = covering.coverage(desk, TODAY).running_out
    assert (one.name, one.runs_out) == ("Dana Fox", PAST.date() + timedelta(days=100))


def test_a_rep_who_has_left_still_shows_what_was_had(desk):
    event(desk, PAST, {1: Presence.ATTENDED}, HELD)
    rep = desk.people.one(1)
    desk.people.edit(type(rep)(1, rep.name, rep.role_id, status=Status.LEFT))
    ((head, cover),) = covering.rep_covers(desk, desk.people.one(1), TODAY)
    assert (head.title, cover.last, head.of) == ("Drill", PAST.date(), 1)


def test_a_held_event_of_which_nobody_said_who_was_there_is_still_waited_for(desk):
    skill = desk.skills.by_name("Discovery")
    desk.market.save(MarketChange(None, PAST.date(), MarketKind.COMPETITOR, "Acme"), [skill.id])
    event(desk, PAST, {1: None}, HELD)
    (one,) = covering.refreshers(desk, TODAY)
    assert ([rep_id for rep_id, _ in one.booked], [rep_id for rep_id, _ in one.waiting]) == ([1], [2])


def test_the_trainings_of_a_rep_carry_the_days_before_and_after(desk):
    session = event(desk, AHEAD, {1: None, 2: Presence.EXCUSED})
    training = desk.trainings.of_session(session.id)
    before = desk.sessions.add(Session(None, SessionKind.PRE_BRIEF, AHEAD - timedelta(days=1), 15), [1])
    rows = (
        (FollowUpKind.PRE_BRIEF, before.id, FollowUpState.OPEN),
        (FollowUpKind.DEBRIEF, None, FollowUpState.DROPPED),
    )
    for kind, own, state in rows:
        desk.trainings.save_follow_up(FollowUp(None, training.id, 1, kind, TODAY, session_id=own, state=state))
    (one,) = covering.training_days(desk, desk.people.one(1))
    assert (one.title, one.day, one.pre_brief, one.debrief) == ("Drill", AHEAD.date(), before.start.date(), None)
    assert one.session_ids == {session.id, before.id}
    assert covering.training_days(desk, desk.people.one(2)) == ()


def test_a_plan_dates_the_training_of_its_quarter(desk):
    event(desk, AHEAD, {1: None})
    plan = desk.create_plan(desk.people.one(1), Quarter(2026, 4), TODAY)
    dates = desk.plan_paper(plan, Audience.REP, TODAY).dates
    assert [one.words for one in dates if one.day == "25 Nov"] == ["training: Drill"]
