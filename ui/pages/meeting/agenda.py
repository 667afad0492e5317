"""The agenda at the left: the clock, the items with their time boxes, a line to add one."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from coachdesk.domain.sessions import SessionStatus
from ui.pages.meeting.clock import MeetingClock
from ui.pages.meeting.state import Meeting, left_words, over_words
from ui.widgets.agenda_list import AgendaList
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.timer_ring import TimerRing

MINUTES = re.compile(r"[ ,]+(\d{1,3}) ?(?:min|m|')$")


def read_item(text: str) -> tuple[str, int]:
    """The words of a new item and its minutes: "Holiday cover 5 min"."""
    found = MINUTES.search(text.strip())
    return (text.strip()[: found.start()], int(found[1])) if found else (text.strip(), 0)


class AddLine(QLineEdit):
    """The line of a new item; Esc puts it away."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AgendaCard(Card):
    """Says which item is chosen, ticked or taken off, and what is to be added; `answer` says how that went."""

    added = Signal(str, int)

    def __init__(self, clock: MeetingClock) -> None:
        super().__init__("Agenda", "refresh-cw", "F2 · Alt+↓ next")
        self._clock = clock
        self._seen: Meeting | None = None
        self.ring = TimerRing("Time of the meeting")
        self.place = Label("", "medium")
        self.over = Label("", "caption", "watch", wrap=True)
        self.left = Label("", "caption", "text2")
        self.list = AgendaList()
        self.add_button = Button("Add item", "quiet", "plus", self.ask_item, small=True)
        self.line, self.error = AddLine(), Label("", "caption", "risk", wrap=True)
        self.line.setPlaceholderText("What else? 10 min")
        self.line.setAccessibleName("New agenda item")
        self.line.returnPressed.connect(self._enter)
        self.line.left.connect(self._leave)
        beside = column_of(1, self.place, self.over, self.left, 1, spacing=6)
        self.add(row_of(self.ring, beside, spacing=14))
        self.add(self.list)
        self.add(self.line)
        self.add(self.error)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.line.hide()
        self.error.hide()

    def show_meeting(self, seen: Meeting) -> None:
        """Show the items as they are kept, with the times of the clock."""
        self._seen = seen
        self.list.show_items(seen.items, self._clock.current, self._clock.spent)
        self.show_time()

    def show_time(self) -> None:
        """Show only the times, each second."""
        if self._seen is None:
            return
        items, spent, current = self._seen.items, self._clock.spent, self._clock.current
        held = self._seen.session.status is SessionStatus.HELD
        if held:
            self.ring.show_held(self._seen.session.minutes)
        else:
            halted = self._seen.session.going_on and not self._clock.running
            self.ring.show_time(self._clock.total, self._seen.session.minutes, halted=halted)
        self.list.show_seconds(spent)
        at = next((n for n, item in enumerate(items, 1) if item.id == current), 0)
        self.place.setText(f"On item {at} of {len(items)}" if at and not held else f"{len(items)} items")
        self.over.setText(over_words(items, spent, current))
        self.over.setVisible(bool(self.over.text()))
        self.left.setText("" if held else left_words(items, spent))
        self.left.setVisible(bool(self.left.text()))

    def ask_item(self) -> None:
        """Open the line for one more item."""
        self.add_button.hide()
        self.line.show()
        self.line.setFocus()

    def answer(self, refusal: str) -> None:
        """What became of the new item; the words stay when it was refused."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self._leave()

    def _enter(self) -> None:
        if self.line.text().strip():
            self.added.emit(*read_item(self.line.text()))
        else:
            self._leave()

    def take_up(self, text: str) -> None:
        """Show an item that was left half typed."""
        self.line.setText(text)
        self.line.setVisible(bool(text))
        self.add_button.setVisible(not text)

    def put_away(self) -> None:
        """Close the line, and let go of what was in it."""
        self.line.clear()
        self.error.hide()
        self.line.hide()
        self.add_button.show()

    def _leave(self) -> None:
        self.put_away()
        self.add_button.setFocus()
