"""The skills matrix of a team on its long side: the number is in the cell, so a photocopy says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.matrix import Matrix, MatrixCell, MatrixRow, MatrixSkill
from coachdesk.analysis.words import figure
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BOLD,
    CAPTION,
    HAIR,
    INK,
    SOFT,
    SOFTER,
    Row,
    Style,
    fit,
    space,
    text_rows,
    triangle,
    wide,
    wrap,
    write,
    write_right,
)  # fmt: skip
from coachdesk.reports.handwriting import sheet_heads
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, landscape, paper_bytes

NAMES, ENDS = 112.0, 44.0
NARROW, BROAD = 19.4, 60.0
TALL, BETWEEN = 26.0, 1.6
NAME = BOLD.but(size=8.8, leading=10.6)
SMALL = Style(6.2, 8.0, ink=SOFT)
LABEL = Style(7.5, 8.6)
GROUP = Style(7.5, 8.6, weight="semibold")
LONGEST_LABEL, LONGEST_GROUP, MOST_LINES = 128.0, 84.0, 3
MARK, MEANING = CAPTION.but(weight="semibold", ink=INK), CAPTION.but(size=7.2)
MARKS = (
    ("4", "the manager’s level"), ("−1", "below the target, darker the further"),
    ("n 5", "observations, n 0 = no evidence"),
    ("", "faded: too old, or the market changed since"), ("–", "not rated"),
    ("9 of 12", "rated skills at target"),
)  # fmt: skip
GREYS = (1.0, 0.9, 0.8, 0.7, 0.6)


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one page: their place among all skills, and how wide each is."""

    matrix: Matrix
    first: int
    last: int
    cell: float

    @property
    def skills(self) -> tuple[MatrixSkill, ...]:
        """The skills of these columns."""
        return self.matrix.skills[self.first : self.last]

    def left(self, n: int) -> float:
        """Where a column starts."""
        return NAMES + n * self.cell

    def groups(self) -> list[tuple[str, int, int]]:
        """(family, its first column here, how many); a family that goes on from the page before says so."""
        found, at = [], 0
        for name, count in self.matrix.families:
            start, end = max(at, self.first), min(at + count, self.last)
            if start < end:
                found.append((name if start == at else f"{name}, continued", start - self.first, end - start))
            at += count
        return found


def matrix_pdf(matrix: Matrix, today: date, paper_size: str = "a4") -> bytes:
    """The matrix as a PDF on its long side; names and skills stand on each page. Equal facts give equal bytes."""
    fonts.start_paper()
    sheet = Sheet(_heads(matrix, today), landscape(SIZES[paper_size]))
    spot = sheet.flow([row for text in matrix.weak for row in _weak(text, sheet.width)], sheet.start())
    if not matrix.rows or not matrix.skills:
        sheet.flow(text_rows(_nothing(matrix), SOFTER, sheet.width), spot)
    for n, block in enumerate(blocks(matrix, sheet.width) if matrix.rows else ()):
        spot = _lay(block, sheet, spot if n == 0 else sheet.next_page(spot))
    return paper_bytes([sheet], f"Skills matrix: {matrix.framework}"[:300], "")


def _heads(matrix: Matrix, today: date) -> Heads:
    return sheet_heads(
        matrix,
        today,
        "what was seen, private notes",
        rep="Skills of the team",
        line=" · ".join(said for said in (f"{matrix.framework}, version {matrix.version}", matrix.summary) if said),
        title="Skills matrix",
        copy="Manager’s copy",
        note="manager’s copy: it compares people by name, so it is for nobody else",
    )


def _nothing(matrix: Matrix) -> str:
    return "Nobody is on the team yet." if not matrix.rows else "There is no skill in this framework yet."


def _weak(text: str, width: float) -> list[Row]:
    """One sentence about the whole team, with the mark that its column has too."""
    rows = text_rows(text, BOLD, width - 12)
    first = rows[0]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        triangle(canvas, x, top - 9, up=False)
        first.draw(canvas, x + 12, top)

    rest = [_shifted(row) for row in rows[1:]]
    return [Row(first.height, draw, first.keep), *rest, space(2)]


def _shifted(row: Row) -> Row:
    return Row(row.height, lambda canvas, x, top: row.draw(canvas, x + 12, top), row.keep)


