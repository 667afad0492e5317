"""Meeting mode: one session with full attention, all of it by keyboard, kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from coachdesk.domain.errors import DeskError
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.observe import ObserveSheet
from ui.pages.meeting import acts
from ui.pages.meeting.clock import MeetingClock
from ui.pages.meeting.header import Head
from ui.pages.meeting.keys import commands_of
from ui.pages.meeting.promising import Promising
from ui.pages.meeting.room import Room
from ui.pages.meeting.state import Meeting, examples, going_on, look, since_began
from ui.pages.meeting.steps import Steps
from ui.widgets.page import PageFrame
from ui.widgets.tab_order import TabOrder, stops

WATCHED = frozenset({
    "session", "session_rep", "agenda_item", "pick", "question", "commitment", "rep", "plan", "goal", "skill",
    "skill_level", "observation", "assessment", "rating", "rhythm", "absence", "follow_up", "training", "course",
})  # fmt: skip


class MeetingPage(PageFrame):
    """Shows the session it was opened with; without one, that which goes on."""

    watches = WATCHED
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Meeting", scrolls=False)
        self.bridge = bridge
        self.seen: Meeting | None = None
        self.id: int | None = None
        self.paused = False
        self.clock = MeetingClock(self)
        self.room = Room(self.clock, bridge.now())
        self.add(self.room, 1)
        self.body.setContentsMargins(32, 16, 32, 20)
        self.steps, self.promising = Steps(self), Promising(self)
        self.head = Head(self, self.pause, self.observe, self.leave)
        self.tabs = TabOrder(lambda: (*stops(self.room), *stops(self.header)))
        self.clock.ticked.connect(self.room.agenda.show_time)
        self.clock.due.connect(self.steps.keep_times)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self._end)

    def open(self, session_id: int | None = None, **_more: object) -> None:
        """Show a session; one of today that is planned begins, one that was begun goes on where it stood."""
        desk = self.bridge.desk
        if session_id is None and self.id is None:
            running = going_on(desk)
            session_id = running.id if running else None
        if session_id is not None and session_id != self.id:
            self.settle()
            self.promising.half.let_go()
            self.id, self.seen, self.paused = session_id, None, False
            self.bridge.run(lambda: acts.take_up(desk, self.id or 0, self.bridge.now()))
        self.refresh()
        if self.seen is not None and self.seen.session.going_on:
            self.room.notes.shared.setFocus()
        self.tabs.begin(self)

    def refresh(self) -> None:
        """Show what is kept; what is being typed stays, and so does the cursor."""
        if self.steps.writing:
            return
        fresh = self._look()
        first = self.seen is None or fresh is None
        self.seen = fresh
        self.room.show_empty(fresh is None)
        self.head.show_meeting(self.seen, paused=self.paused)
        if fresh is None:
            self.promising.half.let_go()
            return
        if first:
            self._load(fresh)
        self.clock.take_items({item.id or 0: item.spent for item in fresh.items})
        self.room.show_meeting(fresh, self.promising.anchors)
        self.promising.half.take_up(fresh.session.id or 0)
        self.tabs.follow()
        self._run_clock()

    def title(self) -> str:
        """Who it is with."""
        return self.seen.title if self.seen else "Meeting"

    def commands(self) -> tuple[Command, ...]:
        """What can be done here, each by a key."""
        return commands_of(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """One that is held and one that goes on, for the pictures of the tour; nothing is written for them."""
        return tuple((name, lambda s=s: self.open(session_id=s.id)) for name, s in examples(self.bridge.desk))

    def settle(self) -> None:
        """Keep now what was typed and the time that went by."""
        self.room.notes.settle()
        self.promising.half.settle()
        self.steps.keep_times()

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.paused = not self.paused
        self._run_clock()
        self.settle()
        self.head.show_meeting(self.seen, paused=self.paused)
        self.room.agenda.show_time()

    def leave(self) -> None:
        """Go back to the day; the meeting can be taken up again."""
        self.settle()
        self.asked.emit("today", {})

    def observe(self) -> None:
        """Note what was seen, at first of the focus skill."""
        if self.seen is not None:
            focus = self.seen.facts.focus
            skill = focus.skill_id if focus else None
            ObserveSheet(self.bridge, self.seen.reps, self.seen.reps[0].id, skill, self).open()

    def hold_now(self) -> None:
        """Begin one that was planned for another day."""
        if self.id is not None:
            at, now = self.id, self.bridge.now()
            begun = self.bridge.run(lambda: acts.hold_now(self.bridge.desk, at, now))
            if begun is not None:
                self.bridge.run(lambda: self.promising.half.move(begun))
                self.id, self.seen = begun, None
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.halt()
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit(event.size().width())
        self.tabs.follow()

    def _end(self) -> None:
        """The application goes: keep all, and touch the file no more."""
        self.settle()
        self.clock.halt()
        self.seen = None

    def _look(self) -> Meeting | None:
        try:
            return look(self.bridge.desk, self.id, self.bridge.now()) if self.id is not None else None
        except DeskError as error:
            if self.seen is None:
                self.bridge.refused.emit(str(error))
            self.id = None  # one that was shown was taken back or removed meanwhile
            return None

    def _load(self, seen: Meeting) -> None:
        """Take up a meeting: its words, the time so far, the first item that is not ticked."""
        spent = {item.id or 0: item.spent for item in seen.items}
        current = next((item.id for item in seen.items if not item.checked), next(iter(reversed(spent)), None))
        self.clock.load(spent, current, 0 if spent else since_began(seen.session, self.bridge.now()))
        self.room.load(seen)

    def _run_clock(self) -> None:
        going = self.seen is not None and self.seen.session.going_on
        if going and not self.paused and self.isVisible():
            self.clock.start()
        else:
            self.clock.halt()
