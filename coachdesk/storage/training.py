"""Training events, attendance and follow-ups in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Attendance, FollowUp, Presence, Training
from coachdesk.storage.store import Store


class Trainings:
    """Events by the start of their sessions; the session holds time, place and who is invited."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Training, ...]:
        return self._store.find("training", Training)

    def one(self, id: int) -> Training:  # noqa: A002
        return self._store.one("training", Training, id)

    def of_session(self, session_id: int) -> Training | None:
        """What makes this session an event; None for any other session."""
        return next(iter(self._store.find("training", Training, "session_id = ?", (session_id,))), None)

    def save(self, training: Training) -> Training:
        verb = "Add" if training.id is None else "Edit"
        with self._store.change(f"{verb} a training event"):
            return self._store.save("training", training)

    def attendance(self, training_id: int | None = None) -> tuple[Attendance, ...]:
        """What was recorded of one event, or of all; who has no row here is still invited."""
        where, args = ("1", ()) if training_id is None else ("training_id = ?", (training_id,))
        return self._store.find("attendance", Attendance, where, args, "training_id, rep_id")

    def presence(self) -> Mapping[int, Mapping[int, Presence]]:
        """What became of each invitation by session and rep, of the events of which somebody said who was there."""
        sql = """select session_id, rep_id, coalesce(presence, 'invited') from session_rep
            join (select id as training_id, session_id from training) using (session_id)
            left join attendance using (training_id, rep_id)
            where training_id in (select training_id from attendance where presence = 'attended')"""
        found: dict[int, dict[int, Presence]] = defaultdict(dict)
        for session_id, rep_id, presence in self._store.rows(sql):
            found[session_id][rep_id] = Presence(presence)
        return found

    def record(self, rows: Iterable[Attendance]) -> None:
        """Write who was there; each row takes the place of the one there was."""
        with self._store.change("Record who was there"):
            for row in rows:
                old = self._store.find("attendance", Attendance, "training_id = ? and rep_id = ?",
                                       (row.training_id, row.rep_id))  # fmt: skip
                self._store.save("attendance", replace(row, id=old[0].id if old else None))

    def follow_ups(self, training_id: int | None = None, *, rep_id: int | None = None) -> tuple[FollowUp, ...]:
        """Of one event, of one rep, or all, the soonest due first."""
        asked = (("training_id", training_id), ("rep_id", rep_id))
        wanted = [(name, value) for name, value in asked if value is not None]
        where = " and ".join(f"{name} = ?" for name, _ in wanted) or "1"
        return self._store.find("follow_up", FollowUp, where, [value for _, value in wanted], "due, rep_id, number, id")

    def follow_up(self, id: int) -> FollowUp:  # noqa: A002
        return self._store.one("follow_up", FollowUp, id)

    def follow_up_of_session(self, session_id: int) -> FollowUp | None:
        """The follow-up that a session was booked for; None for any other session."""
        return next(iter(self._store.find("follow_up", FollowUp, "session_id = ?", (session_id,))), None)

    def save_follow_up(self, follow_up: FollowUp) -> FollowUp:
        with self._store.change(f"Set a follow-up: {follow_up.title.lower()}"):
            return self._store.save("follow_up", follow_up)

    def remove_follow_up(self, id: int) -> None:  # noqa: A002
        with self._store.change("Remove a follow-up"):
            self._store.remove("follow_up", "id = ?", [id])

    def continue_series(self, session: Session, others: Sequence[Session]) -> None:
        """Give a repeat of an event, which was laid as a bare session, the course of the one before it."""
        if session.kind is not SessionKind.TRAINING or self.of_session(session.id or 0) is not None:
            return
        known = [t for one in others if one.start < session.start and (t := self.of_session(one.id or 0))]
        if known:
            self.save(replace(known[-1], id=None, session_id=session.id or 0, uid=""))
