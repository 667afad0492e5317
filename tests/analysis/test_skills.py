"""Standings stand on observations, and fade."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.analysis.skills import index_words, skill_index, standings
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.skills import DatedRating, Observation, Rater, RepSkill, RoleSkill, Skill

TODAY = date(2026, 11, 24)
ASKING, CLOSING, OTHER = Skill(1, "Discovery", "Talk"), Skill(2, "Closing", "Talk"), Skill(3, "Other", "Talk")
TARGETS = (RoleSkill(1, 1, 1, 4), RoleSkill(2, 1, 2, 3), RoleSkill(3, 2, 3, 5))


def found(ratings, seen=(), since=None):
    rows = standings((CLOSING, ASKING, OTHER), TARGETS, ratings, seen, TODAY, since, role_id=1)
    return {s.skill.name: s for s in rows}


def test_self_and_manager_stay_apart_and_the_gap_is_to_the_target():
    rows = [DatedRating(1, 2, Rater.MANAGER, TODAY), DatedRating(1, 3, Rater.SELF, TODAY)]
    own = found(rows)["Discovery"]
    assert (own.manager, own.self_level, own.gap, own.self_gap) == (2, 3, 2, "self 1 above manager")
    assert own.bare and own.evidence == "no evidence" and not own.stale
    assert list(found(rows)) == ["Discovery", "Closing"]


def test_a_rating_fades_with_the_newest_of_rating_and_observation():
    fresh = found([DatedRating(1, 2, Rater.MANAGER, TODAY)], [Observation(1, 1, 1, date(2026, 1, 2), "asked once")])
    assert not fresh["Discovery"].stale
    rating = DatedRating(1, 2, Rater.MANAGER, date(2026, 1, 1))
    old = found([rating], [Observation(1, 1, 1, date(2026, 1, 2), "asked once")])["Discovery"]
    assert old.stale and "326 days" in old.why_stale
    new = found([rating], [Observation(1, 1, 1, date(2026, 11, 3), "asked twice")])["Discovery"]
    assert not new.stale and new.evidence == "1 seen · 3 wk"


def test_trend_is_against_the_rating_before_the_quarter():
    rows = [DatedRating(1, 2, Rater.MANAGER, date(2026, 9, 1)), DatedRating(1, 3, Rater.MANAGER, date(2026, 11, 1))]
    assert found(rows, since=date(2026, 9, 30))["Discovery"].trend == "up"
    assert found(rows[1:], since=date(2026, 9, 30))["Discovery"].trend is None


def test_index_counts_only_rated_skills_with_a_target():
    rows = found([DatedRating(1, 2, Rater.MANAGER, TODAY), DatedRating(2, 3, Rater.MANAGER, TODAY)]).values()
    assert skill_index(rows) == (1, 2)
    assert index_words(rows) == "1 of 2 rated skills at or above the role target"


def market(day, *skill_ids, role_id=None, kind=MarketKind.COMPETITOR, title="Acme"):
    return MarketChange(1, day, kind, title, role_id=role_id), frozenset(skill_ids)


def discovery(ratings, seen=(), **more):
    return standings((ASKING,), TARGETS, ratings, seen, TODAY, role_id=1, **more)[0]


def test_a_persons_target_goes_before_that_of_the_role():
    rated, own = [DatedRating(1, 4, Rater.MANAGER, TODAY)], [RepSkill(1, 1, 1, 5)]
    assert (discovery(rated).target, discovery(rated).gap, discovery(rated).target_from) == (4, 0, "role")
    personal = discovery(rated, rep_skills=own)
    assert (personal.target, personal.gap, personal.target_from) == (5, 1, "person")
    assert index_words([personal]) == "0 of 1 rated skills at or above the target"


def test_a_persons_target_is_one_without_a_role_too():
    found = standings((OTHER,), (), (), (), TODAY, role_id=-1, rep_skills=[RepSkill(1, 1, 3, 2)])
    assert [(s.target, s.gap, s.evidence) for s in found] == [(2, None, "not rated")]


def test_a_market_change_after_the_newest_evidence_makes_a_rating_stale_and_says_why():
    rated = [DatedRating(1, 3, Rater.MANAGER, date(2026, 11, 1))]
    own = discovery(rated, market=[market(date(2026, 11, 3), 1)])
    assert (own.stale, own.why_stale) == (True, "new competitor (Acme) on 3 Nov touches it")
    newer = [Observation(1, 1, 1, date(2026, 11, 3), "named Acme first")]
    assert not discovery(rated, newer, market=[market(date(2026, 11, 3), 1)]).stale


def test_a_market_change_of_another_year_or_without_a_kind_is_named_in_full():
    rated = [DatedRating(1, 3, Rater.MANAGER, date(2025, 1, 1))]
    own = discovery(rated, market=[market(date(2025, 2, 3), 1, kind=MarketKind.OTHER, title="New law")])
    assert own.why_stale == "market change (New law) on 3 Feb 2025 touches it"


def test_of_two_market_changes_the_newest_is_named():
    rated = [DatedRating(1, 3, Rater.MANAGER, date(2026, 10, 1))]
    both = [market(date(2026, 11, 9), 1, title="Bolt"), market(date(2026, 11, 3), 1)]
    assert discovery(rated, market=both).why_stale == "new competitor (Bolt) on 9 Nov touches it"


@pytest.mark.parametrize(
    "change",
    [
        market(date(2026, 11, 25), 1),  # tomorrow
        market(date(2026, 11, 3), 2),  # another skill
        market(date(2026, 11, 3), 1, role_id=2),  # another role
    ],
)
def test_a_market_change_of_tomorrow_another_skill_or_role_fades_nothing(change):
    rated = [DatedRating(1, 3, Rater.MANAGER, date(2026, 11, 1))]
    assert not discovery(rated, market=[change]).stale
    assert discovery(rated, market=[market(date(2026, 11, 3), 1, role_id=1)]).stale


def test_what_nobody_rated_is_not_stale():
    seen = [Observation(1, 1, 1, date(2024, 1, 1), "asked once")]
    own = discovery([], seen, market=[market(date(2026, 11, 3), 1)])
    assert (own.manager, own.stale, own.why_stale) == (None, False, None)


def test_a_blind_self_rating_waits_until_the_manager_has_rated_that_skill_that_day_or_later():
    blind = DatedRating(1, 5, Rater.SELF, date(2026, 11, 10), blind=True)
    before = discovery([blind, DatedRating(1, 3, Rater.MANAGER, date(2026, 11, 9))])
    assert (before.self_level, before.self_hidden) == (None, True)
    other = discovery([blind, DatedRating(2, 3, Rater.MANAGER, date(2026, 11, 10))])
    assert (other.self_level, other.self_hidden) == (None, True)
    after = discovery([blind, DatedRating(1, 3, Rater.MANAGER, date(2026, 11, 10))])
    assert (after.self_level, after.self_hidden) == (5, False)


def test_an_open_self_rating_from_before_stays_while_a_blind_one_waits():
    rows = [DatedRating(1, 2, Rater.SELF, date(2026, 5, 1)), DatedRating(1, 5, Rater.SELF, TODAY, blind=True)]
    own = discovery(rows)
    assert (own.self_level, own.self_hidden, own.gap) == (2, True, None)


def test_peers_stand_beside_and_change_no_figure():
    mine = DatedRating(1, 3, Rater.MANAGER, TODAY)
    peers = [DatedRating(1, level, Rater.PEER, day, by=by) for by, level, day in [
        ("Sam", 1, date(2026, 5, 1)), ("Sam", 2, TODAY), ("Li", 5, TODAY),
    ]]  # fmt: skip
    alone, beside = discovery([mine]), discovery([mine, *peers])
    assert beside.peers == (("Li", 5), ("Sam", 2))
    assert replace(beside, peers=()) == alone


def test_of_gaps_as_wide_as_each_other_the_heavier_comes_first():
    heavy = replace(CLOSING, weight=3)
    aims = (RoleSkill(1, 1, 1, 4), RoleSkill(2, 1, 2, 4))
    rated = [DatedRating(at, 2, Rater.MANAGER, TODAY) for at in (1, 2)]
    assert [s.skill.name for s in standings((ASKING, heavy), aims, rated, (), TODAY)] == ["Closing", "Discovery"]
