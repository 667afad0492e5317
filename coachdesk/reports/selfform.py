"""The self-assessment form: to write on, or with a token as a PDF whose fields any reader can fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from coachdesk.analysis.skill_papers import FormPaper
from coachdesk.domain.frameworks import VersionSkill
from coachdesk.reports import fonts
from coachdesk.reports.blocks import (
    BODY,
    BOLD,
    CAPTION,
    SOFT,
    SOFTER,
    Row,
    heading,
    level_boxes,
    space,
    text_rows,
    wide,
    write,
    writing_lines,
)  # fmt: skip
from coachdesk.reports.handwriting import ruled, sheet_heads, tall
from coachdesk.reports.page import SIZES, Heads, Sheet, paper_bytes
from coachdesk.reports.tables import guide_rows

UNKNOWN = "unknown"
ASK = (
    "Tick what you usually do today, not your best day. 2 and 4 lie between the texts. If you can’t tell, tick "
    "“unknown”: it counts as open, never as low. A call or a message you think of is worth more than the number."
)
GUIDE = CAPTION.but(size=8.0, leading=10.4, ink=SOFT)
MOST_TOGETHER = 300.0
MOST_WORDS = 2000
Places = Sequence[tuple[float, str]]
PLAIN, FAINT, NONE = Color(0.09, 0.09, 0.09), Color(0.6, 0.6, 0.6), Color(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Fields:
    """Draws what is filled in: form fields where the paper has a token, boxes and lines where it has none."""

    live: bool

    def level(self, canvas: Canvas, x: float, y: float, skill: VersionSkill, places: Places) -> None:
        """One choice among the levels and "unknown"; a click on the one chosen takes it back."""
        if not self.live:
            level_boxes(canvas, x, y, [(place, words, False) for place, words in places])
            return
        for place, words in places:
            canvas.acroForm.radio(
                name=f"skill-{skill.id}", value=words, tooltip=f"{skill.name}: your level", fieldFlags="radio",
                x=x + place, y=y - 1.6, size=10, buttonStyle="check", shape="square", borderWidth=0.8,
                fillColor=NONE, borderColor=PLAIN, textColor=PLAIN,
            )  # fmt: skip
            write(canvas, x + place + 14, y, words, BODY)

    def text(self, canvas: Canvas, box: tuple[float, float, float, float], name: str, says: str) -> None:
        """A text to type or to write: `box` is left, foot, width and height."""
        left, foot, width, height = box
        if not self.live:
            ruled(canvas, left, left + width, foot)
            return
        canvas.acroForm.textfield(
            name=name, tooltip=says, x=left, y=foot - 1.5, width=width, height=height, maxlen=MOST_WORDS, fontSize=9,
            fieldFlags="multiline", borderWidth=0.5, fillColor=NONE, borderColor=FAINT, textColor=PLAIN,
        )  # fmt: skip


def form_pdf(papers: Sequence[FormPaper], paper_size: str = "a4") -> bytes:
    """Self-assessment forms as one PDF; equal facts always give equal bytes.

    A form with a token has the fields `skill-<id>` (1 to 5 or unknown), `why-<id>`, `note` and the hidden `token`; it
    is a PDF of its own, because fields of the same name would share one answer: `ValueError` otherwise.
    """
    if len(papers) > 1 and any(paper.token for paper in papers):
        raise ValueError("a form with a token is a PDF of its own")
    fonts.start_paper()
    sheets = [_sheet(paper, SIZES[paper_size]) for paper in papers]
    title = f"Self-assessment: {papers[0].rep}" if len(papers) == 1 else "Self-assessments"
    return paper_bytes(sheets, title[:300], "")


def _heads(paper: FormPaper) -> Heads:
    framework = f"{paper.content.name}, version {paper.content.version}"
    back = f"Fill in, save, send back to {paper.manager or 'your manager'}" if paper.token else "To write on"
    return sheet_heads(
        paper.content,
        paper.printed_on,
        paper.left_out,
        rep=paper.rep,
        line=" · ".join(said for said in (framework, f"for {paper.manager}" if paper.manager else "") if said),
        title="Self-assessment",
        copy=back,
        note=f"{paper.rep_first or paper.rep}’s own view; nobody else’s rating is on it",
    )


def _sheet(paper: FormPaper, size: tuple[float, float]) -> Sheet:
    sheet, fields = Sheet(_heads(paper), size), Fields(bool(paper.token))
    width = sheet.width
    rows = [Row(0, partial(_token, paper.token), keep=True)] if paper.token else []
    spot = sheet.flow([*rows, *text_rows(ASK, SOFTER, width, keep=True), space(6, keep=True)], sheet.start())
    asked = [skill for skill in paper.content.skills if not paper.subset or skill.id in paper.subset]
    if not asked:
        spot = sheet.flow(text_rows("There is no skill in this framework yet.", SOFTER, width), spot)
    for family, skills in groupby(asked, key=lambda skill: skill.family):
        rows = [space(7, keep=True), *heading(family, width)]
        for n, skill in enumerate(skills):
            spot = sheet.flow([*(rows if n == 0 else ()), *_skill(skill, fields, width)], spot)
    sheet.flow([space(10), *_note(fields, width)], spot)
    return sheet


def _token(token: str, canvas: Canvas, x: float, top: float) -> None:
    """The hidden field that tells whose form this is and which version it asks."""
    canvas.acroForm.textfield(
        name="token", value=token, x=x, y=top - 2, width=2, height=2, maxlen=64, fontSize=1, borderWidth=0,
        annotationFlags="hidden", fieldFlags="readOnly", fillColor=NONE, borderColor=NONE, textColor=NONE,
    )  # fmt: skip


def _skill(skill: VersionSkill, fields: Fields, width: float) -> list[Row]:
    """One skill: name, what it is, the behaviours, the choice below them, and a line for what it stands on."""
    rows = [space(3, keep=True), *text_rows(skill.name, BOLD.but(size=9.6), width, keep=True)]
    rows += text_rows(skill.description, GUIDE, width, keep=True) if skill.description else []
    written = [(level, skill.level_text(level)) for level in (1, 3, 5)]
    rows += [space(1.5, keep=True), *guide_rows(written, width * 5 / 6, GUIDE)]
    rows += [_choice(skill, fields, width), _why(skill, fields, width), space(5)]
    together = tall(rows) < MOST_TOGETHER
    return [*(replace(row, keep=row.keep or together) for row in rows[:-1]), rows[-1]]


def _choice(skill: VersionSkill, fields: Fields, width: float) -> Row:
    """1, 3 and 5 stand under their texts, 2 and 4 between them, "unknown" at the end."""
    step = width * 5 / 6 / 6
    places = [(n * step, str(n + 1)) for n in range(5)]
    places.append((width - 15 - wide(UNKNOWN, BODY), UNKNOWN))
    return Row(20, lambda canvas, x, top: fields.level(canvas, x, top - 13.5, skill, places), keep=True)


def _why(skill: VersionSkill, fields: Fields, width: float) -> Row:
    words = "What makes you say so?"
    start = wide(words, CAPTION) + 8
    height = 15.0 if fields.live else 12.0

    def draw(canvas: Canvas, x: float, top: float) -> None:
        write(canvas, x, top - 13, words, CAPTION)
        fields.text(canvas, (x + start, top - 16, width - start, height), f"why-{skill.id}", f"{skill.name}: why")

    return Row(20, draw)


def _note(fields: Fields, width: float) -> list[Row]:
    said = "What else should we talk about?"
    rows = heading(said, width)
    if not fields.live:
        return [*rows, *writing_lines(4, width)]
    box = Row(84, lambda canvas, x, top: fields.text(canvas, (x, top - 80, width, 78), "note", said))
    return [*rows, box]
