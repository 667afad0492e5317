"""The debrief: one page on what a customer's call taught, the rep first, then the manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.briefs import DebriefPaper
from coachdesk.domain.audiences import Audience
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFTER,
    Row,
    choice_rows,
    space,
    text_rows,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.handwriting import (
    Cell,
    Room,
    answer_rows,
    caption_rows,
    head,
    labelled_line,
    notes_rows,
    numbered_rows,
    private_rows,
    promise_lines,
    promise_rows,
    roomy,
    ruled,
    scale,
    sheet_heads,
    strip_rows,
)
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

POINT = ("Situation", "Behaviour", "Impact")


def debrief_pdf(papers: Sequence[DebriefPaper], paper_size: str = "a4") -> bytes:
    """Debriefs as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [roomy(_heads(paper), SIZES[paper_size], partial(_lay, paper)) for paper in papers]
    title = f"Debrief: {papers[0].rep}" if len(papers) == 1 else "Debriefs"
    return paper_bytes(sheets, title[:300], "")


def _own(paper: DebriefPaper) -> bool:
    return paper.audience == Audience.MANAGER.value


def _name(paper: DebriefPaper) -> str:
    return paper.rep_first or paper.rep


def _heads(paper: DebriefPaper) -> Heads:
    own = _own(paper)
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(words for words in (paper.role, paper.when) if words),
        title="Debrief",
        copy="Manager’s sheet" if own else f"Copy for {_name(paper)}",
        note="manager’s copy · private line on this copy only" if own else f"copy for {_name(paper)}",
    )


def _lay(paper: DebriefPaper, sheet: Sheet, room: Room) -> Spot:
    width, half, gap = sheet.width, sheet.half(), space(room.gap)
    spot = sheet.flow([*_account(paper, width, room), gap], sheet.start())
    spot = sheet.columns(_ended(paper, half, room), _belonged(paper, half, room), spot)
    first = _name(paper)
    rows = [gap, *_objective(paper, width, room), gap]
    rows += head("What went well", width, room, f"\u200e{first} first, three things")
    rows += [*numbered_rows(paper.went_well, 3, width, room), gap]
    rows += head(f"What \u200e{first} would do differently", width, room)
    rows += [*answer_rows(paper.differently, width, room), gap]
    rows += [*_points(paper, width, room), gap, *_watched(paper, width, room), gap]
    rows += [*_change(paper, width, room), gap, *_agreed(paper, width, room), gap]
    spot = _last(paper, sheet, sheet.flow(rows, spot))
    rows = [gap, *notes_rows("Notes", width, replace(room, notes=2), text=paper.notes)]
    return sheet.flow([*rows, *(private_rows(paper.private, width, room) if _own(paper) else ())], spot)


def _account(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    if paper.account:
        return head(paper.account, width, room, paper.deal)
    return [*labelled_line("Account and deal", width, Room(18), BOLD), space(3)]


def _ended(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    rows = [*head("How did it end?", width, room), *choice_rows(paper.outcomes, width), space(2)]
    return rows + answer_rows(paper.ended, width, room, 2)


def _belonged(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    rows = [*head("Should we have been there at all?", width, room), *choice_rows(paper.belonged, width), space(2)]
    rows += answer_rows(paper.belonged_why, width, room, 2)
    return [*rows, space(2), *caption_rows(paper.fit_words, width)]


def _objective(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    rows = [*head("Was the objective met?", width, room)]
    rows += text_rows(paper.objective, SOFTER, width) if paper.objective else []
    rows += [] if paper.objective else labelled_line("The objective was", width, room)
    return [*rows, space(3, keep=True), *choice_rows(paper.objective_met, width)]


def _points(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    """What the manager says: at most two points; without one, lines for one in its three parts."""
    rows = head("Manager’s one or two points", width, room, "situation, behaviour, impact")
    for text in paper.points:
        rows += strip_rows([Cell(0, 8, "·", BOLD), Cell(8, width - 8, text)], under=3)
    for words in POINT if not paper.points else ():
        rows += labelled_line(words, width, room, BODY, at=62)
    return rows + writing_lines(1 if len(paper.points) == 1 else 0, width, room.step)


def _watched(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    rows = head("Behaviour watched", width, room)
    rows += text_rows(paper.watched, BODY, width, keep=True) if paper.watched else writing_lines(1, width, room.step)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - 15
        end = write(canvas, x, base, "Seen how often?", BODY) + 8
        if paper.count is None:
            ruled(canvas, end, end + 70, base - 3)
        else:
            write(canvas, end, base, str(paper.count), BOLD)
        scale(canvas, x + width * 0.42, base, "Level", paper.level)

    return [*rows, Row(21, draw)]


def _change(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    rows = head("What changes on the next call", width, room)
    return rows + (text_rows(paper.change, BOLD, width) if paper.change else writing_lines(1, width, room.step))


def _agreed(paper: DebriefPaper, width: float, room: Room) -> list[Row]:
    """The follow-ups there are, then lines for more; these take all the height that is left."""
    rows = head("Follow-ups", width, room, "who, what, by when")
    rows += promise_rows(paper.promises, width, 1)
    names = (_name(paper), "You" if _own(paper) else "Manager")
    return rows + promise_lines(names[: 1 if paper.promises else 2], width, room)


def _last(paper: DebriefPaper, sheet: Sheet, spot: Spot) -> Spot:
    """Who led the call, and how much effort it took."""
    half = sheet.half()
    asked = "Did I take over?" if _own(paper) else "Did the manager take over?"
    left = [*text_rows(asked, BODY, half, keep=True), space(2, keep=True), *choice_rows(paper.took_over, half)]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        scale(canvas, x, top - BODY.size, "Effort", paper.effort)
        write(canvas, x, top - BODY.size - 12, "1 little, 5 a great deal", CAPTION)

    return sheet.columns(left, [Row(28, draw)], spot)
