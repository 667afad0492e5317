"""Differences between two groups on the screen: a thin bar for each plausible range, each row on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.top import Row
from ui.charts.ink import LEFT, MIDDLE, STRONG, dot, ink, letters, square, write
from ui.widgets.chips import focus_ring

HEAD, STEP, BAR = 24, 62, 10
NAME_SHARE, BAR_SHARE, GAP = 0.42, 0.25, 18
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
LEAST_WIDTH = 420


class DifferencesView(QWidget):
    """Draws rows that have a range: the name with both sides, the bar about a line of no difference, and the words.

    The bar of a row that stands out is orange with a square, any other blue with a dot.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, title: str, rows: Sequence[Row]) -> None:
        """Draw other rows and say them in words for a screen reader."""
        self.rows = tuple(row for row in rows if row.drawn)
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(f"{title}: top performers against others")
        said = (f"{row.name}: {row.words}; top {row.top.words}; others {row.others.words}" for row in self.rows)
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD + len(self.rows) * STEP)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, HEAD + len(self.rows) * STEP)

    def bar_place(self) -> tuple[float, float]:
        """Where the bars begin and how wide they may be."""
        return self.width() * NAME_SHARE, self.width() * BAR_SHARE

    def ends_of(self, row: Row) -> tuple[float, float, float]:
        """Where the range of a row begins, where its value is, and where it ends."""
        left, wide = self.bar_place()
        found = row.difference
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        reach = max(abs(found.low), abs(found.high)) or 1.0
        low, value, high = (left + wide / 2 * (1 + part / reach) for part in (found.low, found.value, found.high))
        return low, value, high

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rows:
            self._frame(painter)
        for place, row in enumerate(self.rows):
            self._row(painter, row, HEAD + place * STEP)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _frame(self, painter: QPainter) -> None:
        """The line of no difference, and which side is which."""
        left, wide = self.bar_place()
        middle = left + wide / 2
        painter.setFont(letters(11))
        for x, words in ((left - 10, "top less"), (middle + 6, "top more")):
            write(painter, QRectF(x, 0, wide / 2 + 4, 18), MIDDLE, words, "text3")
        painter.setPen(QPen(ink("borderStrong"), 1))
        painter.drawLine(QPointF(middle, HEAD - 4), QPointF(middle, self.height() - 6))

    def _row(self, painter: QPainter, row: Row, top: float) -> None:
        left, wide = self.bar_place()
        strong = letters(13, STRONG, tabular=False) if row.clear else letters(13, tabular=False)
        room = left - GAP
        self._line(painter, QRectF(0, top, room, 20), row.name, strong, "text")
        self._line(painter, QRectF(0, top + 20, room, 17), f"Top {row.top.words}", letters(12), "text2")
        self._line(painter, QRectF(0, top + 36, room, 17), f"Others {row.others.words}", letters(12), "text2")
        self._bar(painter, row, top + 20)
        right = left + wide + GAP
        room = self.width() - right
        first = row.first[:1].upper() + row.first[1:]
        self._line(
            painter, QRectF(right, top + 2, room, 20), first, letters(13, STRONG), "text" if row.clear else "text2"
        )
        painter.setFont(letters(12))
        painter.setPen(ink("text2"))
        painter.drawText(QRectF(right, top + 22, room, 34), WRAPPED, row.second)

    def _bar(self, painter: QPainter, row: Row, middle: float) -> None:
        low, value, high = self.ends_of(row)
        tone = "d2" if row.clear else "d1"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(tone, 80))
        painter.drawRoundedRect(QRectF(low, middle - BAR / 2, max(3.0, high - low), BAR), BAR / 2, BAR / 2)
        if row.clear:
            square(painter, QPointF(value, middle), 5, tone)
        else:
            dot(painter, QPointF(value, middle), 4.5, tone)

    def _line(self, painter: QPainter, place: QRectF, text: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        write(painter, place, LEFT, shown, token)
