import pytest

from coachdesk.reports.page import texts_of
from coachdesk.reports.summary import summary_pdf
from tests.reports import papers
from tests.reports.reading import lies_well, pages, words_of


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_summary_is_one_page_with_every_word(size):
    paper = papers.summary(notes="Marlow: we go back with a trade.")
    pdf = summary_pdf([paper], size)
    assert [text for text in texts_of(paper) if text not in words_of(pdf)] == []
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)


def test_a_summary_without_commitments_says_so():
    found = words_of(summary_pdf([papers.summary(promises=(), notes="", talked=(), next_words="")]))
    assert "Nothing new." in found
    assert "Notes" not in found
    assert "Next" not in found


def test_a_long_summary_flows_on():
    pdf = summary_pdf([papers.summary(notes=papers.words(2_000, "note"))])
    found = words_of(pdf)
    assert len(pages(pdf)) > 1
    assert all(f"note{n}" in found for n in range(2_000))


def test_equal_facts_give_equal_bytes():
    assert summary_pdf([papers.summary()]) == summary_pdf([papers.summary()])
