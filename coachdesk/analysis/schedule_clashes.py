"""What wants the same hour: two sessions, an absence, a holiday, or a busy time; and what is out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coachdesk.analysis import words
from coachdesk.analysis.order import wrong_side
from coachdesk.analysis.schedule_words import Names, Slot, days_of, span, spoken
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import FollowUp, FollowUpKind

OPEN = ("planned", "draft")


@dataclass(frozen=True, slots=True)
class Clash:
    """One clash, told at each of its entries by key; a public holiday has no entry of its own."""

    told: tuple[tuple[str, str], ...]


def clashes(
    slots: Sequence[Slot], busy: Sequence[Busy], absences: Sequence[Absence], holidays: Mapping[date, str],
    names: Names, now: datetime,
) -> Iterator[Clash]:  # fmt: skip
    """Every clash of what is still to come; what was held, missed or is over clashes with nothing."""
    coming = [slot for slot in slots if slot.status in OPEN and slot.end > now]
    yield from _overlaps(coming, busy, names)
    away: dict[int | None, list[Absence]] = {}
    for absence in absences:
        away.setdefault(absence.rep_id, []).append(absence)
    for slot in coming:
        yield from _off(slot, holidays, names)
        yield from _absent(slot, away, names)


def misplaced(
    follow_ups: Iterable[tuple[Slot, FollowUp, Session]], names: Names, now: datetime
) -> Iterator[Clash]:  # fmt: skip
    """What stands on the wrong side of its training and is still to come, told at both."""
    for slot, follow_up, event in follow_ups:
        timed = slot.minutes > 0
        to = slot.start if timed else slot.start.date()
        over = slot.end <= now if timed else slot.start.date() < now.date()
        if slot.status in OPEN and not over and wrong_side(follow_up.kind, to, event):
            side = "after" if follow_up.kind is FollowUpKind.PRE_BRIEF else "before"
            when = f"{words.weekday(event.start.date())} {event.start:%H:%M}"
            said = f"The {spoken(slot, names)} stands {side} its training, {when}."
            yield Clash(((slot.key, said), (f"session {event.id}", said)))


def _overlaps(slots: Sequence[Slot], busy: Sequence[Busy], names: Names) -> Iterator[Clash]:
    """One sweep over all starts: each is only compared with what still goes on then."""
    rows: list[Slot | Busy] = sorted([*slots, *busy], key=lambda one: one.start)
    going: list[Slot | Busy] = []
    for one in rows:
        going = [other for other in going if other.end > one.start]
        for other in going:
            if other.start < one.end and (clash := _pair(other, one, names)):
                yield clash
        going.append(one)


def _pair(one: Slot | Busy, other: Slot | Busy, names: Names) -> Clash | None:
    if isinstance(one, Slot) and isinstance(other, Slot):
        shared = [rep_id for rep_id in one.rep_ids if rep_id in other.rep_ids]
        if not shared and not (one.yours and other.yours):
            return None
        both = "both need you" if one.yours and other.yours else f"{names.full[shared[0]]} is in both"
        sayings = [
            (a.key, f"The {_timed(a, names)} overlaps the {_timed(b, names)}: {both}.")
            for a, b in ((one, other), (other, one))
        ]
        return Clash(tuple(sayings))
    slot, busy = (one, other) if isinstance(one, Slot) else (other, one)
    if not isinstance(slot, Slot) or not isinstance(busy, Busy) or not slot.yours:
        return None
    hours = "all day" if busy.all_day else span(busy.start, busy.end)
    said = f"The {_timed(slot, names)} overlaps a busy time of yours, {hours}."
    return Clash(((slot.key, said), (f"busy {busy.id}", said)))


def _timed(slot: Slot, names: Names) -> str:
    return f"{spoken(slot, names)} ({span(slot.start, slot.end)})"


def _off(slot: Slot, holidays: Mapping[date, str], names: Names) -> Iterator[Clash]:
    day = slot.start.date()
    if name := holidays.get(day):
        said = f"The {spoken(slot, names)} falls on a public holiday: {name}, {words.weekday(day)}."
        yield Clash(((slot.key, said),))


def _absent(slot: Slot, away: Mapping[int | None, Sequence[Absence]], names: Names) -> Iterator[Clash]:
    """The days on which one of its reps is away, or the manager, when the manager takes part."""
    day = slot.start.date()
    for who in (*slot.rep_ids, *((None,) if slot.yours else ())):
        for absence in away.get(who, ()):
            if absence.holds(day):
                whose = "you are" if who is None else f"{names.full[who]} is"
                days = days_of(absence.first, absence.last)
                said = f"The {spoken(slot, names)} on {words.weekday(day)} is on a day on which {whose} away: {days}."
                yield Clash(((slot.key, said), (f"absence {absence.id}", said)))
