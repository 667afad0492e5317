"""The follow-ups of a call: commitments of both sides, the day at the end of the line in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.domain.commitments import Commitment, Owner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented


class FollowUps(QWidget):
    """`added` gives the owner and the line as typed; `removed` a commitment."""

    added = Signal(object, str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.owner = Segmented("Whose", [(Owner.REP.value, "Rep"), (Owner.MANAGER.value, "You")])
        self.line = QLineEdit()
        self.line.setPlaceholderText("Who does what, and by when: send the offer fri")
        self.line.setAccessibleName("New follow-up")
        self.line.returnPressed.connect(self._add)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        row = row_of(self.owner, self.line, Button("Add", on=self._add, small=True))
        row.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = row_of(Label("Follow-ups", "captionStrong", "text2"), Label("fri, 2w, 18 Dec", "caption", "text3"), 1)
        column.addLayout(head)
        column.addLayout(self.rows)
        column.addLayout(row)
        column.addWidget(self.error)

    def show_commitments(self, commitments: Sequence[Commitment], rep: str) -> None:
        """Show what was promised on this call."""
        if (*commitments, rep) == self._shown:
            return
        self._shown = (*commitments, rep)
        clear(self.rows)
        for one in commitments:
            who = Chip("You" if one.owner is Owner.MANAGER else rep, small=True)
            text = Label(one.text, "medium", wrap=True)
            due = Label(one.due_words or (words.weekday(one.due) if one.due else "no day"), "caption", "text2")
            remove = IconButton(f"Remove: {one.text}", "x", partial(self.removed.emit, one))
            remove.setFixedSize(26, 26)
            row = row_of(who, text, due, remove)
            row.setStretch(1, 1)
            self.rows.addLayout(row)

    def settle(self) -> None:
        """Keep now a line that has been typed."""
        if self.line.text().strip():
            self._add()

    def add_line(self) -> None:
        """Keep the typed line, or go to where one is written."""
        self.settle()
        self.line.setFocus()

    def answer(self, refusal: str) -> None:
        """Say what became of the line; its words stay when it was refused."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.line.clear()

    def _add(self) -> None:
        self.added.emit(Owner(self.owner.current), self.line.text())
