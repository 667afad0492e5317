"""The part of the prep sheet that asks trainings back: what was recalled, and what was tried on the job."""

from __future__ import annotations

from coachdesk.analysis.prep import PaperCheck, PrepPaper
from coachdesk.reports.blocks import CAPTION, SOFT, Row, space, wide
from coachdesk.reports.handwriting import Cell, Room, boxes, head, strip_rows

INDENT = 14.0
LABEL = 30.0


def training_rows(paper: PrepPaper, width: float, room: Room) -> list[Row]:
    """Each follow-up that is due with a box to tick, its question and its task; nothing where none is due."""
    if not paper.training:
        return []
    rows = head("From training", width, room, "ask first, then look at what was tried")
    for check in paper.training:
        rows += _check(check, width, room)
    return [*rows, space(room.gap - 2)]


def _check(check: PaperCheck, width: float, room: Room) -> list[Row]:
    """Title and day on the first line; what is asked and what was to be tried under it, kept beside it."""
    under = 1.6 if room.tight else 2.4
    when = min(width * 0.3, wide(check.when, CAPTION) + 0.5)
    title = (
        Cell(INDENT, width - INDENT - when - 10, check.title, room.body.but(weight="semibold")),
        Cell(width - when, when, check.when, CAPTION.but(leading=room.body.leading), right=True),
    )
    rows = strip_rows(title, under=under, first=boxes(1))
    for label, text in (("Ask", check.question), ("Task", check.task)):
        if text:
            cells = (
                Cell(INDENT, LABEL - 4, label, CAPTION.but(leading=room.close.leading)),
                Cell(INDENT + LABEL, width - INDENT - LABEL, text, room.close.but(ink=SOFT)),
            )
            rows += strip_rows(cells, under=under)
    return rows
