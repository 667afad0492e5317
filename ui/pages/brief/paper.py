"""The sheets round a call: pre-brief or debrief for one reader, and the ride-along tally."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk import calls
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.reports import report
from ui.bridge import Bridge
from ui.making import Sheets, ask_and_save
from ui.printing import ask_and_print

if TYPE_CHECKING:
    from ui.pages.brief.page import BriefPage

TALLY = "tally"
COPIES = ((Audience.MANAGER.value, "Manager"), (Audience.REP.value, "Rep"), (TALLY, "Tally"))


class Paper:
    """What the page prints; the tick for the private line holds for one print and is then forgotten."""

    def __init__(self, bridge: Bridge, page: BriefPage) -> None:
        self._bridge, self._page = bridge, page

    def print_now(self) -> None:
        """Send the sheet that is shown to a printer."""
        self._print(self._page.preview.copy.current)

    def print_tally(self) -> None:
        """Send the ride-along tally sheet to a printer."""
        self._print(TALLY)

    def save(self) -> None:
        """Keep the sheet that is shown as PDF."""
        copy = self._page.preview.copy.current
        if pdf := self.pdf_now(copy):
            ask_and_save(self._bridge, pdf, self._name(copy), self._page)
            self._forget_private()

    def pdf_now(self, copy: str) -> bytes:
        """A sheet with what has just been typed; nothing without a session."""
        self._page.settle()
        sheets = self._of(copy)
        return sheets.make(self._page.preview.paper.current) if sheets else b""

    def sheets(self) -> Sheets | None:
        """What the preview is to show."""
        return self._of(self._page.preview.copy.current)

    def _print(self, copy: str) -> None:
        if pdf := self.pdf_now(copy):
            ask_and_print(pdf, self._name(copy), self._page.preview.paper.current, self._page)
            self._forget_private()

    def _of(self, copy: str) -> Sheets | None:
        session = self._page.session()
        if session is None:
            return None
        try:
            return self._tally(session) if copy == TALLY else self._sheet(session, Audience(copy))
        except DeskError:
            return None

    def _tally(self, session: Session) -> Sheets | None:
        rep_id = self._page.keeper.rep_id_of(session)
        if rep_id is None:
            return None
        desk = self._bridge.desk
        paper = calls.tally_paper(desk, desk.people.one(rep_id), self._bridge.now())
        make: Callable[..., bytes] = report("tally").tally_pdf
        return Sheets(lambda size: make((paper,), size), paper.left_out)

    def _sheet(self, session: Session, audience: Audience) -> Sheets:
        desk, now = self._bridge.desk, self._bridge.now()
        private = audience is Audience.MANAGER and self._page.preview.with_private
        make: Callable[..., bytes]
        if session.kind is SessionKind.PRE_BRIEF:
            before = calls.brief_paper(desk, session, audience, now, private=private)
            make = report("brief").brief_pdf
            return Sheets(lambda size: make((before,), size), before.left_out)
        after = calls.debrief_paper(desk, session, audience, now, private=private)
        make = report("debrief").debrief_pdf
        return Sheets(lambda size: make((after,), size), after.left_out)

    def _forget_private(self) -> None:
        if self._page.preview.with_private:
            self._page.preview.forget_private()
            self._page.maker.make()

    def _name(self, copy: str) -> str:
        return f"Ride-along tally, {self._page.who()}" if copy == TALLY else self._page.title()
