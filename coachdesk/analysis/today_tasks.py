"""What to prepare or wrap up, as the morning's page lists it."""

from __future__ import annotations

from datetime import date, timedelta

from coachdesk.analysis.ledger_count import Attended
from coachdesk.analysis.today import Task
from coachdesk.analysis.today_next import TodayRecords, day_words, together
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

AHEAD = 2  # working days to prepare in
DEBRIEF_WITHIN = timedelta(days=7)
ACTIONS = {
    "finish": "Finish", "prepare": "Prepare", "brief": "Pre-brief", "debrief": "Debrief", "record": "Held or missed?",
}  # fmt: skip


def horizon(records: TodayRecords) -> date:
    """The second working day from today on: weekends, holidays and the manager's absences don't count."""
    day, left = records.today, AHEAD
    for _ in range(60):
        if not left:
            break
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in records.off
    return day


def tasks(records: TodayRecords) -> tuple[Task, ...]:
    """What to prepare or wrap up: what goes on, what is today's, what is past (the newest first), then later days."""
    found = [(action, row) for row in records.coaching.sessions if (action := _action(records, row[0]))]
    found = [(action, row) for action, row in found if records.concerns(row[1])]

    def rank(pair: tuple[str, Attended]) -> tuple[int, float]:
        action, (session, _) = pair
        day, ahead = session.start.date(), session.start.timestamp()
        if action == "finish" or day == records.today:
            return 0 if action == "finish" else 1, ahead
        return (2, -ahead) if day < records.today else (3, ahead)

    return tuple(_task(records, action, row) for action, row in sorted(found, key=rank))


def _action(records: TodayRecords, session: Session) -> str:
    """What is to be done about a session, "" for nothing."""
    if session.status is SessionStatus.HELD:
        return "debrief" if _wants_debrief(records, session) else ""
    if session.status is not SessionStatus.PLANNED:
        return ""
    if session.going_on:
        return "finish"
    if session.kind is SessionKind.DEBRIEF and session.start.date() <= records.today:
        return "debrief"
    return "record" if session.end <= records.now else _before(records, session)


def _before(records: TodayRecords, session: Session) -> str:
    """What a session that comes in the next two working days still needs."""
    if session.start.date() > horizon(records):
        return ""
    if session.kind is SessionKind.ONE_ON_ONE:
        return "" if session.id in records.prepared else "prepare"
    about_call = session.kind in (SessionKind.PRE_BRIEF, SessionKind.JOINT_CALL) and session.deal_id is not None
    return "brief" if about_call and not _briefed(records, session) else ""


def _about(records: TodayRecords, session: Session) -> list[Session]:
    """The sessions about the same deal that still stand."""
    gone = (SessionStatus.MOVED, SessionStatus.CANCELLED, SessionStatus.MISSED)
    rows = (s for s, _ in records.coaching.sessions)
    return [s for s in rows if s.deal_id == session.deal_id and s.status not in gone]


def _briefed(records: TodayRecords, session: Session) -> bool:
    """A joint call is briefed too by a pre-brief about the deal in the two weeks before it."""
    if session.id in records.briefed:
        return True
    earliest = session.start - timedelta(days=14)
    return any(
        s.id in records.briefed and s.kind is SessionKind.PRE_BRIEF and earliest <= s.start <= session.start
        for s in _about(records, session)
    )


def _wants_debrief(records: TodayRecords, session: Session) -> bool:
    """A joint call about a deal, held in the last week, that no debrief was written or planned for."""
    recent = records.now - DEBRIEF_WITHIN <= session.start <= records.now
    if session.kind is not SessionKind.JOINT_CALL or session.deal_id is None or not recent:
        return False
    after = [s for s in _about(records, session) if s.kind is SessionKind.DEBRIEF and s.start >= session.start]
    return session.id not in records.debriefed and not after


def _task(records: TodayRecords, action: str, row: Attended) -> Task:
    session, people = row[0], records.people(row[1])
    day, clock = day_words(session.start.date(), records.today), f"{session.start:%H:%M}"
    parts = [f"{session.kind.title} {day} {clock}"]
    deal = records.deals.get(session.deal_id or 0)
    parts += [deal.account] if deal else []
    return Task(
        session.id or 0, people[0].id or 0, together(people), people[0].initials, " · ".join(parts), action,
        ACTIONS[action],
    )  # fmt: skip
