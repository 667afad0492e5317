"""Assessments and personal levels in the file: one per rater and day, in whole steps, unknown left unknown."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.domain.errors import Invalid
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Assessment, Observation, Rater, Setting
from tests.builders import TODAY, add_rep, add_skill, new_desk

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


@pytest.fixture
def desk(tmp_path):
    """A rep and two skills; each has the id 1 or 2."""
    with new_desk(tmp_path) as desk:
        add_rep(desk)
        add_skill(desk, "Discovery")
        add_skill(desk, "Closing")
        desk.skills.set_level_text(1, 3, "Two follow-ups")
        yield desk


def begin(desk, day=MAY, rater=Rater.MANAGER, **fields):
    return desk.assessments.begin(Assessment(None, 1, rater, day, **fields))


def levels(desk, assessment):
    return {r.skill_id: r.level for r in desk.assessments.ratings_of(assessment.id)}


def test_one_rater_has_one_assessment_a_day(desk):
    assert begin(desk) == begin(desk)
    kim, ann = begin(desk, rater=Rater.PEER, by="Kim"), begin(desk, rater=Rater.PEER, by="Ann")
    assert len({begin(desk).id, begin(desk, rater=Rater.SELF).id, kim.id, ann.id, begin(desk, JUNE).id}) == 5


def test_a_peer_without_a_name_and_a_level_out_of_range_are_refused(desk):
    with pytest.raises(Invalid, match="which peer"):
        begin(desk, rater=Rater.PEER)
    with pytest.raises(Invalid, match="1 to 5, not 0"):
        desk.assessments.set_level(begin(desk), 1, 0)


def test_taking_a_level_away_leaves_it_unknown_and_not_nought(desk):
    one = begin(desk)
    desk.assessments.set_level(one, 1, 3)
    desk.assessments.set_level(one, 2, 4)
    desk.assessments.set_level(one, 1, None)
    assert levels(desk, one) == {2: 4}
    assert desk.store.rows("select min(level) from rating") == [(4,)]


def test_a_rating_keeps_the_text_of_its_version(desk):
    one = begin(desk)
    desk.assessments.set_level(one, 1, 3, "Acme call")
    desk.skills.set_level_text(1, 3, "Three follow-ups")
    desk.assessments.set_level(one, 1, 3)
    kept = desk.assessments.ratings_of(one.id)[0]
    assert (kept.level_text, kept.evidence, desk.assessments.one(one.id).version) == ("Two follow-ups", "Acme call", 1)
    later = begin(desk, JUNE)
    desk.assessments.set_level(later, 1, 3)
    assert (later.version, desk.assessments.ratings_of(later.id)[0].level_text) == (2, "Three follow-ups")


def test_a_whole_assessment_is_one_step_that_goes_back_and_comes_again(desk):
    before = desk.store.dump()
    one = desk.assessments.save(Assessment(None, 1, Rater.SELF, MAY, "Note", "plum"), {1: 3, 2: 5}, {1: "Acme"})
    after = desk.store.dump()
    assert levels(desk, one) == {1: 3, 2: 5}
    label = desk.store.can_undo()
    assert (label, "plum" in label) == ("Assess Dana Fox, self, 2026-05-04", False)
    desk.store.undo()
    assert desk.store.dump() == before
    desk.store.redo()
    assert desk.store.dump() == after


def test_removing_an_assessment_takes_its_ratings_and_undo_brings_them(desk):
    one = desk.assessments.save(Assessment(None, 1, Rater.MANAGER, MAY), {1: 3, 2: 5}, {})
    full = desk.store.dump()
    desk.assessments.remove(one)
    assert (desk.assessments.of_rep(1), desk.skills.ratings(1)) == ((), ())
    desk.store.undo()
    assert desk.store.dump() == full


def test_a_personal_level_is_set_and_taken_back(desk):
    dana = desk.people.one(1)
    desk.assessments.set_rep_target(dana, 1, 4)
    desk.assessments.set_rep_target(dana, 1, 5)
    assert [(r.rep_id, r.skill_id, r.level) for r in desk.assessments.rep_targets()] == [(1, 1, 5)]
    desk.assessments.set_rep_target(dana, 1, None)
    assert desk.assessments.rep_targets(1) == ()
    desk.store.undo()
    assert desk.assessments.rep_targets(1)[0].level == 5


def test_the_newest_ratings_are_those_of_each_rater_up_to_the_day(desk):
    for day, level in ((MAY, 2), (JUNE, 4), (TODAY, 5)):
        desk.assessments.save(Assessment(None, 1, Rater.MANAGER, day), {1: level}, {})
    desk.assessments.save(Assessment(None, 1, Rater.SELF, MAY), {1: 3}, {})
    desk.assessments.save(Assessment(None, 1, Rater.SELF, JUNE, blind=True), {1: 1}, {})
    found = {(r.rater, r.blind): (r.level, r.day) for r in desk.assessments.newest_ratings(JUNE)[1]}
    assert found == {
        (Rater.MANAGER, False): (4, JUNE), (Rater.SELF, False): (3, MAY), (Rater.SELF, True): (1, JUNE)
    }  # fmt: skip
    assert set(desk.assessments.newest_ratings(TODAY)[1]) <= set(desk.assessments.ratings()[1])


def test_everybodys_observations_come_in_one_answer(desk):
    add_rep(desk, "Sam Okafor")
    for rep_id, day in ((1, JUNE), (1, MAY), (2, MAY)):
        desk.skills.observe(Observation(None, rep_id, 1, day, "Asked", Setting.ROLE_PLAY))
    assert desk.skills.observations_by_rep() == {1: desk.skills.observations(1), 2: desk.skills.observations(2)}


def test_assessments_of_two_frameworks_stand_beside_each_other(desk):
    other = desk.frameworks.add(Framework(None, "Service"))
    assert begin(desk).id != begin(desk, framework_id=other.id).id


def test_an_edit_keeps_ratings_and_typing_makes_one_step(desk):
    one = desk.assessments.save(Assessment(None, 1, Rater.SELF, MAY), {1: 3}, {})
    steps = len(desk.store.history())
    for text in ("G", "Go", "Good"):
        desk.assessments.edit(replace(one, note=text))
    assert (desk.assessments.one(one.id).note, levels(desk, one)) == ("Good", {1: 3})
    assert len(desk.store.history()) == steps + 1
