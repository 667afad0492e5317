"""What a quarter needs: the wishes that come of rhythms, plans, trainings and what they left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from coachdesk.analysis import quarter_rhythm as rhythm
from coachdesk.analysis import words
from coachdesk.analysis.follow_ups import KINDS, MINUTES, PRE_BRIEF_DAYS, Rules
from coachdesk.analysis.planner import Hours, Problem, Taken, Wish
from coachdesk.analysis.usual_week import Usual
from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.courses import Course
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUp, FollowUpKind

DAY = timedelta(days=1)
TAKES_TIME = (SessionStatus.PLANNED, SessionStatus.HELD)
# a training leaves so many days for its pre-briefs
AHEAD, WEEK = 4, 7
# how long after the last day of the quarter what follows it may still be placed
TAIL = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be planned; trainings are courses with the reps invited. `cap_minutes` takes the setting's place."""

    one_on_ones: bool = True
    mid_quarter: bool = True
    follow_ups: bool = True
    trainings: tuple[tuple[int, tuple[int, ...]], ...] = ()
    cap_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up that needs a time of its own, with the event it belongs to."""

    follow_up: FollowUp
    event: Session
    title: str


@dataclass(frozen=True, slots=True)
class QuarterRecords:
    """All that the wishes are read from. `checked` are the reps whose plan of the quarter
    waits for its mid-quarter check, with the day that was agreed.

    `due` says by course and rep when it has to come again; `off` names the days on which nobody meets.
    """

    quarter: Quarter
    now: datetime
    hours: Hours
    rules: Rules
    reps: tuple[Rep, ...]
    names: Mapping[int, str] = field(default_factory=dict)
    rhythms: Mapping[int, Rhythm] = field(default_factory=dict)
    sessions: Sequence[tuple[Session, tuple[int, ...]]] = ()
    checked: Mapping[int, date | None] = field(default_factory=dict)
    follow_ups: Sequence[OpenFollowUp] = ()
    courses: Mapping[int, Course] = field(default_factory=dict)
    due: Mapping[tuple[int, int], date] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)
    absences: Sequence[Absence] = ()
    busy: Sequence[Busy] = ()

    @property
    def first(self) -> date:
        """The first day that can still be planned."""
        return max(self.quarter.first, self.now.date())


def horizon(quarter: Quarter, rules: Rules) -> date:
    """The last day on which something that belongs to the quarter may stand: its checks reach beyond it."""
    weeks = max(rules.check_weeks, default=0) if rules.checks_timed else 0
    return quarter.last + timedelta(weeks=weeks) + TAIL


def problem(records: QuarterRecords, choice: Choice) -> Problem:
    """Everything the planner is given."""
    hours = records.hours if choice.cap_minutes is None else replace(records.hours, cap=choice.cap_minutes)
    records = replace(records, hours=hours)
    return Problem(
        hours, records.now, tuple(wishes(records, choice)), fixed(records.sessions, records.busy), records.off,
        away(records.reps, records.absences, records.first, horizon(records.quarter, records.rules)), records.names,
    )  # fmt: skip


def wishes(records: QuarterRecords, choice: Choice) -> Iterator[Wish]:
    """What is to be placed, from now to the end of the quarter."""
    usual = rhythm.usuals(records.reps, records.sessions, records.hours, records.rhythms)
    if choice.one_on_ones:
        yield from rhythm.one_on_ones(records, usual)
    if choice.mid_quarter:
        yield from _mid_quarter(records, usual)
    if choice.follow_ups:
        yield from (_open_one(records, one) for one in records.follow_ups)
    trainings = _merged(choice.trainings, {rep.id or 0 for rep in records.reps})
    for place, (course_id, rep_ids) in enumerate(trainings):
        yield from _training(records, records.courses[course_id], rep_ids, (place + 1, len(trainings) + 1))


def fixed(sessions: Sequence[tuple[Session, tuple[int, ...]]], busy: Sequence[Busy]) -> tuple[Taken, ...]:
    """What stands and stays: sessions planned or held, and the times that another calendar has taken."""
    stands = (
        Taken(s.start, s.minutes, frozenset(rep_ids), manager=s.yours, coaching=s.yours)
        for s, rep_ids in sessions if s.status in TAKES_TIME
    )  # fmt: skip
    return (*stands, *(Taken(one.start, one.minutes, coaching=False) for one in busy))


def away(reps: Sequence[Rep], absences: Sequence[Absence], first: date, last: date) -> Mapping[int, frozenset[date]]:
    """The days of first..last on which each rep is not there: absent, not hired yet, or gone."""
    days = [first + n * DAY for n in range((last - first).days + 1)]
    found = {}
    for rep in reps:
        own = [absence for absence in absences if absence.rep_id == rep.id]
        gone = rep.left or last
        found[rep.id or 0] = frozenset(
            day for day in days if day > gone or day < (rep.hired or day) or any(a.holds(day) for a in own)
        )
    return found


def away_throughout(records: QuarterRecords, course: Course, rep_ids: Sequence[int]) -> Mapping[int, str]:
    """The reps of a training who are away on each working day that it could be on, with the words for it."""
    first, last = _training_days(records, course, rep_ids)
    every = (first + n * DAY for n in range((last - first).days + 1))
    days = {day for day in every if day.weekday() in records.hours.days and day not in records.off}
    gone = away(records.reps, records.absences, first, last)
    said = f"away on all days it could be, {words.day(first)} – {words.day(last)}"
    return {rep_id: said for rep_id in rep_ids if days and days <= gone.get(rep_id, frozenset())}


def _merged(trainings: Sequence[tuple[int, tuple[int, ...]]], present: set[int]) -> list[tuple[int, tuple[int, ...]]]:
    """Each course once, with all who are invited and on the team."""
    found: dict[int, set[int]] = {}
    for course_id, rep_ids in trainings:
        found.setdefault(course_id, set()).update(present.intersection(rep_ids))
    return [(course_id, tuple(sorted(rep_ids))) for course_id, rep_ids in sorted(found.items()) if rep_ids]


def _mid_quarter(records: QuarterRecords, usual: Mapping[int, Usual]) -> Iterator[Wish]:
    """Half an hour for each rep with a plan that waits for its check, unless one stands already."""
    quarter = records.quarter
    stands = {
        rep_id for s, rep_ids in records.sessions for rep_id in rep_ids
        if s.kind is SessionKind.MID_QUARTER and s.status in TAKES_TIME
        and quarter.first <= s.start.date() <= quarter.last
    }  # fmt: skip
    for rep_id, agreed in sorted(records.checked.items()):
        first, last = _check_days(records, agreed)
        if rep_id in stands or rep_id not in usual or last < first:
            continue
        middle = _week(records, quarter.first) + timedelta(weeks=6)
        ideal = agreed or middle + (usual[rep_id].weekday - records.hours.first_weekday) % 7 * DAY
        title = f"Mid-quarter check with {records.names.get(rep_id, 'the rep')}"
        yield Wish(f"mid-quarter {rep_id}", SessionKind.MID_QUARTER, title, (rep_id,), 30, first, last,
                   min(max(first, ideal), last), usual[rep_id].at)  # fmt: skip


def _check_days(records: QuarterRecords, agreed: date | None) -> tuple[date, date]:
    """The days around the one agreed, else weeks 6 to 8; when those are over, up to two weeks before the end."""
    today, start = records.now.date(), _week(records, records.quarter.first)
    first, last = start + timedelta(weeks=5), start + timedelta(weeks=8) - DAY
    if agreed is not None:
        first, last = agreed - 3 * DAY, max(agreed, min(agreed + 3 * DAY, records.quarter.last))
    if last < today:
        last = records.quarter.last - timedelta(weeks=2)
    return max(first, records.first), last


def _open_one(records: QuarterRecords, one: OpenFollowUp) -> Wish:
    """A time for what a training left open: before the event, within its days, or as soon as can be when it is late."""
    follow_up, today, event = one.follow_up, records.now.date(), one.event.start.date()
    if follow_up.kind is FollowUpKind.PRE_BRIEF:
        first, last = max(today, event - PRE_BRIEF_DAYS[-1] * DAY), event - DAY
    else:
        first = max(today, event + DAY, follow_up.due - _leeway(records, follow_up))
        last = follow_up.due if follow_up.due >= first else first + timedelta(days=13)
    name = records.names.get(follow_up.rep_id, "the rep")
    return Wish(
        f"follow-up {follow_up.id}", KINDS[follow_up.kind], f"{follow_up.title} with {name}: {one.title}",
        (follow_up.rep_id,), MINUTES, first, last, min(max(follow_up.due, first), max(first, last)),
        number=follow_up.number,
    )  # fmt: skip


def _leeway(records: QuarterRecords, follow_up: FollowUp) -> timedelta:
    return timedelta(days=6 if follow_up.kind is FollowUpKind.CHECK else records.rules.debrief_days)


def _training(
    records: QuarterRecords, course: Course, rep_ids: tuple[int, ...], share: tuple[int, int]
) -> Iterator[Wish]:
    """One event for all its reps with its follow-up; several share out the first half of the days there are."""
    first, last = _training_days(records, course, rep_ids)
    ideal = first + timedelta(days=(last - first).days * share[0] // share[1] // 2)
    key = f"training {course.id}"
    event = Wish(
        key, SessionKind.TRAINING, course.title, rep_ids, course.minutes, first, last, ideal, course_id=course.id
    )
    yield event
    for rep_id in rep_ids:
        yield from _around(records, event, rep_id)


def _around(records: QuarterRecords, event: Wish, rep_id: int) -> Iterator[Wish]:
    """The pre-brief, the debrief and, when they have their own time, the checks of one rep."""
    name, rules = records.names.get(rep_id, "the rep"), records.rules

    def wish(kind: FollowUpKind, last: date, number: int = 0) -> Wish:
        word = f"Check {number}" if number else kind.value.capitalize()
        key = " ".join([kind.value, str(event.course_id), str(rep_id), *([str(number)] if number else [])])
        title = f"{word} with {name}: {event.title}"
        return Wish(key, KINDS[kind], title, (rep_id,), MINUTES, records.now.date(), last, event.ideal,
                    course_id=event.course_id, number=number)  # fmt: skip

    yield replace(wish(FollowUpKind.PRE_BRIEF, event.last), before=event.key, within=PRE_BRIEF_DAYS[-1])
    debriefed = event.last + rules.debrief_days * DAY
    yield replace(wish(FollowUpKind.DEBRIEF, debriefed), after=event.key, within=rules.debrief_days)
    for number, weeks in enumerate(rules.check_weeks if rules.checks_timed else (), 1):
        last = event.last + timedelta(weeks=weeks + 1)
        yield replace(wish(FollowUpKind.CHECK, last, number), after=event.key, weeks=weeks)


def _training_days(records: QuarterRecords, course: Course, rep_ids: Sequence[int]) -> tuple[date, date]:
    """What is left of the quarter, up to the first due day in it; days for pre-briefs go off while a week is left."""
    last = records.quarter.last
    prepared = max(records.quarter.first, records.now.date() + AHEAD * DAY)
    first = prepared if (last - prepared).days >= WEEK else records.first
    due = [day for rep_id in rep_ids if (day := records.due.get((course.id or 0, rep_id))) and first < day <= last]
    return first, min([last, *due])


def _week(records: QuarterRecords, day: date) -> date:
    return rhythm.week_of(day, records.hours.first_weekday)
