"""Goals from a real file: what is known becomes a chain, and accepting it is one step."""

from datetime import date

import pytest

from coachdesk import goals
from coachdesk.analysis.goals import Assume
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Part, Target
from coachdesk.domain.periods import Cadence, Quarter
from tests.builders import add_results, filled_desk

TODAY = date(2026, 11, 24)
QUARTER = Quarter(2026, 4)
WEEKLY = {
    Part.LEADS: 20, Part.CONVERSATIONS: 12, Part.QUALIFIED: 6, Part.PROPOSALS: 4, Part.WON: 2, Part.BOOKINGS: 2000,
}  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    """46 weeks alike of one rep, with a target of 60,000 for the quarter: seven of its weeks are known."""
    with filled_desk(tmp_path) as desk:
        parts = desk.measures.by_part()
        for part, value in WEEKLY.items():
            add_results(desk, rep(desk), parts[part], [value] * 46)
        aim(desk, 60_000)
        yield desk


def rep(desk, at=0):
    return desk.people.all()[at]


def aim(desk, value, quarter=QUARTER, at=0):
    target = Target(None, desk.measures.lead().id, quarter.first, value, Cadence.QUARTER, rep(desk, at).id)
    desk.targets.save_many([target], "Set a target")


def own_targets(desk, quarter=QUARTER):
    names = {m.id: m.name for m in desk.measures.all()}
    kept = [t for t in desk.targets.all() if t.rep_id == rep(desk).id and t.start == quarter.first]
    return {names[t.measure_id]: t.value for t in kept}


def test_the_chain_starts_from_what_is_still_to_be_won(desk):
    plan = goals.goal_plan(desk, rep(desk), TODAY)
    assert (plan.goal, plan.so_far, plan.left, plan.weeks) == (60_000, 14_000, 46_000, 6)
    assert (plan.deal_size.mean, plan.deal_size_source) == (1000, "own")
    assert [step.name for step in plan.steps][:3] == ["Bookings", "Won deals", "Proposals"]
    assert plan.steps[2].total.needed == pytest.approx(92)
    assert plan.missing == ()


def test_a_target_of_nothing_is_no_goal(desk):
    aim(desk, 0)
    plan = goals.goal_plan(desk, rep(desk), TODAY)
    assert (plan.goal, plan.steps) == (None, ())
    assert plan.missing[0].startswith("Bookings has no target for Q4 2026")


def test_a_rep_without_numbers_has_the_roles_shares(desk):
    aim(desk, 60_000, at=1)
    plan = goals.goal_plan(desk, rep(desk, 1), TODAY)
    assert plan.deal_size_source == "role"
    assert {step.source for step in plan.steps[2:]} == {"role"}


def test_accepting_is_one_step_that_undo_takes_back(desk):
    before = desk.store.dump()
    plan = goals.goal_plan(desk, rep(desk), TODAY)
    assert goals.accept_goals(desk, rep(desk), plan, TODAY) == 5
    assert desk.store.history(1)[0].label == f"Accept goals of {rep(desk).name} for 2026-Q4"
    kept = own_targets(desk)
    assert kept["Won deals"] == 14 + 46
    assert kept["Proposals"] == 28 + 92
    assert kept["Bookings"] == 60_000
    desk.store.undo()
    assert desk.store.dump() == before


def test_an_assumed_goal_becomes_the_target_too(desk):
    plan = goals.goal_plan(desk, rep(desk), TODAY, Quarter(2027, 1), Assume(goal=78_000.0))
    assert goals.accept_goals(desk, rep(desk), plan, TODAY) == 6
    kept = own_targets(desk, Quarter(2027, 1))
    assert (kept["Bookings"], kept["Won deals"], kept["Proposals"]) == (78_000, 78, 156)


def test_what_was_accepted_is_the_target_of_the_quarter(desk):
    plan = goals.goal_plan(desk, rep(desk), TODAY, assume=Assume(goal=90_000.0))
    goals.accept_goals(desk, rep(desk), plan, TODAY)
    again = goals.goal_plan(desk, rep(desk), TODAY)
    assert (again.goal, again.steps[0].source) == (90_000, "target")


REFUSED = [
    (Quarter(2026, 3), 60_000.0, "is over"),
    (Quarter(2026, 4), 10_000.0, "is reached already"),
    (Quarter(2027, 1), None, "has no target for Q1 2027"),
]


@pytest.mark.parametrize(("quarter", "goal", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_what_cannot_be_accepted_says_why(desk, quarter, goal, why):
    before = desk.store.dump()
    plan = goals.goal_plan(desk, rep(desk), TODAY, quarter, Assume(goal))
    with pytest.raises(DeskError, match=why):
        goals.accept_goals(desk, rep(desk), plan, TODAY)
    assert desk.store.dump() == before
