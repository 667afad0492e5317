"""The agenda that a session is prepared with: a few boxes of time that together fill it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coachdesk.analysis import words
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Owner
from coachdesk.domain.sessions import Session, SessionKind

MOST = 240
SUGGESTED = 5
WRAP_UP, REHEARSE = "What we will each do", "Rehearse: "
SHARES = {
    AgendaKind.COMMITMENTS: 5, AgendaKind.WINS: 3, AgendaKind.NUMBERS: 5, AgendaKind.FOCUS: 12, AgendaKind.REHEARSE: 8,
    AgendaKind.TOPIC: 7, AgendaKind.DEALS: 5, AgendaKind.WRAP_UP: 3, AgendaKind.PRAISE: 2, AgendaKind.SBI: 5,
}  # fmt: skip
"""How the time of an hour or less is shared out, as weights."""
SHORTER = {
    SessionKind.GROUP: (AgendaKind.WINS, AgendaKind.REHEARSE, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.TRAINING: (AgendaKind.WINS, AgendaKind.REHEARSE, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.CHECK: (AgendaKind.COMMITMENTS, AgendaKind.FOCUS, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.CAREER_TALK: (AgendaKind.COMMITMENTS, AgendaKind.WINS, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.JOINT_CALL: (AgendaKind.FOCUS, AgendaKind.DEALS, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.CALL_REVIEW: (AgendaKind.FOCUS, AgendaKind.REHEARSE, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.PRE_BRIEF: (AgendaKind.FOCUS, AgendaKind.DEALS, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
    SessionKind.DEBRIEF: (AgendaKind.FOCUS, AgendaKind.DEALS, AgendaKind.TOPIC, AgendaKind.WRAP_UP),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What an agenda is made of, in words; an empty text leaves its item plain, a missing focus or deal leaves it out.

    `names` are the first names of the reps; of several nothing else is known, because what is one rep's own is nothing
    for the others to see. `won` are accounts won since last time, `short` is what was last seen of
    the focus skill below the level wanted, `signals` say what the numbers say.
    """

    names: tuple[str, ...]
    open: int = 0
    signals: tuple[str, ...] = ()
    focus: str = ""
    focus_detail: str = ""
    deals: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    short: str = ""


def proposed(session: Session, known: Known) -> tuple[AgendaItem, ...]:
    """The agenda for a session, its minutes together those of the session."""
    kinds = SHORTER.get(session.kind, tuple(k for k in SHARES if k not in {AgendaKind.PRAISE, AgendaKind.SBI}))
    texts = _texts(known)
    items = [item for item in (_item(session, kind, texts, known) for kind in kinds) if item is not None]
    boxes = _boxes(session.minutes, [SHARES[item.kind] for item in items])
    return tuple(_boxed(item, minutes, place) for place, (item, minutes) in enumerate(zip(items, boxes), start=1))


def suggested(session: Session, known: Known, agenda: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """What could be added: the usual items that are missing, a praise for a deal won, feedback on what was seen."""
    there = {item.kind for item in agenda}
    texts = {(item.kind, item.text.casefold()) for item in agenda}
    usual = [item for item in proposed(session, known) if item.kind not in there]
    more = [(AgendaKind.PRAISE, f"{account} won", "") for account in known.won]
    more += [(AgendaKind.SBI, f"{known.focus}: {known.short}", "")] if known.short and known.focus else []
    fresh = [
        AgendaItem(None, session.id or 0, kind, text, detail, minutes=SUGGESTED)
        for kind, text, detail in more
        if (kind, text.casefold()) not in texts
    ]
    return (*fresh, *usual)


def for_manager_only(item: AgendaItem) -> bool:
    """Praise, feedback and the manager's own points: on no paper for the rep."""
    own = item.owner is Owner.MANAGER and item.kind is AgendaKind.TOPIC
    return own or item.kind in {AgendaKind.PRAISE, AgendaKind.SBI}


def written(item: AgendaItem, skills: Iterable[str], names: Sequence[str]) -> str:
    """What somebody put into an item in words of their own; what was proposed is a heading, no line for the paper."""
    if item.text in {brings(names), *(REHEARSE + skill for skill in skills)}:
        return item.detail
    text = item.text.removeprefix(REHEARSE)
    return f"{text}: {item.detail}" if item.detail else text


def brings(names: Sequence[str]) -> str:
    """The heading of what the reps bring."""
    return f"What {names[0] if len(names) == 1 else 'the group'} brings"


def _texts(known: Known) -> dict[AgendaKind, tuple[str, str]]:
    """Text and detail of each usual item."""
    both = words.listed(["You", *known.names])
    open_words = f"{both}, {known.open} open" if known.open else "" if _several(known) else "nothing open"
    more = f", and {len(known.signals) - 1} more" if len(known.signals) > 1 else ""
    return {
        AgendaKind.COMMITMENTS: ("Open commitments", open_words),
        AgendaKind.WINS: ("Wins since last time", ", ".join(f"{account} won" for account in known.won)),
        AgendaKind.NUMBERS: ("Numbers", f"{known.signals[0]}{more}" if known.signals else ""),
        AgendaKind.FOCUS: (f"Focus: {known.focus}", known.focus_detail),
        AgendaKind.REHEARSE: (REHEARSE + known.focus, ""),
        AgendaKind.TOPIC: (brings(known.names), ""),
        AgendaKind.DEALS: ("Deals coming up", ", ".join(known.deals)),
        AgendaKind.WRAP_UP: (WRAP_UP, ""),
    }


def _item(
    session: Session, kind: AgendaKind, texts: dict[AgendaKind, tuple[str, str]], known: Known
) -> AgendaItem | None:
    """One usual item; none for a focus or deals that are not known, none about the numbers of several reps."""
    missing = {
        AgendaKind.FOCUS: not known.focus, AgendaKind.REHEARSE: not known.focus, AgendaKind.DEALS: not known.deals,
        AgendaKind.NUMBERS: _several(known),
    }  # fmt: skip
    if missing.get(kind, False):
        return None
    text, detail = texts[kind]
    owner = Owner.REP if kind in {AgendaKind.TOPIC, AgendaKind.WINS} else Owner.MANAGER
    return AgendaItem(None, session.id or 0, kind, text, detail, owner)


def _several(known: Known) -> bool:
    return len(known.names) > 1


def _boxed(item: AgendaItem, minutes: int, place: int) -> AgendaItem:
    return AgendaItem(None, item.session_id, item.kind, item.text, item.detail, item.owner, minutes, position=place)


def _boxes(total: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes by weight, together `total`, none longer than a box may be; the longest are shared out first."""
    boxes, left, weight = [0] * len(weights), total, sum(weights)
    for place in sorted(range(len(weights)), key=lambda i: -weights[i]):
        boxes[place] = min(MOST, round(left * weights[place] / weight))
        left, weight = left - boxes[place], weight - weights[place]
    return boxes
