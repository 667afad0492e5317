"""A table as rows that may break over pages between its lines, never inside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports.blocks import BODY, CAPTION, HAIR, Draw, Row, Style, tick_box, wide, wrap, write, write_right

TICKED, OPEN = "\x00ticked", "\x00open"
KEPT_LINES = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, where it starts and how wide it is as shares of the table, and its look."""

    head: str
    start: float
    share: float
    style: Style = BODY
    right: bool = False


def table_rows(columns: Sequence[Column], lines: Sequence[Sequence[str]], width: float, pad: float = 4.6) -> list[Row]:
    """The head row and each line; cells wrap, and a long line may go on over the page."""
    rows = [_head(columns, width)]
    for cells in lines:
        rows += _cells(columns, cells, width, pad)
    return rows


def _head(columns: Sequence[Column], width: float) -> Row:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        for column in columns:
            _put(canvas, x, top - 8, column, column.head, CAPTION, width)
        canvas.setStrokeGray(0.25)
        canvas.setLineWidth(0.7)
        canvas.line(x, top - 12.5, x + width, top - 12.5)

    return Row(14.5, draw, keep=True)


def _put(canvas: Canvas, x: float, y: float, column: Column, text: str, style: Style, width: float) -> None:
    left = x + column.start * width
    if text in (TICKED, OPEN):
        tick_box(canvas, left + 4, y - 1, ticked=text == TICKED)
    elif column.right:
        write_right(canvas, left + column.share * width, y, text, style)
    else:
        write(canvas, left, y, text, style)


def _cells(columns: Sequence[Column], cells: Sequence[str], width: float, pad: float) -> list[Row]:
    wrapped = [
        [cell] if cell in (TICKED, OPEN) else wrap(cell, c.style, c.share * width - 6)
        for c, cell in zip(columns, cells)
    ]
    count = max(1, *(len(lines) for lines in wrapped))
    kept = count <= KEPT_LINES
    rows = []
    for n in range(count):
        texts = [lines[n] if n < len(lines) else "" for lines in wrapped]
        first, last = n == 0, n == count - 1
        height = 11.6 + (pad if first else 0) + (pad if last else 0)
        drawn = _line(columns, texts, width, top_pad=pad if first else 0, rule=height if last else None)
        rows.append(Row(height, drawn, keep=kept and not last))
    return rows


def _line(columns: Sequence[Column], texts: list[str], width: float, *, top_pad: float, rule: float | None) -> Draw:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        for column, text in zip(columns, texts):
            if text:
                _put(canvas, x, top - top_pad - 8.8, column, text, column.style, width)
        if rule is not None:
            canvas.setStrokeGray(HAIR)
            canvas.setLineWidth(0.35)
            canvas.line(x, top - rule, x + width, top - rule)

    return draw


def pair_rows(pairs: Sequence[tuple[str, str]], width: float, style: Style, first: float) -> list[Row]:
    """Short bold words at the left with a text beside them, such as days and what happens then."""
    bold = style.but(weight="semibold")
    first = min(max([first, *(wide(a, bold) + 8 for a, _ in pairs)]), width * 0.4)
    columns = (
        Column("", 0, first / width, bold),
        Column("", first / width, 1 - first / width, style),
    )
    rows: list[Row] = []
    for left, right in pairs:
        both = [wrap(left, bold, first - 6), wrap(right, style, width - first)]
        count = max(len(lines) for lines in both)
        for n in range(count):
            texts = [lines[n] if n < len(lines) else "" for lines in both]
            gap = 3.2 if n == count - 1 else 0
            drawn = _line(columns, texts, width, top_pad=0, rule=None)
            rows.append(Row(12 + gap, drawn, keep=n == 0 and count > 1))
    return rows


def guide_rows(guides: Sequence[tuple[int, str]], width: float, style: Style) -> list[Row]:
    """What levels look like, side by side: each number before its text; nothing where none is written."""
    if not any(text for _, text in guides):
        return []
    share = 1 / len(guides)
    bold = style.but(weight="semibold")
    start = wide("5", bold) + 5
    wrapped = [wrap(text or "–", style, width * share - start - 10) for _, text in guides]
    rows = []
    for n in range(max(len(lines) for lines in wrapped)):

        def draw(canvas: Canvas, x: float, top: float, n: int = n) -> None:
            for place, ((level, _), lines) in enumerate(zip(guides, wrapped)):
                left = x + place * share * width
                if n == 0:
                    write(canvas, left, top - style.size, str(level), bold)
                write(canvas, left + start, top - style.size, lines[n] if n < len(lines) else "", style)

        rows.append(Row(style.leading, draw, keep=n < KEPT_LINES))
    return rows
