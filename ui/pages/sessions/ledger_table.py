"""The reps' part of the ledger: what the table shows of each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from coachdesk.analysis import words
from coachdesk.analysis.charts import Bullet
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.ledger import RepLedger
from ui import theme
from ui.records import Column
from ui.widgets.avatar import paint_avatar
from ui.widgets.bullet import paint_bullet
from ui.widgets.team_cells import write

INKS = {"under": "watch", "over": "watch", "": "text"}
LINE = 17


def columns() -> tuple[Column, ...]:
    """The columns of the reps' hours."""
    return (
        Column("Rep", lambda r: r.rep, width=190, least=160, paint=_paint_rep),
        Column("Tier", lambda r: r.tier, width=140, least=133),
        Column("Hours against budget", lambda r: r.minutes / 60, lambda h: f"{h:.1f} h", width=200, least=166,
               paint=_paint_hours),
        Column("Held", lambda r: r.counts.held, align="right", width=70, least=60),
        Column("Planned", lambda r: r.planned_minutes / 60 or None, _hours, align="right", width=90, least=82),
        Column("Missed", lambda r: r.counts.missed or None, align="right", width=80, least=77),
        Column("Moved", lambda r: r.counts.moved or None, align="right", width=78, least=74),
        Column("Longest gap", lambda r: r.gap_words, width=116, least=108, paint=_paint_gap, sort=lambda r: r.gap),
        Column("What it says", lambda r: r.says, width=230, least=106, paint=_paint_says),
    )  # fmt: skip


def _hours(hours: float) -> str:
    return hours_words(round(hours, 1))


def _paint_rep(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 13, 26, 26), row.rep)
    write(painter, place.adjusted(36, 0, 0, 0), row.rep, "medium")


def _paint_hours(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    hours, low, high = row.minutes / 60, row.least / 60, row.most / 60
    bar = Bullet(hours, low, high, max(high * 1.2, hours, 0.1))
    wide = min(118.0, max(40.0, place.width() - 62))
    paint_bullet(painter, QRectF(place.left(), place.center().y() - 7, wide, 14), bar)
    write(painter, place.adjusted(wide + 12, 0, 0, 0), f"{words.figure(round(hours, 1))} h", "body", INKS[row.tone])


def _paint_says(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    _two_lines(painter, place, row.says, "watch" if row.tone else "text2")


def _paint_gap(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    """How long above when: "63 days", "to 30 Nov"."""
    days, parted, when = row.gap_words.partition(" days ")
    if not parted:
        write(painter, place, row.gap_words)
        return
    middle = place.center().y()
    write(painter, QRectF(place.left(), middle - LINE, place.width(), LINE), f"{days} days")
    write(painter, QRectF(place.left(), middle, place.width(), LINE), when, "caption", "text2")


def _two_lines(painter: QPainter, place: QRectF, text: str, ink: str) -> None:
    """Words on one line, or on two smaller ones where that is too long."""
    if QFontMetrics(theme.font("body")).horizontalAdvance(text) <= place.width():
        write(painter, place, text, "body", ink)
        return
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
