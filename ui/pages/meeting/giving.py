"""Rows that give way: as high as they are where there is room, else they scroll by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class Column(QWidget):
    """Cards below one another: what gives way does so before the whole of it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageBody")
        self.cards = QVBoxLayout(self)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(16)

    def minimumSizeHint(self) -> QSize:
        """Where words wrap the width says how high it is, not the narrowest way to set them."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.cards.hasHeightForWidth() else least

    def heightForWidth(self, width: int) -> int:
        return self.cards.minimumHeightForWidth(width)


class GivingRows(QScrollArea):
    """Rows in `column`; never lower than `least` while there are that many pixels of them."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least, self._high = least, 0
        holder = QWidget()
        holder.setObjectName("givingRows")
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setStyleSheet("QScrollArea, #givingRows { background: transparent; }")
        self.setWidget(holder)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._high, self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return done

    def _measure(self) -> None:
        """How high all rows are at this width; rows of wrapped words get higher as it gets narrower."""
        layout = self.column
        wide = self.viewport().width()
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        if high != self._high:
            self._high = max(0, high)
            self.updateGeometry()
