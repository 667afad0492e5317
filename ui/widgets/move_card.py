"""The card that says whether something moved since it was worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from coachdesk.analysis.moved import CAUTION, Move
from coachdesk.domain.plans import Verdict
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of
from ui.widgets.labels import Label

TONES = {Verdict.IMPROVED: "good", Verdict.WORSE: "risk", Verdict.NO_CHANGE: "text2", Verdict.TOO_EARLY: "text2"}
NOTHING = "Nothing to compare yet: agree on a plan with a focus skill, and what was seen since stands here."


class MoveCard(Card):
    """One paragraph for each thing, with its verdict, and once the line that it proves no cause."""

    def __init__(self) -> None:
        super().__init__("Did it move?", "activity")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.caution = Label(CAUTION, "caption", "text3", wrap=True)
        self.add(self._rows)
        self.add(self.caution)

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Show other moves; without any, what it takes."""
        clear(self._rows)
        for move in moves:
            said = Label(move.said, "captionStrong", TONES[move.verdict], wrap=True)
            self._rows.addLayout(column_of(Label(move.words, "body", wrap=True), said, spacing=2))
        if not moves:
            self._rows.addWidget(Label(NOTHING, "caption", "text2", wrap=True))
        self.caution.setVisible(bool(moves))
        told = [f"{move.words} {move.said}" for move in moves]
        self.setAccessibleDescription(" ".join([*told, CAUTION if moves else NOTHING]))
