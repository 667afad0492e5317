"""The Plan tab: every plan of a rep, this quarter's large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.domain.plans import Plan
from ui.bridge import Bridge
from ui.pages.rep.improvement_card import ImprovementCard
from ui.pages.rep.planned import TONES, PlanCard, status_words
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.labels import Label


class PlanTab(QWidget):
    """The editor is a page of its own; from here it is opened."""

    open_asked = Signal(int)
    start_asked = Signal()
    print_asked = Signal(int)
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.now = PlanCard()
        self.now.open_asked.connect(self.open_asked)
        self.now.start_asked.connect(self.start_asked)
        self.now.print_asked.connect(self.print_asked)
        self.improvement = ImprovementCard(bridge)
        self.improvement.asked.connect(self.asked)
        self.all = Card("All plans", "clipboard-list", count=0)
        self._holder = QVBoxLayout()
        self.all.add(self._holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.now)
        whole.addWidget(self.improvement)
        whole.addWidget(self.all)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show this quarter's plan and the list of all, newest first."""
        self.now.show_rep(seen)
        self.improvement.show_rep(seen)
        plans = sorted(seen.records.plans, key=lambda p: (p.year, p.quarter), reverse=True)
        self.all.setVisible(bool(plans))
        self.all.set_count(len(plans))
        clear(self._holder)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(2, 1)
        for place, plan in enumerate(plans):
            for column, widget in enumerate(self._cells(plan)):
                grid.addWidget(widget, place, column)
        self._holder.addWidget(inside)

    def _cells(self, plan: Plan) -> tuple[QWidget, ...]:
        plan_id = plan.id or 0
        return (
            Label(plan.period.title, "strong"),
            Chip(status_words(plan), TONES.get(plan.status, "neutral")),
            Label(plan.success or "no success sentence yet", "body", "text2", elide=True),
            Button("Open", "link", on=lambda: self.open_asked.emit(plan_id)),
        )
