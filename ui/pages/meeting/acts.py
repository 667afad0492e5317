"""What is written from the meeting. All of it is kept as it is done, unasked: no notice gets in the way of talking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from coachdesk import following, meeting
from coachdesk.desk import Desk
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import CommitmentState, Owner
from coachdesk.domain.questions import Pick
from coachdesk.domain.sessions import Session, SessionStatus
from ui.pages.meeting.state import Meeting

T = TypeVar("T")


def quietly(desk: Desk, label: str, step: Callable[[], T], key: object) -> T:
    """Do a step without a notice; it is one step of its own to undo."""
    with desk.store.change(label, merge=f"meeting {key}"):
        return step()


def begin(desk: Desk, session_id: int, now: datetime) -> Session:
    """Start the meeting, with an agenda and questions when there are none yet."""

    def step() -> Session:
        meeting.prepare(desk, desk.sessions.one(session_id), now)
        return desk.sessions.begin(desk.sessions.one(session_id), now)

    session = desk.sessions.one(session_id)
    return session if session.going_on else quietly(desk, f"Begin {session.kind.value}", step, f"begin {session_id}")


def take_up(desk: Desk, session_id: int, now: datetime) -> None:
    """Begin a planned one of today; one of another day is prepared and waits."""
    session = desk.sessions.one(session_id)
    if session.status is SessionStatus.PLANNED:
        if session.start.date() == now.date():
            begin(desk, session_id, now)
        else:
            quietly(desk, f"Prepare {session.kind.value}", lambda: meeting.prepare(desk, session, now), session_id)


def hold_now(desk: Desk, session_id: int, now: datetime) -> int:
    """Hold a planned one of another day now, and give the id of what goes on.

    One of a day that is gone leaves its mark there; one of a day to come takes the time at which it was begun.
    """
    session, at = desk.sessions.one(session_id), now.replace(second=0, microsecond=0)
    with desk.store.change("Hold a planned session now"):
        if session.start < at:
            session, _ = following.move(desk, session, at, at, why="held on another day", anyway=True)
        begun = begin(desk, session.id or 0, now)
    return begun.id or 0


def write_notes(desk: Desk, session_id: int, summary: str, private: str) -> None:
    """Keep the words of both fields."""
    session = desk.sessions.one(session_id)
    written = replace(session, summary=summary, private_note=private)
    if written != session:
        desk.sessions.write(written)


def keep_times(desk: Desk, session_id: int, spent: Mapping[int, int]) -> None:
    """Keep the seconds of the items that took some since they were kept last."""
    late = [item for item in desk.agendas.of_session(session_id) if spent.get(item.id or 0, item.spent) != item.spent]
    if late:
        with desk.store.change("Time the agenda", merge=f"write session {session_id}"):
            for item in late:
                desk.agendas.spend(item, spent[item.id or 0])


def tick(desk: Desk, item_id: int, *, checked: bool) -> None:
    """Tick an item of the agenda, or take the tick off."""
    item = desk.agendas.one(item_id)
    if item.checked != checked:
        quietly(desk, "Tick the agenda", lambda: desk.agendas.check(item, checked=checked), f"tick {item_id}")


def add_item(desk: Desk, session_id: int, text: str, minutes: int) -> AgendaItem:
    """One more item at the end."""
    made = AgendaItem(None, session_id, AgendaKind.TOPIC, text, minutes=minutes)
    return quietly(desk, "Add to the agenda", lambda: desk.agendas.add(made), f"item {session_id} {text}")


def ask(desk: Desk, seen: Meeting, question_id: int, *, asked: bool) -> None:
    """Mark a question as asked; one that was not picked for this meeting is picked with it."""
    session_id = seen.session.id or 0
    picks = desk.questions.picks(session_id)
    pick = next((one for one in picks if one.question_id == question_id), None)
    if pick is not None:
        quietly(desk, "Mark a question", lambda: desk.questions.ask(pick, asked=asked), f"ask {question_id}")
        return
    phase = next(question.phase for question in seen.questions if question.question_id == question_id)
    more = (*picks, Pick(None, session_id, question_id, phase, asked=asked))
    quietly(desk, "Mark a question", lambda: desk.questions.choose(session_id, more), f"ask {question_id}")


def promise(desk: Desk, seen: Meeting, owner: Owner, rep_id: int, line: str, seen_in: str, now: datetime) -> None:
    """Keep a new commitment towards one rep; in a group that is the rep chosen."""
    quietly(
        desk, "Add commitment",
        lambda: meeting.add_commitment(desk, seen.session, owner, line, now, seen_in=seen_in, rep_id=rep_id),
        f"promise {seen.session.id} {len(seen.made)} {now.isoformat()}",
    )  # fmt: skip


def unpromise(desk: Desk, commitment_id: int) -> None:
    """Take a commitment of this meeting away again."""
    one = desk.commitments.one(commitment_id)
    desk.commitments.remove(one)


def close_promise(desk: Desk, commitment_id: int, state: CommitmentState, why: str, now: datetime) -> None:
    """Say how one that came in ended; the same said again opens it again."""
    one = desk.commitments.one(commitment_id)
    to = CommitmentState.OPEN if one.state is state and state is CommitmentState.DONE else state
    said = "" if to is CommitmentState.OPEN else why
    quietly(
        desk, "Say how a commitment ended", lambda: desk.commitments.close(one, to, now.date(), said),
        f"close {commitment_id} {now.isoformat()}",
    )  # fmt: skip


def score(desk: Desk, session_id: int, field: str, value: int | None) -> None:
    """Keep the rep's usefulness or energy."""
    session = desk.sessions.one(session_id)
    scored = replace(session, energy=value) if field == "energy" else replace(session, usefulness=value)
    quietly(desk, f"Score {field}", lambda: desk.sessions.edit(scored), f"{field} {session_id}")


def count_minutes(desk: Desk, session_id: int, minutes: int) -> None:
    """Say how long it was, for the hours of coaching."""
    changed = replace(desk.sessions.one(session_id), minutes=minutes)
    quietly(desk, "Change how long it was", lambda: desk.sessions.edit(changed), f"minutes {session_id}")


def finish(desk: Desk, seen: Meeting, next_start: datetime | None, now: datetime, *, book_next: bool = True) -> Session:
    """Count it as held, and book the next one where none is booked and one is wanted."""
    session = desk.sessions.one(seen.session.id or 0)
    if session.status is SessionStatus.HELD:
        return session
    return meeting.finish(desk, session, now, next_start=next_start, book_next=book_next)
