"""The head of one training event: when and where, why it is not finished yet, and what can be done about it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk import booking, training
from coachdesk.analysis.training import Event, EventState
from coachdesk.analysis.words import listed, weekday_near
from coachdesk.domain.sessions import SessionStatus
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.state import TONES, state_words, why_unfinished
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label


class EventHead(Card):
    """`show_event` exchanges the event; its buttons open the sheets that change it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("", hero=True)
        self._bridge = bridge
        self._event: Event | None = None
        self.title, self.state = Label("", "title", elide=True), Chip()
        self.when, self.facts = Label("", "body", "text2", wrap=True), Label("", "body", "text2", wrap=True)
        self.words, self.why = Label("", "medium", wrap=True), Label("", "medium", "watch", wrap=True)
        self.warning = Label("", "caption", "watch", wrap=True)
        self.record_button = Button("Record who was there", "primary", "check", self.record, small=True)
        self.correct_button = Button("Change who was there", icon="users", on=self.record, small=True)
        self.edit_button = Button("Edit", icon="pencil", on=self.edit, small=True)
        self.again_button = Button("Hold again", icon="repeat", on=self.again, small=True)
        self.off_button = Button("Call off", "quiet", "x", self.call_off, small=True)
        self.all_off_button = Button("", "quiet", "x", self.call_off_all, small=True)
        self.materials = Label("", "caption", "text2", elide=True)
        self.copy_button = IconButton("Copy the materials", "copy", self.copy_materials)
        self._lay_out()

    def show_event(self, event: Event) -> None:
        """Show an event."""
        self._event = event
        session, course = event.session, event.course
        self.title.setText(event.title)
        said = state_words(event)
        self.state.show_words(said[:1].upper() + said[1:], TONES[event.state])
        day = weekday_near(session.start.date(), self._bridge.today())
        parts = [f"{day}, {session.start:%H:%M} to {session.end:%H:%M}", f"{session.minutes} min", session.place]
        self.when.setText(" · ".join(part for part in parts if part))
        trainer = event.training.trainer or "you"
        facts = [course.kind.title if course else "", f"given by {trainer}", "" if session.yours else "without you"]
        facts += [f"for {listed(list(event.skills))}"] if event.skills else []
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.materials.setText(course.materials if course else "")
        self.links.setVisible(bool(self.materials.text()))
        warning = event.warning if event.state is EventState.PLANNED else ""
        for label, sentence in (
            (self.words, event.words), (self.why, why_unfinished(event)), (self.warning, warning),
        ):  # fmt: skip
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._show_buttons(event)

    def record(self) -> None:
        """Open the sheet of who was there."""
        if self._event is not None:
            sheet("attendance")(self._bridge, self._event, self).open()

    def edit(self) -> None:
        """Open the sheet of the event, as long as it is planned."""
        if self._event is not None and self._event.session.status is SessionStatus.PLANNED:
            sheet("event")(self._bridge, self._event, self).open()

    def again(self) -> None:
        """Open the sheet of a new event like this one, for the same people."""
        if (event := self._event) is not None:
            rep_ids = [one.rep_id for one in event.attendees]
            title = "" if event.course else event.title
            course_id = event.training.course_id
            sheet("event")(self._bridge, None, self, course_id=course_id, rep_ids=rep_ids, title=title).open()

    def call_off(self) -> None:
        """Call the event off with what is open of its follow-up; undo brings it back."""
        if (event := self._event) is not None:
            self._bridge.run(lambda: training.cancel_event(self._bridge.desk, event, self._bridge.now()))

    def call_off_all(self) -> None:
        """Call the event off with all that come after it in its series."""
        if (event := self._event) is not None:
            desk, now = self._bridge.desk, self._bridge.now()
            self._bridge.run(lambda: training.cancel_event(desk, event, now, following=True))

    def copy_materials(self) -> None:
        """Put the link or note of the course on the clipboard: the window itself opens nothing."""
        QGuiApplication.clipboard().setText(self.materials.text())
        self._bridge.say("Materials copied.")

    def _show_buttons(self, event: Event) -> None:
        off = event.state is EventState.CANCELLED
        planned = event.session.status is SessionStatus.PLANNED
        begun = event.session.start <= self._bridge.now()
        waits = event.state is EventState.TO_RECORD
        self.record_button.setVisible(waits)
        self.correct_button.setVisible(begun and not off and not waits)
        self.edit_button.setVisible(planned)
        self.off_button.setVisible(planned)
        after = booking.after_in_series(self._bridge.desk, event.session) if event.session.series_id else ()
        self.all_off_button.setText(f"Call off with {len(after)} after it")
        self.all_off_button.setVisible(planned and bool(after))

    def _lay_out(self) -> None:
        top = row_of(self.title, self.state, spacing=10)
        top.setStretch(0, 1)
        self.add(column_of(top, self.when, self.facts, spacing=3))
        self.links = QWidget()
        self.links.setLayout(row_of(Label("Materials", "captionStrong", "text2"), self.materials, self.copy_button))
        self.materials.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.add(self.links)
        for label in (self.words, self.why, self.warning):
            self.add(label)
        self.add(
            row_of(
                self.record_button,
                self.correct_button,
                self.edit_button,
                self.again_button,
                1,
                self.off_button,
                self.all_off_button,
                spacing=8,
            )
        )
