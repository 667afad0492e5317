"""What the sheet of a session does to the file: each in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coachdesk import booking, following
from coachdesk.analysis import words
from coachdesk.booking import Booked, Problem
from coachdesk.desk import Desk
from coachdesk.domain.deals import Deal
from coachdesk.domain.errors import Invalid
from coachdesk.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Wish:
    """How a session is to be: `account` names a deal to add, `moving` leaves a mark where it was."""

    session: Session
    rep_ids: tuple[int, ...]
    account: str | None
    following: bool
    moving: bool
    why: str


def against(
    desk: Desk, old: Session | None, draft: Session, rep_ids: Sequence[int], now: datetime, *, following: bool
) -> tuple[Problem, ...]:
    """What speaks against a booking or a change; a session that stays in its place was accepted before."""
    if old is None:
        return booking.problems(desk, draft, rep_ids, now)
    same_people = set(rep_ids) == set(desk.sessions.reps(old.id or 0))
    if same_people and draft.start == old.start and draft.minutes <= old.minutes:
        return ()
    rows = desk.sessions.of_series(old.series_id) if following and old.series_id is not None else ()
    later = {one.id or 0 for one in rows if one.start > old.start}
    found = booking.problems(desk, draft, rep_ids, now, apart_from=later)
    return tuple(p for p in found if draft.start != old.start or p.field != "start" or not p.hard)


def with_deal(desk: Desk, draft: Session, rep_ids: Sequence[int], account: str | None) -> Session:
    """The session about a new deal of that account; `Invalid` when the account has no name."""
    if account is None:
        return draft
    if not account:
        raise Invalid("account", "Name the customer, or choose “No deal”.")
    return replace(draft, deal_id=desk.deals.add(Deal(None, rep_ids[0], account)).id)


def change(desk: Desk, old: Session, wish: Wish, now: datetime) -> Session:
    """Change or move a session, with who takes part and its deal."""
    verb = "Move" if wish.moving else "Change"
    with desk.store.change(f"{verb} {old.kind.value} on {old.start:%Y-%m-%d}"):
        if set(wish.rep_ids) != set(desk.sessions.reps(old.id or 0)):
            desk.sessions.set_reps(old, wish.rep_ids)
        fresh = with_deal(desk, wish.session, wish.rep_ids, wish.account)
        kept = old if fresh.deal_id == old.deal_id else desk.sessions.edit(replace(old, deal_id=fresh.deal_id))
        slot = old if wish.moving else fresh
        changed = replace(kept, start=slot.start, minutes=slot.minutes, place=fresh.place, kind=fresh.kind)
        kept, _ = following.change(desk, kept, changed, now, following=wish.following, anyway=True)
        if not wish.moving:
            return kept
        return following.move(desk, kept, fresh.start, now, minutes=fresh.minutes, why=wish.why, anyway=True)[0]


def laid_words(booked: Booked) -> str:
    """How many were booked, and which days were left out and why."""
    left = "; ".join(booked.skipped[:2]) + ("…" if len(booked.skipped) > 2 else "")
    return f"{words.plural(booked.laid, 'session')} booked, {len(booked.skipped)} left out: {left}"
