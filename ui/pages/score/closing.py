"""What comes of a scored call: totals, keep, start, one change, the task to practise, a private note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.scoring import CallScore
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField
from ui.widgets.private_line import PrivateLine

FIELDS = (("keep", "Keep"), ("start", "Start"), ("change", "One change"), ("practice", "Practise until next time"))


class Closing(QWidget):
    """`edited` says the name of the field whose words are to be kept."""

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.totals = Card("Totals", "activity", "what was not observed is left out")
        self.rep, self.mine, self.second = Label("", wrap=True), Label("", wrap=True), Label("", wrap=True)
        self.apart = Label("", "medium", wrap=True)
        for label in (self.rep, self.mine, self.second, self.apart):
            self.totals.add(label)
        self.after = Card("What comes of it", "flag")
        self.fields = {name: TypedField(words) for name, words in FIELDS}
        self.private = PrivateLine()
        for name, field in (*self.fields.items(), ("private_note", self.private.field)):
            field.edited.connect(lambda name=name, field=field: self.edited.emit(name, field.value))
        for field in self.fields.values():
            self.after.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.totals, self.after, self.private):
            column.addWidget(card)
        column.addStretch(1)

    def show_score(self, score: CallScore, *, hidden: bool, alone: bool = False) -> None:
        """Show totals and words; the manager's total waits with the manager's side, all while a second rater scores."""
        self.rep.setText(f"Rep: {score.rep_total.words}")
        self.mine.setText("You: after the rep" if hidden else f"You: {score.manager_total.words}")
        self.second.setText(f"{score.second_by}: {score.second_total.words}" if score.second_by else "")
        self.second.setVisible(bool(score.second_by) and not hidden)
        words = "" if hidden else score.difference_words
        self.apart.setText(words[:1].upper() + words[1:])
        self.apart.setVisible(bool(self.apart.text()))
        for label in (self.rep, self.mine, self.apart):
            label.setVisible(not alone and bool(label.text()))
        for name, field in self.fields.items():
            field.set_value(getattr(score.call, name))
        self.private.field.set_value(score.call.private_note)

    def answer(self, name: str, refusal: str) -> None:
        """What became of a field's words."""
        field = self.private.field if name == "private_note" else self.fields[name]
        field.answer(refusal)

    def settle(self) -> None:
        """Keep what is typed now."""
        for field in (*self.fields.values(), self.private.field):
            field.settle()
