"""Keeps what is typed into an improvement plan, field by field; each gives the sentence of a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from coachdesk import improving
from coachdesk.analysis.improvement import CHECK_EVERY
from coachdesk.desk import Desk
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.improvement import ImprovementCheck, ImprovementPlan, Outcome, Support
from ui.bridge import Bridge
from ui.refusals import refusal_of


class Keeper:
    """The reads and writes of one plan."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def names(self, plan: ImprovementPlan) -> dict[Owner, str]:
        """How both sides are called on the lines of support."""
        return {Owner.MANAGER: "You", Owner.REP: self._desk.people.one(plan.rep_id).first_name}

    def write(self, plan: ImprovementPlan, name: str, value: Any) -> str:
        """Keep one field; another measure takes the wanted number of the one before away."""

        def keep() -> None:
            if name in ("start", "ends") and value is None:
                raise Invalid(name, "The plan needs its first and its last day: write one like 18 Dec.")
            fields = {name: value}
            if name == "measure_id" and value != plan.measure_id:
                fields["wanted"] = None
            new = replace(plan, **fields)
            if new != plan:
                self._desk.improvement_plans.edit(new)

        return refusal_of(keep)

    def write_check(self, check: ImprovementCheck) -> str:
        """Keep a check."""
        return refusal_of(lambda: self._desk.improvement_plans.save_check(check))

    def write_support(self, support: Support) -> str:
        """Keep a piece of support."""
        return refusal_of(lambda: self._desk.improvement_plans.save_support(support))

    def add_check(self, plan: ImprovementPlan) -> None:
        """One more check, two weeks after the last, or on the last day of the plan when that comes first."""
        days = [check.day for check in self._desk.improvement_plans.checks(plan.id or 0)]
        coming = max(days, default=plan.start) + timedelta(weeks=CHECK_EVERY)
        day = plan.ends if coming > plan.ends and plan.ends not in days else coming
        self._bridge.run(lambda: self._desk.improvement_plans.save_check(ImprovementCheck(None, plan.id or 0, day)))

    def add_support(self, plan: ImprovementPlan) -> None:
        """One more piece of support, the manager's until it is given to the rep."""
        new = Support(None, plan.id or 0, "New support", Owner.MANAGER, plan.ends)
        self._bridge.run(lambda: self._desk.improvement_plans.save_support(new))

    def close(self, plan: ImprovementPlan, outcome: Outcome, note: str, today: date) -> str:
        """Write how it ended."""
        return refusal_of(lambda: improving.close(self._desk, plan, outcome, note, today))

    def reopen(self, plan: ImprovementPlan) -> str:
        """Take the outcome back; its note stays."""
        return refusal_of(lambda: improving.reopen(self._desk, plan))

    @property
    def _desk(self) -> Desk:
        return self._bridge.desk
