"""How the parts of a skills matrix are drawn: cells, heads, names, the foot and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.matrix import MatrixCell, MatrixRow, MatrixSkill
from ui import theme
from ui.widgets.avatar import paint_avatar
from ui.widgets.team_cells import write

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
RADIUS = 5
FADED = {"light": 0.36, "dark": 0.32}
"""How much of its colour a level keeps when its evidence is old."""
FEWEST_LETTERS = 3
VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûøå")
LEGEND = ("−1 below the target", "n observations", "faded, dashed = evidence too old", "– not rated")


def cell_colours(level: int | None, *, faded: bool = False) -> tuple[QColor, QColor]:
    """Ground and ink of a cell: of the theme's inks the one that stands out most from the ground."""
    return _colours(theme.THEME.name, level or 0, faded)


@cache
def _colours(name: str, level: int, faded: bool) -> tuple[QColor, QColor]:
    ground = theme.colour(f"h{level}")
    if faded and level:
        ground = blend(ground, theme.colour("surface"), FADED[name])
    inks = [theme.colour(token) for token in ("text", "surface", "sidebar")]
    return ground, max(inks, key=lambda ink: contrast(ink, ground)) if level else theme.colour("text3")


def blend(one: QColor, other: QColor, share: float) -> QColor:
    """A share of one colour on the other."""
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours' light by the web's accessibility guidelines (WCAG 2.2): 4.5 is needed for words."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def paint_cell(painter: QPainter, place: QRectF, cell: MatrixCell) -> None:
    """The level as a number, how far it is below the target, and how much was seen; dashed and faded when old."""
    faded = cell.stale and cell.level is not None
    ground, ink = cell_colours(cell.level, faded=faded)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    if faded:
        painter.setPen(QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.setPen(ink)
    if cell.level is None:
        _unrated(painter, place, cell)
        return
    middle = place.center().y()
    upper = QRectF(place.left() + 9, middle - 17, place.width() - 17, 19)
    painter.setFont(theme.font("heading", figures=True))
    painter.drawText(upper, LEFT, str(cell.level))
    if cell.below > 0:
        painter.setFont(theme.font("captionStrong", figures=True))
        painter.drawText(upper, RIGHT, f"−{cell.below}")
    painter.setFont(theme.font("micro", figures=True))
    painter.drawText(QRectF(upper.left(), middle + 2, upper.width(), 14), LEFT, f"n {cell.observations}")


def _unrated(painter: QPainter, place: QRectF, cell: MatrixCell) -> None:
    painter.setFont(theme.font("body"))
    if not cell.observations:
        painter.drawText(place, MIDDLE, "–")
        return
    middle = place.center().y()
    painter.drawText(QRectF(place.left() + 9, middle - 17, 30, 19), LEFT, "–")
    painter.setFont(theme.font("micro", figures=True))
    painter.drawText(QRectF(place.left() + 9, middle + 2, place.width() - 12, 14), LEFT, f"n {cell.observations}")


def paint_ring(painter: QPainter, place: QRectF) -> None:
    """The ring around the cell that has the keyboard or is open beside the matrix."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("surface"), 2))
    painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), RADIUS + 1, RADIUS + 1)


def paint_name(painter: QPainter, place: QRectF, row: MatrixRow, *, ring: bool) -> None:
    """Avatar, name and role."""
    inner = place.adjusted(0, 0, -8, 0)
    paint_avatar(painter, QRectF(inner.left() + 2, inner.center().y() - 14, 28, 28), row.rep)
    words = inner.adjusted(38, 0, 0, 0)
    middle = words.center().y()
    write(painter, QRectF(words.left(), middle - 18, words.width(), 18), row.rep, "medium")
    write(painter, QRectF(words.left(), middle, words.width(), 16), row.role or "no role", "micro", "text2")
    if ring:
        paint_ring(painter, inner.adjusted(0, 3, 0, -3))


def paint_end(painter: QPainter, place: QRectF, row: MatrixRow) -> None:
    """How many rated skills are at the target, of how many: "9 of 12"."""
    middle = place.center().y()
    painter.setFont(theme.font("strong", figures=True))
    painter.setPen(theme.colour("text" if row.rated else "text3"))
    said = f"{row.reached} of {row.rated}" if row.rated else "–"
    painter.drawText(QRectF(place.left(), middle - 18, place.width(), 18), RIGHT, said)
    painter.setFont(theme.font("micro"))
    painter.setPen(theme.colour("text3"))
    painter.drawText(QRectF(place.left(), middle, place.width(), 16), RIGHT, "at target" if row.rated else "none rated")


def paint_head(painter: QPainter, place: QRectF, skill: MatrixSkill, *, sorted_by: bool) -> None:
    """A skill's name broken into short lines above the level aimed at; a weak one stands out."""
    style = "captionStrong" if skill.weak or sorted_by else "caption"
    lines = wrapped(skill.name, int(place.width()) - 3, style)
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("watch" if skill.weak else "text"))
    top = place.bottom() - 18 - 15 * len(lines)
    for at, words in enumerate(lines):
        painter.drawText(QRectF(place.left() + 2, top + 15 * at, place.width() + 6, 15), LEFT, words)
    aim = QRectF(place.left() + 2, place.bottom() - 18, place.width() - 2, 16)
    write(painter, aim, skill.aim_words or "no aim", "micro", "text3")
    if sorted_by:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(place.bottomLeft() + QPointF(2, 0), place.bottomRight() - QPointF(4, 0))


