"""All measures of a rep in one list on one scale of time, the chosen one large."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.analysis.charts import Spark
from coachdesk.analysis.measured import MeasureFacts
from ui.bridge import Bridge
from ui.pages.rep.progression import ProgressionCard
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.labels import Label
from ui.widgets.spark import SparkLine

HEADS = ("Measure", "Last periods", "Now", "Target", "Usual range", "What it says")
RECENT = 26
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MeasureList(QWidget):
    """A measure's name shows its chart."""

    numbers_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.progression = ProgressionCard(bridge)
        self.progression.numbers_asked.connect(self.numbers_asked)
        self.listing = Card("All numbers", "hash", right=Button("Add numbers", "link", on=self.numbers_asked.emit))
        self._holder = QVBoxLayout()
        self.listing.add(self._holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.progression)
        whole.addWidget(self.listing)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show every measure that has numbers."""
        self.progression.show_rep(seen)
        self.listing.setVisible(bool(seen.facts.measures))
        self.listing.set_count(len(seen.facts.measures))
        clear(self._holder)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(5, 1)
        for column, head in enumerate(HEADS):
            grid.addWidget(Label(head, "caption", "text3", right=2 <= column <= 4), 0, column)
        for place, one in enumerate(seen.facts.measures, 1):
            for column, widget in enumerate(self._cells(one)):
                grid.addWidget(widget, place, column, LEFT if column < 2 or column == 5 else RIGHT)
        self._holder.addWidget(inside)

    def _cells(self, one: MeasureFacts) -> Iterator[QWidget]:
        measure_id = one.measure.id or 0
        yield Button(one.measure.name, "link", on=lambda: self.progression.show_measure(measure_id))
        recent = one.points[-RECENT:]
        target = next((p.target for p in reversed(recent) if p.target is not None), None)
        yield SparkLine(Spark(tuple(p.value for p in recent), target, bool(one.chart.signals)), one.says)
        for text, style in ((one.now, "strong"), (one.target, "body"), (one.usual, "body")):
            yield Label(text, style, right=True)
        yield Chip(one.says, "watch" if "signal:" in one.says else "neutral")
