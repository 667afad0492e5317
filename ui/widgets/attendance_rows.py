"""Who was there: one line a rep, by one key each, with before, after and what the rep said."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.training import Attendee
from coachdesk.domain.errors import Invalid
from coachdesk.domain.training import Presence, Scale
from ui.widgets.avatar import Avatar
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

WORDS = {
    Presence.INVITED: "Invited", Presence.ATTENDED: "Attended", Presence.ABSENT: "Absent", Presence.EXCUSED: "Excused",
}  # fmt: skip
KEYS = {
    Qt.Key.Key_I: Presence.INVITED, Qt.Key.Key_A: Presence.ATTENDED, Qt.Key.Key_N: Presence.ABSENT,
    Qt.Key.Key_E: Presence.EXCUSED,
}  # fmt: skip
CHOICES = tuple((presence.value, said) for presence, said in WORDS.items())
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
KEYS_SAID = "On a line: A attended, N not there, E excused, I not known; ↑ and ↓ go to the next line."
ASKED = {Scale.SCORE: "score in %", Scale.CONFIDENCE: "confidence 1–5"}
NAME_WIDTH, NUMBER_WIDTH, GAP, MOST_FEEDBACK = 150, 66, 10, 2_000


class ScoreEdit(QLineEdit):
    """One value on the event's scale, or nothing."""

    def __init__(self, label: str, scale: Scale, value: float | None) -> None:
        super().__init__("" if value is None else f"{value:g}")
        self._field, self._scale = label.split(",", maxsplit=1)[0].lower(), scale
        self.setAccessibleName(label)
        self.setMaxLength(8)
        self.setFixedWidth(NUMBER_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("–")

    def read(self) -> tuple[float | None, str]:
        """The value, and what is wrong with it; nothing typed is unknown, and never 0."""
        text, value, said = self.text().strip().rstrip("%").strip().replace(",", "."), None, ""
        try:
            value = float(text) if text else None
            self._scale.check(value, self._field)
        except ValueError:
            said = f"“{self.text()[:20]}” is not a number."
        except Invalid as wrong:
            said = str(wrong)
        self.setProperty("wrong", bool(said))
        self.setAccessibleDescription(said)
        self.style().unpolish(self)
        self.style().polish(self)
        return value, said


class AttendanceRow(QWidget):
    """One rep; `stepped` asks for the line below (1) or above (-1)."""

    edited = Signal()
    stepped = Signal(int)

    def __init__(self, one: Attendee, scale: Scale) -> None:
        super().__init__()
        self._one = one
        self.presence = Segmented(f"Was {one.name} there", CHOICES, one.presence.value)
        self.before, self.after = (
            ScoreEdit(f"{word}, {one.name}", scale, value)
            for word, value in (("Before", one.before), ("After", one.after))
        )
        self.feedback = QLineEdit(one.feedback.replace("\n", " "))
        self.feedback.setAccessibleName(f"In the words of {one.name}")
        self.feedback.setMaxLength(MOST_FEEDBACK)
        self.feedback.setPlaceholderText("what it was good for")
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.setContentsMargins(28 + 2 * GAP + NAME_WIDTH, 0, 0, 2)
        self.error.hide()
        name = Label(one.name, "medium", elide=True)
        name.setFixedWidth(NAME_WIDTH)
        line = row_of(Avatar(one.name, 28), name, self.presence, self.before, self.after, self.feedback, spacing=GAP)
        column = column_of(line, self.error, spacing=2)
        self.setLayout(column)
        for button in self.presence.findChildren(QPushButton):
            button.installEventFilter(self)
        self.presence.picked.connect(lambda _name: self.edited.emit())
        for edit in (self.before, self.after):
            edit.textEdited.connect(self._given)

    @property
    def rep_id(self) -> int:
        """Whose line it is."""
        return self._one.rep_id

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from left to right."""
        chosen = next(b for b in self.presence.findChildren(QPushButton) if b.isChecked())
        return chosen, self.before, self.after, self.feedback

    @property
    def at(self) -> int:
        """Which of them has the keyboard."""
        return next((n for n, stop in enumerate(self.stops) if stop.hasFocus()), 0)

    def choose(self, presence: Presence) -> None:
        """Say whether the rep was there."""
        self.presence.set_current(presence.value)
        self.edited.emit()

    def read(self) -> Attendee | None:
        """The line as it stands; None, said under it, when before or after is no value of the scale."""
        values, wrong = [], ""
        for edit in (self.before, self.after):
            value, said = edit.read()
            values.append(value)
            wrong = wrong or said
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))
        if wrong:
            return None
        presence, feedback = Presence(self.presence.current), self.feedback.text().strip()
        return replace(self._one, presence=presence, before=values[0], after=values[1], feedback=feedback)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """A letter says who was there, an arrow goes to the next line."""
        key = Qt.Key(event.key())
        presence = KEYS.get(key)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if presence is not None:
            self.choose(presence)
            self.stops[0].setFocus()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        return presence is not None or key in STEPS

    def _given(self) -> None:
        """Who gave a value was there."""
        if self.presence.current == Presence.INVITED.value:
            self.choose(Presence.ATTENDED)


class AttendanceRows(QScrollArea):
    """All lines under their heads; it scrolls where the window is low."""

    edited = Signal()

    def __init__(self, people: tuple[Attendee, ...], scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self.rows: list[AttendanceRow] = []
        inside = self._inside = QWidget()
        inside.setObjectName("pageBody")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(6)
        self._column.addLayout(_heads(scale))
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for one in people:
            self.add(one)

    def add(self, one: Attendee) -> AttendanceRow:
        """One more line, at the end."""
        row = AttendanceRow(one, self._scale)
        self._column.insertWidget(self._column.count() - 1, row)
        self.rows.append(row)
        row.edited.connect(self.edited)
        row.stepped.connect(lambda step: self._step(row, step))
        self.updateGeometry()
        return row

    def read(self) -> tuple[Attendee, ...] | None:
        """All lines; None when one of them can't be read."""
        found = [row.read() for row in self.rows]
        self._inside.updateGeometry()
        self.updateGeometry()
        kept = tuple(one for one in found if one is not None)
        return kept if len(kept) == len(found) else None

    def choose_all(self, presence: Presence) -> None:
        """Say the same of everybody."""
        for row in self.rows:
            row.choose(presence)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def _step(self, row: AttendanceRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].stops[row.at].setFocus()
            self.ensureWidgetVisible(self.rows[at])


def _heads(scale: Scale) -> QHBoxLayout:
    """The words above the columns."""
    wide = Segmented("", CHOICES).sizeHint().width()
    heads = [
        Label(said, "captionStrong", "text2") for said in ("Rep", "Was there", "Before", "After", "In their words")
    ]
    for head, width in zip(heads, (28 + GAP + NAME_WIDTH, wide, NUMBER_WIDTH, NUMBER_WIDTH)):
        head.setFixedWidth(width)
    for head in heads[2:4]:
        head.setToolTip(ASKED[scale])
    row = row_of(*heads, spacing=GAP)
    row.setStretch(4, 1)
    return row
