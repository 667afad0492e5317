"""Meeting mode: one session with full attention, all of it by keyboard, kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from coachdesk import meeting
from coachdesk.domain.errors import DeskError
from coachdesk.domain.sessions import SessionStatus
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.observe import ObserveSheet
from ui.pages.meeting import acts
from ui.pages.meeting.clock import MeetingClock
from ui.pages.meeting.keys import commands_of
from ui.pages.meeting.room import Room
from ui.pages.meeting.state import Meeting, going_on, look
from ui.pages.meeting.steps import Steps
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.page import PageFrame

WATCHED = frozenset({
    "session", "session_rep", "agenda_item", "pick", "question", "commitment", "rep", "plan", "goal", "skill",
    "skill_level", "observation", "assessment", "rating", "rhythm", "absence",
})  # fmt: skip
CHIPS = {SessionStatus.HELD: "good", SessionStatus.MISSED: "risk"}


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
        self.steps = Steps(self)
        self._fill_header_row()
        self.clock.ticked.connect(self.room.agenda.show_time)
        self.clock.due.connect(self.steps.keep_times)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.settle)

    def open(self, session_id: int | None = None, **_more: object) -> None:
        """Show a session; one of today that is planned begins, one that was begun goes on where it stood."""
        desk = self.bridge.desk
        if session_id is None and self.id is None:
            running = going_on(desk)
            session_id = running.id if running else None
        if session_id is not None and session_id != self.id:
            self.settle()
            self.steps.change_draft(self.id, session_id)
            self.id, self.seen, self.paused = session_id, None, False
            self._begin(session_id)
        self.refresh()
        if self.seen is not None and self.seen.session.going_on:
            self.room.notes.shared.setFocus()

    def refresh(self) -> None:
        """Show what is kept; what is being typed stays, and so does the cursor."""
        if self.steps.writing:
            return
        fresh = self._look()
        first = self.seen is None or fresh is None
        self.seen = fresh
        self.room.show_empty(fresh is None)
        self._show_header()
        if fresh is None:
            return
        if first:
            self._load(fresh)
        self.clock.take_items({item.id or 0: item.spent for item in fresh.items})
        self.room.show_meeting(fresh, self.steps.anchors)
        self._run_clock()

    def title(self) -> str:
        """Who it is with."""
        return self.seen.title if self.seen else "Meeting"

    def commands(self) -> tuple[Command, ...]:
        """What can be done here, each by a key."""
        return commands_of(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """One that is held and one that goes on, for the pictures of the tour; nothing is written for them."""
        rows = [session for session, _ in self.bridge.desk.sessions.all()]
        held = [s for s in rows if s.status is SessionStatus.HELD]
        states = [("held", held[-1])] if held else []
        states += [("going-on", s) for s in rows if s.going_on][-1:]
        return tuple((name, lambda s=s: self.open(session_id=s.id)) for name, s in states)

    def settle(self) -> None:
        """Keep now what was typed and the time that went by."""
        self.room.notes.settle()
        self.steps.keep_times()

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.paused = not self.paused
        self._run_clock()
        self.settle()
        self._show_header()
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

    def _look(self) -> Meeting | None:
        try:
            return look(self.bridge.desk, self.id, self.bridge.now()) if self.id is not None else None
        except DeskError:
            self.id = None  # it was taken back or removed meanwhile
            return None

    def _begin(self, session_id: int) -> None:
        desk, now = self.bridge.desk, self.bridge.now()
        session = self.bridge.run(lambda: desk.sessions.one(session_id))
        planned = session is not None and session.status is SessionStatus.PLANNED
        if session is not None and planned and session.start.date() == now.date():
            self.bridge.run(lambda: acts.begin(desk, session_id, now))
        elif session is not None and planned:
            self.bridge.run(lambda: meeting.prepare(desk, session, now))

    def _load(self, seen: Meeting) -> None:
        """Take up a meeting: its words, the time so far, the first item that is not ticked."""
        spent = {item.id or 0: item.spent for item in seen.items}
        current = next((item.id for item in seen.items if not item.checked), None)
        began = seen.session.began
        loose = 0 if spent or began is None else max(0, int((self.bridge.now() - began).total_seconds()))
        self.clock.load(spent, current or next(iter(reversed(spent)), None), loose)
        self.room.load(seen)

    def _run_clock(self) -> None:
        going = self.seen is not None and self.seen.session.going_on
        if going and not self.paused and self.isVisible():
            self.clock.start()
        else:
            self.clock.halt()

    def _show_header(self) -> None:
        seen = self.seen
        for button in (self.pause_button, self.observe_button):
            button.setVisible(seen is not None)
        if seen is None:
            self.set_title("Meeting", "Open a one-on-one from the day or from the list to hold it.")
            self.set_chips()
            return
        session, facts = seen.session, seen.facts
        self.avatar.show_name(seen.reps[0].name if seen.reps else "")
        parts = (facts.when, f"session {facts.number}", facts.since_words, session.place)
        self.set_title(seen.title, " · ".join(part for part in parts if part))
        going = ("paused", "watch") if self.paused else ("in session", "good")
        self.set_chips(going if session.going_on else (session.status.value, CHIPS.get(session.status, "neutral")))
        self.pause_button.setVisible(session.going_on)
        self.pause_button.setText("Go on" if self.paused else "Pause")
        self.pause_button.set_icon("play" if self.paused else "pause")

    def _fill_header_row(self) -> None:
        self.avatar = Avatar("", 44)
        self.set_lead(self.avatar)
        self.pause_button = Button("Pause", icon="pause", on=self.pause, tip="F9")
        self.observe_button = Button("What I saw", icon="eye", on=self.observe, tip="Ctrl+O")
        self.add_action(self.pause_button, self.observe_button, Button("Leave", "quiet", "x", self.leave, tip="Esc"))
        self.header.setProperty("line", True)
        self.header.setContentsMargins(0, -4, 0, 12)
