"""The manager's calendar while a sample team is written: nobody is met twice at a time, nor on a day off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from coachdesk.domain.absences import Absence

OPENS, CLOSES, LUNCH = 8 * 60 + 30, 17 * 60 + 30, (12 * 60, 13 * 60)
STEP = 15


class Diary:
    """What is taken on each day, and who is away."""

    def __init__(self, absences: Iterable[Absence] = ()) -> None:
        self._taken: defaultdict[date, list[tuple[int, int]]] = defaultdict(list)
        self._absences = tuple(absences)

    def away(self, day: date, rep_ids: Sequence[int] = ()) -> bool:
        """Whether it is no working day for the manager or one of the reps; the days around New Year are none."""
        festive = (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 24)
        ids = {None, *rep_ids}
        return day.weekday() > 4 or festive or any(a.holds(day) and a.rep_id in ids for a in self._absences)

    def place(
        self, day: date, at: time, minutes: int, rep_ids: Sequence[int] = (), *, later: bool = False
    ) -> datetime | None:
        """Take the free time nearest to `at`, or after it if `later`; None when somebody is away or the day is full."""
        return None if self.away(day, rep_ids) else self.take(day, at, minutes, later=later)

    def take(self, day: date, at: time, minutes: int, *, later: bool = False) -> datetime | None:
        """Take the free time nearest to `at`, whoever is away."""
        wish = at.hour * 60 + at.minute
        every = (start for start in range(OPENS, CLOSES - minutes + 1, STEP) if start >= wish or not later)
        starts = sorted(every, key=lambda start: (abs(start - wish), start))
        start = next((s for s in starts if self._is_free(day, s, s + minutes)), None)
        if start is None:
            return None
        self._taken[day].append((start, start + minutes))
        return datetime.combine(day, time(*divmod(start, 60)))

    def _is_free(self, day: date, start: int, end: int) -> bool:
        return all(end <= first or last <= start for first, last in (LUNCH, *self._taken[day]))


def workday(day: date, steps: int = 0) -> date:
    """The working day so many working days after this one, before it where negative; a weekend counts as Monday."""
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday())
    weeks, rest = divmod(day.weekday() + steps, 5)
    return day + timedelta(days=7 * weeks + rest - day.weekday())
