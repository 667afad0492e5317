"""The deal that a call is about: account, people, stage, fit; or the choice of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from coachdesk.analysis import words
from coachdesk.domain.deals import Answer, Deal, FitCriterion
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import row_of
from ui.widgets.fit_form import FitForm
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label

TONES = {"won": "good", "lost": "watch", "disqualified": "neutral", "open": "accent"}
ASK = "Which deal is it about?"


class DealCard(Card):
    """`edit` asks for the deal's sheet, `new` for another; `chosen` gives a deal's id, `answered` a fit answer."""

    edit = Signal()
    new = Signal()
    chosen = Signal(object)
    answered = Signal(int, object)

    def __init__(self, *, with_fit: bool) -> None:
        self.change = Button("Edit the deal", "link", "pencil", small=True)
        super().__init__("Account and people", "users", right=self.change)
        self.change.clicked.connect(lambda _on=False: self.edit.emit())
        self.account = Label("", "title", elide=True)
        self.outcome = Chip(small=True)
        self.line = Label("", "body", "text2", wrap=True)
        self.people = Label("", "body", wrap=True)
        self.pick = ChoiceField("Deal", [(None, ASK)])
        self.pick.edited.connect(lambda: self.chosen.emit(self.pick.value))
        self.add_deal = Button("Add a deal", "link", "plus", self.new.emit, small=True)
        self.fit = FitForm()
        self.fit.answered.connect(self.answered)
        self._with_fit = with_fit
        head = row_of(self.account, self.outcome, 1)
        choice = row_of(self.pick, self.add_deal)
        choice.setStretch(0, 1)
        for part in (head, choice):
            self.add(part)
        for widget in (self.line, self.people, self.fit):
            self.add(widget)

    def show_deal(
        self, deal: Deal | None, deals: Sequence[Deal], criteria: Sequence[FitCriterion],
        answers: Mapping[int, Answer], money: str,
    ) -> None:  # fmt: skip
        """Show the deal, or what can be chosen while there is none."""
        for widget in (self.account, self.outcome, self.line, self.people, self.change):
            widget.setVisible(deal is not None)
        for choice in (self.pick, self.add_deal):
            choice.setVisible(deal is None)
        self.fit.setVisible(deal is not None and self._with_fit)
        if deal is None:
            self.pick.set_choices([(None, ASK), *((one.id, one.account) for one in deals)])
            return
        self.account.setText(deal.account)
        self.outcome.show_words(deal.outcome.value, TONES[deal.outcome.value])
        closes = f"closes {words.day(deal.closes)}" if deal.closes else ""
        self.line.setText(" · ".join(part for part in (money, deal.stage, closes) if part) or "no stage yet")
        self.people.setText(deal.people or "Nobody is named yet: who decides, who uses it?")
        self.people.set_ink("text" if deal.people else "text2")
        self.fit.show_fit(criteria, answers)
