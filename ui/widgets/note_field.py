"""A text field that keeps what is typed by itself and never loses or steals it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import Label

PAUSE_MS = 600
FRAME = 18


class GrowingText(QPlainTextEdit):
    """Plain text as high as its words; `settled` says the text a moment after the last key and on leaving.

    A text shown from outside never takes the place of words that are still being typed.
    """

    settled = Signal(str)

    def __init__(self, lines: int = 1, frame: int = FRAME, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._frame, self._kept = lines, frame, ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)

    @property
    def pending(self) -> bool:
        """Whether there are words that nobody has kept yet."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show what is kept, unless somebody is in the middle of typing something else."""
        current = self.toPlainText()
        if text == current.strip():
            self._kept = current if self.hasFocus() or current == text else text
        if text == current or self.pending or self._pause.isActive():
            return
        self._kept = text
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def settle(self) -> None:
        """Say the text now if it has changed since it was last kept."""
        self._pause.stop()
        if self.pending:
            self.settled.emit(self.toPlainText())

    def accept(self) -> None:
        """The text as it stands is kept."""
        self._kept = self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._lines == 1 or event.modifiers()):
            self.settle()
            event.setAccepted(self._lines == 1)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height())

    def _changed(self) -> None:
        if self.pending:
            self._pause.start()
        self._grow()

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        rows = max(self._lines, int(self.document().size().height()))
        return rows * self.fontMetrics().lineSpacing() + self._frame


class NoteField(QWidget):
    """A labelled text that saves itself: `edited` gives the words; a refusal stands under the field, the words stay."""

    edited = Signal(str)

    def __init__(self, title: str, hint: str = "", *, lines: int = 1, private: bool = False) -> None:
        super().__init__()
        self.text = GrowingText(lines)
        self.text.setAccessibleName(title)
        self.text.setProperty("private", private)
        self.text.settled.connect(self.edited)
        self.hint = Label(hint, kind="private" if private else "caption")
        self.error = Label("", kind="error", wrap=True)
        self.error.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Label(title, kind="field"))
        head.addStretch()
        head.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.error)
        column.addStretch()

    def show_text(self, text: str) -> None:
        """Show what is kept; words being typed stay."""
        self.text.show_text(text)

    def answer(self, refusal: str) -> None:
        """What became of the words: "" when they were kept, else the sentence that says why not."""
        if not refusal:
            self.text.accept()
        mark_error(self.text, self.error, refusal)

    def settle(self) -> None:
        """Save now what has been typed."""
        self.text.settle()


def mark_error(field: QWidget, label: Label, refusal: str) -> None:
    """Outline a field and say under it why its words were refused; "" clears both."""
    label.setText(refusal)
    label.setVisible(bool(refusal))
    field.setProperty("error", bool(refusal))
    field.style().unpolish(field)
    field.style().polish(field)
