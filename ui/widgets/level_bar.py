"""A skill's level to look at, flush with the words above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.labels import plain_tip
from ui.widgets.levels import BLOCK, GAP, HIGHEST, level_words, paint_levels


class LevelBar(QWidget):
    """Five blocks without room around them."""

    def __init__(self, skill: str, now: int | None, wanted: int | None) -> None:
        super().__init__()
        self._now, self._wanted = now, wanted
        self.setFixedSize(round(HIGHEST * BLOCK + (HIGHEST - 1) * GAP) + 2, 14)
        self.setAccessibleName(f"{skill}: {level_words(now, wanted)}")
        self.setToolTip(plain_tip(level_words(now, wanted)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_levels(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), self._now, self._wanted)
        painter.end()
