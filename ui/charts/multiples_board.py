"""The board of small multiples: which measure, which window, in which order, and the pictures below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.multiples import Multiples
from ui.charts.multiples import MultiplesView
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

WINDOWS = [("quarter", "Quarter"), ("year", "Year"), ("2 years", "2 years")]
ORDERS = [("signal", "By signal"), ("name", "By name")]
LEGEND = "band = usual range · dashed = centre · dotted = target · orange square = signal · gap = no number"
ATTAINMENT = 0


class MultiplesBoard(QWidget):
    """`facts_of` gives the pictures of a measure (0 is attainment) over a window; `chosen` says a rep's id."""

    chosen = Signal(int)

    def __init__(self, facts_of: Callable[[int, str], Multiples]) -> None:
        super().__init__()
        self._facts_of = facts_of
        self._kept: Collection[int] | None = None
        self.measure = QComboBox()
        self.measure.setAccessibleName("Measure")
        self.measure.setMinimumWidth(220)
        self.window_choice = Segmented("Window", WINDOWS, "year")
        self.order = Segmented("Order", ORDERS, "signal")
        self.said, self.span = Label("", "body", "text2", wrap=True), Label("", "caption", "text2", right=True)
        self.view = MultiplesView()
        self.view.chosen.connect(self.chosen)
        self.empty = EmptyState("chart-line", "Nobody shown here has numbers of this measure yet.")
        self.measure.activated.connect(lambda _row: self.draw())
        self.window_choice.picked.connect(lambda _name: self.draw())
        self.order.picked.connect(lambda _name: self.draw())
        self._lay_out()

    def offer(self, measures: Sequence[tuple[int, str]]) -> None:
        """Say which measures there are; the one chosen before stays when it is still there."""
        before = self.measure.currentData()
        self.measure.clear()
        for measure_id, name in ((ATTAINMENT, "Attainment"), *measures):
            self.measure.addItem(name, measure_id)
        self.measure.setCurrentIndex(max(self.measure.findData(before), 0))

    def keep(self, rep_ids: Collection[int]) -> None:
        """Show these reps alone; the scale stays that of all."""
        self._kept = rep_ids

    def draw(self) -> None:
        """Ask for the pictures again and show them."""
        facts = self._facts_of(self.measure.currentData() or ATTAINMENT, self.window_choice.current)
        rows = [s for s in facts.smalls if self._kept is None or s.rep_id in self._kept]
        if self.order.current == "name":
            rows.sort(key=lambda s: s.name.casefold())
        self.said.setText(facts.summary if facts.smalls else "")
        self.span.setText(f"{facts.first} to {facts.last}" if facts.starts else "")
        self.view.show_multiples(facts, rows)
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.view)
        column.addWidget(self.empty)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(row_of(self.measure, self.window_choice, self.order, 1, self.span))
        whole.addWidget(self.said)
        whole.addWidget(area, 1)
        whole.addWidget(Label(LEGEND, "caption", "text3", wrap=True))
