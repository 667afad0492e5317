"""What dragging does: an entry is moved, stretched or taken out, in the file or in the draft of a quarter."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from coachdesk import booking, quarter, scheduling, training
from coachdesk.analysis import words
from coachdesk.analysis.schedule import Entry, EntryKind
from coachdesk.following import drop_follow_up
from ui.bridge import Bridge
from ui.pages.calendar.drafting import Draft, Drafting

STAYS = "A busy time belongs to the calendar it was taken in from: it changes there."


class Moves(QObject):
    """Says what happened and offers to undo it. `moving` with an entry and its new start just before it goes there."""

    moving = Signal(object, object)

    def __init__(self, bridge: Bridge, drafting: Drafting) -> None:
        super().__init__(drafting)
        self._bridge, self._drafting = bridge, drafting

    def before(self, entry: Entry) -> Draft | None:
        """The draft as it is before one of its entries is changed; None for what stands in the file."""
        return self._drafting.kept() if entry.draft else None

    def shift(self, entry: Entry, start: datetime, minutes: int | None = None) -> str:
        """Put an entry to another time, or make it longer; gives what there is to say. `DeskError` when it can't be."""
        desk, now = self._bridge.desk, self._bridge.now()
        self.moving.emit(entry, start)
        if not entry.draft:
            return scheduling.shift_entry(desk, entry.key, start, now, minutes)
        fresh = self._drafting.redraw(lambda old: quarter.adjust(desk, old, entry.key, start, now, minutes))
        clash = quarter.clashes(desk, fresh, now).get(entry.key, "") if fresh is not None else ""
        done = f"{entry.title}: {words.weekday(start.date())}, {start:%H:%M} in the draft."
        return clash or " ".join(filter(None, (done, scheduling.free_day(desk, start.date()))))

    def ask_to_shift(self, entry: Entry, start: datetime, minutes: int | None = None) -> None:
        """The same as a person asks for it: a refusal is shown, and what was done is said."""
        before = self.before(entry)
        said = self._bridge.run(lambda: self.shift(entry, start, minutes))
        if said:
            self.tell(said, before)

    def remove(self, entry: Entry, *, following: bool = False) -> None:
        """Take an entry out: a session is called off, with those that follow in its series when they are meant, a check
        dropped, a draft left out.
        """
        if entry.kind is EntryKind.BUSY:
            self._bridge.say(STAYS)
            return
        before = self.before(entry)
        self._bridge.run(lambda: self._take_out(entry, following=following))
        if before is not None:
            self.tell(f"{entry.title} is out of the draft.", before)

    def tell(self, said: str, before: Draft | None = None) -> None:
        """Say what happened; Undo takes the last step back, or brings the draft as it was `before`."""
        undo = partial(self._drafting.keep, *before) if before else self._undo
        self._bridge.say(said, "Undo", undo)

    def _take_out(self, entry: Entry, *, following: bool) -> None:
        desk, now = self._bridge.desk, self._bridge.now()
        name, _, number = entry.key.partition(" ")
        if name == "session":
            self._call_off(int(number), following=following)
        elif name == "check":
            drop_follow_up(desk, desk.trainings.follow_up(int(number)), now)
        elif name == "absence":
            desk.absences.remove(int(number))
        else:
            self._drafting.redraw(lambda old: quarter.drop(old, entry.key))

    def _undo(self) -> None:
        self._bridge.run(self._bridge.desk.store.undo)

    def _call_off(self, session_id: int, *, following: bool) -> None:
        desk = self._bridge.desk
        if desk.trainings.of_session(session_id) is None:
            booking.cancel(desk, desk.sessions.one(session_id), following=following)
        else:
            event = training.event(desk, session_id, self._bridge.today())
            training.cancel_event(desk, event, self._bridge.now(), following=following)
