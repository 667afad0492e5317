"""How the training coverage is drawn: a word in every cell, its colour only beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from coachdesk.analysis import words
from coachdesk.analysis.coverage import CourseHead, Cover, CoverRow, CoverState
from ui import theme
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import focus_ring, tone_colours
from ui.widgets.matrix_cells import wrapped
from ui.widgets.team_cells import write

RADIUS, LEGEND_LINE = 7, 24
TONES = {CoverState.CURRENT: "good", CoverState.SOON: "watch", CoverState.DUE: "risk", CoverState.STALE: "info"}
LEGEND = (
    ("good", "3 Mar", "had it then"), ("watch", "soon", "runs out soon"), ("risk", "due", "has to come again"),
    ("info", "market", "something changed since"), ("neutral", "not yet", "asked, never had"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell says: a word, a smaller one below, and the tone of its ground, "" for none."""

    upper: str
    lower: str = ""
    tone: str = ""
    booked: bool = False


def cell_words(cover: Cover, today: date) -> CellWords:
    """The words of a cell; what is not asked of a rep is quiet."""
    had = words.day_near(cover.last, today) if cover.last else ""
    booked = f"{words.day_near(cover.booked, today)} booked" if cover.booked else ""
    is_booked = cover.booked is not None
    if not cover.asked:
        return CellWords(had or ("" if is_booked else "·"), booked, "", is_booked)
    due = words.day_near(cover.due, today) if cover.due else ""
    said = {
        CoverState.NEVER: ("not yet", ""), CoverState.CURRENT: (had or "had", f"until {due}" if due else "once"),
        CoverState.SOON: ("soon", f"by {due}" if due else had), CoverState.DUE: ("due", f"since {due}" if due else had),
        CoverState.STALE: ("market", f"had {had}" if had else ""),
    }  # fmt: skip
    upper, lower = said[cover.state]
    return CellWords(upper, booked or lower, TONES.get(cover.state, "neutral"), is_booked)


def paint_cover(painter: QPainter, place: QRectF, said: CellWords) -> None:
    """One cell: ground in its tone, a solid outline when it is booked."""
    ground, ink = tone_colours(said.tone) if said.tone else ("surface", "text3")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    if said.booked:
        painter.setPen(QPen(theme.colour("accent"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.7, 0.7, -0.7, -0.7), RADIUS, RADIUS)
    inner, middle = place.adjusted(8, 0, -4, 0), place.center().y()
    if not said.lower:
        write(painter, inner, said.upper, "captionStrong" if said.tone else "caption", ink)
        return
    upper = QRectF(inner.left(), middle - 17, inner.width(), 17)
    if said.upper:
        write(painter, upper, said.upper, "captionStrong" if said.tone else "caption", ink)
    lower = said.lower
    if QFontMetrics(theme.font("micro")).horizontalAdvance(lower) > inner.width():
        lower = lower.replace("until ", "to ")
    ink = "accentText" if said.booked else ink
    write(painter, QRectF(inner.left(), middle, inner.width(), 15), lower, "micro", ink)


def paint_ring(painter: QPainter, place: QRectF) -> None:
    """The ring around the cell that has the keyboard."""
    focus_ring(painter, place.adjusted(-1, -1, 1, 1), RADIUS + 1)


def paint_person(painter: QPainter, place: QRectF, row: CoverRow) -> None:
    """Avatar, name and role."""
    paint_avatar(painter, QRectF(place.left() + 2, place.center().y() - 14, 28, 28), row.name)
    inner, middle = place.adjusted(38, 0, -8, 0), place.center().y()
    write(painter, QRectF(inner.left(), middle - 18, inner.width(), 18), row.name, "medium")
    write(painter, QRectF(inner.left(), middle, inner.width(), 16), row.role or "no role", "micro", "text2")


def paint_course(painter: QPainter, place: QRectF, head: CourseHead) -> None:
    """A course's title in short lines above its kind."""
    lines = wrapped(head.title, int(place.width()) - 4, "captionStrong")
    painter.setFont(theme.font("captionStrong"))
    painter.setPen(theme.colour("text"))
    top = place.bottom() - 18 - 15 * len(lines)
    for at, line in enumerate(lines):
        painter.drawText(
            QRectF(place.left() + 2, top + 15 * at, place.width(), 15), Qt.AlignmentFlag.AlignVCenter, line
        )
    write(painter, QRectF(place.left() + 2, place.bottom() - 17, place.width() - 4, 16), head.kind, "micro", "text3")


def paint_had(painter: QPainter, place: QRectF, head: CourseHead) -> None:
    """How many of those it is asked of are up to date: "3 of 8"."""
    said = f"{head.had} of {head.of}" if head.of else "not asked"
    write(painter, place.adjusted(8, 0, 0, 0), said, "captionStrong" if head.of else "caption",
          "text" if head.of else "text3")  # fmt: skip


def head_height(heads: Sequence[CourseHead], width: int) -> int:
    """How high the heads are: as many lines as the longest title needs, and the kind."""
    return max((len(wrapped(h.title, width - 4, "captionStrong")) for h in heads), default=1) * 15 + 22


def legend_lines(width: int) -> int:
    """How many lines the legend takes in this room."""
    lines, left = 1, 0
    for wide in _legend_widths():
        lines, left = (lines + 1, wide) if left and left + wide > width else (lines, left + wide)
    return lines


def paint_legend(painter: QPainter, width: int) -> None:
    """Each word on its ground, and what it means; what does not fit stands on the next line."""
    left = top = 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (tone, word, meaning), room in zip(LEGEND, _legend_widths()):
        if left and left + room > width:
            left, top = 0, top + LEGEND_LINE
        wide = _width(word, "micro") + 12
        ground, ink = tone_colours(tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(left, top + 2, wide, 17), 5, 5)
        write(painter, QRectF(left + 6, top + 2, wide, 17), word, "micro", ink)
        write(painter, QRectF(left + wide + 6, top, room - wide, 21), meaning, "caption", "text2")
        left += room


def _legend_widths() -> list[int]:
    return [_width(word, "micro") + _width(meaning, "caption") + 28 for _, word, meaning in LEGEND]


def _width(text: str, style: str) -> int:
    return QFontMetrics(theme.font(style)).horizontalAdvance(text)
