"""What I coached, what moved, what I need: three fields that keep themselves, with a proposal drawn from the facts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coachdesk.analysis.month import MonthWords
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField

FIELDS = (
    ("coached", "What I coached", "Where your hours went, and why there"),
    ("moved", "What moved", "What changed, and how sure you are"),
    ("need", "What I need", "One thing from the reader"),
)


class OwnWords(Card):
    """`edited` names the field whose words are to be kept. A proposal stands under an empty field only."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "In your words", "pencil", "printed as you write it; a proposal is printed only once you use it"
        )
        self.fields = {name: TypedField(label, lines=3, hint=hint) for name, label, hint in FIELDS}
        self.offered = {name: Label("", "caption", "text2", wrap=True, italic=True) for name in self.fields}
        self.use = {name: self._link(name) for name in self.fields}
        row = row_of(spacing=16)
        for name, field in self.fields.items():
            field.edited.connect(partial(self.edited.emit, name))
            row.addLayout(self._column(name), 1)
        self.add(row)

    def show_words(self, words: MonthWords, proposals: MonthWords) -> None:
        """Show what is kept, and what could be said where nothing is."""
        for name, field in self.fields.items():
            field.set_value(getattr(words, name))
            self._offer(name, getattr(proposals, name))

    def settle(self) -> None:
        """Save now what has been typed."""
        for field in self.fields.values():
            field.settle()

    def forget(self) -> None:
        """For another month: words that were refused stay with the one they were written for."""
        for field in self.fields.values():
            field.answer("")

    def take_all(self) -> None:
        """Use each proposal that is offered."""
        for name, button in self.use.items():
            if button.isVisibleTo(self):
                self._take(name)

    def _offer(self, name: str, proposal: str) -> None:
        self.offered[name].setText(proposal)
        offering = bool(proposal) and not self.fields[name].value.strip()
        self.offered[name].setVisible(offering)
        self.use[name].setVisible(offering)

    def _take(self, name: str) -> None:
        self.fields[name].text.setPlainText(self.offered[name].text())
        self.fields[name].settle()
        self.fields[name].text.setFocus()

    def _link(self, name: str) -> Button:
        label = next(label for key, label, _ in FIELDS if key == name)
        button = Button("Use this proposal", "link", on=partial(self._take, name), small=True)
        button.setAccessibleName(f"Use this proposal for “{label}”")
        return button

    def _column(self, name: str) -> QVBoxLayout:
        return column_of(self.fields[name], self.offered[name], row_of(self.use[name], 1), 1, spacing=4)
