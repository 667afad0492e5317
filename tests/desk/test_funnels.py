"""Funnels from a real file: of a rep beside the others of the role, of a role, and of the team."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk import funnels, views
from coachdesk.domain.deals import Deal, DealOutcome, DealStage
from coachdesk.domain.measures import Part, Unit
from tests.builders import MONDAY, TODAY, add_rep, add_results, filled_desk


@pytest.fixture
def desk(tmp_path):
    """Three reps of one role, one of them with few proposals of many, and ten weeks of numbers."""
    with filled_desk(tmp_path) as desk:
        for place, rep in enumerate(desk.people.all()):
            count(desk, rep, qualified=[4] * 10, proposals=[0, 0, 0, 1] if place == 0 else [2] * 10)
        yield desk


def count(desk, rep, **parts):
    known = desk.measures.by_part()
    for name, values in parts.items():
        add_results(desk, rep, known[Part[name.upper()]], values)


def step(funnel, key="qualified-proposals"):
    return next(one for one in funnel.conversions if one.key == key)


def rep(desk, at=0):
    return desk.people.all()[at]


def test_a_rep_is_held_against_the_others_of_the_role(desk):
    found = step(funnels.rep_funnel(desk, rep(desk), TODAY))
    assert (found.words, found.side, found.needed) == ("1 of 16", "", 4)
    assert (found.role.successes, found.role.trials) == (40, 80)


def test_one_of_another_role_is_no_peer(desk):
    other = next(role for role in desk.roles.all() if role.id != rep(desk).role_id)
    desk.people.edit(replace(rep(desk, 1), role_id=other.id))
    assert step(funnels.rep_funnel(desk, rep(desk), TODAY)).role.trials == 40


def test_a_rep_without_a_role_has_nobody_to_be_held_against(desk):
    add_rep(desk, "Alone One")
    alone = add_rep(desk, "Alone Two")
    count(desk, alone, qualified=[5] * 10, proposals=[1] * 10)
    assert step(funnels.rep_funnel(desk, alone, TODAY)).role is None


def test_the_team_is_taken_together_and_says_when_roles_differ(desk):
    found = funnels.team_funnel(desk, TODAY)
    assert step(found).words == "41 of 96"
    assert "different roles" not in found.caution
    add_rep(desk, "New One")
    assert "different roles" in funnels.team_funnel(desk, TODAY).caution
    assert "same weeks, not of the same deals" in found.caution


def test_a_quarter_leaves_older_weeks_out(desk):
    assert step(funnels.team_funnel(desk, date(2026, 3, 16), "quarter")).rate.trials == 96
    assert step(funnels.team_funnel(desk, TODAY, "quarter")).rate.trials == 0


def test_side_by_side_holds_each_against_the_others(desk):
    rows = funnels.side_by_side(desk, TODAY)
    assert [row.name for row in rows] == ["Dana Fox", "Li Wei", "Sam Okafor"]
    each = [funnels.rep_funnel(desk, one, TODAY).conversions for one in desk.people.all()]
    assert [row.conversions for row in rows] == each


def test_time_in_a_stage_comes_from_the_deals(desk):
    for number in range(3):
        closed = Deal(None, rep(desk).id, f"Deal {number}", outcome=DealOutcome.LOST, ended=date(2026, 9, 20))
        deal = desk.deals.add(closed)
        desk.deals.enter_stage(DealStage(None, deal.id, "QUALIFIED", date(2026, 9, 1)))
        desk.deals.enter_stage(DealStage(None, deal.id, "Proposal", date(2026, 9, 8 + number)))
    found = funnels.rep_funnel(desk, rep(desk), TODAY)
    assert step(found).days.words == "8 days in the middle, 7–9, from 3 deals"
    assert step(found, "proposals-won").days.median == 11
    assert step(funnels.rep_funnel(desk, rep(desk, 1), TODAY)).days is None


def test_a_part_of_the_process_is_taken_from_the_measure_that_had_it(desk):
    calls = desk.measures.by_name("Calls")
    desk.measures.edit(replace(calls, part=Part.PROPOSALS))
    assert desk.measures.by_part()[Part.PROPOSALS].id == calls.id
    assert desk.measures.by_name("Proposals").part is None
    desk.store.undo()
    assert desk.measures.by_part()[Part.PROPOSALS].name == "Proposals"


def test_a_rate_leaves_what_begins_after_today_out(desk):
    rate = next(m for m in desk.measures.all() if m.unit is Unit.RATE)
    whole = views.rate_comparison(desk, rep(desk), rate)
    first = views.rate_comparison(desk, rep(desk), rate, MONDAY)
    assert (whole.rate.trials, first.rate.trials) == (16, 4)
