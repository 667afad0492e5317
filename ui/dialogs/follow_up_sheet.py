"""One follow-up of a training: what it asks, what it showed, or when it is to be instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import training
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.training import FollowUpKind, FollowUpState, Recall
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import column_of, row_of
from ui.widgets.forms import NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented
from ui.widgets.slot_fields import SlotFields, read_length

UNSAID = ""
RECALLED = ((UNSAID, "Not asked"), ("yes", "Yes"), ("part", "In part"), ("no", "No"))
APPLIED = ((UNSAID, "Not asked"), ("yes", "Tried"), ("part", "In part"), ("no", "Not yet"))
WAYS = (("day", "With the next one-on-one"), ("time", "At its own time"))
SUBS = {
    FollowUpKind.PRE_BRIEF: "What the rep wants from the training, before it",
    FollowUpKind.DEBRIEF: "What was new, and where it is used first",
    FollowUpKind.CHECK: "What stayed, and what was tried on the job",
}


class FollowUpSheet(Sheet):
    """Done, drop and move are one step each; question and task are kept as they are typed."""

    def __init__(self, bridge: Bridge, line: FollowUpLine, parent: QWidget | None = None) -> None:
        super().__init__(line.title, f"{SUBS[line.follow_up.kind]} · {line.when}", parent, width=680)
        self._bridge, self._line, self._one = bridge, line, line.follow_up
        one = self._one
        is_check = one.kind is FollowUpKind.CHECK
        self.question = TextField("Question", one.question, limit=500)
        self.task = TextField("Task on the job", one.task, limit=500)
        self.recalled = Segmented("Answered without help", RECALLED, _said(one.recalled))
        self.applied = Segmented("Tried on the job", APPLIED, _said(one.applied))
        self.note = NoteField("What came of it", one.note, rows=3, hint="one line is enough")
        self.minutes = TextField("Minutes", str(line.session.minutes) if line.session else "", limit=20)
        self.minutes.setFixedWidth(110)
        self.add(self.question)
        if is_check or one.task:
            self.add(self.task)
        self._answers = _answers(self.recalled, self.applied)
        self.add(self._answers)
        self._answers.setVisible(is_check)
        low = row_of(self.note, self.minutes, spacing=12)
        low.setStretch(0, 1)
        self.add(low)
        self.minutes.setVisible(self._timed)
        self._moving = self._move_part()
        self.add(self._moving)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.add(self.error)
        for field in (self.question, self.task):
            field.edited.connect(self._ask)
        self._finish()
        self.note.setFocus()

    def hold(self) -> None:
        """Say that it took place, with what it showed."""
        minutes = read_minutes(self.minutes) if self._timed else None
        if self._timed and minutes is None:
            return
        recalled, applied = (_recall(choice.current) for choice in (self.recalled, self.applied))
        self._do(lambda: training.hold_follow_up(
            self._bridge.desk, self._one, self._bridge.now(), recalled, applied, self.note.value, minutes
        ))  # fmt: skip

    def drop(self) -> None:
        """Say that it is not wanted; the line under what came of it says why."""
        self._do(lambda: training.drop_follow_up(self._bridge.desk, self._one, self._bridge.now(), self.note.value))

    def reopen(self) -> None:
        """Open it again."""
        self._do(lambda: training.reopen_follow_up(self._bridge.desk, self._one))

    def move_it(self) -> None:
        """Ask for another day or time; asked already, move it there."""
        if not self._moving.isVisibleTo(self):
            self._moving.show()
            self._way(self.way.current)
            self.slot.day.setFocus()
            return
        read = self.slot.read()
        if read is None:
            return
        to: datetime | date = read[0] if self.way.current == "time" else read[0].date()
        anyway = self.move_button.text().endswith("anyway")
        self._do(
            lambda: training.move_follow_up(self._bridge.desk, self._one, to, self._bridge.now(), anyway=anyway),
            self._why_not,
        )

    @property
    def _timed(self) -> bool:
        """Whether it has its own time in the calendar."""
        return self._one.booked(self._line.session)

    def _do(self, step: Callable[[], object], refused: Callable[[str], object] | None = None) -> None:
        self._say("")
        self.note.set_error("")
        try:
            step()
        except Invalid as wrong:
            if refused is not None:
                refused(str(wrong))
            else:
                (self.note.set_error if wrong.field == "note" else self._say)(str(wrong))
        except DeskError as wrong:
            self._say(str(wrong))
        else:
            self.accept()

    def _why_not(self, sentence: str) -> None:
        """Say beside the day what is in the way; what is no more than a clash may be booked anyway."""
        self.slot.day.set_error(sentence)
        read = self.slot.read()
        self.slot.day.set_error(sentence)
        ahead = read is not None and read[0].date() >= self._bridge.today()
        self.move_button.setText("Move anyway" if ahead and "in the past" not in sentence else "Move")

    def _ask(self) -> None:
        """Keep the question and the task as they are typed now."""
        fresh = replace(self._one, question=self.question.value, task=self.task.value)
        if fresh != self._one:
            self._one = self._bridge.run(lambda: self._bridge.desk.trainings.save_follow_up(fresh)) or self._one

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _move_part(self) -> QWidget:
        """Where it goes: a day makes it part of the next one-on-one, a time books it."""
        session, now = self._line.session, self._bridge.now()
        near = max(self._line.day, now.date() + timedelta(days=1))
        start = session.start if session is not None and self._timed else now.replace(hour=10, minute=0)
        start = datetime.combine(near, start.time().replace(second=0, microsecond=0))
        self.way = Segmented("How it is done", WAYS, "time" if self._timed else "day")
        self.slot = SlotFields(start, 15, self._bridge.today())
        self.slot.minutes.hide()
        self.way.picked.connect(self._way)
        self.slot.edited.connect(lambda: self.move_button.setText("Move"))
        part = QWidget()
        part.setLayout(column_of(self.way, self.slot, spacing=8))
        part.hide()
        return part

    def _way(self, name: str) -> None:
        self.slot.time.setVisible(name == "time")
        self.slot.clear_errors()
        self.move_button.setText("Move")

    def _finish(self) -> None:
        settled = self._one.settled(self._line.session)
        dropped = self._one.state is FollowUpState.DROPPED
        again = Button("Open again", icon="undo-2", on=self.reopen)
        self.drop_button = Button("Drop", "quiet", "x", self.drop)
        self.move_button = Button("Move", "normal", "calendar-days", self.move_it)
        self.done_button = Button("Keep" if settled else "Done", "primary", "check", self.hold, tip="Ctrl+Enter")
        for button in (self.drop_button, self.move_button, again):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", on=self.reject))
        self.foot.addWidget(self.done_button)
        again.setVisible(settled)
        self.done_button.setVisible(not dropped)
        for button in (self.drop_button, self.move_button):
            button.setVisible(not settled)
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | keys), self, self.done_button.click)


def _said(answer: Recall | None) -> str:
    return answer.value if answer else UNSAID


def _recall(name: str) -> Recall | None:
    return Recall(name) if name else None


def _answers(recalled: Segmented, applied: Segmented) -> QWidget:
    """What the question and the task brought, side by side, each under its words."""
    pairs = (("Answered without help", recalled), ("Tried on the job", applied))
    columns = [column_of(Label(said, "captionStrong", "text2"), choice, spacing=4) for said, choice in pairs]
    both = QWidget()
    both.setLayout(row_of(*columns, 1, spacing=24))
    return both


def read_minutes(field: TextField) -> int | None:
    """The minutes that are typed; None, said under the field, when they are none."""
    field.set_error("")
    try:
        return read_length(field.value)
    except Invalid as wrong:
        field.set_error(str(wrong))
        return None
