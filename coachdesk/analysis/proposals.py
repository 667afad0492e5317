"""A drafted quarter changed by hand, what is out of order in it, and its text and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from coachdesk.analysis import words
from coachdesk.analysis.planner import Placed, Proposal, Unplaced, Wish
from coachdesk.domain.sessions import SessionKind

PREFIX = "draft "
LEFT_OUT = "You left it out."


def bare(key: str) -> str:
    """The key of a wish, which in the calendar has “draft” before it."""
    return key.removeprefix(PREFIX)


def wishes(proposal: Proposal) -> tuple[Wish, ...]:
    """All that was wished, placed or not."""
    return (*(one.wish for one in proposal.placed), *(one.wish for one in proposal.unplaced))


def followers(proposal: Proposal, key: str) -> tuple[Wish, ...]:
    """The wishes that have to come before or after this one, placed or not."""
    return tuple(wish for wish in wishes(proposal) if key in (wish.after, wish.before))


def beyond(wish: Wish, day: date) -> Wish:
    """A follower with days enough to go along with what was moved to that day."""
    return replace(wish, last=max(wish.last, day + timedelta(weeks=wish.weeks, days=wish.within or 7)))


def without(proposal: Proposal, keys: Collection[str]) -> Proposal:
    """The proposal with these wishes left out; the minutes of the weeks are less by theirs."""
    out = [one for one in proposal.placed if one.wish.key in keys]
    weeks = [(first, minutes - sum(p.wish.minutes for p in out if 0 <= (p.start.date() - first).days < 7))
             for first, minutes in proposal.weeks]  # fmt: skip
    return replace(
        proposal, placed=tuple(one for one in proposal.placed if one not in out),
        unplaced=tuple(one for one in proposal.unplaced if one.wish.key not in keys), weeks=tuple(weeks),
    )  # fmt: skip


def drop(proposal: Proposal, key: str) -> Proposal:
    """Leave one out; what belongs to it goes too. A one-on-one is told as missing from then on."""
    gone = {bare(key), *(wish.key for wish in followers(proposal, bare(key)))}
    left = without(proposal, gone)
    missed = [Unplaced(one.wish, LEFT_OUT) for one in proposal.placed
              if one.wish.key in gone and one.wish.kind is SessionKind.ONE_ON_ONE]  # fmt: skip
    return replace(left, unplaced=(*left.unplaced, *missed))


def in_order(placed: Placed, other: Placed) -> bool:
    """Whether a follower still stands as it has to beside the one it follows, or goes before."""
    wish, days = placed.wish, (placed.start.date() - other.start.date()).days
    if wish.before == other.wish.key:
        return -(wish.within or 366) <= days < 0
    return placed.start >= other.end and (wish.within is None or days <= wish.within)


def out_of_order(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """What stands before something that has to come first, by key, with a sentence."""
    known = {one.wish.key: one for one in proposal.placed}
    for one in proposal.placed:
        if (other := known.get(one.wish.after)) and one.start < other.end:
            yield one.wish.key, f"{_named(one)} comes before the training is over."
        if (other := known.get(one.wish.before)) and one.end > other.start:
            yield one.wish.key, f"{_named(one)} comes after the training has begun."


def too_late(proposal: Proposal, now: datetime) -> Iterator[tuple[str, str]]:
    """What stands in the past by now, by key, with a sentence."""
    for one in proposal.placed:
        if one.start < now.replace(second=0, microsecond=0):
            yield one.wish.key, f"{_named(one)} is in the past: move it to a later time, or leave it out."


def _named(one: Placed) -> str:
    return f"{one.wish.title}, {words.weekday(one.start.date())} {one.start:%H:%M},"


def to_json(quarter: str, proposal: Proposal) -> str:
    """The draft as text."""
    return json.dumps({
        "quarter": quarter,
        "cap": proposal.cap,
        "weeks": [[first.isoformat(), minutes] for first, minutes in proposal.weeks],
        "placed": [{"wish": _plain(one.wish), "start": one.start.isoformat()} for one in proposal.placed],
        "unplaced": [{"wish": _plain(one.wish), "why": one.why, "away": one.away} for one in proposal.unplaced],
    }, ensure_ascii=False)  # fmt: skip


def from_json(text: str) -> tuple[str, Proposal]:
    """The quarter and the draft again; ValueError for a text that is none."""
    try:
        raw = json.loads(text)
        proposal = Proposal(
            tuple(Placed(_wish(one["wish"]), datetime.fromisoformat(one["start"])) for one in raw["placed"]),
            tuple(Unplaced(_wish(one["wish"]), str(one["why"]), one.get("away") is True) for one in raw["unplaced"]),
            tuple((date.fromisoformat(first), int(minutes)) for first, minutes in raw["weeks"]), int(raw["cap"]),
        )  # fmt: skip
        return str(raw["quarter"]), proposal
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(str(wrong)) from wrong


def _plain(wish: Wish) -> dict[str, Any]:
    return {one.name: _text(getattr(wish, one.name)) for one in fields(Wish)}


def _text(value: Any) -> Any:
    if isinstance(value, SessionKind):
        return value.value
    return value.isoformat() if isinstance(value, (date, time)) else value


READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": SessionKind, "rep_ids": tuple, "first": date.fromisoformat, "last": date.fromisoformat,
    "ideal": date.fromisoformat, "at": time.fromisoformat,
}  # fmt: skip


def _wish(raw: Mapping[str, Any]) -> Wish:
    known = [one.name for one in fields(Wish) if one.name in raw]
    values: dict[str, Any] = {name: _read(name, raw[name]) for name in known}
    return Wish(**values)


def _read(name: str, value: Any) -> Any:
    return READ[name](value) if name in READ and value is not None else value
