"""Improvement plans in a real file: kept whole, merged while typed, undone, and refused with a sentence."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, ImprovementPlan, Outcome, Support
from tests.builders import add_rep, new_desk

START = date(2026, 10, 5)
PLAN = ImprovementPlan(None, 1, START, date(2026, 11, 30), "Below goal", "At goal")
CHECKS = (ImprovementCheck(None, 0, date(2026, 10, 19), "Bookings"), ImprovementCheck(None, 0, date(2026, 11, 2)))
SUPPORT = (Support(None, 0, "Weekly one-on-one"), Support(None, 0, "Bring a call", Owner.REP, START))


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        add_rep(desk)
        yield desk


@pytest.fixture
def plan(desk):
    return desk.improvement_plans.add(PLAN, CHECKS, SUPPORT)


def test_a_plan_comes_back_with_its_checks_and_support(desk, plan, tmp_path):
    desk.close()
    with Desk.open(tmp_path / "team.coachdesk") as again:
        found = again.improvement_plans
        assert found.of_rep(1) == (plan,)
        assert [check.day for check in found.checks(plan.id)] == [date(2026, 10, 19), date(2026, 11, 2)]
        assert [one.owner for one in found.support(plan.id)] == [Owner.MANAGER, Owner.REP]


def test_a_plan_with_all_of_it_is_one_step_to_undo(desk, plan):
    desk.store.undo()
    assert (desk.improvement_plans.all(), desk.improvement_plans.checks(plan.id)) == ((), ())


def test_words_typed_within_a_minute_are_one_step(tmp_path):
    clock = [datetime(2026, 10, 5, 9)]
    with new_desk(tmp_path, now=lambda: clock[0]) as desk:
        add_rep(desk)
        plans = desk.improvement_plans
        plan = plans.add(PLAN, CHECKS)
        check = plans.checks(plan.id)[0]
        for text in ("Bookings", "Bookings and", "Bookings and calls"):
            clock[0] += timedelta(seconds=5)
            check = plans.save_check(replace(check, note=text))
        desk.store.undo()
        assert plans.checks(plan.id)[0].note == ""


def test_checks_come_by_their_day(desk, plan):
    early = ImprovementCheck(None, plan.id, date(2026, 10, 7), "First look", CheckResult.PART)
    desk.improvement_plans.save_check(early)
    assert desk.improvement_plans.checks(plan.id)[0].what == "First look"


def test_the_newest_plan_stands_first(desk, plan):
    newer = desk.improvement_plans.add(replace(PLAN, start=date(2027, 1, 4), ends=date(2027, 3, 1)))
    assert [one.id for one in desk.improvement_plans.of_rep(1)] == [newer.id, plan.id]


def test_what_belongs_to_a_removed_plan_goes_with_it(desk, plan):
    desk.improvement_plans.remove(plan.id)
    assert (desk.improvement_plans.checks(plan.id), desk.improvement_plans.support(plan.id)) == ((), ())
    with pytest.raises(DeskError):
        desk.improvement_plans.one(plan.id)


def test_the_outcome_and_the_private_note_are_kept(desk, plan):
    closed = replace(plan, outcome=Outcome.EXTENDED, outcome_day=START, outcome_note="Why", private_note="Only me")
    desk.improvement_plans.edit(closed)
    assert desk.improvement_plans.one(plan.id) == closed


def test_no_step_is_named_after_what_is_private(desk, plan):
    desk.improvement_plans.edit(replace(plan, private_note="zqx"))
    assert all("zqx" not in step.label for step in desk.store.history())


@pytest.mark.parametrize(
    "fields", [{"ends": START}, {"concern": "  "}, {"expected": ""}], ids=["ends first", "no concern", "no aim"]
)
def test_a_plan_that_cannot_be_is_refused(fields):
    with pytest.raises(Invalid):
        replace(PLAN, **fields)
