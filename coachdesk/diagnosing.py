"""The diagnosis of a rep, from the file: why goals are missed, and what is done about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from coachdesk import booking, meeting, views
from coachdesk import funnels as stages
from coachdesk.analysis import words
from coachdesk.analysis.diagnosed import diagnose
from coachdesk.analysis.diagnosis import Diagnosis, Finding, FindingKind
from coachdesk.analysis.diagnosis_rules import Case, Person, Topic, person_of
from coachdesk.analysis.diagnosis_told import Told, told
from coachdesk.analysis.funnel_facts import Span
from coachdesk.analysis.plans import level_text
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import standings_of
from coachdesk.daily import deal_fits
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.errors import DeskError
from coachdesk.domain.findings import Dismissal
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Action, ActionKind, ActionOwner, Cause, Plan, PlanStatus
from coachdesk.domain.sessions import Session, SessionStatus
from coachdesk.paths import RESOURCES
from coachdesk.settings import first_weekday, number_of
from coachdesk.upcoming import Unbooked, upcoming

if TYPE_CHECKING:
    from coachdesk.desk import Desk

TALK = 5
"""Minutes for a question on the agenda."""


def diagnosis(desk: Desk, rep: Rep, today: date, records: RepRecords | None = None) -> Diagnosis:
    """What keeps a rep from the goal, as far as the numbers of the last 12 months can tell.

    `records` are the rep's where somebody has read them already.
    """
    return diagnose(_case(desk, records or views.rep_records(desk, rep), today))


@cache
def topics() -> Mapping[str, Topic]:
    """The causes that are looked at, in words."""
    rows: dict[str, Any] = json.loads((RESOURCES / "starter" / "diagnosis.json").read_text(encoding="utf-8"))
    return {
        cause: Topic(
            cause, FindingKind(row["kind"]), row["title"], row["topic"], row["counts"], row["question"],
            tuple(row["skills"]),
        )
        for cause, row in rows.items()
    }  # fmt: skip


def explained(desk: Desk) -> Told:
    """How all this is worked out, in plain words."""
    saved = desk.settings.all()
    texts: dict[str, Any] = json.loads((RESOURCES / "starter" / "diagnosis_rules.json").read_text(encoding="utf-8"))
    hours = number_of("coaching_budget_low", saved), number_of("coaching_budget_high", saved)
    return told(topics(), texts, int(number_of("least_trials", saved)), hours)


def _case(desk: Desk, records: RepRecords, today: date) -> Case:
    rep, saved = records.rep, desk.settings.all()
    fits, served, parts = deal_fits(desk), desk.courses.skills_by_course(), desk.measures.by_part()
    span = Span("year", today, first_weekday(saved))

    def person(one: Rep) -> Person:
        own = [fit for fit in fits if fit.deal.rep_id == one.id]
        id = one.id or 0  # noqa: A001
        return person_of(desk.results.of_rep(id), parts, span, own, desk.commitments.of_rep(id))

    return Case(
        records=records, own=person(rep), others=tuple(map(person, stages.other_peers(desk, rep))),
        parts=parts, span=span, topics=topics(), enough=int(number_of("least_trials", saved)),
        standings=standings_of(records, today, every=True),
        courses=tuple((course, served.get(course.id or 0, frozenset())) for course in desk.courses.all()),
        course_days=_course_days(desk, records.sessions, today), questions=desk.questions.all(),
        dismissals=desk.dismissals.of_rep(rep.id or 0), funnel=stages.rep_funnel(desk, rep, today, "year"),
    )  # fmt: skip


def _course_days(desk: Desk, sessions: tuple[Session, ...], today: date) -> dict[int, date]:
    """The next event of each course that the rep is invited to."""
    planned = {s.id: s.start.date() for s in sessions if s.status is SessionStatus.PLANNED and s.start.date() >= today}
    found: dict[int, date] = {}
    for training in desk.trainings.all():
        if training.course_id is not None and (day := planned.get(training.session_id)):
            found[training.course_id] = min(day, found.get(training.course_id, day))
    return found


def to_agenda(desk: Desk, rep: Rep, finding: Finding, now: datetime) -> Session:
    """Put the question on the agenda of the next one-on-one, which is prepared, and booked, for it; in one step.

    It is the manager's own point: it stands on no paper for the rep. A question that stands there already is refused.
    """
    with desk.store.change(f"Add to the agenda of {rep.name}: {finding.title}"):
        session = _next(desk, rep, now)
        meeting.prepare(desk, session, now)
        if any(item.text == finding.question for item in desk.agendas.of_session(session.id or 0)):
            raise DeskError(f"This question is on the agenda of {words.weekday(session.start.date())} already.")
        desk.agendas.add(item_of(session, finding))
    return session


def item_of(session: Session, finding: Finding) -> AgendaItem:
    """The question of a finding as a point of an agenda, with what it stands on behind it."""
    detail = "\n".join((finding.title, *finding.evidence))
    return AgendaItem(None, session.id or 0, AgendaKind.TOPIC, finding.question, detail, minutes=TALK)


def _next(desk: Desk, rep: Rep, now: datetime) -> Session:
    """The next one-on-one; one that is only likely is booked."""
    coming = upcoming(desk, rep, now)
    if not isinstance(coming, Unbooked):
        return coming
    if not coming.dated:
        raise DeskError(f"{rep.name} is away and has no one-on-one booked: book one first.")
    fresh = Session(None, coming.kind, coming.start, coming.minutes)
    try:
        return booking.book(desk, fresh, (rep.id or 0,), now).session
    except DeskError as problem:
        raise DeskError(f"No one-on-one with {rep.name} is booked yet: book one first.") from problem


def to_plan(desk: Desk, rep: Rep, finding: Finding, today: date) -> Plan:
    """Put the finding into the cause check of this quarter's plan, in one step; a plan is started when there is none.

    In a draft it also proposes the focus skill, where there is room for one, and an action. What the two agreed on
    stays as it is, and a closed plan is refused.
    """
    quarter = Quarter.of(today)
    with desk.store.change(f"Put in the plan of {rep.name}: {finding.title}"):
        old = desk.plans.find(rep.id or 0, quarter)
        plan = old or desk.create_plan(rep, quarter, today)
        if plan.status is PlanStatus.CLOSED:
            raise DeskError(f"The plan for {quarter.title} is closed: put it into the next one.")
        plan = replace(plan, cause=Cause[finding.kind.name], cause_why=f"{finding.title}: {_own_numbers(finding)}.")
        if plan.status is PlanStatus.DRAFT:
            plan = _focused(desk, plan, finding, today, fresh=old is None)
            _act(desk, plan, finding)
        return desk.plans.edit(plan)


def _own_numbers(finding: Finding) -> str:
    """What of the evidence may stand on the rep's paper: the rep's own numbers, and not those of colleagues."""
    return finding.evidence[0].partition(";")[0] if finding.evidence else ""


def _focused(desk: Desk, plan: Plan, finding: Finding, today: date, *, fresh: bool) -> Plan:
    """The plan with the skill as its focus, or as its second one where another was chosen before."""
    if finding.skill_id is None or finding.skill_id in {plan.focus_id, plan.focus2_id}:
        return plan
    records = views.rep_records(desk, desk.people.one(plan.rep_id))
    standing = next((s for s in standings_of(records, today, every=True) if s.skill.id == finding.skill_id), None)
    level = standing.target if standing else None
    text = level_text(records.levels, finding.skill_id, level, wanted=True)
    if plan.focus_id is None or fresh:
        why = f"{_own_numbers(finding)}."
        return replace(plan, focus_id=finding.skill_id, focus_level=level, focus_text=text, focus_why=why)
    if plan.focus2_id is None:
        return replace(plan, focus2_id=finding.skill_id, focus2_level=level, focus2_text=text)
    return plan


def _act(desk: Desk, plan: Plan, finding: Finding) -> None:
    """Propose one action, unless it is there: the course, else watching the skill, else a talk."""
    action = _action(plan, finding)
    if all(action.text != one.text for one in desk.plans.actions(plan.id or 0)):
        desk.plans.save_action(action)


def _action(plan: Plan, finding: Finding) -> Action:
    plan_id = plan.id or 0
    if finding.course:
        text = f"Take part in “{finding.course}” and try one thing from it on a real call"
        return Action(None, plan_id, text, ActionKind.TRAINING, due=finding.course_day)
    if finding.skill:
        text = f"Watch {finding.skill} on a joint call and talk it through on the same day"
        return Action(None, plan_id, text, ActionKind.JOINT_CALL, ActionOwner.MANAGER)
    return Action(None, plan_id, f"Talk through: {finding.question}", ActionKind.COACHING, ActionOwner.MANAGER)


def set_aside(desk: Desk, rep: Rep, finding: Finding, today: date, reason: str) -> Dismissal:
    """Say that this is not it, and why; it is told no more until it is taken back."""
    with desk.store.change(f"Set aside: {finding.title}"):
        return desk.dismissals.save(Dismissal(None, rep.id or 0, finding.cause, today, reason))


def take_back(desk: Desk, dismissal: Dismissal) -> None:
    """Let a cause be told again."""
    topic = topics().get(dismissal.cause)
    with desk.store.change(f"Consider again: {topic.title if topic else dismissal.cause}"):
        desk.dismissals.remove(dismissal)
