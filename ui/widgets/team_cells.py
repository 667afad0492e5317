"""How the cells of the team's list are drawn: two lines, small charts, chips."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from coachdesk.analysis.facts import TeamRow
from ui import theme
from ui.widgets.avatar import paint_avatar
from ui.widgets.bullet import paint_bullet
from ui.widgets.chips import paint_chip
from ui.widgets.levels import BLOCK, GAP, paint_levels
from ui.widgets.spark import paint_spark

TIER_TONES = {"top": "good", "performer": "info", "under": "risk", "ramping": "neutral", "too early": "neutral"}
INKS = {"bad": "risk", "warn": "watch", "good": "good", "": "text"}
QUIET = {**INKS, "": "text3"}
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def write(painter: QPainter, place: QRectF, text: str, style: str = "body", ink: str = "text") -> None:
    """One line in the middle of a place, cut with an ellipsis."""
    painter.setFont(theme.font(style, figures=False))
    painter.setPen(theme.colour(ink))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, MIDDLE, words)


def two_lines(painter: QPainter, place: QRectF, upper: str, lower: str, ink: str = "text3") -> None:
    """A strong line above a quiet one."""
    middle = place.center().y()
    write(painter, QRectF(place.left(), middle - 17, place.width(), 17), upper, "strong")
    write(painter, QRectF(place.left(), middle, place.width(), 16), lower, "caption", ink)


def paint_rep(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """Avatar, name, role and tenure."""
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 15, 30, 30), row.name)
    lower = " · ".join(part for part in (row.role, row.tenure) if part)
    two_lines(painter, place.adjusted(42, 0, 0, 0), row.name, lower, "text2")


def paint_tier(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """The tier as a chip; under it, that an improvement plan runs."""
    upper = QRectF(place.left(), place.center().y() - 22, place.width(), 24) if row.plan_words else place
    paint_chip(painter, upper, row.tier_title, TIER_TONES.get(row.tier.value, "neutral"))
    if row.plan_words:
        lower = QRectF(place.left(), place.center().y() + 3, place.width(), 16)
        painter.setFont(theme.font("caption", figures=False))
        fits = painter.fontMetrics().horizontalAdvance(row.plan_words) <= place.width()
        said = row.plan_words if fits else row.plan_words.removeprefix("improvement ")
        write(painter, lower, said, "caption", "text2")


def paint_attainment(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """Twelve months as a line, the share of target, and the signal in words."""
    wide = min(96.0, max(40.0, place.width() - 92))
    paint_spark(painter, QRectF(place.left(), place.center().y() - 15, wide, 30), row.spark)
    two_lines(painter, place.adjusted(wide + 12, 0, 0, 0), row.attainment, row.signal, QUIET[row.signal_tone])


def paint_coaching(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """Hours this month against the budget."""
    wide = min(62.0, max(30.0, place.width() - 46))
    paint_bullet(painter, QRectF(place.left(), place.center().y() - 7, wide, 14), row.coaching)
    write(painter, place.adjusted(wide + 10, 0, 0, 0), row.coaching_words, "body", INKS[row.coaching_tone])


def paint_last(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """How long ago the two met."""
    write(painter, place, row.last_met, "body", INKS[row.last_tone])


def paint_next(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """When they meet next."""
    write(painter, place, row.next, "body", INKS[row.next_tone] if row.next_tone else "text2")


def paint_commitments(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """How many are open, and how many of them late."""
    text = f"{row.open} open" if row.open else "–"
    write(painter, place, text)
    if row.late:
        shift = painter.fontMetrics().horizontalAdvance(text) + 8
        write(painter, place.adjusted(shift, 0, 0, 0), f"{row.late} late", "captionStrong", "risk")


def paint_focus(painter: QPainter, place: QRectF, row: TeamRow, _chosen: bool) -> None:
    """The focus skill with its level now and the level wanted."""
    if not row.focus:
        write(painter, place, "–", "body", "text3")
        return
    middle = place.center().y()
    write(painter, QRectF(place.left(), middle - 18, place.width(), 18), row.focus)
    block = min(BLOCK, (place.width() - 4 * GAP) / 5)
    paint_levels(painter, QRectF(place.left(), middle + 3, 90, 10), row.focus_level, row.focus_wanted, block)
