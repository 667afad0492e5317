"""The lines of proposed follow-ups: ticked to be kept, moved by typing, with their own time or as a short check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.domain.errors import DeskError
from coachdesk.domain.training import FollowUpKind
from ui import theme
from ui.dialogs.follow_up_times import title_of
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import row_of
from ui.widgets.date_field import read_spoken_day
from ui.widgets.forms import TextField
from ui.widgets.labels import Label
from ui.widgets.when_field import read_when, when_words

WAYS = ((True, "own time"), (False, "short check"))
INDENT = 30
Free = Callable[[ProposedFollowUp], datetime]
"""Gives a free time on the day a short check is due, for one that is to get its own time."""


class Asks(QWidget):
    """The question and the task of one check; `edited` gives both."""

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.question, self.task = TextField("Question", limit=500), TextField("Task", limit=500)
        self.setLayout(row_of(self.question, self.task, spacing=12))
        for field in (self.question, self.task):
            field.edited.connect(lambda: self.edited.emit(self.question.value, self.task.value))

    def show_words(self, question: str, task: str) -> None:
        """Show both from their beginning."""
        for field, text in ((self.question, question), (self.task, task)):
            field.set_value(text)
            field.line.setCursorPosition(0)


class ProposedRow(QWidget):
    """One proposed follow-up; `one` is how it stands now, None while its day can't be read."""

    edited = Signal()

    def __init__(self, proposed: ProposedFollowUp, free: Free) -> None:
        super().__init__()
        self.one, self._free, self.own_words = proposed, free, False
        self._begun = (proposed.start, proposed.due)
        name = f"{title_of(proposed)}, {proposed.rep}"
        self.tick = QCheckBox(title_of(proposed))
        self.tick.setAccessibleName(f"Keep {name}")
        self.tick.setFont(theme.font("medium"))
        self.tick.setChecked(proposed.keep)
        self.tick.setFixedWidth(104)
        self.when = QLineEdit()
        self.when.setAccessibleName(f"When: {name}")
        self.when.setFixedWidth(168)
        self.way = QComboBox()
        self.way.setAccessibleName(f"How: {name}")
        self.way.addItems([said for _, said in WAYS])
        self.way.setFixedWidth(140)
        self.open = IconButton(f"Question and task: {name}", "pencil", self.turn_words)
        if proposed.kind is not FollowUpKind.CHECK:
            self.open.hide()
        self.said = Label("", "caption", "text3", wrap=True)
        self.asks: Asks | None = None
        self._lay_out()
        self.tick.clicked.connect(self._keep)
        self.when.editingFinished.connect(self._move)
        self.way.activated.connect(self._turn)
        self.show_one()

    @property
    def moved(self) -> bool:
        """Whether it stands at another time than was proposed."""
        return (self.one.start, self.one.due) != self._begun

    @property
    def readable(self) -> bool:
        """Whether its day can be read, as far as it is kept."""
        return not self.one.keep or self._read() is not None

    def show_one(self) -> None:
        """Show how it stands now."""
        one = self.one
        self.tick.setChecked(one.keep)
        self.when.setText(when_words(one.start) if one.start else words.weekday(one.due))
        self.way.setCurrentIndex(0 if one.start else 1)
        for widget in (self.when, self.way, self.open):
            widget.setEnabled(one.keep)
        if self.asks is not None:
            self.asks.show_words(one.question, one.task)

    def keep(self, *, on: bool) -> None:
        """Keep it or leave it out."""
        self.one = replace(self.one, keep=on)
        self.show_one()

    def ask(self, question: str, task: str) -> None:
        """What its check asks, unless it was given words of its own."""
        if not self.own_words:
            self.one = replace(self.one, question=question, task=task)
            self.show_one()

    def say(self, sentence: str, ink: str = "text3") -> None:
        """Say under the line what speaks against it, or why it stands on another day."""
        self.said.set_ink(ink)
        self.said.setText(sentence if self.one.keep else "")

    def turn_words(self) -> None:
        """Open or close the question and the task of this one alone."""
        if self.asks is None:
            self.asks = Asks()
            self.asks.show_words(self.one.question, self.one.task)
            self.asks.edited.connect(self._word)
            self.asks.hide()
            self._column.addWidget(self.asks)
        self.asks.setVisible(not self.asks.isVisibleTo(self))
        if self.asks.isVisibleTo(self):
            self.asks.question.setFocus()

    def _read(self) -> datetime | None:
        """The time that is typed, at midnight for a short check; None, said under the line, when it is none."""
        near = self.one.start or datetime.combine(self.one.due, datetime.min.time())
        try:
            if self.one.start is None:
                return datetime.combine(read_spoken_day(self.when.text(), self.one.due), datetime.min.time())
            return read_when(self.when.text(), near) or near
        except DeskError as error:
            self.say(str(error), "risk")
            return None

    def _move(self) -> None:
        when = self._read()
        if when is None:
            self.edited.emit()
        elif when.date() != self.one.due and self.one.start is None:
            self._set(replace(self.one, due=when.date(), why=""))
        elif self.one.start not in {None, when}:
            self._set(replace(self.one, start=when, due=when.date(), why=""))
        else:
            self._set(self.one)

    def _turn(self, at: int) -> None:
        own = WAYS[at][0]
        if own == (self.one.start is not None):
            return
        due = self.one.start.date() if self.one.start else self.one.due
        start = self._free(self.one) if own else None
        self._set(replace(self.one, start=start, due=start.date() if start else due))

    def _keep(self, on: bool) -> None:
        self._set(replace(self.one, keep=on))

    def _word(self, question: str, task: str) -> None:
        self.own_words = True
        self._set(replace(self.one, question=question, task=task))

    def _set(self, one: ProposedFollowUp) -> None:
        self.one = one
        self.show_one()
        self.edited.emit()

    def _lay_out(self) -> None:
        line = row_of(self.tick, self.when, self.way, self.open, self.said, spacing=8)
        line.setStretch(4, 1)
        line.setAlignment(self.said, Qt.AlignmentFlag.AlignVCenter)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)


class RepGroup(QWidget):
    """The lines of one attendee under the name; the button keeps all of them or none."""

    edited = Signal()

    def __init__(self, name: str, proposed: Sequence[ProposedFollowUp], free: Free) -> None:
        super().__init__()
        self.rows = [ProposedRow(one, free) for one in proposed]
        self._name = name
        self.all = Button("", "link", on=self.turn_all, small=True)
        self.count = Label("", "caption", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(row_of(Avatar(name, 24), Label(name, "strong"), self.count, 1, self.all, spacing=8))
        for row in self.rows:
            column.addWidget(row)
            row.edited.connect(self.show_count)
            row.edited.connect(self.edited)
        self.show_count()

    def turn_all(self) -> None:
        """Keep all, or none when all are kept."""
        on = not all(row.one.keep for row in self.rows)
        for row in self.rows:
            row.keep(on=on)
        self.show_count()
        self.edited.emit()

    def show_count(self) -> None:
        """Say how many are kept."""
        kept = sum(row.one.keep for row in self.rows)
        self.count.setText(f"{kept} of {len(self.rows)}")
        self.all.setText("Keep all" if kept < len(self.rows) else "Keep none")
        self.all.setAccessibleName(f"{self.all.text()}: {self._name}")
