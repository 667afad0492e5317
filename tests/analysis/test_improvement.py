"""An improvement plan as the numbers propose it, and how it goes by the honest rules."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.analysis.improvement import propose, serving, working_day
from coachdesk.analysis.improvement_paper import CAUTION, improvement_paper, progress, running_words
from coachdesk.analysis.plan_sheet import Printing
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Owner
from coachdesk.domain.courses import Course
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, ImprovementPlan, Outcome, Support
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill

TODAY = date(2026, 11, 24)
START = date(2026, 10, 5)
BOOKINGS = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.WEEK, lead=True)
CALLS, MEETINGS = Measure(2, "Calls"), Measure(3, "Meetings held")
DISCOVERY = Skill(7, "Discovery", "Selling")
PRIVATE = "zqx private"


def weekly(measure, values, first):
    return [Result(1, measure, first + timedelta(weeks=n), value) for n, value in enumerate(values)]


def aims():
    quarters = [Quarter(2025, 4).plus(n) for n in range(6)]
    lead = [Target(n, 1, quarter.first, 13_000, rep_id=1) for n, quarter in enumerate(quarters)]
    inputs = [Target(20 + measure, measure, date(2025, 9, 29), value, Cadence.WEEK, 1, repeats=True)
              for measure, value in ((2, 45), (3, 9))]
    return (*lead, *inputs)


def records(bookings=700, calls=30, meetings=10, weeks=60, after=()):
    first = date(2025, 9, 29)
    known = ((1, bookings), (2, calls), (3, meetings))
    rows = [row for measure, value in known for row in weekly(measure, [value] * weeks, first)]
    if after:
        rows = [r for r in rows if r.measure_id != 1 or r.start < START] + weekly(1, after, START)
    seen = (Observation(1, 1, 7, date(2026, 9, 14), "Named a price first", level=2),)
    return RepRecords(
        Rep(1, "Dana Fox", 1, title="Account Executive", hired=date(2020, 1, 1), private_note=PRIVATE), Role(1, "AE"),
        (BOOKINGS, CALLS, MEETINGS), tuple(rows), aims(), (DISCOVERY,), (), (RoleSkill(1, 1, 7, 4),),
        (DatedRating(7, 2, Rater.MANAGER, date(2026, 9, 15)),), seen,
    )  # fmt: skip


def test_the_concern_is_numbers_with_their_count_and_dated_observations():
    lines = propose(records(), TODAY).plan.concern.splitlines()
    assert lines[0] == "Under-performer: goal met 0 of 4 quarters, 70 % of target in all."
    assert lines[1].startswith("Bookings by quarter: Q4 2025 $9,100 of $13,000 (70 %); Q1 2026")
    assert lines[2].startswith("This quarter: $")
    assert lines[-2:] == ["Discovery: level 2, target 4 (1 seen).", "14 Sep: Named a price first"]


def test_what_is_expected_is_the_target_and_at_most_two_inputs_that_are_short():
    made = propose(records(calls=30, meetings=8), TODAY).plan
    assert (made.measure_id, made.wanted) == (1, 989)
    assert made.expected.splitlines() == [
        "Bookings: $989 a week on average up to 19 January 2027, which is the target.",
        "Calls: 45 a week (now 30, mean of 13 weeks).",
        "Meetings held: 9 a week (now 8, mean of 13 weeks).",
        "Discovery: level 4 in observed calls (now 2).",
    ]
    assert "Meetings" not in propose(records(meetings=10), TODAY).plan.expected


def test_it_lasts_eight_weeks_with_a_check_every_two():
    made = propose(records(), TODAY)
    assert (made.plan.start, made.plan.ends) == (TODAY, date(2027, 1, 19))
    assert [check.day for check in made.checks] == [TODAY + timedelta(weeks=n) for n in (2, 4, 6, 8)]
    assert made.checks[-1].what.endswith("decide the outcome")


def test_it_begins_on_a_working_day():
    assert working_day(date(2026, 11, 21)) == working_day(date(2026, 11, 22)) == date(2026, 11, 23)
    assert working_day(TODAY) == TODAY


def test_the_manager_is_the_first_to_give_something_and_the_course_serves_the_gap():
    broad, narrow = Course(1, "All of selling"), Course(2, "Discovery drill")
    made = propose(records(), TODAY, [(broad, frozenset({7, 8, 9})), (narrow, frozenset({7}))])
    assert [one.owner for one in made.support] == [Owner.MANAGER] * 3 + [Owner.REP]
    assert made.support[2].text == "A place on the course “Discovery drill”"
    assert serving(None, [(narrow, frozenset({7}))]) is None


def test_nothing_private_is_in_it():
    made = propose(records(), TODAY)
    assert PRIVATE not in repr(made)
    assert made.plan.private_note == ""


def test_only_what_was_known_by_the_day_counts():
    late = records(after=[5_000] * 7)
    assert propose(late, START).plan.concern == propose(records(), START).plan.concern


def test_without_numbers_it_says_what_is_to_be_written():
    made = propose(RepRecords(Rep(1, "Dana Fox")), TODAY).plan
    assert ("write it here" in made.concern, "write it here" in made.expected) == (True, True)
    assert (made.measure_id, made.wanted) == (None, None)


PLAN = ImprovementPlan(4, 1, START, date(2026, 11, 30), "Below goal", "At goal", 1, 1_000, private_note=PRIVATE)
CHECKS = tuple(ImprovementCheck(n, 4, START + timedelta(weeks=2 * n), "Bookings") for n in (1, 2, 3, 4))


def goes(after, plan=PLAN, checks=CHECKS, support=(), today=TODAY, **more):
    return progress(replace(records(after=after), **more), plan, checks, support, today)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ([1_200, 1_210, 1_190, 1_205, 1_195, 1_200, 1_200], "reached"),
        ([700, 710, 690, 705, 695, 700, 700], "below"),
        ([400, 1_700, 900, 1_300, 600, 1_500, 900], "open"),
        ([2_000, 2_000, 2_000, 2_000, 2_000], "too early"),
    ],
)
def test_the_verdict_waits_for_six_periods_and_for_a_range_on_one_side(after, verdict):
    assert goes(after).verdict == verdict


def test_what_came_is_said_with_its_count_and_never_with_a_cause():
    found = goes([700, 710, 690, 705, 695, 700, 700])
    assert found.measure == "Bookings: $700 a week over 7 weeks since the start, wanted $1,000 a week (70 %)."
    assert found.judged.startswith("short of what is wanted: plausible $69")
    assert found.caution == CAUTION == "A change since the start does not prove what caused it."


def test_an_unknown_week_is_not_zero():
    rows = [Result(1, 1, START + timedelta(weeks=n), 1_000) for n in (0, 2, 4)]
    kept = tuple(r for r in records().results if r.start < START)
    found = progress(replace(records(), results=(*kept, *rows)), PLAN, CHECKS, (), TODAY)
    assert "$1,000 a week over 3 weeks" in found.measure
    assert found.judged == "too early: 3 of 6 weeks needed to judge"


def test_checks_and_support_of_both_sides_are_counted_and_what_is_late_is_said():
    checks = (replace(CHECKS[0], result=CheckResult.MET), *CHECKS[1:])
    support = (Support(1, 4, "One-on-one", Owner.MANAGER, date(2026, 11, 20)),
               Support(2, 4, "Joint call", Owner.MANAGER, done=True), Support(3, 4, "Bring a call", Owner.REP, TODAY))
    found = goes([900] * 7, checks=checks, support=support)
    assert found.checks == "1 of 4 checks done, one 22 days late"
    assert found.support == "You 1 of 2 done · Dana 0 of 1 done · 1 late, yours"
    assert found.late == 3


def test_the_one_on_ones_that_were_held_since_the_start_are_the_managers_side():
    held = Session(1, SessionKind.ONE_ON_ONE, datetime(2026, 10, 12, 9), 30, SessionStatus.HELD, summary="said")
    hollow = replace(held, id=2, summary="")
    assert goes([900] * 7, sessions=(held, hollow)).met == "1 one-on-one held in 7 weeks"


@pytest.mark.parametrize(
    ("today", "plan", "state", "words"),
    [
        (date(2026, 10, 1), PLAN, "coming", "starts Mon 5 Oct"),
        (TODAY, PLAN, "running", "6 days left"),
        (date(2026, 11, 30), PLAN, "running", "ends today"),
        (date(2026, 12, 2), PLAN, "over", "ended 2 days ago: write the outcome"),
        (date(2026, 12, 2), replace(PLAN, outcome=Outcome.MET, outcome_day=TODAY), "closed", "closed on 24 Nov: met"),
    ],
)
def test_the_state_in_words(today, plan, state, words):
    found = goes([900] * 7, plan=plan, today=today)
    assert (found.state, found.state_words) == (state, words)


def test_a_plan_without_a_number_says_that_the_checks_tell():
    found = goes([900] * 7, plan=replace(PLAN, measure_id=None, wanted=None))
    assert (found.verdict, found.measure) == ("", "No number was named: the checks say how it goes.")


@pytest.mark.parametrize(("audience", "ticked", "there"), [
    (Audience.REP, True, False), (Audience.MANAGER, False, False), (Audience.MANAGER, True, True),
])  # fmt: skip
def test_the_private_note_is_on_the_managers_copy_alone_and_only_when_ticked(audience, ticked, there):
    printing = Printing(TODAY, audience, "Sam Rivera", None, ticked)
    paper = improvement_paper(records(), PLAN, CHECKS, (), printing)
    assert (PRIVATE in repr(paper)) is there
    assert ("private notes" in paper.left_out) is not there


def test_the_teams_list_is_told_which_plans_run():
    done = replace(PLAN, rep_id=2, outcome=Outcome.NOT_MET)
    assert running_words((PLAN, done), TODAY) == {1: "improvement plan until 30 Nov"}
    assert running_words((PLAN,), date(2026, 12, 1)) == {1: "improvement plan ended, no outcome yet"}
