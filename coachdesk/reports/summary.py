"""The short shared summary of a held session: what was said and what was agreed, for both to keep."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.analysis.prep import SummaryPaper
from coachdesk.reports import fonts
from coachdesk.reports.blocks import BODY, BOLD, SOFTER, Row, heading, space, text_rows
from coachdesk.reports.handwriting import Cell, promise_rows, sheet_heads, strip_rows
from coachdesk.reports.page import SIZES, Sheet, paper_bytes


def summary_pdf(papers: Sequence[SummaryPaper], paper_size: str = "a4") -> bytes:
    """Summaries as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [_sheet(paper, SIZES[paper_size]) for paper in papers]
    title = f"Summary: {papers[0].rep}" if len(papers) == 1 else "Summaries"
    return paper_bytes(sheets, title[:300], "")


def _sheet(paper: SummaryPaper, size: tuple[float, float]) -> Sheet:
    copy, note = "Shared summary", "shared summary, for both to keep"
    heads = sheet_heads(
        paper, paper.printed_on, paper.left_out, rep=paper.rep, line=paper.when, title=paper.title, copy=copy, note=note
    )
    sheet = Sheet(heads, size)
    width = sheet.width
    rows = [*_talked(paper, width), *_notes(paper, width), *_agreed(paper, width)]
    if paper.next_words:
        rows += [*heading("Next", width), *text_rows(paper.next_words, BODY, width)]
    sheet.flow(rows, sheet.start())
    return sheet


def _talked(paper: SummaryPaper, width: float) -> list[Row]:
    if not paper.talked:
        return []
    rows = heading("What we talked about", width)
    for text in paper.talked:
        rows += strip_rows([Cell(0, 8, "·", BOLD), Cell(8, width - 8, text)], under=2.4)
    return [*rows, space(12)]


def _notes(paper: SummaryPaper, width: float) -> list[Row]:
    if not paper.notes:
        return []
    return [*heading("Notes", width), *text_rows(paper.notes, BODY, width), space(12)]


def _agreed(paper: SummaryPaper, width: float) -> list[Row]:
    rows = heading("What we agreed", width)
    rows += promise_rows(paper.promises, width, 1) if paper.promises else text_rows("Nothing new.", SOFTER, width)
    return [*rows, space(12)]
