"""Coaching time: only what was held counts, and only when something came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.charts import Bullet, Marker
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.spans import there_months
from coachdesk.domain.commitments import Commitment, CommitmentState
from coachdesk.domain.market import MarketKind
from coachdesk.domain.periods import Cadence, end_of, start_of
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import Presence

LONG_WITHOUT = 21
NOBODY: Mapping[int, Presence] = {}


@dataclass(frozen=True, slots=True)
class CoachingMonth:
    """A rep's month: hours against the budget, one-on-ones held and planned, pre-briefs and debriefs."""

    month: date
    hours: float
    held: int
    due: int
    pre_briefs: int
    debriefs: int
    bullet: Bullet
    tone: str

    @property
    def words(self) -> str:
        """In one line: "One-on-ones 3 of 4 held · pre-briefs 1 · debriefs 2"."""
        return f"One-on-ones {self.held} of {self.due} held · pre-briefs {self.pre_briefs} · debriefs {self.debriefs}"


def is_held(session: Session, commitments: Iterable[Commitment], presence: Mapping[int, Presence] = NOBODY) -> bool:
    """Held counts only with a note or at least one commitment made in it.

    `presence` says, by session, what became of one rep's invitation to a training: it counts for who attended, without
    a note, and never for somebody who was not there.
    """
    if session.status is not SessionStatus.HELD:
        return False
    if session.kind is SessionKind.TRAINING and (said := presence.get(session.id or 0)) is not None:
        return said is Presence.ATTENDED
    noted = bool(session.summary or session.private_note)
    return noted or any(c.session_id is not None and c.session_id == session.id for c in commitments)


def coaching_month(records: RepRecords, day: date) -> CoachingMonth:
    """The month of `day`; `tone` is "under" past half of it and short of its share, "over" above the budget."""
    first, last = start_of(day, Cadence.MONTH), end_of(start_of(day, Cadence.MONTH), Cadence.MONTH)
    within = [s for s in records.sessions if first <= s.start.date() <= last]
    held = [s for s in within if is_held(s, records.commitments, records.presence)]
    hours = sum(s.minutes for s in held) / 60
    low, high = budget(records, first, last)
    by_now = budget(records, first, day)[0]
    tone = "over" if hours > high > 0 else "under" if by_now > low / 2 and hours < by_now else ""
    kinds = [s.kind for s in held]
    gone = (SessionStatus.CANCELLED, SessionStatus.MOVED)
    due = [s for s in within if s.kind is SessionKind.ONE_ON_ONE and s.status not in gone]
    return CoachingMonth(
        first, hours, kinds.count(SessionKind.ONE_ON_ONE), len(due), kinds.count(SessionKind.PRE_BRIEF),
        kinds.count(SessionKind.DEBRIEF), Bullet(hours, low, high, max(high * 1.2, hours)), tone,
    )  # fmt: skip


def budget(records: RepRecords, first: date, last: date) -> tuple[float, float]:
    """The least and most hours meant for a rep in these days: those from hire to leaving without absences."""
    share = there_months(records.rep, records.absences, first, last)
    return records.options.budget_low * share, records.options.budget_high * share


def hours_by_month(
    sessions: Sequence[Session], commitments: Sequence[Commitment], presence: Mapping[int, Presence] = NOBODY
) -> dict[date, float]:
    """Held hours by month; a month without any is missing here."""
    found: dict[date, float] = {}
    for session in sessions:
        if is_held(session, commitments, presence):
            month = start_of(session.start.date(), Cadence.MONTH)
            found[month] = found.get(month, 0.0) + session.minutes / 60
    return found


def last_met(sessions: Sequence[Session], commitments: Sequence[Commitment], today: date) -> date | None:
    """The newest one-on-one that was held."""
    days = [s.start.date() for s in sessions if s.kind is SessionKind.ONE_ON_ONE and is_held(s, commitments)]
    return max((d for d in days if d <= today), default=None)


def next_session(sessions: Sequence[Session], today: date) -> Session | None:
    """The next planned one-on-one, today's too."""
    coming = [
        s
        for s in sessions
        if s.kind is SessionKind.ONE_ON_ONE and s.status is SessionStatus.PLANNED and s.start.date() >= today
    ]
    return min(coming, key=lambda s: s.start, default=None)


def markers(
    sessions: Sequence[Session], commitments: Sequence[Commitment], presence: Mapping[int, Presence] = NOBODY
) -> tuple[Marker, ...]:
    """A dot for each held session, a triangle for each training that the rep was at."""
    rows = [s for s in sessions if is_held(s, commitments, presence)]
    kinds = {SessionKind.TRAINING: "trained"}
    return tuple(Marker(s.start.date(), kinds.get(s.kind, "met")) for s in sorted(rows, key=lambda s: s.start))


def all_markers(records: RepRecords, today: date) -> tuple[Marker, ...]:
    """What was done with a rep, then what happened around: market changes of the role or of everybody, new roles."""
    role_id, found = records.rep.role_id, []
    for change, _ in records.market:
        if change.day <= today and change.role_id in {None, role_id}:
            kind = "market change" if change.kind is MarketKind.OTHER else change.kind.value
            found.append(Marker(change.day, "market", f"{words.day_near(change.day, today)}: {kind} ({change.title})"))
    for day, role in dict(records.role_changes).items():  # of several on one day the last
        if day <= today:
            said = f"new role ({role})" if role else "no role any more"
            found.append(Marker(day, "role", f"{words.day_near(day, today)}: {said}"))
    return (*markers(records.sessions, records.commitments, records.presence), *sorted(found, key=lambda m: m.day))


def open_commitments(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """What is still open, the earliest due first, undated last."""
    rows = [c for c in commitments if c.state is CommitmentState.OPEN]
    return tuple(sorted(rows, key=lambda c: (c.due is None, c.due or c.made)))


def late(commitments: Sequence[Commitment], today: date) -> int:
    """How many open ones are past their day."""
    return sum(c.due is not None and c.due < today for c in open_commitments(commitments))


def hours_words(hours: float) -> str:
    """Hours with one decimal at most: "2.1 h"."""
    return f"{words.figure(hours)} h"
