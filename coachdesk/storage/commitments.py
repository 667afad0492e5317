"""Commitments in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coachdesk.domain.commitments import Commitment, CommitmentState
from coachdesk.storage.store import Store

BY_DUE = "due is null, due, id"


class Commitments:
    """What rep and manager promised each other, the next one due first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_rep(self, rep_id: int) -> tuple[Commitment, ...]:
        return self._store.find("commitment", Commitment, "rep_id = ?", (rep_id,), BY_DUE)

    def open(self) -> tuple[Commitment, ...]:
        """Everybody's open ones."""
        return self._store.find("commitment", Commitment, "state = ?", (CommitmentState.OPEN,), BY_DUE)

    def one(self, id: int) -> Commitment:  # noqa: A002
        return self._store.one("commitment", Commitment, id)

    def add(self, commitment: Commitment) -> Commitment:
        return self._keep(commitment, "Add commitment")

    def edit(self, commitment: Commitment) -> Commitment:
        return self._keep(commitment, "Edit commitment")

    def close(self, commitment: Commitment, state: CommitmentState, day: date, why: str = "") -> Commitment:
        """Say how it ended; `OPEN` opens it again."""
        closed = None if state is CommitmentState.OPEN else day
        verb = {CommitmentState.OPEN: "Reopen", CommitmentState.DROPPED: "Drop"}.get(state, "Close")
        return self._keep(replace(commitment, state=state, closed=closed, why=why), f"{verb} commitment")

    def _keep(self, commitment: Commitment, verb: str) -> Commitment:
        words = commitment.text if len(commitment.text) <= 40 else commitment.text[:39].rstrip() + "…"
        with self._store.change(f"{verb}: {words}"):
            return self._store.save("commitment", commitment)
