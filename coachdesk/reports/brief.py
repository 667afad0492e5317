"""The pre-brief: one page that says what a customer's call is to bring, and what is watched on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.briefs import BriefPaper, FitLine
from coachdesk.domain.audiences import Audience
from coachdesk.domain.briefs import CallKind
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFTER,
    Draw,
    Row,
    choice_rows,
    space,
    text_rows,
    tick_box,
    wide,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.handwriting import (
    CLOSE,
    Cell,
    Room,
    answer_rows,
    caption_rows,
    head,
    labelled_line,
    lines_in,
    notes_rows,
    numbered_rows,
    private_rows,
    roomy,
    sheet_heads,
    strip_rows,
    tall,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

TALLY_BOXES, BLANK_CRITERIA, ANSWERS = 10, 4, ("yes", "no")
MOST_ANSWER = 200.0


def brief_pdf(papers: Sequence[BriefPaper], paper_size: str = "a4") -> bytes:
    """Pre-briefs as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"Pre-brief: {papers[0].rep}" if len(papers) == 1 else "Pre-briefs"
    return paper_bytes(sheets, title[:300], "")


def _own(paper: BriefPaper) -> bool:
    return paper.audience == Audience.MANAGER.value


def _name(paper: BriefPaper) -> str:
    return paper.rep_first or paper.rep


def _heads(paper: BriefPaper) -> Heads:
    own = _own(paper)
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(words for words in (paper.role, paper.when) if words),
        title="Pre-brief",
        copy="Manager’s sheet" if own else f"Copy for {_name(paper)}",
        note="manager’s copy · private line on this copy only" if own else f"copy for {_name(paper)}",
    )


def _lay(paper: BriefPaper, sheet: Sheet, room: Room) -> Spot:
    width, half, gap = sheet.width, sheet.half(), space(room.gap)
    left = [*_account(paper, half, room), gap, *_call(paper, half, room), gap, *_aims(paper, half, room)]
    right = _fit(paper, half, room)
    if tall(left) <= tall(right):
        left = [*left, gap, *_objection(paper, half, room, tall(right) - tall(left) - room.gap)]
    else:
        right = [*right, gap, *_objection(paper, half, room, tall(left) - tall(right) - room.gap)]
    spot = sheet.flow([gap], sheet.columns(left, right, sheet.start()))
    rows = [*head("Three planned questions", width, room, "open ones, in the order they come")]
    rows += [*numbered_rows(paper.questions, 3, width, room), gap, *_watched(paper, width, room), gap]
    spot = sheet.flow(rows, spot)
    part = [*head("Manager’s role", half, room), *answer_rows(paper.role_words, half, room, 2)]
    step = [*head("The manager steps in", half, room, "only then"), *answer_rows(paper.step_in, half, room, 2)]
    spot = sheet.flow([gap], sheet.columns(part, step, spot))
    rows = notes_rows("Notes", width, room, text=paper.notes)
    return sheet.flow([*rows, *(private_rows(paper.private, width, room) if _own(paper) else ())], spot)


def _aims(paper: BriefPaper, width: float, room: Room) -> list[Row]:
    rows = head(f"What \u200e{_name(paper)} wants", width, room, "out of this call")
    rows += [*answer_rows(paper.objective, width, room, 2), space(room.gap)]
    return [*rows, *head("At least", width, room, "the next step that will do"), *answer_rows(paper.least, width, room)]


def _objection(paper: BriefPaper, width: float, room: Room, height: float) -> list[Row]:
    """The objection and lines for the answer, down to the foot of the column beside it."""
    rows = head("Likely objection", width, room, "and the answer to it")
    rows += text_rows(paper.objection, BODY, width) if paper.objection else []
    return rows + lines_in(min(MOST_ANSWER, max(0.0, height - tall(rows))), width, room, 1 if paper.objection else 2)


def _account(paper: BriefPaper, width: float, room: Room) -> list[Row]:
    rows = head(paper.account or "Account", width, room)
    rows += text_rows(paper.deal, SOFTER, width) if paper.deal else writing_lines(0 if paper.account else 1, width, 18)
    for words, text in (("Stage", paper.stage), ("People", paper.people)):
        if text:
            rows += strip_rows([Cell(0, 44, words, BOLD), Cell(46, width - 46, text)], over=3, under=1)
        else:
            rows += labelled_line(words, width, room, BOLD, at=46)
    return rows + (writing_lines(1, width, room.step) if not paper.people else [])


def _fit(paper: BriefPaper, width: float, room: Room) -> list[Row]:
    """The criteria by kind, each with its answer; unknown ones have two open boxes."""
    rows = head("Ideal customer", width, room, "yes, no; leave open what is not known")
    look = CLOSE if room.crowded else BODY
    for n, (kind, lines) in enumerate(groupby(paper.fit, key=lambda one: one.kind)):
        rows += [space(4)] if n else []
        rows += text_rows(kind.capitalize(), CAPTION, width, keep=True) if kind else []
        for one in lines:
            rows += strip_rows([Cell(0, width - 66, one.text, look)], over=1, under=2.4, first=_answers(one, width))
    blank = Room(min(18.0, room.step))
    for _ in range(0 if paper.fit else BLANK_CRITERIA):
        rows += labelled_line("", width, blank)
    return rows + caption_rows(paper.fit_words, width)


def _answers(one: FitLine, width: float) -> Draw:
    def draw(canvas: Canvas, x: float, base: float) -> None:
        for n, word in enumerate(ANSWERS):
            left = x + width - 58 + n * 32
            tick_box(canvas, left, base - 0.6, ticked=one.answer == word)
            write(canvas, left + 11, base, word, CAPTION)

    return draw


def _call(paper: BriefPaper, width: float, room: Room) -> list[Row]:
    words = {CallKind.DEMO: "the manager shows how", CallKind.COACHING: "the manager watches"}
    choices = [(f"{kind.value}: {words[kind]}".capitalize(), paper.call == kind.value) for kind in CallKind]
    return [*head("Kind of call", width, room), *choice_rows(choices, width)]


def _watched(paper: BriefPaper, width: float, room: Room) -> list[Row]:
    """The one behaviour with its level text, and boxes to tally it in."""
    rows = head("The one behaviour watched", width, room, paper.skill)
    rows += text_rows(paper.watched, BOLD, width) if paper.watched else writing_lines(1, width, room.step)
    rows += [space(3), *text_rows(paper.level_text, SOFTER, width)] if paper.level_text else []
    start = wide("Seen", CAPTION) + 8

    def draw(canvas: Canvas, x: float, top: float) -> None:
        write(canvas, x, top - 14, "Seen", CAPTION)
        for n in range(TALLY_BOXES):
            tick_box(canvas, x + start + n * 20, top - 17, ticked=False, size=12)

    return [*rows, Row(19, draw)]
