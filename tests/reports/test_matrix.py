from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from coachdesk.reports.matrix import blocks, matrix_pdf
from tests.reports import skill_papers as papers
from tests.reports.reading import lies_well, pages, words_of

DAY = date(2026, 11, 24)
SMALL = {"Win": ("Value story", "Closing"), "Run": ("Forecast",)}


def one_cell(**changes):
    """A matrix of one rep and one skill."""
    matrix = papers.matrix({"Win": ("Closing",)}, ("Ana Ferreira",))
    cell = papers.matrix_cell(0, **changes)
    return replace(matrix, rows=(replace(matrix.rows[0], cells=(cell,)),))


def fonts_of(pdf):
    page = pypdfium2.PdfDocument(pdf)[0]
    return {found.get_font().get_base_name().split("+")[-1] for found in page.get_objects() if found.type == 1}


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_team_in_the_starter_skills_lies_well_on_the_long_side(size):
    pdf = matrix_pdf(papers.matrix(), DAY, size)
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert width > height
    assert lies_well(pdf)
    assert len(pages(pdf)) == {"a4": 1, "letter": 2}[size]
    assert "[?]" not in words_of(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_names_skills_and_legend_stand_on_every_page(size):
    pdf = matrix_pdf(papers.matrix_large(), DAY, size)
    found = pages(pdf)
    assert lies_well(pdf)
    assert len(found) > 8
    for page in found:
        assert "the manager’s level" in page
        assert "Family" in page
        assert "of a long name" in page or "of a" in page
        assert "Rep " in page


def test_every_skill_and_every_rep_of_a_large_team_is_there():
    matrix = papers.matrix_large()
    found = words_of(matrix_pdf(matrix, DAY))
    assert [row.rep for row in matrix.rows if row.rep not in found] == []
    assert [skill.name for skill in matrix.skills if " ".join(skill.name.split()[:2]) not in found] == []


def test_a_family_stays_whole_unless_no_page_holds_it_and_then_its_name_goes_on():
    found = blocks(papers.matrix_large(), 745)
    names = [[name for name, _, _ in block.groups()] for block in found]
    assert sum(len(block.skills) for block in found) == 60
    assert names == [["Family 0", "Family 1"], ["Family 1, continued", "Family 2", "Family 3"], ["Family 4"]]


def test_the_number_its_distance_to_the_target_and_the_count_are_in_the_cell():
    found = words_of(matrix_pdf(one_cell(level=2, target=4, observations=7), DAY))
    assert "2 −2 n 7" in found


def test_a_level_at_target_has_no_distance_and_an_unknown_one_is_a_dash():
    assert "−" not in words_of(matrix_pdf(one_cell(level=3), DAY)).replace("−1 below", "")
    found = words_of(matrix_pdf(one_cell(level=None, observations=0), DAY))
    assert "Enterprise AE –" in found
    assert "n 0 9 of" not in found


def test_a_stale_level_is_in_italics_within_dashes():
    def drawn(stale):
        pdf = matrix_pdf(one_cell(stale=stale), DAY)
        return [o.get_bounds() for o in pypdfium2.PdfDocument(pdf)[0].get_objects() if o.type == 1]

    assert "Inter-Italic" in fonts_of(matrix_pdf(one_cell(stale=True), DAY))
    assert drawn(True) != drawn(False)


def test_a_weak_team_is_told_in_its_sentence():
    assert "That is a playbook problem" in words_of(matrix_pdf(papers.matrix(), DAY))


def test_who_has_no_rating_has_a_dash_for_the_share():
    matrix = papers.matrix(SMALL)
    rows = tuple(replace(row, reached=0, rated=0) for row in matrix.rows)
    assert "0 of 0" not in words_of(matrix_pdf(replace(matrix, rows=rows), DAY))


def test_without_reps_or_skills_a_sentence_stands_there():
    assert "Nobody is on the team yet." in words_of(matrix_pdf(papers.matrix(names=()), DAY))
    assert "There is no skill in this framework yet." in words_of(matrix_pdf(papers.matrix({}), DAY))


def test_equal_facts_give_equal_bytes():
    first = matrix_pdf(papers.matrix(), DAY)
    matrix_pdf(papers.matrix(names=("प्रिया",)), DAY)
    assert matrix_pdf(papers.matrix(), DAY) == first


def test_it_says_that_it_is_the_managers():
    assert "manager’s copy: it compares people by name" in words_of(matrix_pdf(papers.matrix(SMALL), DAY))
