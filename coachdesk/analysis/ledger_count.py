"""Counting the ledger: sessions and minutes of a span, of the manager and of each rep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from coachdesk.analysis import words
from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.ledger import Counts, SpanLedger
from coachdesk.analysis.records import Options
from coachdesk.domain.absences import Absence
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, end_of, starts_between
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Presence

Attended = tuple[Session, tuple[int, ...]]


@dataclass(frozen=True)
class CoachingRecords:
    """What the ledger is counted from: every session with its reps, every commitment, and the reps by tier.

    `team` holds each rep with the title of the tier, "" for one who is no longer there. `recorded` are the trainings,
    by session, of which somebody said who was there: they have the reps who attended, and need no note to count.
    """

    sessions: tuple[Attended, ...]
    commitments: tuple[Commitment, ...] = ()
    team: tuple[tuple[Rep, str], ...] = ()
    options: Options = field(default_factory=Options)
    absences: tuple[Absence, ...] = ()
    recorded: frozenset[int] = frozenset()

    @cached_property
    def promised(self) -> frozenset[int]:
        """The sessions that led to a commitment, by id."""
        return frozenset(c.session_id for c in self.commitments if c.session_id is not None)

    @cached_property
    def held(self) -> frozenset[int]:
        """The sessions that count as held, by id."""
        made: dict[int, list[Commitment]] = {}
        for commitment in self.commitments:
            if commitment.session_id is not None:
                made.setdefault(commitment.session_id, []).append(commitment)
        presence = dict.fromkeys(self.recorded, Presence.ATTENDED)
        return frozenset(s.id for s, _ in self.sessions if s.id and is_held(s, made.get(s.id, ()), presence))

    def counted(self, session: Session) -> bool:
        """Whether it was held and something came of it."""
        return session.id in self.held

    def within(self, first: date, last: date) -> tuple[Attended, ...]:
        """The sessions of the days first..last."""
        return tuple(row for row in self.sessions if first <= row[0].start.date() <= last)


def counts(records: CoachingRecords, sessions: Sequence[Session]) -> Counts:
    """The sessions by what became of them, each once."""
    by_status = [s.status for s in sessions]
    held = sum(records.counted(s) for s in sessions)
    missed = [s.missed_by for s in sessions if s.status is SessionStatus.MISSED]
    return Counts(
        planned=by_status.count(SessionStatus.PLANNED), held=held, missed=len(missed),
        moved=by_status.count(SessionStatus.MOVED), cancelled=by_status.count(SessionStatus.CANCELLED),
        hollow=by_status.count(SessionStatus.HELD) - held,
        missed_by_rep=missed.count(Owner.REP), missed_by_manager=missed.count(Owner.MANAGER),
    )  # fmt: skip


def held_minutes(records: CoachingRecords, sessions: Iterable[Session]) -> dict[SessionKind, int]:
    """Minutes held by kind; a kind that was not held is missing."""
    found: dict[SessionKind, int] = {}
    for session in sessions:
        if records.counted(session):
            found[session.kind] = found.get(session.kind, 0) + session.minutes
    return found


def planned_minutes(sessions: Iterable[Session]) -> int:
    """Minutes of what is still planned."""
    return sum(s.minutes for s in sessions if s.status is SessionStatus.PLANNED)


def planned_by_kind(sessions: Iterable[Session]) -> dict[SessionKind, int]:
    """Minutes still planned by kind; a kind without any is missing."""
    found: dict[SessionKind, int] = {}
    for session in sessions:
        if session.status is SessionStatus.PLANNED:
            found[session.kind] = found.get(session.kind, 0) + session.minutes
    return found


def spans(records: CoachingRecords, first: date, last: date, cadence: Cadence) -> tuple[SpanLedger, ...]:
    """Each month or week that touches first..last, with the manager's sessions in it; a group session counts once."""
    found = []
    for start in starts_between(first, last, cadence, records.options.first_weekday):
        rows = records.within(max(first, start), min(last, end_of(start, cadence)))
        sessions = [s for s, _ in rows if s.yours]
        by_kind = held_minutes(records, sessions)
        title = _title(start, cadence, first.year != last.year)
        planned = planned_minutes(sessions)
        found.append(SpanLedger(start, title, sum(by_kind.values()), planned, by_kind, counts(records, sessions)))
    return tuple(found)


def _title(start: date, cadence: Cadence, with_year: bool) -> str:
    if cadence is Cadence.WEEK:
        return words.day(start)
    return words.month_year(start) if with_year else words.month(start)
