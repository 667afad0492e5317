"""The monthly coaching report: gathered from the desk, and the manager's own words in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk import assessing, views
from coachdesk.analysis import words
from coachdesk.analysis.ledger import Ledger
from coachdesk.analysis.ledger_count import CoachingRecords
from coachdesk.analysis.ledger_sums import ledger
from coachdesk.analysis.month import MonthPaper
from coachdesk.analysis.month_records import SHOWN, EventRecord, MonthRecords
from coachdesk.analysis.month_sheet import month_paper as paper_of
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import FIRST_YEAR, FUNNEL, Kind, Result
from coachdesk.domain.months import MonthNote
from coachdesk.domain.people import Rep, tenure_months
from coachdesk.domain.periods import Cadence, end_of, step
from coachdesk.domain.sessions import SessionKind
from coachdesk.settings import value_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk

FIELDS = ("coached", "moved", "need")
DUE_DAYS = 10
EARLIEST = date(FIRST_YEAR + 1, 1, 1)


def last_full(today: date) -> date:
    """The first day of the last month that is over: the one a report is due for."""
    return step(today.replace(day=1), Cadence.MONTH, -1)


def due(today: date) -> date:
    """The first day of the month to write on: the last full one while its report is due, then the one that runs."""
    return last_full(today) if today.day <= DUE_DAYS else today.replace(day=1)


def month_paper(desk: Desk, month: date, today: date) -> MonthPaper:
    """The report of the month that holds a day; `Invalid` for one that has not begun, or is too long ago."""
    month = month.replace(day=1)
    if month > today:
        now = f"{words.long_month(today)} {today.year}"
        asked = f"{words.long_month(month)} {month.year}"
        raise Invalid("month", f"{asked} has not begun yet: choose a month up to {now}.")
    if month < EARLIEST:
        raise Invalid("month", f"There is no report for {month:%Y-%m}: choose a later month.")
    return paper_of(_records(desk, month, today))


def write(desk: Desk, month: date, field: str, text: str) -> MonthNote:
    """Keep what is being typed into one of the three fields: coached, moved or need."""
    if field not in FIELDS:
        raise Invalid("field", f"There is no field “{field}” in a month’s report.")
    note = desk.month_notes.of(month.replace(day=1))
    texts = {"coached": note.coached, "moved": note.moved, "need": note.need} | {field: text}
    return desk.month_notes.write(MonthNote(note.id, note.month, **texts))


def _records(desk: Desk, month: date, today: date) -> MonthRecords:
    saved = desk.settings.all()
    last, after = end_of(month, Cadence.MONTH), step(month, Cadence.MONTH)
    months = [step(month, Cadence.MONTH, by) for by in range(1 - SHOWN, 2)]
    coaching = _coaching(desk)
    ledgers = [_ledger(coaching, start, today) for start in months]
    here = {row.rep_id for row in ledgers[-2].reps}
    reps = [r for r in desk.people.all() if r.id in here and _there(r, month, last)]
    return MonthRecords(
        month=month, today=today, note=desk.month_notes.of(month), manager=value_of("manager_name", saved),
        ledgers=tuple(ledgers[:-1]), coming=ledgers[-1], team=_team(desk, reps, min(last, today)),
        matrix=assessing.matrix(desk, min(last, today)), measures=desk.measures.all(), parts=desk.measures.by_part(),
        plans=tuple((plan, desk.plans.goals(plan.id or 0)) for plan in desk.plans.all()),
        events=_events(desk, month, end_of(after, Cadence.MONTH)), seen=_seen(desk, month, min(last, today)),
        options=views.options(desk),
    )  # fmt: skip


def _there(rep: Rep, first: date, last: date) -> bool:
    """Whether a rep was on the team in these days."""
    return not ((rep.hired and rep.hired > last) or (rep.left and rep.left < first))


def _coaching(desk: Desk) -> CoachingRecords:
    """All sessions and commitments, with everybody who is not archived; tiers are no part of this paper."""
    people = tuple((rep, "") for rep in desk.people.all())
    return CoachingRecords(
        desk.sessions.all(), desk.commitments.all(), people, views.options(desk), desk.absences.all()
    )


def _ledger(coaching: CoachingRecords, month: date, today: date) -> Ledger:
    last = end_of(month, Cadence.MONTH)
    found = ledger(coaching, month, last, today)
    there = {rep.id for rep, _ in coaching.team if _there(rep, month, last)}
    return replace(found, reps=tuple(row for row in found.reps if row.rep_id in there))


def _team(desk: Desk, reps: list[Rep], day: date) -> tuple[RepRecords, ...]:
    """Everyone with what the month is worked out from, and no more: no session, rating, plan or note of anybody."""
    common, roles, results = views.shared(desk), {role.id: role for role in desk.roles.all()}, _results(desk)
    lead = next((m.id for m in common.measures if m.lead and not m.archived), None)
    targets = [target for target in desk.targets.all() if target.measure_id == lead]
    found = []
    for rep in reps:
        role = roles.get(rep.role_id)
        own = tuple(t for t in targets if t.rep_id == rep.id or (t.role_id is not None and t.role_id == rep.role_id))
        tenure = tenure_months(rep.hired, day)
        ramping = role is not None and tenure is not None and tenure <= len(role.ramp)
        earlier = views.rep_records(desk, rep, day, common).earlier_hires if ramping else ()
        away = tuple(absence for absence in common.absences if absence.rep_id == rep.id)
        found.append(RepRecords(
            rep, role, common.measures, results.get(rep.id or 0, ()), own, options=common.options, absences=away,
            earlier_hires=earlier,
        ))  # fmt: skip
    return tuple(found)


def _results(desk: Desk) -> dict[int, tuple[Result, ...]]:
    """The numbers of outcomes and of the stages of the sale by rep: one query a measure, whatever the team's size."""
    shown = [m for m in desk.measures.all() if m.kind is Kind.OUTCOME]
    wanted = {i for m in shown for i in (m.id, m.numerator_id, m.denominator_id)}
    wanted |= {measure.id for part, measure in desk.measures.by_part().items() if part in FUNNEL}
    rows: dict[int, list[Result]] = {}
    for measure_id in sorted(i for i in wanted if i is not None):
        for row in desk.results.of_measure(measure_id):
            rows.setdefault(row.rep_id, []).append(row)
    return {rep_id: tuple(found) for rep_id, found in rows.items()}


def _seen(desk: Desk, first: date, last: date) -> dict[int, int]:
    """How many observations of each rep the days brought; what was seen stays where it is."""
    rows = desk.skills.observations_by_rep().items()
    return {rep_id: sum(first <= one.day <= last for one in seen) for rep_id, seen in rows}


def _events(desk: Desk, first: date, last: date) -> tuple[EventRecord, ...]:
    """The sessions of training in these days, with what is known of their events."""
    sessions = {session.id: (session, reps) for session, reps in desk.sessions.all()}
    trainings = {training.session_id: training for training in desk.trainings.all()}
    courses = {course.id: course.title for course in desk.courses.all(include_archived=True)}
    found = []
    for session, invited in sessions.values():
        if session.kind is not SessionKind.TRAINING or not first <= session.start.date() <= last:
            continue
        training = trainings.get(session.id or 0)
        if training is None:
            found.append(EventRecord(session, "Training without a course", invited))
            continue
        after = desk.trainings.follow_ups(training.id)
        found.append(EventRecord(
            session, training.title or courses.get(training.course_id, ""), invited,
            desk.trainings.attendance(training.id),
            tuple((one, sessions[one.session_id][0] if one.session_id in sessions else None) for one in after),
        ))  # fmt: skip
    return tuple(found)
