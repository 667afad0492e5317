"""A text field that keeps what is typed by itself and never loses or steals it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui import theme
from ui.widgets.forms import Field
from ui.widgets.icons import Icon

PAUSE_MS = 600
BARE = """QPlainTextEdit { border: 2px solid transparent; background: transparent; padding: 0; }
QPlainTextEdit:focus { border-color: palette(highlight); }"""


class GrowingText(QPlainTextEdit):
    """Plain text as high as its words; `settled` says the text a moment after the last key and on leaving.

    A text shown from outside never takes the place of words that are still being typed.
    """

    settled = Signal(str)

    def __init__(self, lines: int = 1, *, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._frame, self._kept, self._one_line = lines, 8 if bare else 16, "", bare
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.setFont(theme.font("medium" if bare else "body"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        if bare:
            self.setStyleSheet(BARE)
        self.textChanged.connect(self._changed)

    @property
    def pending(self) -> bool:
        """Whether there are words that nobody has kept yet."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show what is kept, unless somebody is in the middle of typing something else."""
        current = self.toPlainText()
        if text == current.strip() and self.hasFocus():
            self._kept = current
        if text == current:
            self._kept = text
        if text == current or self.pending or self._kept.strip() == text:
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
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
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
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        rows = max(self._lines, int(self.document().size().height()))
        return rows * self.fontMetrics().lineSpacing() + self._frame


class TypedField(Field):
    """A labelled text that saves itself: `edited` when words are to be kept; a refusal stands under it, the words stay.

    A private one has its own colour, a lock and says that it is never printed.
    """

    def __init__(self, label: str, *, right: str = "", lines: int = 1, private: bool = False, hint: str = "") -> None:
        self.text = GrowingText(lines)
        self.text.setPlaceholderText(hint)
        super().__init__(label, self.text, right="never printed" if private else right)
        if private:
            self.text.setProperty("tone", "private")
            self.right.set_ink("private")
            self.head.insertWidget(2, Icon("lock", "private", 13))
        self.text.settled.connect(lambda _text: self.edited.emit())

    @property
    def value(self) -> str:
        return self.text.toPlainText()

    def set_value(self, value: Any) -> None:
        self.text.show_text(value or "")

    def answer(self, refusal: str) -> None:
        """What became of the words: "" when they were kept, else the sentence that says why not."""
        if not refusal:
            self.text.accept()
        self.set_error(refusal)

    def settle(self) -> None:
        """Save now what has been typed."""
        self.text.settle()
