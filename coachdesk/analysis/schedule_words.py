"""What the calendar says: short names, titles of entries, and all of an entry in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.analysis import words
from coachdesk.domain.absences import Absence, AbsenceKind
from coachdesk.domain.busy import Busy
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import SessionKind

AWAY = {AbsenceKind.HOLIDAY: "on holiday", AbsenceKind.SICK: "sick", AbsenceKind.TRAINING: "at a training"}
STEMS = {
    SessionKind.MID_QUARTER: "Mid-quarter", SessionKind.CALL_REVIEW: "Call review", SessionKind.GROUP: "Group",
    SessionKind.CAREER_TALK: "Career talk",
}  # fmt: skip
OF_A_DEAL = (SessionKind.PRE_BRIEF, SessionKind.DEBRIEF, SessionKind.JOINT_CALL)
MOST_NAMED = 2
FREE = "not one of your working days"


@dataclass(frozen=True, slots=True)
class Names:
    """Reps by id: in full, short ("Ben O."), and by the first name; a short one that two share is the full one.

    They are held to stand in an English line; `plain` is the name as it was typed.
    """

    full: Mapping[int, str]
    short: Mapping[int, str]
    first: Mapping[int, str]
    plain: Mapping[int, str]


def names_of(reps: Iterable[Rep]) -> Names:
    """The names of people who stand in one calendar."""
    known = {rep.id: rep for rep in reps if rep.id is not None}
    shorts = {id_: _short(rep) for id_, rep in known.items()}
    taken, firsts = Counter(shorts.values()), Counter(rep.first_name for rep in known.values())
    short = {id_: shorts[id_] if taken[shorts[id_]] == 1 else rep.name for id_, rep in known.items()}
    first = {id_: rep.first_name if firsts[rep.first_name] == 1 else short[id_] for id_, rep in known.items()}
    plain = {id_: rep.name for id_, rep in known.items()}
    full, short, first = ({i: words.in_place(name) for i, name in one.items()} for one in (plain, short, first))
    return Names(full, short, first, plain)


def _short(rep: Rep) -> str:
    parts = rep.name.split()
    return f"{parts[0]} {parts[-1][0].upper()}." if len(parts) > 1 else rep.name


@dataclass(frozen=True, slots=True)
class Slot:
    """A session, planned or past or only proposed, as the calendar needs it.

    `about` is the account of its deal, or the course of a training or of its follow-up, which `trained` tells apart;
    `number` is that of a spaced check.
    """

    key: str
    kind: SessionKind
    start: datetime
    minutes: int
    rep_ids: tuple[int, ...]
    status: str = "planned"
    yours: bool = True
    begun: bool = False
    place: str = ""
    about: str = ""
    trained: bool = False
    number: int = 0
    trainer: str = ""
    seats: int | None = None

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


def title(slot: Slot, names: Names) -> str:
    """A few words for a narrow place, the rep before the course: "Ben O.", "Norfolk, Ben", "Check 2, Ben: Drill"."""
    if slot.kind is SessionKind.TRAINING:
        return slot.about or "Training"
    if slot.kind is SessionKind.ONE_ON_ONE or (slot.kind is SessionKind.JOINT_CALL and not slot.about):
        return who(slot.rep_ids, names.short)
    rep = who(slot.rep_ids, names.first)
    if slot.kind in OF_A_DEAL and slot.about and not slot.trained:
        return f"{slot.about}, {rep}"
    tail = f": {slot.about}" if slot.about else ""
    return f"{stem(slot.kind, slot.number)}, {rep}{tail}"


def own_title(slot: Slot) -> str:
    """The same for the calendar of one rep, without anybody’s name: "One-on-one", "Debrief: Discovery drill"."""
    if slot.kind is SessionKind.TRAINING:
        return slot.about or "Training"
    what = slot.kind.title if slot.kind is SessionKind.MID_QUARTER else stem(slot.kind, slot.number)
    if slot.kind is SessionKind.GROUP:
        what = slot.kind.title
    return f"{what}: {slot.about}" if slot.about else what


def stem(kind: SessionKind, number: int = 0) -> str:
    """What it is in a word or two: "Debrief", "Check 2", "Mid-quarter"."""
    if kind is SessionKind.CHECK:
        return f"Check {number}" if number else "Check"
    return STEMS.get(kind, kind.title)


def who(rep_ids: Sequence[int], names: Mapping[int, str]) -> str:
    """One or two by name, more as a number."""
    if not rep_ids:
        return "nobody"
    return words.plural(len(rep_ids), "rep") if len(rep_ids) > MOST_NAMED else ", ".join(names[i] for i in rep_ids)


def spoken(slot: Slot, names: Names) -> str:
    """What it is and with whom: "one-on-one with Ben Okafor", "training “Discovery drill”"."""
    about = f" “{slot.about}”" if slot.about else ""
    if slot.kind is SessionKind.TRAINING:
        return f"training{about}"
    what = stem(slot.kind, slot.number) if slot.number else slot.kind.title
    whom = words.listed([names.full[i] for i in slot.rep_ids])
    link = " on" if about and not slot.trained else " of" if about else ""
    return f"{what[0].lower()}{what[1:]}{link}{about}{f' with {whom}' if whom else ''}"


def headed(slot: Slot, names: Names) -> str:
    """The same at the start of a sentence."""
    what = spoken(slot, names)
    return what[0].upper() + what[1:]


def sentence(slot: Slot, names: Names) -> str:
    """All of it: what, with whom, when, where, who gives it, and what became of it."""
    parts = [headed(slot, names), f"{words.weekday(slot.start.date())}, {span(slot.start, slot.end)}"]
    if slot.kind is SessionKind.TRAINING:
        whom = words.listed([names.full[i] for i in slot.rep_ids])
        parts += [f"with {whom}"] if whom else []
        parts += [f"given by {slot.trainer}"] if slot.trainer else []
        parts += [seats(len(slot.rep_ids), slot.seats)] if slot.seats else []
    parts += [slot.place] if slot.place else []
    parts += [slot.status] if slot.status != "planned" else []
    return " · ".join(parts)


def seats(taken: int, of: int | None) -> str:
    """How many may come: "3 of 6 seats"."""
    return f"{taken} of {words.plural(of, 'seat')}" if of else ""


def free_words(day: date, working: Collection[int]) -> str:
    """That a day is no working day, in a sentence; "" when it is one."""
    return "" if day.weekday() in working else f"{words.weekday(day)} is {FREE}."


def span(start: datetime, end: datetime) -> str:
    """The hours: "09:30–10:00"; what ends on another day says so."""
    days = (end.date() - start.date()).days
    return f"{start:%H:%M}–{end:%H:%M}{f' {words.day(end.date())}' if days else ''}"


def days_of(first: date, last: date) -> str:
    """One day or several: "12 Nov", "12–13 Nov", "30 Nov – 2 Dec"."""
    if first == last:
        return words.day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{words.day(last)}"
    return f"{words.day(first)} – {words.day(last)}"


def away(absence: Absence, names: Names) -> str:
    """A bar across the days: "Ben O. away, 12–13 Nov"; it never says why."""
    days = f", {days_of(absence.first, absence.last)}" if absence.first != absence.last else ""
    return f"You are away{days}" if absence.rep_id is None else f"{names.short[absence.rep_id]} away{days}"


def away_words(absence: Absence, names: Names) -> str:
    """The same with the kind, for the manager’s own eyes: "Ben Okafor is on holiday, 12–13 Nov"."""
    subject = "You are" if absence.rep_id is None else f"{names.full[absence.rep_id]} is"
    return f"{subject} {AWAY.get(absence.kind, 'away')}, {days_of(absence.first, absence.last)}"


def busy_words(busy: Busy) -> str:
    """A time that another calendar has taken, with its title, for the screen alone."""
    when = days_of(busy.start.date(), busy_last(busy)) if busy.all_day else f"{words.weekday(busy.start.date())}, "
    hours = "" if busy.all_day else span(busy.start, busy.end)
    return f"Busy: {busy.title or 'no title'} · {when}{hours} · from {busy.calendar}"


def busy_last(busy: Busy) -> date:
    """The last day that a busy time touches; one that ends at midnight is over the day before."""
    return max(busy.start, busy.end - timedelta(microseconds=1)).date()
