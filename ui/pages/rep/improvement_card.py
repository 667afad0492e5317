"""The card of a rep's improvement plan: how the one that runs goes, or how one is started, and the earlier ones."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coachdesk import improving, standing
from coachdesk.analysis import words
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.improvement import ImprovementPlan
from ui.bridge import Bridge
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label

TONES = {"coming": "info", "running": "info", "over": "watch"}
CHIPS = {"coming": "Not begun", "running": "Running", "over": "Waits for its outcome"}
NONE_YET = "Eight weeks with what is expected in numbers, a check every two weeks, and what you do for it."


class ImprovementCard(Card):
    """Shown for an under-performer, and for everybody who has or had such a plan; `asked` is for the window."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Improvement plan", "trending-up")
        self._bridge = bridge
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.add(self._inside)

    def show_rep(self, seen: Seen) -> None:
        """Show the plan that runs, or the way to one, then the earlier ones and the tier over time."""
        desk = self._bridge.desk
        plans = desk.improvement_plans.of_rep(seen.rep_id)
        under = seen.facts.tier.tier is Tier.UNDER
        self.setVisible(under or bool(plans))
        clear(self._inside)
        if not (under or plans):
            return
        running = next((plan for plan in plans if plan.outcome is None), None)
        if running is not None:
            self._show_running(running, seen)
        elif under:
            self._inside.addWidget(Label(NONE_YET, "body", "text2", wrap=True))
            start = Button("Start an improvement plan", "normal", "plus", lambda: self._start(seen))
            self._inside.addLayout(row_of(start, 1))
        for plan in plans:
            if plan.outcome is not None:
                self._show_closed(plan)
        history = standing.tier_history(desk, seen.records.rep, seen.today)
        self._inside.addWidget(Label(f"Tier: {history.words}. {history.caution}", "caption", "text2", wrap=True))

    def _show_running(self, plan: ImprovementPlan, seen: Seen) -> None:
        found = improving.progress(self._bridge.desk, plan, seen.today)
        chip = Chip(CHIPS[found.state], TONES[found.state])
        until = Label(f"until {words.day_near(plan.ends, seen.today)}, {found.state_words}", "strong")
        opened = Button("Open", "link", on=lambda: self._ask(plan_id=plan.id))
        self._inside.addLayout(row_of(chip, until, 1, opened))
        judged = f"{found.judged[:1].upper()}{found.judged[1:]}." if found.judged else ""
        for line in (found.checks, found.support, f"{found.measure} {judged}".strip()):
            self._inside.addWidget(Label(line[:1].upper() + line[1:], "body", "text2", wrap=True))

    def _show_closed(self, plan: ImprovementPlan) -> None:
        outcome = plan.outcome.value if plan.outcome else ""
        day = plan.outcome_day or plan.ends
        said = Label(f"{words.day(plan.start)} {plan.start.year} – {words.day(day)} {day.year}", "body")
        chip = Chip(f"Closed: {outcome}", "good" if outcome == "met" else "neutral")
        opened = Button("Open", "link", on=lambda: self._ask(plan_id=plan.id))
        row = row_of(said, chip, Label(plan.outcome_note, "body", "text2", elide=True), 1, opened)
        self._inside.addLayout(row)

    def _start(self, seen: Seen) -> None:
        made = self._bridge.run(lambda: improving.start(self._bridge.desk, seen.records.rep, seen.today))
        if made is not None:
            self._ask(plan_id=made.id)

    def _ask(self, **args: Any) -> None:
        self.asked.emit("improvement", args)
