"""What papers that are written on by hand share: room for the pen, boxes, scales, and filling one page to its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.prep import PaperPromise
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    HAIR,
    HEADING,
    SOFT,
    Draw,
    Row,
    Style,
    fit,
    heading,
    shrunk,
    space,
    text_rows,
    tick_box,
    wide,
    wrap,
    write,
    write_right,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.page import UNKNOWN_NOTE, Heads, Sheet, Spot, texts_of

PEN = 0.5
CLOSE, TIGHT = BODY.but(size=8.6, leading=11.4), BODY.but(size=8.0, leading=10.4)
SMALL_HEADING = HEADING.but(size=10.0, leading=12.6)
BASE = BODY.size / BODY.leading
DUE = CAPTION.but(size=8.2, ink=SOFT)


@dataclass(frozen=True, slots=True)
class Room:
    """How far writing lines stand apart, how many there are for notes at least, and the height left over for those.

    `crowded` says that there is so much to say that the texts have to stand closer too, `tight` that they are smaller.
    """

    step: float
    notes: int = 4
    crowded: bool = False
    spare: float = 0.0
    tight: bool = False

    @property
    def gap(self) -> float:
        """Between two parts of the paper: less where there is much to say."""
        if self.tight:
            return max(4.5, min(9.5, 4.5 + (self.step - 16) * 1.2))
        return min(13.0, max(6.0, 6.0 + (self.step - 16) * 0.8))

    @property
    def body(self) -> Style:
        """Texts that are read first."""
        return TIGHT if self.tight else BODY

    @property
    def close(self) -> Style:
        """Longer texts: closer as soon as it is crowded."""
        return TIGHT if self.tight else CLOSE if self.crowded else BODY

    @property
    def heading(self) -> Style:
        return SMALL_HEADING if self.tight else HEADING


ROOMS = (
    *(Room(step) for step in (24.0, 22.5, 21.0, 19.5, 18.5, 17.5, 17.0)),
    *(Room(step, 4, crowded=True) for step in (20.0, 19.0, 18.0, 17.0)), Room(17.0, 3, crowded=True),
    *(Room(step, lines, crowded=True, tight=True)
      for step, lines in ((20, 4), (18.5, 4), (17, 4), (16, 4), (16, 3), (15, 3), (14, 3), (14, 2), (14, 1))),
)  # fmt: skip
OVERLONG = Room(19)
Lay = Callable[[Sheet, Room], Spot]


def roomy(heads: Heads, size: tuple[float, float], lay: Lay) -> Sheet:
    """The most generous lay-out that stays on one page; content that is too long goes on over the next ones."""
    for room in ROOMS:
        sheet = Sheet(heads, size)
        if lay(sheet, room).page == 0:
            return _filled(sheet, lay, room)
    loose, tight = (Sheet(heads, size) for _ in range(2))
    lay(loose, OVERLONG)
    lay(tight, ROOMS[-1])
    return _filled(tight, lay, ROOMS[-1]) if len(tight.pages) < len(loose.pages) else _filled(loose, lay, OVERLONG)


def _filled(sheet: Sheet, lay: Lay, room: Room) -> Sheet:
    """The same again with what was left of the last page; where that would take one page more, lines at the end."""
    again = Sheet(sheet.heads, sheet.size)
    end = lay(again, replace(room, spare=max(0.0, _left(sheet) - 1)))
    if len(again.pages) > len(sheet.pages):
        again = Sheet(sheet.heads, sheet.size)
        end = lay(again, room)
    height = _left(again) - 1
    if len(again.pages) > 1 and height >= 3 * room.step:
        again.flow(lines_in(height, again.width, room), Spot(end.page, again.bottom + height + 0.5))
    return again


def _left(sheet: Sheet) -> float:
    """What is left of the last page."""
    return min(top - row.height for row, _, top in sheet.pages[-1]) - sheet.bottom


def sheet_heads(
    paper: object, printed_on: date, left_out: str, *, rep: str, line: str, title: str, copy: str, note: str
) -> Heads:
    """Header and footer; `note` follows the printing day, and what is left out is told."""
    foot = f"Printed {printed_on.day} {printed_on:%B %Y} · {note}"
    foot += f" · left out: {left_out}" if left_out else ""
    if any(fonts.has_unknown(text) for text in texts_of(paper)):
        foot = f"{UNKNOWN_NOTE} · {foot}"
    return Heads(name=rep, line=line, title=title, copy=copy, short_copy=copy.split("\n", maxsplit=1)[0], foot=foot)


def tall(rows: Sequence[Row]) -> float:
    """The height of rows together."""
    return sum(row.height for row in rows)


def ruled(canvas: Canvas, left: float, right: float, y: float) -> None:
    """One line to write on."""
    canvas.setStrokeGray(PEN)
    canvas.setLineWidth(0.5)
    canvas.line(left, y, right, y)


def lines_in(height: float, width: float, room: Room, least: int = 1) -> list[Row]:
    """As many writing lines as a height holds, spread over it; never fewer than `least`."""
    count = max(least, int(height / room.step + 0.35))
    return writing_lines(count, width, height / count if height >= room.step * least else room.step)


def head(title: str, width: float, room: Room, note: str = "") -> list[Row]:
    """A heading, with a little more air below where there is room."""
    return [*heading(title, width, note, room.heading), space(max(0.0, room.gap - 6) / 2, keep=True)]


def notes_rows(title: str, width: float, room: Room, note: str = "", text: str = "") -> list[Row]:
    """The place for notes, under those there are: it takes all the height that is left."""
    rows = [*heading(title, width, note, room.heading), *text_rows(text, BODY, width)]
    return [*rows, *lines_in(room.notes * room.step + room.spare, width, room, room.notes)]


def answer_rows(text: str, width: float, room: Room, lines: int = 1, style: Style = BODY) -> list[Row]:
    """A text, or lines to write it on."""
    return text_rows(text, style, width) if text else writing_lines(lines, width, room.step)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a strip: where it starts, how wide it may be, and its look."""

    x: float
    width: float
    text: str
    style: Style = BODY
    right: bool = False


