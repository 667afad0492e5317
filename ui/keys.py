"""The list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.commands import Command
from ui.widgets.buttons import IconButton
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label


class KeyList(QFrame):
    """Floats over the page and says every key that works now; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Keys")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 24)
        self._close = IconButton("Close", "x", self.hide)
        column.addLayout(row_of(Label("Keys", "title"), 1, self._close))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        column.addLayout(self._grid)
        self.hide()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Fill and open the list."""
        clear(self._grid)
        for row, (keys, words) in enumerate([*((c.keys, c.title) for c in commands), ("Esc", "Back")]):
            self._grid.addWidget(Label(keys, "medium", "text2"), row, 0)
            self._grid.addWidget(Label(words), row, 1)
        self.setMinimumWidth(420)
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        self.move((parent.width() - self.width()) // 2, max(20, (parent.height() - self.height()) // 3))
        self.show()
        self.raise_()
        self._close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
