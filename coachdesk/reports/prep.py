"""The one-on-one's prep sheet: one page with everything known, and as much room to write as it gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.prep import PrepFocus, PrepNumber, PrepPaper
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BOLD,
    CAPTION,
    INK,
    SOFT,
    SOFTER,
    Draw,
    Row,
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
    promise_rows,
    roomy,
    ruled,
    sheet_heads,
    strip_rows,
    tall,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes
from coachdesk.reports.prep_foot import agreed_rows, ask_rows, last_rows, name, own
from coachdesk.reports.prep_training import training_rows

GAP, CROWDED_SHARE = 20.0, 0.59
MOST_BESIDE = 420.0


def prep_pdf(papers: Sequence[PrepPaper], paper_size: str = "a4") -> bytes:
    """Prep sheets as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"One-on-one: {papers[0].rep}" if len(papers) == 1 else "One-on-ones"
    return paper_bytes(sheets, title[:300], "")


def _heads(paper: PrepPaper) -> Heads:
    note = "manager’s copy · private line on this copy only" if own(paper) else f"copy for {name(paper)}"
    line = " · ".join(words for words in (paper.role, paper.when) if words)
    return sheet_heads(
        paper, paper.printed_on, paper.left_out, rep=paper.rep, line=line, title=paper.title, copy=paper.copy, note=note
    )


def _lay(paper: PrepPaper, sheet: Sheet, room: Room) -> Spot:
    width = sheet.width
    spot = sheet.flow([*_promises(paper, width, room), space(room.gap)], sheet.start())
    spot = _stacked(paper, sheet, room, spot) if room.crowded else _paired(paper, sheet, room, spot)
    asked = [*training_rows(paper, width, room), *ask_rows(paper, width, room)]
    spot = sheet.flow([space(room.gap), *_deals(paper, width, room), *asked], spot)
    rows = [*notes_rows("Notes", width, room), space(room.gap), *agreed_rows(paper, width, room)]
    return sheet.flow([*rows, space(4), *last_rows(paper, width, room)], spot)


def _paired(paper: PrepPaper, sheet: Sheet, room: Room, spot: Spot) -> Spot:
    """Numbers beside wins, then the focus skill beside what both bring, each pair at one height."""
    half = sheet.half(GAP)
    numbers = _numbers(paper, half, room)
    since = _beside(_since(paper, half, room), numbers, half, room)
    spot = sheet.flow([space(room.gap)], _columns(sheet, numbers, since, half, spot))
    focus, brings = _focus(paper, half, room), _brings(paper, half, room)
    return _columns(sheet, _beside(focus, brings, half, room, 0), _beside(brings, focus, half, room, 0), half, spot)


def _stacked(paper: PrepPaper, sheet: Sheet, room: Room, spot: Spot) -> Spot:
    """The same where it is crowded: each column runs down by itself, the one with long texts wider."""
    left = (sheet.width - GAP) * CROWDED_SHARE
    right = sheet.width - GAP - left
    one = [*_numbers(paper, left, room), space(room.gap), *_focus(paper, left, room)]
    since, brings = _since(paper, right, room), _brings(paper, right, room)
    spare = tall(one) - tall(since) - tall(brings) - room.gap
    two = [*since, *lines_in(max(0.0, spare / 2), right, room), space(room.gap), *brings]
    return _columns(sheet, _beside(one, two, left, room, 0), _beside(two, one, right, room, 0), left, spot)


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
    under = room.gap / 2 if room.tight else 3.4 if room.crowded else 4.8
    rows += promise_rows(paper.promises, width, 3, under, room.body)
    if not paper.promises:
        rows += text_rows("Nothing is open.", SOFTER, width)
    return rows + caption_rows(paper.kept_words, width)


