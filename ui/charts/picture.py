"""A chart as a picture: PNG, SVG, or a copy for another program."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene

from ui.charts.ink import ink

SCALE = 2.0


def image(scene: QGraphicsScene, size: QSize) -> QImage:
    """The scene on the card's ground, twice as fine as the screen."""
    picture = QImage(size * SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SCALE)
    picture.fill(ink("surface"))
    painter = QPainter(picture)
    _draw(painter, scene, size)
    painter.end()
    return picture


def png(scene: QGraphicsScene, size: QSize) -> bytes:
    """A PNG file."""
    content, buffer = _buffer()
    image(scene, size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def svg(scene: QGraphicsScene, size: QSize, title: str) -> bytes:
    """An SVG file; its letters stay text."""
    content, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), ink("surface"))
    _draw(painter, scene, size)
    painter.end()
    return bytes(content.data())


def copy(scene: QGraphicsScene, size: QSize) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image(scene, size))


def _draw(painter: QPainter, scene: QGraphicsScene, size: QSize) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    box = QRectF(0, 0, size.width(), size.height())
    scene.render(painter, box, box)


def _buffer() -> tuple[QByteArray, QBuffer]:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return content, buffer
