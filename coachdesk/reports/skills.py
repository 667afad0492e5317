"""The skills scorecard of a rep: target, self and manager side by side, what it stands on, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis import words
from coachdesk.analysis.charts import SkillRow
from coachdesk.analysis.profile import ProfileSkill
from coachdesk.analysis.skill_papers import SkillsPaper
from coachdesk.domain.audiences import Audience
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    INK,
    SOFT,
    SOFTER,
    Draw,
    Row,
    Style,
    heading,
    space,
    text_rows,
    wide,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.charts import level_legend, levels
from coachdesk.reports.handwriting import Cell, hairline, private_rows, sheet_heads, strip_rows
from coachdesk.reports.handwriting import Room as Pen
from coachdesk.reports.page import SIZES, Heads, Sheet, Spot, paper_bytes

MOST_WORKED_ON, MOST_LINES, STEP = 3, 4, 20.0
SCALE, NUMBERS, SAYS, SEEN = 50.0, (32.0, 24.0, 40.0, 24.0), 132.0, 76.0
HEADS = ("Target", "Self", "Manager", "Gap")
LINE = BODY.but(size=8.8, leading=11.2)
STRONG = LINE.but(weight="semibold")
CLOSE = CAPTION.but(ink=SOFT)
PEN = Pen(STEP)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of the table lie on a width: name, scale, four numbers, what it says, what it stands on."""

    width: float

    @property
    def scale(self) -> float:
        """Where the level scale starts; the names end 10 before."""
        return self.width - SEEN - SAYS - sum(NUMBERS) - SCALE

    def number(self, n: int, text: str, style: Style) -> Cell:
        """One of the four numbers, or its head."""
        return Cell(self.scale + SCALE + sum(NUMBERS[:n]), NUMBERS[n], text, style, right=True)

    def cells(self, name: Cell, says: str, seen: str, style: Style, seen_style: Style) -> list[Cell]:
        """The columns of words."""
        left = self.width - SEEN - SAYS + 14
        return [name, Cell(left, SAYS - 20, says, style), Cell(self.width - SEEN, SEEN, seen, seen_style)]


def skills_pdf(papers: Sequence[SkillsPaper], paper_size: str = "a4") -> bytes:
    """Skills scorecards as one PDF, each with its own page numbers; equal facts always give equal bytes."""
    fonts.start_paper()
    sheets = [_sheet(paper, SIZES[paper_size]) for paper in papers]
    title = f"Skills scorecard: {papers[0].rep}" if len(papers) == 1 else "Skills scorecards"
    return paper_bytes(sheets, title[:300], "")


def _own(paper: SkillsPaper) -> bool:
    return paper.audience == Audience.MANAGER.value


def _heads(paper: SkillsPaper) -> Heads:
    framework = f"{paper.framework}, version {paper.version}"
    copy = f"Copy for {paper.rep_first or paper.rep}"
    if paper.audience != Audience.REP.value:
        copy = "Manager’s copy" if _own(paper) else "Copy for leadership"
    return sheet_heads(
        paper,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(said for said in (paper.role, framework) if said),
        title="Skills scorecard",
        copy=f"{copy}\nas of {paper.as_of}" if paper.as_of else copy,
        note=copy[0].lower() + copy[1:],
    )


def _sheet(paper: SkillsPaper, size: tuple[float, float]) -> Sheet:
    sheet = Sheet(_heads(paper), size)
    width = sheet.width
    spot = sheet.flow(_index(paper, width), sheet.start())
    if paper.skills:
        grid = Grid(width)
        head = _column_heads(grid)
        for n, (family, skills) in enumerate(groupby(paper.skills, key=lambda skill: skill.family)):
            rows = [*(head if n == 0 else ()), *_family(family, tuple(skills), grid, paper)]
            spot = sheet.flow(rows, spot, again=head)
    spot = sheet.flow([space(12), *_steps(paper, width), *_notes(paper, width)], spot)
    return _ended(sheet, spot)


def _index(paper: SkillsPaper, width: float) -> list[Row]:
    """The share of skills at target with its count, and what the marks mean."""
    shown = paper.index_words[:1].upper() + paper.index_words[1:]
    rows = text_rows(shown, BOLD.but(size=10.4, leading=14.2), width, keep=True)
    return [*rows, Row(13, level_legend, keep=True), space(6, keep=True)]


def _column_heads(grid: Grid) -> list[Row]:
    cells = grid.cells(Cell(0, grid.scale - 10, "Skill", CAPTION), "What it says", "Stands on", CAPTION, CAPTION)
    cells += [grid.number(n, said, CAPTION) for n, said in enumerate(HEADS)]

    def rule(canvas: Canvas, x: float, base: float) -> None:
        canvas.setStrokeGray(0.25)
        canvas.setLineWidth(0.7)
        canvas.line(x, base - 4.5, x + grid.width, base - 4.5)

    rows = strip_rows(cells, under=4.5, last=rule)
    return [Row(row.height, row.draw, keep=True) for row in rows]


def _family(family: str, skills: Sequence[ProfileSkill], grid: Grid, paper: SkillsPaper) -> list[Row]:
    rows = [space(5, keep=True), *text_rows(family, BOLD.but(size=9.4), grid.width, keep=True)]
    for skill in skills:
        rows += _skill(skill, grid, paper)
    return rows


def _skill(skill: ProfileSkill, grid: Grid, paper: SkillsPaper) -> list[Row]:
    short = skill.gap is not None and skill.gap > 0
    seen = CLOSE.but(ink=SOFT if skill.newest else INK)
    name = Cell(8, grid.scale - 18, skill.name, LINE)
    cells = grid.cells(name, _says(skill, paper), _stands_on(skill, paper.printed_on), CLOSE, seen)
    told = LINE.but(weight="italic") if skill.stale else STRONG
    for n, (said, look) in enumerate((
        (_level(skill.target), LINE), (_level(skill.self_level), LINE), (_level(skill.manager), told),
        (_gap(skill.gap), STRONG if short else LINE),
    )):  # fmt: skip
        cells.append(grid.number(n, said, look))
    return strip_rows(cells, over=2, under=3.6, first=_scale(skill, grid), last=hairline(grid.width, 4.6))


def _scale(skill: ProfileSkill, grid: Grid) -> Draw:
    row = SkillRow(
        skill.name, skill.target, skill.self_level, skill.manager, "", skill.stale, None, focus=False, bare=False
    )
    return lambda canvas, x, base: levels(canvas, row, x + grid.scale, base + 3, SCALE)


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def _gap(gap: int | None) -> str:
    """The gap as people read it: −2 is two levels short of the target."""
    if gap is None:
        return ""
    return f"−{gap}" if gap > 0 else f"+{-gap}" if gap else "0"


def _says(skill: ProfileSkill, paper: SkillsPaper) -> str:
    """Direction of the gap, self against manager, and why a rating has faded: what numbers alone do not tell."""
    parts = []
    if skill.gap_then is not None and skill.gap_words:
        moved = skill.direction in ("closing", "widening")
        parts.append(f"{skill.direction}: {skill.gap_words}" if moved else skill.gap_words)
    if skill.self_hidden:
        parts.append("self-rating waits for the manager’s")
    elif skill.self_level != skill.manager and skill.self_words:
        parts.append(skill.self_words)
    if skill.target_from == "person":
        parts.append("own target")
    parts += [f"{by if _own(paper) else 'a peer'}: {level}" for by, level in skill.peers]
    parts += [f"stale: {skill.why_stale}" if skill.why_stale else "stale"] if skill.stale else []
    return "; ".join(parts)


def _stands_on(skill: ProfileSkill, printed: date) -> str:
    """How much was seen and when last; a rating that nothing was seen for is marked."""
    if skill.newest is None or not skill.observations:
        return "not rated" if skill.manager is None else "no evidence"
    year = "" if skill.newest.year == printed.year else f" {skill.newest.year}"
    return f"{skill.observations} seen, {words.day(skill.newest)}{year}"


def _steps(paper: SkillsPaper, width: float) -> list[Row]:
    """For the widest gaps: the behaviour at the level that is there, and at the one that is wanted."""
    short = sorted((s for s in paper.skills if s.gap is not None and s.gap > 0), key=lambda s: -(s.gap or 0))
    texts = {skill_id: (now, wanted) for skill_id, now, wanted in paper.texts}
    note = "the widest gaps: behaviour now, behaviour wanted" if short else ""
    rows = heading("What comes next", width, note)
    if not short:
        known = any(s.gap is not None for s in paper.skills)
        said = "Every rated skill is at its target or above." if known else "No skill is rated against a target yet."
        return [*rows, *text_rows(said, SOFTER, width), space(8)]
    for skill in short[:MOST_WORKED_ON]:
        rows += _step(skill, texts.get(skill.skill_id, ("", "")), width)
    left = len(short) - MOST_WORKED_ON
    said = f"{words.plural(left, 'more skill')} below target, in the table above."
    return [*rows, *(text_rows(said, CAPTION, width) if left > 0 else ()), space(8)]


def _step(skill: ProfileSkill, texts: tuple[str, str], width: float) -> list[Row]:
    third = width * 0.24
    half = (width - third) / 2
    now, wanted = (text or "No behaviour is written for this level." for text in texts)
    before = wide("Wanted 5", BOLD) + 8
    cells = (
        Cell(0, third - 14, skill.name, BOLD),
        Cell(third, before, f"Now {skill.manager}", _quiet()),
        Cell(third + before - 8, half - before - 4, now, BODY.but(ink=SOFT)),
        Cell(third + half, before, f"Wanted {skill.target}", _quiet()),
        Cell(third + half + before, half - before, wanted),
    )
    return strip_rows(cells, over=1, under=5)


def _quiet() -> Style:
    return BODY.but(size=8.2, weight="semibold", ink=SOFT)


def _notes(paper: SkillsPaper, width: float) -> list[Row]:
    rows = [*heading("Note", width), *text_rows(paper.note, BODY, width), space(8)] if paper.note else []
    if _own(paper) and paper.private:
        rows += [*private_rows(paper.private, width, PEN), space(8)]
    return rows


def _ended(sheet: Sheet, spot: Spot) -> Sheet:
    """Lines to write on, where the last page has room for two and their heading."""
    count = min(MOST_LINES, int((spot.y - sheet.bottom - 22) / STEP))
    if count >= 2:
        rows = heading("What we take from this", sheet.width, "who does what, until when")
        sheet.flow([*rows, *writing_lines(count, sheet.width, STEP)], spot)
    return sheet
