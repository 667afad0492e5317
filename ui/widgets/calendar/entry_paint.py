"""How entries are drawn: chips with a coloured edge, dashed drafts, bars over days, blocks of time."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from coachdesk.analysis.schedule import Entry, EntryKind
from ui import theme
from ui.widgets.calendar.places import Box, Look, More, Placed
from ui.widgets.calendar.tones import NEUTRAL, TONES, edge_tone
from ui.widgets.matrix_cells import blend

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RADIUS, EDGE, PAD = 5.0, 3.0, 10.0
TINT = {"light": 0.13, "dark": 0.2}
DRAFT_TINT = {"light": 0.05, "dark": 0.08}
TIME_FROM = 84
"""Under this width a chip has no room for a time beside its title."""
TITLE_FROM, NARROW = 22, 60
"""A time leaves so much room to the title, or is left out; under the second width a block has smaller margins."""
LINE_TIME_FROM, SPAN_FROM = 72, 88
TALL, TALLER = 35, 54
"""From these heights on a block has a second line, and a third."""
SMALL = 16
"""Under this height the letters are small."""
AFTER = {"missed": "missed"}


def rect(box: Box) -> QRectF:
    """The same for Qt."""
    return QRectF(box.left, box.top, box.width, box.height)


@cache
def letters(style: str, *, medium: bool = False, struck: bool = False, figures: bool = True) -> QFont:
    """The letters of a style, a little heavier or struck through; figures of one width would widen hyphens of words."""
    made = theme.font(style, figures=figures)
    if medium:
        made.setWeight(QFont.Weight.Medium)
    made.setStrikeOut(struck)
    return made


def tint(tone: str, *, draft: bool = False) -> QColor:
    """A soft ground in a tone, for the theme of now."""
    return _tint(theme.THEME.name, tone, draft)


@cache
def _tint(name: str, tone: str, draft: bool) -> QColor:
    share = (DRAFT_TINT if draft else TINT)[name]
    one, other = theme.colour(tone), theme.colour("surface")
    return blend(one, other, share)


def paint_placed(painter: QPainter, placed: Placed) -> None:
    """Draw an entry in its place as its look says."""
    if placed.look is Look.BAR:
        paint_bar(painter, placed)
    elif placed.look is Look.LINE:
        paint_line(painter, placed)
    else:
        paint_ground(painter, rect(placed.box), placed.entry)
        if placed.look is Look.BLOCK:
            paint_block_words(painter, rect(placed.box), placed.entry)
        else:
            paint_chip_words(painter, rect(placed.box), placed.entry)


def paint_ground(painter: QPainter, place: QRectF, entry: Entry) -> None:
    """The soft ground and the edge; what is only drafted has a dashed outline instead."""
    tone = edge_tone(entry)
    inner = place.adjusted(0.5, 0.5, -0.5, -0.5)
    if entry.draft:
        painter.setBrush(tint(TONES[entry.kind], draft=True))
        painter.setPen(QPen(theme.colour(tone), 1.2, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([3.4, 1.8])
        painter.setPen(pen)
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
        return
    painter.setPen(QPen(theme.colour("risk"), 1) if entry.clash else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("neutralSoft") if entry.kind in NEUTRAL else tint(TONES[entry.kind]))
    painter.drawRoundedRect(inner if entry.clash else place, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone))
    painter.drawRoundedRect(QRectF(place.left(), place.top(), EDGE, place.height()), 1.5, 1.5)


def paint_chip_words(painter: QPainter, place: QRectF, entry: Entry) -> None:
    """Title left, time right; a missed one is struck and says so."""
    inner = place.adjusted(PAD, 0, -8, 0)
    inner = _after_mark(painter, inner, entry)
    said = right_words(entry)
    painter.setFont(letters("micro"))
    wide = painter.fontMetrics().horizontalAdvance(said) + 6
    if said and place.width() >= TIME_FROM and inner.width() - wide >= TITLE_FROM:
        painter.setPen(theme.colour("watch" if entry.status == "missed" else "text2"))
        painter.drawText(inner, RIGHT, said)
        inner.setRight(inner.right() - wide)
    _title(painter, inner, entry)


def paint_block_words(painter: QPainter, place: QRectF, entry: Entry) -> None:
    """One line as a chip while it is short; else the title, from when to when, and whom it is with."""
    if place.height() < TALL:
        paint_chip_words(painter, place, entry)
        return
    painter.save()
    painter.setClipRect(place)
    left, right = (6.0, 3.0) if place.width() < NARROW else (PAD, 6.0)
    line = QRectF(place.left() + left, place.top() + 3, place.width() - left - right, SMALL)
    mark = _before_mark if place.width() < NARROW else _after_mark
    _title(painter, mark(painter, QRectF(line), entry), entry)
    when = f"{entry.start:%H:%M}–{entry.end:%H:%M}" if place.width() >= SPAN_FROM else f"{entry.start:%H:%M}"
    quiet = [f"missed, {when}" if entry.status == "missed" else when]
    if place.height() >= TALLER:
        quiet += [entry.what[:1].upper() + entry.what[1:]] if entry.what and entry.kind is not EntryKind.BUSY else []
    painter.setFont(letters("micro"))
    painter.setPen(theme.colour("watch" if entry.status == "missed" else "text2"))
    for words in quiet:
        line.translate(0, 15)
        painter.drawText(line, LEFT, _cut(painter, words, line.width()))
        painter.setPen(theme.colour("text2"))
    painter.restore()


def paint_bar(painter: QPainter, placed: Placed) -> None:
    """A neutral bar over its days with what it is; squared where it goes on."""
    place = rect(placed.box)
    ground = theme.colour("neutralSoft") if placed.entry.kind in NEUTRAL else tint(TONES[placed.entry.kind])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    if placed.opens_left:
        painter.drawRect(QRectF(place.left(), place.top(), 8, place.height()))
    if placed.opens_right:
        painter.drawRect(QRectF(place.right() - 8, place.top(), 8, place.height()))
    if place.height() < 11:
        return
    inner = _after_mark(painter, place.adjusted(8, 0, -6, 0), placed.entry)
    painter.setFont(letters("micro", figures=False))
    painter.setPen(theme.colour("text2"))
    painter.drawText(inner, LEFT, _cut(painter, placed.entry.title, inner.width()))


def paint_line(painter: QPainter, placed: Placed) -> None:
    """A small edge, the time and a short title, for where many days are seen at once."""
    entry, place = placed.entry, rect(placed.box)
    bar = QRectF(place.left(), place.top() + 1.5, EDGE, place.height() - 3)
    tone = theme.colour(edge_tone(entry))
    painter.setPen(QPen(tone, 1) if entry.draft else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if entry.draft else tone)
    painter.drawRoundedRect(bar, 1, 1)
    inner = _after_mark(painter, place.adjusted(7, 0, 0, 0), entry)
    painter.setFont(letters("micro", struck=entry.status == "missed"))
    painter.setPen(theme.colour("text2" if entry.status == "missed" else "text"))
    if not entry.all_day and place.width() >= LINE_TIME_FROM:
        painter.drawText(inner, LEFT, f"{entry.start:%H:%M}")
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance("00:00 "))
    painter.setFont(letters("micro", struck=entry.status == "missed", figures=False))
    painter.drawText(inner, LEFT, _cut(painter, entry.title, inner.width()))


def right_words(entry: Entry) -> str:
    """What stands right in a chip: the time, or what became of it."""
    done = "done" if entry.status == "held" else ""
    return AFTER.get(entry.status, done if entry.all_day else f"{entry.start:%H:%M}")


def paint_ring(painter: QPainter, box: Box) -> None:
    """The ring around what is chosen."""
    place = rect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("surface"), 1.5))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)


def paint_more(painter: QPainter, more: More) -> None:
    """How many found no room: "+2 more", or "+2" where that is too long."""
    place = rect(more.box)
    painter.setFont(letters("micro"))
    if more.marked:
        place = _marks(painter, place, more)
    painter.setPen(theme.colour("accentText"))
    said = f"+{len(more.entries)} more"
    if painter.fontMetrics().horizontalAdvance(said) + 2 > place.width():
        said = f"+{len(more.entries)}"
    painter.drawText(place.adjusted(2, 0, 0, 0), LEFT, said)


def _marks(painter: QPainter, place: QRectF, more: More) -> QRectF:
    """A small bar in the colour of each, as far as half of the line reaches; what is left of the line."""
    painter.setPen(Qt.PenStyle.NoPen)
    bars = more.entries[: max(1, int(place.width() / 2 // 6))]
    for at, entry in enumerate(bars):
        painter.setBrush(theme.colour(edge_tone(entry)))
        painter.drawRoundedRect(QRectF(place.left() + 6 * at, place.top() + 2, 4, place.height() - 4), 1, 1)
    return place.adjusted(6 * len(bars) + 1, 0, 0, 0)


def paint_triangle(painter: QPainter, place: QRectF) -> None:
    """The mark of a clash."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("risk"))
    top, left, right = QPointF(place.center().x(), place.top()), place.bottomLeft(), place.bottomRight()
    painter.drawPolygon(QPolygonF([top, right, left]))


def _after_mark(painter: QPainter, inner: QRectF, entry: Entry) -> QRectF:
    """What is left of a line after the mark of a clash."""
    if not entry.clash:
        return inner
    paint_triangle(painter, QRectF(inner.left() - 2, inner.center().y() - 4.5, 10, 9))
    return inner.adjusted(12, 0, 0, 0)


def _before_mark(painter: QPainter, inner: QRectF, entry: Entry) -> QRectF:
    """The same where there is so little room that the mark stands at the end, so that the name begins the line."""
    if not entry.clash:
        return inner
    paint_triangle(painter, QRectF(inner.right() - 8, inner.top() + 2, 8, 7))
    return inner.adjusted(0, 0, -8, 0)


def _title(painter: QPainter, place: QRectF, entry: Entry) -> None:
    quiet = entry.status == "missed" or entry.kind is EntryKind.BUSY
    style = "caption" if place.height() >= SMALL else "micro"
    painter.setFont(letters(style, medium=True, struck=entry.status == "missed", figures=False))
    painter.setPen(theme.colour("text2" if quiet else "text"))
    painter.drawText(place, LEFT, _cut(painter, entry.title, place.width()))


def _cut(painter: QPainter, words: str, width: float) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(width)))
