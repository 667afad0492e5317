"""The sales parts of the monthly report: outcomes with their usual range, conversions with their intervals."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.month import MonthConversion, MonthOutcome, MonthPaper
from coachdesk.reports.blocks import INK, Row, text_rows
from coachdesk.reports.month_look import (
    NOTE,
    SOFTLY,
    STRONG,
    TEXT,
    Place,
    Room,
    head_row,
    interval,
    line_row,
    over,
    part,
)

MARK = 5.0


def outcome_rows(paper: MonthPaper, width: float, room: Room) -> list[Row]:
    """The team's outcomes: signals only, else the words that there is none; a square marks a signal."""
    note = "the sum of the team; what is usual, and what it says, is per rep; square = a signal"
    rows = part("What moved in the outcomes", width, note)
    if not paper.outcomes:
        return [*rows, *text_rows("No outcome has numbers yet.", SOFTLY, width)]
    shares = ((0.0, 0.17, False), (0.17, 0.11, True), (0.3, 0.16, False), (0.46, 0.2, False), (0.67, 0.33, False))
    places = [Place(start * width, share * width - 4, right) for start, share, right in shares]
    titles = ("Outcome", "This month", "from", "Usual range", "What it says")
    rows.append(head_row(list(zip(places, titles)), width))
    return rows + [_outcome(one, places, width, room) for one in paper.outcomes]


def _outcome(one: MonthOutcome, places: list[Place], width: float, room: Room) -> Row:
    made_of = f"{one.made_of}; {one.each} each" if one.each else one.made_of
    texts = (one.name, one.value, made_of, one.usual, one.says)
    looks = (TEXT, STRONG, NOTE, SOFTLY, STRONG if one.signal else SOFTLY)
    row = line_row(room.line, list(zip(places, texts, looks)), width)
    if not one.signal:
        return row

    def mark(canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillGray(INK)
        canvas.rect(x + places[-1].x - MARK - 4, top - room.line + 4, MARK, MARK, stroke=0, fill=1)

    return over(row, mark)


def conversion_rows(paper: MonthPaper, width: float, room: Room) -> list[Row]:
    """Each step of the sale with its count and plausible range, beside the twelve months before."""
    rows = part("Conversions", width, "whole team; grey = plausible range, dot = this month, tick = 12 months before")
    if not paper.conversions:
        text = "Fewer than two stages of the sale are counted, so there is no conversion."
        return [*rows, *text_rows(text, SOFTLY, width)]
    shares = ((0.0, 0.22), (0.22, 0.15), (0.39, 0.255), (0.65, 0.145), (0.80, 0.2))
    places = [Place(start * width, share * width - 4) for start, share in shares]
    titles = ("Step", "0 – 100 %", "This month", "12 months before", "What it says")
    rows.append(head_row(list(zip(places, titles)), width))
    return rows + [_conversion(one, places, width, room) for one in paper.conversions]


def _conversion(one: MonthConversion, places: list[Place], width: float, room: Room) -> Row:
    before = one.before_words.partition(",")[0] if one.before.low is None else _short(one)
    cells = [
        (places[0], one.name, TEXT), (places[2], one.words, TEXT), (places[3], before, SOFTLY),
        (places[4], one.says, SOFTLY),
    ]  # fmt: skip

    def mark(canvas: Canvas, x: float, top: float) -> None:
        interval(canvas, x + places[1].x, top - room.line + 3.8, places[1].width - 4, one.rate, one.before)

    return over(line_row(room.line, cells, width), mark)


def _short(one: MonthConversion) -> str:
    share = one.before.rate or 0.0
    return f"{share * 100:.0f} % of {one.before.trials:,.0f}"
