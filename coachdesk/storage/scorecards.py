"""Scorecards and scored calls in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from coachdesk.domain.scorecards import Criterion, Score, Scorecard, ScoredCall
from coachdesk.domain.skills import Rater
from coachdesk.storage.names import named_or_nearest
from coachdesk.storage.store import Store


class Scorecards:
    """Forms for calls, in versions, and the calls that were scored by them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, include_archived: bool = False) -> tuple[Scorecard, ...]:
        """The newest version of each."""
        newest: dict[str, Scorecard] = {}
        for card in self._store.find("scorecard", Scorecard, order="version"):
            newest[card.name.casefold()] = card
        found = sorted(newest.values(), key=lambda card: card.name.casefold())
        return tuple(card for card in found if include_archived or not card.archived)

    def one(self, id: int) -> Scorecard:  # noqa: A002
        return self._store.one("scorecard", Scorecard, id)

    def by_name(self, name: str) -> Scorecard:
        """The newest version of that name; `DeskError` with the nearest names when there is none."""
        return named_or_nearest(name, self.all(include_archived=True), "scorecard")

    def criteria(self, scorecard_id: int) -> tuple[Criterion, ...]:
        return self._store.find("criterion", Criterion, "scorecard_id = ?", (scorecard_id,), "position, id")

    def locked(self, scorecard: Scorecard) -> bool:
        """Whether a call was scored by this version."""
        sql = "select 1 from scored_call where scorecard_id = ? limit 1"
        return bool(self._store.rows(sql, [scorecard.id]))

    def save(self, scorecard: Scorecard, criteria: Sequence[Criterion]) -> Scorecard:
        """Keep a scorecard with its criteria; a version that was used stays, and the next one is made.

        Under a new name the versions that keep the old one are put away: one form is not to stand there twice.
        """
        with self._store.change(f"Save scorecard {scorecard.name}"):
            old = self.one(scorecard.id) if scorecard.id is not None else scorecard
            fresh = scorecard.id is None or self.locked(scorecard)
            card = scorecard
            if fresh:
                version = max((c.version for c in self._versions(scorecard)), default=0) + 1
                card = replace(scorecard, id=None, version=version)
            kept = self._store.save("scorecard", card)
            if not fresh:
                self._store.remove("criterion", "scorecard_id = ?", [kept.id])
            for position, criterion in enumerate(criteria, start=1):
                own = replace(criterion, id=None, scorecard_id=kept.id or 0, position=position)
                self._store.save("criterion", own)
            self._put_away(old, kept)
            return kept

    def archive(self, scorecard: Scorecard, *, archived: bool = True) -> Scorecard:
        with self._store.change(f"{'Archive' if archived else 'Bring back'} scorecard {scorecard.name}"):
            return self._store.save("scorecard", replace(scorecard, archived=archived))

    def calls(self, rep_id: int | None = None) -> tuple[ScoredCall, ...]:
        """The calls scored, of one rep or of all, the oldest first."""
        where, args = ("1", ()) if rep_id is None else ("rep_id = ?", (rep_id,))
        return self._store.find("scored_call", ScoredCall, where, args, "day, id")

    def call(self, id: int) -> ScoredCall:  # noqa: A002
        return self._store.one("scored_call", ScoredCall, id)

    def add_call(self, call: ScoredCall) -> ScoredCall:
        rep = self._store.one("rep", Rep, call.rep_id).name
        with self._store.change(f"Score a call of {rep}"):
            return self._store.save("scored_call", call)

    def edit_call(self, call: ScoredCall) -> ScoredCall:
        with self._store.change("Edit a scored call", merge=f"scored call {call.id}"):
            return self._store.save("scored_call", call)

    def remove_call(self, call: ScoredCall) -> None:
        with self._store.change(f"Remove the scored call of {call.day}"):
            self._store.remove("scored_call", "id = ?", [call.id])

    def scores(self, call_id: int | None = None) -> tuple[Score, ...]:
        """The scores of one call, or of all."""
        where, args = ("1", ()) if call_id is None else ("call_id = ?", (call_id,))
        return self._store.find("score", Score, where, args, "call_id, id")

    def set_score(self, score: Score) -> Score:
        """Score one criterion; the same rater's score of it is replaced."""
        card = self.call(score.call_id).scorecard_id
        if all(c.id != score.criterion_id for c in self.criteria(card)):
            raise DeskError("This criterion belongs to another scorecard.")
        where = 'call_id = ? and criterion_id = ? and rater = ? and "by" = ?'
        args = (score.call_id, score.criterion_id, score.rater, score.by)
        old = next(iter(self._store.find("score", Score, where, args)), None)
        with self._store.change("Score a criterion", merge=f"score {score.call_id}"):
            return self._store.save("score", replace(score, id=old.id if old else None))

    def drop_scores(self, call_id: int, rater: Rater, by: str = "") -> None:
        """Take back all scores of one rater of a call."""
        with self._store.change("Take back scores"):
            where = 'call_id = ? and rater = ? and "by" = ?'
            self._store.remove("score", where, [call_id, rater, by])

    def _put_away(self, old: Scorecard, kept: Scorecard) -> None:
        """After a renaming: what still has the old name is archived."""
        if old.name.casefold() != kept.name.casefold():
            for card in self._versions(old):
                self._store.save("scorecard", replace(card, archived=True))

    def _versions(self, scorecard: Scorecard) -> tuple[Scorecard, ...]:
        every = self._store.find("scorecard", Scorecard)
        return tuple(card for card in every if card.name.casefold() == scorecard.name.casefold())
