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

    def all(self) -> tuple[Commitment, ...]:
        return self._store.find("commitment", Commitment, order=BY_DUE)

    def of_session(self, session_id: int) -> tuple[Commitment, ...]:
        """Those made in a session, in the order they were made."""
        return self._store.find("commitment", Commitment, "session_id = ?", (session_id,))

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
        """Say how it ended; `OPEN` opens it again. What is partly done goes on as a new one without a day."""
        closed = None if state is CommitmentState.OPEN else day
        verb = {CommitmentState.OPEN: "Reopen", CommitmentState.DROPPED: "Drop"}.get(state, "Close")
        ended = replace(commitment, state=state, closed=closed, why=why)
        with self._store.change(_label(f"{verb} commitment", commitment)):
            self._drop_rest(commitment)
            if state is CommitmentState.PART:
                self._carry(ended, day)
            return self._store.save("commitment", ended)

    def remove(self, commitment: Commitment) -> None:
        with self._store.change(_label("Remove commitment", commitment)):
            self._store.remove("commitment", "id = ?", [commitment.id])

    def _carry(self, part: Commitment, day: date) -> None:
        rest = replace(
            part, id=None, made=day, due=None, due_words="", state=CommitmentState.OPEN, closed=None, why="",
            session_id=None, carried_from=part.id,
        )  # fmt: skip
        self._store.save("commitment", rest)

    def _drop_rest(self, commitment: Commitment) -> None:
        """When how it ended is said anew, an open rest of it that was carried forward goes."""
        if commitment.state is CommitmentState.PART:
            where = "carried_from = ? and state = ?"
            self._store.remove("commitment", where, [commitment.id, CommitmentState.OPEN])

    def _keep(self, commitment: Commitment, verb: str) -> Commitment:
        with self._store.change(_label(verb, commitment)):
            return self._store.save("commitment", commitment)


def _label(verb: str, commitment: Commitment) -> str:
    words = commitment.text if len(commitment.text) <= 40 else commitment.text[:39].rstrip() + "…"
    return f"{verb}: {words}"
