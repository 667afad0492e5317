from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from coachdesk.reports.selfform import form_pdf
from tests.reports import skill_papers as papers
from tests.reports.reading import lies_well, pages, words_of

NAMES = {"cyrillic": "Пётр Ильич", "arabic": "محمد بن عبد الله", "chinese": "王小明", "long": "Maximiliane Anne " * 4}


def fields_of(pdf):
    return PdfReader(BytesIO(pdf)).get_fields() or {}


def filled(pdf, answers):
    """The form as another program would fill it in."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    target = BytesIO()
    writer.write(target)
    return {name: field.get("/V") for name, field in fields_of(target.getvalue()).items() if field.get("/V")}


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", [papers.form(), papers.form_blank()], ids=["live", "blank"])
def test_a_form_lies_well_and_asks_every_skill(paper, size):
    pdf = form_pdf([paper], size)
    found = words_of(pdf)
    assert lies_well(pdf)
    assert [skill.name for skill in paper.content.skills if skill.name not in found] == []
    assert len(pages(pdf)) <= 6


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_lies_well(name):
    pdf = form_pdf([papers.form(rep=name, rep_first=name.split()[0])])
    assert lies_well(pdf)
    assert "[?]" not in words_of(pdf)


def test_overlong_texts_flow_on_and_keep_every_word():
    paper = papers.form_overlong()
    pdf = form_pdf([paper])
    found = words_of(pdf)
    texts = [(skill.name, skill.description, *dict(skill.levels).values()) for skill in paper.content.skills]
    assert [word for skill in texts for text in skill for word in text.split() if word not in found] == []
    assert lies_well(pdf)


def test_each_skill_has_one_choice_and_one_text_and_the_token_is_hidden():
    fields = fields_of(form_pdf([papers.form()]))
    ids = [skill.id for skill in papers.form_skills()]
    assert set(fields) == {"token", "note", *(f"{kind}-{n}" for n in ids for kind in ("skill", "why"))}
    assert fields["token"]["/V"] == papers.form().token
    assert set(fields["skill-1"]["/_States_"]) == {"/1", "/2", "/3", "/4", "/5", "/unknown", "/Off"}


def test_the_token_is_in_no_text_of_the_page():
    assert papers.form().token not in words_of(form_pdf([papers.form()]))


def test_nothing_is_chosen_before_it_is_filled_in():
    assert filled(form_pdf([papers.form()]), {}) == {"token": papers.form().token}


@pytest.mark.filterwarnings("ignore")
def test_another_program_can_fill_it_and_its_answers_are_read_back():
    answers = {"skill-1": "/4", "why-1": "The Norfolk call", "skill-28": "/unknown", "note": "More calls together"}
    found = filled(form_pdf([papers.form()]), answers)
    assert found == {**answers, "token": papers.form().token}


def test_every_field_has_a_name_that_a_screen_reader_can_say():
    fields = fields_of(form_pdf([papers.form()]))
    assert fields["skill-1"]["/TU"] == "Choosing whom to approach: your level"
    assert all(field.get("/TU") for name, field in fields.items() if name != "token")


def test_it_carries_no_script():
    pdf = form_pdf([papers.form()])
    keys = {key for page in PdfReader(BytesIO(pdf)).pages for note in page["/Annots"] for key in note.get_object()}
    assert b"/JavaScript" not in pdf
    assert {"/AA", "/A"} & keys == set()


def test_a_blank_one_has_no_field():
    assert fields_of(form_pdf([papers.form_blank()])) == {}


def test_a_subset_asks_only_those():
    paper = papers.form(subset=frozenset({2, 5}))
    assert {"skill-2", "skill-5"} == {name for name in fields_of(form_pdf([paper])) if name.startswith("skill-")}
    assert "Networking" in words_of(form_pdf([paper]))
    assert "Speaking to groups" not in words_of(form_pdf([paper]))


def test_forms_to_fill_in_never_share_a_file_but_blank_ones_may():
    with pytest.raises(ValueError, match="PDF of its own"):
        form_pdf([papers.form(), papers.form_blank()])
    assert "Kim Lee" in words_of(form_pdf([papers.form_blank(), papers.form_blank(rep="Kim Lee")]))


def test_equal_facts_give_equal_bytes():
    first = form_pdf([papers.form(rep="محمد")])
    form_pdf([papers.form(rep="प्रिया")])
    assert form_pdf([papers.form(rep="محمد")]) == first


def test_it_says_whose_view_it_is_and_what_is_left_out():
    found = words_of(form_pdf([papers.form()]))
    assert "Elif’s own view" in found
    assert "left out: everybody’s ratings" in found
    assert "Sales skills, version 3" in found
