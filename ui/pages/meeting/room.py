"""The three columns of the meeting and the bar above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.sessions import SessionStatus
from ui.pages.meeting.agenda import AgendaCard
from ui.pages.meeting.carried import CarriedCard
from ui.pages.meeting.clock import MeetingClock
from ui.pages.meeting.closing import CloseCard
from ui.pages.meeting.focus import FocusCard
from ui.pages.meeting.giving import Column
from ui.pages.meeting.notes import Notes
from ui.pages.meeting.promises import PromisesCard
from ui.pages.meeting.state import Meeting
from ui.widgets.buttons import Button
from ui.widgets.card import Banner, Card
from ui.widgets.empty import EmptyState
from ui.widgets.from_training import FromTrainingCard
from ui.widgets.when_field import when_words

NARROW, ROOMY = 1120, 1360
ENDED = {
    SessionStatus.MISSED: "This session was missed. What was written for it is kept.",
    SessionStatus.MOVED: "This session was moved: the one at the new time is the one to hold.",
    SessionStatus.CANCELLED: "This session was cancelled. What was written for it is kept.",
}


class Room(QWidget):
    """Agenda left; focus, notes and commitments in the middle; what was carried over and the close right."""

    def __init__(self, clock: MeetingClock, now: datetime) -> None:
        super().__init__()
        self.agenda, self.focus, self.notes = AgendaCard(clock), FocusCard(), Notes()
        self.promises, self.carried, self.close_card = PromisesCard(), CarriedCard(), CloseCard(now)
        self.training = FromTrainingCard()
        self.hold, self.typed = Button("Hold it now", small=True), Button("Type it back", small=True)
        self.copy, self.print = (
            Button("Copy summary", icon="copy", small=True),
            Button("Print summary", icon="printer", small=True),
        )
        self.bar = Banner("", "accent", "circle-check", self.copy, self.print)
        self.waits = Banner("", "accent", "clock", self.hold, self.typed)
        self.to_sessions = Button("Choose a one-on-one", "primary")
        self.empty = EmptyState("message-square", "No meeting is going on.", self.to_sessions)
        self.columns = QWidget()
        self._below = False
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def show_empty(self, empty: bool) -> None:
        """Show what stands here while no meeting is chosen."""
        self.empty.setVisible(empty)
        self.columns.setVisible(not empty)
        if empty:
            self.bar.hide()
            self.waits.hide()

    def load(self, seen: Meeting) -> None:
        """Begin with another meeting."""
        whose = f"{seen.who}’s" if not seen.group else "The reps’"
        self.notes.load(seen.session, whose[0].upper() + whose[1:])
        self.close_card.load(seen)
        self.agenda.put_away()

    def show_meeting(self, seen: Meeting, anchors: Callable[[int], Mapping[str, date]]) -> None:
        """Show everything as it is kept."""
        self.agenda.show_meeting(seen)
        self.focus.show_meeting(seen)
        self.notes.show_session(seen.session)
        self.promises.show_meeting(seen, anchors)
        self.carried.show_meeting(seen)
        self.training.show_lines(seen.facts.training)
        self.close_card.show_meeting(seen)
        self._show_bar(seen)

    def fit(self, width: int) -> None:
        """Make room: the columns at the sides shrink, and below a width the right one goes under the left."""
        slim = width < ROOMY
        self.left.setFixedWidth(280 if slim else 310)
        below = width < NARROW
        if below == self._below:
            return
        self._below = below
        for card in (self.carried, self.training, self.close_card):
            (self._left_column if below else self._right_column).insertWidget(self._place(card, below), card)
        self.right.setVisible(not below)

    def _moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        QTimer.singleShot(0, self, self._reveal)  # a sentence that appears beside a field has its place only then

    def _reveal(self) -> None:
        """Scroll to what has the keyboard."""
        now = QApplication.focusWidget()
        for area in (self.carried.lines, self.promises.lines, self.left, self.middle, self.right):
            holder = area.widget()
            if now is not None and holder is not None and holder.isAncestorOf(now):
                area.ensureWidgetVisible(now, 0, 16)

    def _place(self, card: Card, below: bool) -> int:
        return (1 if below else 0) + (self.carried, self.training, self.close_card).index(card)

    def _show_bar(self, seen: Meeting) -> None:
        """Say that it is kept, or that the clock waits, or why it was not held."""
        session = seen.session
        planned = session.status is SessionStatus.PLANNED
        past = session.start.date() < seen.today
        self.bar.show_words(f"Held and kept: {session.minutes} min. The summary has what is shared, and only that.")
        self.bar.setVisible(session.status is SessionStatus.HELD)
        when = f"This {'was' if past else 'is'} planned for {when_words(session.start)}. The clock waits."
        self.waits.show_words(when if planned else ENDED.get(session.status, ""))
        self.waits.setVisible((planned and not session.going_on) or session.status in ENDED)
        self.hold.setVisible(planned)
        self.typed.setVisible(planned and past)

    def _lay_out(self) -> None:
        self.left, self._left_column = _column()
        self.middle, middle_column = _column()
        self.right, self._right_column = _column()
        self._left_column.addWidget(self.agenda, 1)
        middle_column.addWidget(self.focus)
        middle_column.addWidget(self.notes, 1)
        middle_column.addWidget(self.promises)
        self._right_column.addWidget(self.carried)
        self._right_column.addWidget(self.training)
        self._right_column.addWidget(self.close_card)
        self._right_column.addStretch(1)
        self.left.setFixedWidth(310)
        self.right.setFixedWidth(270)
        self.middle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self.columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for column, share in ((self.left, 0), (self.middle, 1), (self.right, 0)):
            row.addWidget(column, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for widget, share in ((self.bar, 0), (self.waits, 0), (self.empty, 1), (self.columns, 1)):
            whole.addWidget(widget, share)


def _column() -> tuple[QScrollArea, QVBoxLayout]:
    """A column that scrolls by itself, so that what is beside it stays in view."""
    area, holder = QScrollArea(), Column()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area, holder.cards
