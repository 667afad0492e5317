"""A level that is aimed at, 1 to 5 or none: five small boxes, one stop of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.chips import focus_ring

HIGHEST = 5
BOX, GAP, ROOM = 23.0, 3.0, 3.0
_DIGITS = {getattr(Qt.Key, f"Key_{level}"): level for level in range(1, HIGHEST + 1)}
_NONE = {Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class LevelPick(QWidget):
    """`picked` says a level or None: 1 to 5 and the arrows choose; 0, Delete or the same one again takes it away."""

    picked = Signal(object)

    def __init__(self, label: str, value: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.show_level(value)

    def show_level(self, value: int | None) -> None:
        """Show a level without saying so."""
        self.value = value
        self.setAccessibleDescription("none" if value is None else f"level {value}")
        self.setToolTip("No level aimed at" if value is None else f"Level {value}")
        self.update()

    def pick(self, value: int | None) -> None:
        """Choose a level and say so."""
        if value != self.value:
            self.show_level(value)
            self.picked.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(round(HIGHEST * BOX + (HIGHEST - 1) * GAP + 2 * ROOM), round(BOX + 2 * ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in range(1, HIGHEST + 1):
            chosen, box = level == self.value, _box(level)
            edge = "border" if not chosen else "accent" if self.isEnabled() else "borderStrong"
            painter.setPen(QPen(theme.colour(edge), 1.6 if chosen else 1))
            painter.setBrush(theme.colour("selected" if chosen else "surface"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setFont(theme.font("captionStrong" if chosen else "caption"))
            ink = "accentText" if chosen else "text2"
            painter.setPen(theme.colour(ink if self.isEnabled() else "text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = next((level for level in range(1, HIGHEST + 1) if _box(level).contains(event.position())), None)
        if hit is not None:
            self.pick(None if hit == self.value else hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        if key in _DIGITS:
            self.pick(_DIGITS[key])
        elif key in _NONE:
            self.pick(None)
        elif step:
            self.pick(min(HIGHEST, max(1, (self.value or 0) + step)))
        else:
            super().keyPressEvent(event)


def _box(level: int) -> QRectF:
    return QRectF(ROOM + (level - 1) * (BOX + GAP), ROOM, BOX, BOX)
