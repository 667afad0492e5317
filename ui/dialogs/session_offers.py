"""What is proposed for a new session: with whom, when, how long, where, how often, about which deal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from coachdesk import booking
from coachdesk.analysis import coaching
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import SessionKind
from ui.bridge import Bridge

LENGTHS = {SessionKind.PRE_BRIEF: 15, SessionKind.DEBRIEF: 20, SessionKind.JOINT_CALL: 60, SessionKind.GROUP: 60}
USUAL, FIRST_HOUR, LAST_HOUR = 30, 8, 17
RHYTHM = "rhythm"


class Offers:
    """Proposals from what the file knows; each may be typed over."""

    def __init__(self, bridge: Bridge, at: time | None = None) -> None:
        self._desk, self._now, self._at = bridge.desk, bridge.now(), at

    def longest_without(self, reps: Sequence[Rep], day: date | None) -> int | None:
        """The rep who waits longest for a one-on-one, first among those with none booked; nobody away on the day."""
        today = self._now.date()
        away = {one.rep_id for one in self._desk.absences.all() if one.holds(day or today)}
        here = [rep for rep in reps if rep.status is Status.ACTIVE and rep.id not in away]

        def waits(rep: Rep) -> tuple[bool, date]:
            sessions, promised = self._desk.sessions.of_rep(rep.id or 0), self._desk.commitments.of_rep(rep.id or 0)
            met = coaching.last_met(sessions, promised, today)
            return coaching.next_session(sessions, today) is not None, met or date.min

        found = min(here, key=waits, default=next(iter(reps), None))
        return found.id if found else None

    def start(self, rep_id: int | None, kind: SessionKind, day: date | None) -> datetime:
        """The next slot of the rep's rhythm, or the next full hour of a working day; at 10, or at the time that was
        chosen with it, on a day that was chosen.
        """
        now = self._now
        if day is not None and self._at is not None:
            return datetime.combine(day, self._at)
        if day is not None and day != now.date():
            return datetime.combine(day, time(10))
        if day is None and rep_id is not None and kind is SessionKind.ONE_ON_ONE:
            slot = booking.next_slot(self._desk, self._desk.people.one(rep_id), now)
            if slot is not None:
                return slot
        start = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        if start.date() > now.date() or not FIRST_HOUR <= start.hour < LAST_HOUR:
            start = datetime.combine(now.date() + timedelta(days=int(now.hour >= FIRST_HOUR)), time(9))
        while start.weekday() > 4 and day is None:
            start += timedelta(days=1)
        return start

    def length(self, rep_id: int | None, kind: SessionKind) -> int:
        """As long as the rhythm says, else as is usual for the kind."""
        rhythm = self._rhythm(rep_id) if kind is SessionKind.ONE_ON_ONE else None
        return rhythm.minutes if rhythm else LENGTHS.get(kind, USUAL)

    def place(self, rep_id: int | None) -> str:
        """Where the two met last."""
        rows = self._desk.sessions.of_rep(rep_id) if rep_id is not None else ()
        return next((s.place for s in reversed(rows) if s.place), "")

    def rhythm(self, rep_id: int | None) -> Every | None:
        """How often the rep is met, when that is set."""
        rhythm = self._rhythm(rep_id)
        return rhythm.every if rhythm else None

    def rhythms(self, rep_id: int | None) -> list[tuple[Every | str | None, str]]:
        """How often it may come again; the rep's own rhythm stands first."""
        choices: list[tuple[Every | str | None, str]] = [(None, "Once")]
        every = self.rhythm(rep_id)
        if rep_id is not None and every is not None:
            choices.append((RHYTHM, f"{self._desk.people.one(rep_id).first_name}’s rhythm: {every.value}"))
        return [*choices, *((one, one.value.capitalize()) for one in Every)]

    def deals(self, rep_id: int | None, kind: SessionKind, chosen: int | None) -> list[tuple[int | None, str]]:
        """The rep's open deals, for a debrief also those that ended, and the one chosen before."""
        ended = kind is SessionKind.DEBRIEF
        rows = [
            d for d in self._desk.deals.all()
            if d.id == chosen or (d.rep_id == rep_id and (ended or d.outcome is DealOutcome.OPEN))
        ]  # fmt: skip
        return [(d.id, d.account if d.outcome is DealOutcome.OPEN else f"{d.account}, {d.outcome.value}") for d in rows]

    def _rhythm(self, rep_id: int | None) -> Rhythm | None:
        return self._desk.rhythms.of_rep(self._desk.people.one(rep_id)) if rep_id is not None else None
