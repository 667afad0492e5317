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
TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".json"})
ENDINGS = frozenset({PDF, CALENDAR, *TABLES})
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
        if not any(url.isLocalFile() for url in event.mimeData().urls()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(event.mimeData())
        return True

    def _take(self, mime: QMimeData) -> None:
        """Open what can be taken in, and say in one sentence what cannot."""
        if sentence := refusal(mime):
            self._bridge.refused.emit(sentence)
        if files := dropped(mime):
            self._open(files)

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
            bringing.open_files([one for one in files if one.suffix.lower() in TABLES])


def dropped(mime: QMimeData, endings: Collection[str] = ENDINGS) -> list[Path]:
    """The files of a drop that can be taken in, PDFs first."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    taken = [path for path in paths if path.suffix.lower() in endings and not path.is_dir()]
    return sorted(taken, key=lambda path: path.suffix.lower() != PDF)


def refusal(mime: QMimeData, endings: Collection[str] = ENDINGS) -> str:
    """Why some of what was dropped is not taken, "" where all of it is."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    odd = [path for path in paths if path.is_dir() or path.suffix.lower() not in endings]
    if not odd:
        return ""
    if odd[0].is_dir():
        return f"“{odd[0].name}” is a folder: drop the files that are in it."
    more = f" and {len(odd) - 1} more" if len(odd) > 1 else ""
    kinds = "CSV, TSV or Excel files, calendars (.ics), or forms that came back as PDF"
    return f"“{odd[0].name}”{more} cannot be taken in: drop {kinds}."
