"""The improvement plan on paper, read back."""

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.analysis.improvement_paper import ImprovementPaper, PaperCheck, PaperSupport
from coachdesk.reports import report
from tests.reports.reading import lies_well, pages, words_of

RESULTS, OUTCOMES = ("met", "partly", "not met"), ("met", "extended", "not met", "withdrawn")
PAPER = ImprovementPaper(
    rep="Dana Fox", rep_first="Dana", role="Account Executive", tenure="month 31", manager="Sam Rivera",
    span="5 October 2026 – 30 November 2026", weeks="8 weeks", audience="rep", audience_words="Copy for Dana",
    printed_on=date(2026, 11, 24), left_out="private notes, other people’s figures",
    concern=("Under-performer: goal met 1 of 5 quarters, 82 % of target in all.", "14 Sep: Named a price first"),
    expected=("Bookings: $11,413 a week on average up to 30 November 2026, which is the target.", "Calls: 45 a week."),
    seen_by="Counted by Bookings, $11,413 a week on average from Mon 5 Oct 2026 on.",
    progress=("Bookings: $9,800 a week over 7 weeks since the start, wanted $11,413 a week (86 %).",
              "Can’t tell yet. A change since the start does not prove what caused it."),
    checks=(PaperCheck("Mon 19 Oct 2026", "Bookings and calls", "partly", "Calls as agreed"),
            PaperCheck("Mon 2 Nov 2026", "Bookings and calls", "", "")),
    support=(PaperSupport("Weekly one-on-one", "Sam Rivera", "Mon 30 Nov 2026", True),
             PaperSupport("Bring one call a week", "Dana", "", False)),
    outcome="", outcome_day="", outcome_note="", results=RESULTS, outcomes=OUTCOMES, keep_until="1 March 2028",
)  # fmt: skip


def pdf(*papers, size="a4"):
    return report("improvement").improvement_pdf(papers or (PAPER,), size)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_it_says_all_that_both_sign(size):
    said = words_of(pdf(size=size))
    for words in (
        "Dana Fox", "Account Executive · month 31 · manager Sam Rivera", "Improvement plan", "Copy for Dana",
        "5 October 2026 – 30 November 2026, 8 weeks", "goal met 1 of 5 quarters", "What is expected",
        "Counted by Bookings",
        "Mon 19 Oct 2026", "Calls as agreed", "Weekly one-on-one", "extended", "What it stands on", "Dana’s comment",
        "Dana Fox, rep", "Sam Rivera, manager", "Printed 24 November 2026", "left out: private notes",
        "keep until 1 March 2028", "Page 1 of 1", "does not prove what caused it",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_nothing_lies_on_another_or_over_the_margin(size):
    assert lies_well(pdf(size=size))


def test_the_same_facts_are_the_same_bytes():
    assert pdf() == pdf()
    assert pdf() != pdf(replace(PAPER, outcome="met"))


def test_a_plan_with_a_lot_to_say_goes_on_over_the_next_page_and_counts_its_pages():
    long = replace(PAPER, concern=tuple(f"Line {n}: " + "what was seen and counted " * 9 for n in range(24)))
    found = pages(pdf(long))
    assert len(found) == 2
    assert "Page 2 of 2" in found[1]
    assert "Line 23" in " ".join(found)
    assert lies_well(pdf(long))


def test_an_empty_one_has_lines_to_write_on():
    bare = replace(PAPER, checks=(), support=(), progress=(), manager="", role="", tenure="", keep_until="")
    said = words_of(pdf(bare))
    assert "So far" not in said
    assert "manager" in said
    assert lies_well(pdf(bare))


def test_several_plans_are_one_file_each_with_its_own_count_of_pages():
    found = pages(pdf(PAPER, replace(PAPER, rep="Sam Okafor")))
    assert [page.count("Page 1 of 1") for page in found] == [1, 1]


def test_the_private_note_is_printed_on_the_managers_copy_alone():
    own = replace(PAPER, audience="manager", private="zqx marker")
    assert "zqx marker" in words_of(pdf(own))
    assert "zqx marker" not in words_of(pdf(replace(own, audience="rep")))


def test_a_name_that_runs_from_right_to_left_and_a_long_one_are_drawn():
    assert lies_well(pdf(replace(PAPER, rep="שרה כהן", rep_first="שרה")))
    long = "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley"
    support = (PaperSupport("Call " * 30, long, "Mon 30 Nov 2026", done=False),)
    assert lies_well(pdf(replace(PAPER, rep=long, support=support)))
