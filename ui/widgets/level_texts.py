"""What each level of a skill looks like: five texts, of which 2 and 4 may stay empty."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.labels import Label
from ui.widgets.note_field import GrowingText

LEVELS = range(1, 6)
OPTIONAL = {2, 4}
HINTS = {
    1: "What a beginner does", 2: "Optional: between 1 and 3", 3: "What the job needs",
    4: "Optional: between 3 and 5", 5: "What the best do",
}  # fmt: skip


class LevelTexts(QWidget):
    """`edited` says a level and its words a moment after the last key."""

    edited = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.texts: dict[int, GrowingText] = {}
        self.errors: dict[int, Label] = {}
        for level in LEVELS:
            number = Label(str(level), "caption" if level in OPTIONAL else "strong", "text3")
            number.setFixedWidth(14)
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            number.setContentsMargins(0, 6, 0, 0)
            text, error = self._text(level), Label("", "caption", "risk", wrap=True)
            error.hide()
            number.setBuddy(text)
            grid.addWidget(number, 2 * level - 2, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, 2 * level - 2, 1)
            grid.addWidget(error, 2 * level - 1, 1)
            self.texts[level], self.errors[level] = text, error

    def show_texts(self, texts: Mapping[int, str]) -> None:
        """Show what is kept; words being typed stay."""
        for level, text in self.texts.items():
            text.show_text(texts.get(level, ""))

    def answer(self, level: int, refusal: str) -> None:
        """What became of the words of a level: "" when they were kept, else the sentence that says why not."""
        if not refusal:
            self.texts[level].accept()
        self.errors[level].setText(refusal)
        self.errors[level].setVisible(bool(refusal))

    def accept(self) -> None:
        """All words as they stand are kept."""
        for level in LEVELS:
            self.answer(level, "")

    def settle(self) -> None:
        """Say now what has been typed."""
        for text in self.texts.values():
            text.settle()

    def _text(self, level: int) -> GrowingText:
        text = GrowingText(1 if level in OPTIONAL else 2)
        text.setPlaceholderText(HINTS[level])
        text.setAccessibleName(f"Level {level}" + (", optional" if level in OPTIONAL else ""))
        text.settled.connect(lambda words, level=level: self.edited.emit(level, words))
        return text
