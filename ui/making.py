"""Makes the real pages of a sheet beside the window, one after another, never two at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from coachdesk.paths import safe_name, write_whole
from ui import jobs
from ui.bridge import Bridge
from ui.widgets.plan_preview import PlanPreview
from ui.widgets.sheet_preview import SheetPreview

MAKE_AFTER_MS = 350


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages still to be made: `make` draws them on one size of paper, away from the desk."""

    make: Callable[[str], bytes]
    left_out: str


class SheetMaker(QObject):
    """Keeps a preview at what `sheets` gives; a wish that comes while a page is being made waits for its end."""

    def __init__(
        self, bridge: Bridge, preview: SheetPreview | PlanPreview, sheets: Callable[[], Sheets | None]
    ) -> None:
        super().__init__(preview)
        self._bridge, self._preview, self._sheets = bridge, preview, sheets
        self._job: jobs.Job | None = None
        self._again = False
        self._left_out = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MAKE_AFTER_MS)
        self._pause.timeout.connect(self.make)
        preview.wanted.connect(self.make)

    def make_soon(self) -> None:
        """Make them once the typing rests; at once when there are none yet."""
        if self._preview.view.count:
            self._pause.start()
        else:
            self.make()

    def make(self) -> None:
        """Make them now; nothing is made for a page that nobody sees."""
        self._pause.stop()
        if not self._preview.isVisible():
            return
        if self._job is not None:
            self._again = True
            return
        sheets, size = self._sheets(), self._preview.paper.current
        if sheets is not None:
            self._left_out = sheets.left_out
            self._job = jobs.start(lambda _tick: sheets.make(size), self._show, self._failed)

    def _show(self, pdf: bytes) -> None:
        self._job = None
        if not isValid(self):
            return
        if self._again:
            self._again = False
            self.make()
        else:
            self._preview.show_pages(pdf, self._left_out)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isValid(self):
            self._bridge.refused.emit(f"The page could not be made: {error}")


def ask_and_save(bridge: Bridge, pdf: bytes, title: str, parent: QWidget) -> None:
    """Ask for a file and keep the pages in it."""
    name, _ = QFileDialog.getSaveFileName(parent, "Save PDF", safe_name(f"{title}.pdf"), "PDF (*.pdf)")

    def write() -> bool:
        write_whole(Path(name), pdf)
        return True

    kept = bridge.run(write) if name else None
    if kept:
        bridge.say(f"Saved {Path(name).name}")
