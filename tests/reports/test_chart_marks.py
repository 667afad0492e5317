"""A new baseline and what happened around, on paper: words, and shapes that need no colour."""

from dataclasses import replace
from datetime import date

import pypdfium2

from coachdesk.analysis.charts import Marker
from coachdesk.reports.plan import plan_pdf
from tests.reports import papers
from tests.reports.reading import words_of

MARKERS = (Marker(date(2026, 4, 7), "market", "7 Apr: new competitor (Acme)"), Marker(date(2026, 6, 8), "role", "x"))


def printed(**changes):
    paper = papers.usual()
    return plan_pdf((replace(paper, chart=replace(paper.chart, **changes)),), "a4")


def test_the_paper_says_since_when_and_why():
    assert "new baseline since 2 Nov: new territory" in words_of(
        printed(baseline_at=12, baseline_words="new baseline since 2 Nov: new territory", locked_at=None)
    )


def test_market_change_and_new_role_are_named_beside_the_strip_only_when_there_are_any():
    assert "market role" in words_of(printed(markers=MARKERS))
    assert "market role" not in words_of(printed())


def test_their_marks_are_black_on_white():
    page = pypdfium2.PdfDocument(printed(markers=MARKERS))[0]
    colours = page.render(scale=1).to_pil().convert("RGB").getcolors(maxcolors=1 << 24)
    assert all(max(colour) - min(colour) <= 3 for _, colour in colours)
