"""A self-assessment goes out as a PDF, is filled in by another program, and comes back once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.skills import Assessment, Rater
from coachdesk.forms import form_paper, look_at_form, send_form, take_form
from tests.builders import TODAY, add_rep, add_skill, new_desk
from tests.exchange.pdf_forms import TOKEN, blank, filled

LATER = TODAY + timedelta(days=5)


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as opened:
        opened.settings.save("manager_name", "Sam Rivera")
        add_rep(opened)
        skills = [add_skill(opened, name) for name in ("Discovery", "Closing", "Listening")]
        opened.skills.set_level_text(skills[0].id, 3, "Asks for the cost.")
        yield opened


def names(desk):
    return {skill.name: skill.id for skill in desk.skills.all()}


def dana(desk):
    return desk.people.by_name("Dana Fox")


def sent(desk, token=TOKEN, **options):
    return send_form(desk, dana(desk), TODAY, token, **options)


def back(desk, **answers):
    """The form that went out, filled in."""
    return filled(sent(desk), **{f"skill_{names(desk)[name]}": f"/{level}" for name, level in answers.items()})


def test_the_paper_says_who_asks_and_by_which_version(desk):
    paper = form_paper(desk, dana(desk), TODAY)
    assert (paper.rep, paper.manager, paper.content.version, paper.token) == ("Dana Fox", "Sam Rivera", 1, "")
    assert "private notes" in paper.left_out


def test_a_form_goes_out_comes_back_and_shows_the_levels_before_they_are_kept(desk):
    ids = names(desk)
    pdf = filled(
        sent(desk), **{f"skill_{ids['Discovery']}": "/4", f"why_{ids['Discovery']}": "Asked twice", "note": "ok"}
    )
    before = desk.store.dump()
    look = look_at_form(desk, pdf, "dana.pdf")
    assert (look.rep, look.version, look.form.sent) == (dana(desk), 1, TODAY)
    assert (look.levels, look.evidence) == (((ids["Discovery"], "Discovery", 4),), ((ids["Discovery"], "Asked twice"),))
    assert (look.note, look.unknown, look.warnings) == ("ok", ("Closing", "Listening"), ())
    assert desk.store.dump() == before


def test_taking_it_in_is_one_step_that_can_be_undone(desk):
    look = look_at_form(desk, back(desk, Discovery=2, Closing=5), "dana.pdf")
    before = desk.store.dump()
    kept = take_form(desk, look, LATER)
    assert (kept.rater, kept.day, kept.version, kept.blind) == (Rater.SELF, LATER, 1, False)
    assert [r.level for r in desk.assessments.ratings_of(kept.id)] == [2, 5]
    assert desk.forms.by_token(TOKEN).returned == LATER
    assert desk.store.undo().label == "Undo: Take in the self-assessment of Dana Fox"
    assert desk.store.dump() == before


def test_a_form_comes_back_once_unless_its_assessment_was_removed(desk):
    pdf = back(desk, Discovery=2)
    look = look_at_form(desk, pdf, "dana.pdf")
    kept = take_form(desk, look, TODAY)
    with pytest.raises(DeskError, match="came back already, on 22 Nov 2026"):
        look_at_form(desk, pdf, "dana.pdf")
    with pytest.raises(DeskError, match="came back already"):
        take_form(desk, look, TODAY)
    desk.assessments.remove(kept)
    assert "removed since" in look_at_form(desk, pdf, "dana.pdf").warnings[0]


def test_a_form_of_an_older_version_keeps_that_versions_skills_and_texts(desk):
    pdf = back(desk, Discovery=3)
    skill = desk.skills.by_name("Discovery")
    desk.skills.edit(replace(skill, name="Finding the need"))
    desk.skills.set_level_text(skill.id, 3, "Gets a number.")
    look = look_at_form(desk, pdf, "dana.pdf")
    assert (look.version, look.framework.version, look.levels[0][1]) == (1, 2, "Discovery")
    assert "version 2 is in use now" in look.warnings[0]
    kept = take_form(desk, look, LATER)
    assert (kept.version, desk.assessments.ratings_of(kept.id)[0].level_text) == (1, "Asks for the cost.")


def test_a_blind_one_is_kept_blind(desk):
    assert take_form(desk, look_at_form(desk, back(desk, Discovery=3), "a.pdf"), TODAY, blind=True).blind


def test_a_second_form_of_the_same_day_joins_the_first(desk):
    ids = names(desk)
    first, second = sent(desk, subset=frozenset({ids["Discovery"]})), sent(desk, "f" * 32)
    one = filled(first, **{f"skill_{ids['Discovery']}": "/2", "note": "First"})
    two = filled(second, **{f"skill_{ids['Closing']}": "/4", "note": "Second"})
    assert look_at_form(desk, one, "a.pdf").unknown == ()
    kept = [take_form(desk, look_at_form(desk, pdf, "a.pdf"), TODAY) for pdf in (one, two)]
    assert (kept[0].id, kept[1].note) == (kept[1].id, "First\n\nSecond")
    assert len(desk.assessments.ratings_of(kept[0].id)) == 2


@pytest.mark.parametrize(("level", "blind"), [("Discovery", False), ("Closing", True)])
def test_a_form_that_would_change_the_days_self_assessment_is_refused(desk, level, blind):
    own = Assessment(None, dana(desk).id, Rater.SELF, TODAY)
    kept = desk.assessments.save(own, {names(desk)["Discovery"]: 1}, {names(desk)["Discovery"]: "typed"})
    look = look_at_form(desk, back(desk, **{level: 4}), "dana.pdf")
    before = desk.store.dump()
    with pytest.raises(DeskError, match="would change it"):
        take_form(desk, look, TODAY, blind=blind)
    assert desk.store.dump() == before
    assert [(r.level, r.evidence) for r in desk.assessments.ratings_of(kept.id)] == [(1, "typed")]


def test_two_versions_on_one_day_are_refused_and_nothing_is_changed(desk):
    pdf = back(desk, Discovery=3)
    skill = desk.skills.by_name("Discovery")
    desk.skills.set_level_text(skill.id, 3, "Gets a number.")
    desk.assessments.begin(Assessment(None, dana(desk).id, Rater.SELF, TODAY))
    look, before = look_at_form(desk, pdf, "a.pdf"), desk.store.dump()
    with pytest.raises(DeskError, match="by version 2 already"):
        take_form(desk, look, TODAY)
    assert desk.store.dump() == before


def test_words_without_a_level_are_not_lost_and_a_strange_level_is_left_unknown(desk):
    ids = names(desk)
    sent(desk)
    content = blank((ids["Discovery"], ids["Closing"], 999))
    pdf = filled(content, **{f"why_{ids['Closing']}": "Too new to say", "skill_999": "3"})
    look = look_at_form(desk, pdf, "a.pdf")
    assert (look.levels, look.note, look.unknown) == ((), "Closing: Too new to say", ("Discovery", "Closing"))
    assert [warning.split(" ")[0] for warning in look.warnings] == ["What", "1"]
    odd = filled(content, **{f"skill_{ids['Discovery']}": "9", f"skill_{ids['Closing']}": "1"})
    assert "“9” is no level" in look_at_form(desk, odd, "a.pdf").warnings[0]


def test_a_form_of_another_file_or_with_nothing_in_it_is_refused(desk):
    with pytest.raises(DeskError, match="another team file"):
        look_at_form(desk, blank(), "a.pdf")
    with pytest.raises(DeskError, match="Nothing is filled in"):
        look_at_form(desk, sent(desk), "a.pdf")


def test_making_a_form_is_undone_and_then_it_is_not_known(desk):
    pdf = back(desk, Discovery=3)
    assert desk.store.undo().label == "Undo: Make a self-assessment form for Dana Fox"
    with pytest.raises(DeskError, match="undone"):
        look_at_form(desk, pdf, "a.pdf")


def test_what_cannot_be_asked_is_refused(desk):
    with pytest.raises(Invalid, match="32 hex"):
        sent(desk, "short")
    with pytest.raises(DeskError, match="1 of the chosen skills"):
        form_paper(desk, dana(desk), TODAY, subset=frozenset({999}))
    empty = desk.frameworks.add(Framework(None, "Empty"))
    with pytest.raises(DeskError, match="no skills yet"):
        form_paper(desk, dana(desk), TODAY, empty.id)


def test_without_a_framework_there_is_nothing_to_ask(tmp_path):
    with new_desk(tmp_path, "bare") as bare, pytest.raises(DeskError, match="no framework"):
        form_paper(bare, add_rep(bare), date(2026, 1, 1))
