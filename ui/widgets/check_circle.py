"""A circle to tick: open, or done with a check."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from ui import theme
from ui.widgets.chips import focus_ring
from ui.widgets.icons import pixmap


class CheckCircle(QAbstractButton):
    """A round checkbox for commitments and actions; `toggled` as any checkbox."""

    def __init__(self, label: str, *, done: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(done)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(24, 24)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_check(painter, QRectF(4, 4, 16, 16), on=self.isChecked(), hover=self.underMouse())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 11)


def paint_check(painter: QPainter, circle: QRectF, *, on: bool, hover: bool = False) -> None:
    """The circle alone: filled with a check while it is on."""
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("good"))
        painter.drawEllipse(circle)
        painter.drawPixmap(circle.topLeft() + QPointF(3, 3), pixmap("check", "surface", 10))
    else:
        painter.setPen(QPen(theme.colour("accent" if hover else "borderStrong"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
