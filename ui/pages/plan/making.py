"""The pages of a plan, made away from the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coachdesk.analysis.paper import PlanPaper
from coachdesk.reports import report
from ui.making import Sheets


def pdf_of(paper: PlanPaper, size: str) -> bytes:
    """The pages of one plan."""
    make: Callable[..., bytes] = report("plan").plan_pdf
    return make((paper,), size)


def sheets_of(paper: PlanPaper | None) -> Sheets | None:
    """What the preview's maker needs to draw a plan."""
    return Sheets(partial(pdf_of, paper), paper.left_out) if paper else None
