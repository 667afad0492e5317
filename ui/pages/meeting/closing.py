"""The close: was it useful, energy, the next date, how long it counts, finish."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.sessions import LONGEST, SessionKind, SessionStatus
from ui.pages.meeting.state import Meeting
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.score import Score
from ui.widgets.when_field import WhenEdit


def read_minutes(text: str) -> int:
    """Whole minutes; `Invalid` for what is none."""
    bare = text.strip().removesuffix("min").strip()
    if not bare.isdigit() or not 1 <= int(bare) <= LONGEST:
        raise Invalid("minutes", f"“{text.strip()}” is no length: write 1 to {LONGEST} minutes.")
    return int(bare)


def say_under(field: QLineEdit, label: Label, sentence: str) -> None:
    """Say under a field what is wrong in it, and outline the field; "" takes both away."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
    field.setProperty("wrong", bool(sentence))
    field.setAccessibleDescription(sentence)
    field.style().unpolish(field)
    field.style().polish(field)


class CloseCard(Card):
    """Says what was scored and the minutes; `finish_asked` to count it as held.

    `chosen` is another next time; `books` is False when Next was emptied: then nothing is booked.
    """

    scored = Signal(str, object)
    lasted = Signal(int)
    finish_asked = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__("Close", "check", right=Chip("F8", small=True))
        self.asks = Label("", "caption", "text2")
        self.useful, self.energy = Score("Was this useful?"), Score("Energy")
        self.next, self.minutes = WhenEdit("Next", now), QLineEdit()
        self.next_label = Label("Next", "caption", "text2")
        self.error = Label("", "caption", "risk", wrap=True)
        self.next_error, self.minutes_error = (Label("", "caption", "risk", wrap=True) for _ in range(2))
        self.counts = Label("", "caption", "text2", wrap=True)
        self.finish = Button("Finish and keep", "primary", "check", self.finish_asked.emit, tip="Ctrl+Shift+Enter")
        self.chosen: datetime | None = None
        self.books = True
        self._typed = ""
        self._lay_out()
        self.next.chosen.connect(self._choose)
        self.next.refused.connect(lambda sentence: say_under(self.next, self.next_error, sentence))
        self.useful.picked.connect(lambda value: self.scored.emit("usefulness", value))
        self.energy.picked.connect(lambda value: self.scored.emit("energy", value))
        self.minutes.editingFinished.connect(self._lasted)

    def load(self, seen: Meeting) -> None:
        """Begin with another meeting: what was typed and refused for the one before is gone."""
        self._typed, self.chosen, self.books = "", None, True
        self.minutes.setText("")
        self.next.forget()
        self.say("")
        say_under(self.next, self.next_error, "")
        say_under(self.minutes, self.minutes_error, "")
        self.show_meeting(seen)

    def show_meeting(self, seen: Meeting) -> None:
        """Show what is kept; a time that is being typed stays."""
        session = seen.session
        who = "" if seen.group else f", {seen.who}"
        self.asks.setText(f"Was this useful{who}?")
        self.useful.setAccessibleName(self.asks.text())
        self.useful.show_score(session.usefulness)
        self.energy.show_score(session.energy)
        alone = session.kind is SessionKind.ONE_ON_ONE and not seen.group
        self.next_row.setVisible(alone)
        self.next_label.setText("Next, booked" if seen.following else "Next")
        clock = (seen.next_start or session.start).time()
        self.next.setPlaceholderText("stays as it is" if seen.following else "nothing is booked")
        wanted = self.chosen or seen.next_start if self.books else None
        self.next.show_when(wanted, datetime.combine(seen.today, clock))
        if self.minutes.text() == self._typed:
            self._typed = str(session.minutes)
            self.minutes.setText(self._typed)
        held = session.status is SessionStatus.HELD
        kind = "group coaching" if session.kind is SessionKind.GROUP else f"{session.kind.value} coaching"
        counted = "counts" if session.minutes == 1 else "count"
        self.counts.setText(f"{session.minutes} min {counted} as {kind}. Saved as you type.")
        self.finish.setVisible(not held)
        self.finish.setEnabled(session.going_on)

    def say(self, sentence: str) -> None:
        """Say what is wrong above the button; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def settle(self) -> bool:
        """Read what is typed now; False when something in it can't be read."""
        found = (self.next.settle(), self._lasted())
        return all(found)

    def _choose(self, when: datetime | None) -> None:
        self.chosen, self.books = when, when is not None

    def _lasted(self) -> bool:
        if self.minutes.text() == self._typed:
            say_under(self.minutes, self.minutes_error, "")
            return True
        try:
            minutes = read_minutes(self.minutes.text())
        except DeskError as error:
            say_under(self.minutes, self.minutes_error, str(error))
            return False
        say_under(self.minutes, self.minutes_error, "")
        self._typed = self.minutes.text()
        self.lasted.emit(minutes)
        return True

    def _lay_out(self) -> None:
        self.finish.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.minutes.setAccessibleName("Minutes that count")
        self.minutes.setFixedWidth(64)
        self.next.setMinimumWidth(132)
        for sentence in (self.error, self.next_error, self.minutes_error):
            sentence.hide()
        self.next_row = QWidget()
        self.next_row.setLayout(column_of(row_of(self.next_label, 1, self.next), self.next_error, spacing=2))
        self.body.setSpacing(4)
        self.add(self.asks)
        self.add(self.useful)
        self.add(Label("Energy", "caption", "text2"))
        self.add(self.energy)
        self.body.addSpacing(4)
        self.add(self.next_row)
        self.add(row_of(Label("Minutes that count", "caption", "text2"), 1, self.minutes))
        self.add(self.minutes_error)
        self.add(self.error)
        self.body.addSpacing(4)
        self.add(self.finish)
        self.add(self.counts)
