"""Why a wish found no time: what emptied each of its days, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from coachdesk.analysis import words
from coachdesk.analysis.placing_board import DAY, Board, Window, cells, open_cells, runs
from coachdesk.analysis.planner import Wish

BELONGS = "What it belongs to has no time yet."


def why_not(board: Board, wish: Wish, window: Window | None) -> str:
    """The true reason: who is away, what days are off, which weeks are at the cap, where no time is free."""
    if window is None:
        return BELONGS
    if why := _never(board, wish):
        return why
    days = [day for day in window.days() if day.weekday() in board.hours.days]
    if not days:
        return f"No working day is left {_left(window)}."
    causes = [(day, _cause(board, wish, day)) for day in days]
    parts = list(dict.fromkeys(part for part in _parts(board, wish, causes)))
    said = words.listed(parts)
    return f"{said[0].upper()}{said[1:]}."


def all_away(board: Board, wish: Wish, window: Window) -> bool:
    """Whether its one rep is away on each working day that is not a day off, and there is such a day."""
    if len(wish.rep_ids) != 1 or _never(board, wish):
        return False
    causes = {_cause(board, wish, day)[0] for day in window.days() if day.weekday() in board.hours.days}
    return "away" in causes and causes <= {"away", "off"}


def _never(board: Board, wish: Wish) -> str:
    """What would keep it out of any week whatever."""
    if wish.minutes > board.hours.cap:
        return f"It takes {hours(wish.minutes)}, more than your cap of {hours(board.hours.cap)} a week."
    if not runs(open_cells(board.problem), cells(wish.minutes)):
        return f"It takes {hours(wish.minutes)} in one piece, longer than your working hours have outside the lunch."
    return ""


def _cause(board: Board, wish: Wish, day: date) -> tuple[str, str]:
    """What emptied one day; the days off and away go before the cap, the cap before a full day."""
    if off := board.problem.off.get(day):
        return ("off", off)
    for rep_id in wish.rep_ids:
        if day in board.problem.away.get(rep_id, ()):
            return ("away", board.problem.names.get(rep_id, "The rep"))
    if not board.room(wish, day):
        return ("cap", "")
    if not runs(board.mine(day), cells(wish.minutes)):
        return ("full", "")
    return ("busy", "")


def _parts(board: Board, wish: Wish, causes: Sequence[tuple[date, tuple[str, str]]]) -> Iterator[str]:
    """One part of the sentence for each cause, in the order of the calendar."""
    for cause in dict.fromkeys(cause for _, cause in causes):
        days = [day for day, one in causes if one == cause]
        kind, what = cause
        if kind == "off":
            you = what.casefold() == "you are away"
            yield f"you are away {spans(board, days)}" if you else f"{spans(board, days)} is off ({what})"
        elif kind == "away":
            yield f"{what} is away {spans(board, days)}"
        elif kind == "cap":
            yield _capped(board, days, len(days) == len(causes))
        elif kind == "full":
            yield f"you have no {wish.minutes} minutes free {_on(board, days)}"
        else:
            yield f"{_who(board, wish)} no time {_on(board, days)} when you have"


def _capped(board: Board, days: Sequence[date], alone: bool) -> str:
    weeks = list(dict.fromkeys(board.week(day) for day in days))
    cap = f"at your cap of {hours(board.hours.cap)}"
    if len(weeks) == 1:
        return f"the week of {words.day(weeks[0])} is {cap}"
    if len(weeks) > 3:
        return f"{'all its weeks' if alone else 'the other weeks'} are {cap}"
    return f"the weeks of {words.listed([words.day(week) for week in weeks])} are {cap}"


def _who(board: Board, wish: Wish) -> str:
    names = [board.problem.names.get(rep_id, "the rep") for rep_id in wish.rep_ids]
    return f"{names[0]} has" if len(names) == 1 else "the reps together have"


def _on(board: Board, days: Sequence[date]) -> str:
    return f"on {words.weekday(days[0])}" if len(days) == 1 else spans(board, days)


def _left(window: Window) -> str:
    days = list(window.days())
    if len(days) == 1:
        return f"on {words.weekday(days[0])}"
    return _span(days) if days else "in time for it"


def spans(board: Board, days: Sequence[date]) -> str:
    """Days in words, those in a row as a span: "23–27 Nov", "30 Nov – 4 Dec and 9 Dec"; weekends don't part them."""
    working = board.hours.days
    count, places = 0, {}
    day = days[0]
    while day <= days[-1]:
        count += day.weekday() in working
        places[day] = count
        day += DAY
    groups = groupby(enumerate(days), key=lambda one: places[one[1]] - one[0])
    return words.listed([_span([day for _, day in group]) for _, group in groups])


def _span(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return words.day(first)
    return f"{first.day}–{words.day(last)}" if first.month == last.month else f"{words.day(first)} – {words.day(last)}"


def hours(minutes: int) -> str:
    """Minutes as hours where they are whole or half ones: "8 h", "1.5 h", "45 minutes", "6 h 40 minutes"."""
    if minutes >= 60 and minutes % 30 == 0:
        return f"{minutes / 60:g} h"
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest} minutes" if whole else f"{rest} minutes"
