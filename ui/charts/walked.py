"""A chart of rows that the mouse and the arrow keys go through, each said in full by a hint and to a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.labels import plain_tip


class WalkedRows(QWidget):
    """`current` is the row that is looked at, None for none; `say_rows` takes what each row says when they change."""

    def __init__(self, name: str, row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = None
        self._row_height = row
        self._said: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def say_rows(self, said: Sequence[str]) -> None:
        """Other rows stand here: look at none of them yet."""
        self._said, self.current = tuple(said), None
        self.setFixedHeight(self.sizeHint().height())
        self._say()
        self.update()

    def _go(self, place: int | None) -> None:
        wanted = place if place is not None and 0 <= place < len(self._said) else None
        if wanted != self.current:
            self.current = wanted
            self.setToolTip("" if wanted is None else plain_tip(self._said[wanted]))
            self._say()
            self.update()

    def _say(self) -> None:
        said = self._said if self.current is None else (self._said[self.current],)
        self.setAccessibleDescription(". ".join(said))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(int(event.position().y() // self._row_height))

    def leaveEvent(self, event: object) -> None:
        self._go(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._said:
            super().keyPressEvent(event)
            return
        self._go(min(max((self.current or 0) + step, 0), len(self._said) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self.current or 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(None)
