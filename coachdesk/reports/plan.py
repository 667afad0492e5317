"""The quarterly development plan: where we are on the first page, what we do about it on the second."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.charts import SkillRow
from coachdesk.analysis.paper import PaperFocus, PlanPaper
from coachdesk.reports import charts, fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    HAIR,
    INK,
    SOFTER,
    Draw,
    Row,
    Style,
    choice_rows,
    heading,
    space,
    text_rows,
    wrap,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.page import SIZES, UNKNOWN_NOTE, Heads, Sheet, Spot, paper_bytes, texts_of
from coachdesk.reports.signing import amendment_rows, close_rows, signature_rows
from coachdesk.reports.tables import OPEN, TICKED, Column, pair_rows, table_rows

SUCCESS = Style(13, 17.5, "italic")
CELL_BOLD = BODY.but(weight="semibold")
CELL_SOFT = BODY.but(ink=0.29)
MEASURES = (
    Column("Measure", 0, 0.315), Column("Now", 0.315, 0.095, CELL_BOLD, right=True),
    Column("Target", 0.415, 0.085, right=True), Column("Usual range", 0.53, 0.18, CELL_SOFT),
    Column("What it says", 0.71, 0.29),
)  # fmt: skip
GOALS = (
    Column("Goal", 0, 0.36, CELL_BOLD), Column("Kind", 0.36, 0.1), Column("Baseline", 0.46, 0.125),
    Column("Target", 0.585, 0.125), Column("By", 0.71, 0.09), Column("Checked by", 0.8, 0.2),
)  # fmt: skip
ENDED = (
    Column("Goal", 0, 0.25, CELL_BOLD), Column("Kind", 0.25, 0.08), Column("Baseline", 0.33, 0.09),
    Column("Target", 0.42, 0.09), Column("By", 0.51, 0.08), Column("Checked by", 0.59, 0.13),
    Column("Verdict", 0.72, 0.11, CELL_BOLD), Column("Evidence", 0.83, 0.17),
)  # fmt: skip
ACTIONS = (
    Column("What", 0, 0.43), Column("How", 0.43, 0.115), Column("Who", 0.545, 0.105), Column("Start", 0.65, 0.085),
    Column("Due", 0.735, 0.085), Column("Done", 0.82, 0.055), Column("Status", 0.875, 0.125, CELL_SOFT),
)  # fmt: skip


def plan_pdf(papers: Sequence[PlanPaper], paper_size: str = "a4") -> bytes:
    """Plans as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [_sheet(paper, SIZES[paper_size]) for paper in papers]
    names = [paper.rep for paper in papers]
    title = f"Development plan, {papers[0].quarter}" if papers else "Development plans"
    title += f": {names[0]}" if len(names) == 1 else ""
    author = papers[0].manager if papers else ""
    return paper_bytes(sheets, title[:300], author[:300])


def _sheet(paper: PlanPaper, size: tuple[float, float]) -> Sheet:
    sheet = Sheet(_heads(paper), size)
    spot = _second(sheet, paper, _first(sheet, paper))
    sheet.flow(amendment_rows(paper, sheet.width), spot)
    return sheet


def _heads(paper: PlanPaper) -> Heads:
    number = f"plan {paper.plan_number}"
    number += f", issue {paper.issue}" if paper.issue is not None else ", not issued yet"
    day = f"{paper.printed_on.day} {paper.printed_on:%B %Y}"
    foot = f"Printed {day}"
    foot += f" · left out: {paper.left_out}" if paper.left_out else " · nothing is left out"
    foot += " · a development document, neither a warning nor a promise"
    if any(fonts.has_unknown(text) for text in texts_of(paper)):
        foot = f"{UNKNOWN_NOTE} · {foot}"
    return Heads(
        name=paper.rep,
        line=" · ".join(w for w in (paper.role, paper.tenure, paper.manager and f"manager {paper.manager}") if w),
        title=f"Development plan · {paper.quarter}",
        copy="\n".join((f"{paper.audience_words} · {number}", " · ".join(w for w in (paper.status, paper.span) if w))),
        short_copy=f"{paper.audience_words} · {number}",
        foot=foot,
    )


