"""Files whose weeks begin on another day than the weeks here: whether a date is the first day of such a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Measure, check_start
from coachdesk.domain.periods import Cadence
from coachdesk.exchange.dates import When, day_words, parse_when, start_for
from coachdesk.exchange.names import fold, fold_head
from coachdesk.exchange.numbers import parse_number
from coachdesk.exchange.plans import Known
from coachdesk.exchange.readings import Styles
from coachdesk.exchange.shapes import Measures, Part, Shape
from coachdesk.exchange.tables import Table

STARTS = frozenset(map(fold_head, ("week of", "week starting", "week start", "week beginning", "week commencing")))


def whole_weeks(
    table: Table, shape: Shape, measures: Measures, styles: Styles, known: Known, first_weekday: int
) -> str:  # fmt: skip
    """A note where the dates of weekly numbers are first days of weeks that begin on another day, "" where not.

    All of them are the same day of the week then, and either the head says so or, in a long table, more of the
    numbers stand in the file already when each week goes to the one that holds most of its days: the table was
    exported when weeks began on that day.
    """
    if shape.raw:
        return ""
    said = fold_head(table.heads[shape.when]) in STARTS
    if not said and shape.measure is None:
        return ""
    days: set[int] = set()
    direct = moved = count = 0
    stands = {(r.rep_id, r.measure_id, r.start, round(r.value, 6)) for r in known.results} if not said else set()
    reps = {fold(rep.name): rep.id for rep in known.reps}
    first: date | None = None
    for name, measure, day, value in _weekly(table, shape, measures, styles):
        days.add(day.weekday())
        if len(days) > 1 or first_weekday in days:
            return ""
        first, count = first or day, count + 1
        key = reps.get(fold(name)), measure.id
        direct += (*key, start_for(When(day), Cadence.WEEK, first_weekday), round(value, 6)) in stands
        moved += (*key, start_for(When(day, Cadence.WEEK), Cadence.WEEK, first_weekday), round(value, 6)) in stands
    if first is None or not (said or (moved > direct and 2 * moved >= count)):
        return ""
    return (
        f"Weeks in this file begin on another day ({first:%A}, like {day_words(first)}): each was taken for the week "
        "that holds most of its days."
    )


def _weekly(
    table: Table, shape: Shape, measures: Measures, styles: Styles
) -> Iterator[tuple[str, Measure, date, float]]:  # fmt: skip
    """The weekly numbers that a plain day stands beside: rep, measure, day and number."""
    for row in table.rows:
        for part in shape.parts:
            try:
                measure, when = _measure(row, shape, part, measures), parse_when(row[shape.when], styles.dates)
                value = parse_number(row[part.at or 0], styles.numbers[part.at or 0])
                check_start(when.day if when else date.min)
            except DeskError:
                continue
            if when and measure and value is not None and measure.cadence is Cadence.WEEK and when.cadence is None:
                yield row[shape.rep], measure, when.day, value


def _measure(row: tuple[str, ...], shape: Shape, part: Part, measures: Measures) -> Measure | None:
    return part.measure or measures.find(row[shape.measure or 0])
