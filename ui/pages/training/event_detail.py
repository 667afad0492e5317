"""One training event: when, who came, what follows, and how far each follow-up is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk import training
from coachdesk.analysis.training import Event, EventState
from coachdesk.analysis.training_facts import changed_words
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.event_head import EventHead
from ui.pages.training.event_parts import AttendeeRow, FollowUpRow
from ui.pages.training.state import done_of
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.link_row import RowsCard

NOTHING = "Nothing follows yet: pre-brief, debrief and checks can be proposed."


class EventDetail(QWidget):
    """`show_event` exchanges the event; a rep or a follow-up leads to its page or sheet."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.event_shown: Event | None = None
        self.head = EventHead(bridge)
        self.propose_button = Button("Propose follow-up", icon="plus", on=self.propose, small=True)
        self.none_button = Button("No follow-up wanted", "quiet", "x", self.want_none, small=True)
        self.people = RowsCard("Who", "users")
        buttons = QWidget()
        buttons.setLayout(row_of(self.none_button, self.propose_button, spacing=8))
        self.follow_ups = RowsCard("Follow-up", "repeat", buttons)
        self._lay_out()

    def show_event(self, event: Event | None) -> None:
        """Show an event, or nothing; the one that is shown as it is stays."""
        if event is not None and event == self.event_shown:
            return
        self.event_shown = event
        self.area.setVisible(event is not None)
        if event is not None:
            self.head.show_event(event)
            self._show_people(event)
            self._show_follow_ups(event)
            self.propose_button.setVisible(event.state is not EventState.CANCELLED)
            self.none_button.setVisible(event.state is EventState.FOLLOWING and not event.follow_ups)

    def propose(self) -> None:
        """Open the sheet of what is proposed to follow."""
        if self.event_shown is not None:
            sheet("followups")(self._bridge, self.event_shown, self).open()

    def want_none(self) -> None:
        """Say that nothing is to follow: the event is finished then, and undo takes it back."""
        if (event := self.event_shown) is not None:
            self._bridge.run(lambda: training.want_no_follow_up(self._bridge.desk, event, self._bridge.now()))

    def _show_people(self, event: Event) -> None:
        self.people.clear_rows("" if event.attendees else "Nobody is invited yet.")
        self.people.set_count(len(event.attendees))
        self.people.set_sub(changed_words(event))
        for one in event.attendees:
            row = AttendeeRow(one, event.training.scale)
            row.chosen.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
            self.people.rows.addWidget(row)

    def _show_follow_ups(self, event: Event) -> None:
        done, count = done_of(event)
        none = "Called off, so nothing follows." if event.state is EventState.CANCELLED else NOTHING
        self.follow_ups.clear_rows("" if count else none)
        self.follow_ups.set_sub(f"{done} of {count} done or dropped" if count else "")
        for line in sorted(event.follow_ups, key=lambda line: (not line.open, line.day, line.rep)):
            row = FollowUpRow(line)
            row.chosen.connect(self._open_line)
            self.follow_ups.rows.addWidget(row)

    def _open_line(self, line: object) -> None:
        sheet("followup")(self._bridge, line, self).open()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        for card in (self.head, self.people, self.follow_ups):
            body.addWidget(card)
        body.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
