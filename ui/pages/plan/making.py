"""Makes the real pages beside the window, one after another, never two at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from coachdesk.analysis.paper import PlanPaper
from coachdesk.reports import report
from ui import jobs
from ui.bridge import Bridge
from ui.widgets.plan_preview import PlanPreview

MAKE_AFTER_MS = 350


def pdf_of(paper: PlanPaper, size: str) -> bytes:
    """The pages of one plan."""
    make: Callable[..., bytes] = report("plan").plan_pdf
    return make((paper,), size)


class PageMaker(QObject):
    """Keeps a preview at what `paper` gives; a wish that comes while a page is being made waits for its end."""

    def __init__(self, bridge: Bridge, preview: PlanPreview, paper: Callable[[], PlanPaper | None]) -> None:
        super().__init__(preview)
        self._bridge, self._preview, self._paper = bridge, preview, paper
        self._job: jobs.Job | None = None
        self._again = False
        self._left_out = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MAKE_AFTER_MS)
        self._pause.timeout.connect(self.make)

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
        paper, size = self._paper(), self._preview.paper.current
        if paper is not None:
            self._left_out = paper.left_out
            self._job = jobs.start(lambda _tick: pdf_of(paper, size), self._show, self._failed)

    def _show(self, pdf: bytes) -> None:
        self._job = None
        if not isValid(self):
            return
        self._preview.show_pages(pdf, self._left_out)
        if self._again:
            self._again = False
            self.make()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isValid(self):
            self._bridge.refused.emit(f"The page could not be made: {error}")
