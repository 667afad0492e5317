"""The one-on-ones that a quarter still needs by each rep's rhythm, on the day and at the time that is usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from coachdesk.analysis.planner import Hours, Wish
from coachdesk.analysis.usual_week import Usual, Week
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, end_of, start_of, step
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

if TYPE_CHECKING:
    from coachdesk.analysis.quarter import QuarterRecords

DAY = timedelta(days=1)
LAST_ONES = 6
WITH = "One-on-one with "
STANDS = (SessionStatus.PLANNED, SessionStatus.HELD)


def usuals(
    reps: Sequence[Rep],
    sessions: Sequence[tuple[Session, tuple[int, ...]]],
    hours: Hours,
    rhythms: Mapping[int, Rhythm] | None = None,
) -> Mapping[int, Usual]:
    """The weekday and time of most of the last one-on-ones; who had none is given a place of its own in the week."""
    found: dict[int, Usual] = {}
    met = _met(sessions)
    for rep in reps:
        last = [s for s in met.get(rep.id or 0, ()) if s.start.weekday() in hours.days][-LAST_ONES:]
        if last:
            weekday = _most([s.start.weekday() for s in last])
            found[rep.id or 0] = Usual(weekday, _most([s.start.time() for s in last]), last[-1].start.date())
    week = Week(hours, found.values())
    for rep_id in sorted({rep.id or 0 for rep in reps} - found.keys()):
        rhythm = (rhythms or {}).get(rep_id)
        found[rep_id] = week.place(rhythm.minutes if rhythm else 30)
    return found


def one_on_ones(records: QuarterRecords, usual: Mapping[int, Usual]) -> Iterator[Wish]:
    """One for each week, two weeks or month of the quarter in which none stands yet and which is not over."""
    met = _met(records.sessions)
    for place, rep in enumerate(sorted(records.reps, key=lambda rep: rep.id or 0)):
        rep_id = rep.id or 0
        rhythm = records.rhythms.get(rep_id)
        if rhythm is None or rhythm.every is None:
            continue
        stand = [s.start.date() for s in met.get(rep_id, ())]
        for period in _periods(records, rhythm.every, usual[rep_id], place):
            if not any(period.first <= day <= period.last for day in stand):
                yield from _wish(records, rep, rhythm, usual[rep_id], period)


@dataclass(frozen=True, slots=True)
class Span:
    """The days first..last in which a one-on-one is due, best on `ideal`."""

    first: date
    last: date
    ideal: date


def _wish(records: QuarterRecords, rep: Rep, rhythm: Rhythm, usual: Usual, span: Span) -> Iterator[Wish]:
    """The wish of one span, cut to the days that are left; none when there is no working day among them."""
    quarter, rep_id = records.quarter, rep.id or 0
    first = max(span.first, records.first, rep.hired or span.first)
    last = min(span.last, quarter.last, rep.left or span.last)
    working = [d for d in _days(first, last) if d.weekday() in records.hours.days and _has_time(records, d, rhythm)]
    if not quarter.first <= span.ideal <= quarter.last or not working:
        return
    ideal = min(max(span.ideal, working[0]), working[-1])
    name = records.names.get(rep_id, rep.name)
    yield Wish(
        f"one-on-one {rep_id} {span.first}", SessionKind.ONE_ON_ONE, f"{WITH}{name}, {_when(rhythm, span)}",
        (rep_id,), rhythm.minutes, working[0], working[-1], ideal, usual.at,
    )  # fmt: skip


def _when(rhythm: Rhythm, span: Span) -> str:
    """How the span is called: "week 48", "weeks 48 and 49", "November"."""
    if rhythm.every is Every.MONTHLY:
        return f"{span.first:%B}"
    first, last = ((day + 3 * DAY).isocalendar().week for day in (span.first, span.last - 6 * DAY))
    return f"week {first}" if first == last else f"weeks {first} and {last}"


def _periods(records: QuarterRecords, every: Every, usual: Usual, place: int) -> Iterator[Span]:
    """The spans that touch the quarter. Two weeks are counted from the last time; without one the reps take turns."""
    quarter, weekday = records.quarter, records.hours.first_weekday
    if every is Every.MONTHLY:
        yield from _months(records, usual, place)
        return
    opening = week_of(quarter.first, weekday)
    length = timedelta(days=every.days)
    anchor = week_of(usual.last, weekday) if usual.last else opening + timedelta(weeks=place % 2)
    first = anchor + (opening - anchor) // length * length
    while first <= quarter.last:
        yield Span(first, first + length - DAY, first + (usual.weekday - weekday) % 7 * DAY)
        first += length


def _months(records: QuarterRecords, usual: Usual, place: int) -> Iterator[Span]:
    """The same weekday of each month as the last time; without one the reps take turns over its weeks."""
    nth = (usual.last.day - 1) // 7 if usual.last else place % 4
    first = records.quarter.first
    while first <= records.quarter.last:
        last = end_of(first, Cadence.MONTH)
        ideal = first + ((usual.weekday - first.weekday()) % 7 + 7 * nth) * DAY
        yield Span(first, last, ideal if ideal <= last else ideal - 7 * DAY)
        first = step(first, Cadence.MONTH)


def _has_time(records: QuarterRecords, day: date, rhythm: Rhythm) -> bool:
    """Whether a day is not over yet."""
    return datetime.combine(day, records.hours.ends) - timedelta(minutes=rhythm.minutes) >= records.now


def _met(sessions: Sequence[tuple[Session, tuple[int, ...]]]) -> dict[int, list[Session]]:
    """The one-on-ones that stand, by rep, in the order of time."""
    found: dict[int, list[Session]] = {}
    for session, rep_ids in sorted(sessions, key=lambda row: (row[0].start, row[0].id or 0)):
        if session.kind is SessionKind.ONE_ON_ONE and session.status in STANDS:
            for rep_id in rep_ids:
                found.setdefault(rep_id, []).append(session)
    return found


T = TypeVar("T")


def _most(values: Sequence[T]) -> T:
    """What comes most often; of those that tie, the newest."""
    return max(reversed(values), key=values.count)


def week_of(day: date, first_weekday: int) -> date:
    """The first day of the week that holds a day."""
    return start_of(day, Cadence.WEEK, first_weekday)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY
