from dataclasses import replace

import pytest

from coachdesk.reports.page import texts_of
from coachdesk.reports.scorecard import scorecard_pdf
from tests.reports import skill_papers as papers
from tests.reports.reading import lies_well, pages, words_of

SECRET = "thinks of leaving"
CASES = {"scored": papers.scorecard(), "blank": papers.scorecard_blank(),
         "own": papers.scorecard(audience="manager", private=SECRET, rep="王小明"),
         "arabic": papers.scorecard(rep="محمد بن عبد الله")}  # fmt: skip


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", CASES.values(), ids=CASES)
def test_a_scorecard_is_one_page_that_lies_well(paper, size):
    pdf = scorecard_pdf([paper], size)
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)
    assert "[?]" not in words_of(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_overlong_content_flows_on_and_keeps_every_word(size):
    paper = papers.scorecard_overlong()
    pdf = scorecard_pdf([paper], size)
    found = words_of(pdf)
    call = replace(paper.score.call, private_note="", title="")
    told = {word for text in texts_of((paper.lines, call, paper.private)) for word in text.split()}
    assert [word for word in told if word not in found] == []
    assert lies_well(pdf)


def test_each_criterion_has_its_weight_guides_and_what_was_said():
    found = words_of(scorecard_pdf([papers.scorecard()]))
    assert "Asks past the first answer weight 2" in found
    assert "1 Moves on." in found
    assert "I told them it takes 20 minutes." in found


def test_the_rep_stands_before_the_manager_and_the_difference_is_shown():
    found = words_of(scorecard_pdf([papers.scorecard()]))
    assert found.index("Rep 1") < found.index("Manager 1")
    assert "difference +1" in found
    assert "difference −1" in found
    assert "same on 1 of 3; manager lower on 1" in found


def test_not_observed_is_a_box_and_no_number():
    lines = papers.score_lines(((None, 3),))
    found = words_of(scorecard_pdf([papers.scorecard(lines=lines)]))
    assert "not observed" in found
    assert "difference –" in found
    assert "difference 0" not in found


def test_what_nobody_has_scored_yet_leaves_room_to_write_it():
    found = words_of(scorecard_pdf([papers.scorecard_blank()]))
    assert "Rep Call Date" in found
    assert "Total: add up weight × score" in found
    assert "difference –" not in found


def test_the_totals_have_their_count_and_the_endings_stand_below():
    found = words_of(scorecard_pdf([papers.scorecard()]))
    assert "3.4 of 5, 4 of 5 observed" in found
    for words in ("Keep The summary", "Start Asking", "One change One follow-up", "Practice task Three calls"):
        assert words in found


def test_the_private_note_is_only_on_the_managers_copy_that_asks_for_it():
    assert SECRET not in words_of(scorecard_pdf([papers.scorecard(private=SECRET)]))
    assert "zzprivate" not in words_of(scorecard_pdf([papers.scorecard(audience="manager")]))
    assert SECRET in words_of(scorecard_pdf([papers.scorecard(audience="manager", private=SECRET)]))


def test_a_second_rater_is_on_the_managers_copy_only():
    lines = tuple(replace(line, second=4) for line in papers.score_lines())
    score = replace(papers.call_score(lines), second_by="Nadia Haddad")
    rep, manager = (words_of(scorecard_pdf([papers.scorecard(lines=lines, score=score, audience=audience)]))
                    for audience in ("rep", "manager"))  # fmt: skip
    assert ("Nadia" in rep, "Nadia Haddad 4" in manager) == (False, True)


def test_equal_facts_give_equal_bytes_and_each_card_counts_its_own_pages():
    first = scorecard_pdf([papers.scorecard(rep="محمد"), papers.scorecard_blank()])
    scorecard_pdf([papers.scorecard(rep="प्रिया")])
    assert scorecard_pdf([papers.scorecard(rep="محمد"), papers.scorecard_blank()]) == first
    assert all("Page 1 of 1" in page for page in pages(first))
