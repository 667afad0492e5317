"""The planner of a quarter: the scarcest wishes first, each at its best free time, and one neighbour moved if need be.

Greedy with a repair: wishes that others follow come first, then their followers, then the rest week by week. Ties go
by the key, so the order of the input changes nothing. The time grows with the number of wishes, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from coachdesk.analysis.placing_board import CELL, DAY, SPACED, Board, Window, at, bits, minutes_of
from coachdesk.analysis.placing_bundle import LOST, settle_bundle
from coachdesk.analysis.placing_why import all_away, why_not
from coachdesk.analysis.planner import Placed, Problem, Proposal, Unplaced, Wish
from coachdesk.domain.sessions import SessionKind

# what a day away from the best one costs, in minutes away from the best time of day
DAY_COST = 120


def plan(problem: Problem, standing: Sequence[Placed] = ()) -> Proposal:
    """Place the wishes: never in a clash, on a day off, outside the hours, over the weekly cap, or out of their order.

    What is fixed stays. Wishes in `standing` have a time already and keep it. The same input gives the same proposal,
    whatever its order.
    """
    board = Board(problem, standing)
    wishes = sorted((w for w in problem.wishes if w.key not in board.standing), key=lambda wish: wish.key)
    _expect(board, wishes)
    chains = Chains((*wishes, *(placed.wish for placed in standing)))
    left = [wish for wish in _placing(board, chains, wishes) if not _repaired(board, chains, wish)]
    left = [wish for wish in left if not _settle(board, chains, wish)]
    unplaced = tuple(_unplaced(board, wish, chains.window(board, wish)) for wish in left)
    return proposal_of(board, (*board.placed.values(), *standing), unplaced)


def _unplaced(board: Board, wish: Wish, window: Window | None) -> Unplaced:
    return Unplaced(wish, why_not(board, wish, window), window is not None and all_away(board, wish, window))


def _expect(board: Board, wishes: Sequence[Wish]) -> None:
    """Sum up what one-on-ones will ask of each week."""
    for wish in wishes:
        if wish.kind is SessionKind.ONE_ON_ONE and board.week(wish.first) == board.week(wish.last):
            board.asked[board.week(wish.first)] += wish.minutes


def proposal_of(board: Board, placed: Sequence[Placed], unplaced: Sequence[Unplaced]) -> Proposal:
    """What became of it, in the order of the calendar, with every week from the first to the last that is planned."""
    rows = sorted(placed, key=lambda one: (one.start, one.wish.key))
    weeks = []
    if rows:
        week, last = (board.week(one.start.date()) for one in (rows[0], rows[-1]))
        while week <= last:
            weeks.append((week, board.minutes.get(week, 0)))
            week += timedelta(weeks=1)
    missing = sorted(unplaced, key=lambda one: (one.wish.first, one.wish.key))
    return Proposal(tuple(rows), tuple(missing), tuple(weeks), board.hours.cap)


class Chains:
    """Which wish has to come after or before which other one."""

    def __init__(self, wishes: Sequence[Wish]) -> None:
        self._known = {wish.key: wish for wish in wishes}
        self.followed = {key for wish in wishes for key in (wish.after, wish.before) if key in self._known}
        self._behind: dict[str, list[Wish]] = defaultdict(list)
        for wish in wishes:
            self._behind[wish.after or wish.before].append(wish)

    def behind(self, wish: Wish) -> list[Wish]:
        """All that hangs on a wish, each after what it hangs on itself."""
        found, seen = [wish], {wish.key}
        for one in found:
            fresh = [each for each in self._behind[one.key] if each.key not in seen]
            found += sorted(fresh, key=lambda each: (each.last, each.key))
            seen.update(each.key for each in fresh)
        return found[1:]

    def depth(self, wish: Wish) -> int:
        """How many wishes have to have a time before this one can get one."""
        seen = {wish.key}
        while (key := wish.after or wish.before) in self._known and key not in seen:
            seen.add(key)
            wish = self._known[key]
        return len(seen) - 1

    def window(self, board: Board, wish: Wish) -> Window | None:
        """When it may be, by its own days and by what it follows; None while that has no time."""
        first = max(datetime.combine(wish.first, time()), board.problem.now)
        window = Window(first, datetime.combine(wish.last, time()) + DAY, wish.ideal)
        for key, narrowed in ((wish.after, _after), (wish.before, _before)):
            if key not in self._known:
                continue
            other = board.of(key)
            if other is None:
                return None
            window = narrowed(board, wish, window, other)
        return window


def _after(board: Board, wish: Wish, window: Window, other: Placed) -> Window:
    """From the end of the other one on; a spaced one around its day, else within so many days."""
    day = other.start.date() + timedelta(weeks=wish.weeks)
    earliest, latest, ideal = max(window.earliest, other.end), window.latest, max(window.ideal, day)
    midnight = datetime.combine(day, time())
    if wish.weeks:
        before, after = SPACED
        earliest, ideal = max(earliest, midnight - before * DAY), day
        latest = min(latest, midnight + (after + 1) * DAY)
    elif wish.within is not None:
        latest, ideal = min(latest, midnight + (wish.within + 1) * DAY), _next_day(board, day, DAY)
    return Window(earliest, latest, ideal)


def _before(board: Board, wish: Wish, window: Window, other: Placed) -> Window:
    """On a day before the other one, within so many days of it."""
    midnight = datetime.combine(other.start.date(), time())
    earliest = window.earliest if wish.within is None else max(window.earliest, midnight - wish.within * DAY)
    return Window(earliest, min(window.latest, midnight), _next_day(board, other.start.date(), -DAY))


def _next_day(board: Board, day: date, by: timedelta) -> date:
    """The nearest day after or before this one on which people meet; the very next one when that is far."""
    days = (day + n * by for n in range(1, 8))
    return next((one for one in days if board.meets(one)), day + by)


def _placing(board: Board, chains: Chains, wishes: Sequence[Wish]) -> Iterator[Wish]:
    """Place what can be placed, and give each that can't be, before the next one is tried."""
    missed: dict[int, int] = defaultdict(int)
    order = {wish.key: (_rank(wish, chains), chains.depth(wish), wish.last) for wish in wishes}
    for _, group in groupby(sorted(wishes, key=lambda w: order[w.key]), key=lambda w: order[w.key]):
        for wish in sorted(group, key=lambda w: (*_turn(board, missed, w), w.key)):
            if wish.key not in board.placed and not _first_settled(board, chains, wish):
                missed.update({rep_id: missed[rep_id] + 1 for rep_id in wish.rep_ids})
                yield wish


