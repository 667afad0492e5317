"""What a measure is, in one card."""

from __future__ import annotations

from collections.abc import Callable

from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.periods import Cadence
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label

UNITS = {
    Unit.COUNT: "a count", Unit.CURRENCY: "an amount of money", Unit.HOURS: "hours", Unit.PERCENT: "percent",
    Unit.RATE: "a rate of two measures",
}  # fmt: skip
CADENCES = {Cadence.WEEK: "every week", Cadence.MONTH: "every month", Cadence.QUARTER: "every quarter"}
DIRECTIONS = {Direction.UP: "more is better", Direction.DOWN: "less is better"}


class MeasureCard(Card):
    """Kind, unit, cadence and direction of the measure on show, with its meaning and a button to edit it."""

    def __init__(self, edit: Callable[[], object]) -> None:
        self.edit = Button("Edit measure", icon="pencil", on=edit, small=True)
        super().__init__("Measure", "hash", right=self.edit)
        self.meaning = Label("", "body", "text2", wrap=True)
        self._facts = row_of(spacing=40)
        self.add(self.meaning)
        self.add(self._facts)

    def show_measure(self, measure: Measure, names: dict[int | None, str]) -> None:
        """Exchange the measure; `names` has the names of all measures."""
        self.set_heading(measure.name)
        self.set_sub("lead outcome: tiers and attainment go by it" if measure.lead else "")
        self.meaning.setText(measure.meaning)
        self.meaning.setVisible(bool(measure.meaning))
        clear(self._facts)
        facts = [
            ("Kind", measure.kind.value), ("Counts", UNITS[measure.unit]), ("Counted", CADENCES[measure.cadence]),
            ("Direction", DIRECTIONS[measure.direction]),
        ]  # fmt: skip
        if measure.unit is Unit.RATE:
            facts.append(("Is", f"{names[measure.numerator_id]} of {names[measure.denominator_id]}"))
        if measure.part is not None:
            facts.append(("In the sales process", measure.part.value))
        for name, words in facts:
            self._facts.addLayout(column_of(Label(name, "caption", "text3"), Label(words, "medium"), spacing=2))
        self._facts.addStretch(1)
