"""The call scorecard: a few criteria with written guides, the rep's score first, then the manager's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.scoring import MANAGER, REP, ScoreLine
from coachdesk.analysis.skill_papers import ScorecardPaper
from coachdesk.domain.audiences import Audience
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFT,
    SOFTER,
    Row,
    level_boxes,
    space,
    text_rows,
    wide,
    write,
)  # fmt: skip
from coachdesk.reports.handwriting import (
    Cell,
    Room,
    hairline,
    head,
    labelled_line,
    notes_rows,
    private_rows,
    roomy,
    ruled,
    sheet_heads,
    strip_rows,
    tall,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes
from coachdesk.reports.tables import guide_rows

GUIDE = CAPTION.but(size=8.0, leading=10.4, ink=SOFT)
APART, BOX, LABEL = 20.0, 24.0, 48.0
MOST_TOGETHER = 300.0
SIDES = ((REP, "Rep"), (MANAGER, "Manager"))
ENDINGS = (("Keep", "keep"), ("Start", "start"), ("One change", "change"), ("Practice task", "practice"))
SUM = "Total: add up weight × score, and divide by the weights. What was not observed leaves both."


def scorecard_pdf(papers: Sequence[ScorecardPaper], paper_size: str = "a4") -> bytes:
    """Call scorecards as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    named = papers[0].rep or papers[0].name
    return paper_bytes(sheets, f"Call scorecard: {named}"[:300] if len(papers) == 1 else "Call scorecards", "")


def _own(paper: ScorecardPaper) -> bool:
    return paper.audience == Audience.MANAGER.value


def _heads(paper: ScorecardPaper) -> Heads:
    card = f"{paper.name}, version {paper.version}" if paper.rep else f"Version {paper.version}"
    copy = "Manager’s copy" if _own(paper) else f"Copy for {paper.rep}" if paper.rep else "To fill in"
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep or paper.name,
        line=" · ".join(said for said in (card, paper.call_type, paper.title, paper.when) if said),
        title="Call scorecard",
        copy=copy,
        note=copy[0].lower() + copy[1:],
    )


def _lay(paper: ScorecardPaper, sheet: Sheet, room: Room) -> Spot:
    """Criteria one below the other, each whole on a page; then what comes out of it."""
    width = sheet.width
    spot = sheet.flow(_start(paper, width, room), sheet.start())
    for line in paper.lines:
        spot = sheet.flow(_criterion(line, paper, width, room), spot)
    rows = [*_totals(paper, width), space(room.gap), *_endings(paper, width, room), space(room.gap)]
    rows += notes_rows("Notes", width, replace(room, notes=1), "what was said, word for word")
    rows += private_rows(paper.private, width, room) if _own(paper) else []
    return sheet.flow([*rows, space(6)], spot)


def _start(paper: ScorecardPaper, width: float, room: Room) -> list[Row]:
    """Whose call it is, to fill in where it is not known; and who scores first."""
    rows = [] if paper.rep else [*_blanks(("Rep", "Call", "Date"), width, room), space(6)]
    if all(_both(line) for line in paper.lines):
        return rows
    said = "The rep scores first, from memory; then the manager; then both talk about the widest difference."
    return [*rows, *text_rows(said, SOFTER, width, keep=True), space(4, keep=True)]


def _blanks(names: Sequence[str], width: float, room: Room) -> list[Row]:
    each = (width + APART) / len(names)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for n, name in enumerate(names):
            end = write(canvas, x + n * each, top - room.step + 3, name, BOLD) + 7
            ruled(canvas, end, x + (n + 1) * each - APART, top - room.step)

    return [Row(room.step, draw)]


