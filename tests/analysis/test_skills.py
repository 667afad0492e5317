"""Standings stand on observations, and fade."""

from datetime import date

from coachdesk.analysis.skills import index_words, skill_index, standings
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill

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


def test_a_rating_fades_with_its_newest_observation():
    rating = DatedRating(1, 2, Rater.MANAGER, TODAY)
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
