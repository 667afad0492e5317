"""Improvement plans in the file."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.improvement import ImprovementCheck, ImprovementPlan, Support
from coachdesk.storage.store import Store


class ImprovementPlans:
    """Plans with their checks and the support that was promised, the newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[ImprovementPlan, ...]:
        return self._store.find("improvement_plan", ImprovementPlan, order="start desc, id desc")

    def of_rep(self, rep_id: int) -> tuple[ImprovementPlan, ...]:
        return self._store.find("improvement_plan", ImprovementPlan, "rep_id = ?", (rep_id,), "start desc, id desc")

    def one(self, id: int) -> ImprovementPlan:  # noqa: A002
        return self._store.one("improvement_plan", ImprovementPlan, id)

    def checks(self, plan_id: int) -> tuple[ImprovementCheck, ...]:
        return self._store.find("improvement_check", ImprovementCheck, "plan_id = ?", (plan_id,), "day, id")

    def support(self, plan_id: int) -> tuple[Support, ...]:
        return self._store.find("support", Support, "plan_id = ?", (plan_id,))

    def add(
        self, plan: ImprovementPlan, checks: tuple[ImprovementCheck, ...] = (), support: tuple[Support, ...] = ()
    ) -> ImprovementPlan:
        """A plan with what belongs to it, in one step."""
        with self._store.change("Add an improvement plan"):
            kept = self._store.save("improvement_plan", replace(plan, id=None))
            for check in checks:
                self._store.save("improvement_check", replace(check, id=None, plan_id=kept.id or 0))
            for line in support:
                self._store.save("support", replace(line, id=None, plan_id=kept.id or 0))
            return kept

    def edit(self, plan: ImprovementPlan) -> ImprovementPlan:
        with self._store.change("Edit an improvement plan", merge=f"improvement {plan.id}"):
            return self._store.save("improvement_plan", plan)

    def save_check(self, check: ImprovementCheck) -> ImprovementCheck:
        merge = f"improvement check {check.id}" if check.id else None
        with self._store.change("Write a check of an improvement plan", merge=merge):
            return self._store.save("improvement_check", check)

    def remove_check(self, id: int) -> None:  # noqa: A002
        with self._store.change("Remove a check of an improvement plan"):
            self._store.remove("improvement_check", "id = ?", [id])

    def save_support(self, support: Support) -> Support:
        merge = f"improvement support {support.id}" if support.id else None
        with self._store.change("Write support into an improvement plan", merge=merge):
            return self._store.save("support", support)

    def remove_support(self, id: int) -> None:  # noqa: A002
        with self._store.change("Remove support from an improvement plan"):
            self._store.remove("support", "id = ?", [id])

    def remove(self, id: int) -> None:  # noqa: A002
        with self._store.change("Remove an improvement plan"):
            self._store.remove("improvement_plan", "id = ?", [id])
