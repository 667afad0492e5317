"""The coaching parts of the monthly report: the manager's words, the figures, hours beside sales, hours by kind."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.month import MonthCell, MonthFigure, MonthPaper, MonthRep
from coachdesk.analysis.words import figure
from coachdesk.reports.blocks import INK, Row, Style, space, text_rows, wrap, write
from coachdesk.reports.month_look import NOTE, SOFTLY, STRONG, TEXT, Place, Room, bullet, head_row, line_row, over, part

GAP, ACROSS = 18.0, 4
VALUE = Style(13, 16, weight="semibold")
ASKED = (("coached", "What I coached"), ("moved", "What moved"), ("need", "What I need"))
WRITTEN = 3


def own_words(paper: MonthPaper, width: float) -> list[Row]:
    """The three fields side by side in the manager's words; an empty one has lines to write on."""
    third = (width - 2 * GAP) / 3
    columns = []
    for field, title in ASKED:
        text = getattr(paper.words, field)
        body = text_rows(text, TEXT, third) if text else _lines(third)
        columns.append([*part(title, third), *body])
    return beside(columns, [third + GAP] * 3)


def _lines(width: float) -> list[Row]:
    """Lines to write on, two lines of type apart, so that words beside them keep their own step."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.5)
        canvas.line(x, top - TEXT.leading + 2, x + width, top - TEXT.leading + 2)

    return [Row(TEXT.leading, draw) if n % 2 else space(TEXT.leading) for n in range(2 * WRITTEN)]


def beside(columns: Sequence[Sequence[Row]], steps: Sequence[float]) -> list[Row]:
    """Columns as rows as high as the highest of each; long ones may go on over the page line by line."""
    rows = []
    for n in range(max(len(column) for column in columns)):
        line = [column[n] if n < len(column) else None for column in columns]
        height = max(row.height for row in line if row is not None)

        def draw(canvas: Canvas, x: float, top: float, line: list[Row | None] = line) -> None:
            at = x
            for row, step in zip(line, steps):
                if row is not None:
                    row.draw(canvas, at, top)
                at += step

        rows.append(Row(height, draw, keep=n < 3))
    return rows


def figure_rows(paper: MonthPaper, width: float) -> list[Row]:
    """The coaching in figures, four to a row."""
    rows = part("Coaching in figures", width)
    for start in range(0, len(paper.figures), ACROSS):
        rows.append(_figures(paper.figures[start : start + ACROSS], width))
    return rows


def _figures(figures: Sequence[MonthFigure], width: float) -> Row:
    room = width / ACROSS - 10
    notes = [wrap(one.note, NOTE, room) for one in figures]
    tall = 28 + NOTE.leading * max(len(lines) for lines in notes)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for at, (one, lines) in enumerate(zip(figures, notes)):
            left = x + at * width / ACROSS
            write(canvas, left, top - 8, one.name, NOTE)
            write(canvas, left, top - 22, one.value, VALUE)
            for n, line in enumerate(lines):
                write(canvas, left, top - 32 - n * NOTE.leading, line, NOTE)

    return Row(tall + 3, draw, keep=True)


def rep_rows(paper: MonthPaper, width: float, room: Room) -> tuple[list[Row], list[Row], list[Row]]:
    """Both sets of numbers side by side: the heading with the heads, a line for each rep, the team's line."""
    places = _places(width)
    lead = f"{paper.lead}, share of target" if paper.lead else "no lead measure is set"
    spread = Place(width - 180, 180, right=True)
    titles = [
        ("rep", "Rep"), *((f"h{n}", title) for n, title in enumerate(paper.months)), ("bar", "this month, of budget"),
        ("held", "held"), ("gap", "gap, days"), ("seen", "seen"),
        *((f"s{n}", title) for n, title in enumerate(paper.months)),
    ]  # fmt: skip
    head = [
        *part("Coaching beside sales", width, "side by side, not cause and effect"),
        line_row(
            11, [(Place(places["h0"].x + 6, 210), "Coaching held, hours", NOTE), (spread, lead, NOTE)], width, rule=0
        ),
        head_row([(places[key], text) for key, text in titles], width),
    ]
    rows = [_rep(rep, places, width, room) for rep in paper.reps]
    if not rows:
        rows = text_rows("Nobody was on the team this month.", SOFTLY, width)
    rest = text_rows(paper.unlisted, SOFTLY, width) if paper.unlisted else []
    foot = [_team(paper.team, places, width, room)] if paper.reps else []
    return head, rows, [*rest, *foot, space(room.gap)]


