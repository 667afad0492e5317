"""The cycle of a plan on a real file."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk import planning
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Action, ActionOwner, Goal, PlanStatus, Verdict
from tests.builders import TODAY, add_skill, filled_desk

QUARTER = Quarter(2026, 4)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as desk:
        desk.settings.save("manager_name", "Sam Rivera")
        yield desk


@pytest.fixture
def plan(desk):
    return planning.create_plan(desk, desk.people.by_name("Dana Fox"), QUARTER, TODAY)


def ready(desk, plan):
    skill = desk.skills.all()[0] if desk.skills.all() else add_skill(desk)
    plan = desk.plans.edit(replace(plan, success="Calm", focus_id=skill.id, focus_level=4))
    for goal in desk.plans.goals(plan.id):
        desk.plans.remove_goal(goal.id)
    desk.plans.save_goal(Goal(None, plan.id, "Two questions first"))
    desk.plans.save_action(Action(None, plan.id, "Ride along", owner=ActionOwner.MANAGER))
    return plan


def test_a_plan_is_one_step_and_only_one_a_quarter(desk, plan):
    assert (plan.number, plan.retention) == (1, date(2028, 12, 31))
    with pytest.raises(DeskError, match="Q4 2026"):
        planning.create_plan(desk, desk.people.by_name("Dana Fox"), QUARTER, TODAY)
    desk.store.undo()
    assert desk.plans.all() == ()


def test_the_cycle_says_what_is_missing_and_dates_each_step(desk, plan):
    with pytest.raises(DeskError, match="success"):
        planning.advance_plan(desk, plan, TODAY)
    plan = planning.advance_plan(desk, ready(desk, plan), TODAY)
    plan = planning.advance_plan(desk, plan, TODAY)
    with pytest.raises(DeskError, match="verdict"):
        planning.advance_plan(desk, plan, TODAY)
    (goal,) = desk.plans.goals(plan.id)
    desk.plans.save_goal(replace(goal, verdict=Verdict.IMPROVED))
    plan = planning.advance_plan(desk, plan, TODAY)
    assert (plan.status, plan.agreed_on, plan.checked_on, plan.closed_on) == (PlanStatus.CLOSED, TODAY, TODAY, TODAY)
    with pytest.raises(DeskError, match="carry"):
        planning.advance_plan(desk, plan, TODAY)


def test_carrying_over_keeps_what_is_open(desk, plan):
    coming = planning.carry_over(desk, ready(desk, plan), TODAY)
    assert (coming.period, coming.number) == (Quarter(2027, 1), 2)
    assert [(a.text, a.carried) for a in desk.plans.actions(coming.id)] == [("Ride along", True)]


@pytest.mark.parametrize("audience", Audience)
def test_a_paper_names_its_reader_and_manager(desk, plan, audience):
    found = planning.plan_paper(desk, plan, audience, TODAY)
    assert (found.rep, found.manager, found.audience, found.issue) == ("Dana Fox", "Sam Rivera", audience.value, None)


def test_an_issue_prints_the_same_after_changes_and_lists_amendments(desk, plan):
    pytest.importorskip("coachdesk.reports.plan")
    first = planning.issue_plan(desk, plan, TODAY)
    pdf = planning.reprint(desk, first)
    desk.plans.edit(replace(plan, success="Calm in every pricing talk"))
    assert planning.reprint(desk, desk.plans.issue(first.id)) == pdf
    second = planning.issue_plan(desk, desk.plans.one(plan.id), date(2026, 12, 1))
    assert planning.issued_paper(second).amendments == ("Issue 2, 1 Dec: What success looks like added.",)
    assert planning.plan_paper(desk, plan, Audience.REP, TODAY).amendments == planning.issued_paper(second).amendments
