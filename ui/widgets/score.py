"""A score from 1 to 5: a row of boxes, one stop of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.chips import focus_ring

HIGHEST = 5
BOX, GAP, HEIGHT, ROOM = 33.0, 6.0, 28.0, 3.0
_DIGITS = {getattr(Qt.Key, f"Key_{score}"): score for score in range(1, HIGHEST + 1)}
_NONE = {Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class Score(QWidget):
    """`picked` says the score or None: the keys 1 to 5 and the arrows choose, 0 or the same one again takes it away."""

    picked = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.value: int | None = None
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_score(None)

    def show_score(self, value: int | None) -> None:
        """Show a score without saying so."""
        self.value = value
        self.setAccessibleDescription("not said" if value is None else f"{value} of {HIGHEST}")
        self.update()

    def pick(self, value: int | None) -> None:
        """Choose a score and say so."""
        self.show_score(value)
        self.picked.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(round(HIGHEST * BOX + (HIGHEST - 1) * GAP + 2 * ROOM), round(HEIGHT + 2 * ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for score in range(1, HIGHEST + 1):
            chosen = score == self.value
            box = self._box(score)
            painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 1.6 if chosen else 1))
            painter.setBrush(theme.colour("selected" if chosen else "surface"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setFont(theme.font("strong" if chosen else "body", figures=True))
            painter.setPen(theme.colour("accentText" if chosen else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(score))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 10)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = [n for n in range(1, HIGHEST + 1) if self._box(n).contains(event.position())]
        if found:
            self.pick(None if found[0] == self.value else found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        if key in _DIGITS:
            self.pick(_DIGITS[key])
        elif step:
            self.pick(min(HIGHEST, max(1, (self.value or 0) + step)))
        elif key in _NONE:
            self.pick(None)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _box(score: int) -> QRectF:
        return QRectF(ROOM + (score - 1) * (BOX + GAP), ROOM, BOX, HEIGHT)
