"""Feedback in its three parts: situation, behaviour, impact; kept as one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField

PART, GAP = " · ", "…"
PARTS = (("Situation", "On which call"), ("Behaviour", "What was done"), ("Impact", "What it led to"))


def in_one(text: str, detail: str) -> str:
    """A line that was stored in two: the situation, and behind it "behaviour; impact"."""
    return PART.join((text, *detail.split("; ", 1))) if detail else text


def joined(parts: Sequence[str]) -> str:
    """The parts as one line; what is still missing before the last one is a gap."""
    said = [part.strip().replace(PART, ", ") for part in parts]
    while said and not said[-1]:
        said.pop()
    return PART.join(part or GAP for part in said)


def parted(text: str) -> tuple[str, str, str]:
    """The three parts of such a line; a plain line is the situation."""
    parts = ["" if part.strip() == GAP else part for part in text.split(PART, 2)]
    situation, behaviour, impact = [*parts, "", ""][:3]
    return situation, behaviour, impact


class SbiField(QWidget):
    """Three fields side by side; `edited` when one of them is to be kept."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.parts = tuple(TypedField(label, hint=hint) for label, hint in PARTS)
        for field in self.parts:
            field.control.setAccessibleName(f"{name}: {field.label.text()}")
            field.edited.connect(self.edited)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row_of(*self.parts, spacing=10))
        column.addWidget(self.error)

    @property
    def value(self) -> str:
        """What is typed, as one line."""
        return joined([field.value for field in self.parts])

    def set_value(self, text: str) -> None:
        """Show a line in its parts; words that are being typed stay."""
        if text != self.value:
            for field, part in zip(self.parts, parted(text)):
                field.set_value(part)

    def answer(self, refusal: str) -> None:
        """What became of the words: "" when they were kept, else the sentence that says why not."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            for field in self.parts:
                field.answer("")

    def settle(self) -> None:
        """Keep now what has been typed."""
        for field in self.parts:
            field.settle()
