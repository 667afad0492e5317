"""The card of a rep's open commitments: add one, tick one off."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis import words
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.errors import DeskError
from ui.bridge import Bridge
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.check_circle import CheckCircle
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.day_field import DayEdit
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented


class PromiseLine(QLineEdit):
    """The words of a new commitment; Enter or Ctrl+Enter adds it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.returnPressed.emit()
            return
        super().keyPressEvent(event)


class CommitmentsCard(Card):
    """The earliest due first. A tick closes it as done; Undo brings it back."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Commitments", "flag", count=0)
        self._bridge = bridge
        self._seen: Seen | None = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        self.line = PromiseLine()
        self.line.setPlaceholderText("Who does what, on which call?")
        self.line.setAccessibleName("New commitment")
        self.line.returnPressed.connect(self.add_promise)
        self.owner = Segmented("Whose", [(Owner.REP.value, "Rep"), (Owner.MANAGER.value, "You")])
        self.due = DayEdit(bridge.today())
        self.due.setAccessibleName("Due")
        self.due.setPlaceholderText("by 18 Dec")
        self.due.setFixedWidth(92)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self._day: date | None = None
        self.due.chosen.connect(self._due_chosen)
        self.due.refused.connect(self._say)
        self.theirs, self.mine = Label("", "caption", "text2", wrap=True), Label("", "caption", "text2", wrap=True)
        self.add(self.rows)
        self.body.addStretch(1)
        self.add(self.theirs)
        self.add(self.mine)
        self.add(self.line)
        self.add(row_of(self.owner, self.due, 1, Button("Add", on=self.add_promise, small=True)))
        self.add(self.error)

    def show_rep(self, seen: Seen) -> None:
        """Show what is open."""
        self._seen = seen
        clear(self.rows)
        self.set_count(len(seen.facts.commitments) or None)
        for one in seen.facts.commitments:
            self.rows.addWidget(self._row(one, seen))
        self._show_kept(seen)
        if not seen.facts.commitments:
            self.rows.addWidget(
                EmptyState("flag", f"Nothing open: what did you and {seen.records.rep.first_name} agree?")
            )

    def _show_kept(self, seen: Seen) -> None:
        """The latest run of both sides, in the words of the list and of the Coaching tab."""
        theirs, mine = daily.streaks(self._bridge.desk, seen.records.rep, seen.today)
        for label, who, streak in ((self.theirs, seen.records.rep.first_name, theirs), (self.mine, "You", mine)):
            label.setText(f"{who}: {streak.words}")
            label.setVisible(any(c.owner is streak.owner for c in seen.records.commitments))

    def add_promise(self) -> None:
        """Keep the typed commitment; what is wrong is said below, and the words stay."""
        self.due.settle()
        if self._seen is None or self.error.isVisible():
            return
        owner, day = Owner(self.owner.current), self._bridge.today()
        try:
            made = Commitment(None, self._seen.rep_id, owner, self.line.text(), day, self._day)
        except DeskError as error:
            self._say(str(error))
            return
        if self._bridge.run(lambda: self._bridge.desk.commitments.add(made)) is not None:
            self.line.clear()
            self._day = None
            self.due.show_day(None, day)

    def close_promise(self, commitment: Commitment) -> None:
        """Done today."""
        day = self._bridge.today()
        self._bridge.run(lambda: self._bridge.desk.commitments.close(commitment, CommitmentState.DONE, day))

    def _due_chosen(self, day: date | None) -> None:
        self._day = day

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _row(self, one: Commitment, seen: Seen) -> QWidget:
        circle = CheckCircle(f"Done: {one.text}")
        circle.toggled.connect(lambda on, one=one: self.close_promise(one) if on else None)
        text = Label(one.text, "medium", wrap=True)
        whose = seen.records.rep.first_name if one.owner is Owner.REP else "You"
        owner = Label(whose, "caption", "text2")
        late = one.due is not None and one.due < seen.today
        style, ink = ("captionStrong", "risk") if late else ("caption", "text2")
        due = Label(words.due(one.due, seen.today), style, ink, right=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column_of(text, owner, spacing=0), 1)
        row.addWidget(due)
        holder = QWidget()
        holder.setLayout(row)
        return holder
