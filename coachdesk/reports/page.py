"""The sheet every paper is drawn on: margins, headers, footers, flow from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    CAPTION,
    HAIR,
    INK,
    QUIET,
    SOFT,
    Row,
    Style,
    fit,
    shrunk,
    wide,
    wrap,
    write,
    write_right,
)

MM = 72 / 25.4
SIZES = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
HOLE_SIDE, OUTER, TOP, BOTTOM = 20 * MM, 14 * MM, 13 * MM, 13 * MM
UNKNOWN_NOTE = f"{fonts.STAND_IN} = a character this paper has no letter for"
FOOT = Style(7.0, 9.0, ink=QUIET)
NAME = Style(20, 24, "semibold")
TITLE = Style(11, 14, "semibold")
MOST_LINES = 12
"""More than the longest name that is kept ever takes."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands at the top and the bottom of the pages."""

    name: str
    line: str
    title: str
    copy: str  # at most two lines of its own
    short_copy: str
    foot: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the flow: a page (from 0) and the height above the lower edge."""

    page: int
    y: float


@dataclass(slots=True)
class Sheet:
    """Collects rows page by page, then draws them when the number of pages is known."""

    heads: Heads
    size: tuple[float, float]
    pages: list[list[tuple[Row, float, float]]] = field(default_factory=lambda: [[]])

    @property
    def left(self) -> float:
        return HOLE_SIDE

    @property
    def width(self) -> float:
        return self.size[0] - HOLE_SIDE - OUTER

    def _foot_lines(self) -> list[str]:
        return wrap(self.heads.foot, FOOT, self.width - 52)[:8]

    @property
    def bottom(self) -> float:
        return BOTTOM + 9 + FOOT.leading * len(self._foot_lines())

    def _title_width(self) -> float:
        found = max(wide(self.heads.title, TITLE), *(wide(line, CAPTION) for line in self._copy_lines()))
        return min(found, self.width * 0.5)

    def _copy_lines(self) -> list[str]:
        return wrap("\n".join(self.heads.copy.split("\n")[:2]), CAPTION, self.width * 0.5)

    def _name_look(self) -> tuple[Style, tuple[str, ...]]:
        return _large_name(self.heads.name, self.width - self._title_width() - 14)

    def _short_name(self) -> tuple[Style, tuple[str, ...]]:
        return _small_name(self.heads.name, self.width * 0.36)

    def _line_lines(self) -> list[str]:
        return wrap(self.heads.line, CAPTION.but(size=9, leading=12), self.width - self._title_width() - 14)[:6]

    def _head_height(self) -> float:
        look, lines = self._name_look()
        beside = 20 + 10 * len(self._copy_lines())
        return max(40, beside, look.leading * len(lines) + 12 * len(self._line_lines()))

    def top(self, page: int) -> float:
        """Where the flow starts on a page."""
        start = self.size[1] - TOP
        if page:
            look, lines = self._short_name()
            return start - 24 - (len(lines) - 1) * look.size * 1.2
        return start - self._head_height() - 14

    def start(self) -> Spot:
        return Spot(0, self.top(0))

    def next_page(self, spot: Spot) -> Spot:
        """The top of the page after a spot."""
        if spot.page + 1 == len(self.pages):
            self.pages.append([])
        return Spot(spot.page + 1, self.top(spot.page + 1))

    def flow(self, rows: Sequence[Row], spot: Spot, x: float | None = None, again: Sequence[Row] = ()) -> Spot:
        """Put rows under a spot, over as many pages as they need; rows that keep together do, if a page holds them.

        `again` is put at the top of each further page, such as the heads of a table.
        """
        at = self.left if x is None else x
        n = 0
        while n < len(rows):
            last = n
            while rows[last].keep and last + 1 < len(rows):
                last += 1
            group = rows[n : last + 1]
            tall = sum(row.height for row in group)
            if tall > spot.y - self.bottom and spot.y < self.top(spot.page):
                spot = self._put(again, self.next_page(spot), at)
            for row in group:
                if row.height > spot.y - self.bottom and spot.y < self.top(spot.page):
                    spot = self._put(again, self.next_page(spot), at)
                spot = self._put([row], spot, at)
            n = last + 1
        return spot

    def _put(self, rows: Sequence[Row], spot: Spot, x: float) -> Spot:
        """Rows under a spot of one page."""
        for row in rows:
            self.pages[spot.page].append((row, x, spot.y))
            spot = Spot(spot.page, spot.y - row.height)
        return spot

    def columns(self, left: Sequence[Row], right: Sequence[Row], spot: Spot, gap: float = 20) -> Spot:
        """Two columns side by side; what follows starts under the longer one."""
        one = self.flow(left, spot)
        two = self.flow(right, spot, self.left + (self.width + gap) / 2)
        return max(one, two, key=lambda s: (s.page, -s.y))

    def half(self, gap: float = 20) -> float:
        """The width of one of two columns."""
        return (self.width - gap) / 2

    def draw(self, canvas: Canvas) -> None:
        """Draw every page with its header and footer."""
        for number, rows in enumerate(self.pages):
            canvas.setPageSize(self.size)
            if number:
                self._short_header(canvas)
            else:
                self._header(canvas)
            for row, x, top in rows:
                row.draw(canvas, x, top)
            self._footer(canvas, number + 1)
            canvas.showPage()

    def _header(self, canvas: Canvas) -> None:
        y = self.size[1] - TOP
        right = self.left + self.width
        room = self._title_width() + 1
        write_right(canvas, right, y - 15, fit(self.heads.title, TITLE, room), TITLE)
        for n, line in enumerate(self._copy_lines()):
            write_right(canvas, right, y - 27.5 - n * 10, fit(line, CAPTION, room), CAPTION.but(ink=SOFT))
        look, lines = self._name_look()
        for line in lines:
            y -= look.leading
            write(canvas, self.left, y + look.size * 0.3, line, look)
        for line in self._line_lines():
            y -= 12
            write(canvas, self.left, y + 2.5, line, CAPTION.but(size=9, ink=SOFT))
        _rule(canvas, self.left, self.width, self.size[1] - TOP - self._head_height() - 3)

    def _short_header(self, canvas: Canvas) -> None:
        y = self.size[1] - TOP - 11
        copy = shrunk(self.heads.short_copy, CAPTION, self.width * 0.3).but(ink=SOFT)
        if wide(self.heads.short_copy, copy) <= self.width * 0.3:  # else the first page alone says whose copy it is
            write_right(canvas, self.left + self.width, y, self.heads.short_copy, copy)
        look, lines = self._short_name()
        ends = [write(canvas, self.left, y - n * look.size * 1.2, line, look) for n, line in enumerate(lines)]
        at = max(ends, default=self.left) + 8
        write(canvas, at, y, fit(self.heads.title, CAPTION, self.width * 0.3), CAPTION.but(size=9, ink=SOFT))
        _rule(canvas, self.left, self.width, y - 7 - (len(lines) - 1) * look.size * 1.2)

    def _footer(self, canvas: Canvas, number: int) -> None:
        lines = self._foot_lines()
        y = BOTTOM + FOOT.leading * len(lines)
        canvas.setStrokeGray(HAIR)
        canvas.setLineWidth(0.35)
        canvas.line(self.left, y + 2.5, self.left + self.width, y + 2.5)
        words = f"Page {number} of {len(self.pages)}"
        write_right(canvas, self.left + self.width, y - 6.5, words, FOOT.but(ink=INK))
        for n, line in enumerate(lines):
            write(canvas, self.left, y - 6.5 - n * FOOT.leading, line, FOOT)


def _rule(canvas: Canvas, left: float, width: float, y: float) -> None:
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1.1)
    canvas.line(left, y, left + width, y)


@lru_cache(maxsize=256)
def _large_name(name: str, room: float) -> tuple[Style, tuple[str, ...]]:
    """A name in type as large as lets it stand in three lines; the smallest takes as many as there must be."""
    for size in (NAME.size, 17.0, 14.0, 11.5):
        look = NAME.but(size=size, leading=size * 1.2)
        if wide(name, look) <= room * 3 and len(lines := wrap(name, look, room)) <= 3:
            return look, tuple(lines)
    return look, tuple(wrap(name, look, room)[:MOST_LINES])


@lru_cache(maxsize=256)
def _small_name(name: str, room: float) -> tuple[Style, tuple[str, ...]]:
    look = shrunk(name, TITLE, room)
    return look, tuple(wrap(name, look, room)[:MOST_LINES])


def landscape(size: tuple[float, float]) -> tuple[float, float]:
    """A size of paper lying on its long side."""
    return size[1], size[0]


def texts_of(value: object) -> list[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts_of(getattr(value, one.name))]
    return []


def paper_bytes(sheets: Sequence[Sheet], title: str, author: str) -> bytes:
    """Sheets as one PDF; the same sheets always give the same bytes."""
    target = BytesIO()
    fonts.coverage(fonts.INTER["regular"])
    canvas = Canvas(target, pageCompression=1, invariant=1, lang="en", initialFontName=fonts.INTER["regular"])
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("CoachDesk")
    canvas.setProducer("CoachDesk")
    for sheet in sheets:
        sheet.draw(canvas)
    canvas.save()
    return target.getvalue()
