"""The development plans of the sample team: closed ones with verdicts, agreed ones, a draft and an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coachdesk.analysis.words import day
from coachdesk.desk import Desk
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import (
    Action,
    ActionKind,
    ActionOwner,
    ActionState,
    Cause,
    Goal,
    GoalKind,
    Plan,
    PlanStatus,
    Verdict,
)
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import SessionKind
from coachdesk.domain.skills import Skill
from coachdesk.planning import issue_plan
from coachdesk.sample.cast import Member

SAID = ("success", "cause_why", "focus_why", "obstacles", "support")
VERDICTS = {
    "rising": Verdict.IMPROVED,
    "top": Verdict.IMPROVED,
    "falling": Verdict.WORSE,
    "ramping": Verdict.TOO_EARLY,
}
EACH = {Every.WEEKLY: "each week", Every.FORTNIGHTLY: "every two weeks", Every.MONTHLY: "once a month"}
NO_PLAN_NOW, DRAFT_NOW, ISSUED_NOW = "leave", "uneven", "rising"


@dataclass(frozen=True, slots=True)
class Planner:
    """Writes the plans of one rep into a desk."""

    desk: Desk
    words: dict[str, Any]
    measures: Mapping[str, int]
    today: date
    manager: str

    def plan(self, member: Member, skills: Sequence[Skill], *, issued: bool = True) -> None:
        """One closed plan for the quarter before, if the rep was there, and the plan of the present one."""
        now, number = Quarter.of(self.today), 1
        if member.rep.hired is None or member.rep.hired <= now.plus(-1).first:
            self._add(self._closed(member, now.plus(-1), skills[1 % len(skills)]), member)
            number = 2
        if member.profile == NO_PLAN_NOW:
            return
        plan = self._agreed(member, now, number, skills[0])
        if member.profile == DRAFT_NOW:
            plan = Plan(None, member.id, now.year, now.number, number, focus_id=skills[0].id, check_day=_middle(now))
        added = self._add(plan, member)
        if issued and member.profile == ISSUED_NOW:
            issue_plan(self.desk, added, self.today)

    def _add(self, plan: Plan, member: Member) -> Plan:
        return self.desk.plans.add(plan, self._goals(plan, member), self._actions(plan))

    def _agreed(self, member: Member, quarter: Quarter, number: int, focus: Skill) -> Plan:
        checked = self.today >= _middle(quarter)
        said = {k: self.words[k] for k in SAID}
        return Plan(
            None,
            member.id,
            quarter.year,
            quarter.number,
            number,
            status=PlanStatus.CHECKED if checked else PlanStatus.AGREED,
            cause=Cause.SKILL,
            focus_id=focus.id,
            focus_level=min(5, member.skill[0] + 1),
            moves_measure_id=self.measures["Qualified to proposal"],
            career=self.words["career"] if number > 1 else "",
            check_day=_middle(quarter),
            observe_day=quarter.last - timedelta(days=21),
            close_day=quarter.last,
            check_note=self.words["check_note"] if checked else "",
            agreed_on=min(self.today, quarter.first + timedelta(days=4)),
            checked_on=_middle(quarter) if checked else None,
            retention=quarter.last + timedelta(days=730),
            strengths=self._strengths(member, focus, min(self.today, quarter.last)),
            rhythm=self._rhythm(member),
            **said,
        )

    def _closed(self, member: Member, quarter: Quarter, focus: Skill) -> Plan:
        said = {k: self.words[k] for k in ("success", "cause_why", "support", "check_note")}
        return Plan(
            None,
            member.id,
            quarter.year,
            quarter.number,
            1,
            status=PlanStatus.CLOSED,
            cause=Cause.SKILL,
            focus_id=focus.id,
            focus_level=min(5, member.skill[0] + 1),
            moves_measure_id=self.measures["Meetings held"],
            check_day=_middle(quarter),
            close_day=quarter.last,
            retrospective=self.words["retrospective"],
            rep_comment=self.words["rep_comment"],
            agreed_on=quarter.first + timedelta(days=5),
            checked_on=_middle(quarter),
            closed_on=quarter.last,
            retention=quarter.last + timedelta(days=730),
            strengths=self._strengths(member, focus, min(self.today, quarter.last)),
            rhythm=self._rhythm(member),
            **said,
        )

    def _strengths(self, member: Member, focus: Skill, until: date) -> str:
        """The two newest observations by then of something well done, on other skills than the focus."""
        names = {skill.id: skill.name for skill in self.desk.skills.all() if skill != focus}
        good, lines = set(self.words["well_done"]), dict[str, str]()
        seen = [o for o in self.desk.skills.observations(member.id) if o.skill_id in names and o.day <= until]
        for one in sorted(seen, key=lambda o: (o.day, o.skill_id), reverse=True):
            if one.seen in good and one.seen not in lines.values():
                lines.setdefault(f"{names[one.skill_id]}: {day(one.day)}, ", one.seen)
        return "\n".join(f"{where}{what}" for where, what in [*lines.items()][:2])

    def _rhythm(self, member: Member) -> str:
        """How often, and the weekday and time of the next one-on-one that is planned."""
        rhythm, said = self.desk.rhythms.of_rep(member.rep), str(self.words["rhythm"])
        if rhythm is None or rhythm.every is None:
            return said
        every = EACH[rhythm.every]
        coming = (s for s in self.desk.sessions.of_rep(member.id) if s.series_id and s.start.date() >= self.today)
        planned = next((s for s in coming if s.kind is SessionKind.ONE_ON_ONE), None)
        at = f" {planned.start:%A %H:%M}," if planned else ""
        return f"{every},{at} {rhythm.minutes} minutes"

    def _goals(self, plan: Plan, member: Member) -> tuple[Goal, ...]:
        closed = plan.status is PlanStatus.CLOSED
        verdict = VERDICTS.get(member.profile, Verdict.NO_CHANGE) if closed else None
        evidence = self.words["verdict_evidence"][verdict.value] if verdict else ""
        return tuple(
            Goal(
                None,
                0,
                text,
                GoalKind(kind),
                self.measures[measure],
                baseline,
                target,
                plan.period.last,
                self.manager if place else member.rep.name,
                verdict,
                evidence,
                place,
            )
            for place, (kind, text, measure, baseline, target) in enumerate(self.words["goals"])
        )

    def _actions(self, plan: Plan) -> tuple[Action, ...]:
        first = plan.period.first
        state = ActionState.DONE if plan.status is PlanStatus.CLOSED else ActionState.OPEN
        return tuple(
            Action(
                None,
                0,
                text,
                ActionKind(kind),
                ActionOwner(owner),
                first + timedelta(days=7 * place),
                first + timedelta(days=21 * (place + 1)),
                state,
                False,
                place,
            )
            for place, (kind, owner, text) in enumerate(self.words["actions"])
        )


def _middle(quarter: Quarter) -> date:
    return quarter.first + timedelta(days=44)
