from dataclasses import replace

import pytest

from coachdesk.analysis.prep import PaperPromise, PrepNumber, Seen
from coachdesk.reports import fonts, report
from coachdesk.reports.page import texts_of
from coachdesk.reports.prep import prep_pdf
from tests.reports import papers
from tests.reports.reading import lies_well, lines_under, pages, words_of

SECRET = "thinks of leaving"
NAMES = {"cyrillic": "Пётр Ильич", "arabic": "محمد بن عبد الله", "chinese": "王小明", "long": "Maximiliane Anne " * 4}


def crowded():
    """As much as a prepared one-on-one usually has at most: every number with a signal, long level texts."""
    base = papers.prep()
    numbers = tuple(PrepNumber(f"Qualified calls a week {n}", "11.8 h", "usual 24.1–32 h", "down",
                               "18 in a row below the centre: a real fall") for n in range(5))  # fmt: skip
    seen = tuple(Seen("19 Oct", "role-play: summed up the reasons and asked what was missing there", 2) for _ in "ab")
    focus = replace(base.focus, skill="choosing whom to approach", seen=seen)
    return replace(base, numbers=numbers, focus=focus, rehearse=(), deals=base.deals * 2)


def much_open(count=10):
    """Many open commitments and four signals beside long texts, as the busiest rep has them."""
    base = crowded()
    lines = tuple(PaperPromise(("Elif", "You")[n % 2], f"Bring the finance lead into the second meeting, case {n}",
                               f"{n + 1} Nov, 12 days late") for n in range(count))  # fmt: skip
    numbers = tuple(replace(number, name=f"Hours selling a week {n}") for n, number in enumerate(base.numbers[:4]))
    sbi = ("Second meeting, after the price question: you answered it yourself; the cost never got a number",)
    return replace(base, promises=lines, numbers=numbers, sbi=sbi, rep_items=base.rep_items[:1], own_items=())


CASES = {
    "usual": papers.prep(), "rep": papers.prep_of_rep(), "empty": papers.prep_empty(), "crowded": crowded(),
    "open": much_open(), "training": papers.prep(training=papers.checks()),
    "crowded training": replace(crowded(), training=papers.checks()),
}  # fmt: skip


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", CASES.values(), ids=CASES)
def test_a_sheet_is_one_page_that_lies_well(paper, size):
    pdf = prep_pdf([paper], size)
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)
    assert "Page 1 of 1" in words_of(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_overlong_content_flows_on_and_keeps_every_word(size):
    paper = papers.prep_overlong()
    pdf = prep_pdf([paper], size)
    found = words_of(pdf)
    told = {word for text in texts_of(paper) for word in text.split()} - {"manager", "down"}
    assert [word for word in told if word not in found] == []
    assert len(pages(pdf)) > 2
    assert lies_well(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_keeps_the_page(name, size):
    pdf = prep_pdf([papers.prep(rep=name, rep_first=name.split()[0])], size)
    assert len(pages(pdf)) == 1
    assert lies_well(pdf)
    assert "[?]" not in words_of(pdf)


def test_the_reps_copy_has_nothing_of_the_managers_own():
    paper = papers.prep(audience="rep", private=SECRET, own_items=("January targets",), sbi=("On Monday you …",))
    found = words_of(prep_pdf([paper]))
    assert "Elif brings" in found
    for words in (SECRET, "Private", "private line", "You bring", "January targets", "On Monday", "Halden renewed"):
        assert words not in found


def test_the_private_line_is_only_on_the_managers_copy():
    assert "Private" in words_of(prep_pdf([papers.prep()]))
    assert SECRET in words_of(prep_pdf([papers.prep(private=SECRET)]))


def test_what_training_asks_back_stands_with_its_question_and_task():
    found = words_of(prep_pdf([papers.prep(training=papers.checks())]))
    for words in ("From training", "Check 1: Discovery drill", "13 Nov, 11 days late", "Which two questions do you ask",
                  "Ask two follow-ups on every problem", "Debrief: Price talk and decision"):  # fmt: skip
        assert words in found
    assert "From training" not in words_of(prep_pdf([papers.prep()]))


def test_a_signal_is_named_once_and_only_when_there_is_one():
    quiet = tuple(replace(number, flag="", says="") for number in papers.prep().numbers)
    assert "8 in a row above the centre" in words_of(prep_pdf([papers.prep()]))
    assert "8 in a row" not in words_of(prep_pdf([papers.prep(numbers=quiet)]))


def test_the_levels_of_a_long_skill_name_stand_before_their_texts():
    skill = replace(papers.prep().focus, skill="finding out what doing nothing costs")
    found = words_of(prep_pdf([papers.prep(focus=skill)]))
    assert "Now, level 3: Holds" in found
    assert "Wanted, level 4: Names" in found


def test_equal_facts_give_equal_bytes():
    first = prep_pdf([papers.prep(rep="محمد"), papers.prep_of_rep()])
    prep_pdf([papers.prep(rep="प्रिया")])
    assert prep_pdf([papers.prep(rep="محمد"), papers.prep_of_rep()]) == first


def test_each_sheet_of_a_file_counts_its_own_pages():
    found = pages(prep_pdf([papers.prep(), papers.prep_empty()]))
    assert all("Page 1 of 1" in page for page in found)


def test_mark_up_prints_as_it_was_typed():
    found = words_of(prep_pdf([papers.prep(rep_items=("<b>x", "&amp; <img src=1>"))]))
    assert "<b>x" in found
    assert "&amp; <img src=1>" in found


def test_the_registry_loads_each_paper():
    for name in ("prep", "summary", "brief", "debrief", "tally"):
        assert callable(getattr(report(name), f"{name}_pdf"))


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_ten_open_commitments_leave_three_lines_for_notes(size):
    pdf = prep_pdf([much_open()], size)
    assert len(pages(pdf)) == 1
    assert len(lines_under(pdf, "Notes", "Commitments")) >= 3


def test_forty_open_commitments_flow_on():
    pdf = prep_pdf([much_open(40)], "letter")
    assert len(pages(pdf)) > 1
    assert lies_well(pdf)
    assert all(f"case {n}" in words_of(pdf) for n in range(40))


LONG = "Maximiliane-Wilhelmine-Anastasia-Konstantinopolitanski-von-und-zu-Hohenlohe-Schillingsfürst"


@pytest.mark.parametrize("name", [f"{LONG} {LONG}", "Ø" * 200, "Anna Katharina " * 13 + "Berg"])
def test_a_long_name_is_never_cut(name):
    first, promise = name.split()[0], PaperPromise(name.split()[0], "Call Acme", "20 Nov")
    copy = f"{first}’s sheet · 7 days since the last"
    paper = papers.prep(rep=name, rep_first=first, copy=copy, promises=(promise,))
    for pdf in (prep_pdf([paper]), prep_pdf([replace(papers.prep_overlong(), rep=name, rep_first=first)])):
        assert name.split()[-1] in words_of(pdf).replace(" ", "")
        assert words_of(pdf).replace(" ", "").count(first) >= 4
    assert "…" not in words_of(prep_pdf([paper])).replace("you …", "")
    assert lies_well(prep_pdf([paper]))


def test_a_number_after_a_name_that_runs_right_to_left_stays_after_it():
    drawn = "".join(run.text for run in fonts.runs("Kept so far: محمد 0 of 16 · you 6 of 6", "regular"))
    assert drawn.index("0 of 16") > max(drawn.index(letter) for letter in "محد")
