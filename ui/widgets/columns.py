"""Two columns, main and side; the side goes below when the room is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

NARROW = 1200 - 224 - 64


class Columns(QWidget):
    """`main` and `side` are column layouts, about 17:10; below `narrow` pixels the side stands under the main."""

    def __init__(self, main: int = 17, side: int = 10, narrow: int = NARROW) -> None:
        super().__init__()
        self._narrow, self._shares = narrow, (main, side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.main, self.side = _column(), _column()
        self._holders = []
        for column, share in ((self.main, main), (self.side, side)):
            holder = QWidget()
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            holder.setLayout(column)
            self._holders.append(holder)
            self._row.addWidget(holder, share, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < self._narrow
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            for holder, share in zip(self._holders, self._shares):
                self._row.setStretchFactor(holder, 0 if below else share)


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(16)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def row_of(*items: QWidget | QLayout | int, spacing: int = 8) -> QHBoxLayout:
    """A row of widgets and layouts; a number is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    _fill(row, items)
    return row


def column_of(*items: QWidget | QLayout | int, spacing: int = 8) -> QVBoxLayout:
    """A column of widgets and layouts; a number is a stretch."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    _fill(column, items)
    return column


def _fill(layout: QBoxLayout, items: tuple[QWidget | QLayout | int, ...]) -> None:
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
