"""Which questions are brought to a one-on-one."""

from itertools import count

import pytest

from coachdesk.analysis.questions import Asked, choose
from coachdesk.domain.questions import Model, Question


def bank(model=Model.GROW, each=2, skill=3):
    numbers = count(1)
    rows = [Question(next(numbers), f"{name} {i}?", model, name) for name, _ in model.phases for i in range(each)]
    return [*rows, *(Question(100 + i, f"Skill {i}?", skill_id=7) for i in range(skill))]


def ids(picks):
    return [pick.question_id for pick in picks]


def test_each_phase_has_one_and_the_longest_one_on_the_focus_skill_too():
    picks = choose(bank(), Model.GROW, 7, 20, Asked(), 5)
    assert [(p.phase, p.minutes) for p in picks] == [
        ("Goal", 3),
        ("Reality", 4),
        ("Reality", 3),
        ("Options", 7),
        ("Will", 3),
    ]
    assert ids(picks) == [1, 3, 100, 5, 7]
    assert {p.session_id for p in picks} == {5} and [p.position for p in picks] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("skill_id", [7, None])
def test_there_are_four_or_five_and_their_minutes_fill_the_time(model, skill_id):
    picks = choose(bank(model), model, skill_id, 27, Asked())
    assert 4 <= len(picks) <= 5
    assert sum(p.minutes for p in picks) == 27
    assert any(i >= 100 for i in ids(picks)) is (skill_id is not None)


def test_least_used_comes_first_then_longest_not_asked():
    asked = Asked({1: 3, 2: 1, 3: 2, 4: 2}, {3: "2026-11-10T10:00", 4: "2026-10-10T10:00"})
    assert ids(choose(bank(), Model.GROW, None, 20, asked))[:2] == [2, 4]


def test_three_weeks_are_never_the_same_list_twice_running():
    uses, last = {}, frozenset()
    for _ in range(6):
        picked = frozenset(ids(choose(bank(), Model.GROW, 7, 20, Asked(uses, {}, last))))
        assert not picked & last
        uses = {i: uses.get(i, 0) + (i in picked) for i in {*uses, *picked}}
        last = picked


def test_proposing_again_brings_others():
    there = frozenset({1, 3, 5, 7, 100})
    assert not there & set(ids(choose(bank(), Model.GROW, 7, 20, Asked(there=there))))


def test_a_small_bank_leaves_one_out_rather_than_repeat_the_list():
    small = bank(each=1, skill=0)
    assert len(choose(small, Model.GROW, None, 20, Asked(last=frozenset({1, 2, 3, 4})))) == 3


def test_questions_of_other_models_skills_and_the_archive_are_left_alone():
    rows = [Question(1, "Old?", Model.GROW, "Goal", archived=True), Question(2, "Other?", Model.SBI, "Impact"),
            Question(3, "Skill?", skill_id=8)]  # fmt: skip
    assert choose(rows, Model.GROW, 7, 20, Asked()) == ()
