"""The card that shows where deals stop: the rep's funnel over a quarter or a year, beside the role."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal

from coachdesk.analysis.funnel import Funnel
from ui.charts.funnel import FunnelChart
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

SPANS = (("quarter", "Quarter"), ("year", "Year"))
BARS = "bars = plausible range"
BY_CHANCE = "One step of many lies below the role by chance: only one in colour is more than that."
WEEKS = {"quarter": "13 weeks", "year": "52 weeks"}


class StopCard(Card):
    """`span_asked` when another span was chosen; `import_asked` and `typing_asked` where there are no numbers."""

    span_asked = Signal()
    import_asked = Signal()
    typing_asked = Signal()

    def __init__(self) -> None:
        self.span = Segmented("Span", SPANS, "year")
        super().__init__("Where deals stop", "list-filter", BARS, self.span)
        self.span.picked.connect(lambda _name: self.span_asked.emit())
        self.chart = FunnelChart()
        self.caution = Label("", "caption", "text3", wrap=True)
        self.bring = Button("Bring in numbers…", "normal", "upload", self.import_asked.emit)
        self.type = Button("Type them", "quiet", on=self.typing_asked.emit)
        self.empty = EmptyState("list-filter", "", self.bring, self.type)
        self.add(self.chart)
        self.add(self.empty)
        self.add(self.caution)

    def show_funnel(self, funnel: Funnel, first_name: str, signals: Collection[str] = ()) -> None:
        """Show another funnel, with the steps that a finding speaks of; without any count it says what it takes."""
        counted = any(one.rate.trials for one in funnel.conversions)
        steps = bool(funnel.conversions)
        self.chart.setVisible(counted)
        self.caution.setVisible(counted)
        self.empty.setVisible(not counted)
        if not counted:
            span = WEEKS[self.span.current]
            missing = f"{first_name} has no numbers of leads, conversations, proposals and wins in the last {span} yet."
            self.empty.sentence.setText(missing if steps else funnel.caution)
            self.set_sub("")
            return
        beside = any(one.role is not None for one in funnel.conversions)
        self.set_sub(f"{BARS}, tick = role" if beside else f"{BARS}; no numbers of others of the role")
        self.chart.show_funnel(funnel, signals)
        low = any(one.side == "below" and one.key not in signals for one in funnel.conversions)
        self.caution.setText(f"{funnel.caution} {BY_CHANCE}" if low else funnel.caution)
