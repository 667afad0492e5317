"""Sends the pages of a PDF to a printer through the system's dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.widgets.paper_view import lies, page_count, page_image

SHARP_ENOUGH = 300


def ask_and_print(pdf: bytes, title: str, paper: str, parent: QWidget) -> bool:
    """Open the system's print dialog and print; False when it was left without printing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, page_count(pdf))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(pdf, printer)
    return True


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paint the pages that the printer's range asks for, each filling its sheet."""
    first, last = printer.fromPage() or 1, printer.toPage() or page_count(pdf)
    _turn(printer, pdf, first - 1)
    painter = QPainter(printer)
    for page in range(first - 1, last):
        if page > first - 1:
            _turn(printer, pdf, page)
            printer.newPage()
        sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        width = int(sheet.width() * min(1.0, SHARP_ENOUGH / printer.resolution()))
        painter.drawImage(sheet, page_image(pdf, page, width))
    painter.end()


def _turn(printer: QPrinter, pdf: bytes, page: int) -> None:
    """Lay the sheet on its side for a page that is wider than high."""
    wide = lies(pdf, page)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
