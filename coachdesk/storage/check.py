"""The health of an open team file: what SQLite says, and what our own rules say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaItem
from coachdesk.domain.baselines import Baseline, RoleChange
from coachdesk.domain.briefs import Brief, Debrief
from coachdesk.domain.busy import Busy
from coachdesk.domain.commitments import Commitment
from coachdesk.domain.courses import Course
from coachdesk.domain.deals import Deal, DealStage, FitAnswer, FitCriterion
from coachdesk.domain.errors import DeskError
from coachdesk.domain.findings import Dismissal
from coachdesk.domain.forms import SentForm
from coachdesk.domain.frameworks import Framework
from coachdesk.domain.improvement import ImprovementCheck, ImprovementPlan, Support
from coachdesk.domain.market import MarketChange
from coachdesk.domain.measures import Measure, Result, Target
from coachdesk.domain.months import MonthNote
from coachdesk.domain.people import Rep
from coachdesk.domain.plans import Action, Amendment, Goal, Plan, PlanIssue
from coachdesk.domain.questions import Pick, Question
from coachdesk.domain.rhythms import Rhythm, Series
from coachdesk.domain.roles import Role
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.sessions import Session
from coachdesk.domain.skills import Assessment, Observation, Rating, RepSkill, RoleSkill, Skill, SkillLevel
from coachdesk.domain.training import Attendance, FollowUp, Training
from coachdesk.storage.rows import from_row
from coachdesk.storage.store import Store

KINDS: dict[str, Any] = {
    "role": Role, "rep": Rep, "measure": Measure, "target": Target, "result": Result, "skill": Skill,
    "skill_level": SkillLevel, "role_skill": RoleSkill, "observation": Observation, "assessment": Assessment,
    "rating": Rating, "session": Session, "commitment": Commitment, "plan": Plan, "goal": Goal, "action": Action,
    "plan_issue": PlanIssue, "amendment": Amendment, "rhythm": Rhythm, "absence": Absence, "series": Series,
    "deal": Deal, "fit_criterion": FitCriterion, "fit_answer": FitAnswer, "agenda_item": AgendaItem,
    "question": Question, "pick": Pick, "brief": Brief, "debrief": Debrief,
    "framework": Framework, "rep_skill": RepSkill, "market_change": MarketChange, "scorecard": Scorecard,
    "criterion": Criterion, "scored_call": ScoredCall, "score": Score, "sent_form": SentForm, "course": Course,
    "training": Training, "attendance": Attendance, "follow_up": FollowUp, "busy": Busy,
    "baseline": Baseline, "role_change": RoleChange, "deal_stage": DealStage, "dismissal": Dismissal,
    "improvement_plan": ImprovementPlan, "improvement_check": ImprovementCheck, "support": Support,
    "month_note": MonthNote,
}  # fmt: skip


def check(store: Store) -> tuple[str, ...]:
    """One sentence for each thing that is wrong; none when the file is sound."""
    return (*_structure(store), *_orphans(store), *_records(store), *_leads(store))


def _structure(store: Store) -> Iterator[str]:
    for (answer,) in store.rows("pragma integrity_check(20)"):
        if answer != "ok":
            yield f"The file is damaged: {answer}."


def _orphans(store: Store) -> Iterator[str]:
    for table, row, parent, _ in store.rows("pragma foreign_key_check"):
        yield f"A row of “{table}” ({row}) belongs to a “{parent}” that is not there."


def _records(store: Store) -> Iterator[str]:
    """Every row must still be a record that the program would accept."""
    for table, kind in KINDS.items():
        key = store.db.table(table).pks
        for row in store.db[table].rows:
            try:
                from_row(kind, row)
            except (DeskError, ValueError, TypeError) as error:
                yield f"A row of “{table}” ({', '.join(str(row[k]) for k in key)}) can't be read: {error}"


def _leads(store: Store) -> Iterator[str]:
    count = store.rows("select count(*) from measure where lead and not archived")[0][0]
    if count > 1:
        yield f"{count} measures are marked as the lead measure; there can be one."
