"""The net under plain text: no label of Qt's own ever reads text as markup."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

_POLISH = QEvent.Type.Polish


class PlainByDefault(QObject):
    """Turns a label to plain text before it is first shown. Keep a reference: without one the net is silently gone."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _POLISH and isinstance(watched, QLabel) and watched.textFormat() == Qt.TextFormat.AutoText:
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False


def install(app: QCoreApplication) -> PlainByDefault:
    """Put the net up before the first widget; the caller keeps what is returned."""
    net = PlainByDefault(app)
    app.installEventFilter(net)
    return net
