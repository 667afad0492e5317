from dataclasses import replace

import pytest

from coachdesk.reports.brief import brief_pdf
from coachdesk.reports.debrief import debrief_pdf
from coachdesk.reports.page import texts_of
from coachdesk.reports.tally import tally_pdf
from tests.reports import papers
from tests.reports.reading import lies_well, pages, words_of

SECRET = "thinks of leaving"
CASES = {
    "brief": (brief_pdf, papers.brief()), "brief, empty": (brief_pdf, papers.brief_empty()),
    "brief, Arabic": (brief_pdf, papers.brief(rep="محمد بن عبد الله", rep_first="محمد", private="سر")),
    "debrief": (debrief_pdf, papers.debrief()), "debrief, empty": (debrief_pdf, papers.debrief_empty()),
    "debrief, Chinese": (debrief_pdf, papers.debrief(rep="王小明", rep_first="小明")),
    "tally": (tally_pdf, papers.tally()), "tally, blank": (tally_pdf, papers.tally(behaviours=(), skill="")),
    "tally, 12 calls": (tally_pdf, papers.tally(calls=12)),
}  # fmt: skip


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize(("draw", "paper"), CASES.values(), ids=CASES)
def test_each_paper_of_a_call_is_one_page_that_lies_well(draw, paper, size):
    pdf = draw([paper], size)
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)


@pytest.mark.parametrize("draw", [brief_pdf, debrief_pdf, tally_pdf])
def test_equal_facts_give_equal_bytes(draw):
    paper = {brief_pdf: papers.brief, debrief_pdf: papers.debrief, tally_pdf: papers.tally}[draw]
    first = draw([paper()])
    assert draw([paper()]) == first


@pytest.mark.parametrize(("draw", "paper"), [(brief_pdf, papers.brief), (debrief_pdf, papers.debrief)])
def test_private_words_are_only_on_the_managers_copy(draw, paper):
    assert SECRET in words_of(draw([paper(private=SECRET)]))
    found = words_of(draw([paper(private=SECRET, audience="rep")]))
    assert SECRET not in found
    assert "Private" not in found
    assert "private line" not in found


def test_every_field_of_a_pre_brief_is_on_the_paper():
    found = words_of(brief_pdf([papers.brief()])).casefold()
    silent = {"manager", "yes", "no"}
    assert [t for t in texts_of(papers.brief()) if t not in silent and t.casefold() not in found] == []


def test_every_field_of_a_debrief_is_on_the_paper():
    found = words_of(debrief_pdf([papers.debrief()]))
    assert [t for t in texts_of(papers.debrief()) if t != "manager" and t not in found] == []
    assert "Seen how often? 3" in found


def test_the_rep_comes_first_in_a_debrief():
    found = words_of(debrief_pdf([papers.debrief_empty()]))
    order = ("How did it end?", "Should we have been there", "What went well Elif first", "Manager’s one or two points")
    places = [found.index(words) for words in order]
    assert places == sorted(places)


def test_overlong_texts_flow_on_and_keep_every_word():
    long = papers.words(700, "long")
    sheets = (brief_pdf([replace(papers.brief(), objective=long, step_in=long)]),
              debrief_pdf([replace(papers.debrief(), ended=long, points=(long, long))]))  # fmt: skip
    for pdf in sheets:
        found = words_of(pdf)
        assert all(f"long{n}" in found for n in range(700))
        assert lies_well(pdf)
        assert len(pages(pdf)) > 1


def test_a_tally_has_a_column_for_each_call_and_no_grid_is_cut():
    found = pages(tally_pdf([papers.tally(calls=20)]))
    assert len(found) == 2
    assert "calls 7 to 12" in found[0]
    assert "calls 19 to 20" in found[1]
    assert all(page.count("Call ") == page.count("Manager took over") for page in found)


def test_shared_notes_stand_under_notes():
    note = "Bring the price list."
    for pdf in (brief_pdf([papers.brief(notes=note)]), debrief_pdf([papers.debrief(notes=note)])):
        assert f"Notes {note}" in words_of(pdf)
        assert len(pages(pdf)) == 1
