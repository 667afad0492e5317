"""What happens when something is done in the meeting: each card's wish becomes a step of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coachdesk.domain.errors import DeskError
from ui.pages.meeting import acts
from ui.summary import copy_summary, print_summary

if TYPE_CHECKING:
    from ui.pages.meeting.page import MeetingPage


class Steps:
    """Writes for the page; `writing` while the page keeps what it already shows itself."""

    def __init__(self, page: MeetingPage) -> None:
        self.writing = False
        self._page, self._room, self._bridge = page, page.room, page.bridge
        self._connect()

    def keep_notes(self) -> None:
        """Write both notes; why they could not be written is said under them."""
        page, notes = self._page, self._room.notes
        if page.id is None or page.seen is None:
            return
        try:
            with self._unseen():
                shared, private = notes.shared.toPlainText(), notes.private.toPlainText()
                acts.write_notes(self._bridge.desk, page.id, shared, private)
        except DeskError as error:
            notes.answer(str(error))
            return
        notes.answer("")

    def keep_times(self) -> None:
        """Write how long the items took so far."""
        page = self._page
        if page.id is not None and page.seen is not None and page.seen.session.going_on:
            with self._unseen():
                self._bridge.run(lambda: acts.keep_times(self._bridge.desk, page.id or 0, page.clock.spent))

    def keep_now(self) -> None:
        """Keep everything at once, for who asks for it."""
        self._page.settle()
        if not self._room.notes.pending:
            self._bridge.say("Everything is kept as you type.")

    def turn(self, by: int) -> None:
        """Go to the next item, which ticks the one that is left, or back to the one before."""
        seen, clock = self._page.seen, self._page.clock
        ids = [item.id for item in seen.items] if seen else []
        if clock.current not in ids:
            return
        place = ids.index(clock.current)
        if by > 0:
            self.tick(clock.current or 0, True)
        self.choose(ids[min(max(place + by, 0), len(ids) - 1)] or 0)

    def choose(self, item_id: int) -> None:
        """Talk about this item from now on."""
        self._page.clock.turn_to(item_id)
        self.keep_times()
        if self._page.seen is not None:
            self._room.agenda.show_meeting(self._page.seen)

    def tick(self, item_id: int, on: bool) -> None:
        """Tick an item or take the tick off."""
        self._bridge.run(lambda: acts.tick(self._bridge.desk, item_id, checked=on))

    def add_item(self, text: str, minutes: int) -> None:
        """One more item of the agenda."""
        try:
            acts.add_item(self._bridge.desk, self._page.id or 0, text, minutes)
        except DeskError as error:
            self._room.agenda.answer(str(error))
            return
        self._room.agenda.answer("")

    def remove_item(self, item_id: int) -> None:
        """Take an item off the agenda; Undo brings it back."""
        self._bridge.run(lambda: self._bridge.desk.agendas.remove(item_id))
        self._room.agenda.list.focus_on(self._page.clock.current)

    def ask(self, question_id: int, asked: bool) -> None:
        """Mark a question as asked, or not."""
        seen = self._page.seen
        if seen is not None:
            self._bridge.run(lambda: acts.ask(self._bridge.desk, seen, question_id, asked=asked))

    def finish(self) -> None:
        """Count it as held; what is in the way is said above the button, and nothing is lost."""
        page, close = self._page, self._room.close_card
        if page.seen is None or not page.seen.session.going_on:
            return
        page.settle()
        if not close.settle() or (self._room.promises.line.text and not page.promising.add()):
            return
        try:
            acts.finish(self._bridge.desk, page.seen, close.chosen, self._bridge.now(), book_next=close.books)
        except DeskError as error:
            close.say(str(error))
            return
        close.say("")
        page.clock.halt()
        self._room.copy.setFocus()

    def copy_summary(self) -> None:
        """The shared words to the clipboard."""
        if self._page.id is not None:
            self._page.settle()
            copy_summary(self._bridge, self._page.id)

    def print_summary(self) -> None:
        """The shared words to the printer."""
        if self._page.id is not None:
            self._page.settle()
            print_summary(self._bridge, self._page.id, self._page)

    def type_back(self) -> None:
        """It was held on its day: type the sheet back."""
        if self._page.seen is not None:
            rep_id = self._page.seen.reps[0].id
            self._page.asked.emit("typeback", {"rep_id": rep_id, "session_id": self._page.id})

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        self.writing = True
        try:
            yield
        finally:
            self.writing = False

    def _score(self, field: str, value: int | None) -> None:
        self._run(lambda at: acts.score(self._bridge.desk, at, field, value))

    def _last(self, minutes: int) -> None:
        self._run(lambda at: acts.count_minutes(self._bridge.desk, at, minutes))

    def _run(self, step: Callable[[int], object]) -> None:
        at = self._page.id
        if at is not None:
            self._bridge.run(lambda: step(at))

    def _connect(self) -> None:
        room = self._room
        room.agenda.list.chosen.connect(self.choose)
        room.agenda.list.ticked.connect(self.tick)
        room.agenda.list.removed.connect(self.remove_item)
        room.agenda.added.connect(self.add_item)
        room.focus.questions.asked.connect(self.ask)
        room.notes.paused.connect(self.keep_notes)
        room.close_card.scored.connect(self._score)
        room.close_card.lasted.connect(self._last)
        room.close_card.finish_asked.connect(self.finish)
        room.hold.clicked.connect(self._page.hold_now)
        room.typed.clicked.connect(self.type_back)
        room.copy.clicked.connect(self.copy_summary)
        room.print.clicked.connect(self.print_summary)
        room.to_sessions.clicked.connect(lambda: self._page.asked.emit("sessions", {}))
