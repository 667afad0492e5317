"""What became of the open commitments: one key each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from ui import theme
from ui.widgets.card import Card
from ui.widgets.chips import Chip, ChipButton, chip_size, focus_ring
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label
from ui.widgets.promise_line import TONES

CHOICES = (
    (CommitmentState.DONE, "done", Qt.Key.Key_D),
    (CommitmentState.PART, "part", Qt.Key.Key_P),
    (CommitmentState.DROPPED, "dropped", Qt.Key.Key_X),
)
NAMES = {state: name for state, name, _ in CHOICES}
OWNER_WIDTH = 56
KEYS = {key: state for state, _, key in CHOICES} | {Qt.Key.Key_O: CommitmentState.OPEN}


class OutcomeRow(QWidget):
    """One commitment: D done, P part, X dropped with why, O still open; a key says it and `moved_on`."""

    moved_on = Signal()
    edited = Signal()

    def __init__(self, one: Commitment, who: str, due: str, *, late: bool) -> None:
        super().__init__()
        self.one, self.state = one, CommitmentState.OPEN
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why = QLineEdit()
        self.why.setPlaceholderText("Why is it dropped?")
        self.why.setAccessibleName(f"Why dropped: {one.text}")
        self.why.textChanged.connect(self.edited)
        self.buttons = {state: ChipButton(name, on=partial(self.say, state)) for state, name, _ in CHOICES}
        for state, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedWidth(chip_size(_ticked(state)).width() + 6)
        owner = Chip(who, TONES[one.owner])
        owner.setMinimumWidth(OWNER_WIDTH)
        text = Label(one.text, "medium", elide=True)
        top = row_of(
            *self.buttons.values(), owner, text,
            Label(due, "caption", "risk" if late else "text2", right=True), spacing=6,
        )  # fmt: skip
        top.setStretchFactor(text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 8, 3)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.why)
        self.show_state(CommitmentState.OPEN)

    def say(self, state: CommitmentState) -> None:
        """Choose how it ended; what was chosen already is open again."""
        self.show_state(CommitmentState.OPEN if state is self.state else state)
        self.edited.emit()
        if self.state is CommitmentState.DROPPED:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.moved_on.emit()

    def show_state(self, state: CommitmentState) -> None:
        """Show a state without moving on."""
        self.state = state
        for one, button in self.buttons.items():
            button.show_words(_ticked(one) if one is state else NAMES[one], active=one is state)
            button.setAccessibleName(f"{NAMES[one]}: {self.one.text}")
        self.why.setVisible(state is CommitmentState.DROPPED)
        self.setAccessibleName(f"{self.one.text}, {state.value}")
        self.setAccessibleDescription("D done, P part, X dropped, O open")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            focus_ring(painter, QRectF(self.rect()), 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and not event.modifiers():
            if KEYS[key] is self.state:
                self.moved_on.emit()
            else:
                self.say(KEYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class OutcomesCard(Card):
    """All that was open when the sheet was written."""

    moved_on = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__("Open commitments", "undo-2", "D done · P part · X dropped · Enter leaves it open")
        self.rows: list[OutcomeRow] = []
        self.error, self.none = Label("", "caption", "risk", wrap=True), Label("", "caption", "text3", wrap=True)
        self.error.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.add(self._lines)
        self.add(self.none)
        self.add(self.error)

    def show_open(self, rows: Sequence[Commitment], who: str, day: date) -> None:
        """Show what is open; what was said of one that stays is kept."""
        if [row.one.id for row in self.rows] == [one.id for one in rows] and self.rows:
            return
        said = {row.one.id: (row.state, row.why.text()) for row in self.rows}
        clear(self._lines)
        self.rows = [self._row(one, who, day) for one in rows]
        for row in self.rows:
            state, why = said.get(row.one.id, (CommitmentState.OPEN, ""))
            row.show_state(state)
            row.why.setText(why)
            row.moved_on.connect(self.moved_on)
            row.edited.connect(self.edited)
            self._lines.addWidget(row)
        self.none.setText("" if rows else f"Nothing was open between you and {who}.")
        self.none.setVisible(not rows)

    def take_up(self, said: Iterable[tuple[int, str, str]]) -> None:
        """Say again what was said of those that are still open: the id, the state and why."""
        found = {row.one.id: row for row in self.rows}
        for number, state, why in said:
            if number in found:
                found[number].show_state(CommitmentState(state))
                found[number].why.setText(str(why))

    @property
    def outcomes(self) -> tuple[tuple[int, CommitmentState, str], ...]:
        """What is to be closed, each with why."""
        ended = [row for row in self.rows if row.state is not CommitmentState.OPEN]
        dropped = CommitmentState.DROPPED
        return tuple((row.one.id or 0, row.state, row.why.text() if row.state is dropped else "") for row in ended)

    def say(self, sentence: str) -> None:
        """Say under the rows what is wrong; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @staticmethod
    def _row(one: Commitment, who: str, day: date) -> OutcomeRow:
        late = one.due is not None and one.due < day
        due = words.due(one.due, day)
        return OutcomeRow(one, who if one.owner is Owner.REP else "You", due, late=late)


def _ticked(state: CommitmentState) -> str:
    return f"✓ {NAMES[state]}"
