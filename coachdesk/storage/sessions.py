"""Coaching sessions in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError
from coachdesk.domain.rhythms import Series
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.storage.store import Store


class Sessions:
    """Coaching time, by start."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_rep(self, rep_id: int) -> tuple[Session, ...]:
        where = "id in (select session_id from session_rep where rep_id = ?)"
        return self._store.find("session", Session, where, (rep_id,), "start, id")

    def of_deal(self, deal_id: int) -> tuple[Session, ...]:
        return self._store.find("session", Session, "deal_id = ?", (deal_id,), "start, id")

    def of_series(self, series_id: int) -> tuple[Session, ...]:
        return self._store.find("session", Session, "series_id = ?", (series_id,), "start, id")

    def one(self, id: int) -> Session:  # noqa: A002
        return self._store.one("session", Session, id)

    def reps(self, id: int) -> tuple[int, ...]:  # noqa: A002
        """The ids of the reps of a session."""
        sql = "select rep_id from session_rep where session_id = ? order by 1"
        return tuple(rep_id for (rep_id,) in self._store.rows(sql, [id]))

    def all(self, since: date | None = None, until: date | None = None) -> tuple[tuple[Session, tuple[int, ...]], ...]:
        """Sessions of the days since..until, both included, each with its reps."""
        return self._with_reps("substr(start, 1, 10) between ? and ?", (since or "", until or "9999"))

    def trained(self) -> tuple[tuple[Session, tuple[int, ...]], ...]:
        """The sessions that are training events, each with who is invited."""
        return self._with_reps("kind = 'training' or id in (select session_id from training)", ())

    def _with_reps(self, where: str, args: tuple[object, ...]) -> tuple[tuple[Session, tuple[int, ...]], ...]:
        reps: dict[int, list[int]] = {}
        asked = f"select session_id, rep_id from session_rep where session_id in (select id from session where {where})"
        for session_id, rep_id in self._store.rows(f"{asked} order by 1, 2", args):
            reps.setdefault(session_id, []).append(rep_id)
        found = self._store.find("session", Session, where, args, "start, id")
        return tuple((session, tuple(reps.get(session.id or 0, ()))) for session in found)

    def add(self, session: Session, rep_ids: Sequence[int]) -> Session:
        with self._store.change(f"Add {_named(session)}"):
            saved = self._store.save("session", session)
            self.set_reps(saved, rep_ids)
            return saved

    def set_reps(self, session: Session, rep_ids: Sequence[int]) -> None:
        """Exchange who takes part."""
        with self._store.change(f"Change who is in the {_named(session)}"):
            self._store.remove("session_rep", "session_id = ?", [session.id])
            for rep_id in dict.fromkeys(rep_ids):
                self._store.insert("session_rep", {"session_id": session.id, "rep_id": rep_id})
            self._let_go(session.id or 0)

    def _let_go(self, id: int) -> None:  # noqa: A002
        """Who is no longer invited to a training event has no seat in it, and nothing open to follow."""
        stays = """training_id in (select id from training where session_id = ?)
            and rep_id not in (select rep_id from session_rep where session_id = ?)"""
        self._store.remove("attendance", stays, [id, id])
        self._store.remove("follow_up", f"state = 'open' and {stays}", [id, id])

    def edit(self, session: Session) -> Session:
        """Change one; what follows a training event goes along when that goes to another day."""
        with self._store.change(f"Edit {_named(session)}"):
            if session.kind is SessionKind.TRAINING:
                self._shift(session, (session.start.date() - self.one(session.id or 0).start.date()).days)
            return self._store.save("session", session)

    def write(self, session: Session) -> Session:
        """Keep what is being typed: the many saves of a minute are one step."""
        with self._store.change(f"Write in the {_named(session)}", merge=f"write session {session.id}"):
            return self._store.save("session", session)

    def begin(self, session: Session, now: datetime) -> Session:
        """Start the meeting; one that goes on already keeps its beginning."""
        if session.began is not None:
            return session
        with self._store.change(f"Begin {_named(session)}"):
            return self._store.save("session", replace(session, began=now))

    def finish(self, session: Session, *, noted: bool) -> Session:
        """Count it as held, which takes a note or a commitment (`noted` says there is one)."""
        if not noted and not session.summary and not session.private_note:
            raise DeskError("A held session needs a note or a commitment: write one line of what came of it.")
        with self._store.change(f"Finish {_named(session)}"):
            kept = replace(session, status=SessionStatus.HELD, began=session.began or session.start)
            return self._store.save("session", kept)

    def miss(self, session: Session, by: Owner, why: str = "") -> Session:
        """Say that it did not take place, and on whose side it failed."""
        with self._store.change(f"Mark as missed: {_named(session)}"):
            self._drop_follow_up(session, why)
            missed = replace(session, status=SessionStatus.MISSED, missed_by=by, why=why, began=None)
            return self._store.save("session", missed)

    def cancel(self, session: Session, why: str = "") -> Session:
        """Call one off; what was to follow a training event goes with it."""
        with self._store.change(f"Cancel {_named(session)}"):
            self._drop_follow_up(session, why)
            return self._store.save("session", replace(session, status=SessionStatus.CANCELLED, why=why, began=None))

    def _drop_follow_up(self, session: Session, why: str) -> None:
        """What is open of the follow-up of a training event is dropped, and the hours planned for it are cancelled."""
        if session.kind is not SessionKind.TRAINING:
            return
        opened = "state = 'open' and training_id in (select id from training where session_id = ?)"
        planned = f"status = 'planned' and id in (select session_id from follow_up where {opened})"
        for own in self._store.find("session", Session, planned, (session.id,)):
            self._store.save("session", replace(own, status=SessionStatus.CANCELLED, why=why, began=None))
        self._store.write(f"update follow_up set state = 'dropped' where {opened}", [session.id])

    def move(self, session: Session, start: datetime, minutes: int | None = None, why: str = "") -> Session:
        """Leave a bare mark where it was and book it anew, with its notes, agenda and questions; gives the new one."""
        with self._store.change(f"Move {_named(session)} to {start:%Y-%m-%d %H:%M}"):
            mark = {"status": SessionStatus.MOVED, "why": why, "began": None, "summary": "", "private_note": ""}
            self._store.save("session", replace(session, **mark))  # type: ignore[arg-type]
            again = replace(session, id=None, start=start, minutes=minutes or session.minutes, began=None)
            saved = self.add(again, self.reps(session.id or 0))
            for table in ("agenda_item", "pick", "brief", "debrief", "training", "follow_up"):
                args = [saved.id, session.id]
                self._store.write(f'update "{table}" set session_id = ? where session_id = ?', args)
            self._shift(saved, (start.date() - session.start.date()).days)
            return saved

    def _shift(self, session: Session, days: int) -> None:
        """The days by which an event's open follow-ups are due move by as many days."""
        if days:
            due = "update follow_up set due = date(due, ?) where state = 'open' and training_id in"
            event = "(select id from training where session_id = ?)"
            self._store.write(f"{due} {event}", [f"{days:+d} days", session.id])

    def remove(self, id: int) -> None:  # noqa: A002
        session = self.one(id)
        with self._store.change(f"Remove {_named(session)}"):
            self._store.remove("session", "id = ?", [id])

    def series(self, id: int) -> Series:  # noqa: A002
        return self._store.one("series", Series, id)

    def all_series(self) -> tuple[Series, ...]:
        return self._store.find("series", Series)

    def save_series(self, series: Series) -> Series:
        with self._store.change(f"Repeat {series.kind.value} {series.every.value}"):
            return self._store.save("series", series)


def _named(session: Session) -> str:
    return f"{session.kind.value} on {session.start:%Y-%m-%d}"
