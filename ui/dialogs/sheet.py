"""A sheet: a dialog that floats on a dimmed window, with a title, a body and buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Label

SCRIM = 90
RADIUS = 16


class Ground(QWidget):
    """The sheet's own surface, drawn with a hairline and round corners."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("raised"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class Sheet(QDialog):
    """`add` fills the body; `head` and `foot` are rows for what stands beside the title and for buttons. Esc closes.

    A `tall` sheet takes the height there is; any other is as high as what it holds.
    """

    def __init__(
        self, title: str, sub: str = "", parent: QWidget | None = None, *, width: int = 640, tall: bool = False
    ) -> None:
        super().__init__(parent.window() if parent else None, Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.ground = Ground()
        self.ground.setMaximumWidth(width)
        self.ground.setMinimumWidth(min(width, 480))
        self.title = Label(title, "title")
        self.sub = Label(sub, "body", "text2", elide=True)
        self.head, self.foot, self.body = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self.body.setSpacing(12)
        self.foot.setSpacing(10)
        self._lay_out(tall)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def set_sub(self, text: str) -> None:
        """Exchange the line under the title."""
        self.sub.setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.setGeometry(corner.x(), corner.y(), parent.width(), parent.height())
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scrim = theme.colour("scrim")
        scrim.setAlpha(SCRIM)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def _lay_out(self, tall: bool) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.sub)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addLayout(self.head)
        column = QVBoxLayout(self.ground)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addLayout(top)
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.ground, 100)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(1)
        whole.addLayout(across, 100 if tall else 0)
        whole.addStretch(1)
