"""What a new team begins with, and an older one can take in later."""

from coachdesk import starter
from coachdesk.domain.deals import FitKind
from coachdesk.domain.questions import Model, Question
from tests.builders import add_skill, new_desk


def test_a_new_team_has_questions_criteria_and_rhythms(tmp_path):
    with new_desk(tmp_path, starter=True) as desk:
        by_phase = {(q.model, q.phase) for q in desk.questions.all() if q.model}
        assert by_phase == {(model, name) for model in Model for name, _ in model.phases}
        assert {q.skill_id for q in desk.questions.all() if q.skill_id} == {s.id for s in desk.skills.all()}
        assert {c.kind for c in desk.deals.criteria()} == set(FitKind)
        assert {r.role_id for r in desk.rhythms.all()} == {r.id for r in desk.roles.all()}
        assert [len(desk.scorecards.criteria(card.id)) for card in desk.scorecards.all()] == [5, 5]
        assert desk.store.can_undo() is None


def test_an_older_team_takes_the_starter_questions_in_one_step(tmp_path):
    with new_desk(tmp_path) as desk:
        skill = add_skill(desk, "follow-up")
        desk.questions.add(Question(None, "Which other ways could lead THERE?"))
        before = desk.store.dump()
        added = starter.add_questions(desk.store)
        assert len(desk.questions.all()) == added + 1 > 60
        assert sum(q.skill_id == skill.id for q in desk.questions.all()) >= 2
        assert starter.add_questions(desk.store) == 0
        assert desk.store.undo().label == "Undo: Add the starter questions"
        assert desk.store.dump() == before


def test_an_older_team_takes_the_starter_criteria_in_one_step(tmp_path):
    with new_desk(tmp_path) as desk:
        before = desk.store.dump()
        assert starter.add_criteria(desk.store) == len(desk.deals.criteria()) == 10
        assert starter.add_criteria(desk.store) == 0
        assert desk.store.undo().label == "Undo: Add the starter criteria"
        assert desk.store.dump() == before


def test_an_older_team_takes_the_starter_scorecards_in_one_step(tmp_path):
    with new_desk(tmp_path) as desk:
        skill = add_skill(desk, "Negotiating")
        before = desk.store.dump()
        assert starter.add_scorecards(desk.store) == len(desk.scorecards.all()) == 2
        lines = [line for card in desk.scorecards.all() for line in desk.scorecards.criteria(card.id)]
        assert [line.weight for line in lines if line.skill_id == skill.id] == [3]
        assert all(line.guide1 and line.guide3 and line.guide5 for line in lines)
        assert starter.add_scorecards(desk.store) == 0
        assert desk.store.undo().label == "Undo: Add the starter scorecards"
        assert desk.store.dump() == before