def _numbers(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    rows = head("Numbers", width, room, "flag only on a signal" if paper.numbers else "")
    if not paper.numbers:
        return [*rows, *text_rows("No numbers yet.", SOFTER, width, keep=True), *writing_lines(2, width, room.step)]
    usual = min(width * 0.42, max([wide(one.usual, CAPTION) + (14 if one.flag else 1) for one in paper.numbers]))
    over, under = (0.6, 2.4) if room.tight else (1.2, 2.8) if room.crowded else (2.0, 3.4)
    bold = room.body.but(weight="semibold")
    for one in paper.numbers:
        now = min(width * 0.3, wide(one.now, bold) + 0.1)
        cells = (
            Cell(0, width - now - usual - 16, one.name, room.body),
            Cell(width - now - usual - 9, now, one.now, bold, right=True),
            Cell(width - usual, usual - (12 if one.flag else 0), one.usual, CAPTION.but(ink=SOFT)),
        )
        rows += strip_rows(
            cells, over=over, under=under, first=_flag(one, width - 7), last=hairline(width, under + 1.2)
        )
    for one, said in _signals(paper, room):
        cell = Cell(10, width - 10, said, CAPTION.but(ink=INK, leading=min(CAPTION.leading, room.body.leading - 0.4)))
        rows += strip_rows([cell], over=1, under=0, first=_flag(one, 0))
    return rows


def _signals(paper: PrepPaper, room: Room) -> list[tuple[PrepNumber, str]]:
    """Each signal in words; where room is scarce, all that point the same way run on."""
    flagged = [one for one in paper.numbers if one.flag]
    said = [(one, f"{one.name}: {one.says}" if len(flagged) > 1 else one.says) for one in flagged]
    if not room.tight:
        return said
    ways = [[pair for pair in said if pair[0].flag == way] for way in dict.fromkeys(one.flag for one in flagged)]
    return [(pairs[0][0], " · ".join(words for _, words in pairs)) for pairs in ways]


def _flag(one: PrepNumber, at: float) -> Draw | None:
    if not one.flag:
        return None
    return lambda canvas, x, base: triangle(canvas, x + at, base, up=one.flag == "up")


def _since(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    rows = head("Since last time", width, room, "wins: a deal, a skill, a customer’s word")
    for win in paper.wins:
        rows += strip_rows([Cell(0, 8, "·", room.close), Cell(8, width - 8, win, room.close)], under=2.4)
    return rows


def _focus(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    focus = paper.focus
    if focus is None:
        rows = [*head("Focus skill", width, room, "none is chosen yet"), *writing_lines(2, width, room.step), space(3)]
    else:
        rows = [*_levels(focus, width, room), space(3), *_seen(paper, width, room)]
    look = room.body.but(weight="medium")
    for text in paper.rehearse:
        rows += text_rows(f"We rehearse: {text}", look, width)
    if not paper.rehearse:
        return rows + labelled_line("We rehearse", width, room, look)
    return [*rows, *writing_lines(0 if room.tight else 1, width, room.step - 3)]


def _levels(focus: PrepFocus, width: float, room: Room) -> list[Row]:
    """The skill with its levels: beside its name, or before their texts where the name is long."""
    title = f"Focus skill: {focus.skill}"
    levels = (("level", focus.level), ("wanted", focus.wanted))
    note = ", ".join(f"{word} {level}" for word, level in levels if level is not None)
    long = wide(title, room.heading) + 8 + wide(note, CAPTION) > width
    told = long and bool(focus.level_text or focus.level is None) and bool(focus.wanted_text or focus.wanted is None)
    rows = head(title, width, room, "" if told else note)
    for word, level, text in (
        ("Now", focus.level, focus.level_text),
        ("Wanted", focus.wanted, focus.wanted_text),
    ):
        start = f"{word}, level {level}" if told and level is not None else word
        look = room.close.but(ink=SOFT if word == "Now" else INK)
        rows += text_rows(f"{start}: {text}", look, width) if text else []
    return rows


def _seen(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    seen = paper.focus.seen if paper.focus else ()
    if not seen:
        return text_rows("Nothing seen yet.", CAPTION, width)
    small = room.close.but(size=min(8.4, room.close.size), weight="semibold")
    day = min(width * 0.3, max(wide(one.day, small) for one in seen)) + 8
    rows: list[Row] = []
    for one in seen:
        level = "" if one.level is None else str(one.level)
        cells = (Cell(0, day - 6, one.day, small), Cell(day, width - day - 12, one.words, room.close.but(ink=SOFT)))
        rows += strip_rows((*cells, Cell(width - 10, 10, level, small, right=True)), under=3)
    return rows


def _brings(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    title = f"\u200e{name(paper)} brings"
    under = 2.4 if room.tight else 3.2 if room.crowded else 4.6
    items = partial(boxed_rows, width=width, under=under, style=room.body)
    rows = [*head(title, width, room, "energy  1   2   3   4   5"), *items(paper.rep_items)]
    if not own(paper):
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
    start, bold = wide("Deals", room.heading) + 14 if room.crowded else 0.0, room.body.but(weight="semibold")
    account = min(width * 0.3, max(wide(deal.account, bold) for deal in paper.deals)) + 10
    rows = [] if room.crowded else head("Deals coming up", width, room)
    for deal in paper.deals:
        fits = min(width * 0.28, wide(deal.fit, CAPTION) + 0.5)
        title = "Deals" if room.crowded and not rows else ""
        cells = (
            Cell(0, start, title, room.heading.but(leading=room.body.leading)),
            Cell(start, account - 8, deal.account, bold),
            Cell(start + account, width - start - account - fits - 12, deal.words, room.body),
            Cell(width - fits, fits, deal.fit, CAPTION.but(leading=room.body.leading), right=True),
        )
        rows += strip_rows(cells, under=2.6 if not room.tight else 1.8)
    return [*rows, space(room.gap - 2)]