def strip_rows(
    cells: Sequence[Cell], *, over: float = 0.0, under: float = 4.0, first: Draw | None = None, last: Draw | None = None
) -> list[Row]:
    """Texts side by side, each wrapped; `first` and `last` draw at the baseline of the first and the last line."""
    leading = max(cell.style.leading for cell in cells)
    wrapped = [wrap(cell.text, cell.style, cell.width) for cell in cells]
    count = max(1, *(len(lines) for lines in wrapped))
    rows = []
    for n in range(count):
        texts = [lines[n] if n < len(lines) else "" for lines in wrapped]
        before, after = over if n == 0 else 0.0, under if n == count - 1 else 0.0
        marks = [mark for mark, there in ((first, n == 0), (last, n == count - 1)) if mark and there]
        height = leading + before + after
        rows.append(
            Row(height, _strip(cells, texts, before + leading * BASE, marks), keep=n < count - 1 and count < 20)
        )
    return rows


def _strip(cells: Sequence[Cell], texts: Sequence[str], down: float, marks: Sequence[Draw]) -> Draw:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - down
        for cell, text in zip(cells, texts):
            if cell.right or fonts.is_right_to_left(text):
                write_right(canvas, x + cell.x + cell.width, base, text, cell.style)
            else:
                write(canvas, x + cell.x, base, text, cell.style)
        for mark in marks:
            mark(canvas, x, base)

    return draw


def hairline(width: float, below: float = 4.6) -> Draw:
    """A hairline under a strip."""

    def draw(canvas: Canvas, x: float, base: float) -> None:
        canvas.setStrokeGray(HAIR)
        canvas.setLineWidth(0.35)
        canvas.line(x, base - below, x + width, base - below)

    return draw


def boxes(count: int, apart: float = 12.8) -> Draw:
    """Empty boxes at the left of a strip."""

    def draw(canvas: Canvas, x: float, base: float) -> None:
        for n in range(count):
            tick_box(canvas, x + 0.4 + n * apart, base - 0.6, ticked=False)

    return draw


def boxed_rows(texts: Sequence[str], width: float, under: float = 4.6, style: Style = BODY) -> list[Row]:
    """Items, each with a box to tick."""
    cells = [Cell(14, width - 14, text, style) for text in texts]
    return [row for cell in cells for row in strip_rows([cell], under=under, first=boxes(1))]


