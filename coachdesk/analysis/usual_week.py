"""The usual week: when each rep is met, and a place of its own for who was never met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from coachdesk.analysis.planner import Hours

# two places lie so many minutes apart, or a multiple of it
STEP = 30
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Usual:
    """When a rep is met: the weekday, the time of day (None when the day has no room), and the newest day of it."""

    weekday: int
    at: time | None = None
    last: date | None = None


class Week:
    """The places of a week that are taken so far, by weekday and minute of the day."""

    def __init__(self, hours: Hours, usual: Iterable[Usual]) -> None:
        self._hours = hours
        self._reps: Counter[int] = Counter()
        self._taken: dict[int, Counter[int]] = {day: Counter() for day in range(7)}
        for one in usual:
            self._take(one)

    def place(self, minutes: int) -> Usual:
        """Take the weekday with the fewest reps and its emptiest time, far from the others of the day and the week.

        Rep after rep, the same reps are given the same places.
        """
        weekday = min(self._hours.days, key=lambda day: (self._reps[day], day))
        taken, length = self._taken[weekday], minutes + self._hours.gap
        week = sum(self._taken.values(), Counter[int]())

        def cost(start: int) -> tuple[int, ...]:
            crowd = _over(taken, start, length), _over(week, start, length)
            return *crowd, -_near(taken, start), -_near(week, start), start

        starts = min(self._starts(minutes), key=cost, default=None)
        found = Usual(weekday, None if starts is None else time(*divmod(starts, 60)))
        self._take(found)
        return found

    def _take(self, one: Usual) -> None:
        self._reps[one.weekday] += 1
        if one.at is not None:
            self._taken[one.weekday][_minutes(one.at)] += 1

    def _starts(self, minutes: int) -> Iterator[int]:
        """Each half hour from the start of the day on at which so many minutes fit before the lunch or the end."""
        first, last = _minutes(self._hours.starts), _minutes(self._hours.ends)
        noon = tuple(map(_minutes, self._hours.lunch)) if self._hours.lunch else (last, last)
        for begin, end in ((first, min(noon[0], last)), (max(noon[1], first), last)):
            yield from range(begin, end - minutes + 1, STEP)


def _over(taken: Counter[int], start: int, length: int) -> int:
    """How many of the places would overlap."""
    return sum(count for other, count in taken.items() if abs(other - start) < length)


def _near(taken: Iterable[int], start: int) -> int:
    """How far the nearest place is."""
    return min((abs(other - start) for other in taken), default=MIDNIGHT)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