def _first(sheet: Sheet, paper: PlanPaper) -> Spot:
    width, half = sheet.width, sheet.half()
    possessive = f"in {paper.rep_first}’s words" if paper.rep_first else "in the rep’s words"
    rows = heading("What success looks like this quarter", width, possessive)
    rows += text_rows(f"“{paper.success}”", SUCCESS, width) if paper.success else writing_lines(2, width)
    spot = sheet.flow([*rows, space(11)], sheet.start())
    below = [*_attainment(paper, width), *_measures(paper, width), space(12)]
    left = [*_strengths(paper, half), *_cause(paper, half)]
    right = _skills(paper, half)
    used = _tall(below) + _tall(_where(paper, width, 0)) + max(_tall(left), _tall(right))
    tall = min(215.0, max(140.0, spot.y - sheet.bottom - used - 1))
    spot = sheet.flow([*_where(paper, width, tall), *below], spot)
    return sheet.columns(left, right, spot)


def _tall(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def _where(paper: PlanPaper, width: float, tall: float) -> list[Row]:
    rows = heading("Where we are", width, paper.chart_note)
    chart = paper.chart
    if chart is None:
        return rows if paper.chart_note else [*rows, *text_rows("No numbers yet.", CAPTION, width)]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        charts.progress(canvas, chart, x, top, width, tall)

    words = " · ".join(w for w in (chart.title, chart.verdict) if w)
    rows += text_rows(words, BOLD.but(size=8.2, leading=11), width, keep=True)
    rows += [Row(tall, draw)]
    if chart.caption and chart.caption != paper.chart_note:
        rows += text_rows(chart.caption, CAPTION.but(size=7.4), width)
    return [*rows, space(7)]


def _attainment(paper: PlanPaper, width: float) -> list[Row]:
    rows: list[Row] = []
    if paper.attainment:
        pairs = [("Share of target", "   ·   ".join(paper.attainment))]
        rows += pair_rows(pairs, width, BODY, 92)
    if paper.ramp:
        rows += pair_rows([("Ramp", paper.ramp)], width, BODY, 92)
    return [*rows, space(5)] if rows else []


def _measures(paper: PlanPaper, width: float) -> list[Row]:
    lines = [(m.name, m.now, m.target, m.usual, m.says) for m in paper.measures]
    return table_rows(MEASURES, lines, width, 3.8) if lines else text_rows("No measures yet.", CAPTION, width)


def _strengths(paper: PlanPaper, width: float) -> list[Row]:
    rows = heading("Strengths to use", width)
    for strength in paper.strengths:
        rows += text_rows(strength.title, BOLD, width, keep=True)
        rows += [*text_rows(strength.text, SOFTER, width), space(5)]
    if not paper.strengths:
        rows += writing_lines(2, width)
    return [*rows, space(9)]


def _cause(paper: PlanPaper, width: float) -> list[Row]:
    rows = heading("Cause", width, "what stands in the way")
    rows += choice_rows([(words[:1].upper() + words[1:], ticked) for words, ticked in paper.causes], width)
    return rows + (text_rows(paper.cause_why, SOFTER, width) if paper.cause_why else writing_lines(1, width))


def _skill_row(one: SkillRow, width: float, name_width: float) -> Row:
    look = BODY.but(size=8.8, leading=11, weight="semibold" if one.focus else "regular")
    lines = wrap(one.name, look, name_width)[:30]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for n, line in enumerate(lines):
            write(canvas, x, top - 11 - n * look.leading, line, look)
        charts.skill(canvas, one, x, top - 8, width)

    return Row(max(1, len(lines)) * 11 + 6, draw)


def _skills(paper: PlanPaper, width: float) -> list[Row]:
    rows = [*heading("Skills", width), Row(13, charts.level_legend, keep=True)]
    name_width = width - charts.SCALE - charts.EVIDENCE - charts.GAP - charts.ARROW - 8
    rows += [_skill_row(one, width, name_width) for one in paper.skills.rows]
    if not paper.skills.rows:
        rows += text_rows("No skill is rated yet.", CAPTION, width)
    return rows + text_rows(paper.skills.index_words, CAPTION.but(size=7.5), width)


def _second(sheet: Sheet, paper: PlanPaper, spot: Spot) -> Spot:
    width, half = sheet.width, sheet.half()
    spot = sheet.next_page(spot) if spot.page == 0 else Spot(spot.page, spot.y - 12)
    spot = sheet.flow(_focus(paper, width), spot)
    spot = sheet.flow([*_goals(paper, width), *_actions(paper, width)], spot)
    spot = sheet.columns([*_support(paper, half), space(7)], [*_dates(paper, half), space(7)], spot)
    check = heading("Mid-quarter check", half, paper.check_day)
    check += text_rows(paper.check_note, BODY, half) if paper.check_note else writing_lines(3, half)
    spot = sheet.columns([*check, space(8)], [*close_rows(paper, half), space(8)], spot)
    comment = [] if paper.audience == "leadership" else _comment(paper, width)
    private: list[Row] = []
    if paper.private and paper.audience == "manager":
        private = [*heading("Private", width, "manager’s copy only"), *text_rows(paper.private, BODY, width), space(9)]
    return sheet.flow([*comment, space(2), *private, *signature_rows(paper, width)], spot)


def _comment(paper: PlanPaper, width: float) -> list[Row]:
    """The rep's own words, or room for them; leadership's copy has neither."""
    rows = heading(f"{paper.rep_first}’s comment" if paper.rep_first else "Comment", width)
    return rows + (text_rows(paper.comment, BODY, width) if paper.comment else writing_lines(2, width, 19))


def _focus(paper: PlanPaper, width: float) -> list[Row]:
    if not paper.focus:
        return [*heading("Focus skill", width, "one skill, at most two"), *writing_lines(3, width), space(12)]
    rows: list[Row] = []
    for focus in paper.focus:
        rows += heading(f"Focus skill: {focus.skill}", width, "" if rows else "one skill, at most two")
        rows += [*_boxes(focus, width), space(6)]
    if paper.focus_why:
        rows += text_rows(f"Why: {paper.focus_why}", SOFTER, width)
    return [*rows, space(9)]


def _boxes(focus: PaperFocus, width: float) -> list[Row]:
    """Now and wanted side by side, in strips so that an overlong text may go on over the page."""
    half = (width - 20) / 2
    texts = [
        [_level("Now", focus.now_level), *wrap(focus.now_text, BODY, half - 20)],
        [_level("Wanted", focus.wanted_level), *wrap(focus.wanted_text, BODY, half - 20)],
    ]
    count = max(2, *(len(lines) for lines in texts))
    rows = []
    for n in range(count):
        cells = [lines[n] if n < len(lines) else "" for lines in texts]
        height = 12.4 + (7 if n == 0 else 0) + (7 if n == count - 1 else 0)
        strip = _strip(cells, half, height, first=n == 0, last=n == count - 1)
        rows.append(Row(height, strip, keep=count < 20 and n < count - 1))
    return rows


def _level(words: str, level: int | None) -> str:
    return words if level is None else f"{words}, level {level}"


def _strip(cells: list[str], half: float, height: float, *, first: bool, last: bool) -> Draw:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        for n, cell in enumerate(cells):
            left = x + n * (half + 20)
            canvas.setStrokeGray(INK if n else HAIR)
            canvas.setLineWidth(1.1 if n else 0.6)
            edges = [(left, top, left, top - height), (left + half, top, left + half, top - height)]
            over = 0.55 if n else 0.3
            edges += [(left - over, top, left + half + over, top)] if first else []
            edges += [(left - over, top - height, left + half + over, top - height)] if last else []
            canvas.lines(edges)
            write(canvas, left + 10, top - (16 if first else 9), cell, BOLD if first else BODY)

    return draw


def _goals(paper: PlanPaper, width: float) -> list[Row]:
    rows = heading("Goals", width, "at most three; one leading behaviour, one lagging result")
    ended = any(goal.verdict or goal.evidence for goal in paper.goals)
    lines = [(g.text, g.kind, g.baseline, g.target, g.due, g.checked_by, g.verdict, g.evidence) for g in paper.goals]
    if not lines:
        return [*rows, *writing_lines(2, width), space(12)]
    return [*rows, *table_rows(ENDED if ended else GOALS, lines, width, 3.6), space(9)]


def _actions(paper: PlanPaper, width: float) -> list[Row]:
    rows = heading("Actions", width)
    lines = [(a.text, a.kind, a.owner, a.start, a.due, TICKED if a.done else OPEN, a.status) for a in paper.actions]
    if not lines:
        return [*rows, *writing_lines(3, width), space(12)]
    return [*rows, *table_rows(ACTIONS, lines, width, 3.6), space(9)]


def _support(paper: PlanPaper, width: float) -> list[Row]:
    leadership = paper.audience == "leadership"
    rows = heading("Support" if leadership else "Obstacles and support", width)
    for text in (paper.support,) if leadership else (paper.obstacles, paper.support):
        rows += [*text_rows(text, BODY, width), space(3)] if text else writing_lines(1, width)
    rows += [space(3), *text_rows("Where this leads", BOLD, width, keep=True)]
    return rows + (text_rows(paper.career, BODY, width) if paper.career else writing_lines(1, width, 17))


def _dates(paper: PlanPaper, width: float) -> list[Row]:
    pairs = [(one.day, one.words) for one in paper.dates]
    return heading("Dates", width) + (pair_rows(pairs, width, BODY, 46) if pairs else writing_lines(2, width))