def paint_family(painter: QPainter, place: QRectF, name: str, shown: QRectF) -> None:
    """A family over its skills, with a hairline beneath; its words stay within what is seen of it."""
    room = place.intersected(shown)
    style, lines = _family_lines(name, int(room.width()) - 5)
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("text2"))
    top = place.bottom() - 5 - 15 * len(lines)
    for at, words in enumerate(lines):
        painter.drawText(QRectF(room.left() + 2, top + 15 * at, room.width(), 15), LEFT, words)
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.drawLine(QPointF(place.left() + 2, place.bottom()), QPointF(place.right() - 6, place.bottom()))


def _family_lines(name: str, width: int) -> tuple[str, tuple[str, ...]]:
    """Two lines at most; where a word would have to be parted, in smaller letters."""
    lines = wrapped(name, width, "captionStrong", 2)
    if any(line.endswith(("-", "…")) for line in lines):
        return "micro", wrapped(name, width + 3, "micro", 2)
    return "captionStrong", lines


def paint_median(painter: QPainter, place: QRectF, skill: MatrixSkill) -> None:
    """The median of the levels and how many were rated; a dash when nobody was."""
    painter.setFont(theme.font("strong", figures=True))
    painter.setPen(theme.colour("watch" if skill.weak else "text" if skill.rated else "text3"))
    said = "–" if skill.median is None else f"{skill.median:g}"
    painter.drawText(place.adjusted(9, 0, 0, 0), LEFT, said)
    painter.setFont(theme.font("micro", figures=True))
    painter.setPen(theme.colour("text3"))
    painter.drawText(place.adjusted(0, 0, -8, 0), RIGHT, f"n {skill.rated}")


def head_height(skills: Sequence[MatrixSkill], width: int) -> int:
    """How high the heads of columns are: as many lines as the longest name needs, and the level aimed at."""
    return max((len(wrapped(s.name, width - 3 - 2, "captionStrong")) for s in skills), default=1) * 15 + 20


def wrapped(text: str, width: int, style: str, most: int = 4) -> tuple[str, ...]:
    """A name in lines that fit; a word that is too long is parted, what does not fit ends in an ellipsis."""
    return _wrapped(text, max(24, width), style, most)


@cache
def _wrapped(text: str, width: int, style: str, most: int) -> tuple[str, ...]:
    metrics = QFontMetricsF(theme.font(style))
    lines, rest = [""], text.split()
    while rest:
        word = rest.pop(0)
        joined = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
        elif metrics.horizontalAdvance(word) <= width:
            lines.append(word)
        else:
            first, second = _parted(word, width, metrics)
            lines, rest = [*lines, first], [second, *rest] if second else rest
    lines = [line for line in lines if line]
    if len(lines) > most:
        last = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


def _parted(word: str, width: int, metrics: QFontMetricsF) -> tuple[str, str]:
    """A long word at its own hyphen, else before a consonant that a vowel follows, as late as fits."""
    own = [at for at in range(1, len(word)) if word[at - 1] == "-" and metrics.horizontalAdvance(word[:at]) <= width]
    if own:
        return word[: own[-1]], word[own[-1] :]
    fits = [at for at in range(1, len(word)) if metrics.horizontalAdvance(word[:at] + "-") <= width] or [1]
    good = [
        at for at in fits
        if FEWEST_LETTERS <= at <= len(word) - FEWEST_LETTERS
        and word[at].lower() not in VOWELS and word[at + 1].lower() in VOWELS
    ]  # fmt: skip
    at = max(good or fits)
    return word[:at] + "-", word[at:]


class MatrixLegend(QWidget):
    """The five levels in their colours, and what the marks in a cell say."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Levels 1 to 5. " + ". ".join(LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, 40 if self._broken() else 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _broken(self) -> bool:
        metrics = QFontMetricsF(theme.font("caption"))
        return sum(metrics.horizontalAdvance(words) + 14 for words in LEGEND) + 5 * 26 + 6 > self.width() > 0

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in range(1, 6):
            ground, ink = cell_colours(level)
            box = QRectF((level - 1) * 26, 2, 22, 15)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(theme.font("micro", figures=True))
            painter.setPen(ink)
            painter.drawText(box, MIDDLE, str(level))
        left, top = 5 * 26 + 6.0, 0.0
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        for words in LEGEND:
            wide = painter.fontMetrics().horizontalAdvance(words)
            if left + wide > self.width() and top == 0:
                left, top = 0.0, 20.0
            painter.drawText(QRectF(left, top, wide + 4, 19), LEFT, words)
            left += wide + 14
        painter.end()
