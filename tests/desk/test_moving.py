"""Did it move? From the file: when a focus began, which training counts, and what is left out."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.domain.courses import Course
from coachdesk.domain.plans import PlanStatus, Verdict
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Observation
from coachdesk.domain.training import Attendance, Presence, Training
from coachdesk.moving import moves
from tests import builders

TODAY = builders.TODAY
AGREED = date(2026, 10, 6)


@pytest.fixture
def desk(tmp_path):
    with builders.new_desk(tmp_path) as desk:
        rep, skill = builders.add_rep(desk), builders.add_skill(desk, "Discovery depth")
        calls = builders.add_measure(desk)
        builders.add_results(desk, rep, calls, [40.0, 44.0] * 23)
        plan = builders.add_plan(desk, rep, focus_id=skill.id, focus_level=4, moves_measure_id=calls.id)
        desk.plans.edit(replace(plan, status=PlanStatus.AGREED, agreed_on=AGREED))
        yield desk


def dana(desk):
    return desk.people.all()[0]


def see(desk, *levels, first=AGREED):
    skill = desk.skills.all()[0]
    for i, level in enumerate(levels):
        desk.skills.observe(Observation(None, dana(desk).id, skill.id, first + timedelta(days=i), "asked", level=level))


def train(desk, day, presence=Presence.ATTENDED, serves=True):
    course = desk.courses.save(Course(None, f"Discovery lab {day}"), [desk.skills.all()[0].id] if serves else [])
    session = Session(None, SessionKind.TRAINING, datetime.combine(day, datetime.min.time()), 60, SessionStatus.HELD)
    held = desk.sessions.add(session, [dana(desk).id])
    event = desk.trainings.save(Training(None, held.id, course.id))
    desk.trainings.record([Attendance(None, event.id, dana(desk).id, presence)])


def test_the_focus_counts_from_the_day_it_was_agreed_on(desk):
    see(desk, 2, 2, 1, 2, 2, 2, first=AGREED - timedelta(days=6))
    see(desk, 2, 2, 3, 2, 3)
    skill, calls = moves(desk, dana(desk), TODAY)
    assert skill.words == "Focus on discovery depth since 6 October: levels seen 2, 2, 3, 2, 3."
    assert skill.said == "Too early, 5 of 6 points."
    assert calls.words.startswith("Calls a week since the focus began on 6 October: 41.6 on average of 5 weeks")
    assert calls.verdict is Verdict.TOO_EARLY


def test_a_focus_carried_over_counts_from_its_first_quarter(desk):
    skill = desk.skills.all()[0]
    builders.add_plan(desk, dana(desk), "2026-Q3", focus_id=skill.id, agreed_on=date(2026, 7, 3))
    assert {move.since for move in moves(desk, dana(desk), TODAY)} == {date(2026, 7, 3)}


def test_a_plan_that_nobody_agreed_on_counts_from_the_first_one_on_one(desk):
    (plan,) = desk.plans.of_rep(dana(desk).id)
    desk.plans.edit(replace(plan, status=PlanStatus.DRAFT, agreed_on=None))
    assert moves(desk, dana(desk), TODAY) == ()
    met = Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 10, 14, 9), 30, SessionStatus.HELD, summary="Talked")
    desk.sessions.add(met, [dana(desk).id])
    assert [move.since for move in moves(desk, dana(desk), TODAY)] == [date(2026, 10, 14)]


def test_the_newest_training_on_the_skill_that_the_rep_was_at_is_a_start_of_its_own(desk):
    see(desk, 2, 3)
    train(desk, date(2026, 9, 1))
    train(desk, date(2026, 10, 7))
    train(desk, date(2026, 11, 2), Presence.ABSENT)
    train(desk, date(2026, 11, 3), serves=False)
    found = [move.words for move in moves(desk, dana(desk), TODAY)]
    assert found[1] == "Training “Discovery lab 2026-10-07” since 7 October: levels seen 3."
    assert len(found) == 3


def test_without_a_plan_or_a_focus_there_is_nothing_to_tell(desk):
    assert moves(desk, builders.add_rep(desk, "Li Wei"), TODAY) == ()
    assert moves(desk, dana(desk), date(2027, 2, 1)) == ()


def test_what_comes_later_is_not_known_yet(desk):
    see(desk, 2, 2, 3)
    before = moves(desk, dana(desk), AGREED)
    assert [move.after for move in before if move.skill_id] == [1]
