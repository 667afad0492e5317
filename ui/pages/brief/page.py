"""The page round a customer's call: the form at the left, its sheet as it prints at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.making import SheetMaker
from ui.moved import session_now
from ui.pages.brief.forms import Forms
from ui.pages.brief.header import Header
from ui.pages.brief.keeping import Keeper
from ui.pages.brief.paper import COPIES, Paper
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.first_look import lay_out_now
from ui.widgets.page import PageFrame
from ui.widgets.sheet_preview import FormAndSheet, SheetPreview
from ui.widgets.tab_order import TabOrder, stops

ROOMY = 1150


class BriefPage(PageFrame):
    """A pre-brief or, for any other call, a debrief. Drafts keep themselves; Keep counts the session as held."""

    watches = frozenset({
        "session", "session_rep", "brief", "debrief", "deal", "fit_answer", "fit_criterion", "commitment", "rep",
        "role", "skill", "skill_level", "role_skill", "plan", "setting",
    })  # fmt: skip
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Pre-brief and debrief", scrolls=False)
        self.bridge, self.keeper = bridge, Keeper(bridge)
        self._session_id: int | None = None
        self.preview = SheetPreview(COPIES)
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.forms, self.paper = Forms(bridge, self), Paper(bridge, self)
        self.before, self.after = self.forms.before, self.forms.after
        self.maker = SheetMaker(bridge, self.preview, self.paper.sheets)
        self.preview.save.connect(self.paper.save)
        self.head = Header(self)
        self.empty = EmptyState(
            "clipboard-list", "Choose a pre-brief or a debrief, or plan one for a deal.",
            Button("Deals", "primary", on=lambda: self.asked.emit("sessions", {"view": "deals"})),
        )  # fmt: skip
        self.both, self.stack = QStackedWidget(), QStackedWidget()
        self.both.addWidget(self.before)
        self.both.addWidget(self.after)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(FormAndSheet(self.both, self.preview))
        self.add(self.stack, 1)
        self.tabs = TabOrder(lambda: (*stops(self.stack), *stops(self.header)))
        self.body.setContentsMargins(32, 16, 32, 20)
        self.refresh()

    def open(self, session_id: int | None = None, **_rest: Any) -> None:
        """Show the pre-brief or debrief of a session."""
        self.settle()
        if session_id is not None and session_id != self._session_id:
            self._session_id = session_id
            self.preview.start_anew()
            self.forms.forget()
        self.refresh()
        self.tabs.begin(self)
        if self.isVisible():
            lay_out_now(self)

    def title(self) -> str:
        """What the window says."""
        session = self.session()
        return f"{session.kind.title}: {self.who()}" if session else "Pre-brief and debrief"

    def who(self) -> str:
        """The account, or the rep while no deal is chosen."""
        session = self.session()
        deal = self.keeper.deal_of(session) if session else None
        rep_id = self.keeper.rep_id_of(session) if session else None
        return deal.account if deal else self.bridge.desk.people.one(rep_id).name if rep_id else ""

    def refresh(self) -> None:
        """Show what is kept; what is being typed stays."""
        session = self.session()
        self.head.show_session(session)
        self.stack.setCurrentIndex(1 if session else 0)
        if session is None:
            return
        self.both.setCurrentWidget(self.before if self.is_before(session) else self.after)
        self.forms.show_session(session)
        self.tabs.follow()
        self.maker.make_soon()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (
            Command("brief.keep", "Keep it as held", self.keep, "Ctrl+S"),
            Command("brief.follow_up", "Add a follow-up", self.after.follow_ups.add_line, "Ctrl+Return"),
            Command("brief.print", "Print this sheet", self.paper.print_now, "Ctrl+P"),
            Command("brief.save", "Save this sheet as PDF", self.paper.save),
            Command("brief.tally", "Print a ride-along tally sheet", self.paper.print_tally),
            Command("brief.deal", "Edit the deal", self.forms.edit_deal),
            Command("brief.other", "Go to the other half: pre-brief or debrief", self.head.open_other),
            Command("brief.change", "Move or change this session", self.head.change_session),
        )

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The page further down, for pictures of it."""
        form = self.before if self.both.currentWidget() is self.before else self.after
        bar = form.verticalScrollBar()
        return (("middle", lambda: bar.setValue(bar.maximum() // 2)), ("end", lambda: bar.setValue(bar.maximum())))

    def session(self) -> Session | None:
        """The session as it is kept; after a move the one at the new time."""
        session = session_now(self.bridge.desk, self._session_id)
        self._session_id = session.id if session else None
        return session

    def is_before(self, session: Session) -> bool:
        """Whether it is talked about before the call."""
        return session.kind is SessionKind.PRE_BRIEF

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        if self._session_id is not None:
            self.forms.settle()

    def keep(self) -> None:
        """Count it as held; what stands in the way is said beside its field."""
        self.settle()
        session = self.session()
        if session is not None and self.forms.record(session):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        lay_out_now(self)
        self.maker.make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_roomy(event.size().width() > ROOMY)