def blocks(matrix: Matrix, width: float) -> list[Block]:
    """The columns shared out over as few pages as they need, about as many on each; families stay whole if they can."""
    most = max(1, int((width - NAMES - ENDS) / NARROW))
    pages = -(-len(matrix.skills) // most) or 1
    aim = -(-len(matrix.skills) // pages)
    cuts = [0]
    for start, end in _pieces(matrix, most):
        used, more = start - cuts[-1], end - cuts[-1]
        if used and (more > most or abs(used - aim) < abs(more - aim)):
            cuts.append(start)
    cuts.append(len(matrix.skills))
    widest = max(b - a for a, b in pairwise(cuts))
    cell = min(BROAD, (width - NAMES - ENDS) / max(1, widest))
    return [Block(matrix, a, b, cell) for a, b in pairwise(cuts) if a < b]


def _pieces(matrix: Matrix, most: int) -> list[tuple[int, int]]:
    """(first, end) of each family; one that no page holds is cut into parts of one size."""
    found, at = [], 0
    for _, count in matrix.families:
        part = -(-count // -(-count // most))
        found += [(start, min(start + part, at + count)) for start in range(at, at + count, part)]
        at += count
    return found


def _lay(block: Block, sheet: Sheet, spot: Spot) -> Spot:
    """One block under its heads, which come again on each page that its reps go on to."""
    heads = [_legend(sheet.width), *_family_row(block), _skill_row(block), _aim_row(block)]
    rows = [_rep(row, block) for row in block.matrix.rows]
    rows[-1] = Row(rows[-1].height, rows[-1].draw, keep=True)
    if sum(row.height for row in (*heads, rows[0])) > spot.y - sheet.bottom and spot.y < sheet.top(spot.page):
        spot = sheet.next_page(spot)
    spot = sheet.flow([Row(row.height, row.draw, keep=True) for row in heads], spot)
    return sheet.flow([*rows, _median(block)], spot, again=heads)


def _legend(width: float) -> Row:
    """What a cell says, on each page, on as many lines as it takes."""
    places: list[tuple[float, int, str, str]] = []
    at, line = 0.0, 0
    for mark, said in MARKS:
        size = (wide(mark, MARK) if mark else 12) + 4 + wide(said, MEANING)
        if at and at + size > width:
            at, line = 0.0, line + 1
        places.append((at, line, mark, said))
        at += size + 11

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for left, row, mark, said in places:
            base, end = top - 9 - row * 12, x + left + 12
            if mark:
                end = write(canvas, x + left, base, mark, MARK)
            else:
                _box(canvas, x + left, base - 2.6, 12, 10.4, 1.0, dashed=True)
                write(canvas, x + left + 3.8, base, "3", MARK.but(weight="italic"))
            write(canvas, end + 4, base, said, MEANING)

    return Row(17 + line * 12, draw)


def _turned(canvas: Canvas, x: float, y: float, text: str, style: Style) -> None:
    """One line that reads upwards from its foot."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(90)
    write(canvas, 0, 0, text, style)
    canvas.restoreState()


def _label(text: str, style: Style, room: float, longest: float) -> tuple[list[str], float]:
    """A text as upright lines for a column of some width, and how high they stand: as low as it goes."""
    most = max(1, int(room / style.leading))
    for size in (40.0, 52.0, 64.0, 76.0, 90.0, 108.0, longest):
        lines = wrap(text, style, min(size, longest))
        whole = all(wide(word, style) <= min(size, longest) for word in text.split())
        if len(lines) <= most and whole:
            return lines, max(wide(line, style) for line in lines)
    cut = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), style, longest)]
    return cut, longest


def _family_row(block: Block) -> list[Row]:
    """Families over their columns; a name that is too wide for them stands upright."""
    drawn: list[tuple[str, int, int, list[str], bool]] = []
    tall = 0.0
    for name, first, count in block.groups():
        room = count * block.cell - BETWEEN - 2
        upright = any(wide(word, GROUP) > room for word in name.split())
        lines, high = _label(name, GROUP, room, LONGEST_GROUP) if upright else (wrap(name, GROUP, room), 0.0)
        tall = max(tall, high if upright else len(lines) * GROUP.leading)
        drawn.append((name, first, count, lines, upright))

    def draw(canvas: Canvas, x: float, top: float) -> None:
        foot = top - tall - 3
        for _, first, count, lines, upright in drawn:
            left = x + block.left(first) + 1
            for n, line in enumerate(lines):
                if upright:
                    _turned(canvas, left + GROUP.size + n * GROUP.leading, foot + 1, line, GROUP)
                else:
                    write(canvas, left, foot + 2 + (len(lines) - 1 - n) * GROUP.leading, line, GROUP)
            canvas.setStrokeGray(0.35)
            canvas.setLineWidth(0.8)
            canvas.line(left, foot - 2, left + count * block.cell - BETWEEN - 2, foot - 2)

    return [Row(tall + 8, draw)]


def _lies(name: str, look: Style, room: float) -> bool:
    """Whether a name reads well from left to right in its column: no word is cut, and the lines are few."""
    return all(wide(word, look) <= room for word in name.split()) and len(wrap(name, look, room)) <= MOST_LINES


def _skill_row(block: Block) -> Row:
    """The names of the skills, upright where one would not read well across; a weak one is bold."""
    looks = [LABEL.but(weight="bold" if skill.weak else "regular") for skill in block.skills]
    room = block.cell - BETWEEN - 0.5
    pairs = [(skill.name, look) for skill, look in zip(block.skills, looks)]
    flat = all(_lies(name, look, room) for name, look in pairs)
    names = [(wrap(name, look, room), 0.0) if flat else _label(name, look, room, LONGEST_LABEL) for name, look in pairs]
    tall = max(len(lines) * LABEL.leading if flat else high for lines, high in names)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        foot = top - tall
        for place, (look, (lines, _)) in enumerate(zip(looks, names)):
            left = x + block.left(place) + 1
            spare = max(0.0, block.cell - BETWEEN - len(lines) * LABEL.leading) / 2
            for n, line in enumerate(lines):
                if flat:
                    write(canvas, left, foot + (len(lines) - 1 - n) * LABEL.leading + 1.5, line, look)
                else:
                    _turned(canvas, left + spare + LABEL.size - 1.2 + n * LABEL.leading, foot + 1, line, look)

    return Row(tall + 2, draw)


def _centred(canvas: Canvas, block: Block, x: float, place: int, base: float, text: str, style: Style) -> None:
    room = block.cell - BETWEEN
    write(canvas, x + block.left(place) + (room - wide(text, style)) / 2, base, text, style)


def _aim_row(block: Block) -> Row:
    """The target of each skill over all roles that are shown."""
    aims = [skill.aim_words.removeprefix("aim ") for skill in block.skills]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        write(canvas, x, top - 8, "aim", CAPTION)
        write_right(canvas, x + block.left(len(aims)) + ENDS - 4, top - 8, "at target", CAPTION)
        for place, aim in enumerate(aims):
            _centred(canvas, block, x, place, top - 8, aim, SMALL.but(size=6.8))

    return Row(12.5, draw)


def _box(canvas: Canvas, x: float, y: float, width: float, height: float, grey: float, *, dashed: bool) -> None:
    canvas.setFillGray(grey)
    canvas.setStrokeGray(INK if dashed else HAIR)
    canvas.setLineWidth(0.6 if dashed else 0.4)
    if dashed:
        canvas.setDash(1.6, 1.4)
    canvas.roundRect(x, y, width, height, 1.6, fill=1)
    canvas.setDash()


def _rep(row: MatrixRow, block: Block) -> Row:
    """One rep: name and role, the cells, and how many rated skills are at their target."""
    lines = [(line, NAME) for line in wrap(row.rep, NAME, NAMES - 8)]
    lines += [(line, CAPTION.but(size=7.2, leading=8.8)) for line in wrap(row.role, CAPTION.but(size=7.2), NAMES - 8)]
    used = sum(look.leading for _, look in lines)
    tall = max(TALL, used + 3)
    cells = row.cells[block.first : block.last]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        y = top - (tall - BETWEEN - used) / 2
        for line, look in lines:
            write(canvas, x, y - look.size + 0.8, line, look)
            y -= look.leading
        for place, cell in enumerate(cells):
            _cell(canvas, cell, x + block.left(place), top - tall + BETWEEN, block.cell - BETWEEN, tall - BETWEEN)
        end = x + block.left(len(cells)) + ENDS - 4
        write_right(canvas, end, top - tall / 2 - 2, f"{row.reached} of {row.rated}" if row.rated else "–", NAME)

    return Row(tall, draw)


def _cell(canvas: Canvas, cell: MatrixCell, x: float, y: float, width: float, height: float) -> None:
    """Level, levels below the target and observations; a faded one is in italics within dashes."""
    grey = GREYS[min(cell.below, len(GREYS) - 1)]
    _box(canvas, x, y, width, height, grey, dashed=cell.stale and cell.level is not None)
    middle = y + height / 2
    if cell.level is None:
        write(canvas, x + (width - wide("–", NAME)) / 2, middle - 3, "–", NAME.but(ink=SOFT))
        return
    look = Style(10.6, 12, weight="italic" if cell.stale else "semibold")
    pad = max(2.0, (width - 30) / 2)
    write(canvas, x + pad, middle + 0.6, str(cell.level), look)
    if cell.below:
        short = SMALL.but(size=6.6, weight="semibold", ink=INK)
        write_right(canvas, x + width - pad + 0.4, middle + 2.2, f"−{cell.below}", short)
    write(canvas, x + pad, middle - 8.6, f"n {cell.observations}", SMALL.but(ink=INK if cell.below else SOFT))


def _median(block: Block) -> Row:
    """The middle of the manager's levels for each skill with its count; a weak one is marked."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0.35)
        canvas.setLineWidth(0.7)
        canvas.line(x, top - 3, x + block.left(len(block.skills)) - BETWEEN, top - 3)
        write(canvas, x, top - 14.5, "Median", NAME)
        for place, skill in enumerate(block.skills):
            shown = "–" if skill.median is None else figure(skill.median)
            _centred(canvas, block, x, place, top - 14.5, shown, NAME)
            _centred(canvas, block, x, place, top - 23, f"n {skill.rated}", SMALL)
            if skill.weak:
                triangle(canvas, x + block.left(place) + (block.cell - BETWEEN) / 2 - 2.6, top - 31, up=False, size=5.2)

    return Row(33, draw)
