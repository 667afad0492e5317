"""The funnel on the screen: what share goes on from each stage, as a plausible range beside the role."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.funnel import Conversion, Funnel
from ui.charts.ink import LEFT, MIDDLE, STRONG, dot, ink, letters, width_of, write
from ui.charts.walked import WalkedRows
from ui.widgets.chips import focus_ring

ROW, FOOT, EDGE = 44, 28, 10
THICK, GAP, TICKS = 12.0, 24.0, 5
LEAST, LABEL = 90, 44
SIDES = {"below": "below role", "above": "above role"}


class FunnelChart(WalkedRows):
    """Draws the conversions of one funnel; the arrows and the mouse go from step to step and say each in full.

    Only a step named among `signals` takes the colour of a signal. A range that leaves the role out is worth a look,
    and one step of many does so by chance.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where deals stop", ROW, parent)
        self.rows: tuple[Conversion, ...] = ()
        self.signals: Collection[str] = ()

    def show_funnel(self, funnel: Funnel, signals: Collection[str] = ()) -> None:
        """Draw another funnel, and say it in words for a screen reader; `signals` are the keys of steps that stick."""
        self.rows, self.signals = funnel.conversions, signals
        self.say_rows([row_words(row) for row in self.rows])

    def sizeHint(self) -> QSize:
        return QSize(640, len(self.rows) * ROW + FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(460, ROW + FOOT)

    @property
    def top(self) -> float:
        """The share at the end of the axis: a whole fifth that holds every range and every role."""
        ends = [end for row in self.rows for end in (row.rate.high, row.role.rate if row.role else None)]
        return min(1.0, max(0.2, ceil(max((end for end in ends if end is not None), default=0.2) * 5 - 1e-9) / 5))

    def axis(self) -> tuple[float, float]:
        """Where 0 and the end of the axis stand."""
        names = max((width_of(row.name, letters(13, STRONG, tabular=False)) for row in self.rows), default=100)
        words = max((max(_width(row), _more_width(row)) for row in self.rows), default=100)
        left = EDGE + names + GAP
        return left, max(left + LEAST, self.width() - words - GAP - EDGE)

    def x_of(self, share: float) -> float:
        """Where a share stands."""
        left, right = self.axis()
        return left + (right - left) * min(share, self.top) / self.top

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rows:
            self._grid(painter)
        for place, row in enumerate(self.rows):
            if place == self.current:
                box = QRectF(1, place * ROW + 1, self.width() - 2, ROW - 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink("hover", 120))
                painter.drawRoundedRect(box, 8, 8)
                if self.hasFocus():
                    focus_ring(painter, box, 8)
            self._row(painter, row, place * ROW + ROW / 2)
        painter.end()

    def _grid(self, painter: QPainter) -> None:
        painter.setFont(letters(12))
        bottom, step = len(self.rows) * ROW, _step(self.top)
        for turn in range(round(self.top / step) + 1):
            x = self.x_of(turn * step)
            painter.setPen(QPen(ink("grid"), 1))
            painter.drawLine(QPointF(x, 2), QPointF(x, bottom + 2))
        for share in labelled(self):
            place = QRectF(self.x_of(share) - 30, bottom + 5, 60, 18)
            write(painter, place, MIDDLE, f"{share * 100:.0f} %", "text3")

    def _row(self, painter: QPainter, row: Conversion, middle: float) -> None:
        painter.setFont(letters(13, STRONG if row.key in self.signals else letters().Weight.Medium, tabular=False))
        write(painter, QRectF(EDGE, middle - 10, 10, 20), LEFT, row.name, "text")
        if _across(self, row):
            _sentence(painter, self.axis()[0], middle, f"{row.words}: {row.more}", self.width() - EDGE)
            return
        if row.rate.low is None or row.rate.high is None:
            _sentence(painter, self.axis()[0], middle, _parted(row)[0], self.axis()[1])
        else:
            self._range(painter, row, middle)
        self._words(painter, row, middle)

    def _range(self, painter: QPainter, row: Conversion, middle: float) -> None:
        tone = "d2" if row.key in self.signals else "d1"
        low, high = self.x_of(row.rate.low or 0.0), self.x_of(row.rate.high or 0.0)
        bar = QRectF(low, middle - THICK / 2, max(high - low, 3.0), THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(tone, 70))
        painter.drawRoundedRect(bar, min(THICK, bar.width()) / 2, THICK / 2)
        if row.role is not None and row.role.rate is not None:
            painter.setBrush(ink("text"))
            painter.drawRoundedRect(QRectF(self.x_of(row.role.rate) - 1.25, middle - 11, 2.5, 22), 1, 1)
        dot(painter, QPointF(self.x_of(row.rate.rate or 0.0), middle), 5.5, tone)

    def _words(self, painter: QPainter, row: Conversion, middle: float) -> None:
        left = self.axis()[1] + GAP
        painter.setFont(letters(13, STRONG))
        room = self.width() - EDGE - left
        write(painter, QRectF(left, middle - 18, 10, 18), LEFT, _cut(painter, row.words, room), "text")
        side = _beside(row)
        if side and _width(row) <= room + 1:
            ahead = width_of(row.words, letters(13, STRONG)) + 8
            painter.setFont(letters(12, STRONG if row.side else letters().weight(), tabular=False))
            tone = "d2" if row.key in self.signals else "text2"
            write(painter, QRectF(left + ahead, middle - 18, 10, 18), LEFT, side, tone)
        painter.setFont(letters(12))
        write(painter, QRectF(left, middle, 10, 18), LEFT, _cut(painter, _parted(row)[1], room), "text2")


def _sentence(painter: QPainter, left: float, middle: float, words: str, right: float) -> None:
    """Why there is no range, in the place where it would stand."""
    painter.setFont(letters(12, tabular=False))
    painter.setPen(ink("text2"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(QRectF(left + 8, middle - ROW / 2, right - left - 8, ROW), int(flags), words)


def labelled(chart: FunnelChart) -> list[float]:
    """The shares that are written under the axis: each line of the grid, or only its ends where that is narrow."""
    step = _step(chart.top)
    every = [turn * step for turn in range(round(chart.top / step) + 1)]
    return every if chart.x_of(step) - chart.x_of(0.0) >= LABEL else [every[0], every[-1]]


def _step(top: float) -> float:
    return top / TICKS if top < 0.6 else 0.2


def texts(chart: FunnelChart) -> list[tuple[QRectF, str]]:
    """What is written beside the names, and where: the count over the rest, or one sentence across."""
    left, right = chart.axis()
    end, found = chart.width() - EDGE, []
    for place, row in enumerate(chart.rows):
        top = place * ROW
        if _across(chart, row):
            found.append((QRectF(left + 8, top, end - left - 8, ROW), f"{row.words}: {row.more}"))
            continue
        if sentence := _parted(row)[0]:
            found.append((QRectF(left + 8, top, right - left - 8, ROW), sentence))
        column = QRectF(right + GAP, top + ROW / 2 - 18, end - right - GAP, 18)
        found += [(column, row.words), (column.translated(0, 18), _parted(row)[1])]
    return found


def _across(chart: FunnelChart, row: Conversion) -> bool:
    """Whether the sentence of a step without a range takes more than the place of the range."""
    left, right = chart.axis()
    sentence, room = _parted(row)[0], QRect(0, 0, int(right - left - 8), 1000)
    metrics = QFontMetrics(letters(12, tabular=False))
    tall = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), sentence)
    return bool(sentence) and (tall.height() > ROW or tall.width() > room.width())


def _cut(painter: QPainter, words: str, room: float) -> str:
    """Words that end with dots where there is no room for them; the whole of them stands in the tip."""
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room) + 1)


