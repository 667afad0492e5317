import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from coachdesk.analysis.charts import SkillChart
from coachdesk.reports import REPORTS, fonts, report
from coachdesk.reports.page import texts_of
from coachdesk.reports.plan import _sheet, plan_pdf
from tests.reports import papers

ROOT = Path(__file__).parents[2]
NAUGHTY = ("<b>x", "a <b", "</b>", '<img src="/etc/passwd">', '<a href="file:///etc/passwd">x</a>', "&amp; &#65;")
NAMES = {
    "latin": "Zoë Ångström Łukasz", "cyrillic": "Пётр Ильич", "greek": "Ελένη Παππά", "vietnamese": "Nguyễn Thị Ðặng",
    "arabic": "محمد بن عبد الله", "hebrew": "דָּוִד בן־גוריון", "chinese": "王小明", "japanese": "山田 はなこ カナ",
    "korean": "김민수", "devanagari": "प्रिया शर्मा क्षत्रिय",
}  # fmt: skip


def read(pdf):
    return pypdf.PdfReader(BytesIO(pdf))


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def squeezed(text):
    return "".join(text.split())


def boxes(page):
    text = page.get_textpage()
    return [text.get_rect(n) for n in range(text.count_rects())]


def test_the_registry_loads_the_plan():
    assert "plan" in REPORTS
    assert report("plan").plan_pdf is plan_pdf


