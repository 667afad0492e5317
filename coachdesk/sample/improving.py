"""The improvement plans of the sample team: one that runs, with two checks done, and one that was met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from coachdesk import improving, standing, views
from coachdesk.analysis.improvement import NO_CONCERN, Proposal
from coachdesk.analysis.measured import points_of
from coachdesk.analysis.tiers import Tier
from coachdesk.desk import Desk
from coachdesk.domain.improvement import CheckResult, ImprovementPlan, Outcome
from coachdesk.sample.cast import Member

RUNS, MET = "low", "rising"
RUNS_SINCE, MET_SINCE = timedelta(weeks=5), range(44, 11, -1)


@dataclass(frozen=True, slots=True)
class Improver:
    """Writes the improvement plans into a desk."""

    desk: Desk
    words: Mapping[str, Any]
    today: date

    def improve(self, members: Sequence[Member]) -> None:
        """The first rep whose numbers stay low has a plan that runs; the first who rose had one that was met."""
        low, rising = (next((m for m in members if m.profile == name), None) for name in (RUNS, MET))
        if low is not None:
            self._keep(improving.propose(self.desk, low.rep, self.today - RUNS_SINCE), self.words["running"])
        if rising is not None and (made := self._that_was_met(rising)) is not None:
            self._keep(made, self.words["closed"])

    def _that_was_met(self, member: Member) -> Proposal | None:
        """The earliest plan that an under-performer's numbers then met: what the sample says has to be true."""
        records = views.rep_records(self.desk, member.rep)
        for weeks in MET_SINCE:
            day = self.today - timedelta(weeks=weeks)
            made = improving.propose(self.desk, member.rep, day)
            lead, wanted = records.lead, made.plan.wanted
            if lead is None or wanted is None or standing.tier_on(self.desk, member.rep, day) is not Tier.UNDER:
                continue
            rows = [p for p in points_of(records, lead, made.plan.ends) if p.start >= made.plan.start and not p.partial]
            known = [p.value for p in rows if p.value is not None]
            if known and sum(known) / len(known) >= wanted:
                return made
        return None

    def _keep(self, made: Proposal, said: Mapping[str, Any]) -> None:
        """Save it with what its checks showed; one that stands on no numbers is left out."""
        if made.plan.concern == NO_CONCERN or made.plan.measure_id is None:
            return
        checks = [
            replace(check, result=CheckResult(one["result"]), note=one["note"])
            for check, one in zip(made.checks, said["checks"])
        ]
        support = [replace(line, done=place in said["support_done"]) for place, line in enumerate(made.support)]
        plan = replace(self._ended(made, said), private_note=said["private"])
        self.desk.improvement_plans.add(plan, (*checks, *made.checks[len(checks) :]), tuple(support))

    def _ended(self, made: Proposal, said: Mapping[str, Any]) -> ImprovementPlan:
        if "outcome" not in said:
            return made.plan
        return replace(made.plan, outcome=Outcome.MET, outcome_day=made.plan.ends, outcome_note=said["outcome"])
