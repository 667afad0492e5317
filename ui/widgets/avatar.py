"""A person's initials on a muted tint."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

TINTS = {
    "light": (
        ("#DCE6F8", "#23468F"), ("#DBEFE6", "#0B5A41"), ("#FBE3D9", "#8F3510"), ("#EFDFF0", "#6B2F6E"),
        ("#F7EAC8", "#6B4A00"), ("#DCEEF3", "#145468"), ("#F5DCE0", "#8A2438"), ("#E6E2F6", "#463A8C"),
        ("#E8EED6", "#46551A"),
    ),
    "dark": (
        ("#24427F", "#E3ECFF"), ("#0F4F39", "#D6F5E8"), ("#7A3311", "#FFE6DB"), ("#5E2C63", "#F8E3FA"),
        ("#5F4505", "#FBECC6"), ("#15505F", "#D9F3FA"), ("#782437", "#FFE0E6"), ("#3B3380", "#E7E3FF"),
        ("#3C4A14", "#EDF5D6"),
    ),
}  # fmt: skip


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()


def tint(name: str) -> tuple[str, str]:
    """Ground and ink of a person; the same on every start."""
    tints = TINTS["dark" if theme.is_dark() else "light"]
    return tints[crc32(name.encode()) % len(tints)]


def paint_avatar(painter: QPainter, place: QRectF, name: str) -> None:
    """Draw the initials in a circle as large as the place allows, at its left."""
    size = min(place.width(), place.height())
    circle = QRectF(place.left(), place.center().y() - size / 2, size, size)
    ground, ink = tint(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(circle)
    font = theme.font("captionStrong")
    font.setPixelSize(max(8, round(size * 0.39)))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """The initials of a person."""

    def __init__(self, name: str, size: int = 32) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Exchange the person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name)
