"""The line of a new commitment: whose it is, what, how it will be seen, and the day read out of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.due import Due, split_due
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.texts import TEXT_LIMIT
from ui import theme
from ui.widgets.chips import Chip, chip_size, focus_ring, paint_chip
from ui.widgets.columns import row_of
from ui.widgets.labels import Label

PAUSE_MS = 700
LAST_KEY = 100_000
"""Qt cuts what is longer without a word; a line that long is refused long before."""
TONES = {Owner.REP: "neutral", Owner.MANAGER: "info"}


class OwnerChip(QAbstractButton):
    """Who keeps it: the rep or you; a click or Space gives it to the other one."""

    def __init__(self, owner: Owner = Owner.REP) -> None:
        super().__init__()
        self.owner, self._rep = owner, "Rep"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._turn)
        self.show_owner(owner)

    def show_owner(self, owner: Owner, rep: str = "") -> None:
        """Show whose it is; `rep` is the first name for the rep's side."""
        self.owner, self._rep = owner, rep or self._rep
        self.setText(self._rep if owner is Owner.REP else "You")
        self.setAccessibleName(f"Whose: {self.text()}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(chip_size(text).width() for text in (self._rep, "You"))
        return QSize(widest + 4, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "accent" if self.owner is Owner.REP else "info"
        paint_chip(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.text(), tone)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 7)

    def _turn(self) -> None:
        self.show_owner(Owner.MANAGER if self.owner is Owner.REP else Owner.REP)


class BareLine(QLineEdit):
    """A line without a frame of its own; Ctrl+Enter is left to the page."""

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.setMaxLength(LAST_KEY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class PromiseFrame(QWidget):
    """The ground of the line, with the ring of the keyboard while a part of it has it."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = any(part.hasFocus() for part in self._parts)
        painter.setBrush(theme.colour("selected" if focused else "surface"))
        painter.setPen(QPen(theme.colour("focus" if focused else "border"), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class PromiseLine(QWidget):
    """`entered` when Enter asks to keep it; `answer` empties the line or says under it why it was refused."""

    entered = Signal()
    edited = Signal()

    def __init__(self, label: str = "New commitment", owner: Owner = Owner.REP) -> None:
        super().__init__()
        self.owner, self.rep, self.due = OwnerChip(owner), QComboBox(), Chip()
        self.line = BareLine(label, "Who does what, on which call?  fri · 2w · before the Acme call")
        self.seen = BareLine("Seen in", "seen in …")
        self.error = Label("", "caption", "risk", wrap=True)
        self._today: date = date.min
        self._anchors: Mapping[int, Mapping[str, date]] = {}
        self._names: dict[int, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say_problem)
        self._lay_out()
        self.line.textChanged.connect(self._read)
        self.seen.textChanged.connect(self._read)
        for field in (self.line, self.seen):
            field.returnPressed.connect(self.entered)
        self.rep.currentIndexChanged.connect(self._rep_chosen)

    def show_for(self, reps: Sequence[tuple[int, str]], today: date, anchors: Mapping[int, Mapping[str, date]]) -> None:
        """Say who may be meant (id and first name) and the days that words like "the Acme call" stand for."""
        self._today, self._anchors = today, anchors
        if list(reps) != list(self._names.items()):
            self._names = dict(reps)
            self.rep.clear()
            for rep_id, name in reps:
                self.rep.addItem(name, rep_id)
            self.rep.setVisible(len(reps) > 1)
        self._rep_chosen()

    @property
    def rep_id(self) -> int:
        """Towards which rep; a group has a choice."""
        return int(self.rep.currentData() or 0)

    @property
    def text(self) -> str:
        """The words as they were typed, with the day in them."""
        return self.line.text().strip()

    def set_owner(self, owner: Owner) -> None:
        """Give it to one side."""
        self.owner.show_owner(owner)

    def choose_rep(self, rep_id: object) -> None:
        """Say towards whom; one who takes no part changes nothing."""
        row = self.rep.findData(rep_id)
        if row >= 0:
            self.rep.setCurrentIndex(row)

    def answer(self, refusal: str) -> None:
        """What became of it: "" when it was kept, else the sentence that says why not; the words stay then."""
        self._pause.stop()
        if not refusal:
            self.line.clear()
            self.seen.clear()
        self._show_error(refusal)

    def problem(self) -> str:
        """Why the words cannot be kept as they are; "" when they can."""
        return self._reading()[1]

    def focus_line(self) -> None:
        """Put the keyboard into the words."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reading(self) -> tuple[Due | None, str]:
        for text in (self.text, self.seen.text().strip()):
            if len(text) > TEXT_LIMIT:
                return None, f"The line has {len(text):,} characters; at most {TEXT_LIMIT:,} are kept. Shorten it."
        try:
            return split_due(self.text, self._today, self._anchors.get(self.rep_id, {}))[1], ""
        except DeskError as error:
            return None, str(error)

    def _read(self) -> None:
        due, problem = self._reading()
        self.due.show_words(self._due_words(due) if due else "", "good", "check" if due else "")
        self.due.setVisible(due is not None)
        if problem:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_error("")
        self.edited.emit()

    def _due_words(self, due: Due) -> str:
        """The day, with its year where that is another one."""
        return f"due {words.weekday_near(due.day, self._today)}"

    def _say_problem(self) -> None:
        self._show_error(self.problem())

    def _show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence or self.due.text)

    def _rep_chosen(self) -> None:
        name = self._names.get(self.rep_id, "")
        self.owner.show_owner(self.owner.owner, "Rep" if len(self._names) > 1 else name)
        self._read()

    def _lay_out(self) -> None:
        self.rep.setAccessibleName("Towards whom")
        self.seen.setFixedWidth(128)
        self.due.hide()
        self.rep.hide()
        self.error.hide()
        frame = PromiseFrame(self.owner, self.rep, self.line, self.seen)
        row = row_of(self.owner, self.rep, self.line, self.seen, self.due)
        row.setContentsMargins(10, 5, 8, 5)
        row.setStretchFactor(self.line, 1)
        frame.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(frame)
        column.addWidget(self.error)
