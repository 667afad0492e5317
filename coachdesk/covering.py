"""Training coverage across topics: who has had what, what is due, and what the market asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.analysis import coverage_facts
from coachdesk.analysis import refreshers as market
from coachdesk.analysis.coverage import CourseHead, Cover, Coverage, Refresher
from coachdesk.analysis.plan_dates import TrainingDay
from coachdesk.analysis.refreshers import Days, TrainingRecords
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Attendance, FollowUp, FollowUpKind, FollowUpState, Presence
from coachdesk.settings import number_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk

GONE = (Presence.ABSENT, Presence.EXCUSED)
KEPT = (SessionStatus.PLANNED, SessionStatus.HELD)


def coverage(desk: Desk, today: date, role_id: int | None = None) -> Coverage:
    """Everyone on the team, or those of one role, against every course in use."""
    records = training_records(desk, today)
    reps = tuple(rep for rep in records.reps if role_id in (None, rep.role_id))
    return coverage_facts.coverage(replace(records, reps=reps))


def refreshers(desk: Desk, today: date) -> tuple[Refresher, ...]:
    """What each market change up to today asks for, and how far that is."""
    return market.refreshers(training_records(desk, today))


def rep_covers(desk: Desk, rep: Rep, today: date) -> tuple[tuple[CourseHead, Cover], ...]:
    """The courses that are asked of a rep or that the rep had: what is stale or due first."""
    return coverage_facts.rep_covers(training_records(desk, today), rep)


def training_days(desk: Desk, rep: Rep) -> tuple[TrainingDay, ...]:
    """The trainings that a rep is invited to or had, soonest first, each with the days of its pre-brief and debrief."""
    at, titles = rep.id or 0, {course.id: course.title for course in desk.courses.all(include_archived=True)}
    follow_ups, presence = desk.trainings.follow_ups(rep_id=at), _presence(desk.trainings.attendance())
    trainings = {training.session_id: training for training in desk.trainings.all()}
    found = []
    for session in desk.sessions.of_rep(at):
        training = trainings.get(session.id or 0)
        there = presence.get((training.id or 0, at)) if training else None
        if session.kind is SessionKind.TRAINING and session.status in KEPT and there not in GONE:
            own = [one for one in follow_ups if training and one.training_id == training.id]
            title = (training.title or titles.get(training.course_id, "")) if training else ""
            found.append(_training_day(desk, session, title, own))
    return tuple(found)


def _training_day(desk: Desk, session: Session, title: str, follow_ups: Sequence[FollowUp]) -> TrainingDay:
    days: dict[FollowUpKind, date] = {}
    for one in follow_ups:
        if one.state is not FollowUpState.DROPPED:
            own = desk.sessions.one(one.session_id) if one.session_id is not None else None
            days[one.kind] = one.day(own)
    ids = (session.id, *(one.session_id for one in follow_ups))
    return TrainingDay(
        title, session.start.date(), days.get(FollowUpKind.PRE_BRIEF), days.get(FollowUpKind.DEBRIEF),
        frozenset(at for at in ids if at is not None),
    )  # fmt: skip


def training_records(desk: Desk, today: date) -> TrainingRecords:
    """What coverage is read from: one question for the whole team."""
    reps = desk.people.all()
    attended, planned = _days(desk, today)
    return TrainingRecords(
        today, reps, {role.id or 0: role.name for role in desk.roles.all()},
        desk.courses.all(include_archived=True), desk.courses.skills_by_course(),
        {skill.id or 0: skill.name for skill in desk.skills.all()},
        _asked(desk, reps), _rated(desk, today), attended, planned, desk.market.all(),
        int(number_of("certificate_days", desk.settings.all())),
    )  # fmt: skip


def _asked(desk: Desk, reps: tuple[Rep, ...]) -> dict[int, frozenset[int]]:
    by_role: dict[int, set[int]] = {}
    for need in desk.skills.role_targets():
        by_role.setdefault(need.role_id, set()).add(need.skill_id)
    own: dict[int, set[int]] = {}
    for aim in desk.assessments.rep_targets():
        own.setdefault(aim.rep_id, set()).add(aim.skill_id)
    return {rep.id or 0: frozenset(by_role.get(rep.role_id or 0, set()) | own.get(rep.id or 0, set())) for rep in reps}


def _rated(desk: Desk, today: date) -> dict[int, frozenset[int]]:
    newest = desk.assessments.newest_ratings(today)
    return {rep_id: frozenset(rating.skill_id for rating in rows) for rep_id, rows in newest.items()}


def _days(desk: Desk, today: date) -> tuple[dict[tuple[int, int], Days], dict[tuple[int, int], Days]]:
    """The days attended and the days planned, by rep and course.

    A held event of which nobody said who was there is still only planned.
    """
    sessions = {session.id: (session, rep_ids) for session, rep_ids in desk.sessions.trained()}
    rows = desk.trainings.attendance()
    presence = _presence(rows)
    recorded = {row.training_id for row in rows if row.presence is Presence.ATTENDED}
    attended: dict[tuple[int, int], list[date]] = {}
    planned: dict[tuple[int, int], list[date]] = {}
    for training in desk.trainings.all():
        session, rep_ids = sessions[training.session_id]
        day = session.start.date()
        for rep_id in rep_ids if training.course_id is not None else ():
            there = presence.get((training.id or 0, rep_id), Presence.INVITED)
            key = rep_id, training.course_id or 0
            if session.status is SessionStatus.HELD and there is Presence.ATTENDED and day <= today:
                attended.setdefault(key, []).append(day)
            elif _ahead(session, recorded=training.id in recorded) and there not in GONE:
                planned.setdefault(key, []).append(day)
    return _sorted(attended), _sorted(planned)


def _presence(rows: Iterable[Attendance]) -> dict[tuple[int, int], Presence]:
    return {(row.training_id, row.rep_id): row.presence for row in rows}


def _ahead(session: Session, *, recorded: bool) -> bool:
    held = session.status is SessionStatus.HELD
    return session.status is SessionStatus.PLANNED or (held and not recorded)


def _sorted(found: dict[tuple[int, int], list[date]]) -> dict[tuple[int, int], Days]:
    return {key: tuple(sorted(days)) for key, days in found.items()}
