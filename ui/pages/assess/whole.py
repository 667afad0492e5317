"""What is said of the whole assessment: a note that others may read, and one that is only the manager's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.assess.state import Form
from ui.widgets.card import Card
from ui.widgets.note_field import TypedField
from ui.widgets.private_line import PrivateLine


class Whole(QWidget):
    """`said` gives both notes."""

    said = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.note = TypedField(
            "Note on the whole", right="on the scorecard", lines=2, hint="What stands out, in a line"
        )
        self.private = PrivateLine()
        self.private.field.text.setPlaceholderText("What you want to remember")
        card = Card()
        card.add(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self.private)
        for field in (self.note, self.private.field):
            field.edited.connect(lambda: self.said.emit(self.note.value.strip(), self.private.field.value.strip()))

    def show_form(self, form: Form) -> None:
        """Show what is kept."""
        kept = form.assessment
        self.note.set_value(kept.note if kept else "")
        self.private.field.set_value(kept.private_note if kept else "")

    def settle(self) -> None:
        """Say now what is typed."""
        for field in (self.note, self.private.field):
            field.settle()

    def start_anew(self) -> None:
        """Before another form is shown: what is typed was said, so nothing of it may stay."""
        self.settle()
        self.accept()

    def accept(self) -> None:
        """What stands in the fields is kept."""
        for field in (self.note, self.private.field):
            field.text.accept()
