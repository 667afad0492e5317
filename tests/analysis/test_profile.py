"""A profile sets target, self and manager side by side, and says where the gap goes."""

from datetime import date

import pytest

from coachdesk.analysis.profile import direction, history_of, profile_of, slope_of
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.people import Rep
from coachdesk.domain.roles import Role
from coachdesk.domain.skills import Assessment, DatedRating, Observation, Rater, RepSkill, RoleSkill, Skill

TODAY = date(2026, 11, 24)
Q2, Q4 = date(2026, 5, 4), date(2026, 11, 2)
FRAME = Framework(1, "Sales skills")
SKILLS = tuple(
    Skill(at, name, family, position=at, framework_id=1)
    for at, name, family in [
        (1, "Phone", "Reach"),
        (2, "Discovery", "Talk"),
        (3, "Mail", "Reach"),
        (4, "Price", "Talk"),
    ]
)
AIMS = (RoleSkill(1, 1, 1, 3), RoleSkill(2, 1, 2, 4), RoleSkill(3, 1, 3, 3))
SPRING, AUTUMN = (Assessment(at, 1, Rater.MANAGER, day, framework_id=1) for at, day in ((1, Q2), (2, Q4)))


def rated(assessment, levels, **more):
    return tuple(
        DatedRating(skill, level, assessment.rater, assessment.day, assessment_id=assessment.id, by=assessment.by,
                    blind=assessment.blind, **more)
        for skill, level in levels.items()
    )  # fmt: skip


def records(*ratings, **more):
    rows = tuple(r for group in ratings for r in group)
    return RepRecords(Rep(1, "Dana Fox"), Role(1, "AE"), skills=SKILLS, role_skills=AIMS, ratings=rows, **more)


def shown(found, assessments=()):
    profile = profile_of(found, FRAME, assessments, TODAY)
    return profile, {s.name: s for s in profile.skills}


def test_every_skill_of_the_framework_stands_by_family_and_unknown_stays_unknown():
    profile, own = shown(records(rated(AUTUMN, {1: 3, 2: 2})))
    assert [s.name for s in profile.skills] == ["Phone", "Mail", "Discovery", "Price"]
    assert (own["Mail"].manager, own["Mail"].gap, own["Mail"].gap_words) == (None, None, "not rated")
    assert (own["Price"].target, own["Price"].target_from) == (None, "")
    assert profile.index_words == "1 of 2 rated skills at or above the role target"


def test_a_skill_of_another_framework_is_not_in_it():
    other = Skill(9, "Chess", "Play", framework_id=2)
    profile = profile_of(records(rated(AUTUMN, {1: 3})), Framework(2, "Games"), [AUTUMN], TODAY)
    assert (profile.skills, profile.assessments) == ((), ())
    mixed = RepRecords(Rep(1, "Dana Fox"), skills=(*SKILLS, other))
    assert [s.name for s in profile_of(mixed, Framework(2, "Games"), [], TODAY).skills] == ["Chess"]


def test_the_gap_closes_from_quarter_to_quarter_in_words():
    # Discovery, target 4: level 1 in Q2 is a gap of 3, level 2 in Q4 one of 2.
    # Phone, target 3: level 2, then 3. Mail, target 3: level 3, then 1.
    _, own = shown(records(rated(SPRING, {1: 2, 2: 1, 3: 3}), rated(AUTUMN, {1: 3, 2: 2, 3: 1})))
    found = own["Discovery"]
    assert (found.gap, found.gap_then, found.direction, found.gap_words) == (2, 3, "closing", "gap 2, was 3 in Q2")
    assert (own["Phone"].direction, own["Phone"].gap_words) == ("closing", "at target, was 1 short in Q2")
    assert (own["Mail"].direction, own["Mail"].gap_words) == ("widening", "gap 2, was at target in Q2")


def test_two_ratings_of_one_quarter_are_set_against_each_other_by_their_days():
    early = Assessment(3, 1, Rater.MANAGER, date(2026, 10, 3), framework_id=1)
    _, own = shown(records(rated(early, {2: 2}), rated(AUTUMN, {2: 2})))
    assert (own["Discovery"].direction, own["Discovery"].gap_words) == ("same", "gap 2, was 2 on 3 Oct")


def test_a_gap_of_last_year_names_its_year_and_one_rating_has_no_direction():
    old = Assessment(3, 1, Rater.MANAGER, date(2025, 8, 1), framework_id=1)
    _, own = shown(records(rated(old, {2: 5}), rated(AUTUMN, {1: 2, 2: 5})))
    assert own["Discovery"].gap_words == "1 above target, as in Q3 2025"
    assert (own["Phone"].gap_then, own["Phone"].direction, own["Phone"].gap_words) == (None, "", "gap 1")


@pytest.mark.parametrize(
    ("now", "then", "says"),
    [(1, 2, "closing"), (2, 1, "widening"), (2, 2, "same"), (0, 1, "closing"), (1, -1, "widening"), (-1, -2, "same"),
     (0, -2, "same"), (None, 1, ""), (1, None, "")],
)  # fmt: skip
def test_a_level_above_the_target_is_no_gap(now, then, says):
    assert direction(now, then) == says


