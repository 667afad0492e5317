"""A page whose first picture is right: everything is in its place before it is painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

DEEPEST = 8
"""Words that wrap tell their height only once their width is known, card in card."""


def lay_out_now(page: QWidget) -> None:
    """Give a page its place and lay out what is in it, instead of in steps while it is seen."""
    around = page.parentWidget()
    if isinstance(around, QStackedWidget):
        page.setGeometry(around.contentsRect())
    for part in page.findChildren(QWidget):
        QCoreApplication.sendPostedEvents(part, QEvent.Type.MetaCall)  # Qt shows what was just built a moment later
    for _ in range(DEEPEST):
        for part in (page, *page.findChildren(QWidget)):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