def _criterion(line: ScoreLine, paper: ScorecardPaper, width: float, room: Room) -> list[Row]:
    criterion = line.criterion
    beside = f"weight {criterion.weight}"
    if paper.score is not None and line.second is not None and _own(paper):
        beside = f"{paper.score.second_by} {line.second} · {beside}"
    end = 82.0
    cells = (
        Cell(0, width - wide(beside, CAPTION) - end - 16, criterion.text, BOLD.but(size=9.6)),
        Cell(width - end - wide(beside, CAPTION) - 8, wide(beside, CAPTION) + 0.5, beside, CAPTION, right=True),
    )
    rows = strip_rows(cells, over=room.gap / 2, under=2, first=partial(_difference, line, width))
    guides = ((1, criterion.guide1), (3, criterion.guide3), (5, criterion.guide5))
    rows += [*guide_rows(guides, width, GUIDE), *_boxes(line, width), *_said(line, width, room)]
    together = tall(rows) < MOST_TOGETHER
    return [*(replace(row, keep=row.keep or together) for row in rows[:-1]), rows[-1]]


def _difference(line: ScoreLine, width: float, canvas: Canvas, x: float, base: float) -> None:
    """Manager less rep at the end of the line, or room for it; a dash where one of them did not observe it."""
    end = write(canvas, x + width - 76, base, "difference", CAPTION) + 6
    if line.difference is None and not _both(line):
        ruled(canvas, end, x + width, base - 2)
        return
    apart = line.difference
    shown = "–" if apart is None else f"−{-apart}" if apart < 0 else f"+{apart}" if apart else "0"
    write(canvas, x + width - wide(shown, BOLD) - 8, base, shown, BOLD)


def _both(line: ScoreLine) -> bool:
    return {REP, MANAGER} <= line.scored


def _boxes(line: ScoreLine, width: float) -> list[Row]:
    """Five boxes and *not observed* for the rep, the same for the manager."""
    half = (width - APART) / 2

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for side, (who, words) in enumerate(SIDES):
            level = line.rep if who == REP else line.manager
            left = x + side * (half + APART)
            write(canvas, left, top - 13, words, BOLD.but(size=8.6))
            places = [(LABEL + n * BOX, str(n + 1), level == n + 1) for n in range(5)]
            places.append((LABEL + 5 * BOX + 2, "not observed", who in line.scored and level is None))
            level_boxes(canvas, left, top - 13, places, BODY.but(size=8.6))

    return [Row(18, draw, keep=True)]


def _said(line: ScoreLine, width: float, room: Room) -> list[Row]:
    """What was said or done, by the rep at the left and the manager at the right; or a line each to write on."""
    half = (width - APART) / 2
    if not line.rep_said and not line.manager_said and not _both(line):

        def draw(canvas: Canvas, x: float, top: float) -> None:
            for left in (x, x + half + APART):
                ruled(canvas, left, left + half, top - room.step + 2)

        return [Row(room.step, draw), space(3)]
    if not line.rep_said and not line.manager_said:
        return [Row(3, hairline(width, 2))]
    cells = (Cell(0, half, line.rep_said, GUIDE), Cell(half + APART, half, line.manager_said, GUIDE))
    return [*strip_rows(cells, over=1, under=3.6, last=hairline(width, 4.2))]


def _totals(paper: ScorecardPaper, width: float) -> list[Row]:
    """Each side's weighted total with its count, and where the two differ; on a blank one how to add up."""
    score = paper.score
    if score is None:
        return [space(5), *text_rows(SUM, CAPTION, width)]
    half = (width - APART) / 2
    cells = (
        Cell(0, LABEL, "Rep", BOLD),
        Cell(LABEL, half - LABEL, score.rep_total.words),
        Cell(half + APART, LABEL, "Manager", BOLD),
        Cell(half + APART + LABEL, half - LABEL, score.manager_total.words),
    )
    rows = [space(4), *strip_rows(cells, under=2)]
    second = f"{score.second_by}: {score.second_total.words}" if score.second_by and _own(paper) else ""
    told = " · ".join(said for said in (score.difference_words, second) if said)
    return rows + (text_rows(told, CAPTION, width) if told else [])


def _endings(paper: ScorecardPaper, width: float, room: Room) -> list[Row]:
    """Keep, start, one change, and the practice task; what is missing is a line to write on."""
    rows = head("What comes out of it", width, room)
    for words, field in ENDINGS:
        text = getattr(paper.score.call, field) if paper.score else ""
        if text:
            rows += strip_rows((Cell(0, 72, words, BOLD), Cell(76, width - 76, text)), under=4)
        else:
            rows += labelled_line(words, width, room, BOLD, at=76)
    return rows
