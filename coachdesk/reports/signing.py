"""The end of a plan: verdict, signatures, amendments, and how long the paper is kept."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.improvement_paper import ImprovementPaper
from coachdesk.analysis.paper import PlanPaper
from coachdesk.domain.plans import Verdict
from coachdesk.reports.blocks import (
    BODY,
    CAPTION,
    INK,
    SOFT,
    Row,
    choice_rows,
    heading,
    shrunk,
    space,
    text_rows,
    wide,
    wrap,
    write,
    write_right,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.page import MOST_LINES


def close_rows(paper: PlanPaper, width: float) -> list[Row]:
    """The closing box: the four verdict words to tick, then what was learned, or lines for it."""
    rows = heading("At the close", width, paper.close_day)
    reached = {goal.verdict for goal in paper.goals if goal.verdict}
    words = paper.verdicts or tuple(verdict.value for verdict in Verdict)
    rows += choice_rows([(word, word in reached) for word in words], width, BODY.but(size=7.7))
    return rows + (text_rows(paper.retrospective, BODY, width) if paper.retrospective else writing_lines(2, width))


def signature_rows(paper: PlanPaper | ImprovementPaper, width: float) -> list[Row]:
    """Room for both signatures and dates."""
    half = (width - 20) / 2
    signers = (f"\u200e{paper.rep}, rep", f"\u200e{paper.manager}, manager" if paper.manager else "manager")

    split = half * 0.68
    looks = [shrunk(signer, CAPTION, split).but(ink=SOFT) for signer in signers]
    shown = [wrap(signer, look, split)[:MOST_LINES] for signer, look in zip(signers, looks)]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(INK)
        canvas.setLineWidth(0.8)
        for n, (lines, look) in enumerate(zip(shown, looks)):
            left = x + n * (half + 20)
            canvas.line(left, top - 26, left + split, top - 26)
            canvas.line(left + split + 12, top - 26, left + half, top - 26)
            for place, line in enumerate(lines):
                write(canvas, left, top - 35 - place * 8, line, look)
            write(canvas, left + split + 12, top - 35, "date", CAPTION.but(ink=SOFT))

    return [Row(41 + 8 * (max(map(len, shown)) - 1), draw)]


def amendment_rows(paper: PlanPaper, width: float) -> list[Row]:
    """What changed since the first issue, and beside it the next review and how long the paper is kept."""
    which = f" in issue {paper.issue}" if paper.issue is not None else ""
    ends = []
    if paper.next_review:
        ends.append(f"Next review {paper.next_review}")
    if paper.keep_until:
        ends.append(f"keep until {paper.keep_until}" if ends else f"Keep until {paper.keep_until}")
    end = " · ".join(ends)
    start = f"Amendments: none{which}"
    if not paper.amendments and wide(start, CAPTION) + wide(end, CAPTION) + 12 <= width:

        def draw(canvas: Canvas, x: float, top: float) -> None:
            write(canvas, x, top - 8, start, CAPTION)
            write_right(canvas, x + width, top - 8, end, CAPTION)

        return [Row(12, draw)]
    rows = text_rows("Amendments" if paper.amendments else start, CAPTION.but(weight="semibold"), width, keep=True)
    for amendment in paper.amendments:
        rows += text_rows(f"– {amendment}", CAPTION.but(ink=SOFT), width)
    return [*rows, space(2), *text_rows(end, CAPTION, width)]
