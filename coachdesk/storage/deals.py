"""Deals, fit criteria, pre-briefs and debriefs in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coachdesk.domain.briefs import Brief, Debrief
from coachdesk.domain.deals import Answer, Deal, DealOutcome, DealStage, FitAnswer, FitCriterion
from coachdesk.domain.errors import Invalid
from coachdesk.storage.store import Store


class Deals:
    """Light deals, and how well their customers fit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Deal, ...]:
        return self._store.find("deal", Deal, order="account, id")

    def of_rep(self, rep_id: int) -> tuple[Deal, ...]:
        return self._store.find("deal", Deal, "rep_id = ?", (rep_id,), "account, id")

    def open(self) -> tuple[Deal, ...]:
        return self._store.find("deal", Deal, "outcome = ?", (DealOutcome.OPEN,), "account, id")

    def one(self, id: int) -> Deal:  # noqa: A002
        return self._store.one("deal", Deal, id)

    def add(self, deal: Deal) -> Deal:
        with self._store.change(f"Add deal {deal.account}"):
            kept = self._store.save("deal", deal)
            self._enter(kept, "")
            return kept

    def edit(self, deal: Deal) -> Deal:
        """Change one; the day on which it came to another stage is written down."""
        with self._store.change(f"Edit deal {deal.account}"):
            self._enter(deal, self.one(deal.id or 0).stage)
            return self._store.save("deal", deal)

    def stages(self) -> tuple[DealStage, ...]:
        """When deals came to their stages, by deal and day."""
        return self._store.find("deal_stage", DealStage, order="deal_id, entered, id")

    def enter_stage(self, stage: DealStage) -> DealStage:
        """Write down a day that is known from elsewhere."""
        with self._store.change("Write down the stage of a deal"):
            return self._store.save("deal_stage", stage)

    def _enter(self, deal: Deal, before: str) -> None:
        if deal.stage and deal.stage != before:
            self._store.save("deal_stage", DealStage(None, deal.id or 0, deal.stage, self._store.now().date()))

    def remove(self, id: int) -> None:  # noqa: A002
        with self._store.change(f"Remove deal {self.one(id).account}"):
            self._store.remove("deal", "id = ?", [id])

    def criteria(self, include_archived: bool = False) -> tuple[FitCriterion, ...]:
        where = "1" if include_archived else "archived = 0"
        return self._store.find("fit_criterion", FitCriterion, where, order="kind, position, id")

    def add_criterion(self, criterion: FitCriterion) -> FitCriterion:
        """A new one, last in order unless it names its place."""
        self._check_new(criterion)
        last = self._store.rows("select coalesce(max(position), 0) from fit_criterion")[0][0]
        with self._store.change(f"Add fit criterion: {criterion.text[:60]}"):
            return self._store.save("fit_criterion", replace(criterion, position=criterion.position or last + 1))

    def edit_criterion(self, criterion: FitCriterion) -> FitCriterion:
        self._check_new(criterion)
        with self._store.change(f"Edit fit criterion: {criterion.text[:60]}"):
            return self._store.save("fit_criterion", criterion)

    def _check_new(self, criterion: FitCriterion) -> None:
        """The same words in any case stand once among the criteria in use."""
        said = " ".join(criterion.text.split()).casefold()
        for other in () if criterion.archived else self.criteria():
            if other.id != criterion.id and " ".join(other.text.split()).casefold() == said:
                raise Invalid("criterion", f"“{other.text}” stands there already.")

    def answers(self, deal_id: int | None = None) -> tuple[FitAnswer, ...]:
        """The answers of one deal, or of all."""
        where, args = ("1", ()) if deal_id is None else ("deal_id = ?", (deal_id,))
        return self._store.find("fit_answer", FitAnswer, where, args, "deal_id, criterion_id")

    def answer(self, deal: Deal, answers: Mapping[int, Answer]) -> None:
        """Set the answers to criteria, by the criterion's id; unknown takes an answer away."""
        with self._store.change(f"Judge the fit of {deal.account}"):
            for criterion_id, answer in answers.items():
                args = [deal.id, criterion_id]
                self._store.remove("fit_answer", "deal_id = ? and criterion_id = ?", args)
                if answer is not Answer.UNKNOWN:
                    self._store.save("fit_answer", FitAnswer(None, deal.id or 0, criterion_id, answer))

    def brief(self, session_id: int) -> Brief | None:
        """The pre-brief of a session, if there is one."""
        return next(iter(self._store.find("brief", Brief, "session_id = ?", (session_id,))), None)

    def write_brief(self, brief: Brief) -> Brief:
        old = self.brief(brief.session_id)
        with self._store.change("Write a pre-brief", merge=f"brief {brief.session_id}"):
            return self._store.save("brief", replace(brief, id=old.id if old else None))

    def debrief(self, session_id: int) -> Debrief | None:
        """The debrief of a session, if there is one."""
        return next(iter(self._store.find("debrief", Debrief, "session_id = ?", (session_id,))), None)

    def debriefs(self) -> tuple[Debrief, ...]:
        return self._store.find("debrief", Debrief)

    def write_debrief(self, debrief: Debrief) -> Debrief:
        old = self.debrief(debrief.session_id)
        with self._store.change("Write a debrief", merge=f"debrief {debrief.session_id}"):
            return self._store.save("debrief", replace(debrief, id=old.id if old else None))
