"""A rep leaves the team: the sessions still planned after the last day are called off in the same step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from coachdesk.analysis.words import plural
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.sessions import Session, SessionStatus

if TYPE_CHECKING:
    from coachdesk.desk import Desk

WHY = "has left"


def edit_rep(desk: Desk, rep: Rep, now: datetime) -> Rep:
    """Keep a rep; who is marked as left or archived, or gets a last day, is met no more after it.

    All in one step, named by how many sessions are called off.
    """
    was = desk.people.one(rep.id or 0)
    goes = (was.present, was.left) != (rep.present, rep.left)
    off = _after(desk, rep, now) if goes else ()
    with desk.store.change(_step(f"Edit {rep.name}", _alone(desk, off))):
        kept = desk.people.edit(rep)
        _call_off(desk, rep, off, now)
    return kept


def archive_reps(desk: Desk, ids: Sequence[int], now: datetime) -> None:
    """Hide reps, with all that is known of them, and call off what is planned with them, in one step."""
    reps = [replace(desk.people.one(rep_id), status=Status.ARCHIVED) for rep_id in ids]
    off = {one.id: one for rep in reps for one in _after(desk, rep, now)}
    who = reps[0].name if len(reps) == 1 else f"{len(reps)} reps"
    gone = [one for one in off.values() if set(desk.sessions.reps(one.id or 0)) <= set(ids)]
    with desk.store.change(_step(f"Archive {who}", gone)):
        desk.people.archive(ids)
        for rep in reps:
            _call_off(desk, rep, _after(desk, rep, now), now)


def call_off(desk: Desk, reps: Sequence[Rep], now: datetime) -> None:
    """For reps changed elsewhere, such as by an import: what is planned with them after their last day is off."""
    for rep in reps:
        _call_off(desk, rep, _after(desk, rep, now), now)


def _step(label: str, gone: Sequence[Session]) -> str:
    """The words of the step, which the window says: "Archive Dana Fox, 3 sessions cancelled"."""
    return f"{label}, {plural(len(gone), 'session')} cancelled" if gone else label


def _after(desk: Desk, rep: Rep, now: datetime) -> tuple[Session, ...]:
    """What is planned with a rep after the last day; without one, from now on for somebody who is gone."""
    if rep.present and rep.left is None:
        return ()
    rows = desk.sessions.of_rep(rep.id or 0)
    planned = (s for s in rows if s.status is SessionStatus.PLANNED and not s.going_on)
    return tuple(s for s in planned if (s.start.date() > rep.left if rep.left else s.start > now))


def _alone(desk: Desk, sessions: Sequence[Session]) -> list[Session]:
    return [one for one in sessions if len(desk.sessions.reps(one.id or 0)) == 1]


def _call_off(desk: Desk, rep: Rep, sessions: Sequence[Session], now: datetime) -> None:
    """Cancel what was for this rep alone, and end its series; out of a group the rep is taken, the others meet."""
    alone = _alone(desk, sessions)
    for one in sessions:
        others = [rep_id for rep_id in desk.sessions.reps(one.id or 0) if rep_id != rep.id]
        if one in alone:
            desk.sessions.cancel(one, WHY)
        else:
            desk.sessions.set_reps(one, others)
    last = rep.left or now.date()
    for series_id in {one.series_id for one in alone if one.series_id is not None}:
        series = desk.sessions.series(series_id)
        until = max(series.start.date(), min(last, series.until or last))
        desk.sessions.save_series(replace(series, until=until))