def _rank(wish: Wish, chains: Chains) -> int:
    """Trainings before what follows them; one-on-ones, of which there are many, last."""
    if wish.key in chains.followed:
        return 0
    if wish.after or wish.before:
        return 1
    return 3 if wish.kind is SessionKind.ONE_ON_ONE else 2


def _turn(board: Board, missed: Mapping[int, int], wish: Wish) -> tuple[int, int, date]:
    """Who went without comes first, then who has the fewest days."""
    days = (wish.first + n * DAY for n in range((wish.last - wish.first).days + 1))
    away = [board.problem.away.get(rep_id, frozenset()) for rep_id in wish.rep_ids]
    free = sum(board.meets(day) and not any(day in those for those in away) for day in days)
    return -max((missed.get(rep_id, 0) for rep_id in wish.rep_ids), default=0), free, wish.ideal


def _first_settled(board: Board, chains: Chains, wish: Wish) -> bool:
    """A training is given its time together with what belongs to it."""
    if wish.key not in chains.followed or chains.depth(wish):
        return _settle(board, chains, wish)
    window = chains.window(board, wish)
    assert window is not None
    days = sorted((_day_cost(board, wish, window, day), day) for day in window.days() if board.room(wish, day))
    return settle_bundle(
        board, wish, [one for one in chains.behind(wish) if one.key not in board.standing], days,
        lambda day: _best(board, wish, window, only=day), lambda one: _settle(board, chains, one),
    )  # fmt: skip


