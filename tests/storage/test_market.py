"""Market changes and personal targets: what goes in comes out, and reaches the standings of everybody it concerns."""

import re
from dataclasses import replace
from datetime import date

import pytest

from coachdesk import views
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.roles import Role
from coachdesk.domain.skills import Assessment, Rater
from tests.builders import TODAY, add_rep, add_skill, new_desk

THIRD = date(2026, 11, 3)
ACME = MarketChange(None, THIRD, MarketKind.COMPETITOR, "Acme", "Undercuts us by a tenth")


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


def standing(desk, rep, skill):
    found = views.rep_facts(desk, desk.people.one(rep.id), TODAY).standings
    return next(s for s in found if s.skill.id == skill.id)


def test_a_change_comes_back_with_the_skills_it_touches_the_newest_first(desk):
    asking, price = add_skill(desk), add_skill(desk, "Price")
    kept = desk.market.save(ACME, [price.id, asking.id, price.id])
    older = desk.market.save(MarketChange(None, date(2026, 2, 1), MarketKind.PRODUCT, "Widget 2"), [])
    assert desk.market.all() == ((kept, frozenset({asking.id, price.id})), (older, frozenset()))
    assert desk.market.one(kept.id) == replace(ACME, id=kept.id)


def test_an_edit_replaces_the_skills_and_removing_one_is_undone(desk):
    asking, price = add_skill(desk), add_skill(desk, "Price")
    kept = desk.market.save(ACME, [asking.id])
    desk.market.save(replace(kept, title="Acme Ltd"), [price.id])
    assert [(c.title, ids) for c, ids in desk.market.all()] == [("Acme Ltd", {price.id})]
    desk.market.remove(kept)
    assert desk.market.all() == ()
    desk.store.undo()
    assert [(c.title, ids) for c, ids in desk.market.all()] == [("Acme Ltd", {price.id})]


def test_a_change_needs_a_title_and_one_that_is_gone_is_not_edited(desk):
    with pytest.raises(Invalid, match="name is empty"):
        MarketChange(None, THIRD, MarketKind.OTHER, "  ")
    with pytest.raises(DeskError, match="not in the file"):
        desk.market.save(replace(ACME, id=99), [])


def test_a_market_change_turns_what_it_touches_stale_until_it_is_seen_again(desk):
    rep, asking, price = add_rep(desk), add_skill(desk), add_skill(desk, "Price")
    for skill in (asking, price):
        desk.skills.rate(rep, skill, 3, date(2026, 11, 1))
    desk.market.save(ACME, [asking.id])
    assert standing(desk, rep, asking).why_stale == "new competitor (Acme) on 3 Nov touches it"
    assert not standing(desk, rep, price).stale
    desk.skills.rate(rep, asking, 3, TODAY)
    assert not standing(desk, rep, asking).stale


def test_a_change_for_one_role_leaves_the_others_alone(desk):
    roles = [desk.roles.add(Role(None, name)) for name in ("AE", "SDR")]
    people, asking = [add_rep(desk, role.name, role_id=role.id) for role in roles], add_skill(desk)
    for rep in people:
        desk.skills.rate(rep, asking, 3, date(2026, 11, 1))
    desk.market.save(replace(ACME, role_id=roles[0].id), [asking.id])
    assert [standing(desk, rep, asking).stale for rep in people] == [True, False]


def test_a_personal_target_reaches_its_rep_only(desk):
    role, asking = desk.roles.add(Role(None, "AE")), add_skill(desk)
    dana, sam = (add_rep(desk, name, role_id=role.id) for name in ("Dana", "Sam"))
    desk.skills.set_role_target(role.id, asking.id, 3)
    desk.assessments.set_rep_target(dana, asking.id, 5)
    assert [standing(desk, rep, asking).target for rep in (dana, sam)] == [5, 3]
    desk.assessments.set_rep_target(dana, asking.id, None)
    assert standing(desk, dana, asking).target == 3


def test_a_blind_self_assessment_is_out_of_the_standings_until_the_manager_rates(desk):
    rep, asking = add_rep(desk), add_skill(desk)
    own_view = Assessment(None, rep.id, Rater.SELF, TODAY, framework_id=asking.framework_id, blind=True)
    blind = desk.assessments.begin(own_view)
    desk.assessments.set_level(blind, asking.id, 5)
    assert (standing(desk, rep, asking).self_level, standing(desk, rep, asking).self_hidden) == (None, True)
    assert desk.skills.ratings(rep.id) == desk.assessments.ratings()[rep.id]
    desk.skills.rate(rep, asking, 3, TODAY)
    assert standing(desk, rep, asking).self_gap == "self 2 above manager"


def test_changes_and_targets_are_read_once_for_a_whole_team(desk):
    for name in ("Dana", "Sam", "Li"):
        add_rep(desk, name)
    asked = []
    desk.store.db.conn.set_trace_callback(asked.append)
    assert len(views.team_records(desk, TODAY)) == 3
    desk.store.db.conn.set_trace_callback(None)
    for table in ("market_change", "market_change_skill", "rep_skill"):
        assert sum(bool(re.search(rf"from \W?{table}\b", sql)) for sql in asked) == 1