def test_self_and_manager_are_compared_and_peers_named():
    own_view = Assessment(5, 1, Rater.SELF, Q4, framework_id=1)
    peer = Assessment(6, 1, Rater.PEER, Q4, framework_id=1, by="Sam")
    _, own = shown(records(rated(AUTUMN, {2: 2}), rated(own_view, {2: 4}), rated(peer, {2: 5})))
    found = own["Discovery"]
    assert (found.manager, found.self_level, found.peers) == (2, 4, (("Sam", 5),))
    assert (found.self_words, found.gap_words) == ("self 2 above manager", "gap 2")


def test_a_blind_self_assessment_shows_no_level_anywhere_until_the_manager_has_rated():
    blind = Assessment(5, 1, Rater.SELF, TODAY, framework_id=1, blind=True)
    found = records(rated(SPRING, {2: 2}), rated(blind, {2: 5}))
    profile, own = shown(found, [SPRING, blind])
    assert (own["Discovery"].self_level, own["Discovery"].self_hidden) == (None, True)
    assert own["Discovery"].self_words == "a blind self-rating waits until you have rated"
    assert profile.assessments[0].words == "Self, 24 Nov 2026: blind, hidden until you have rated"
    assert [p.level for p in history_of(SKILLS[1], found.ratings, (), TODAY).points] == [2]
    with pytest.raises(DeskError, match="made blind"):
        slope_of(blind, Assessment(6, 1, Rater.SELF, Q2, framework_id=1), found.ratings, SKILLS, {}, TODAY)


def test_an_assessment_says_how_many_of_its_ratings_stand_on_something():
    seen = tuple(Observation(at, 1, 1, day, "rang") for at, day in ((1, Q2), (2, TODAY)))
    own_view = Assessment(5, 1, Rater.SELF, date(2026, 11, 3), framework_id=1)
    found = records(
        rated(AUTUMN, {1: 3, 2: 2}), rated(own_view, {1: 3}, evidence="I rang 40"), rated(own_view, {2: 3}),
        observations=seen,
    )  # fmt: skip
    profile, _ = shown(found, [AUTUMN, own_view])
    assert [line.words for line in profile.assessments] == [
        "Self, 3 Nov 2026: 2 skills, 1 with evidence", "Manager, 2 Nov 2026: 2 skills, 1 with evidence",
    ]  # fmt: skip


def test_a_history_keeps_each_rating_as_it_was_given():
    rows = rated(AUTUMN, {2: 3}, level_text="Asks why", version=2) + rated(SPRING, {2: 2, 1: 4}, level_text="Asks")
    seen = [
        Observation(2, 1, 2, TODAY, "asked twice"),
        Observation(1, 1, 2, Q2, "asked"),
        Observation(3, 1, 1, Q2, "rang"),
    ]
    found = history_of(SKILLS[1], rows, seen, TODAY)
    assert [(p.day, p.level, p.version, p.level_text) for p in found.points] == [
        (Q2, 2, 1, "Asks"), (Q4, 3, 2, "Asks why"),
    ]  # fmt: skip
    assert [o.seen for o in found.seen] == ["asked", "asked twice"]


def test_a_slope_draws_only_what_was_rated_in_both():
    # in both: Phone 2 to 3, Mail 3 to 3, Discovery 4 to 2; Price only in autumn
    rows = rated(SPRING, {1: 2, 2: 4, 3: 3}) + rated(AUTUMN, {1: 3, 2: 2, 3: 3, 4: 5})
    found = slope_of(AUTUMN, SPRING, rows, SKILLS, {1: 3}, TODAY)
    assert [(s.skill, s.before, s.after, s.target) for s in found.lines] == [
        ("Phone", 2, 3, 3), ("Discovery", 4, 2, None), ("Mail", 3, 3, None),
    ]  # fmt: skip
    assert (found.before, found.after, found.rater, found.left_out) == (Q2, Q4, "Manager", 1)
    assert found.words == "1 of 3 skills up, 1 down, 1 the same; 1 rated only once is left out"


def test_two_different_raters_make_no_slope():
    own_view = Assessment(5, 1, Rater.SELF, Q4, framework_id=1)
    with pytest.raises(DeskError, match="same rater"):
        slope_of(SPRING, own_view, (), SKILLS, {}, TODAY)


def test_a_lone_rating_between_two_reviews_does_not_stand_for_a_review():
    lone = Assessment(3, 1, Rater.MANAGER, date(2026, 8, 3), framework_id=1)
    rows = (rated(SPRING, {1: 2, 2: 2, 3: 3}), rated(lone, {2: 3}), rated(AUTUMN, {1: 3, 2: 3, 3: 3}))
    profile, _ = shown(records(*rows), [SPRING, lone, AUTUMN])
    assert (profile.slope.before, profile.slope.after, len(profile.slope.lines)) == (Q2, Q4, 3)


def test_without_two_assessments_that_share_a_skill_there_is_no_slope():
    profile, _ = shown(records(rated(SPRING, {1: 2}), rated(AUTUMN, {2: 3})), [SPRING, AUTUMN])
    assert profile.slope is None


def test_a_persons_target_counts_in_the_profile_and_its_slope():
    found = records(rated(SPRING, {1: 2}), rated(AUTUMN, {1: 3}), rep_skills=(RepSkill(1, 1, 1, 5),))
    profile, own = shown(found, [SPRING, AUTUMN])
    assert (own["Phone"].target_from, own["Phone"].gap_words) == ("person", "gap 2, was 3 in Q2")
    assert profile.slope.lines[0].target == 5
