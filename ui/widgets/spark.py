"""A small line with gaps, a dotted target and a dot at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.charts import Spark
from ui import theme


def _runs(spark: Spark, place: QRectF) -> list[list[QPointF]]:
    """The known values as points on the place, a new run after each gap."""
    known = [v for v in (*spark.values, spark.target) if v is not None]
    low, high = min(known), max(known)
    reach = (high - low) or 1.0
    step = place.width() / max(1, len(spark.values) - 1)
    runs: list[list[QPointF]] = [[]]
    for index, value in enumerate(spark.values):
        if value is None:
            runs.append([])
        else:
            y = place.bottom() - (value - low) / reach * place.height()
            runs[-1].append(QPointF(place.left() + index * step, y))
    return [run for run in runs if run]


def paint_spark(painter: QPainter, place: QRectF, spark: Spark) -> None:
    """Draw the line into a place; orange while a signal is on, blue otherwise."""
    inner = place.adjusted(3, 5, -5, -5)
    if not any(v is not None for v in spark.values):
        return
    ink = theme.colour("d2" if spark.signal else "d1")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if spark.target is not None:
        known = [v for v in (*spark.values, spark.target) if v is not None]
        reach = (max(known) - min(known)) or 1.0
        y = inner.bottom() - (spark.target - min(known)) / reach * inner.height()
        painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
    runs = _runs(spark, inner)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in runs:
        painter.drawPolyline(QPolygonF(run))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for run in (one for one in runs if len(one) == 1):
        painter.drawEllipse(run[0], 1.5, 1.5)
    painter.drawEllipse(runs[-1][-1], 2.8, 2.8)
    painter.restore()


class SparkLine(QWidget):
    """The small line as a widget; `words` say the same."""

    def __init__(self, spark: Spark, words: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_spark(spark, words)

    def show_spark(self, spark: Spark, words: str = "") -> None:
        """Exchange the line."""
        self._spark = spark
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(104, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_spark(QPainter(self), QRectF(self.rect()), self._spark)
