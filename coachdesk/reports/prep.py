"""The one-on-one's prep sheet: one page with everything known, and as much room to write as it gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.prep import PrepFocus, PrepNumber, PrepPaper, PrepQuestion
from coachdesk.domain.audiences import Audience
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    HEADING,
    INK,
    SOFT,
    SOFTER,
    Draw,
    Row,
    Style,
    fit,
    heading,
    space,
    text_rows,
    triangle,
    wide,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.handwriting import (
    Cell,
    Room,
    boxed_rows,
    caption_rows,
    hairline,
    head,
    labelled_line,
    lines_in,
    notes_rows,
    private_rows,
    promise_lines,
    promise_rows,
    roomy,
    ruled,
    scale,
    scale_width,
    sheet_heads,
    strip_rows,
    tall,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

GAP, CROWDED_SHARE = 20.0, 0.59
MOST_BESIDE = 420.0
DEALS = "Deals coming up"
CLOSE = BODY.but(size=8.6, leading=11.4)


def prep_pdf(papers: Sequence[PrepPaper], paper_size: str = "a4") -> bytes:
    """Prep sheets as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"One-on-one: {papers[0].rep}" if len(papers) == 1 else "One-on-ones"
    return paper_bytes(sheets, title[:300], "")


def _own(paper: PrepPaper) -> bool:
    """Whether this is the manager's own copy."""
    return paper.audience == Audience.MANAGER.value


def _name(paper: PrepPaper) -> str:
    return paper.rep_first or paper.rep


def _heads(paper: PrepPaper) -> Heads:
    note = "manager’s copy · private line on this copy only" if _own(paper) else f"copy for {_name(paper)}"
    line = " · ".join(words for words in (paper.role, paper.when) if words)
    return sheet_heads(
        paper, paper.printed_on, paper.left_out, rep=paper.rep, line=line, title=paper.title, copy=paper.copy, note=note
    )


def _lay(paper: PrepPaper, sheet: Sheet, room: Room) -> Spot:
    width = sheet.width
    left = (width - GAP) * (CROWDED_SHARE if room.crowded else 0.5)
    right = width - GAP - left
    spot = sheet.flow([*_promises(paper, width, room), space(room.gap)], sheet.start())
    numbers = _numbers(paper, left, room)
    spot = _columns(sheet, numbers, _beside(_since(paper, right, room), numbers, right, room), left, spot)
    spot = sheet.flow([space(room.gap)], spot)
    focus, brings = _focus(paper, left, room), _brings(paper, right, room)
    both = _beside(focus, brings, left, room, 0), _beside(brings, focus, right, room, 0)
    spot = _columns(sheet, *both, left, spot)
    spot = sheet.flow([space(room.gap), *_deals(paper, width, room), *_ask(paper, width, room)], spot)
    rows = [*notes_rows("Notes", width, room), space(room.gap), *_agreed(paper, width, room)]
    return sheet.flow([*rows, space(4), *_last(paper, width, room)], spot)


def _columns(sheet: Sheet, one: Sequence[Row], two: Sequence[Row], width: float, spot: Spot) -> Spot:
    """Side by side, the left one as wide as told; what follows starts under the longer one."""
    ends = sheet.flow(one, spot), sheet.flow(two, spot, sheet.left + width + GAP)
    return max(*ends, key=lambda end: (end.page, -end.y))


def _beside(rows: list[Row], other: Sequence[Row], width: float, room: Room, least: int = 1) -> list[Row]:
    """Rows with writing lines down to the foot of the column beside them, at least some."""
    spare = min(MOST_BESIDE, tall(other)) - tall(rows)
    if spare < room.step and not least:
        return rows
    return [*rows, *lines_in(max(0.0, spare), width, room, least)]


