"""What to prepare or wrap up, as the morning's page lists it."""

from __future__ import annotations

from datetime import date, timedelta

from coachdesk.analysis.ledger_count import Attended
from coachdesk.analysis.today import Task
from coachdesk.analysis.today_next import TodayRecords, day_words, together
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

AHEAD = 2  # working days to prepare in
DEBRIEF_WITHIN = timedelta(days=7)
RECORD_WITHIN = timedelta(days=92)
ACTIONS = {
    "finish": "Finish", "prepare": "Prepare", "brief": "Pre-brief", "debrief": "Debrief", "record": "Held or missed?",
    "attend": "Who was there?", "follow": "Follow up",
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
    """What to prepare or wrap up: what goes on, what is today's, what is past (the newest first), then later days.

    The checks of trainings that have no time of their own come last, the longest due first.
    """
    found = [(action, row) for row in records.coaching.sessions if (action := _action(records, row[0]))]
    found = [(action, row) for action, row in found if records.concerns(row[1])]

    def rank(pair: tuple[str, Attended]) -> tuple[int, float]:
        action, (session, _) = pair
        day, ahead = session.start.date(), session.start.timestamp()
        if action == "finish" or day == records.today:
            return 0 if action == "finish" else 1, ahead
        return (2, -ahead) if day < records.today else (3, ahead)

    return (*(_task(records, action, row) for action, row in sorted(found, key=rank)), *_checks(records))


def _checks(records: TodayRecords) -> tuple[Task, ...]:
    """The short checks that are due."""
    due = [line for line in records.follow_ups if line.day <= records.today and not _timed(line)]
    return tuple(_follow(records, line, f"{line.follow_up.title} of “{line.event}” · {line.when}", 0) for line in due)


def _timed(line: FollowUpLine) -> bool:
    return line.session is not None and line.session.status is SessionStatus.PLANNED


def _follow(records: TodayRecords, line: FollowUpLine, said: str, session_id: int) -> Task:
    one = line.follow_up
    rep = records.rep(one.rep_id)
    initials = rep.initials if rep else ""
    return Task(session_id, one.rep_id, line.rep, initials, said, "follow", ACTIONS["follow"], one.id or 0)


def _action(records: TodayRecords, session: Session) -> str:
    """What is to be done about a session, "" for nothing."""
    if session.id in records.events and _unrecorded(records, session):
        return "attend"
    if session.status is SessionStatus.HELD:
        return "debrief" if _wants_debrief(records, session) else ""
    return _of_planned(records, session) if session.status is SessionStatus.PLANNED else ""


def _of_planned(records: TodayRecords, session: Session) -> str:
    """What one that is still planned asks for: before, while it goes on, and after."""
    if records.follow_up(session) is not None:
        return "follow" if session.start.date() <= records.today else ""
    if session.going_on:
        return "finish"
    if session.kind is SessionKind.DEBRIEF and session.start.date() <= records.today:
        return "debrief"
    if session.end > records.now:
        return _before(records, session)
    return "attend" if session.kind is SessionKind.TRAINING else "record"


def _unrecorded(records: TodayRecords, session: Session) -> bool:
    """A training of the last weeks that is over, of which nobody said who was there."""
    over = records.now - RECORD_WITHIN <= session.end <= records.now
    open_still = session.status in (SessionStatus.PLANNED, SessionStatus.HELD)
    return over and open_still and session.id not in records.coaching.recorded


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
    title = records.events.get(session.id or 0, "")
    what = f"“{title}”" if title else session.kind.title
    parts = [f"{what} {day} {clock}"]
    deal = records.deals.get(session.deal_id or 0)
    parts += [deal.account] if deal else []
    line = records.follow_up(session)
    if line is not None:
        return _follow(records, line, f"{line.follow_up.title} of “{line.event}” {day} {clock}", session.id or 0)
    return Task(
        session.id or 0, people[0].id or 0, together(people), people[0].initials, " · ".join(parts), action,
        ACTIONS[action],
    )  # fmt: skip
