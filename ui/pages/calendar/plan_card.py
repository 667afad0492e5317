"""Plan my quarter, before there is a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from coachdesk.domain.periods import Quarter
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label

WORDS = (
    "One proposal for {}: one-on-ones by each rep’s rhythm, mid-quarter checks, training and its follow-up, around "
    "what is fixed and within your hours."
)


class PlanCard(Card):
    """`asked` to plan the quarter on show, or the one of today when that is over."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("Plan my quarter", "trending-up")
        self.words = Label("", "body", "text2", wrap=True)
        self.button = Button("Plan the quarter", on=self.asked.emit)
        self.add(self.words)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def name_quarter(self, quarter: Quarter) -> None:
        """Say which quarter would be planned."""
        self.words.setText(WORDS.format(quarter.title))
