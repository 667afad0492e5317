"""The progression chart on the screen: one measure over time, its usual range, targets and signals."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.charts import ProgressChart
from ui import theme
from ui.charts import picture
from ui.charts.ink import ink, letters, line, width_of
from ui.charts.layers import LEGEND_ROW, Ground, Words, end_font, legend_places
from ui.charts.places import Places, leading, words_at
from ui.charts.readout import Readout

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ProgressView(QWidget):
    """Draws one ProgressChart. The readout follows the mouse, or the arrow keys from the newest period back."""

    pointed = Signal(object)  # the index of the period in the readout, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: ProgressChart | None = None
        self._view = pg.GraphicsView(self, background=ink("surface"))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().installEventFilter(self)
        self._plot = bare_plot()
        self._view.setCentralItem(self._plot)
        self._curve = pg.PlotCurveItem(connect="finite", antialias=True)
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._plot.addItem(self._curve)
        self._plot.addItem(self._dots)
        self._ground = Ground(self._plot, self.places, -200)
        self._words = Words(self._plot, self.places, 100)
        self.readout = Readout(self._plot, self.places, 200)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 240)
        theme.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(760, 350)

    def show_chart(self, chart: ProgressChart) -> None:
        """Draw another chart and say it in words for a screen reader."""
        self.chart = chart
        self.readout.index = None
        self._draw()
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(spoken(chart))

    def places(self) -> Places | None:
        """Where things stand now; None before there is a chart."""
        if self.chart is None:
            return None
        box = self._plot.getViewBox()
        return Places(QRectF(box.pos(), box.size()), self.chart)

    def point_at(self, index: int | None) -> None:
        """Show the readout of one period, or none."""
        self.readout.show_period(index)
        self.pointed.emit(index)
        if index is not None and self.chart is not None:
            self.setAccessibleDescription(words_at(self.chart, index))

    def png(self) -> bytes:
        """The chart as a PNG picture, twice the size of the screen."""
        return picture.png(self._view.scene(), self.size())

    def svg(self) -> bytes:
        """The chart as an SVG drawing."""
        return picture.svg(self._view.scene(), self.size(), self.accessibleName())

    def copy(self) -> None:
        """Put the chart as a picture on the clipboard."""
        picture.copy(self._view.scene(), self.size())

    def _draw(self) -> None:
        chart = self.chart
        self._view.setBackground(ink("surface"))
        if chart is None:
            return
        values = np.array([np.nan if p.value is None else p.value for p in chart.points], dtype=float)
        at = np.arange(len(values), dtype=float)
        self._curve.setData(at, values, pen=line("dN"), connect="finite")
        known = np.flatnonzero(~np.isnan(values))
        signalled = {i for s in chart.signals for i in s.indexes}
        big = len(values) <= 160
        self._dots.setData(
            at[known], values[known],
            symbol=["s" if i in signalled else "o" for i in known],
            brush=[ink("d2" if i in signalled else "d1") for i in known],
            pen=line("surface") if big else QPen(Qt.PenStyle.NoPen), size=10 if big else 5,
        )  # fmt: skip
        self._fit(chart)

    def _fit(self, chart: ProgressChart) -> None:
        left = max((width_of(t.words, letters(12)) for t in chart.value_ticks), default=40.0)
        left = max(left, width_of("coached", letters(12))) + 10
        right = max((width_of(m.words, end_font(m)) for m in chart.marks), default=10.0) + 12
        rows = legend_places(chart, self.width() - left - 3)
        below = 60 + LEGEND_ROW * (rows[-1][-1] if rows else 0)
        self._plot.layout.setContentsMargins(left, 8, right, below)
        span = Places(QRectF(), chart).span
        self._plot.getViewBox().setRange(xRange=span, yRange=(chart.bottom, chart.top), padding=0)
        self._plot.layout.activate()
        for layer in (self._ground, self._words, self.readout):
            layer.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.chart is not None:
            self._fit(self.chart)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif event.type() == QEvent.Type.Leave:
            self.point_at(None)
        elif event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _follow(self, event: QMouseEvent) -> None:
        places = self.places()
        if places is not None and places.chart.points:
            inside = places.box.left() <= event.position().x() <= places.box.right()
            self.point_at(places.nearest(event.position().x()) if inside else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self.chart is None or not self.chart.points:
            super().keyPressEvent(event)
            return
        last = len(self.chart.points) - 1
        now = self.readout.index
        self.point_at(last if now is None else min(max(now + step, 0), last))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(None)


def bare_plot() -> pg.PlotItem:
    """A plot without axes, menu, buttons or dragging: our layers draw its marks."""
    plot = pg.PlotItem(enableMenu=False)
    for side in ("left", "bottom", "right", "top"):
        plot.hideAxis(side)
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.getViewBox().setDefaultPadding(0)
    plot.getViewBox().disableAutoRange()
    return plot


def spoken(chart: ProgressChart) -> str:
    """The chart in words: the verdict, each signal, the names of its lines, what stands beneath, what happened."""
    parts = [
        chart.verdict,
        *dict.fromkeys(s.words for s in leading(chart.signals)),
        *(m.words for m in chart.marks),
        chart.caption,
        *dict.fromkeys(m.words for m in chart.markers if m.words),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