def _promises(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    rows = head("Open commitments", width, room, "done, part, dropped" if paper.promises else "")
    rows += promise_rows(paper.promises, width, 3, 3.4 if room.crowded else 4.8)
    if not paper.promises:
        rows += text_rows("Nothing is open.", SOFTER, width)
    return rows + caption_rows(paper.kept_words, width)


def _numbers(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    rows = head("Numbers", width, room, "flag only on a signal" if paper.numbers else "")
    if not paper.numbers:
        return [*rows, *text_rows("No numbers yet.", SOFTER, width, keep=True), *writing_lines(2, width, room.step)]
    usual = min(width * 0.42, max([wide(one.usual, CAPTION) + (14 if one.flag else 1) for one in paper.numbers]))
    over, under = (1.2, 2.8) if room.crowded else (2.0, 3.4)
    for one in paper.numbers:
        now = min(width * 0.3, wide(one.now, BOLD) + 0.1)
        cells = (
            Cell(0, width - now - usual - 16, one.name),
            Cell(width - now - usual - 9, now, one.now, BOLD, right=True),
            Cell(width - usual, usual - (12 if one.flag else 0), one.usual, CAPTION.but(ink=SOFT)),
        )
        rows += strip_rows(
            cells, over=over, under=under, first=_flag(one, width - 7), last=hairline(width, under + 1.2)
        )
    flagged = [one for one in paper.numbers if one.flag]
    for one in flagged:
        said = f"{one.name}: {one.says}" if len(flagged) > 1 else one.says
        cell = Cell(10, width - 10, said, CAPTION.but(ink=INK))
        rows += strip_rows([cell], over=1, under=0, first=_flag(one, 0))
    return rows


def _flag(one: PrepNumber, at: float) -> Draw | None:
    if not one.flag:
        return None
    return lambda canvas, x, base: triangle(canvas, x + at, base, up=one.flag == "up")


def _since(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    rows = head("Since last time", width, room, "wins: a deal, a skill, a customer’s word")
    for win in paper.wins:
        rows += strip_rows([Cell(0, 8, "·", BOLD), Cell(8, width - 8, win)], under=2.4)
    return rows


def _focus(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    focus = paper.focus
    if focus is None:
        rows = [*heading("Focus skill", width, "none is chosen yet"), *writing_lines(2, width, room.step), space(3)]
    else:
        rows = [*_levels(focus, width, room), space(3), *_seen(paper, width, room)]
    for text in paper.rehearse:
        rows += text_rows(f"We rehearse: {text}", BOLD.but(weight="medium"), width)
    if not paper.rehearse:
        return rows + labelled_line("We rehearse", width, room, BOLD.but(weight="medium"))
    return [*rows, *writing_lines(1, width, room.step - 3)]


def _levels(focus: PrepFocus, width: float, room: Room) -> list[Row]:
    """The skill with its levels: beside its name, or before their texts where the name is long."""
    title = f"Focus skill: {focus.skill}"
    levels = (("level", focus.level), ("wanted", focus.wanted))
    note = ", ".join(f"{word} {level}" for word, level in levels if level is not None)
    long = wide(title, HEADING) + 8 + wide(note, CAPTION) > width
    told = long and bool(focus.level_text or focus.level is None) and bool(focus.wanted_text or focus.wanted is None)
    rows = head(title, width, room, "" if told else note)
    for word, level, text in (
        ("Now", focus.level, focus.level_text),
        ("Wanted", focus.wanted, focus.wanted_text),
    ):
        start = f"{word}, level {level}" if told and level is not None else word
        look = _look(room).but(ink=SOFT if word == "Now" else INK)
        rows += text_rows(f"{start}: {text}", look, width) if text else []
    return rows


def _look(room: Room) -> Style:
    return CLOSE if room.crowded else BODY


def _seen(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    seen = paper.focus.seen if paper.focus else ()
    if not seen:
        return text_rows("Nothing seen yet.", CAPTION, width)
    small = _look(room).but(size=8.4, weight="semibold")
    day = min(width * 0.3, max(wide(one.day, small) for one in seen)) + 8
    rows: list[Row] = []
    for one in seen:
        level = "" if one.level is None else str(one.level)
        cells = (Cell(0, day - 6, one.day, small), Cell(day, width - day - 12, one.words, _look(room).but(ink=SOFT)))
        rows += strip_rows((*cells, Cell(width - 10, 10, level, small, right=True)), under=3)
    return rows


def _brings(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    title = f"\u200e{fit(_name(paper), BOLD, width * 0.5)} brings"
    items = partial(boxed_rows, width=width, under=3.2 if room.crowded else 4.6)
    rows = [*head(title, width, room, "energy  1   2   3   4   5"), *items(paper.rep_items)]
    if not _own(paper):
        return [*rows, *writing_lines(1 if paper.rep_items else 3, width, room.step)]
    rows += writing_lines(0 if paper.rep_items else 2, width, room.step)
    rows += [space(3, keep=True), *text_rows("You bring", BOLD, width, keep=True), space(1.5, keep=True)]
    rows += items(paper.own_items)
    for words, texts in (("Praise", paper.praise), ("Situation, behaviour, impact", paper.sbi)):
        rows += items([f"{words}: {text}" for text in texts])
        rows += [] if texts else _prompt(words, width, room)
    return rows


def _prompt(words: str, width: float, room: Room) -> list[Row]:
    """A writing line that begins with what belongs there."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        end = write(canvas, x, top - room.step + 3, words, CAPTION)
        ruled(canvas, end + 6, x + width, top - room.step)

    return [Row(room.step, draw)]


def _deals(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    if not paper.deals:
        return []
    start = wide(DEALS, HEADING) + 14 if room.crowded else 0.0
    name = min(width * 0.3, max(wide(deal.account, BOLD) for deal in paper.deals)) + 10
    fits = min(width * 0.28, max(wide(deal.fit, CAPTION) for deal in paper.deals)) + 0.5
    rows = [] if room.crowded else head(DEALS, width, room)
    for deal in paper.deals:
        title = DEALS if room.crowded and not rows else ""
        cells = (
            Cell(0, start, title, HEADING.but(leading=12.6)),
            Cell(start, name - 8, deal.account, BOLD),
            Cell(start + name, width - start - name - fits - 12, deal.words),
            Cell(width - fits, fits, deal.fit, CAPTION, right=True),
        )
        rows += strip_rows(cells, under=2.6)
    return [*rows, space(room.gap - 2)]


def _ask(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    if not paper.questions and not _own(paper):
        return []
    rows = head("Ask", width, room, f"{paper.model} · pick two; listen twice as long")
    if not _own(paper):
        rows = head("To think about", width, room)
    if not paper.questions:
        return [*rows, *writing_lines(3, width, room.step), space(room.gap)]
    start = min(width * 0.22, max([38.0, *(wide(one.phase, BOLD) for one in paper.questions)])) + 8
    longest = max(wide(one.text, BODY) for one in paper.questions)
    end = min(width * 0.78, max(width * 0.69, start + 32 + longest + 1))
    before = ""
    for one in paper.questions:
        rows += _question(one, one.phase if one.phase != before else "", (start, end, width), room)
        before = one.phase
    return [*rows, space(room.gap)]


def _question(one: PrepQuestion, phase: str, places: tuple[float, float, float], room: Room) -> list[Row]:
    """One question with its time box, and room to write from its `end` to the edge."""
    start, end, width = places
    minutes = f"{one.minutes} min" if one.minutes else ""
    cells = (
        Cell(0, start - 6, phase, BOLD),
        Cell(start, 30, minutes, CAPTION),
        Cell(start + 32, end - start - 32, one.text),
    )

    def pen(canvas: Canvas, x: float, base: float) -> None:
        ruled(canvas, x + end + 10, x + width, base - 4)
        if one.asked:
            write(canvas, x + end + 10, base, "asked", CAPTION)

    return strip_rows(cells, over=1.5, under=max(3.0, min(room.step, 20.0) - BODY.leading - 1.5), last=pen)


def _agreed(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    names = (_name(paper), _name(paper), "You" if _own(paper) else "Manager")
    rows = heading("Commitments", width, "who, what, on which call, by when, how we will see it")
    return [*rows, *promise_lines(names, width, Room(max(15.5, room.step)))]


def _last(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    """Usefulness and the next date; on the manager's own copy the private line too, beside them where it fits."""
    useful = f"Useful to \u200e{fit(_name(paper), BODY, width * 0.3)}\u200e?"
    following = f"Next: {paper.next_words}" if paper.next_words else "Next:"
    start = max(width * 0.36, scale_width(useful) + 16)
    stacked = start + wide(following, BODY) > width * (0.8 if _own(paper) else 1.0)
    inline = _own(paper) and not paper.private and not stacked

    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - 15
        scale(canvas, x, base, useful)
        if not stacked:
            end = write(canvas, x + start, base, following, BODY)
            if not paper.next_words:
                ruled(canvas, end + 7, x + start + 120, base - 3)
                end = x + start + 120
            _private_line(canvas, end + 14, x + width, base, inline=inline)

    rows = [Row(20, draw, keep=stacked or inline)]
    if stacked:
        rows += [space(2, keep=True), *text_rows(following, BODY, width)]
    if inline or not _own(paper):
        return rows
    return [*rows, *private_rows(paper.private, width, room)]


def _private_line(canvas: Canvas, left: float, right: float, base: float, *, inline: bool) -> None:
    if inline:
        end = write(canvas, left, base, "Private", BOLD.but(size=8.4, ink=SOFT))
        ruled(canvas, end + 7, right, base - 3)
