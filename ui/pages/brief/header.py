"""The header of the page round a call: whose call and when, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.analysis.briefs import when_words
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from ui.dialogs import sheet
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.pages.brief.page import BriefPage

TONES = {SessionStatus.HELD: "good", SessionStatus.MISSED: "risk"}
GONE = (SessionStatus.MOVED, SessionStatus.CANCELLED)
TIPS = {True: "Counts it as held (Ctrl+S)", False: "Counts it as held, and says how the deal ended (Ctrl+S)"}


class Header:
    """Title, state and buttons of the session that the page shows."""

    def __init__(self, page: BriefPage) -> None:
        self._page, self._bridge = page, page.bridge
        paper = page.paper
        self.avatar = Avatar("", 48)
        page.set_lead(self.avatar)
        self.change = Button("Move or change", "quiet", "calendar-days", self.change_session, tip="Move or change")
        self.other = Button("Debrief", "quiet", "arrow-right", self.open_other)
        self.tally = Button("Tally sheet", "quiet", "hash", paper.print_tally, tip="Print a ride-along tally sheet")
        self.print = Button("Print", "normal", "printer", paper.print_now, tip="Print (Ctrl+P)")
        self.keep = Button("Keep", "primary", "check", page.keep)
        page.action_row.setSpacing(6)
        page.add_action(self.change, self.other, self.tally, self.print, self.keep)

    def show_session(self, session: Session | None) -> None:
        """Show the session, or that there is none."""
        for widget in (self.keep, self.print, self.tally, self.other, self.change, self.avatar):
            widget.setVisible(session is not None)
        if session is None:
            self._page.set_title("Pre-brief and debrief")
            self._page.set_chips()
            return
        before, planned = self._page.is_before(session), session.status is SessionStatus.PLANNED
        rep = self._rep(session)
        self.avatar.show_name(rep)
        said = (rep if session.deal_id is not None else "", when_words(session))
        self._page.set_title(self._page.title(), " · ".join(part for part in said if part))
        self._page.set_chips(*([] if planned else [(session.status.value, TONES.get(session.status, "neutral"))]))
        self.keep.setText("Keep as held" if before else "Keep")
        self.keep.setToolTip(TIPS[before])
        self.keep.setVisible(session.status not in GONE and not (before and session.status is SessionStatus.HELD))
        self.change.setVisible(planned)
        self.other.setText("Debrief" if before else "Pre-brief")
        self.other.setVisible(session.deal_id is not None)

    def set_roomy(self, roomy: bool) -> None:
        """Say the words beside the icons where there is room for them."""
        for button, words in ((self.print, "Print"), (self.change, "Move or change"), (self.tally, "Tally sheet")):
            button.setText(words if roomy else "")
            button.setAccessibleName(words)

    def change_session(self) -> None:
        """Move the session, or change its length or place."""
        self._page.settle()
        session = self._page.session()
        if session is not None:
            sheet("session")(self._bridge, session, self._page).open()

    def open_other(self) -> None:
        """Go to the debrief of this pre-brief's deal, or back; plan one where there is none."""
        session = self._page.session()
        deal = self._page.keeper.deal_of(session) if session else None
        if session is None or deal is None:
            self._bridge.say("Choose the deal first: it ties a pre-brief to its debrief.")
            return
        other = self._other(session)
        if other is not None:
            self._page.asked.emit("brief", {"session_id": other.id})
        else:
            kind = SessionKind.DEBRIEF if self._page.is_before(session) else SessionKind.PRE_BRIEF
            sheet("session")(self._bridge, kind=kind, deal=deal, parent=self._page).open()

    def _other(self, session: Session) -> Session | None:
        """The nearest session of the other half about the same deal."""
        about = [one for one in self._bridge.desk.sessions.of_deal(session.deal_id or 0) if one.status not in GONE]
        if self._page.is_before(session):
            later = (one for one in about if not self._page.is_before(one) and one.start >= session.start)
            return next(later, None)
        earlier = (one for one in reversed(about) if self._page.is_before(one) and one.start <= session.start)
        return next(earlier, None)

    def _rep(self, session: Session) -> str:
        rep_id = self._page.keeper.rep_id_of(session)
        return self._bridge.desk.people.one(rep_id).name if rep_id else ""
