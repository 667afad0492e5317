"""Shows the real pages of a PDF, one at a time, as sharp as the screen allows."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

PAPER_EDGE = QColor("#D5D2CA")
A4_SHAPE = 297 / 210


def page_image(pdf: bytes, page: int, width: int) -> QImage:
    """One page (counted from 0) as a picture `width` pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        sheet.close()
        return image
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def lies(pdf: bytes, page: int) -> bool:
    """Whether a page is wider than high."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(page)
        return bool(width > height)
    finally:
        document.close()


class PaperView(QWidget):
    """The page of `show_pdf`, fitted into the widget; Page Up and Page Down turn it; `turned` says page and count."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._page = 0
        self._count = 0
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Printed page")

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF, at the same page where it has one."""
        self._pdf = pdf
        self._count = page_count(pdf) if pdf else 0
        self.turn_to(self._page)

    def turn_to(self, page: int) -> None:
        """Show a page; a number beyond the ends shows the nearest."""
        self._page = max(0, min(page, self._count - 1))
        self._image = None
        self.setAccessibleDescription(f"Page {self._page + 1} of {self._count}" if self._count else "No page yet")
        self.turned.emit(self._page, self._count)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turn_to(self._page + turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(440, round(440 * A4_SHAPE))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        if self._image is None:
            self._image = self._fitted()
        ratio = self._image.devicePixelRatio()
        width, height = self._image.width() / ratio, self._image.height() / ratio
        place = QRectF((self.width() - width) / 2, 0, width, height)
        painter = QPainter(self)
        painter.drawImage(place, self._image)
        painter.setPen(QPen(PAPER_EDGE, 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _fitted(self) -> QImage:
        ratio = self.devicePixelRatioF()
        width = self.width() * ratio
        probe = page_image(self._pdf, self._page, 50)
        shape = probe.height() / probe.width()
        if width * shape > self.height() * ratio:
            width = self.height() * ratio / shape
        image = page_image(self._pdf, self._page, max(50, int(width)))
        image.setDevicePixelRatio(ratio)
        return image
