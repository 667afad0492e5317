"""Keeps a pre-brief or a debrief: drafts as they are typed, and the whole of it once it took place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from coachdesk import calls, meeting
from coachdesk.desk import Desk
from coachdesk.domain.briefs import Brief, Debrief
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Answer, Deal
from coachdesk.domain.errors import Invalid
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import Session
from ui.bridge import Bridge
from ui.refusals import refusal_of

Paper = TypeVar("Paper", Brief, Debrief)
BLANK = "Write the objective first: a blank pre-brief does not count as held."


class Keeper:
    """The reads and writes of one call's session; a write gives the sentence of its refusal, "" when it was kept."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def deal_of(self, session: Session) -> Deal | None:
        """The deal it is about."""
        return self._desk.deals.one(session.deal_id) if session.deal_id is not None else None

    def rep_id_of(self, session: Session) -> int | None:
        """The rep whose call it is."""
        deal = self.deal_of(session)
        return deal.rep_id if deal else next(iter(self._desk.sessions.reps(session.id or 0)), None)

    def brief_of(self, session: Session) -> Brief:
        """The pre-brief as kept; a new one watches the focus skill of the rep's plan."""
        kept = self._desk.deals.brief(session.id or 0)
        return kept or Brief(None, session.id or 0, skill_id=self._focus(session))

    def debrief_of(self, session: Session) -> Debrief:
        """The debrief as kept; a new one watches what the pre-brief of the deal said."""
        kept = self._desk.deals.debrief(session.id or 0)
        if kept is not None:
            return kept
        before = self.brief_before(session)
        watched, skill_id = (before.watched, before.skill_id) if before else ("", None)
        return Debrief(None, session.id or 0, watched=watched, skill_id=skill_id or self._focus(session))

    def brief_before(self, session: Session) -> Brief | None:
        """The last pre-brief about the same deal."""
        if session.deal_id is None:
            return None
        before = [one for one in self._desk.sessions.of_deal(session.deal_id) if one.start <= session.start]
        briefs = (self._desk.deals.brief(one.id or 0) for one in reversed(before))
        return next((one for one in briefs if one is not None), None)

    def draft_brief(self, session: Session, make: Callable[[int], Brief]) -> str:
        """Keep the pre-brief as it stands in the form."""
        return refusal_of(lambda: self._draft(self.brief_of(session), make, self._desk.deals.write_brief))

    def draft_debrief(self, session: Session, make: Callable[[int], Debrief]) -> str:
        """Keep the debrief as it stands in the form."""
        return refusal_of(lambda: self._draft(self.debrief_of(session), make, self._desk.deals.write_debrief))

    def record_brief(self, session: Session, brief: Brief) -> str:
        """Count the pre-brief as held; what was agreed becomes its shared notes."""
        return refusal_of(lambda: self._record_brief(session, brief))

    def record_debrief(self, session: Session, debrief: Debrief, answers: Mapping[int, Answer]) -> str:
        """Keep the debrief, what became of the deal and its fit, and count the session as held."""
        desk, now = self._desk, self._bridge.now()
        return refusal_of(lambda: calls.record_debrief(desk, session, debrief, now, answers))

    def write_private(self, session: Session, text: str) -> str:
        """Keep the private line."""

        def write() -> None:
            if session.private_note != text.strip():
                self._desk.sessions.write(replace(session, private_note=text))

        return refusal_of(write)

    def add_follow_up(self, session: Session, owner: Owner, line: str) -> str:
        """A commitment with its day read out of the line."""
        return refusal_of(lambda: meeting.add_commitment(self._desk, session, owner, line, self._bridge.now()))

    def remove_follow_up(self, commitment: Commitment) -> None:
        """Take a commitment away; Undo brings it back."""
        self._bridge.run(lambda: self._desk.commitments.remove(commitment))

    def choose_deal(self, session: Session, deal_id: int | None) -> None:
        """Say which deal the session is about."""
        if deal_id is not None:
            self._bridge.run(lambda: self._desk.sessions.edit(replace(session, deal_id=deal_id)))

    def judge(self, session: Session, criterion_id: int, answer: Answer) -> None:
        """Keep one answer about the customer's fit."""
        deal = self.deal_of(session)
        if deal is not None:
            self._bridge.run(lambda: self._desk.deals.answer(deal, {criterion_id: answer}))

    @property
    def _desk(self) -> Desk:
        return self._bridge.desk

    def _focus(self, session: Session) -> int | None:
        rep_id = self.rep_id_of(session)
        plan = self._desk.plans.find(rep_id, Quarter.of(self._bridge.today())) if rep_id is not None else None
        return plan.focus_id if plan else None

    def _draft(self, old: Paper, make: Callable[[int], Paper], write: Callable[[Paper], Paper]) -> None:
        new = make(old.session_id)
        if replace(new, id=old.id) != old:
            write(new)

    def _record_brief(self, session: Session, brief: Brief) -> None:
        if not brief.objective:
            raise Invalid("objective", BLANK)
        least = f"\nAt least: {brief.least}" if brief.least else ""
        said = session.summary or f"Objective: {brief.objective}{least}"
        with self._desk.store.change("Record a pre-brief"):
            self._desk.deals.write_brief(replace(brief, session_id=session.id or 0))
            meeting.finish(self._desk, replace(session, summary=said), self._bridge.now())