def _parted(row: Conversion) -> tuple[str, str]:
    """What stands in the chart's place when there is no range, and what stands under the count."""
    if row.rate.low is not None:
        return "", row.more
    sentence, _, role = row.more.partition(" · ")
    return sentence, role


def _beside(row: Conversion) -> str:
    """The word that goes with the colour, or how many more trials it takes."""
    return SIDES.get(row.side) or (f"about {row.needed:,} more to tell" if row.needed else "")


def _width(row: Conversion) -> float:
    font = letters(12, STRONG if row.side else letters().weight(), tabular=False)
    return width_of(row.words, letters(13, STRONG)) + (8 + width_of(_beside(row), font) if _beside(row) else 0)


def _more_width(row: Conversion) -> float:
    return width_of(_parted(row)[1], letters(12))


def row_words(row: Conversion) -> str:
    """One step in full: its name, count, range, role with its count, how it compares, and the days in the stage."""
    parts = [f"{row.name}: {row.words}", row.more]
    if row.role is not None and row.role.rate is not None:
        parts.append(f"the other reps of the role {row.role.successes:,.0f} of {row.role.trials:,.0f}")
    parts += [SIDES[row.side]] if row.side else []
    parts += [f"drawn towards the role {row.shrunk * 100:.0f} %"] if row.shrunk is not None else []
    parts += [f"about {row.needed:,} more to tell"] if row.needed else []
    parts += [f"time in the stage: {row.days.words}"] if row.days is not None else []
    return ", ".join(parts)
