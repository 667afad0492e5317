"""The pages of a month's report, made away from the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coachdesk.analysis.month import MonthPaper
from coachdesk.reports import report
from ui.making import Sheets

LEFT_OUT = "private notes, what was said and seen, levels of single people"


def pdf_of(paper: MonthPaper, size: str) -> bytes:
    """The pages of one month."""
    make: Callable[..., bytes] = report("month").month_pdf
    return make(paper, size)


def sheets_of(paper: MonthPaper | None) -> Sheets | None:
    """What the preview's maker needs to draw a month; nothing where nobody was on the team."""
    return Sheets(partial(pdf_of, paper), LEFT_OUT) if paper is not None and paper.reps else None
