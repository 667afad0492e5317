"""The skill chart on the screen: target, self and manager rating of each skill on the scale from 1 to 5."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.charts import SkillChart, SkillRow
from ui.charts.ink import LEFT, STRONG, dot, ink, letters, ring, width_of, write

ROW = 30
TREND_WORDS = {"up": "rising", "down": "falling", "same": "unchanged"}


class SkillView(QWidget):
    """Draws one SkillChart; a click or Enter on a row names its skill."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = SkillChart((), "")
        self._row: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: SkillChart) -> None:
        """Draw other rows and say them in words for a screen reader."""
        self.chart, self._row = chart, None
        self.setFixedHeight(max(len(chart.rows), 1) * ROW)
        self.setAccessibleName("Skills")
        self.setAccessibleDescription(". ".join(row_words(row) for row in chart.rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(len(self.chart.rows), 1) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, ROW)

    def scale_box(self) -> tuple[float, float]:
        """Where level 1 and level 5 stand."""
        font = letters(13, STRONG, tabular=False)
        names = max((width_of(r.name, font) for r in self.chart.rows), default=120.0)
        ends = max((width_of(r.evidence, letters(12)) for r in self.chart.rows), default=60.0)
        last = max(self.width() - ends - 16, 110.0)
        return min(names + 20, max(last - 56, 40.0)), last

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.scale_box()
        for index, row in enumerate(self.chart.rows):
            middle = index * ROW + ROW / 2
            if index == self._row:
                painter.setPen(QPen(ink("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(ink("hover"))
                painter.drawRoundedRect(QRectF(1, index * ROW + 1, self.width() - 2, ROW - 2), 6, 6)
            self._name(painter, row, middle, first)
            self._scale(painter, middle, first, last)
            self._marks(painter, row, middle, (first, last))
            painter.setFont(letters(12))
            tone = "watch" if row.faded or row.bare else "text2"
            write(painter, QRectF(last + 14, middle - 9, 10, 18), LEFT, row.evidence, tone)

    def _name(self, painter: QPainter, row: SkillRow, middle: float, first: float) -> None:
        font = letters(13, STRONG, tabular=False)
        painter.setFont(font)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(first - 14))
        write(painter, QRectF(0, middle - 10, first - 14, 20), LEFT, name, "text")

    def _scale(self, painter: QPainter, middle: float, first: float, last: float) -> None:
        painter.setPen(QPen(ink("bullet2"), 2))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        for level in range(5):
            x = first + level * (last - first) / 4
            painter.drawLine(QPointF(x, middle - 3), QPointF(x, middle + 3))

    def _marks(self, painter: QPainter, row: SkillRow, middle: float, ends: tuple[float, float]) -> None:
        def at(level: int) -> QPointF:
            return QPointF(ends[0] + (level - 1) * (ends[1] - ends[0]) / 4, middle)

        if row.target is not None and row.manager is not None and row.manager < row.target:
            painter.setPen(QPen(ink("d2"), 3))
            painter.drawLine(at(row.manager), at(row.target))
        if row.target is not None:
            painter.setPen(QPen(ink("text"), 2))
            painter.drawLine(at(row.target) - QPointF(0, 8), at(row.target) + QPointF(0, 8))
        if row.self_level is not None and row.self_level != row.manager:
            ring(painter, at(row.self_level), 4.8)
        if row.manager is not None:
            dot(painter, at(row.manager), 5, "surface")
            dot(painter, at(row.manager), 5, "d1", 120 if row.faded else 255)
        if row.self_level is not None and row.self_level == row.manager:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink("text2"), 1.4))
            painter.drawEllipse(at(row.self_level), 7, 7)

    def _choose(self, row: int | None) -> None:
        self._row = row if row is not None and 0 <= row < len(self.chart.rows) else None
        rows = self.chart.rows if self._row is None else (self.chart.rows[self._row],)
        self.setAccessibleDescription(". ".join(map(row_words, rows)))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(int(event.position().y() // ROW))

    def leaveEvent(self, event: object) -> None:
        self._choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose(self._row or 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choose(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose(int(event.position().y() // ROW))
        self._name_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(min(max((self._row or 0) + step, 0), len(self.chart.rows) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._name_chosen()
        else:
            super().keyPressEvent(event)

    def _name_chosen(self) -> None:
        if self._row is not None:
            self.chosen.emit(self.chart.rows[self._row].name)


def row_words(row: SkillRow) -> str:
    """One skill in words: "Discovery: you say 2, self 3, target 4, 5 seen · 3 wk"."""
    manager = "not rated yet" if row.manager is None else f"you say {row.manager}"
    parts = [f"{row.name}: {manager}"]
    parts += [f"self {row.self_level}"] if row.self_level is not None else []
    parts += [f"target {row.target}"] if row.target is not None else []
    parts += [TREND_WORDS[row.trend]] if row.trend in TREND_WORDS else []
    return ", ".join([*parts, *([row.evidence] if row.evidence else [])])
