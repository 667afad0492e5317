"""A training with all that belongs to it: its day is the one on which its pre-briefs, debriefs and checks fit too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coachdesk.analysis.placing_board import Board
from coachdesk.analysis.planner import Wish

# what a minute of one-on-ones that loses its room costs, and the minutes that one of a bundle without a time counts
LOST, MISSING = 20, 30

Settle = Callable[[Wish], bool]


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """How well a bundle fits around a day: the minutes that find no room, then what it costs, then the earliest.

    Without room are what belongs to it (each counted as `MISSING` minutes) and the one-on-ones that it pushes out.
    """

    missing: int
    cost: int
    day: date
    start: datetime


def settle_bundle(
    board: Board, wish: Wish, behind: Sequence[Wish], days: Sequence[tuple[int, date]],
    start_on: Callable[[date], datetime | None], settle: Settle,
) -> bool:  # fmt: skip
    """Let a training and what belongs to it stand where most of it fits at the least cost; False when it has no day.

    `days` are its days with the cost of each, the cheapest first; `settle` gives one of what belongs to it a time.
    """
    best: Fit | None = None
    for cost, day in days:
        if best is not None and not best.missing and cost >= best.cost:
            break
        start = start_on(day)
        if start is not None:
            found = _tried(board, wish, behind, Fit(0, cost, day, start), best, settle)
            best = found if best is None or (found is not None and found < best) else best
    if best is None:
        return False
    board.put(wish, best.start)
    for one in behind:
        settle(one)
    return True


def _tried(
    board: Board, wish: Wish, behind: Sequence[Wish], fit: Fit, best: Fit | None, settle: Settle
) -> Fit | None:  # fmt: skip
    """How it fits around one day, the board left as it was; None once more of it is missing than on the best day."""
    board.put(wish, fit.start)
    settled, missing = [wish], 0
    for one in behind:
        if settle(one):
            settled.append(one)
            continue
        missing += MISSING
        if best is not None and missing > best.missing:
            break
    else:
        best = None
    lost = _lost(board, settled)
    for one in settled:
        board.take(one.key)
    return None if best is not None else Fit(missing + lost, fit.cost, fit.day, fit.start)


def _lost(board: Board, settled: Sequence[Wish]) -> int:
    """The minutes that the one-on-ones of these weeks have less room by than they ask for."""
    added: Counter[date] = Counter()
    for one in settled:
        added[board.week(board.placed[one.key].start.date())] += one.minutes
    return sum(_short(board, week, 0) - _short(board, week, minutes) for week, minutes in added.items())


def _short(board: Board, week: date, less: int) -> int:
    return max(0, board.minutes[week] + board.asked[week] - less - board.limit(week))
