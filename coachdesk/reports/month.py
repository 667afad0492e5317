"""The monthly coaching report to leadership: one or two pages of facts and the manager's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.analysis.month import MonthPaper
from coachdesk.analysis.month_few import listing
from coachdesk.reports import fonts, month_coaching, month_growth, month_sales
from coachdesk.reports.blocks import BOLD, Row, space, text_rows
from coachdesk.reports.handwriting import sheet_heads, tall
from coachdesk.reports.month_look import ROOMS, Room
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

LEFT_OUT = "private notes, what was said and seen, levels of single people"
MOST_PAGES, TOO_LITTLE = 2, 0.16
LISTED = tuple(range(45, 5, -3))


def month_pdf(paper: MonthPaper, paper_size: str = "a4") -> bytes:
    """The report as a PDF; equal facts always give equal bytes."""
    fonts.start_paper()
    sheet = _fitting(printed(paper), SIZES[paper_size])
    return paper_bytes([sheet], f"Coaching report {paper.title}"[:300], "")


def printed(paper: MonthPaper) -> MonthPaper:
    """What goes on paper: a proposal that the manager did not take stays off it."""
    return replace(paper, proposals=type(paper.proposals)())


def _fitting(paper: MonthPaper, size: tuple[float, float]) -> Sheet:
    """The roomiest lay-out on at most two pages, with a second page worth turning to.

    Where the tightest takes more, the table lists fewer reps and counts the rest.
    """
    sheet = Sheet(_heads(paper), size)
    fewer = [(listing(paper, most), ROOMS[-1]) for most in LISTED if most < len(paper.reps)]
    for shown, room in [*((paper, room) for room in ROOMS), *fewer]:
        sheet = Sheet(_heads(paper), size)
        end = _lay(shown, sheet, room)
        if end.page == 0 or (end.page < MOST_PAGES and _used(sheet, end) >= TOO_LITTLE):
            return sheet
    return sheet


def _used(sheet: Sheet, end: Spot) -> float:
    """How much of the last page is taken."""
    whole = sheet.top(end.page) - sheet.bottom
    return (sheet.top(end.page) - end.y) / whole


def _heads(paper: MonthPaper) -> Heads:
    manager = f"manager {paper.manager}" if paper.manager else ""
    people = f"{len(paper.reps)} rep{'s' * (len(paper.reps) != 1)}"
    return sheet_heads(
        printed(paper), paper.printed_on, LEFT_OUT, rep=paper.title,
        line=" · ".join(part for part in (manager, people, paper.so_far) if part),
        title="Coaching report", copy="Copy for leadership", note="for leadership",
    )  # fmt: skip


def _lay(paper: MonthPaper, sheet: Sheet, room: Room) -> Spot:
    width, half = sheet.width, sheet.half()
    top = [*text_rows(paper.summary, BOLD, width), space(room.gap), *month_coaching.own_words(paper, width)]
    spot = sheet.flow([*top, space(room.gap)], sheet.start())
    spot = _whole(sheet, [*month_coaching.figure_rows(paper, width), space(room.gap)], spot)
    spot = _table(sheet, *month_coaching.rep_rows(paper, width, room), spot)
    spot = _pair(sheet, month_coaching.kind_rows(paper, half), month_growth.plan_rows(paper, half), spot, room)
    spot = _whole(sheet, [*month_sales.outcome_rows(paper, width, room), space(room.gap)], spot)
    spot = _whole(sheet, [*month_sales.conversion_rows(paper, width, room), space(room.gap)], spot)
    spot = _whole(sheet, month_growth.skill_head(paper, width), spot, tall_after=room.skill * 6)
    spot = _pair(sheet, *month_growth.skill_rows(paper, half, room), spot, room)
    spot = _pair(sheet, month_growth.weakest_rows(paper, half), month_growth.ramp_rows(paper, half), spot, room)
    spot = _pair(sheet, month_growth.training_rows(paper, half), month_growth.next_rows(paper, half), spot, room)
    return _whole(sheet, month_growth.box_rows(paper, width, room), spot)


def _whole(sheet: Sheet, rows: Sequence[Row], spot: Spot, tall_after: float = 0) -> Spot:
    """A part that stays in one piece; where the page has no room for it, it starts the next."""
    if tall(rows) + tall_after > spot.y - sheet.bottom and spot.y < sheet.top(spot.page):
        spot = sheet.next_page(spot)
    return sheet.flow(rows, spot)


def _pair(sheet: Sheet, left: Sequence[Row], right: Sequence[Row], spot: Spot, room: Room) -> Spot:
    """Two parts side by side, on one page."""
    if not left and not right:
        return spot
    if not left:
        left, right = right, left
    if max(tall(left), tall(right)) > spot.y - sheet.bottom and spot.y < sheet.top(spot.page):
        spot = sheet.next_page(spot)
    return sheet.flow([space(room.gap)], sheet.columns(left, right, spot))


def _table(sheet: Sheet, head: list[Row], rows: list[Row], foot: list[Row], spot: Spot) -> Spot:
    """A table in one piece when a page holds it; else its heads come again on the next page."""
    every = [*head, *rows, *foot]
    if tall(every) <= sheet.top(1) - sheet.bottom:
        return _whole(sheet, every, spot)
    return sheet.flow([*(Row(r.height, r.draw, keep=True) for r in head), *rows, *foot], spot, again=head[-1:])
