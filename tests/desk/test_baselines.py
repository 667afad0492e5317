"""A baseline in the file: it changes what the desk tells, undo takes it back, and each day has one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coachdesk import planning, views
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.plans import Goal, Verdict
from coachdesk.domain.roles import Role
from tests import builders

TODAY = builders.TODAY
SINCE = builders.MONDAY + timedelta(weeks=20)


@pytest.fixture
def desk(tmp_path):
    with builders.new_desk(tmp_path) as desk:
        rep, calls = builders.add_rep(desk), builders.add_measure(desk)
        builders.add_results(desk, rep, calls, [40.0, 44.0] * 10 + [20.0, 24.0] * 10)
        yield desk


def facts(desk, today=TODAY):
    return views.measure_facts(desk, desk.people.all()[0], desk.measures.all()[0], today)


def start(desk, day=SINCE, reason="new territory", **of):
    rep, calls = desk.people.all()[0], desk.measures.all()[0]
    return desk.baselines.save(Baseline(None, rep.id, day, reason, **(of or {"measure_id": calls.id})))


def test_it_changes_the_range_and_undo_brings_the_old_one_back(desk):
    assert facts(desk).variation.centre == 42
    start(desk)
    assert (facts(desk).variation.centre, facts(desk).baseline.reason) == (22, "new territory")
    assert not facts(desk).variation.signals
    desk.store.undo()
    assert (facts(desk).variation.centre, facts(desk).baseline) == (42, None)


def test_it_holds_from_its_day_on_only(desk):
    start(desk, date(2026, 11, 1))
    assert facts(desk, date(2026, 10, 31)).variation.centre == 42
    assert facts(desk, date(2026, 11, 1)).variation.state == "none"


def test_taking_it_back_is_a_step_of_its_own(desk):
    desk.baselines.remove(start(desk).id)
    assert facts(desk).variation.centre == 42
    desk.store.undo()
    assert facts(desk).variation.centre == 22


def test_a_second_one_on_the_same_day_takes_the_place_of_the_first(desk):
    start(desk)
    start(desk, reason="other product")
    assert [b.reason for b in desk.baselines.all()] == ["other product"]
    desk.store.undo()
    assert [b.reason for b in desk.baselines.all()] == ["new territory"]


def test_it_needs_a_reason_and_one_subject(desk):
    with pytest.raises(Invalid, match="Say why"):
        start(desk, reason="  ")
    with pytest.raises(DeskError, match="measure or to a skill"):
        start(desk, measure_id=1, skill_id=1)


def test_a_team_is_read_once_and_each_rep_has_its_own(desk):
    other = builders.add_rep(desk, "Sam Okafor")
    start(desk)
    found = {r.rep.name: len(r.baselines) for r in views.team_records(desk, TODAY)}
    assert found == {"Dana Fox": 1, other.name: 0}


def test_another_role_is_known_with_its_name(desk):
    role = desk.roles.add(Role(None, "Enterprise AE"))
    desk.people.edit(replace(desk.people.all()[0], role_id=role.id))
    ((_, name),) = views.rep_records(desk, desk.people.all()[0]).role_changes
    assert name == "Enterprise AE"
    desk.store.undo()
    assert views.rep_records(desk, desk.people.all()[0]).role_changes == ()


def test_a_verdict_goes_by_the_new_range(desk):
    rep, calls = desk.people.all()[0], desk.measures.all()[0]
    plan = builders.add_plan(desk, rep)
    goal = Goal(None, plan.id, "More calls", measure_id=calls.id)
    start(desk, date(2026, 9, 7))
    assert planning.verdict_of(desk, plan, goal, TODAY)[0] is Verdict.TOO_EARLY
