"""The ride-along tally: behaviours down the side, calls across, one stroke each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.briefs import TallyPaper
from coachdesk.reports import fonts
from coachdesk.reports.blocks import BODY, BOLD, CAPTION, INK, Row, Style, space, wide, wrap, write
from coachdesk.reports.handwriting import PEN, Room, head, notes_rows, roomy, sheet_heads
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

ACROSS, SIDE, BLANKS = 6, 0.32, 4
HEADS = (("Customer", 26.0), ("Day", 17.0))
ENDS = ("Dated next step", "Manager took over")


def tally_pdf(papers: Sequence[TallyPaper], paper_size: str = "a4") -> bytes:
    """Tally sheets as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"Ride-along tally: {papers[0].rep}" if len(papers) == 1 else "Ride-along tallies"
    return paper_bytes(sheets, title[:300], "")


def _heads(paper: TallyPaper) -> Heads:
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(words for words in (paper.role, paper.when) if words),
        title="Ride-along tally",
        copy="One stroke each time it is seen",
        note="an observation sheet, shown to the rep afterwards",
    )


def _lay(paper: TallyPaper, sheet: Sheet, room: Room) -> Spot:
    """A grid for each six calls, then notes."""
    width = sheet.width
    spot = sheet.start()
    calls = max(1, paper.calls)
    for first in range(0, calls, ACROSS):
        last = min(calls, first + ACROSS)
        title = f"Behaviours: {paper.skill}" if paper.skill else "Behaviours"
        note = f"calls {first + 1} to {last}" if calls > ACROSS else "how often, call by call"
        rows = [*head(title, width, room, note), *_grid(paper, range(first, last), width, room)]
        spot = sheet.flow([*rows, space(room.gap)], spot)
    return sheet.flow(notes_rows("Notes", width, room, "what was said, word for word"), spot)


def _grid(paper: TallyPaper, calls: range, width: float, room: Room) -> list[Row]:
    tall = room.step * 1.9
    rows = [_line("Call", [str(n + 1) for n in calls], width, 15, CAPTION, top=True)]
    rows += [_line(words, [""] * len(calls), width, height, CAPTION) for words, height in HEADS]
    for text in paper.behaviours or ("",) * BLANKS:
        rows.append(_line(text, [""] * len(calls), width, tall, BOLD))
    rows += [_line(words, ["yes   no"] * len(calls), width, 19, BODY) for words in ENDS]
    return [*(replace(row, keep=True) for row in rows[:-1]), rows[-1]]


def _line(words: str, cells: Sequence[str], width: float, height: float, style: Style, *, top: bool = False) -> Row:
    """One line of the grid: words at the side, then a cell for each call."""
    side = width * SIDE
    each = (width - side) / ACROSS
    lines = wrap(words, style, side - 8)
    tall = max(height, len(lines) * style.leading + 5)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        base = y - (tall - len(lines) * style.leading) / 2 - style.size
        for n, line in enumerate(lines):
            write(canvas, x, base - n * style.leading, line, style)
        canvas.setStrokeGray(INK if top else PEN)
        canvas.setLineWidth(0.7 if top else 0.4)
        canvas.line(x, y - tall, x + side + each * len(cells), y - tall)
        canvas.setStrokeGray(PEN)
        canvas.setLineWidth(0.4)
        for n, cell in enumerate(cells):
            left = x + side + n * each
            canvas.line(left, y, left, y - tall)
            write(canvas, left + (each - wide(cell, CAPTION)) / 2, y - tall / 2 - 2.8, cell, CAPTION)
        canvas.line(x + side + each * len(cells), y, x + side + each * len(cells), y - tall)

    return Row(tall, draw)
