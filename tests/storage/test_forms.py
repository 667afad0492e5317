"""Forms that went out are remembered by their hidden number, and go with their rep."""

import pytest

from coachdesk.domain.errors import DeskError
from coachdesk.domain.forms import SentForm
from coachdesk.domain.skills import Assessment, Rater
from tests.builders import TODAY, add_rep, add_skill, new_desk

TOKEN = "a" * 32


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as opened:
        add_skill(opened)
        yield opened


@pytest.fixture
def form(desk):
    return desk.forms.send(SentForm(None, TOKEN, add_rep(desk).id, desk.frameworks.first().id, 1, TODAY))


def test_a_form_is_found_by_its_number_alone(desk, form):
    assert desk.forms.by_token(TOKEN) == form
    assert desk.forms.by_token("b" * 32) is None
    assert desk.forms.all() == (form,)


def test_no_number_is_given_twice(desk, form):
    with pytest.raises(DeskError, match="one already"):
        desk.forms.send(SentForm(None, TOKEN, form.rep_id, form.framework_id, 1, TODAY))


def test_a_form_that_is_out_keeps_the_version_it_asks(desk, form):
    skill = desk.skills.by_name("Discovery")
    desk.skills.set_level_text(skill.id, 3, "Asks for the cost.")
    assert desk.frameworks.one(form.framework_id).version == 2
    (asked,) = desk.frameworks.content(form.framework_id, 1).skills
    assert asked.levels == ()


def test_a_form_that_came_back_knows_its_assessment_until_that_is_removed(desk, form):
    kept = desk.assessments.begin(Assessment(None, form.rep_id, Rater.SELF, TODAY))
    back = desk.forms.returned(form, TODAY, kept.id)
    assert (back.returned, back.assessment_id) == (TODAY, kept.id)
    desk.assessments.remove(kept)
    assert (desk.forms.by_token(TOKEN).returned, desk.forms.by_token(TOKEN).assessment_id) == (TODAY, None)
    desk.store.undo()
    assert desk.forms.by_token(TOKEN) == back
