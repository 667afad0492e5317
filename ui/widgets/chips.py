"""Small coloured words: tone is neutral, accent, good, watch, risk, info or private."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.icons import pixmap

_TONES = {"neutral": ("neutralSoft", "text2"), "accent": ("accentSoft", "accentText")}


def tone_colours(tone: str) -> tuple[str, str]:
    """The tokens of a tone's ground and ink."""
    return _TONES.get(tone, (f"{tone}Soft", tone))


def chip_size(text: str, icon: str = "", *, small: bool = False) -> QSize:
    """How much room a chip needs."""
    metrics = QFontMetrics(theme.font("micro" if small else "captionStrong", figures=False))
    return QSize(metrics.horizontalAdvance(text) + (12 if small else 16) + (18 if icon else 0), 18 if small else 22)


def paint_chip(
    painter: QPainter, place: QRectF, text: str, tone: str = "neutral", icon: str = "", *, small: bool = False
) -> float:
    """Draw a chip left and in the middle of a place, cut to its width; returns the chip's width."""
    ground, ink = tone_colours(tone)
    size = chip_size(text, icon, small=small)
    width = min(float(size.width()), place.width())
    box = QRectF(place.left(), place.center().y() - size.height() / 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box, 6, 6)
    left = box.left() + (6 if small else 8)
    if icon:
        painter.drawPixmap(QPointF(left - 1, box.center().y() - 7), pixmap(icon, ink, 14))
        left += 18
    painter.setFont(theme.font("micro" if small else "captionStrong", figures=False))
    painter.setPen(theme.colour(ink))
    room = QRectF(left, box.top(), box.right() - left - 3, box.height())
    words = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
    return width


class Chip(QWidget):
    """A word on a tinted ground."""

    def __init__(self, text: str = "", tone: str = "neutral", icon: str = "", *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_words(text, tone, icon)

    def show_words(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Exchange the words and the tone; empty words hide nothing, they only take no room."""
        self.text, self.tone, self.icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text, self.icon, small=self._small) if self.text else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text:
            paint_chip(QPainter(self), QRectF(self.rect()), self.text, self.tone, self.icon, small=self._small)


class ChipButton(QAbstractButton):
    """A chip that can be clicked, such as a filter; in accent while it is on."""

    def __init__(
        self, text: str, icon: str = "", on: Callable[[], object] | None = None, *, active: bool = False
    ) -> None:
        super().__init__()
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_words(text, active=active)
        if on is not None:
            self.clicked.connect(lambda _checked=False: on())

    def show_words(self, text: str, *, active: bool) -> None:
        """Exchange the words; `active` tints the chip."""
        self._active = active
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Exchange the icon by its name."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._icon) + QSize(4, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_chip(painter, place, self.text(), "accent" if self._active else "neutral", self._icon)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 7)


def focus_ring(painter: QPainter, place: QRectF, radius: float = 8) -> None:
    """The ring of two pixels around what has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
