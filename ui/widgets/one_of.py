"""Several widgets in one place, of which one is seen; only that one takes room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class OneOf(QWidget):
    """The first is seen to begin with. Unlike Qt's stack it is as high as the one that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """Put another one behind the others; shown before it is in its place it would be a window of its own."""
        self._column.addWidget(widget)
        widget.setVisible(not self._all)
        self._all.append(widget)

    def show_one(self, place: int) -> None:
        """Show the one at this place."""
        for other, widget in enumerate(self._all):
            if other != place:
                widget.hide()
        self._all[place].show()