@pytest.mark.parametrize("paper", [papers.usual(), papers.empty(), papers.closed()], ids=("usual", "empty", "closed"))
@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_plan_has_two_pages_of_its_size(paper, size, points):
    reader = read(plan_pdf([paper], size))
    sizes = [(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages]
    pages = 3 if paper.status == "closed" and size == "letter" else 2
    assert sizes == [points] * pages
    assert f"Page 2 of {pages}" in reader.pages[1].extract_text()


@pytest.mark.parametrize("paper", [papers.usual(), papers.closed()], ids=("usual", "closed"))
def test_every_field_is_on_the_paper(paper):
    silent = {p.words for p in paper.chart.points} | {
        paper.audience,
        "locked",
        "high",
        "low",
        "centre",
        "target",
        "now",
    }
    silent |= {"met", "trained", "same", "up", "down"}
    found = squeezed(text_of(plan_pdf([paper]))).casefold()
    missing = [t for t in texts_of(paper) if t not in silent and squeezed(t).casefold() not in found]
    assert [t for t in missing if not all(squeezed(w).casefold() in found for w in t.split())] == []


def test_an_overlong_plan_goes_on_with_all_its_text():
    pdf = plan_pdf([papers.overlong()])
    found, count = text_of(pdf), len(read(pdf).pages)
    assert count > 2
    for stem, many in (("success", 150), ("cause", 300), ("support", 600), ("check", 900), ("comment", 700)):
        assert all(f"{stem}{n}" in found for n in range(many))
    assert f"Page {count} of {count}" in found


@pytest.mark.parametrize("paper", [papers.usual(), papers.closed(), papers.overlong()], ids=("usual", "closed", "long"))
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_no_text_leaves_the_margins_or_lies_on_other_text(paper, size):
    for page in pypdfium2.PdfDocument(plan_pdf([paper], size)):
        width, height = page.get_size()
        found = boxes(page)
        assert all(a >= 56 and c <= width - 39 and b >= 35 and d <= height - 35 for a, b, c, d in found)
        for n, (a, b, c, d) in enumerate(found):
            for left, low, right, high in found[n + 1 :]:
                assert min(c, right) - max(a, left) < 1 or min(d, high) - max(b, low) < 1.6


@pytest.mark.parametrize("paper", [papers.usual(), papers.overlong()], ids=("usual", "long"))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(paper):
    sheet = _sheet(paper, (595, 842))
    for rows in sheet.pages[:-1]:
        for left in {x for _, x, _ in rows}:
            last = min((entry for entry in rows if entry[1] == left), key=lambda entry: entry[2])
            long_group = last[0].height < 13
            assert not last[0].keep or long_group


def test_equal_facts_give_equal_bytes_here_and_in_another_process():
    plans = [papers.usual(rep=NAMES["arabic"]), papers.usual(rep=NAMES["devanagari"])]
    once = plan_pdf(plans)
    plan_pdf([papers.usual(rep="कि म ثلج حب")])
    assert plan_pdf(plans) == once
    code = (
        f"import hashlib; from tests.reports import papers; from coachdesk.reports.plan import plan_pdf;"
        f"print(hashlib.sha256(plan_pdf([papers.usual(rep=n) for n in {[p.rep for p in plans]!a}])).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256(once).hexdigest()


def test_fonts_are_embedded_and_the_file_is_small():
    pdf = plan_pdf([papers.usual()])
    assert len(pdf) <= 60 * 1024
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_supported_script_has_a_glyph_for_every_letter(name):
    assert not fonts.has_unknown(name)
    for weight in ("regular", "semibold"):
        for run in fonts.runs(name, weight):
            assert fonts.STAND_IN not in run.text
            assert all(ord(c) in fonts.coverage(run.font) for c in run.text)
    assert len(read(plan_pdf([papers.usual(rep=name, rep_first=name)])).pages) == 2


def test_hebrew_and_arabic_run_from_the_right():
    first, last = fonts.runs("abc שלום", "regular")
    assert (first.text, last.text) == ("abc ", "שלום")
    assert [r.text for r in fonts.runs("שלום abc", "regular")] == ["abc ", "שלום"]


def test_brackets_around_right_to_left_words_are_turned():
    seen = "".join(run.text[::-1] if run.shaped else run.text for run in fonts.runs("שלום (בדיקה) (abc)", "regular"))
    assert seen == "(abc) (" + "בדיקה"[::-1] + ") " + "שלום"[::-1]


def test_what_no_font_covers_prints_as_a_stand_in_with_a_note():
    found = text_of(plan_pdf([papers.usual(comment="Well done 🎉👨‍👩‍👧 again")]))
    assert "Well done [?] again" in found
    assert "[?] = a character this paper has no letter for" in found
    assert "[?]" not in text_of(plan_pdf([papers.usual()]))


@pytest.mark.parametrize("text", NAUGHTY)
def test_mark_up_prints_as_it_was_typed(text):
    pdf = plan_pdf([papers.usual(rep=text, comment=text, success=text, obstacles=text)])
    assert squeezed(text_of(pdf)).count(squeezed(text)) >= 4
    assert all("/Annots" not in page for page in read(pdf).pages)


def test_endless_words_and_notes_are_whole():
    pdf = plan_pdf([papers.usual(rep="W" * 5_000, obstacles=papers.words(20_000), comment="x" * 5_000)])
    found = text_of(pdf)
    assert "word19999" in found
    assert found.count("x") >= 5_000


def test_private_words_are_only_on_the_managers_own_copy():
    secret = "looks for another job"
    assert secret in text_of(plan_pdf([papers.usual(private=secret, audience="manager")]))
    assert secret not in text_of(plan_pdf([papers.usual(private=secret, audience="rep")]))
    assert "Private" not in text_of(plan_pdf([papers.usual(audience="manager")]))


def test_each_plan_of_a_file_counts_its_own_pages():
    pages = read(plan_pdf([papers.usual(), papers.empty()])).pages
    assert ["Page 1 of 2" in p.extract_text() for p in pages] == [True, False, True, False]


def test_the_file_says_its_title_author_and_language():
    reader = read(plan_pdf([papers.usual()]))
    assert (reader.metadata.title, reader.metadata.author) == ("Development plan, Q4 2026: Ben Okafor", "Sam Rivera")
    assert reader.root_object["/Lang"] == "en"


def test_no_skills_says_so():
    assert "No skill is rated yet" in text_of(plan_pdf([replace(papers.usual(), skills=SkillChart((), ""))]))


def test_the_words_at_the_top_right_are_whole():
    first = read(plan_pdf([replace(papers.usual(), status="mid-quarter check", issue=None)])).pages[0].extract_text()
    said = " ".join(first.split())
    assert f"not issued yet mid-quarter check · {papers.usual().span}" in said


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_leadership_gets_no_room_for_what_is_left_out(size):
    paper = papers.usual(audience="leadership", audience_words="Copy for leadership", comment="", obstacles="")
    told = [page.extract_text() for page in pypdf.PdfReader(BytesIO(plan_pdf([paper], size))).pages]
    assert len(told) == 2
    assert "’s comment" not in told[1] and "Obstacles" not in told[1]
    assert "’s comment" in pypdf.PdfReader(BytesIO(plan_pdf([papers.usual()], size))).pages[1].extract_text()
