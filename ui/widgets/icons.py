"""Line icons in any ink, drawn once for each colour and size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from ui import theme


def pixmap(name: str, ink: str = "text2", size: int = 17) -> QPixmap:
    """The icon in the colour of a token in the theme of now."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, theme.colour(ink).name(), size, ratio)


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = theme.tinted(name, colour).replace('stroke-width="2"', 'stroke-width="1.8"')
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, ink: str = "text2", size: int = 17, gap: int = 0) -> QIcon:
    """The icon for a button or an action; grey when it can't be used. `gap` is free room right of it."""
    made = QIcon(_wider(pixmap(name, ink, size), gap))
    made.addPixmap(_wider(pixmap(name, "text3", size), gap), QIcon.Mode.Disabled)
    return made


def _wider(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    made = QPixmap(round(drawn.width() + gap * ratio), drawn.height())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made


class Icon(QLabel):
    """An icon beside a word; it says nothing by itself to a screen reader."""

    def __init__(self, name: str, ink: str = "text2", size: int = 17) -> None:
        super().__init__()
        self._name, self._ink, self._size = name, ink, size
        self.setFixedSize(QSize(size, size))
        self._draw()

    def show_icon(self, name: str, ink: str) -> None:
        """Exchange the icon and its colour."""
        self._name, self._ink = name, ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._name, self._ink, self._size))
