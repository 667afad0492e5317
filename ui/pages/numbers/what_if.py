"""What the manager tries out: the goal, the size of a deal, and the share of each step."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coachdesk.analysis.funnel_facts import key_of, name_of
from coachdesk.analysis.goal_facts import Evidence, shares_taken
from coachdesk.analysis.goals import Assume, GoalPlan
from coachdesk.analysis.rates import Comparison
from coachdesk.analysis.stages import steps_of
from coachdesk.analysis.words import plural
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear
from ui.widgets.labels import Label
from ui.widgets.slider_field import SliderField

HINT = "Move a slider to see what another goal or a better share would take. Nothing is kept until you accept."


class WhatIf(Card):
    """A slider for each number the plan stands on; `changed` when a person tried another. What is tried is marked."""

    changed = Signal()

    def __init__(self) -> None:
        self.reset = Button("Reset", icon="undo-2", on=self.clear, small=True)
        super().__init__("What if", "activity", right=self.reset)
        self.goal: float | None = None
        self.deal_size: float | None = None
        self.rates: dict[str, float] = {}
        self.sliders: dict[str, SliderField] = {}
        self._room = QVBoxLayout()
        self._room.setSpacing(12)
        self.add(Label(HINT, "caption", "text3", wrap=True))
        self.add(self._room)

    @property
    def assume(self) -> Assume:
        """All that is tried out now."""
        return Assume(self.goal, self.deal_size, dict(self.rates))

    def clear(self) -> None:
        """Back to what is known."""
        self.forget()
        self.changed.emit()

    def forget(self) -> None:
        """Another rep or quarter: nothing is tried out any more."""
        self.goal = self.deal_size = None
        self.rates.clear()

    def show_plan(self, known: Evidence, plan: GoalPlan) -> None:
        """Show the numbers that the plan took, and where they come from."""
        names = {key_of(low, up): name_of(low, up) for low, up in reversed(steps_of(known.parts))}
        if list(self.sliders) != ["goal", "size", *names]:
            self._make(names, known.currency)
        self._show_money(plan)
        taken = shares_taken(known, self.assume)
        for key in names:
            self._show_rate(key, *taken.get(key, (None, "")))
        self.reset.setEnabled(self.assume != Assume())

    def _show_money(self, plan: GoalPlan) -> None:
        goal = self.sliders["goal"]
        top = max(goal.top, 2 * (plan.goal or 0)) if self.goal is not None else 2 * (plan.goal or 100_000)
        goal.show_value(plan.goal, top, "the target" if plan.goal else "no target yet", assumed=self.goal is not None)
        mean, count = plan.deal_size.mean, plural(round(plan.deal_size.count), "won deal")
        size = self.sliders["size"]
        high = max(size.top, mean or 0) if self.deal_size is not None else 2.5 * (mean or 10_000)
        whose = {"own": f"own, {count}", "role": f"of the role, {count}"}.get(plan.deal_size_source, "")
        size.show_value(mean, high, whose, assumed=self.deal_size is not None)

    def _show_rate(self, key: str, found: Comparison | None, source: str) -> None:
        rate = found.rate if found is not None else None
        share = rate.rate if rate is not None else None
        count = f"{rate.successes:,.0f} of {rate.trials:,.0f}" if rate is not None else ""
        whose = {"own": f"own, {count}", "role": f"of the role, {count}"}.get(source, "")
        self.sliders[key].show_value(None if share is None else share * 100, 100, whose, assumed=key in self.rates)

    def _make(self, names: Mapping[str, str], currency: str) -> None:
        clear(self._room)
        gap = " " if len(currency) > 1 else ""
        unit = f"{currency}{gap}"
        self.sliders = {
            "goal": SliderField("Goal of the quarter", prefix=unit),
            "size": SliderField("Deal size", prefix=unit),
        }
        self.sliders |= {key: SliderField(name, suffix=" %", most=100) for key, name in names.items()}
        for key, slider in self.sliders.items():
            slider.tried.connect(lambda value, key=key: self._try(key, value))
            self._room.addWidget(slider)

    def _try(self, key: str, value: float) -> None:
        if key == "goal":
            self.goal = value
        elif key == "size":
            self.deal_size = value
        else:
            self.rates[key] = value / 100
        self.changed.emit()
