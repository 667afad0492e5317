"""The lower half of the prep sheet: what to ask, what both take on, how useful it was."""

from __future__ import annotations

from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.prep import PrepPaper, PrepQuestion
from coachdesk.domain.audiences import Audience
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFT,
    Row,
    heading,
    space,
    text_rows,
    wide,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.handwriting import (
    Cell,
    Room,
    head,
    private_rows,
    promise_lines,
    ruled,
    scale,
    scale_width,
    strip_rows,
    tall,
)

MOST_TOGETHER = 220.0


def own(paper: PrepPaper) -> bool:
    """Whether this is the manager's own copy."""
    return paper.audience == Audience.MANAGER.value


def name(paper: PrepPaper) -> str:
    """The name the rep is called by."""
    return paper.rep_first or paper.rep


def ask_rows(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    """The questions with their time boxes; they stay together."""
    if not paper.questions and not own(paper):
        return []
    rows = head("Ask", width, room, f"{paper.model} · pick two; listen twice as long")
    if not own(paper):
        rows = head("To think about", width, room)
    if not paper.questions:
        return [*rows, *writing_lines(3, width, room.step), space(room.gap)]
    bold = room.body.but(weight="semibold")
    start = min(width * 0.22, max([38.0, *(wide(one.phase, bold) for one in paper.questions)])) + 8
    longest = max(wide(one.text, room.body) for one in paper.questions)
    end = min(width * (0.82 if room.crowded else 0.78), max(width * 0.69, start + 32 + longest + 1))
    before = ""
    for one in paper.questions:
        rows += _question(one, one.phase if one.phase != before else "", (start, end, width), room)
        before = one.phase
    if tall(rows) < MOST_TOGETHER:
        rows = [replace(row, keep=True) for row in rows]
    return [*rows, space(room.gap)]


def _question(one: PrepQuestion, phase: str, places: tuple[float, float, float], room: Room) -> list[Row]:
    """One question with its time box, and room to write from its `end` to the edge."""
    start, end, width = places
    minutes = f"{one.minutes} min" if one.minutes else ""
    cells = (
        Cell(0, start - 6, phase, room.body.but(weight="semibold")),
        Cell(start, 30, minutes, CAPTION.but(leading=min(CAPTION.leading, room.body.leading))),
        Cell(start + 32, end - start - 32, one.text, room.body),
    )

    def pen(canvas: Canvas, x: float, base: float) -> None:
        ruled(canvas, x + end + 10, x + width, base - 4)
        if one.asked:
            write(canvas, x + end + 10, base, "asked", CAPTION)

    return strip_rows(cells, over=1.5, under=max(3.0, min(room.step, 20.0) - room.body.leading - 1.5), last=pen)


def agreed_rows(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    """Lines for what both take on."""
    names = (name(paper), name(paper), "You" if own(paper) else "Manager")
    rows = heading("Commitments", width, "who, what, on which call, by when, how we will see it", room.heading)
    return [*rows, *promise_lines(names, width, Room(max(15.5, room.step)))]


def last_rows(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    """Usefulness and the next date; on the manager's own copy the private line too, beside them where it fits."""
    asked = f"Useful to \u200e{name(paper)}\u200e?"
    useful = asked if wide(asked, BODY) <= width * 0.4 else ""
    following = f"Next: {paper.next_words}" if paper.next_words else "Next:"
    start = max(width * 0.36, scale_width(useful) + 16)
    stacked = start + wide(following, BODY) > width * (0.8 if own(paper) else 1.0)
    inline = own(paper) and not paper.private and not stacked

    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - 15
        scale(canvas, x, base, useful)
        if not stacked:
            end = write(canvas, x + start, base, following, BODY)
            if not paper.next_words:
                ruled(canvas, end + 7, x + start + 120, base - 3)
                end = x + start + 120
            _private_line(canvas, end + 14, x + width, base, inline=inline)

    above = [] if useful else [space(3, keep=True), *(replace(r, keep=True) for r in text_rows(asked, BODY, width))]
    rows = [*above, Row(20, draw, keep=stacked or inline)]
    if stacked:
        rows += [space(2, keep=True), *text_rows(following, BODY, width)]
    if inline or not own(paper):
        return rows
    return [*rows, *private_rows(paper.private, width, room)]


def _private_line(canvas: Canvas, left: float, right: float, base: float, *, inline: bool) -> None:
    if inline:
        end = write(canvas, left, base, "Private", BOLD.but(size=8.4, ink=SOFT))
        ruled(canvas, end + 7, right, base - 3)
