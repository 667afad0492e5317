"""What analysis is given about one rep: plain records, bundled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coachdesk.analysis.tiers import Thresholds
from coachdesk.domain.absences import Absence
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.commitments import Commitment
from coachdesk.domain.market import MarketChange
from coachdesk.domain.measures import Measure, Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.plans import Action, Goal, Plan
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session
from coachdesk.domain.skills import DatedRating, Observation, RepSkill, RoleSkill, Skill, SkillLevel
from coachdesk.domain.training import Presence


@dataclass(frozen=True, slots=True)
class Options:
    """The settings that numbers depend on; the budget is hours of coaching per rep and month."""

    currency: str = "$"
    first_weekday: int = 0
    budget_low: float = 3.0
    budget_high: float = 5.0
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True, slots=True)
class RepRecords:
    """All that is known about one rep. `role_skills` are those of the rep's role, `rep_skills` the rep's own;
    `market` are all market changes with the skills they touch; goals and actions are of all plans. `presence` says of
    each training with recorded attendance, by its session, whether the rep was there. `baselines` are the rep's new
    starts of usual ranges, `role_changes` since when the rep has had which role.
    """

    rep: Rep
    role: Role | None = None
    measures: tuple[Measure, ...] = ()
    results: tuple[Result, ...] = ()
    targets: tuple[Target, ...] = ()
    skills: tuple[Skill, ...] = ()
    levels: tuple[SkillLevel, ...] = ()
    role_skills: tuple[RoleSkill, ...] = ()
    ratings: tuple[DatedRating, ...] = ()
    observations: tuple[Observation, ...] = ()
    sessions: tuple[Session, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    plans: tuple[Plan, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    earlier_hires: tuple[dict[int, float], ...] = ()
    absences: tuple[Absence, ...] = ()
    options: Options = field(default_factory=Options)
    rep_skills: tuple[RepSkill, ...] = ()
    market: tuple[tuple[MarketChange, frozenset[int]], ...] = ()
    presence: Mapping[int, Presence] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()
    role_changes: tuple[tuple[date, str], ...] = ()

    @property
    def lead(self) -> Measure | None:
        """The outcome measure that attainment and tiers go by."""
        return next((m for m in self.measures if m.lead and not m.archived), None)

    def plan_of(self, day: date) -> Plan | None:
        """The plan for the quarter that holds a day."""
        return next((p for p in self.plans if p.period.first <= day <= p.period.last), None)
