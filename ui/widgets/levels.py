"""A skill's level: five blocks, filled up to now, outlined at the target."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.chips import focus_ring

HIGHEST = 5
BLOCK, GAP, HEIGHT = 14.0, 3.0, 8.0
_DIGITS = {getattr(Qt.Key, f"Key_{level}"): level for level in range(1, HIGHEST + 1)}


def level_words(now: int | None, target: int | None) -> str:
    """Both levels in words."""
    rated = "not rated" if now is None else f"level {now}"
    return rated if target is None else f"{rated}, target {target}"


def paint_levels(painter: QPainter, place: QRectF, now: int | None, target: int | None, block: float = BLOCK) -> None:
    """Draw the five blocks at the left and in the middle of a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = HEIGHT * block / BLOCK
    for level in range(1, HIGHEST + 1):
        left = place.left() + (level - 1) * (block + GAP)
        box = QRectF(left, place.center().y() - height / 2, block, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("d1" if level <= (now or 0) else "bullet2"))
        painter.drawRoundedRect(box, 2.5, 2.5)
        if level == target:
            painter.setPen(QPen(theme.colour("text"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-0.6, -0.6, 0.6, 0.6), 2.5, 2.5)
    painter.restore()


class Levels(QWidget):
    """The blocks; with `pick` a click or the keys 1 to 5 and the arrows choose a level, said by `picked`."""

    picked = Signal(int)

    def __init__(self, label: str, now: int | None = None, target: int | None = None, *, pick: bool = False) -> None:
        super().__init__()
        self._label, self._pick = label, pick
        self._block = 24.0 if pick else BLOCK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if pick:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_levels(now, target)

    def show_levels(self, now: int | None, target: int | None) -> None:
        """Exchange both levels."""
        self.now, self.target = now, target
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(level_words(now, target))
        self.setToolTip(level_words(now, target))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(HIGHEST * self._block + 4 * GAP + 10), 28 if self._pick else 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_levels(painter, QRectF(self.rect()).adjusted(5, 0, -5, 0), self.now, self.target, self._block)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 6)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        level = int((event.position().x() - 5) // (self._block + GAP)) + 1
        if self._pick and self.rect().contains(event.position().toPoint()):
            self.picked.emit(min(HIGHEST, max(1, level)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        level = _DIGITS.get(key) or (min(HIGHEST, max(1, (self.now or 0) + step)) if step else None)
        if self._pick and level is not None:
            self.picked.emit(level)
        else:
            super().keyPressEvent(event)
