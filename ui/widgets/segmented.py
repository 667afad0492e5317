"""A choice between two to five views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ui import theme


class Segmented(QFrame):
    """Buttons of which one is on; `picked` says its id when a person chose another."""

    picked = Signal(str)

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for name, words in choices:
            button = self._buttons[name] = QPushButton(words.replace("&", "&&"))
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setFont(theme.font("captionStrong"))
            button.setAccessibleName(words)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(words) + 26)
            button.clicked.connect(lambda _checked=False, name=name: self.picked.emit(name))
            self._group.addButton(button)
            row.addWidget(button)
        self.set_current(current or choices[0][0])

    @property
    def current(self) -> str:
        """The id of the view that is on."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, name: str) -> None:
        """Turn a view on without saying so."""
        self._buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        names = list(self._buttons)
        name = names[(names.index(self.current) + step) % len(names)]
        self._buttons[name].setFocus()
        self._buttons[name].click()
