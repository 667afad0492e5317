"""The leadership's paper read back: one or two pages, every part, both sizes, and only what is meant for it."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk import monthly
from coachdesk.analysis.month import MonthWords
from coachdesk.desk import Desk
from coachdesk.reports.month import month_pdf
from coachdesk.sample import make_sample
from tests.builders import filled_desk
from tests.reports.reading import lies_well, pages, words_of

TODAY = date(2026, 11, 24)
SIZES = ("a4", "letter")
HEADINGS = (
    "What I coached", "What moved", "What I need", "Coaching in figures", "Coaching beside sales", "Hours by kind",
    "Development plans", "What moved in the outcomes", "Conversions", "Skills of the team", "Most below target",
    "New hires", "Training", "Next month", "What these words mean", "Left out on purpose",
)  # fmt: skip


@pytest.fixture(scope="module")
def months(tmp_path_factory):
    """September to November of the sample team."""
    path = tmp_path_factory.mktemp("month") / "team.coachdesk"
    make_sample(path, today=TODAY)
    with Desk.open(path, read_only=True) as desk:
        return {n: monthly.month_paper(desk, date(2026, n, 1), TODAY) for n in (9, 10, 11)}


def many(paper, reps, skills):
    """The same month of a team of another size."""
    people = tuple(replace(paper.reps[n % 8], rep=f"{paper.reps[n % 8].rep} {n}", rep_id=n) for n in range(reps))
    known = tuple(replace(paper.skills[n % 28], name=f"{paper.skills[n % 28].name} {n}") for n in range(skills))
    return replace(paper, reps=people, skills=known)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("month", [9, 10, 11])
def test_every_part_stands_on_two_pages_at_most_and_lies_well(months, month, size):
    pdf = month_pdf(months[month], size)
    found = pages(pdf)
    assert len(found) == 2
    assert [title for title in HEADINGS if title not in " ".join(found)] == []
    assert lies_well(pdf)
    assert "[?]" not in words_of(pdf)
    assert "Page 2 of 2" in found[1]
    assert "Copy for leadership" in found[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("reps", "skills"), [(1, 0), (2, 6), (3, 12), (8, 28), (14, 28), (25, 40), (25, 90), (40, 28), (60, 90)]
)
def test_small_and_large_teams_take_two_pages_at_most_without_a_stray_end(months, reps, skills, size):
    pdf = month_pdf(many(months[11], reps, skills), size)
    found = pages(pdf)
    assert len(found) <= 2
    assert lies_well(pdf)
    assert all(len(page) > 500 for page in found)
    assert "Left out on purpose" in found[-1]


@pytest.mark.parametrize("size", SIZES)
def test_of_a_large_team_those_who_matter_are_listed_and_the_rest_counted(months, size):
    paper = many(months[10], 60, 28)
    words = words_of(month_pdf(paper, size))
    flagged = [row for row in paper.reps if row.tone]
    listed = [row for row in paper.reps if row.rep in words]
    assert [row.rep for row in flagged if row not in listed] == []
    assert len(listed) < 60
    assert f"And {60 - len(listed)} more reps, in hours {60 - len(listed)} neither over nor under" in words


def test_skills_that_have_no_room_are_counted(months):
    words = words_of(month_pdf(many(months[11], 25, 90)))
    assert "more, on the skills matrix" in words


def test_the_managers_own_words_are_printed_and_proposals_never_are(months):
    paper = replace(months[11], words=MonthWords(coached="Nine hours on discovery"))
    assert paper.proposals.moved
    words = words_of(month_pdf(paper))
    assert "Nine hours on discovery" in words
    assert paper.proposals.coached[:30] not in words
    assert "Protected hours" not in words


def test_long_words_of_the_manager_are_printed_whole(months):
    text = " ".join(f"word{n}" for n in range(700))
    found = words_of(month_pdf(replace(months[11], words=MonthWords(text, text, text))))
    assert [n for n in range(700) if f"word{n}" not in found] == []


def test_both_sets_of_numbers_stand_in_the_line_of_a_rep(months):
    words = words_of(month_pdf(months[10]))
    assert "Dana Whitfield" in words
    dana = months[10].reps[0]
    assert [cell.sales for cell in dana.cells if cell.sales not in words] == []
    assert "This does not prove a cause." in words


def test_equal_facts_give_equal_bytes_and_proposals_are_not_in_them(months):
    paper = months[11]
    assert month_pdf(paper) == month_pdf(replace(paper, proposals=MonthWords("Another", "proposal", "altogether")))


def test_an_empty_team_has_a_page_that_says_so(tmp_path):
    with filled_desk(tmp_path, reps=()) as desk:
        found = pages(month_pdf(monthly.month_paper(desk, date(2026, 11, 1), TODAY)))
    assert len(found) <= 2
    assert "Nobody was on the team this month." in found[0]