def numbered_rows(texts: Sequence[str], least: int, width: float, room: Room) -> list[Row]:
    """Numbered answers; those that are missing are lines to write on."""
    rows: list[Row] = []
    for n in range(max(least, len(texts))):
        text = texts[n] if n < len(texts) else ""
        number = Cell(0, 14, f"{n + 1}", BOLD)
        if text:
            rows += strip_rows([number, Cell(14, width - 14, text)], under=4.6)
        else:
            rows += labelled_line(f"{n + 1}", width, room, BOLD, at=14)
    return rows


def labelled_line(words: str, width: float, room: Room, style: Style = BODY, at: float = 0.0) -> list[Row]:
    """A line to write on that starts with words; `at` is where the line starts at the earliest."""
    shown = fit(words, style, width * 0.5)
    start = max(at, wide(shown, style) + 7 if shown else 0.0)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        write(canvas, x, top - room.step + 3, shown, style)
        ruled(canvas, x + start, x + width, top - room.step)

    return [Row(room.step, draw)]


def promise_rows(
    promises: Sequence[PaperPromise], width: float, marks: int, under: float = 4.8, style: Style = BODY
) -> list[Row]:
    """Commitments with who and when; `marks` is the number of boxes before each. No name is cut."""
    start, bold, small = 14.0 + 16 * (marks - 1) if marks else 0.0, style.but(weight="semibold"), DUE
    small = DUE.but(size=min(DUE.size, style.size - 0.4))
    who = min(width * 0.2, max([26.0, *(wide(one.who, bold) for one in promises)])) + 10
    due = min(width * 0.3, max([40.0, *(wide(one.due, small) + 0.5 for one in promises)]))
    rows: list[Row] = []
    for one in promises:
        cells = (
            Cell(start, who - 8, one.who, shrunk(one.who, bold, who - 8)),
            Cell(start + who, width - start - who - due - 12, one.text, style),
            Cell(width - due, due, one.due, small, right=True),
        )
        rows += strip_rows(cells, under=under, first=boxes(marks))
    return rows


def promise_lines(names: Sequence[str], width: float, room: Room) -> list[Row]:
    """Lines for new commitments: a box, who, and room for the rest; a long name takes smaller type, then more lines."""
    looks = [shrunk(name, BOLD, width * 0.25) for name in names]
    shown = [wrap(name, look, width * 0.25) for name, look in zip(names, looks)]
    start = 14 + max([28.0, *(wide(line, look) for lines, look in zip(shown, looks) for line in lines)]) + 8

    def drawer(lines: list[str], look: Style, height: float) -> Draw:
        def draw(canvas: Canvas, x: float, top: float) -> None:
            base = top - height + 3.2
            tick_box(canvas, x + 0.4, base - 0.6, ticked=False)
            for n, line in enumerate(reversed(lines)):
                write(canvas, x + 14, base + n * look.size * 1.2, line, look)
            ruled(canvas, x + start, x + width, top - height)

        return draw

    rows: list[Row] = []
    for lines, look in zip(shown, looks):
        height = room.step + (len(lines) - 1) * look.size * 1.2
        rows.append(Row(height, drawer(lines, look, height), keep=len(rows) < len(shown) - 1))
    return rows


def scale(canvas: Canvas, x: float, y: float, words: str, chosen: int | None = None) -> float:
    """Words and the numbers 1 to 5 to ring, one ringed when it is known; gives where it ends."""
    x = write(canvas, x, y, words, BODY) + 9
    for n in range(1, 6):
        look = BOLD if n == chosen else BODY
        write(canvas, x, y, str(n), look)
        if n == chosen:
            canvas.setLineWidth(1.0)
            canvas.setStrokeGray(0.09)
            canvas.circle(x + wide(str(n), look) / 2, y + 3.2, 6.6)
        x += 16
    return x - 16 + wide("5", BODY)


def scale_width(words: str) -> float:
    """How wide a scale prints."""
    return wide(words, BODY) + 9 + 64 + wide("5", BODY)


def caption_rows(text: str, width: float) -> list[Row]:
    """A quiet line, if there is something to say."""
    return text_rows(text, CAPTION, width) if text else []


def private_rows(text: str, width: float, room: Room) -> list[Row]:
    """The private line of the manager's own copy: its text, or a line to write on."""
    look = BOLD.but(size=8.4, ink=SOFT)
    if not text:
        return labelled_line("Private", width, room, look)
    start = wide("Private", look) + 8
    return [space(3), *strip_rows([Cell(0, start, "Private", look), Cell(start, width - start, text)], under=0)]
