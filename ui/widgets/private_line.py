"""One note that is only the manager's, on a ground of its own."""

from __future__ import annotations

from ui.widgets.card import Card
from ui.widgets.note_field import TypedField


class PrivateLine(Card):
    """A card in the private colour with one field that keeps itself."""

    def __init__(self) -> None:
        super().__init__(tone="private")
        self.field = TypedField("Only for me", private=True, hint="What only you will read")
        self.field.right.setText("never printed, never exported")
        self.field.label.set_ink("private")
        self.add(self.field)
