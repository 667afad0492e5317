"""The page of the day: what its cards ask for, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea

from coachdesk import daily
from coachdesk.analysis.today import Task, TodayFacts
from coachdesk.domain.commitments import CommitmentState
from coachdesk.domain.sessions import Session
from ui import ways
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.dialogs.observe import ObserveSheet
from ui.pages.today.board import Board
from ui.pages.today.paper import print_sheet
from ui.pages.today.side import list_stale
from ui.training_sheets import change, led_to_training, meet, mend
from ui.widgets.buttons import Button
from ui.widgets.page import PageFrame

MINUTE_MS = 60_000
SHEETS = {"miss", "record", "session"}
WATCHED = frozenset({
    "rep", "role", "session", "session_rep", "series", "agenda_item", "pick", "commitment", "observation", "rating",
    "assessment", "skill", "role_skill", "plan", "goal", "measure", "target", "result", "deal", "brief", "debrief",
    "rhythm", "absence", "setting", "course", "training", "attendance", "follow_up", "baseline",
})  # fmt: skip


class TodayPage(PageFrame):
    """Answers first: the next session and what matters for it. Enter prepares it."""

    watches = WATCHED
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Today")
        self._bridge = bridge
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note = Button("Note what I saw", icon="sticky-note", on=self.observe, tip="Ctrl+O")
        self.new = Button("New one-on-one", "primary", "plus", self.book, tip="Ctrl+N")
        self.add_action(self.note, self.new)
        self.board = Board()
        self.add(self.board)
        self._connect()
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self.refresh)
        self.refresh()

    def open(self, **_args: object) -> None:
        """Take the keyboard, so that Enter prepares the next session at once."""
        self.refresh()
        self.setFocus()

    def title(self) -> str:
        """The page's name."""
        return "Today"

    def refresh(self) -> None:
        """Show the day as it is now."""
        self.show_facts(daily.today_facts(self._bridge.desk, self._bridge.now()))

    def show_facts(self, facts: TodayFacts) -> None:
        """Show these facts."""
        self.coming = facts.next
        self.set_title(facts.title, facts.summary if facts.team else "")
        for button in (self.note, self.new):
            button.setVisible(bool(facts.team))
        self.board.show_facts(facts)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (
            Command("today.book", "New one-on-one", self.book, "Ctrl+N"),
            Command("today.prepare", "Prepare the next session", self.prepare, "Ctrl+Return"),
            Command("today.start", "Start the next session", self.start, "Ctrl+M"),
            Command("today.print", "Print the sheet of the next session", self.print_next, "Ctrl+P"),
        )

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The lower half too, for the pictures of the tour."""
        bar = self.findChildren(QScrollArea)[0].verticalScrollBar()
        return (("lower", lambda: bar.setValue(bar.maximum())),)

    def prepare(self) -> None:
        """Open the page where the next session is prepared; without one, book it."""
        if self.coming is None:
            self.book()
        elif not meet(self._bridge, self, self.coming, self.asked.emit):
            self._to(ways.way_to_prepare(self.coming.kind), session_id=self.coming.session_id)

    def start(self) -> None:
        """Start the next session, or go on with it."""
        if self.coming is not None and not meet(self._bridge, self, self.coming, self.asked.emit):
            self._to(ways.way_to_start(self.coming.kind), session_id=self.coming.session_id)

    def print_next(self) -> None:
        """Print the sheet of the next session, prepared if it was not."""
        if self.coming is not None:
            print_sheet(self._bridge, self.coming.session_id, self)

    def book(self, day: date | None = None) -> None:
        """Open the sheet to book a session; without a rep, the one to add a rep."""
        if self._bridge.desk.people.all():
            sheet("session")(self._bridge, None, self, day=day).open()
        else:
            self._begin("rep")

    def observe(self, rep_id: int | None = None, skill_id: int | None = None) -> None:
        """Open the sheet for what was seen, at a rep and a skill when they are given."""
        ObserveSheet(self._bridge, self._bridge.desk.people.all(), rep_id, skill_id, self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.prepare()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _to(self, page: str, **args: Any) -> None:
        self.asked.emit(page, args)

    def _go(self, session: Session, way: str = "") -> None:
        if not way and led_to_training(self._bridge, self, session, self.asked.emit):
            return
        if way == "session" and change(self._bridge, self, session):
            return
        way = way or ways.way_of(session, self._bridge.now())
        if way not in SHEETS:
            self._to(way, session_id=session.id)
            return
        opened = sheet(way)(self._bridge, session, self)
        if way == "miss":
            opened.asked.connect(self.asked)
        opened.open()

    def _mend(self, task: Task) -> None:
        if not mend(self._bridge, self, task):
            with_session(self._bridge, task.session_id, partial(self._go, way=ways.OF_TASKS[task.action]))

    def _tick(self, commitment_id: int) -> None:
        desk, day = self._bridge.desk, self._bridge.today()
        self._bridge.run(lambda: desk.commitments.close(desk.commitments.one(commitment_id), CommitmentState.DONE, day))

    def _change(self) -> None:
        if self.coming is not None:
            with_session(self._bridge, self.coming.session_id, partial(self._go, way="session"))

    def _begin(self, what: str) -> None:
        if what == "rep":
            sheet("rep")(self._bridge, None, self).open()
        else:
            self._to("file-sample")

    def _connect(self) -> None:
        board, hero = self.board, self.board.hero
        board.asked.connect(self.asked)
        board.first_asked.connect(self._begin)
        for asked, step in (
            (hero.start_asked, self.start), (hero.prepare_asked, self.prepare), (hero.print_asked, self.print_next),
            (hero.change_asked, self._change), (hero.book_asked, self.book),
        ):  # fmt: skip
            asked.connect(step)
        board.week.strip.opened.connect(lambda session_id: with_session(self._bridge, session_id, self._go))
        board.week.strip.booked.connect(self.book)
        board.overdue.ticked.connect(self._tick)
        board.tasks.asked.connect(self._mend)
        board.stale.asked.connect(self.observe)
        board.stale.all_asked.connect(lambda: list_stale(self._bridge, self.observe, self))


def with_session(bridge: Bridge, session_id: int, step: Callable[[Session], object]) -> None:
    """Do something with a session that is still there."""
    session = bridge.run(lambda: bridge.desk.sessions.one(session_id))
    if session is not None:
        step(session)
