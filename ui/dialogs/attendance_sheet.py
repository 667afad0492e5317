"""Who was at a training: one line a rep, what came of it, and one step that keeps it all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import training
from coachdesk.analysis import words
from coachdesk.analysis.training import Attendee, Event
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.training import Attendance, Presence
from ui.bridge import Bridge
from ui.dialogs.follow_ups_sheet import FollowUpsSheet
from ui.dialogs.sheet import Sheet
from ui.widgets.attendance_rows import ASKED, KEYS_SAID, AttendanceRows
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.slot_fields import read_length

NOBODY = (0, "Choose a rep")


class AttendanceSheet(Sheet):
    """What is wrong stands beside its field, and nothing is kept until all can be."""

    def __init__(self, bridge: Bridge, event: Event, parent: QWidget | None = None) -> None:
        start = event.session.start
        when = f"{words.weekday_near(start.date(), bridge.today())}, {start:%H:%M}"
        asked = ASKED[event.training.scale]
        super().__init__("Who was there?", f"{event.title} · {when} · before and after: {asked}", parent, width=1000)
        self._bridge, self._event = bridge, event
        self.all = Button("All attended", icon="users", on=self.all_attended, tip="Ctrl+A")
        self.head.addWidget(self.all)
        self.rows = AttendanceRows(event.attendees, event.training.scale)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.more = ChoiceField("Somebody who came uninvited", self._others())
        self.minutes = TextField("Minutes", str(event.session.minutes), limit=20)
        self.minutes.setFixedWidth(110)
        self.more.setMinimumWidth(240)
        self.notes = NoteField(
            "What came of it", event.session.summary, rows=2, right="optional", hint="one line for the record"
        )
        self.add(self.rows, 1)
        self.add(Label(KEYS_SAID, "caption", "text3"))
        self.add(self.error)
        low = row_of(self.more, self.minutes, self.notes, spacing=12)
        low.setStretch(2, 1)
        self.add(low)
        self.more.edited.connect(self._join)
        self.rows.edited.connect(lambda: self._say(""))
        self._finish()
        if self.rows.rows:
            self.rows.rows[0].stops[0].setFocus()

    def all_attended(self) -> None:
        """Everybody was there; whoever was not is one key away."""
        self.rows.choose_all(Presence.ATTENDED)

    def keep(self) -> None:
        """Write it all down in one step and close."""
        found, minutes = self.rows.read(), self._minutes()
        if found is None or minutes is None:
            return
        session = replace(self._event.session, minutes=minutes, summary=self.notes.value)
        rows = [Attendance(None, 0, a.rep_id, a.presence, a.before, a.after, a.feedback) for a in found]
        try:
            training.record(self._bridge.desk, self._event.training, rows, session, self._bridge.now())
        except Invalid as wrong:
            if wrong.field == "minutes":
                self.minutes.set_error(str(wrong))
            else:
                self._say(str(wrong))
        except DeskError as wrong:
            self._say(str(wrong))
        else:
            self.accept()
            self._follow_up()

    def _follow_up(self) -> None:
        """Propose what follows when nothing does yet, in the same flow."""
        today = self._bridge.today()
        event = training.event(self._bridge.desk, self._event.session.id or 0, today)
        if not event.follow_ups:
            asking = FollowUpsSheet(self._bridge, event, self.parentWidget())
            if asking.board.rows:
                asking.open()
            else:
                asking.deleteLater()

    def _minutes(self) -> int | None:
        self.minutes.set_error("")
        try:
            return read_length(self.minutes.value)
        except Invalid as wrong:
            self.minutes.set_error(str(wrong))
            return None

    def _others(self) -> list[tuple[int, str]]:
        there = {row.rep_id for row in self.rows.rows}
        reps = [rep for rep in self._bridge.desk.people.all() if rep.present and rep.id not in there]
        return [NOBODY, *((rep.id or 0, rep.name) for rep in reps)]

    def _join(self) -> None:
        """One more line, for somebody who was there without an invitation."""
        if not self.more.value:
            return
        rep = self._bridge.desk.people.one(self.more.value)
        row = self.rows.add(Attendee(rep.id or 0, rep.name, rep.initials, Presence.ATTENDED))
        self.more.set_choices(self._others(), 0)
        self._say("")
        row.stops[0].setFocus()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", "check", self.keep, tip="Ctrl+Enter"))
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | keys), self, self.keep)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_A), self.all, self.all_attended)
