"""Text on paper: plain strings only. No mark-up is ever read, so no note can draw, load or link anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports import fonts

LONGEST_WORD = 80
INK, SOFT, QUIET, HAIR = 0.09, 0.29, 0.42, 0.72
CLOSERS = "、。，．：；？！）」』】〉》〕”’"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `leading` is the step from line to line."""

    size: float = 9.0
    leading: float = 12.6
    weight: str = "regular"
    ink: float = INK

    def but(self, **changes: float | str) -> Style:
        return replace(self, **changes)  # type: ignore[arg-type]


BODY = Style()
BOLD = Style(weight="semibold")
SOFTER = Style(ink=SOFT)
CAPTION = Style(7.8, 10.4, ink=QUIET)
HEADING = Style(11.5, 15, weight="semibold")
Draw = Callable[[Canvas, float, float], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the paper that is never cut: `draw` gets its left and top; `keep` holds it to the next row."""

    height: float
    draw: Draw
    keep: bool = False


def write(canvas: Canvas, x: float, y: float, text: str, style: Style) -> float:
    """Draw one line with its baseline at `y`; gives the x where it ends."""
    canvas.setFillGray(style.ink)
    for run in fonts.runs(text, style.weight):
        shaped, size = fonts.set_run(run, style.size)
        canvas.setFont(run.font, style.size)
        canvas.drawString(x, y, shaped)
        x += size
    return x


def write_right(canvas: Canvas, x: float, y: float, text: str, style: Style) -> None:
    """Draw one line that ends at `x`."""
    write(canvas, x - wide(text, style), y, text, style)


def wide(text: str, style: Style) -> float:
    """How wide a line prints."""
    return fonts.width(text, style.weight, style.size)


def _breaks_anywhere(character: str) -> bool:
    code = ord(character)
    return 0x2E80 <= code <= 0xA4CF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """(piece, whether a space stands before it): words, single Chinese or Japanese characters, cuts of long words."""
    for word in line.split():
        spaced, piece = True, ""
        for character in word:
            cut = piece and (_breaks_anywhere(character) or _breaks_anywhere(piece[-1])) and character not in CLOSERS
            if cut or len(piece) == LONGEST_WORD:
                yield piece, spaced
                spaced, piece = False, ""
            piece += character
        yield piece, spaced


def _fitting(piece: str, style: Style, width: float) -> Iterator[str]:
    """A piece cut so that each part fits the width."""
    while piece:
        size = len(piece)
        while size > 1 and wide(piece[:size], style) > width:
            size = max(1, min(size - 1, int(size * width / wide(piece[:size], style))))
        yield piece[:size]
        piece = piece[size:]


def wrap(text: str, style: Style, width: float) -> list[str]:
    """A text as the lines that fit a width; empty lines stay, an empty text has no line."""
    found: list[str] = []
    for line in text.splitlines():
        found += _wrapped(line, style, width)
    return found


def _wrapped(line: str, style: Style, width: float) -> list[str]:
    found, now, used, space = [], "", 0.0, wide(" ", style)
    for word, spaced in _pieces(line):
        cuts = [word] if wide(word, style) <= width else list(_fitting(word, style, width))
        for n, piece in enumerate(cuts):
            gap = space if spaced and n == 0 and now else 0.0
            size = wide(piece, style)
            if now and used + gap + size > width:
                found.append(now)
                now, used = piece, size
            else:
                now, used = now + (" " if gap else "") + piece, used + gap + size
    return [*found, now]


def fit(text: str, style: Style, width: float) -> str:
    """One line that fits: cut with an ellipsis where it is longer. Only where the whole stands elsewhere too."""
    line = " ".join(text.split())[:400]
    if wide(line, style) <= width:
        return line
    while line and wide(line + "…", style) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def shrunk(text: str, style: Style, width: float, least: float = 6.4) -> Style:
    """The style in smaller type, so that a text fits a width; at the smallest it still has to be wrapped."""
    size = wide(text, style)
    return style if size <= width else style.but(size=max(least, style.size * width / size * 0.995))


def _line_row(line: str, style: Style, width: float, keep: bool) -> Row:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        start = x + width - wide(line, style) if fonts.is_right_to_left(line) else x
        write(canvas, start, top - style.size, line, style)

    return Row(style.leading, draw, keep)


def text_rows(text: str, style: Style, width: float, *, keep: bool = False) -> list[Row]:
    """A text as rows, one per line; no line stands alone at the end or the start of a page."""
    lines = wrap(text, style, width)
    last = len(lines) - 1
    return [_line_row(t, style, width, keep or (n < last and n in (0, last - 1))) for n, t in enumerate(lines)]


def space(height: float, *, keep: bool = False) -> Row:
    """Empty paper."""
    return Row(height, lambda *_: None, keep)


def heading(title: str, width: float, note: str = "", style: Style = HEADING) -> list[Row]:
    """A heading with its quiet note; both stay with what follows."""
    lines = wrap(title, style, width)
    room = width - wide(lines[-1], style) - 8
    beside = wide(note, CAPTION) <= room

    def draw(canvas: Canvas, x: float, top: float) -> None:
        end = write(canvas, x, top - style.size, lines[-1], style)
        if note and beside:
            write(canvas, end + 8, top - style.size, note, CAPTION)

    rows = [_line_row(line, style, width, keep=True) for line in lines[:-1]]
    rows.append(Row(style.leading, draw, keep=True))
    if note and not beside:
        rows += text_rows(note, CAPTION, width, keep=True)
    return [*rows, space(style.leading / 6, keep=True)]


def writing_lines(count: int, width: float, step: float = 20) -> list[Row]:
    """Empty lines to write on by hand, kept together."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.5)
        canvas.line(x, top - step, x + width, top - step)

    return [Row(step, draw, keep=n < count - 1) for n in range(count)]


def tick_box(canvas: Canvas, x: float, y: float, *, ticked: bool, size: float = 7.6) -> None:
    """A box to tick, its lower left corner at x, y."""
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y, size, size, 1.4)
    if ticked:
        canvas.setLineWidth(1.5)
        canvas.lines([(x + 1.6, y + 3.9, x + 3.2, y + 2.2), (x + 3.2, y + 2.2, x + 6.2, y + 5.8)])