def _settle(board: Board, chains: Chains, wish: Wish) -> bool:
    """Let it stand at its best time; False when there is none."""
    window = chains.window(board, wish)
    start = _best(board, wish, window) if window else None
    if start is not None:
        board.put(wish, start)
    return start is not None


def _best(board: Board, wish: Wish, window: Window, only: date | None = None) -> datetime | None:
    """The free time that costs least: near its day and its time of day, on days and in weeks that are not full."""
    days = [day for day in window.days() if only in (None, day) and board.room(wish, day)]
    found: tuple[int, date, int] | None = None
    for cost, day in sorted((_day_cost(board, wish, window, day), day) for day in days):
        if found is not None and cost >= found[0]:
            break
        for cell in bits(board.starts(wish, day, window)):
            one = (cost + _time_cost(wish, cell * CELL), day, cell)
            found = one if found is None or one < found else found
    return at(found[1], found[2]) if found else None


def _day_cost(board: Board, wish: Wish, window: Window, day: date) -> int:
    """Days away from the best one, the fullness of the day and of its week, and the same rep twice on a day."""
    week = board.minutes[board.week(day)] * DAY_COST // max(1, board.hours.cap)
    twice = any(board.met.get((rep_id, day)) for rep_id in wish.rep_ids)
    away = DAY_COST * abs((day - window.ideal).days)
    return away + board.load[day] ** 2 // 200 + week + 60 * twice + _care_cost(board, wish, day)


def _care_cost(board: Board, wish: Wish, day: date) -> int:
    """What may be in another week leaves the room that one-on-ones ask for."""
    if wish.kind is SessionKind.ONE_ON_ONE:
        return 0
    week = board.week(day)
    over = board.minutes[week] + board.asked[week] + wish.minutes - board.limit(week)
    return LOST * max(0, over)


def _time_cost(wish: Wish, start: int) -> int:
    """Minutes away from the time of day that is usual; without one, the whole, half and quarter hours come first."""
    if wish.at is not None:
        return abs(start - minutes_of(wish.at))
    grid = 30 if wish.minutes % 30 == 0 else 15
    return 0 if start % grid == 0 else 10 if start % 15 == 0 else 30


def _repaired(board: Board, chains: Chains, wish: Wish) -> bool:
    """Move one placed neighbour to another of its times, if that makes room."""
    window = chains.window(board, wish)
    for day in sorted(window.days(), key=lambda d: (abs((d - window.ideal).days), d)) if window else ():
        if not board.meets(day):
            continue
        for key in sorted(_neighbours(board, chains, wish, day)):
            if _can_go(board, chains, board.placed[key]) and _swapped(board, chains, wish, day, key):
                return True
    return False


def _can_go(board: Board, chains: Chains, placed: Placed) -> bool:
    """Whether one that is placed has a free time elsewhere, or some free time right beside it to shift into."""
    wish, window = placed.wish, chains.window(board, placed.wish)
    own = board.week(placed.start.date())
    days = [day for day in window.days() if board.room(wish, day) or board.week(day) == own] if window else []
    return board.beside(placed) or any(board.starts(wish, day, window) for day in days if window)


def _neighbours(board: Board, chains: Chains, wish: Wish, day: date) -> list[str]:
    """What may give way: one of that day, or one of a week that is at its cap, if it may go to another week."""
    if board.room(wish, day):
        return [key for key in board.on_day[day] if key not in chains.followed]
    first = board.week(day)
    over = board.minutes[first] + wish.minutes - board.hours.cap
    near = [placed.wish for n in range(7) for placed in board.on_day[first + n * DAY].values()]
    wide = (w for w in near if w.minutes >= over and board.week(w.first) != board.week(w.last))
    return [w.key for w in wide if w.key not in chains.followed]


def _swapped(board: Board, chains: Chains, wish: Wish, day: date, key: str) -> bool:
    """Whether this one can have the day once that one went elsewhere; else all stays as it was."""
    other = board.take(key)
    window = chains.window(board, wish)
    start = _best(board, wish, window, only=day) if window else None
    if start is not None:
        board.put(wish, start)
        if _settle(board, chains, other.wish):
            return True
        board.take(wish.key)
    board.put(other.wish, other.start)
    return False
