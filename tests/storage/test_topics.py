"""Each topic: what goes in comes out, in its order, and what breaks a rule is refused in words."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.measures import Target, Unit
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Goal
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.skills import Observation, Rater
from tests.builders import TODAY, add_measure, add_plan, add_rep, add_skill, filled_desk, new_desk


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


def test_a_rep_is_found_by_name_in_any_case_or_the_nearest_are_named(desk):
    dana = add_rep(desk, "Dana Fox", hired=date(2024, 2, 1), note="“ü”\n2")
    add_rep(desk, "ana Ruiz")
    assert desk.people.by_name("  DANA  fox ") == desk.people.one(dana.id) == dana
    assert [rep.name for rep in desk.people.all()] == ["ana Ruiz", "Dana Fox"]
    with pytest.raises(DeskError, match="Did you mean “Dana Fox”"):
        desk.people.by_name("Dana Foks")
    with pytest.raises(Invalid, match="already"):
        add_rep(desk, "DANA FOX")
    with pytest.raises(DeskError, match="not in the file"):
        desk.people.edit(replace(dana, id=99, name="Ghost"))


def test_archived_reps_are_hidden_and_come_back(desk):
    ids = [add_rep(desk, name).id for name in ("A", "B")]
    desk.people.archive(ids)
    assert desk.people.all() == ()
    assert desk.store.can_undo() == "Archive 2 reps"
    desk.people.restore(ids[:1])
    assert [rep.name for rep in desk.people.all()] == ["A"]
    assert len(desk.people.all(include_archived=True)) == 2


def test_there_is_one_lead_measure(desk):
    first, second = add_measure(desk, "Bookings", lead=True), add_measure(desk, "Revenue", lead=True)
    assert desk.measures.lead() == second
    assert not desk.measures.one(first.id).lead
    rate = add_measure(desk, "Rate", unit=Unit.RATE, numerator_id=first.id, denominator_id=second.id)
    assert desk.measures.all()[-1] == rate


def test_targets_of_rep_and_role_are_added_changed_or_the_same(desk):
    role = desk.roles.add(Role(None, "AE", ramp=(10, 50)))
    assert desk.roles.by_name("ae") == role
    rep, calls = add_rep(desk, role_id=role.id), add_measure(desk)
    own = Target(None, calls.id, date(2026, 10, 1), 500, rep_id=rep.id)
    shared = Target(None, calls.id, date(2026, 10, 1), 400, role_id=role.id)
    assert desk.targets.save_many([own, shared], "Targets").added == 2
    counts = desk.targets.save_many([own, replace(shared, value=450)], "Targets")
    assert (counts.added, counts.changed, counts.same) == (0, 1, 1)
    assert sorted(target.value for target in desk.targets.of_rep(rep)) == [450, 500]
    desk.targets.remove([desk.targets.all()[0].id])
    assert len(desk.targets.all()) == 1


def test_a_rating_of_the_same_day_replaces_and_keeps_its_words(desk):
    rep, skill = add_rep(desk), add_skill(desk)
    desk.skills.set_level_text(skill.id, 3, "Asks why")
    assert desk.skills.rate(rep, skill, 3, TODAY).level_text == "Asks why"
    desk.skills.rate(rep, skill, 4, TODAY, evidence="call")
    desk.skills.rate(rep, skill, 2, TODAY, Rater.SELF)
    assert [(r.level, r.rater, r.evidence) for r in desk.skills.ratings(rep.id)] == [
        (4, Rater.MANAGER, "call"), (2, Rater.SELF, ""),
    ]  # fmt: skip
    with pytest.raises(Invalid, match="1 to 5"):
        desk.skills.rate(rep, skill, 9, TODAY)


def test_what_a_role_needs_is_set_and_taken_away(desk):
    role, skill = desk.roles.add(Role(None, "AE")), add_skill(desk)
    for level in (2, 4):
        desk.skills.set_role_target(role.id, skill.id, level)
    assert [t.level for t in desk.skills.role_targets()] == [4]
    desk.skills.set_role_target(role.id, skill.id, None)
    assert desk.skills.role_targets() == ()


def test_observations_sessions_and_commitments_come_in_order(desk):
    rep, skill = add_rep(desk), add_skill(desk)
    for day in (date(2026, 5, 2), date(2026, 5, 1)):
        desk.skills.observe(Observation(None, rep.id, skill.id, day, "asked"))
        desk.commitments.add(Commitment(None, rep.id, Owner.REP, "Call", day, due=day))
    assert [o.day.day for o in desk.skills.observations(rep.id)] == [1, 2]
    first = desk.commitments.open()[0]
    assert first.due == date(2026, 5, 1)
    desk.commitments.close(first, CommitmentState.DONE, TODAY)
    assert [c.state.value for c in desk.commitments.of_rep(rep.id)] == ["done", "open"]
    session = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 5, 1, 9, 30), 30), [rep.id])
    assert desk.sessions.of_rep(rep.id) == (session,)
    assert desk.sessions.all(since=date(2026, 5, 1), until=date(2026, 5, 1)) == ((session, (rep.id,)),)
    assert desk.sessions.all(since=date(2026, 5, 2)) == ()


def test_a_plan_keeps_its_parts_and_its_issues(desk):
    rep = add_rep(desk)
    plan = add_plan(desk, rep, "2026-Q3")
    assert plan.number == 1
    assert add_plan(desk, rep, "2026-Q4").number == 2
    assert desk.plans.find(rep.id, Quarter(2026, 3)) == plan
    assert desk.plans.all(Quarter(2026, 3)) == (plan,)
    with pytest.raises(DeskError, match="Q3 2026 already"):
        add_plan(desk, rep, "2026-Q3")
    for text in ("two", "three"):
        desk.plans.save_goal(Goal(None, plan.id, text))
    with pytest.raises(DeskError, match="at most 3 goals"):
        desk.plans.save_goal(Goal(None, plan.id, "four"))
    desk.plans.reorder(desk.plans.goals(plan.id)[::-1])
    assert [goal.text for goal in desk.plans.goals(plan.id)][:2] == ["three", "two"]
    desk.plans.freeze(plan, "{}", {"a4": b"one"}, TODAY)
    issue = desk.plans.freeze(plan, "{}", {"a4": b"two"}, TODAY, ["Success changed."])
    assert desk.plans.issue(issue.id).number == 2
    assert [(a.issue_number, a.text) for a in desk.plans.amendments(plan.id)] == [(2, "Success changed.")]


def test_recipes_and_settings_replace_their_namesakes(desk):
    for sheet in ("a", "b"):
        desk.recipes.save("results", "Weekly", {"sheet": sheet})
        desk.settings.save("manager", sheet)
    assert desk.recipes.one("results", "weekly").options == {"sheet": "b"}
    assert desk.settings.all() == {"manager": "b"}
    desk.recipes.remove("results", "Weekly")
    assert desk.recipes.all("results") == ()


def test_the_starter_content_is_whole(tmp_path):
    with filled_desk(tmp_path) as desk:
        rates = [m for m in desk.measures.all() if m.unit is Unit.RATE]
        assert rates
        assert [m.position for m in desk.measures.all()] == list(range(1, len(desk.measures.all()) + 1))
        assert desk.measures.lead()
        assert len(desk.skills.levels()) >= 3 * len(desk.skills.all())
        assert desk.skills.role_targets()
