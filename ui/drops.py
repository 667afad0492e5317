"""Files dropped anywhere on the window: a PDF is a form that came back, a table numbers, an .ics file a calendar."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs import sheet

PDF, CALENDAR = ".pdf", ".ics"
ENDINGS = frozenset({PDF, CALENDAR, ".csv", ".tsv", ".xlsx", ".xls", ".ods"})
COMES = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class Drops(QObject):
    """Stands before the fields of the window, which would else write the path of a dropped file into themselves."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._window and self._window.windowHandle() is not None:
            self._window.windowHandle().installEventFilter(self)
        if event.type() not in COMES or not isinstance(event, QDropEvent):
            return False
        files = dropped(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._open(files)
        return True

    def _open(self, files: list[Path]) -> None:
        first = files[0]
        if first.suffix.lower() == PDF:
            asking = sheet("form")(self._bridge, self._window)
            asking.open()
            asking.open_files([one for one in files if one.suffix.lower() == PDF])
        elif first.suffix.lower() == CALENDAR:
            sheet("calendarin")(self._bridge, self._window, first).open()
        else:
            bringing = sheet("import")(self._bridge, self._window)
            bringing.open()
            bringing.open_file(first)


def dropped(mime: QMimeData, endings: Collection[str] = ENDINGS) -> list[Path]:
    """The files of a drop that can be taken in, PDFs first."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    taken = [path for path in paths if path.suffix.lower() in endings]
    return sorted(taken, key=lambda path: path.suffix.lower() != PDF)
