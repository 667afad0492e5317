"""The scored calls of the sample team: rep first, then manager, some by a second rater, on two scorecards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Rater
from coachdesk.sample.cast import Member

FIRST_DAYS, SECOND_DAYS = (75, 66, 58, 47, 41), (30, 22, 15, 9, 4)
CALIBRATED, WAITS = (1, 2, 3), 4
NEAR = 4
UNSEEN_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Scorer:
    """Writes scored calls into a desk that has the starter scorecards."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random

    def score(self, members: Sequence[Member]) -> None:
        """Five calls by the first version and five by the next, in turn of the first reps, some on closing calls."""
        closing, discovery = self.desk.scorecards.all()[:2]
        self._round(members, (discovery, closing), FIRST_DAYS)
        self._round(members, (self._reworded(discovery), closing), SECOND_DAYS)

    def _reworded(self, card: Scorecard) -> Scorecard:
        """The first version is locked by its calls: the change makes version 2."""
        first, second, *others = self.desk.scorecards.criteria(card.id or 0)
        return self.desk.scorecards.save(card, [first, replace(second, text=self.words["reworded"]), *others])

    def _round(self, members: Sequence[Member], cards: tuple[Scorecard, Scorecard], days: Sequence[int]) -> None:
        for number, ago in enumerate(days):
            member = members[number % min(len(members), 6)]
            day = max(self._workday(ago), member.rep.hired or date.min)
            card = cards[number % 3 == 2]
            late = days is SECOND_DAYS
            self._call(member, card, day, number, waits=late and number == WAITS, second=late and number in CALIBRATED)

    def _workday(self, ago: int) -> date:
        day = self.today - timedelta(days=ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _call(self, member: Member, card: Scorecard, day: date, number: int, *, waits: bool, second: bool) -> None:
        """One call; where it `waits` only the rep has scored it so far."""
        beside, pick = self._beside(member, day), self.rng.choice
        day = beside.start.date() if beside else day
        told = {} if waits else {field: pick(self.words[field]) for field in ("keep", "start", "change", "practice")}
        call = self.desk.scorecards.add_call(ScoredCall(
            None, card.id or 0, member.id, day, self.words["titles"][number % len(self.words["titles"])],
            beside.id if beside else None, beside.deal_id if beside else None,
            private_note=self.words["private"] if second and number == CALIBRATED[0] else "", **told,
        ))  # fmt: skip
        for place, criterion in enumerate(self.desk.scorecards.criteria(card.id or 0)):
            self._line(call, criterion, member, seen=place != 3 or number % 2 == 0, waits=waits, second=second)

    def _line(
        self, call: ScoredCall, criterion: Criterion, member: Member, *, seen: bool, waits: bool, second: bool
    ) -> None:
        """The rep's score, the manager's about the same or lower, the second rater's close to the manager's."""
        level = max(1, min(5, self.rng.choice(member.skill)))
        seen = seen and self.rng.random() > UNSEEN_SHARE
        raters = [(Rater.SELF, "", self._shifted(level, (0, 0, 1, 1)), "rep_said")]
        raters += [] if waits else [(Rater.MANAGER, "", level, "manager_said")]
        raters += (
            [(Rater.PEER, self.words["second_rater"], self._shifted(level, (-1, 0, 0, 0, 1)), "")] if second else []
        )
        for rater, by, points, said in raters:
            words = self.rng.choice(self.words[said]) if said and seen else ""
            score = Score(None, call.id or 0, criterion.id or 0, rater, points if seen else None, words, by)
            self.desk.scorecards.set_score(score)

    def _shifted(self, level: int, by: Sequence[int]) -> int:
        return max(1, min(5, level + self.rng.choice(by)))

    def _beside(self, member: Member, day: date) -> Session | None:
        """A joint call of those days, where there was one."""
        found = self.desk.sessions.of_rep(member.id)
        held = [s for s in found if s.kind is SessionKind.JOINT_CALL and s.status is SessionStatus.HELD]
        return next((s for s in held if abs((s.start.date() - day).days) <= NEAR), None)
