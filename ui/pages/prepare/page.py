"""The prepare page: header with when and since, the cards, and the sheet as it prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from coachdesk import meeting
from coachdesk.analysis.prep import PrepFacts
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.making import SheetMaker
from ui.moved import session_now
from ui.pages.prepare.form import PrepForm
from ui.pages.prepare.paper import Paper
from ui.widgets.agenda_edit import SUGGEST_KEY
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.first_look import lay_out_now
from ui.widgets.page import PageFrame
from ui.widgets.sheet_preview import FormAndSheet, SheetPreview
from ui.widgets.tab_order import TabOrder, stops

ROOMY = 1150
COPIES = ((Audience.MANAGER.value, "Manager"), (Audience.REP.value, "Rep’s half"))
TONES = {SessionStatus.HELD: "good", SessionStatus.MISSED: "risk"}


class PreparePage(PageFrame):
    """One session before it is held. Opening it prepares it, if nobody has yet."""

    watches = frozenset({
        "session", "session_rep", "agenda_item", "pick", "question", "commitment", "observation", "rating",
        "assessment", "skill", "skill_level", "plan", "goal", "measure", "result", "target", "deal", "fit_answer",
        "fit_criterion", "debrief", "rep", "role", "setting", "follow_up", "training", "course", "baseline",
    })  # fmt: skip
    asked = Signal(str, dict)
    avatar: Avatar
    change: Button
    half: Button
    print_button: Button
    start: Button

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Prepare", scrolls=False)
        self.bridge = bridge
        self.facts: PrepFacts | None = None
        self._session_id: int | None = None
        self._preparing = False
        self.form, self.preview = PrepForm(bridge), SheetPreview(COPIES)
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.paper = Paper(bridge, self)
        self.maker = SheetMaker(bridge, self.preview, self.paper.sheets)
        self.preview.save.connect(lambda: self.paper.save(Audience(self.preview.copy.current)))
        _fill_header(self)
        self.empty = EmptyState(
            "clipboard-list", "Choose a session to prepare: its sheet is filled in with everything that is known.",
            Button("One-on-ones", "primary", on=lambda: self.asked.emit("sessions", {})),
        )  # fmt: skip
        _lead_on(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(FormAndSheet(self.form, self.preview))
        self.add(self.stack, 1)
        self.tabs = TabOrder(lambda: (*stops(self.stack), *stops(self.header)))
        self.body.setContentsMargins(32, 16, 32, 20)
        self.refresh()

    def open(self, session_id: int | None = None, **_rest: Any) -> None:
        """Show a session, prepared in one step when it was not yet."""
        self.form.settle()
        if session_id is not None and session_id != self._session_id:
            self._session_id = session_id
            self.preview.start_anew()
            self.form.forget()
        self._show(self._prepared(self.session()))
        self.tabs.begin(self)
        if self.isVisible():
            lay_out_now(self)

    def title(self) -> str:
        """What the window says."""
        return f"Prepare: {', '.join(self.facts.reps)}" if self.facts else "Prepare"

    def refresh(self) -> None:
        """Show the session as it is kept; what is being typed stays."""
        if not self._preparing:
            self._show(self._facts_of(self.session()))

    def _show(self, facts: PrepFacts | None) -> None:
        self.facts = facts
        for button in (self.start, self.print_button, self.half, self.change):
            button.setVisible(self.facts is not None)
        self.avatar.setVisible(self.facts is not None)
        self.stack.setCurrentIndex(1 if self.facts else 0)
        self.set_title("Prepare")
        if self.facts is None:
            self.set_chips()
            return
        self._show_header(self.facts)
        self.form.show_facts(self.facts)
        self.tabs.follow()
        self.maker.make_soon()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return commands_of(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The page further down, for pictures of it."""
        bar = self.form.verticalScrollBar()
        return (("middle", lambda: bar.setValue(bar.maximum() // 2)), ("end", lambda: bar.setValue(bar.maximum())))

    def start_meeting(self) -> None:
        """Go into the meeting with everything typed kept."""
        self.form.settle()
        if self.facts is not None and self.facts.session.status is SessionStatus.PLANNED:
            self.asked.emit("meeting", {"session_id": self._session_id})

    def change_session(self) -> None:
        """Move the session, or change its length, kind or place."""
        self.form.settle()
        session = self.session()
        if session is not None:
            sheet("session")(self.bridge, session, self).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        lay_out_now(self)
        self.maker.make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.form.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() > ROOMY
        for button, words in ((self.print_button, "Print"), (self.change, "Move or change")):
            button.setText(words if roomy else "")
            button.setAccessibleName(words)

    def _prepared(self, session: Session | None) -> PrepFacts | None:
        """The session with agenda and questions; what preparing changes is shown once, and not on the way."""
        if session is None or session.status is not SessionStatus.PLANNED:
            return self._facts_of(session)
        self._preparing = True
        try:
            return self.bridge.run(lambda: meeting.prepare(self.bridge.desk, session, self.bridge.now()))
        finally:
            self._preparing = False

    def _facts_of(self, session: Session | None) -> PrepFacts | None:
        """Everything about a session; nothing without one, or without anybody who takes part."""
        try:
            return meeting.prep_facts(self.bridge.desk, session, self.bridge.now()) if session else None
        except DeskError:
            return None

    def session(self) -> Session | None:
        """The session as it is kept; after a move the one at the new time."""
        session = session_now(self.bridge.desk, self._session_id)
        self._session_id = session.id if session else None
        return session

    def _show_header(self, facts: PrepFacts) -> None:
        session = facts.session
        one_on_one = session.kind is SessionKind.ONE_ON_ONE
        said = (f"Session {facts.number}" if one_on_one else session.kind.title, facts.when, facts.since_words)
        self.set_title(f"Prepare: {', '.join(facts.reps)}", " · ".join(part for part in said if part))
        self.avatar.show_name(facts.rep)
        planned = session.status is SessionStatus.PLANNED
        state = (session.status.value, TONES.get(session.status, "neutral"))
        chip = ("going on", "accent") if session.going_on else state
        self.set_chips(*([chip] if session.going_on or not planned else []))
        self.start.setText("Go on with the meeting" if session.going_on else "Start meeting")
        self.start.setVisible(planned)
        self.change.setVisible(planned)


def commands_of(page: PreparePage) -> tuple[Command, ...]:
    """Everything that can be asked of the page, with its keys."""
    return (
        Command("prepare.start", "Start the meeting", page.start_meeting, "Ctrl+M"),
        Command("prepare.print", "Print the manager’s sheet", page.paper.print_now, "Ctrl+P"),
        Command("prepare.half", "Save the rep’s half as PDF", lambda: page.paper.save(Audience.REP)),
        Command("prepare.suggested", "Add the next suggested item", page.form.agenda.take_next, SUGGEST_KEY),
        Command("prepare.questions", "Propose other questions", page.form.questions.others.click),
        Command("prepare.pick", "Pick a question from the bank", page.form.questions.open_bank),
        Command("prepare.observe", "Note what I saw", page.form.observe, "Ctrl+O"),
        Command("prepare.change", "Move or change this session", page.change_session),
    )


def _lead_on(page: PreparePage) -> None:
    """Where the cards of the form lead to."""
    form, asked = page.form, page.asked
    form.promises.all.clicked.connect(lambda: asked.emit("sessions", {"view": "commitments"}))
    form.asked.more.connect(lambda rep_id: asked.emit("rep", {"rep_id": rep_id, "tab": "numbers", "view": "sticks"}))


def _fill_header(page: PreparePage) -> None:
    """The avatar before the title, and what can be done with the sheet."""
    page.avatar = Avatar("", 48)
    page.set_lead(page.avatar)
    page.change = Button("Move or change", "quiet", "calendar-days", page.change_session, tip="Move or change")
    page.half = Button("Rep’s half as PDF", "quiet", "download", lambda: page.paper.save(Audience.REP))
    page.print_button = Button("Print", "normal", "printer", page.paper.print_now, tip="Print (Ctrl+P)")
    page.start = Button("Start meeting", "primary", "message-square", page.start_meeting, tip="Ctrl+M")
    page.action_row.setSpacing(6)
    page.add_action(page.change, page.half, page.print_button, page.start)
