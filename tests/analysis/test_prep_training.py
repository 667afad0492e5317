"""What a session asks back from training, and how a plan dates it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk.analysis.plan_dates import TrainingDay, plan_dates
from coachdesk.analysis.prep_training import from_training, paper_checks
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.people import Rep
from coachdesk.domain.plans import Plan
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind

TODAY, MEETING = date(2026, 11, 23), Session(1, SessionKind.ONE_ON_ONE, datetime(2026, 11, 24, 10), 45)
OWN = Session(9, SessionKind.DEBRIEF, datetime(2026, 11, 24, 15), 15)


def line(day, kind=FollowUpKind.CHECK, session=None, event="Discovery drill", **fields):
    follow_up = FollowUp(5, 1, 1, kind, day, 1, session.id if session else None, "What first?", "Ask twice.")
    base = FollowUpLine(follow_up, session, event, "Dana Fox", "Check 1", "by", day, day < TODAY, open=True)
    return replace(base, **fields)


@pytest.mark.parametrize(("one", "asked"), [
    (line(date(2026, 11, 24)), True), (line(date(2026, 11, 20)), True), (line(date(2026, 11, 25)), False),
    (line(date(2026, 11, 20), open=False), False),
    (line(date(2026, 11, 24), FollowUpKind.DEBRIEF, OWN), False),
    (line(date(2026, 11, 20), FollowUpKind.DEBRIEF, OWN), True),
    (line(date(2026, 11, 24), FollowUpKind.DEBRIEF, replace(OWN, status=SessionStatus.CANCELLED)), True),
    (line(date(2026, 11, 20), FollowUpKind.PRE_BRIEF), False),
    (line(date(2026, 11, 20), session=replace(OWN, id=1)), False),
], ids=["due on the day", "late", "due later", "done", "its own time to come", "its own time is over",
        "its own time was called off", "a pre-brief", "this session is its own"])  # fmt: skip
def test_a_session_asks_what_is_due_by_its_day_or_late(one, asked):
    assert from_training([one], MEETING) == ((one,) if asked else ())


def test_what_is_due_first_is_asked_first():
    later, sooner = line(date(2026, 11, 24)), line(date(2026, 11, 20), event="Price talk")
    assert from_training([later, sooner], MEETING) == (sooner, later)


def test_on_paper_it_is_late_on_the_day_they_meet_and_the_question_is_the_managers():
    lines = [line(date(2026, 11, 20)), line(date(2026, 11, 23)), line(date(2026, 11, 24))]
    own = paper_checks(lines, TODAY, date(2026, 11, 24), own=True)
    assert [one.when for one in own] == ["20 Nov, 4 days late", "Mon 23 Nov", "today"]
    assert (own[0].title, own[0].question, own[0].task) == ("Check 1: Discovery drill", "What first?", "Ask twice.")
    (theirs,) = paper_checks(lines[:1], TODAY, date(2026, 11, 24), own=False)
    assert (theirs.question, theirs.task) == ("", "Ask twice.")


def test_a_training_stands_once_in_a_plan_with_what_goes_before_and_after():
    training = TrainingDay("Price talk", date(2026, 11, 26), date(2026, 11, 25), date(2026, 11, 27), frozenset({2, 3}))
    kinds = ((2, SessionKind.TRAINING, 26), (3, SessionKind.DEBRIEF, 27), (4, SessionKind.PRE_BRIEF, 30))
    sessions = tuple(Session(at, kind, datetime(2026, 11, day, 9), 15) for at, kind, day in kinds)
    plan, records = Plan(1, 1, 2026, 4, 1), RepRecords(Rep(1, "Dana Fox"), sessions=sessions)
    other = TrainingDay("Next year", date(2027, 1, 5))
    assert [(one.day, one.words) for one in plan_dates(records, plan, (training, other))] == [
        ("26 Nov", "training: Price talk, pre-brief 25 Nov, debrief 27 Nov"),
    ]
    assert TrainingDay("", date(2026, 11, 26)).words == "training"


def test_a_plan_names_two_trainings_and_counts_the_others():
    days = tuple(TrainingDay(f"Drill {day}", date(2026, 11, day)) for day in (20, 5, 12, 26))
    dates = plan_dates(RepRecords(Rep(1, "Dana Fox")), Plan(1, 1, 2026, 4, 1), days)
    assert [one.words for one in dates] == ["training: Drill 5", "training: Drill 12; 2 more in the calendar"]
