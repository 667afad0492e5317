"""What the parts of the monthly report share: its room, its type, and small marks that a photocopy keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.charts import Bullet
from coachdesk.analysis.rates import Rate
from coachdesk.reports.blocks import (
    CAPTION,
    HAIR,
    INK,
    SOFT,
    Row,
    Style,
    heading,
    shrunk,
    wide,
    wrap,
    write,
    write_right,
)

TEXT = Style(8.6, 11.2)
STRONG = TEXT.but(weight="semibold")
SOFTLY = TEXT.but(ink=SOFT)
NOTE = CAPTION.but(size=7.4, leading=9.2)


@dataclass(frozen=True, slots=True)
class Room:
    """How much of everything there is: space between parts, height of a line, how many skills, the box's type."""

    gap: float
    line: float
    skill: float
    skills: int
    box: Style


ROOMS = (
    Room(13, 15, 12.0, 60, NOTE.but(size=7.6, leading=9.8)), Room(11, 14, 11.4, 44, NOTE),
    Room(9, 13.2, 10.8, 32, NOTE), Room(7, 12.6, 10.6, 24, NOTE.but(size=7.2, leading=8.8)),
    Room(6, 12.2, 10.4, 16, NOTE.but(size=7.0, leading=8.4)), Room(5, 11.8, 10.4, 8, NOTE.but(size=7.0, leading=8.4)),
    Room(4, 10.8, 10.2, 8, NOTE.but(size=7.0, leading=8.2)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A column by where it starts and how wide it is, in points; words at its left, or at its right end."""

    x: float
    width: float
    right: bool = False


def put(canvas: Canvas, left: float, y: float, place: Place, text: str, style: Style = TEXT) -> None:
    """Words in a column, in smaller type where they are too wide."""
    look = shrunk(text, style, place.width)
    if place.right:
        write_right(canvas, left + place.x + place.width, y, text, look)
    else:
        write(canvas, left + place.x, y, text, look)


def line_row(
    height: float, cells: Sequence[tuple[Place, str, Style]], width: float, *, rule: float = 0.35, ink: float = HAIR,
    keep: bool = True,
) -> Row:  # fmt: skip
    """One line of a table with a hairline under it; words too wide for their column at any size take more lines."""
    laid = [(place, _lines(text, style, place.width), style) for place, text, style in cells]
    most = max(len(lines) for _, lines, _ in laid)
    tall = height + (most - 1) * TEXT.leading * 0.92

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for place, lines, style in laid:
            for n, line in enumerate(lines):
                put(canvas, x, top - height + 3.9 - n * TEXT.leading * 0.92, place, line, style)
        if rule:
            canvas.setStrokeGray(ink)
            canvas.setLineWidth(rule)
            canvas.line(x, top - tall, x + width, top - tall)

    return Row(tall, draw, keep)


def _lines(text: str, style: Style, width: float) -> list[str]:
    if wide(text, shrunk(text, style, width, 7.0)) <= width:
        return [text]
    return wrap(text, style, width) or [""]


def over(row: Row, mark: object) -> Row:
    """A row with something drawn on it."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        row.draw(canvas, x, top)
        mark(canvas, x, top)  # type: ignore[operator]

    return Row(row.height, draw, row.keep)


def head_row(cells: Sequence[tuple[Place, str]], width: float) -> Row:
    """The heads of a table over a dark line."""
    return line_row(12.4, [(place, text, NOTE) for place, text in cells], width, rule=0.7, ink=0.25)


def part(title: str, width: float, note: str = "") -> list[Row]:
    """The heading of a part."""
    return heading(title, width, note, Style(10.8, 13.6, weight="semibold"))


def bullet(canvas: Canvas, x: float, y: float, width: float, value: Bullet) -> None:
    """Hours as a black bar on a grey ground up to the most that is meant, a tick at the least; nothing if away."""
    scale = width / value.top if value.top > 0 else 0.0
    if not value.high and not value.value:
        return
    canvas.setFillGray(0.93)
    canvas.rect(x, y, width, 6, stroke=0, fill=1)
    canvas.setFillGray(0.78)
    canvas.rect(x, y, min(width, value.high * scale), 6, stroke=0, fill=1)
    canvas.setFillGray(INK)
    canvas.rect(x, y + 1.9, max(0.0, min(width, value.value * scale)), 2.2, stroke=0, fill=1)
    if value.high:
        canvas.rect(x + min(width - 1, value.low * scale), y - 1.2, 1.1, 8.4, stroke=0, fill=1)


def interval(canvas: Canvas, x: float, y: float, width: float, rate: Rate, before: Rate) -> None:
    """A plausible range from 0 to 100 % as a thin bar with a dot, and a tick where it was before."""
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.line(x, y + 2.4, x + width, y + 2.4)
    if rate.low is not None and rate.high is not None and rate.rate is not None:
        canvas.setFillGray(0.72)
        canvas.rect(x + rate.low * width, y, max(1.0, (rate.high - rate.low) * width), 4.8, stroke=0, fill=1)
        canvas.setFillGray(INK)
        canvas.circle(x + rate.rate * width, y + 2.4, 2.1, stroke=0, fill=1)
    if before.rate is not None and before.low is not None:
        canvas.setFillGray(INK)
        canvas.rect(x + before.rate * width - 0.5, y - 1.8, 1.0, 8.4, stroke=0, fill=1)
