from dataclasses import replace

import pytest

from coachdesk.reports.skills import skills_pdf
from tests.reports import skill_papers as papers
from tests.reports.reading import lies_well, pages, words_of

SECRET = "thinks of leaving"
NAMES = {"cyrillic": "Пётр Ильич", "arabic": "محمد بن عبد الله", "chinese": "王小明", "long": "Maximiliane Anne " * 4}
CASES = {"usual": papers.skills_paper(), "empty": papers.skills_paper_empty(),
         "own": papers.skills_paper(audience="manager", private=SECRET)}  # fmt: skip


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", CASES.values(), ids=CASES)
def test_a_scorecard_of_a_few_skills_is_one_page_that_lies_well(paper, size):
    pdf = skills_pdf([paper], size)
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_keeps_the_page(name):
    pdf = skills_pdf([papers.skills_paper(rep=name, rep_first=name.split()[0])])
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)
    assert "[?]" not in words_of(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_sixty_skills_flow_on_under_the_same_heads_and_keep_every_word(size):
    paper = papers.skills_paper_overlong()
    pdf = skills_pdf([paper], size)
    found = words_of(pdf)
    assert lies_well(pdf)
    assert all("Target Self Manager Gap" in page for page in pages(pdf)[:3])
    told = (paper.note, paper.private, paper.index_words, *(skill.name for skill in paper.skills))
    assert [word for text in told for word in text.split() if word.casefold() not in found.casefold()] == []


def test_twenty_eight_skills_take_two_pages():
    skills = tuple(papers.skill(f"Skill {n}", f"Family {n // 3}", skill_id=n) for n in range(28))
    assert len(pages(skills_pdf([papers.skills_paper(skills=skills)]))) == 2


def test_the_gap_is_told_with_its_sign_and_where_it_goes():
    found = words_of(skills_pdf([papers.skills_paper()]))
    assert "4 3 2 −2" in found
    assert "widening: gap 2, was 1 in Q2" in found
    assert "+1" in found


def test_a_rating_tells_what_it_stands_on_or_that_nothing_was_seen():
    found = words_of(skills_pdf([papers.skills_paper()]))
    assert "5 seen, 12 Nov" in found
    assert "5 seen, 9 Dec 2025" in found
    assert "no evidence" in found
    assert "not rated" in found


def test_a_stale_rating_says_why():
    found = words_of(skills_pdf([papers.skills_paper()]))
    assert "stale: new competitor (Acme) on 3 Nov touches it" in found


def test_unknown_is_a_dash_and_never_a_zero():
    lone = papers.skill(manager=None, self_level=None, self_words="", observations=0, newest=None)
    found = words_of(skills_pdf([papers.skills_paper(skills=(lone,))]))
    assert "4 – –" in found
    assert "No skill is rated against a target yet." in found


def test_the_widest_gaps_come_first_with_both_behaviours_and_the_rest_is_counted():
    skills = tuple(papers.skill(f"Skill {n}", "Discovery", 5, n, skill_id=n) for n in (4, 3, 2, 1))
    found = words_of(skills_pdf([papers.skills_paper(skills=skills, texts=((1, "Reads a list.", "Asks why."),))]))
    assert "Skill 1 Now 1 Reads a list. Wanted 5 Asks why." in found
    assert "No behaviour is written for this level." in found
    assert "1 more skill below target, in the table above." in found


def test_the_index_has_its_count_and_the_foot_what_is_left_out():
    found = words_of(skills_pdf([papers.skills_paper()]))
    assert "2 of 4 rated skills at or above the target" in found
    assert "left out: private notes" in found
    assert "as of 24 November 2026" in found


def test_a_blind_self_rating_is_not_told():
    hidden = papers.skill(self_level=None, self_hidden=True, self_words="a blind self-rating waits")
    found = words_of(skills_pdf([papers.skills_paper(skills=(hidden,))]))
    assert "self-rating waits" in found
    assert "a blind self-rating" not in found


def test_the_private_note_and_the_name_of_a_peer_are_on_the_managers_copy_only():
    rep, manager = (words_of(skills_pdf([papers.skills_paper(audience=audience, private=SECRET)]))
                    for audience in ("rep", "manager"))  # fmt: skip
    assert (SECRET in rep, "Nadia" in rep, "a peer: 4" in rep) == (False, False, True)
    assert (SECRET in manager, "Nadia Haddad: 4" in manager) == (True, True)


def test_equal_facts_give_equal_bytes_and_each_rep_has_pages_of_their_own():
    both = [papers.skills_paper(rep="محمد"), replace(papers.skills_paper(), rep="Kim")]
    first = skills_pdf(both)
    skills_pdf([papers.skills_paper(rep="प्रिया")])
    assert skills_pdf(both) == first
    assert all("Page 1 of 1" in page for page in pages(first))