def _places(width: float) -> dict[str, Place]:
    """Where the columns of the table stand."""
    sizes = (
        ("rep", 96, False), ("h0", 25, True), ("h1", 27, True), ("h2", 27, True), ("gutter", 9, False),
        ("bar", 78, False), ("held", 24, True), ("gap", 44, True), ("seen", 30, True), ("wide", 6, False),
        ("s0", 39, True), ("s1", 41, True), ("s2", 43, True),
    )  # fmt: skip
    spare = width - sum(size for _, size, _ in sizes)
    found, at = {}, 0.0
    for key, size, right in sizes:
        room = size + (spare if key == "rep" else 0)
        found[key] = Place(at, room - (4 if key == "rep" else 0), right)
        at += room
    return found


def _rep(rep: MonthRep, places: dict[str, Place], width: float, room: Room) -> Row:
    cells = [(places["rep"], rep.rep, STRONG), *_numbers(rep.cells, places)]
    cells += [
        (places["held"], str(rep.held), TEXT), (places["gap"], "–" if rep.gap is None else str(rep.gap), TEXT),
        (places["seen"], str(rep.observations), TEXT),
    ]  # fmt: skip
    row = line_row(room.line, cells, width)

    def mark(canvas: Canvas, x: float, top: float) -> None:
        bar = places["bar"]
        bullet(canvas, x + bar.x, top - room.line + 3.6, 44, rep.bullet)
        write(canvas, x + bar.x + 48, top - room.line + 3.9, rep.budget, NOTE)

    return over(row, mark)


def _numbers(cells: Sequence[MonthCell], places: dict[str, Place]) -> list[tuple[Place, str, Style]]:
    last = len(cells) - 1
    looks = [STRONG if n == last else SOFTLY for n in range(len(cells))]
    hours = [(places[f"h{n}"], figure(round(cell.hours, 1)), looks[n]) for n, cell in enumerate(cells)]
    return hours + [(places[f"s{n}"], cell.sales, looks[n]) for n, cell in enumerate(cells)]


def _team(cells: Sequence[MonthCell], places: dict[str, Place], width: float, room: Room) -> Row:
    named = (places["rep"], "Team, my own hours", STRONG)
    return line_row(room.line, [named, *_numbers(cells, places)], width, rule=0.7, ink=0.25, keep=False)


def kind_rows(paper: MonthPaper, width: float) -> list[Row]:
    """Hours held by kind, as bars on one scale with the hours in words."""
    rows = part("Hours by kind", width, "held, a group counted once")
    if not paper.kinds:
        return [*rows, *text_rows("None held.", SOFTLY, width)]
    most = max(kind.hours for kind in paper.kinds)
    name, value = Place(0, width * 0.38), Place(width - 40, 40, right=True)
    for kind in paper.kinds:
        cells = [(name, kind.kind, TEXT), (value, f"{figure(round(kind.hours, 1))} h", STRONG)]

        def mark(canvas: Canvas, x: float, top: float, share: float = kind.hours / most) -> None:
            canvas.setFillGray(INK)
            canvas.rect(
                x + name.width + 4, top - 8.6, max(1.0, (width - name.width - 52) * share), 4.6, stroke=0, fill=1
            )

        rows.append(over(line_row(12.4, cells, width, rule=0), mark))
    return rows
