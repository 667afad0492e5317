"""Spans of days: the share of a rep’s budget that falls into one, and the longest stretch without a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from coachdesk.domain.absences import Absence
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, end_of, start_of, starts_between


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest stretch between two meetings; `running` when nobody met since its start."""

    days: int
    start: date
    end: date
    running: bool


def months_in(first: date, last: date) -> float:
    """How many months the days first..last are: the days of each month by the days that month has; 0 when none."""
    share = 0.0
    for start in starts_between(first, last, Cadence.MONTH) if first <= last else ():
        end = end_of(start, Cadence.MONTH)
        share += ((min(last, end) - max(first, start)).days + 1) / end.day
    return share


def there_months(rep: Rep, absences: Iterable[Absence], first: date, last: date) -> float:
    """The months of first..last in which a rep is on the team and not away: from hire to leaving, by the day."""
    first = max(first, rep.hired) if rep.hired else first
    last = min(last, rep.left) if rep.left else last
    away = {
        day
        for absence in absences
        if absence.rep_id == rep.id
        for day in range(max(first, absence.first).toordinal(), min(last, absence.last).toordinal() + 1)
    }
    lost = sum(1 / end_of(start_of(day, Cadence.MONTH), Cadence.MONTH).day for day in map(date.fromordinal, away))
    return months_in(first, last) - lost


def rep_budget(hours: float, rep: Rep, absences: Iterable[Absence], first: date, last: date) -> int:
    """A rep's budget of so many hours a month in the days first..last, in whole minutes."""
    return round(hours * 60 * there_months(rep, absences, first, last))


def passed_share(first: date, last: date, today: date) -> float:
    """How much of first..last is over, the day of today included: 0 before it, 1 after it."""
    gone = (min(last, today) - first).days + 1
    return min(1.0, max(0.0, gone / ((last - first).days + 1)))


def longest_gap(met: Iterable[date], first: date, last: date, today: date) -> Gap | None:
    """The longest stretch between meetings in first..last, in days; None when nobody met by then.

    It is counted from the last meeting before the span, if there is one, and the running stretch goes up to the last
    day or today, whichever is earlier. Of two as long the later one counts.
    """
    end = min(last, today)
    days = sorted({day for day in met if day <= end})
    if not days:
        return None
    before = [day for day in days if day < first]
    stops = [*before[-1:], *(day for day in days if day >= first)]
    gaps = [Gap((b - a).days, a, b, running=False) for a, b in pairwise(stops)]
    gaps.append(Gap((end - stops[-1]).days, stops[-1], end, running=True))
    return max(gaps, key=lambda gap: (gap.days, gap.end))
