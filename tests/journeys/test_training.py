"""Training as a process, from the desk: an event reaches calendar and next sheet; a competitor asks for more."""

from datetime import date, datetime, timedelta

import pytest

from coachdesk import assessing, covering, meeting, training
from coachdesk.analysis.coverage import CoverState
from coachdesk.analysis.training import EventState
from coachdesk.domain.audiences import Audience
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUpKind, Presence, Recall, Training
from coachdesk.reports.prep import prep_pdf
from coachdesk.scheduling import schedule
from tests.builders import add_rep, add_skill, new_desk
from tests.reports.reading import words_of

NOW, START = datetime(2026, 11, 23, 9), datetime(2026, 11, 25, 10)
NAMES = ("Ana Ferreira", "Ben Okafor", "Cy Moss", "Di Vale")
ASKED, TRIED = "What did you ask about cost?", "Ask it in three calls."


@pytest.fixture
def desk(tmp_path):
    """Four of whom two skills are asked, one of whom nothing is, and a course that serves both skills."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "Hunter"))
        skills = [add_skill(desk, name) for name in ("Discovery", "Competitor gap")]
        for name in NAMES:
            rep = add_rep(desk, name, role_id=role.id)
            for skill in skills:
                desk.skills.rate(rep, skill, 3, date(2026, 10, 20))
        for skill in skills:
            desk.skills.set_role_target(role.id, skill.id, 4)
        add_rep(desk, "Elif Kaya")
        course = Course(None, "Against the competition", CourseKind.WORKSHOP, 60, 180, "", None, "", (ASKED,), (TRIED,))
        desk.courses.save(course, [skill.id for skill in skills])
        yield desk


@pytest.fixture
def course(desk):
    return desk.courses.by_title("Against the competition")


def booked(desk, course, rep_ids, start=START):
    """The event with everything that it proposes."""
    session = Session(None, SessionKind.TRAINING, start, course.minutes, place="Room Birch")
    follow_ups = training.propose_follow_ups(desk, session, course, rep_ids, NOW)
    made = training.book_event(desk, session, Training(None, 0, course.id), rep_ids, follow_ups, NOW).session
    return training.event(desk, made.id, NOW.date())


def test_an_event_stands_in_the_calendar_with_its_debrief_and_checks(desk, course):
    event = booked(desk, course, [1, 2])
    kinds = [line.follow_up.kind for line in event.follow_ups if line.follow_up.rep_id == 1]
    assert kinds == [FollowUpKind.PRE_BRIEF, FollowUpKind.DEBRIEF, *[FollowUpKind.CHECK] * 3]
    entries = schedule(desk, START.date() - timedelta(days=3), START.date() + timedelta(weeks=9), NOW).entries
    keys = {entry.key for entry in entries}
    assert f"session {event.session.id}" in keys
    for line in event.follow_ups:
        own = line.follow_up.session_id
        assert (f"session {own}" if own else f"check {line.follow_up.id}") in keys
    assert not [entry.clash for entry in entries if entry.clash]


def test_its_debrief_and_check_stand_on_the_next_sheet_of_the_rep(desk, course):
    event = booked(desk, course, [1, 2])
    late = datetime(2026, 12, 4, 9)
    talk = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, late + timedelta(hours=2), 45), [1])
    found = words_of(prep_pdf([meeting.prep_paper(desk, talk, Audience.MANAGER, late)]))
    for words in ("From training", f"Debrief: {course.title}", f"Check 1: {course.title}", ASKED, TRIED):
        assert words in found
    half = words_of(prep_pdf([meeting.prep_paper(desk, talk, Audience.REP, late)]))
    assert f"Check 1: {course.title}" in half and TRIED in half and ASKED not in half
    other = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, late + timedelta(hours=4), 45), [3])
    assert "From training" not in words_of(prep_pdf([meeting.prep_paper(desk, other, Audience.MANAGER, late)]))
    assert event.state is EventState.PLANNED


def test_the_event_is_finished_only_when_all_that_follows_is(desk, course):
    event, later = booked(desk, course, [1]), datetime(2027, 2, 1, 9)
    rows = [Attendance(None, event.training.id, 1, Presence.ATTENDED, 2, 4)]
    training.record(desk, event.training, rows, event.session, START + timedelta(hours=2))
    for line in training.open_lines(desk, later.date()):
        assert training.event(desk, event.session.id, later.date()).state is EventState.FOLLOWING
        training.hold_follow_up(desk, line.follow_up, later, Recall.YES, Recall.PART, "Said it in his own words.")
    done = training.event(desk, event.session.id, later.date())
    assert (done.state, done.session.status) == (EventState.FINISHED, SessionStatus.HELD)


def test_a_new_competitor_makes_two_skills_stale_and_the_refresher_is_booked_for_the_four_concerned(desk, course):
    skills = [skill.id for skill in desk.skills.all()]
    past = Session(None, SessionKind.TRAINING, datetime(2026, 10, 21, 10), 60, SessionStatus.HELD)
    had = desk.trainings.save(Training(None, desk.sessions.add(past, [1]).id, course.id))
    desk.trainings.record([Attendance(None, had.id, 1, Presence.ATTENDED)])
    desk.market.save(MarketChange(None, NOW.date(), MarketKind.COMPETITOR, "Brightline"), skills)
    stale = [cell.stale for row in assessing.matrix(desk, NOW.date()).rows for cell in row.cells if cell.level]
    assert stale == [True] * 8
    (one,) = covering.refreshers(desk, NOW.date())
    assert ([name for _, name in one.waiting], one.course_id) == (list(NAMES), course.id)
    assert covering.coverage(desk, NOW.date()).rows[0].covers[0].state is CoverState.STALE
    event = booked(desk, course, [rep_id for rep_id, _ in one.waiting])
    (one,) = covering.refreshers(desk, NOW.date())
    assert ([name for _, name in one.booked], one.waiting) == (list(NAMES), ())
    rows = [Attendance(None, event.training.id, rep_id, Presence.ATTENDED) for rep_id, _ in one.booked]
    training.record(desk, event.training, rows, event.session, START + timedelta(hours=2))
    (one,) = covering.refreshers(desk, START.date())
    assert (one.words, len(one.done)) == ("Touches Competitor gap and Discovery. 4 of 4 reps refreshed.", 4)


def test_one_undo_takes_the_event_and_all_that_follows_away(desk, course):
    before = desk.store.dump()
    booked(desk, course, [1, 2])
    desk.store.undo()
    assert desk.store.dump() == before
