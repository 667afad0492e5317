"""Fields: a label above, the control, help or an error under it. What was typed stays when it is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.icons import Icon
from ui.widgets.labels import Label

SAVE_AFTER_MS = 700
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+")
PASTE_LIMIT = 200_000


class Field(QWidget):
    """A labelled control. `edited` when a person finished or paused typing; `value` is a Python value."""

    edited = Signal()

    def __init__(self, label: str, control: QWidget, *, caption: str = "", right: str = "") -> None:
        super().__init__()
        self.label = Label(label, "captionStrong", "text2")
        self.right = Label(right, "caption", "text2")
        self.control = control
        self.caption = Label(caption, "caption", "text3", wrap=True)
        self.error = Label("", "caption", "risk", wrap=True)
        control.setAccessibleName(label)
        self.setFocusProxy(control)
        self.label.setBuddy(control)
        self.head = QHBoxLayout()
        self.head.addWidget(self.label)
        self.head.addStretch(1)
        self.head.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(control)
        column.addWidget(self.caption)
        column.addWidget(self.error)
        column.addStretch(1)
        self.caption.setVisible(bool(caption))
        self.error.setVisible(False)

    @property
    def value(self) -> Any:
        """What stands in the control."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without saying `edited`."""
        raise NotImplementedError

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field; an empty sentence takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class TextField(Field):
    """One line of text."""

    def __init__(
        self, label: str, value: str = "", *, hint: str = "", caption: str = "", right: str = "", limit: int = 200
    ) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(limit)
        self.line.setPlaceholderText(hint)
        super().__init__(label, self.line, caption=caption, right=right)
        self.set_value(value)
        self.line.editingFinished.connect(self._finished)

    @property
    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if text != self.line.text():
            self.line.setText(text)
        self._said = self.line.text()

    def _finished(self) -> None:
        if self.line.text() != self._said:
            self._said = self.line.text()
            self.edited.emit()


class NumberField(TextField):
    """A number, or nothing. What is no number is said under the field, and `value` is None then."""

    @property
    def value(self) -> float | None:  # type: ignore[override]
        text = self.line.text().strip().replace(" ", "").replace("\u202f", "")
        text = text.replace(",", "") if "." in text or _THOUSANDS.fullmatch(text) else text.replace(",", ".")
        try:
            number = float(text) if text else None
        except ValueError:
            return None
        return number if number is None or abs(number) < 1e15 else None

    def set_value(self, value: Any) -> None:
        super().set_value("" if value in {None, ""} else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}")

    def _finished(self) -> None:
        wrong = bool(self.line.text().strip()) and self.value is None
        self.set_error(f"“{self.line.text()[:40]}” is not a number." if wrong else "")
        if not wrong:
            super()._finished()


class ChoiceField(Field):
    """One of several; choices are (value, words)."""

    def __init__(
        self, label: str, choices: Sequence[tuple[Any, str]] = (), value: Any = None, *, caption: str = "",
        right: str = "",
    ) -> None:  # fmt: skip
        self.box = QComboBox()
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        super().__init__(label, self.box, caption=caption, right=right)
        self.set_choices(choices, value)
        self.box.activated.connect(lambda _row: self.edited.emit())

    @property
    def value(self) -> Any:
        row = self.box.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def set_choices(self, choices: Sequence[tuple[Any, str]], value: Any = None) -> None:
        """Exchange what can be chosen; without a value the first is on."""
        self._values = [one for one, _ in choices]
        self.box.clear()
        self.box.addItems([words for _, words in choices])
        self.set_value(self._values[0] if value is None and None not in self._values and self._values else value)


class Note(QPlainTextEdit):
    """Plain text of any number of lines; pasting more than fits is cut. `paused` when typing rests or ends."""

    paused = Signal()

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.document().setDocumentMargin(3)
        self.setMinimumHeight(rows * 19 + 16)
        self.setFixedHeight(rows * 19 + 16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.said = ""
        self.textChanged.connect(self._timer.start)

    def insertFromMimeData(self, source: Any) -> None:
        room = PASTE_LIMIT - self.document().characterCount()
        runs = [run[:5_000] for run in source.text()[: max(0, room)].split(" ")]
        self.insertPlainText(" ".join(runs))

    def flush(self) -> None:
        """Say `paused` now if anything changed since the last time."""
        self._timer.stop()
        if self.toPlainText() != self.said:
            self.said = self.toPlainText()
            self.paused.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().event(event)


class NoteField(Field):
    """Text of several lines, kept while you type."""

    def __init__(
        self, label: str, value: str = "", *, hint: str = "", rows: int = 3, caption: str = "", right: str = ""
    ) -> None:
        self.note = Note(rows)
        self.note.setPlaceholderText(hint)
        super().__init__(label, self.note, caption=caption, right=right)
        self.set_value(value)
        self.note.paused.connect(self.edited)

    @property
    def value(self) -> str:
        return self.note.toPlainText()

    def set_value(self, value: Any) -> None:
        text = value or ""
        if text == self.note.toPlainText():
            self.note.said = text
            return
        self.note.blockSignals(True)
        self.note.setPlainText(text)
        self.note.blockSignals(False)
        self.note.said = text


class PrivateField(NoteField):
    """A note only for the manager: its own colour, a lock and the words."""

    def __init__(self, label: str = "Only for me", value: str = "", *, rows: int = 3) -> None:
        super().__init__(label, value, rows=rows, right="never printed, never exported")
        self.label.set_ink("private")
        self.right.set_ink("private")
        self.head.insertWidget(2, Icon("lock", "private", 13))
        self.note.setProperty("tone", "private")
