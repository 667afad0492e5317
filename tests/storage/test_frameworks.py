"""Frameworks in the file: an edit after a rating begins a version, and what was rated keeps its words."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk import starter
from coachdesk.domain.errors import Invalid
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Skill
from tests.builders import TODAY, add_rep, add_skill, new_desk


@pytest.fixture
def desk(tmp_path):
    """A rep and two skills in the framework 1; Discovery has a text at 3."""
    with new_desk(tmp_path) as desk:
        add_rep(desk)
        add_skill(desk, "Discovery")
        add_skill(desk, "Closing", "Winning")
        desk.skills.set_level_text(1, 3, "Two follow-ups")
        yield desk


def rate(desk, level=3):
    return desk.skills.rate(desk.people.one(1), desk.skills.one(1), level, TODAY)


def version(desk):
    return desk.frameworks.one(1).version


def order(desk, framework_id=1):
    return [(s.name, s.family) for s in desk.skills.all() if s.framework_id == framework_id]


def test_an_edit_before_a_rating_begins_no_version(desk):
    desk.skills.set_level_text(1, 3, "Three follow-ups")
    desk.skills.edit(replace(desk.skills.one(1), name="Asking"))
    assert (version(desk), desk.frameworks.versions(1)) == (1, ())


def test_an_edit_after_a_rating_begins_a_version_and_leaves_the_old_words(desk):
    rate(desk)
    desk.skills.set_level_text(1, 3, "Three follow-ups")
    assert version(desk) == 2
    old, new = (desk.frameworks.content(1, number).skills[0] for number in (1, 2))
    assert (old.level_text(3), new.level_text(3)) == ("Two follow-ups", "Three follow-ups")
    (rating,) = desk.skills.ratings(1)
    assert (rating.version, rating.level_text) == (1, "Two follow-ups")


def test_several_edits_begin_one_version(desk):
    rate(desk)
    desk.skills.set_level_text(1, 5, "Maps the cost")
    desk.skills.edit(replace(desk.skills.one(2), weight=3))
    add_skill(desk, "Pricing")
    assert (version(desk), [v.number for v in desk.frameworks.versions(1)]) == (2, [1])


def test_another_order_begins_no_version_and_another_family_does(desk):
    rate(desk)
    desk.frameworks.arrange(1, [(2, "Winning"), (1, "Selling")])
    assert (order(desk), version(desk)) == ([("Closing", "Winning"), ("Discovery", "Selling")], 1)
    desk.frameworks.arrange(1, [(2, "Winning"), (1, "Winning")])
    assert (order(desk), version(desk)) == ([("Closing", "Winning"), ("Discovery", "Winning")], 2)
    assert desk.frameworks.content(1, 1).families == ("Winning", "Selling")


def test_a_version_that_was_begun_is_one_step_that_goes_back(desk):
    rate(desk)
    before = desk.store.dump()
    desk.skills.set_level_text(1, 3, "Three follow-ups")
    assert desk.store.undo().label == "Undo: Describe Discovery 3"
    assert desk.store.dump() == before


def test_a_minute_of_typing_is_one_step(tmp_path):
    with new_desk(tmp_path, "typed", now=lambda: datetime(2026, 11, 22, 10)) as desk:
        skill = add_skill(desk)
        before = desk.store.dump()
        for name in ("Disc", "Discov", "Discovering"):
            desk.skills.edit(replace(skill, name=name), merge="skill:1:name")
        for text in ("Asks", "Asks twice"):
            desk.skills.set_level_text(skill.id, 3, text, merge="skill:1:3")
        desk.store.undo()
        assert (desk.skills.levels(), desk.skills.one(1).name) == ((), "Discovering")
        desk.store.undo()
        assert desk.store.dump() == before


def test_two_frameworks_may_have_a_skill_of_the_same_name_and_one_may_not(desk):
    other = desk.frameworks.add(Framework(None, "Account management"))
    assert add_skill(desk, "Discovery", framework_id=other.id).framework_id == other.id
    with pytest.raises(Invalid, match="a skill called “Discovery” already"):
        add_skill(desk, "discovery", framework_id=other.id)


def test_a_family_is_renamed_for_all_its_skills_in_one_step(desk):
    away = desk.skills.edit(replace(add_skill(desk, "Pricing"), archived=True))
    before = desk.store.dump()
    desk.frameworks.rename_family(1, "Selling", " Asking ")
    assert order(desk) == [("Discovery", "Asking"), ("Closing", "Winning")]
    assert desk.skills.one(away.id).family == "Asking"
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_family_without_a_name_or_with_that_of_another_is_refused(desk):
    with pytest.raises(Invalid, match="family is empty"):
        desk.frameworks.rename_family(1, "Selling", "  ")
    with pytest.raises(Invalid, match="a family called “Winning” already"):
        desk.frameworks.rename_family(1, "Selling", "winning")
    desk.frameworks.rename_family(1, "Selling", "SELLING")
    assert order(desk)[0] == ("Discovery", "SELLING")


def test_a_copy_has_the_texts_and_role_levels_and_nobody_was_rated_by_it(desk):
    starter.fill(desk.store)
    role = desk.roles.all()[0]
    desk.skills.set_role_target(role.id, 1, 4)
    rate(desk)
    desk.skills.edit(replace(desk.skills.one(2), archived=True))
    copy = desk.frameworks.copy(1, "Account management")
    inside = desk.frameworks.now(copy.id)
    assert [s.name for s in inside.skills] == [s.name for s in desk.frameworks.now(1).skills]
    assert inside.skills[0].level_text(3) == "Two follow-ups"
    own = [t.level for t in desk.skills.role_targets() if t.skill_id == inside.skills[0].id]
    assert (own, copy.version, desk.frameworks.used(copy)) == ([4], 1, False)


def test_the_starter_skills_come_with_texts_and_the_targets_of_known_roles(tmp_path):
    with new_desk(tmp_path, "bare") as desk:
        add_skill(desk, "follow-up", "Mine")
        before = desk.store.dump()
        added = desk.add_starter_skills()
        assert len(desk.skills.all()) == added + 1 > 20
        assert desk.skills.levels()
        assert (desk.skills.role_targets(), desk.add_starter_skills()) == ((), 0)
        assert desk.store.undo().label == "Undo: Add the starter skills"
        assert desk.store.dump() == before


def test_a_version_says_on_which_day_it_was_replaced(tmp_path):
    with new_desk(tmp_path, "dated", now=lambda: datetime(2026, 11, 22, 10)) as desk:
        skill = desk.skills.add(Skill(None, "Discovery", "Selling"))
        desk.skills.rate(add_rep(desk), skill, 3, date(2026, 9, 1))
        desk.skills.edit(replace(skill, archived=True))
        (kept,) = desk.frameworks.versions(1)
        assert (kept.number, kept.day) == (1, date(2026, 11, 22))
        assert desk.frameworks.now(1).skills == ()
