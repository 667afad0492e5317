"""The paper of an improvement plan: as the preview shows it, printed, or kept as PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk import improving
from coachdesk.domain.audiences import Audience
from coachdesk.reports import report
from ui.bridge import Bridge
from ui.making import Sheets, ask_and_save
from ui.printing import ask_and_print

if TYPE_CHECKING:
    from ui.pages.improvement.page import ImprovementPage

COPIES = ((Audience.REP.value, "Rep"), (Audience.MANAGER.value, "Manager"))


class Paper:
    """What the page prints; the tick for the private note holds for one print and is then forgotten."""

    def __init__(self, bridge: Bridge, page: ImprovementPage) -> None:
        self._bridge, self._page = bridge, page

    def sheets(self) -> Sheets | None:
        """What the preview is to show; nothing without a plan."""
        plan, preview = self._page.plan(), self._page.preview
        if plan is None:
            return None
        paper = improving.improvement_paper(
            self._bridge.desk, plan, Audience(preview.copy.current), self._bridge.today(), private=preview.with_private
        )
        make: Callable[..., bytes] = report("improvement").improvement_pdf
        return Sheets(lambda size: make((paper,), size), paper.left_out)

    def print_now(self) -> None:
        """Send the sheet that is shown to a printer."""
        if pdf := self.pdf_now():
            ask_and_print(pdf, self._page.title(), self._page.preview.paper.current, self._page)
            self._forget_private()

    def save(self) -> None:
        """Keep the sheet that is shown as PDF."""
        if pdf := self.pdf_now():
            ask_and_save(self._bridge, pdf, self._page.title(), self._page)
            self._forget_private()

    def pdf_now(self) -> bytes:
        """The sheet with what has just been typed; nothing without a plan."""
        self._page.settle()
        sheets = self.sheets()
        return sheets.make(self._page.preview.paper.current) if sheets else b""

    def _forget_private(self) -> None:
        if self._page.preview.with_private:
            self._page.preview.forget_private()
            self._page.maker.make()