def level_boxes(
    canvas: Canvas, x: float, y: float, places: Sequence[tuple[float, str, bool]], style: Style = BODY
) -> None:
    """Boxes on a line, each (where, its word, whether it is ticked); a ticked one is bold."""
    for place, words, ticked in places:
        tick_box(canvas, x + place, y - 0.9, ticked=ticked)
        write(canvas, x + place + 11, y, words, style.but(weight="semibold") if ticked else style)


def triangle(canvas: Canvas, x: float, y: float, *, up: bool, size: float = 6.6) -> None:
    """A filled triangle on the baseline `y`: a signal that points up or down."""
    base, tip = (y, y + size * 0.9) if up else (y + size * 0.9, y)
    path = canvas.beginPath()
    path.moveTo(x, base)
    path.lineTo(x + size, base)
    path.lineTo(x + size / 2, tip)
    path.close()
    canvas.setFillGray(INK)
    canvas.drawPath(path, stroke=0, fill=1)


def choice_rows(choices: Sequence[tuple[str, bool]], width: float, style: Style = BODY) -> list[Row]:
    """Boxes with their words, as many to a row as fit; a ticked one is bold."""
    rows: list[list[tuple[str, bool, float]]] = [[]]
    x = 0.0
    for words, ticked in choices:
        look = style.but(weight="semibold") if ticked else style
        shown = fit(words, look, width - 12)
        size = 11.5 + wide(shown, look)
        if rows[-1] and x + size > width:
            rows.append([])
            x = 0.0
        rows[-1].append((shown, ticked, x))
        x += size + 6.5

    def drawer(row: list[tuple[str, bool, float]]) -> Draw:
        def draw(canvas: Canvas, left: float, top: float) -> None:
            for words, ticked, at in row:
                tick_box(canvas, left + at, top - style.size - 0.8, ticked=ticked)
                look = style.but(weight="semibold") if ticked else style
                write(canvas, left + at + 11, top - style.size + 0.4, words, look)

        return draw

    return [Row(style.leading + 2.5, drawer(row), keep=n < len(rows) - 1) for n, row in enumerate(rows)]
