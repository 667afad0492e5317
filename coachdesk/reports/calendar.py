"""The calendar of a quarter on one page, on its long side: a row for each week, a black mark for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.calendar_paper import CalendarPaper, PaperDay, PaperWeek
from coachdesk.analysis.schedule import EntryKind
from coachdesk.analysis.words import WEEKDAYS, month, plural
from coachdesk.reports import fonts
from coachdesk.reports.blocks import CAPTION, HAIR, INK, SOFT, Row, shrunk, triangle, write, write_right
from coachdesk.reports.calendar_grid import WEEK, Grid, Line, Look, gutter, set_grid
from coachdesk.reports.handwriting import sheet_heads
from coachdesk.reports.page import SIZES, Heads, Sheet, landscape, paper_bytes

LEGEND, COLUMN_HEADS = 15.0, 12.0
HEAD = CAPTION.but(weight="semibold", ink=INK)
MEANINGS = {
    EntryKind.ONE_ON_ONE: "one-on-one", EntryKind.BRIEF: "pre-brief, debrief", EntryKind.TRAINING: "training",
    EntryKind.JOINT_CALL: "joint call", EntryKind.CHECK: "follow-up check", EntryKind.OTHER: "other coaching",
    EntryKind.BUSY: "busy elsewhere",
}  # fmt: skip


def calendar_pdf(papers: CalendarPaper | Sequence[CalendarPaper], paper_size: str = "a4") -> bytes:
    """One page for each paper, whatever stands on it. Equal facts give equal bytes."""
    fonts.start_paper()
    found = (papers,) if isinstance(papers, CalendarPaper) else papers
    return paper_bytes([_sheet(paper, paper_size) for paper in found], "Coaching calendar", "")


def _sheet(paper: CalendarPaper, size: str) -> Sheet:
    """Set once to see what does not fit, and again when the foot has to say so."""
    said = ""
    for _ in range(5):
        sheet = Sheet(_heads(paper, said), landscape(SIZES[size]))
        start = sheet.start()
        grid = set_grid(paper, sheet.width, start.y - sheet.bottom - LEGEND - COLUMN_HEADS - 1)
        rows = [Row(row.height, row.draw, keep=True) for row in _rows(grid)]
        sheet.flow(rows, start)
        if (now := _not_all(grid)) == said:
            break
        said = now
    return sheet


def _heads(paper: CalendarPaper, said: str) -> Heads:
    note = "manager’s copy: it names the whole team" if not paper.rep else "as planned today"
    heads = sheet_heads(
        paper, paper.printed_on, paper.left_out, rep=paper.rep or "Calendar of the team", line=paper.line,
        title=paper.title, copy=paper.copy, note=note,
    )  # fmt: skip
    return replace(heads, foot=f"{heads.foot}{said}")


def _not_all(grid: Grid) -> str:
    """What the page could not hold, for its foot."""
    found = []
    if grid.left_over:
        found.append(f"{plural(grid.left_over, 'entry does', 'entries do')} not fit and stand only on the screen")
    if grid.cut:
        found.append("… = cut, in full on the screen")
    return "".join(f" · {words}" for words in found)


def _rows(grid: Grid) -> Iterator[Row]:
    yield Row(LEGEND, lambda canvas, x, top: _legend(canvas, x, top, grid))
    yield Row(COLUMN_HEADS, lambda canvas, x, top: _column_heads(canvas, x, top, grid))
    yield from (_week(grid, n) for n in range(len(grid.rows)))
    yield Row(0.5, lambda canvas, x, top: _hair(canvas, x, top, x + grid.width, top))


def _legend(canvas: Canvas, x: float, top: float, grid: Grid) -> None:
    """What the marks mean, as far as they stand on this page."""
    y, paper = top - 8, grid.paper
    for kind in paper.kinds:
        _mark(canvas, kind, x, y, CAPTION.size)
        x = write(canvas, x + 9, y, MEANINGS[kind], CAPTION) + 13
    days = [day for week in paper.weeks for day in week.days]
    if any(week.bars for week in paper.weeks):
        _box(canvas, x, y - 1.2, 12, 7.2)
        x = write(canvas, x + 15, y, "away", CAPTION) + 13
    if paper.clashes:
        x = write(canvas, x, y, "!", HEAD)
        x = write(canvas, x + 3, y, "clash", CAPTION) + 13
    if any(day.off for day in days):
        _box(canvas, x, y - 1.2, 9, 7.2)
        write(canvas, x + 12, y, "public holiday", CAPTION)


def _column_heads(canvas: Canvas, x: float, top: float, grid: Grid) -> None:
    y = top - 8.5
    told = grid.paper.weeks and grid.paper.weeks[0].minutes is not None
    write(canvas, x, y, "Hours of coaching" if told else "Week", CAPTION)
    for place, weekday in enumerate(grid.paper.columns):
        write(canvas, x + grid.left(place) + 3, y, WEEKDAYS[weekday], CAPTION)


def _week(grid: Grid, n: int) -> Row:
    """One week: what stands in it is set now, so that the foot can say what did not fit."""
    week, tall, look = grid.paper.weeks[n], grid.height(n), grid.look
    cells = [tuple(grid.lines(n, place)) for place in range(len(week.days))]
    bars = tuple(grid.bars(n))

    def draw(canvas: Canvas, x: float, top: float) -> None:
        _frame(canvas, x, top, tall, grid, week)
        _beside(canvas, x, top - look.pad, week, look)
        first = top - look.pad - look.size + 0.6
        for place, (day, lines) in enumerate(zip(week.days, cells)):
            left = x + grid.left(place) + 3
            _number(canvas, left, first, day, look)
            for right, down, line in lines:
                _entry(canvas, left + gutter(day) + right, first - down, line)
        for right, up, width, words in bars:
            _box(canvas, x + right, top - tall + look.pad + up, width, look.step - 1.4)
            write(canvas, x + right + 3, top - tall + look.pad + up + 1.9, words, look.small)

    return Row(tall, draw)


def _frame(canvas: Canvas, x: float, top: float, tall: float, grid: Grid, week: PaperWeek) -> None:
    """The lines around the days; holidays and what is not of this quarter lie on grey."""
    for place, day in enumerate(week.days):
        if day.off or not day.inside:
            canvas.setFillGray(0.9 if day.off else 0.96)
            canvas.rect(x + grid.left(place), top - tall, grid.cell, tall, stroke=0, fill=1)
    _hair(canvas, x, top, x + grid.width, top)
    for place in range(len(week.days)):
        _hair(canvas, x + grid.left(place), top, x + grid.left(place), top - tall)


def _hair(canvas: Canvas, x: float, y: float, right: float, low: float) -> None:
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.line(x, y, right, low)


def _beside(canvas: Canvas, x: float, top: float, week: PaperWeek, look: Look) -> None:
    """The number and the days of a week, and its hours against the cap."""
    y = top - look.size + 0.6
    if week.minutes is None or week.cap is None:
        write(canvas, x, y, week.label, look.text.but(weight="semibold"))
        write(canvas, x, y - look.step, week.dates, look.small.but(ink=SOFT))
        return
    end = write(canvas, x, y, week.label, look.text.but(weight="semibold"))
    dates = shrunk(week.dates, look.small.but(ink=SOFT), x + WEEK - 5 - end - 6, 5.4)
    write_right(canvas, x + WEEK - 5, y, week.dates, dates)
    _bar(canvas, x, y - look.step + 0.6, week.minutes, week.cap)
    over = bool(week.over)
    write_right(
        canvas, x + WEEK - 5, y - look.step, week.hours, look.small.but(weight="semibold" if over else "regular")
    )
    if over:
        triangle(canvas, x, y - 2 * look.step, up=True, size=look.size * 0.75)
        write(canvas, x + look.size, y - 2 * look.step, week.over, look.small.but(weight="semibold"))


def _bar(canvas: Canvas, x: float, y: float, minutes: int, cap: int) -> None:
    """Hours as a bar, with a tick at the cap; more than a quarter over it is not longer still."""
    length, tick = 24.0, 24.0 / 1.25
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.rect(x, y, length, 3, fill=0)
    canvas.setFillGray(SOFT)
    canvas.rect(x, y, min(length, tick * minutes / cap), 3, stroke=0, fill=1)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(1)
    canvas.line(x + tick, y - 1.2, x + tick, y + 4.2)


def _number(canvas: Canvas, x: float, y: float, day: PaperDay, look: Look) -> None:
    if day.inside:
        number = f"1 {month(day.day)}" if day.day.day == 1 else str(day.day.day)
        write(canvas, x, y, number, look.text.but(weight="semibold", size=look.size - 0.6))


def _entry(canvas: Canvas, x: float, y: float, line: Line) -> None:
    if line.kind is None:
        write(canvas, x, y, line.words, line.style)
        return
    _mark(canvas, line.kind, x, y, line.style.size)
    write(canvas, x + line.style.size, y, line.words, line.style)


def _mark(canvas: Canvas, kind: EntryKind, x: float, y: float, size: float) -> None:
    """The kind as a black shape on the baseline `y`, which a photocopy keeps."""
    span = size * 0.62
    canvas.setStrokeGray(INK)
    canvas.setFillGray(INK)
    canvas.setLineWidth(0.7)
    middle, radius = (x + span / 2, y + span / 2 + 0.2), span / 2
    if kind in (EntryKind.ONE_ON_ONE, EntryKind.BRIEF):
        canvas.circle(*middle, radius - (0.2 if kind is EntryKind.BRIEF else 0), fill=kind is EntryKind.ONE_ON_ONE)
    elif kind is EntryKind.TRAINING:
        triangle(canvas, x, y + 0.1, up=True, size=span * 1.05)
    elif kind is EntryKind.JOINT_CALL:
        _diamond(canvas, *middle, radius * 1.15)
    elif kind is EntryKind.CHECK:
        canvas.rect(x, y + 0.2, span - 0.3, span - 0.3)
    elif kind is EntryKind.OTHER:
        canvas.rect(x, y + 0.2, span - 0.3, span - 0.3, fill=1)
    else:
        canvas.setLineWidth(1.2)
        canvas.line(x, middle[1], x + span, middle[1])


def _diamond(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + radius)
    for right, up in ((radius, 0), (0, -radius), (-radius, 0)):
        path.lineTo(x + right, y + up)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _box(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillGray(0.9)
    canvas.setStrokeGray(HAIR)
    canvas.setLineWidth(0.35)
    canvas.roundRect(x, y, width, height, 1.6, fill=1)
