"""The facts of the calendar: entries, days, hours of each week against the cap, and the line that sums them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from coachdesk.analysis import words
from coachdesk.analysis.planner import Proposal
from coachdesk.analysis.schedule import DayFacts, Entry, EntryKind, Schedule, Waiting, WeekHours
from coachdesk.analysis.schedule_clashes import Clash, clashes, misplaced
from coachdesk.analysis.schedule_words import (
    FREE,
    Names,
    Slot,
    away,
    away_words,
    busy_last,
    busy_words,
    headed,
    names_of,
    own_title,
    sentence,
    title,
)
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter, end_of, start_of, starts_between
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind, FollowUpState, Training

SHOWN = (SessionStatus.PLANNED, SessionStatus.HELD, SessionStatus.MISSED)
COUNTED = ("planned", "held")
KINDS = {
    SessionKind.ONE_ON_ONE: EntryKind.ONE_ON_ONE, SessionKind.PRE_BRIEF: EntryKind.BRIEF,
    SessionKind.DEBRIEF: EntryKind.BRIEF, SessionKind.TRAINING: EntryKind.TRAINING,
    SessionKind.JOINT_CALL: EntryKind.JOINT_CALL, SessionKind.CHECK: EntryKind.CHECK,
}  # fmt: skip
OWN_TIME = {
    FollowUpKind.PRE_BRIEF: SessionKind.PRE_BRIEF, FollowUpKind.DEBRIEF: SessionKind.DEBRIEF,
    FollowUpKind.CHECK: SessionKind.CHECK,
}  # fmt: skip
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Week:
    """How the working week is set: the cap in minutes, the days on which people are met, and the day it starts on."""

    cap: int = 480
    working: frozenset[int] = frozenset(range(5))
    first_weekday: int = 0


@dataclass(frozen=True, slots=True)
class ScheduleRecords:
    """All that stands in the weeks around first..last.

    `sessions` come with their reps; `trainings` by session, `courses` by id and `accounts` by deal give them their
    names. `follow_ups` are of any state; `untimed` are those of them that are open and have no session. `summed`
    are the days that the summary is about, when they are not first..last; `events` are the sessions of all trainings.
    """

    first: date
    last: date
    now: datetime
    sessions: Sequence[tuple[Session, tuple[int, ...]]]
    reps: Mapping[int, Rep]
    week: Week
    absences: Sequence[Absence] = ()
    busy: Sequence[Busy] = ()
    holidays: Mapping[date, str] | None = None
    trainings: Mapping[int, Training] | None = None
    courses: Mapping[int, str] | None = None
    accounts: Mapping[int, str] | None = None
    follow_ups: Sequence[FollowUp] = ()
    untimed: frozenset[int] = frozenset()
    draft: Proposal | None = None
    waiting: tuple[Waiting, ...] = ()
    summed: tuple[date, date] | None = None
    events: Mapping[int, Session] | None = None


def schedule_facts(records: ScheduleRecords) -> Schedule:
    """What the pages of the calendar and its paper show of first..last."""
    slots = tuple(_slots(records))
    names = _names(records, slots)
    holidays = records.holidays or {}
    shown = {e.key: e for e in (*_timed(records, slots, names), *_days_long(records, names))}
    every = clashes(slots, records.busy, records.absences, holidays, names, records.now)
    every = chain(every, misplaced(_behind(records, slots), names, records.now))
    found = [clash for clash in every if _seen(clash, shown)]
    told: dict[str, list[str]] = {}
    for clash in found:
        for key, said in clash.told:
            told.setdefault(key, []).append(said)
    entries = tuple(sorted((_told(e, told) for e in shown.values()), key=_order))
    return Schedule(
        records.first, records.last, entries, tuple(_days(records)), _weeks(records, slots),
        _summary(records, slots, entries, len(found)), len(found), records.waiting,
    )  # fmt: skip


def _behind(records: ScheduleRecords, slots: Sequence[Slot]) -> Iterator[tuple[Slot, FollowUp, Session]]:
    """The open follow-ups, with a time of their own or by their day, each with the session of its training."""
    events = {t.id: (records.events or {}).get(t.session_id) for t in (records.trainings or {}).values()}
    timed = {slot.key: slot for slot in slots}
    for one in records.follow_ups:
        event = events.get(one.training_id)
        slot = _short_slot(one, {}) if one.id in records.untimed else timed.get(f"session {one.session_id}")
        if event is not None and slot is not None and one.state is FollowUpState.OPEN:
            yield slot, one, event


def _names(records: ScheduleRecords, slots: Sequence[Slot]) -> Names:
    """Of those on the team, and of who else takes part."""
    others = {i for slot in slots for i in slot.rep_ids} | {a.rep_id for a in records.absences}
    others |= {follow_up.rep_id for follow_up in _short_ones(records)}
    return names_of(rep for id_, rep in records.reps.items() if rep.present or id_ in others)


def _seen(clash: Clash, shown: Mapping[str, Entry]) -> bool:
    return any(key in shown for key, _ in clash.told)


def _told(entry: Entry, told: Mapping[str, Sequence[str]]) -> Entry:
    if not (said := told.get(entry.key)):
        return entry
    more = f" {words.plural(len(said) - MOST_TOLD, 'more clash', 'more clashes')}." if len(said) > MOST_TOLD else ""
    return replace(entry, clash=" ".join(said[:MOST_TOLD]) + more)


def _order(entry: Entry) -> tuple[datetime, bool, str, str]:
    return entry.start, not entry.all_day, entry.title, entry.key


def _slots(records: ScheduleRecords) -> Iterator[Slot]:
    """Sessions that took place or are to, then those that are only proposed."""
    followed = {f.session_id: f for f in records.follow_ups if f.session_id is not None}
    titles = {t.id: _course(t, records) for t in (records.trainings or {}).values()}
    for session, rep_ids in records.sessions:
        if session.status in SHOWN:
            yield _slot(session, rep_ids, records, followed.get(session.id or 0), titles)
    courses = records.courses or {}
    for placed in records.draft.placed if records.draft else ():
        wish = placed.wish
        about = courses.get(wish.course_id, "") if wish.course_id is not None else ""
        yield Slot(
            f"draft {wish.key}", wish.kind, placed.start, wish.minutes, wish.rep_ids, "draft", about=about,
            trained=bool(about), number=wish.number,
        )  # fmt: skip


def _course(training: Training, records: ScheduleRecords) -> str:
    courses = records.courses or {}
    return training.title or courses.get(training.course_id or 0, "") or "Training"


def _slot(
    session: Session, rep_ids: tuple[int, ...], records: ScheduleRecords, followed: FollowUp | None,
    titles: Mapping[int | None, str],
) -> Slot:  # fmt: skip
    training = (records.trainings or {}).get(session.id or 0)
    about = titles[training.id] if training else ""
    if followed is not None:
        about = titles.get(followed.training_id, "")
    trained = bool(about)
    return Slot(
        f"session {session.id}", session.kind, session.start, session.minutes, rep_ids, session.status.value,
        session.yours, session.began is not None, session.place,
        about or (records.accounts or {}).get(session.deal_id or 0, ""), trained,
        followed.number if followed else 0, training.trainer if training else "",
        training.capacity if training else None,
    )  # fmt: skip


def _timed(records: ScheduleRecords, slots: Sequence[Slot], names: Names) -> Iterator[Entry]:
    """Sessions and busy times."""
    for slot in slots:
        if not records.first <= slot.start.date() <= records.last:
            continue
        open_ = slot.status in ("planned", "draft") and not slot.begun
        yield Entry(
            slot.key, KINDS.get(slot.kind, EntryKind.OTHER), slot.start, slot.minutes, title(slot, names),
            sentence(slot, names) + _free(slot.start, records, asked=open_ and slot.yours), slot.status,
            slot.rep_ids, tuple(names.plain[i] for i in slot.rep_ids),
            movable=open_, stretchable=open_ and slot.status == "planned", mine=slot.yours, what=slot.kind.value,
            own=own_title(slot),
        )  # fmt: skip
    for busy in records.busy:
        last = busy_last(busy)
        if busy.start.date() <= records.last and last >= records.first:
            yield Entry(
                f"busy {busy.id}", EntryKind.BUSY, busy.start, busy.minutes, busy.title or "Busy", busy_words(busy),
                all_day=busy.all_day, last=last, what="busy", own="Busy",
            )  # fmt: skip


def _free(start: datetime, records: ScheduleRecords, *, asked: bool = True) -> str:
    """A quiet word where something of yours is still to come on a day that is no working day."""
    return f" · {FREE}" if asked and start.weekday() not in records.week.working else ""


def _days_long(records: ScheduleRecords, names: Names) -> Iterator[Entry]:
    """What has no time of its own: absences, and follow-ups that are raised when the two meet next."""
    for absence in records.absences:
        if absence.first <= records.last and absence.last >= records.first:
            rep_ids = () if absence.rep_id is None else (absence.rep_id,)
            yield Entry(
                f"absence {absence.id}", EntryKind.ABSENCE, datetime.combine(absence.first, time.min),
                ((absence.last - absence.first).days + 1) * 1440, away(absence, names), away_words(absence, names),
                "planned", rep_ids, tuple(names.plain[i] for i in rep_ids), all_day=True, last=absence.last,
                movable=True, mine=absence.rep_id is None, what="absence",
                own="Away",
            )  # fmt: skip
    titles = {t.id: _course(t, records) for t in (records.trainings or {}).values()}
    for follow_up in _short_ones(records):
        check = _check(follow_up, titles, names)
        yield replace(check, words=check.words + _free(check.start, records, asked=check.movable))


def _short_ones(records: ScheduleRecords) -> Iterator[FollowUp]:
    """The follow-ups of these days that have no time of their own: open ones, and those that were done."""
    for follow_up in records.follow_ups:
        done = follow_up.state is FollowUpState.DONE and follow_up.session_id is None
        if (done or follow_up.id in records.untimed) and records.first <= _day_of(follow_up) <= records.last:
            yield follow_up


def _day_of(follow_up: FollowUp) -> date:
    """The day by which it is due, or on which it was done."""
    return follow_up.closed or follow_up.due


def _short_slot(follow_up: FollowUp, titles: Mapping[int | None, str]) -> Slot:
    return Slot(
        f"check {follow_up.id}", OWN_TIME[follow_up.kind], datetime.combine(_day_of(follow_up), time.min), 0,
        (follow_up.rep_id,), about=titles.get(follow_up.training_id, ""), trained=True, number=follow_up.number,
    )  # fmt: skip


def _check(follow_up: FollowUp, titles: Mapping[int | None, str], names: Names) -> Entry:
    done, slot = follow_up.state is FollowUpState.DONE, _short_slot(follow_up, titles)
    kind, start, day = slot.kind, slot.start, slot.start.date()
    when = f"done {words.weekday(day)}" if done else f"by {words.weekday(day)}, when you meet next"
    return Entry(
        slot.key, KINDS[kind], start, 0, title(slot, names), f"{headed(slot, names)} · {when}",
        "held" if done else "planned", slot.rep_ids, (names.plain[follow_up.rep_id],), all_day=True, movable=not done,
        what=kind.value, own=own_title(slot),
    )  # fmt: skip


def _days(records: ScheduleRecords) -> Iterator[DayFacts]:
    away_days = set()
    for absence in records.absences:
        if absence.rep_id is None:
            day, last = max(absence.first, records.first), min(absence.last, records.last)
            away_days |= {day + timedelta(days=n) for n in range((last - day).days + 1)}
    for n in range((records.last - records.first).days + 1):
        day = records.first + timedelta(days=n)
        off = words.listed([w for w in ((records.holidays or {}).get(day, ""),
                                        "you are away" if day in away_days else "") if w])  # fmt: skip
        quarter = Quarter.of(day)
        note = f"{quarter.title} ends" if day == quarter.last else ""
        yield DayFacts(day, day.weekday() in records.week.working, off[:1].upper() + off[1:], note)


def _weeks(records: ScheduleRecords, slots: Sequence[Slot]) -> tuple[WeekHours, ...]:
    """Each week that touches first..last, whole: what of it lies outside counts too."""
    begins = records.week.first_weekday
    planned: dict[date, int] = {}
    drafted: dict[date, int] = {}
    for slot in slots:
        if slot.yours and (slot.status in COUNTED or slot.status == "draft"):
            sums = drafted if slot.status == "draft" else planned
            first = start_of(slot.start.date(), Cadence.WEEK, begins)
            sums[first] = sums.get(first, 0) + slot.minutes
    starts = starts_between(records.first, records.last, Cadence.WEEK, begins)
    return tuple(_week(s, planned.get(s, 0), drafted.get(s, 0), records.week.cap) for s in starts)


def _week(first: date, planned: int, drafted: int, cap: int) -> WeekHours:
    number, over = (first + timedelta(days=3)).isocalendar().week, planned + drafted - cap
    return WeekHours(first, number, planned, drafted, cap, f"over by {hours(over)}" if over > 0 else f"week {number}")


def hours(minutes: int) -> str:
    """Minutes as hours with one decimal at most; what would be rounded to nothing stays in minutes."""
    return f"{minutes} min" if 0 < minutes < 3 else f"{words.figure(round(minutes / 60, 1))} h"


def _summary(records: ScheduleRecords, slots: Sequence[Slot], entries: Sequence[Entry], clash_count: int) -> str:
    """The first line of the page: the clashes, hours, the cap, and what has no time yet."""
    first, last = records.summed or (records.first, records.last)
    own = [s for s in slots if s.yours and first <= s.start.date() <= last]
    sums = {status: sum(s.minutes for s in own if s.status == status) for status in ("planned", "held", "draft")}
    untimed = [e for e in entries if e.key.startswith("check ") and e.status == "planned"]
    untimed = [e for e in untimed if first <= e.start.date() <= last]
    parts = [words.plural(clash_count, "clash", "clashes") if clash_count else "",
             _coached(sums["planned"], sums["held"], sums["draft"]), f"cap {hours(records.week.cap)} a week",
             f"{words.plural(len(untimed), 'follow-up')} without a time" if untimed else ""]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _coached(planned: int, held: int, drafted: int) -> str:
    """The manager’s own hours, how many of them are over, and those that are only drafted; as short as a head asks."""
    if not planned and not held:
        return f"{hours(drafted)} of coaching drafted" if drafted else "No coaching planned"
    more = f", {_bare(drafted)} drafted" if drafted else ""
    if not planned or not held:
        return f"{hours(planned + held)} of coaching {'planned' if planned else 'held'}{more}"
    return f"{hours(planned + held)}{'' if drafted else ' of coaching'}, {_bare(held)} held{more}"


def _bare(minutes: int) -> str:
    """The hours after others whose unit was said."""
    return hours(minutes).removesuffix(" h")


def whole_weeks(first: date, last: date, first_weekday: int) -> tuple[date, date]:
    """The first and the last day of the weeks that touch first..last."""
    return start_of(first, Cadence.WEEK, first_weekday), end_of(
        start_of(last, Cadence.WEEK, first_weekday), Cadence.WEEK
    )
