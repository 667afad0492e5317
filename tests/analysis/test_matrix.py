"""The matrix: what a cell says, what counts as unknown, and when a skill is low for a whole team."""

from datetime import date, timedelta

import pytest

from coachdesk.analysis.matrix import MatrixRep, matrix, weak
from coachdesk.analysis.skills import standings
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.people import Rep
from coachdesk.domain.skills import DatedRating, Observation, Rater, RoleSkill, Skill

TODAY = date(2026, 11, 22)
FRAME = Framework(1, "Sales skills", version=3)
SKILLS = (
    Skill(1, "Discovery", "Discover", position=1, framework_id=1),
    Skill(2, "Closing", "Win", position=2, framework_id=1),
    Skill(3, "Qualifying", "Discover", position=3, framework_id=1),
)


def rated(skill_id, level, days=10, rater=Rater.MANAGER):
    return DatedRating(skill_id, level, rater, TODAY - timedelta(days=days))


def person(at, name, ratings=(), aims=(), seen=()):
    found = standings(SKILLS, [RoleSkill(None, 1, s, level) for s, level in aims], ratings, seen, TODAY)
    return MatrixRep(Rep(at, name), "AE", "Performer", found)


def team(levels, aim=4):
    return [person(at, f"Rep {at}", [rated(1, level)], [(1, aim)]) for at, level in enumerate(levels, start=1)]


def test_reps_stand_by_name_and_skills_by_family_in_the_order_of_the_framework():
    found = matrix(FRAME, SKILLS, [person(2, "Sam Okafor"), person(1, "dana Fox")], TODAY)
    assert [row.rep for row in found.rows] == ["dana Fox", "Sam Okafor"]
    assert [skill.name for skill in found.skills] == ["Discovery", "Qualifying", "Closing"]
    assert found.families == (("Discover", 2), ("Win", 1))
    assert (found.framework, found.version) == ("Sales skills", 3)


def test_a_cell_says_all_that_it_stands_on():
    seen = [Observation(1, 1, 1, TODAY - timedelta(days=12), "Asked what it costs")]
    one = person(1, "Ben Okafor", [rated(1, 2), rated(1, 4, rater=Rater.SELF)], [(1, 3)], seen)
    cell = matrix(FRAME, SKILLS, [one], TODAY).rows[0].cells[0]
    assert (cell.level, cell.target, cell.below, cell.self_level, cell.observations) == (2, 3, 1, 4, 1)
    assert cell.newest == "12 days"
    said = "Ben Okafor, Discovery: level 2; target 3; 1 below; self 4; 1 observation, newest 12 days ago"
    assert cell.words == said


def test_what_is_not_rated_is_unknown_and_in_no_count():
    people = [person(1, "Ana", [rated(1, 5)], [(1, 4), (3, 4)]), person(2, "Ben", (), [(1, 4)])]
    found = matrix(FRAME, SKILLS, people, TODAY)
    empty = found.rows[1].cells[0]
    assert (empty.level, empty.below, empty.words) == (None, 0, "Ben, Discovery: not rated; target 4")
    assert found.rows[1].cells[2].words == "Ben, Closing: not rated"
    assert (found.skills[0].median, found.skills[0].rated) == (5, 1)
    assert (found.skills[2].median, found.skills[2].rated, found.skills[2].aim_words) == (None, 0, "")
    assert [(row.reached, row.rated) for row in found.rows] == [(1, 1), (0, 0)]


def test_a_rating_alone_has_no_evidence_and_fades_with_its_reason():
    cell = matrix(FRAME, SKILLS, [person(1, "Ana", [rated(1, 4, days=200)])], TODAY).rows[0].cells[0]
    assert (cell.stale, cell.newest) == (True, "")
    assert cell.why_stale == "rating is 200 days old, refresh is 180 days"
    assert cell.words == f"Ana, Discovery: level 4; no evidence; faded: {cell.why_stale}"


def test_the_team_is_told_by_its_median_and_aims_by_their_span():
    people = [*team([2, 2, 5]), person(9, "Zoe", [rated(1, 5)], [(1, 3)])]
    column = matrix(FRAME, SKILLS, people, TODAY).skills[0]
    assert (column.median, column.rated, column.aim_words) == (3.5, 4, "aim 3–4")
    assert matrix(FRAME, SKILLS, team([3]), TODAY).skills[0].aim_words == "aim 4"


def test_a_skill_that_is_low_for_the_whole_team_is_a_playbook_problem():
    found = matrix(FRAME, SKILLS, team([2, 3, 3, 1, 2, 3, 3, 4]), TODAY)
    assert found.skills[0].weak
    said = "Discovery is low for the whole team: 7 of 8 below target. That is a playbook problem, not eight people’s."
    assert found.weak == (said,)
    of_role = matrix(FRAME, SKILLS, team([2] * 4), TODAY, "SMB AE")
    assert of_role.weak[0].startswith("Discovery is low across SMB AE: 4 of 4 below target.")


@pytest.mark.parametrize(
    ("below", "rated", "expected"), [(3, 3, False), (3, 4, True), (2, 4, False), (3, 5, False), (6, 8, True)]
)
def test_low_needs_four_rated_and_three_quarters_of_them_below(below, rated, expected):
    assert weak(below, rated) is expected


def test_reps_without_a_target_do_not_make_a_team_weak():
    people = [person(at, f"Rep {at}", [rated(1, 1)]) for at in range(1, 6)]
    found = matrix(FRAME, SKILLS, people, TODAY)
    assert (found.skills[0].weak, found.weak, found.skills[0].rated) == (False, (), 5)


def test_the_summary_counts_ratings_and_those_with_evidence():
    seen = [Observation(1, 1, 1, TODAY, "Asked what it costs")]
    people = [person(1, "Ana", [rated(1, 4), rated(2, 3)], (), seen), person(2, "Ben", [rated(1, 4)])]
    assert matrix(FRAME, SKILLS, people, TODAY).summary == "2 reps · 3 skills · 3 ratings, 1 with evidence"
    assert matrix(FRAME, (), (), TODAY).summary == "0 reps · 0 skills · nothing rated yet"
