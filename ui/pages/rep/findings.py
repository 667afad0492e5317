"""The findings of a rep, one card below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.diagnosis import Finding
from ui.pages.rep.finding_card import FindingCard
from ui.pages.rep.stands import Ahead


class Findings(QWidget):
    """Says what the cards say. A card that stays keeps what is typed into it; for another rep all begin anew."""

    agenda_asked = Signal(object)
    session_asked = Signal()
    plan_asked = Signal(object)
    plan_opened = Signal()
    aside_asked = Signal(object, str)
    skill_asked = Signal(int)
    course_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rep_id = 0
        self.cards: list[FindingCard] = []
        self._spare: list[FindingCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_findings(self, rep_id: int, found: Sequence[Finding], ahead: Ahead) -> None:
        """Show them in their order."""
        wanted = {one.cause for one in found}
        stay = {c.finding.cause: c for c in self.cards if self._rep_id == rep_id and c.finding.cause in wanted}
        self._spare += [card for card in self.cards if card not in stay.values()]
        self._rep_id = rep_id
        self.cards = [stay.get(one.cause) or self._fresh(one) for one in found]
        for place, (card, one) in enumerate(zip(self.cards, found)):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_finding(one, ahead.of(one))
            card.show()
        for card in self._spare:
            card.hide()
        self.setVisible(bool(found))

    def card_of(self, cause: str) -> FindingCard | None:
        """The card of a cause."""
        return next((card for card in self.cards if card.finding.cause == cause), None)

    def _fresh(self, finding: Finding) -> FindingCard:
        """A card without anything typed: one that is free, else a new one."""
        if self._spare:
            card = self._spare.pop()
            card.forget()
            return card
        card = FindingCard(finding)
        card.agenda_asked.connect(self.agenda_asked)
        card.session_asked.connect(self.session_asked)
        card.plan_asked.connect(self.plan_asked)
        card.plan_opened.connect(self.plan_opened)
        card.aside_asked.connect(self.aside_asked)
        card.skill_asked.connect(self.skill_asked)
        card.course_asked.connect(self.course_asked)
        return card
