"""What came into the meeting open: done, part or dropped, by one key each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coachdesk.domain.commitments import Commitment, CommitmentState
from ui import theme
from ui.pages.meeting.giving import GivingRows
from ui.pages.meeting.state import Meeting, owner_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import Chip, focus_ring
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label

LEAST = 118
KEYS = {
    Qt.Key.Key_D: CommitmentState.DONE, Qt.Key.Key_P: CommitmentState.PART, Qt.Key.Key_X: CommitmentState.DROPPED,
    Qt.Key.Key_O: CommitmentState.OPEN, Qt.Key.Key_Space: CommitmentState.DONE,
}  # fmt: skip
INKS = {CommitmentState.DONE: "good", CommitmentState.PART: "watch", CommitmentState.DROPPED: "text2"}
ASKED = {CommitmentState.PART: "What is left of it?", CommitmentState.DROPPED: "Why is it dropped?"}


class WhyLine(QLineEdit):
    """The words why; Esc leaves it as it was."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CarriedRow(QWidget):
    """One commitment; D, P, X or O says how it stands. Part and dropped ask for a few words."""

    closed = Signal(int, object, str)

    def __init__(self, one: Commitment, seen: Meeting) -> None:
        super().__init__()
        self.one, self._asking = one, CommitmentState.OPEN
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.circle = CheckCircle(f"Done: {one.text}")
        self.circle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.circle.clicked.connect(lambda _on: self._say(CommitmentState.DONE))
        self.text, self.state = Label("", "medium", wrap=True), Label("", "caption", wrap=True)
        self.why, self.error = WhyLine(), Label("", "caption", "risk", wrap=True)
        self.why.returnPressed.connect(self._enter)
        self.why.left.connect(self._leave)
        self.choices = self._choices()
        words = column_of(self.text, self.state, self.choices, self.why, self.error, spacing=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(6)
        row.addWidget(self.circle, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for hidden in (self.choices, self.why, self.error):
            hidden.hide()
        self.show_one(one, seen)

    def show_one(self, one: Commitment, seen: Meeting) -> None:
        """Show how it stands now."""
        self.one = one
        late = one.due is not None and one.due < seen.today and one.state is CommitmentState.OPEN
        self.circle.setChecked(one.state is CommitmentState.DONE)
        self.text.setText(one.text)
        self.state.setText(owner_words(one, seen))
        self.state.set_ink("risk" if late else INKS.get(one.state, "text2"))
        self.setAccessibleName(f"{one.text}, {self.state.text()}")
        self.setAccessibleDescription("D done, P part, X dropped, O open")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            focus_ring(painter, QRectF(self.rect()), 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and not event.modifiers():
            self._say(KEYS[key])
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choices.setVisible(self.one.state is CommitmentState.OPEN and self.why.isHidden())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.choices.underMouse():
            self.choices.hide()
        self.update()

    def _say(self, state: CommitmentState) -> None:
        if state in ASKED:
            self._asking = state
            self.why.setPlaceholderText(ASKED[state])
            self.why.setAccessibleName(ASKED[state])
            self.choices.hide()
            self.why.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._leave()
        self.closed.emit(self.one.id, state, "")

    def _enter(self) -> None:
        words = self.why.text().strip()
        if self._asking is CommitmentState.DROPPED and not words:
            self.error.setText("Say in a few words why, or leave it with Esc.")
            self.error.show()
            return
        self.closed.emit(self.one.id, self._asking, words)
        self._leave()

    def _leave(self) -> None:
        self.why.clear()
        self.why.hide()
        self.error.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> QWidget:
        holder, buttons = QWidget(), []
        for words, state in (("Done", CommitmentState.DONE), ("Part", CommitmentState.PART),
                             ("Drop", CommitmentState.DROPPED)):  # fmt: skip
            button = Button(words, "link", on=partial(self._say, state), small=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.append(button)
        holder.setLayout(row_of(*buttons, 1, spacing=2))
        return holder


class CarriedCard(Card):
    """The open ones, the earliest due first; they scroll by themselves. Showing them again keeps the rows that stay."""

    closed = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__("Carried over", "undo-2", count=None, right=Chip("F7", small=True))
        self.keys = Label("D done · P part · X dropped", "caption", "text3")
        self.none = Label("", "caption", "text3", wrap=True)
        self.rows: list[CarriedRow] = []
        self.lines = GivingRows(LEAST)
        self._column = self.lines.column
        self.body.setSpacing(4)
        self.add(self.lines)
        self.add(self.none)
        self.add(self.keys)

    def show_meeting(self, seen: Meeting) -> None:
        """Show what came in."""
        if [row.one.id for row in self.rows] != [one.id for one in seen.carried]:
            clear(self._column)
            self.rows = [CarriedRow(one, seen) for one in seen.carried]
            for row in self.rows:
                row.closed.connect(self.closed)
                self._column.addWidget(row)
        for row, one in zip(self.rows, seen.carried):
            row.show_one(one, seen)
        waiting = sum(one.state is CommitmentState.OPEN for one in seen.carried)
        self.set_count(waiting or None)
        self.keys.setVisible(bool(self.rows))
        self.lines.setVisible(bool(self.rows))
        self.none.setText("" if self.rows else f"Nothing was open between you and {seen.who}.")
        self.none.setVisible(not self.rows)

    def focus_first(self) -> None:
        """Put the keyboard on the first that is open."""
        waiting = [row for row in self.rows if row.one.state is CommitmentState.OPEN] or self.rows
        if waiting:
            waiting[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
