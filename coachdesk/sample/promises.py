"""What the sample team promised each other: kept, late, missed, partly done with its rest, dropped, and still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.sample.cast import Member
from coachdesk.sample.diary import workday

# by place on the team: whose, due how many days from today; so that overdue, due this week and part stand on both sides
SHOWN = {
    0: ((Owner.REP, -4), (Owner.MANAGER, -2), (Owner.REP, 2), (Owner.MANAGER, 3)),
    1: ((Owner.MANAGER, 4), (Owner.REP, 5)),
    2: ((Owner.REP, -8), (Owner.REP, -1), (Owner.MANAGER, 1)),
    4: ((Owner.MANAGER, -6), (Owner.REP, 4)),
}
ENDINGS = ("kept", "late", "part", "dropped")
IN_PART = {0: Owner.REP, 3: Owner.MANAGER}


@dataclass(frozen=True, slots=True)
class Promises:
    """Writes commitments into a desk, each made in a session that was held."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random
    used: dict[Owner, int] = field(default_factory=dict)

    def promise(self, member: Member, place: int) -> None:
        """One or two out of most one-on-ones, and those that show what a list can look like."""
        held = [s for s in self.desk.sessions.of_rep(member.id) if _counted(s)]
        for session in held:
            for _ in range(self.rng.choices((0, 1, 2), (2, 5, 3))[0]):
                self._from(member, session, Owner.REP)
            if self.rng.random() < 0.45:
                self._from(member, session, Owner.MANAGER)
        for owner, days in SHOWN.get(place, ()):
            self._shown(member, held, owner, days)
        if place in IN_PART and held:
            self._part(self._new(member, held[-1], IN_PART[place], workday(held[-1].start.date(), 3)))

    def _from(self, member: Member, session: Session, owner: Owner) -> None:
        day = session.start.date()
        due = workday(day, self.rng.choice((4, 5, 8, 10)))
        self._settle(self._new(member, session, owner, due if self.rng.random() > 0.06 else None))

    def _new(self, member: Member, session: Session, owner: Owner, due: date | None) -> Commitment:
        choices = self.words["commitments"][owner.value]
        self.used[owner] = self.used.get(owner, self.rng.randrange(20)) + 1
        text, seen = choices[self.used[owner] % len(choices)]
        return Commitment(
            None, member.id, owner, text, session.start.date(), due, session_id=session.id, seen_in=seen,
            due_words=_said(session.start.date(), due),
        )  # fmt: skip

    def _settle(self, promise: Commitment) -> None:
        """Say how it ended: nearly all of what was due two weeks ago has ended, little of what is still to come."""
        due = promise.due or promise.made + timedelta(days=14)
        past = (self.today - due).days
        still_open = 0 if past > 14 else 0.2 if past > 0 else 0.85
        if self.rng.random() < still_open or promise.made >= self.today:
            self.desk.commitments.add(promise)
            return
        ending = self.rng.choices(ENDINGS, (76, 12, 5, 7) if past > 6 else (1, 0, 0, 0))[0]
        if ending == "part":
            self._part(promise)
        elif ending == "dropped":
            self._end(promise, CommitmentState.DROPPED, due, self.rng.choice(self.words["dropped"]))
        else:
            late = self.rng.randint(1, 6) if ending == "late" else -self.rng.randint(0, 2)
            self._end(promise, CommitmentState.DONE, due + timedelta(days=late))

    def _part(self, promise: Commitment) -> None:
        """Partly done; its rest goes on, and ends where there was time for it."""
        why = self.rng.choice(self.words["part"])
        part = self._end(promise, CommitmentState.PART, promise.due or promise.made, why)
        closed = part.closed or self.today
        rest = replace(promise, made=closed, due=None, due_words="", session_id=None, carried_from=part.id)
        if (self.today - closed).days > 21:
            self._end(rest, CommitmentState.DONE, closed + timedelta(days=self.rng.randint(5, 15)))
        else:
            self.desk.commitments.add(rest)

    def _end(self, promise: Commitment, state: CommitmentState, day: date, why: str = "") -> Commitment:
        closed = min(max(day, promise.made), self.today)
        return self.desk.commitments.add(replace(promise, state=state, closed=closed, why=why))

    def _shown(self, member: Member, held: Sequence[Session], owner: Owner, days: int) -> None:
        """An open one due so many days from today, on the working day nearest to it."""
        due = self.today + timedelta(days=days)
        due = due - timedelta(days=due.weekday() - 4) if days < 0 and due.weekday() > 4 else workday(due)
        before = [session for session in held if session.start.date() < min(due, self.today)]
        if before:
            promise = self._new(member, before[-1], owner, due)
            calls = [d for d in self.desk.deals.of_rep(member.id) if d.next_day is not None and d.next_day == due]
            said = f"before the {calls[0].account} call" if calls else promise.due_words
            self.desk.commitments.add(replace(promise, due_words=said))


def _said(made: date, due: date | None) -> str:
    """A day as it was said, where there are plain words for it."""
    if due is None:
        return ""
    away = (due - made).days
    return {7: "next week", 14: "2w"}.get(away, f"{due:%a}".lower() if away < 7 else "")


def _counted(session: Session) -> bool:
    return session.kind is SessionKind.ONE_ON_ONE and session.status is SessionStatus.HELD and bool(session.summary)
