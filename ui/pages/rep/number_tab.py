"""The Numbers tab: where it sticks, or every measure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.rep.measure_list import MeasureList
from ui.pages.rep.seen import Seen
from ui.pages.rep.sticks import StickView
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.first_look import lay_out_now
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

VIEWS = (("sticks", "Where it sticks"), ("measures", "All measures"))


class NumberTab(QWidget):
    """Two views of the same numbers; only the one that is shown is worked out."""

    numbers_asked = Signal()
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: Seen | None = None
        self.view = Segmented("Numbers", VIEWS)
        self.view.picked.connect(self.show_view)
        self.summary = Label("", "body", "text2", wrap=True)
        self.rules = Button("How this is worked out", "normal", "circle-help", self.explain)
        self.sticks, self.measures = StickView(bridge), MeasureList(bridge)
        self.progression, self.listing = self.measures.progression, self.measures.listing
        self.measures.numbers_asked.connect(self.numbers_asked)
        self.sticks.asked.connect(self.asked)
        bar = row_of(self.view, self.summary, self.rules, spacing=14)
        bar.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(bar)
        whole.addWidget(self.sticks)
        whole.addWidget(self.measures)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show one rep in the view that is chosen."""
        self._seen = seen
        sticks = self.view.current == "sticks"
        self.sticks.setVisible(sticks)
        self.rules.setVisible(sticks)
        self.measures.setVisible(not sticks)
        if sticks:
            self.sticks.show_rep(seen)
            self.summary.setText(self.sticks.summary)
            lay_out_now(self)
        else:
            self.measures.show_rep(seen)
            self.summary.setText("")

    def show_view(self, name: str) -> None:
        """Show one of the two."""
        self.view.set_current(name)
        if self._seen is not None:
            self.show_rep(self._seen)

    def point_at(self, told: dict[str, Any]) -> None:
        """What a page that leads here says: which of the two views."""
        if told.get("view") in dict(VIEWS):
            self.view.set_current(told["view"])

    def start_baseline(self) -> None:
        """Open the sheet for a new baseline of the measure that is shown large."""
        self.show_view("measures")
        self.progression.start_baseline()

    def explain(self) -> None:
        """Open the sheet with the rules."""
        sheet("rules")(self._bridge, self).open()
