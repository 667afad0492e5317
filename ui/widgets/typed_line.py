"""One line that keeps what is typed by itself; a refusal stands under it and the words stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.widgets.forms import Field
from ui.widgets.note_field import PAUSE_MS


class TypedLine(Field):
    """`edited` a moment after the last key, on Enter and on leaving; a shown text takes no words being typed."""

    def __init__(self, label: str, *, right: str = "", caption: str = "", limit: int = 200) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(limit)
        super().__init__(label, self.line, right=right, caption=caption)
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.editingFinished.connect(self.settle)

    @property
    def value(self) -> str:
        return self.line.text().strip()

    @property
    def pending(self) -> bool:
        """Whether there are words that nobody has kept yet."""
        return self.line.text() != self._kept

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if self.pending or text == self.value:
            return
        self._kept = text
        self.line.setText(text)

    def answer(self, refusal: str) -> None:
        """What became of the words: "" when they were kept, else the sentence that says why not."""
        if not refusal:
            self.accept()
        self.set_error(refusal)

    def accept(self) -> None:
        """The words as they stand are kept."""
        self._kept = self.line.text()

    def settle(self) -> None:
        """Say the words now if they have changed since they were last kept."""
        self._pause.stop()
        if self.pending:
            self.edited.emit()


class FamilyField(Field):
    """A family: one of those there are, or a new name typed; `edited` when another one was chosen."""

    def __init__(self, label: str = "Family", *, caption: str = "") -> None:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        super().__init__(label, self.box, caption=caption)
        line = self.line
        line.setMaxLength(200)
        line.setAccessibleName(label)
        self._kept = ""
        self.box.activated.connect(lambda _row: self.settle())
        line.editingFinished.connect(self.settle)

    @property
    def line(self) -> QLineEdit:
        """Where it is typed."""
        line = self.box.lineEdit()
        assert line is not None
        return line

    @property
    def value(self) -> str:
        """The name; of one there is already, as that is written."""
        text = " ".join(self.line.text().split())
        known = (self.box.itemText(row) for row in range(self.box.count()))
        return next((name for name in known if name.casefold() == text.casefold()), text)

    def offer(self, families: Sequence[str], value: str) -> None:
        """Say which there are, and which it is; words being typed stay."""
        if self.line.text() != self._kept:
            return
        names = [self.box.itemText(row) for row in range(self.box.count())]
        if names != list(families):
            self.box.clear()
            self.box.addItems(list(families))
        self.box.setCurrentIndex(list(families).index(value) if value in families else -1)
        self.line.setText(value)
        self._kept = value

    def set_value(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.accept()

    def answer(self, refusal: str) -> None:
        """What became of the name: "" when it was kept, else the sentence that says why not."""
        if not refusal:
            self.accept()
        self.set_error(refusal)

    def accept(self) -> None:
        """The name as it stands is kept."""
        self._kept = self.line.text()

    def settle(self) -> None:
        """Say the name now if it has changed since it was last kept."""
        if self.line.text() != self._kept:
            self.edited.emit()
