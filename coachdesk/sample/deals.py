"""The deals of the sample team, how well their customers fit, and the calls that were prepared and talked through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.briefs import Brief, CallKind, Debrief, Reply
from coachdesk.domain.deals import Answer, Deal, DealOutcome
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.sample.cast import Member
from coachdesk.sample.diary import workday
from coachdesk.sample.meetings import SHORT, WEEKS_BACK, Meetings

PREPARED, UNPREPARED, POOR_FIT, UNDEBRIEFED = 0, 1, 2, 3
MISJUDGED, MONTH = 1, timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Dealings:
    """Writes deals, pre-briefs, joint calls and debriefs into a desk."""

    desk: Desk
    words: dict[str, Any]
    today: date
    rng: Random
    meetings: Meetings

    def deal(self, member: Member, place: int) -> None:
        """A handful of deals of every outcome, with answers to some of the fit criteria."""
        for number, outcome in enumerate(self.words["outcomes"]):
            if outcome != "disqualified" or place % 2 == 0:
                deal = self.desk.deals.add(self._deal(member, place, number, DealOutcome(outcome)))
                self._judge(deal, poor=(place, outcome) == (POOR_FIT, "lost"))
        if place == MISJUDGED:
            self._misjudge(member)

    def _misjudge(self, member: Member) -> None:
        """Deals that were lost at customers who never fitted, one a month; nothing here is drawn."""
        no = {criterion.id or 0: Answer.NO for criterion in self.desk.deals.criteria()}
        for number, account in enumerate(self.words["misjudged"], start=1):
            ended = workday(self.today - number * MONTH)
            lost = Deal(None, member.id, account, 9_000.0, "Proposal", outcome=DealOutcome.LOST, ended=ended)
            self.desk.deals.answer(self.desk.deals.add(lost), no)

    def calls(self, member: Member, place: int) -> None:
        """A customer's call every few weeks, before and after it; for some reps one that is still to come."""
        every = self.meetings.words["calls_every"].get(member.profile, 8)
        deals = self.desk.deals.of_rep(member.id)
        first = 15 if member.profile == SHORT else 2 + place % 3
        for turn, weeks in enumerate(range(first, WEEKS_BACK, every)):
            day = workday(self.today - timedelta(weeks=weeks), place % 5)
            there = [d for d in deals if d.ended is None or d.ended > day]
            if there and member.works_on(day, self.today) and day < self.today:
                self._call(member, there[turn % len(there)], day)
        self._shown(member, place, deals)

    def _deal(self, member: Member, place: int, number: int, outcome: DealOutcome) -> Deal:
        at = place * len(self.words["outcomes"]) + number
        first, second = self.words["first"], self.words["second"]
        account = f"{first[at % len(first)]} {second[(at * 5 + at // len(first)) % len(second)]}"
        open_now = outcome is DealOutcome.OPEN
        ago = self.rng.randint(12, 110)
        ended = workday(self.today - timedelta(days=11 if place == POOR_FIT and outcome is DealOutcome.LOST else ago))
        coming = workday(self.today, 2 + 2 * place if number == 0 and place < 2 else self.rng.randint(3, 14))
        private = self.words["private_note"] if (place, number) == (PREPARED, 0) else ""
        return Deal(
            None, member.id, account, self.rng.choice((None, *range(6_000, 42_000, 1_500))),
            self.rng.choice(self.words["stages"][number % 2 * 2 :]), self.rng.choice(self.words["people"]), outcome,
            workday(self.today + timedelta(days=self.rng.randint(14, 80))) if open_now else None,
            None if open_now else min(ended, workday(self.today, -1)),
            self.rng.choice(self.words["next_steps"]) if open_now else "", coming if open_now else None,
            self.rng.choice(self.words["notes"]), private,
        )  # fmt: skip

    def _judge(self, deal: Deal, *, poor: bool) -> None:
        known, met = self.words["known"][deal.outcome.value], self.words["met"][deal.outcome.value]
        answers = {}
        for criterion in self.desk.deals.criteria():
            if self.rng.random() < (0.9 if poor else known):
                good = self.rng.random() < (0.1 if poor else met)
                answers[criterion.id or 0] = Answer.YES if good else Answer.NO
        self.desk.deals.answer(deal, answers)

    def _call(self, member: Member, deal: Deal, day: date, *, poor: bool = False) -> None:
        """Pre-brief the working day before, the call with the manager beside the rep, debrief on the same day."""
        after = self._beside(member, deal, day, time(10))
        if after is not None:
            self._pre_brief(member, deal, workday(day, -1))
            self.desk.deals.write_debrief(self._debrief(after.id or 0, poor=poor))

    def _beside(self, member: Member, deal: Deal, day: date, at: time) -> Session | None:
        """The joint call, and its debrief after it."""
        call = self.meetings.meet((member.id,), SessionKind.JOINT_CALL, day, at, 60, deal_id=deal.id)
        return call and self._debriefing(member, deal, day, call.end.time())

    def _debriefing(self, member: Member, deal: Deal, day: date, at: time) -> Session | None:
        return self.meetings.meet((member.id,), SessionKind.DEBRIEF, day, at, 20, later=True, deal_id=deal.id)

    def _pre_brief(self, member: Member, deal: Deal, day: date, *, written: bool = True) -> None:
        session = self.meetings.meet((member.id,), SessionKind.PRE_BRIEF, day, time(16, 30), 15, deal_id=deal.id)
        if session is not None and written:
            self.desk.deals.write_brief(self._brief(session.id or 0))

    def _brief(self, session_id: int) -> Brief:
        pick, words = self.rng.choice, self.words
        return Brief(
            None, session_id, self.rng.choices(tuple(CallKind), (1, 4))[0], pick(words["objectives"]),
            pick(words["least"]), tuple(pick(words["questions"])), pick(words["objections"]), self._watched_skill(),
            pick(words["watched"]), pick(words["roles"]), pick(words["step_in"]),
        )  # fmt: skip

    def _debrief(self, session_id: int, *, poor: bool) -> Debrief:
        pick, words = self.rng.choice, self.words
        usual = Debrief(
            None, session_id, pick(words["ended"]), DealOutcome.OPEN, pick((Reply.YES, Reply.YES, Reply.PARTLY)),
            "", pick(tuple(Reply)), tuple(self.rng.sample(words["went_well"], self.rng.randint(1, 3))),
            pick(words["differently"]), tuple(words["points"][: self.rng.randint(1, 2)]), self._watched_skill(),
            pick(words["watched"]), self.rng.randint(1, 6), self.rng.randint(2, 4), pick(words["change"]),
            self.rng.random() < 0.2, self.rng.randint(3, 5),
        )  # fmt: skip
        if not poor:
            return usual
        said = words["poor"]
        return replace(
            usual, ended=said["ended"], outcome=DealOutcome.LOST, belonged=Reply.NO, belonged_why=said["why"],
            objective_met=Reply.NO, went_well=tuple(said["went_well"]), differently=said["differently"],
            change=said["change"],
        )  # fmt: skip

    def _watched_skill(self) -> int | None:
        return next((skill.id for skill in self.desk.skills.all() if "iscovery" in skill.name), None)

    def _shown(self, member: Member, place: int, deals: tuple[Deal, ...]) -> None:
        """What the page of today has to show: a call prepared, one not yet, one not talked through, a poor fit."""
        still = [deal for deal in deals if deal.outcome is DealOutcome.OPEN]
        if place in (PREPARED, UNPREPARED) and still:
            deal = min(still, key=lambda d: d.next_day or date.max)
            day = deal.next_day or self.today
            self._pre_brief(member, deal, workday(day, -1), written=place == PREPARED)
            self._beside(member, deal, day, time(10))
        if place == UNDEBRIEFED and still:
            call = (member.id,), SessionKind.JOINT_CALL, workday(self.today, -1), time(14), 60
            self.meetings.meet(*call, deal_id=still[0].id)
            self._debriefing(member, still[0], self.meetings.next_day, time(16, 30))
        if place == POOR_FIT:
            lost = next(deal for deal in deals if deal.outcome is DealOutcome.LOST)
            self._call(member, lost, lost.ended or self.today, poor=True)
