"""The improvement plan on paper: the concern in numbers, what is expected by when, checks, support, outcome, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.improvement_paper import ImprovementPaper, PaperCheck, PaperSupport
from coachdesk.domain.audiences import Audience
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFT,
    Draw,
    Row,
    choice_rows,
    space,
    text_rows,
    tick_box,
    wide,
    write,
    writing_lines,
)
from coachdesk.reports.handwriting import (
    Cell,
    Room,
    caption_rows,
    hairline,
    head,
    labelled_line,
    lines_in,
    private_rows,
    roomy,
    sheet_heads,
    strip_rows,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes
from coachdesk.reports.signing import signature_rows

DAY, DUE, OWNER = 82.0, 78.0, 76.0
BOXES = 52.0
NOT_A_WARNING = "both keep a copy · both sides sign"


def improvement_pdf(papers: Sequence[ImprovementPaper], paper_size: str = "a4") -> bytes:
    """Improvement plans as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"Improvement plan: {papers[0].rep}" if len(papers) == 1 else "Improvement plans"
    return paper_bytes(sheets, title[:300], papers[0].manager if papers else "")


def _heads(paper: ImprovementPaper) -> Heads:
    parts = (paper.role, paper.tenure, f"manager {paper.manager}" if paper.manager else "")
    note = NOT_A_WARNING + (f" · keep until {paper.keep_until}" if paper.keep_until else "")
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(part for part in parts if part),
        title="Improvement plan",
        copy=f"{paper.audience_words}\n{paper.span}, {paper.weeks}",
        note=note,
    )


def _lay(paper: ImprovementPaper, sheet: Sheet, room: Room) -> Spot:
    width, gap = sheet.width, space(room.gap)
    rows = [*head("The concern, in numbers", width, room), *_lines(paper.concern, width, room), gap]
    until = paper.span.rsplit(" – ", 1)[-1]
    rows += [*head("What is expected", width, room, f"by {until}"), *_lines(paper.expected, width, room)]
    rows += [*caption_rows(paper.seen_by, width), gap]
    if paper.progress:
        rows += [*head("So far", width, room, f"as of {paper.printed_on.day} {paper.printed_on:%B %Y}")]
        rows += [*(row for line in paper.progress for row in text_rows(line, room.close, width)), gap]
    spot = sheet.flow(rows, sheet.start())
    spot = sheet.flow([*_checks(paper, width, room), gap, *_support(paper, width, room), gap], spot)
    spot = sheet.flow([*_outcome(paper, width, room), gap], spot)
    comment = [*head(f"\u200e{paper.rep_first or paper.rep}’s comment", width, room, "in the rep’s own words")]
    spot = sheet.flow([*comment, *lines_in(2 * room.step + room.spare, width, room, 2), space(4)], spot)
    spot = sheet.flow(signature_rows(paper, width), spot)
    own = paper.audience == Audience.MANAGER.value and paper.private
    return sheet.flow(private_rows(paper.private, width, room), spot) if own else spot


def _lines(texts: Sequence[str], width: float, room: Room) -> list[Row]:
    """One statement a line, with a mark before it."""
    under = 1.6 if room.tight else 2.6
    cells = [(Cell(0, 8, "·", room.body), Cell(9, width - 9, text, room.body)) for text in texts]
    return [row for pair in cells for row in strip_rows(pair, under=under)]


def _checks(paper: ImprovementPaper, width: float, room: Room) -> list[Row]:
    """Each check with its day, what is looked at, and boxes for what it showed; its note, or a line to write on."""
    rows = head("Checks", width, room, "both look at it on these days")
    if not paper.checks:
        return [*rows, *writing_lines(2, width, room.step)]
    for one in paper.checks:
        rows += _check(one, paper.results, width, room)
    return rows


def _check(one: PaperCheck, results: Sequence[str], width: float, room: Room) -> list[Row]:
    taken = BOXES * len(results)
    cells = (
        Cell(0, DAY - 6, one.day, room.body.but(weight="semibold")),
        Cell(DAY, width - DAY - taken - 8, one.what, room.close),
    )
    boxes = _boxes(results, one.result, width - taken)
    rows = strip_rows(cells, over=1.5, under=2.4, first=boxes, last=None if one.note else hairline(width, 3.2))
    if one.note:
        note = Cell(DAY, width - DAY, one.note, CAPTION)
        rows += strip_rows((note,), under=2.4, last=hairline(width, 3.2))
    return rows


def _boxes(results: Sequence[str], ticked: str, at: float) -> Draw:
    def draw(canvas: Canvas, x: float, base: float) -> None:
        for n, word in enumerate(results):
            left = x + at + n * BOXES
            tick_box(canvas, left, base - 0.8, ticked=word == ticked)
            write(canvas, left + 11, base, word, CAPTION.but(ink=SOFT))

    return draw


def _support(paper: ImprovementPaper, width: float, room: Room) -> list[Row]:
    """What each side does, by when; the box is ticked once it was done."""
    rows = head("Support", width, room, "who does what, by when; tick when done")
    if not paper.support:
        return [*rows, *writing_lines(2, width, room.step)]
    for one in paper.support:
        rows += _promise(one, width, room)
    return rows


def _promise(one: PaperSupport, width: float, room: Room) -> list[Row]:
    def box(canvas: Canvas, x: float, base: float) -> None:
        tick_box(canvas, x + 0.4, base - 0.6, ticked=one.done)

    cells = (
        Cell(14, width - 14 - OWNER - DUE - 12, one.text, room.body),
        Cell(width - OWNER - DUE, OWNER - 6, one.owner, room.body.but(weight="semibold")),
        Cell(width - DUE, DUE, one.due, CAPTION.but(ink=SOFT), right=True),
    )
    return strip_rows(cells, over=1.2, under=3.0, first=box)


def _outcome(paper: ImprovementPaper, width: float, room: Room) -> list[Row]:
    """The four words to tick, the day, and what the outcome stands on."""
    rows = head("Outcome", width, room, paper.outcome_day or "ticked on the last check")
    rows += choice_rows([(word, word == paper.outcome) for word in paper.outcomes], width, BODY)
    if paper.outcome_note:
        return [*rows, *text_rows(paper.outcome_note, room.body, width)]
    start = wide("What it stands on", BOLD)
    return [*rows, *labelled_line("What it stands on", width, room, BODY, at=start + 4)]
