"""The left side of the page: what an improvement plan says, in the order of its paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.improvement_paper import Progress
from coachdesk.domain.improvement import ImprovementPlan
from coachdesk.domain.measures import Measure
from ui.pages.improvement.cards import CheckCard, OutcomeCard, ProgressCard, SupportCard
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.day_field import DayField
from ui.widgets.forms import ChoiceField, Field, NumberField
from ui.widgets.note_field import TypedField
from ui.widgets.private_line import PrivateLine


class ImprovementForm(QScrollArea):
    """`changed` says the name of a field that is to be kept; its value is in `values`."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.goes, self.checks, self.support = ProgressCard(), CheckCard(), SupportCard()
        self.outcome, self.private = OutcomeCard(), PrivateLine()
        self.fields: dict[str, Field] = {
            "concern": TypedField("What the numbers and observations say", right="the rep reads this", lines=3),
            "expected": TypedField("What is expected", right="numbers, and by when", lines=2),
            "measure_id": ChoiceField("Counted by"),
            "wanted": NumberField("Wanted on average"),
            "start": DayField("From", date.min),
            "ends": DayField("Until", date.min),
            "private_note": self.private.field,
        }
        self._lay_out()
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self.changed.emit(name))

    def show_plan(self, plan: ImprovementPlan, measures: Sequence[Measure], found: Progress) -> None:
        """Show a plan as it is kept; what is being typed stays."""
        counted = next((m for m in measures if m.id == plan.measure_id), None)
        choice = self.fields["measure_id"]
        assert isinstance(choice, ChoiceField)
        choice.set_choices([(None, "no number"), *((m.id, m.name) for m in measures)], plan.measure_id)
        wanted = self.fields["wanted"]
        wanted.right.setText(f"a {counted.cadence.value}" if counted else "")
        wanted.setEnabled(counted is not None)
        for name, field in self.fields.items():
            if isinstance(field, DayField):
                field.set_near(plan.start)
            if name != "measure_id":
                field.set_value(getattr(plan, name))
        self.goes.show_progress(found)
        self.outcome.show_plan(plan, found.state_words)

    def answer(self, name: str, refusal: str) -> None:
        """Say beside a field what became of its value."""
        field = self.fields[name]
        field.answer(refusal) if isinstance(field, TypedField) else field.set_error(refusal)

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for field in self.fields.values():
            if isinstance(field, (TypedField, DayField)):
                field.settle()
        self.checks.settle()
        self.support.settle()

    def forget(self) -> None:
        """Another plan is shown, from its top: lines and words of the one before go."""
        self.checks.forget()
        self.support.forget()
        self.outcome.forget()
        for name, field in self.fields.items():
            if isinstance(field, TypedField):
                field.text.setPlainText("")
            self.answer(name, "")
        self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for card in (self.goes, self._words(), self.checks, self.support, self.outcome, self.private):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def _words(self) -> Card:
        card = Card("The plan", "target")
        card.add(self.fields["concern"])
        card.add(self.fields["expected"])
        row = row_of(*(self.fields[name] for name in ("measure_id", "wanted", "start", "ends")), spacing=12)
        for place, share in enumerate((4, 3, 3, 3)):
            row.setStretch(place, share)
        card.add(row)
        return card
