"""Did it move? What was known before something began, held against what is known since, by the usual range.

The rules are those of Wheeler's chart (see variation.py): the limits come from the last twelve known points before,
the points since are signals or they are not. A verdict takes six known points on each side and never names a cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.plans import measure_title
from coachdesk.analysis.rates import wilson
from coachdesk.analysis.series import Point
from coachdesk.analysis.variation import FEWEST, LOCKED_ON, against, newest, usual_range
from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.periods import end_of
from coachdesk.domain.plans import Verdict

CAUTION = "A change after coaching does not prove that coaching caused it."
MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Start:
    """What began on a day: "Focus on discovery depth", "Training “Discovery lab”"; for a measure "the focus began"."""

    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Move:
    """One thing held against what it was: `words` are the counts and values, `said` the verdict with its reason.

    `before` and `after` count the known points on each side; `measure_id` or `skill_id` says of what.
    """

    words: str
    said: str
    verdict: Verdict
    since: date
    before: int
    after: int
    measure_id: int | None = None
    skill_id: int | None = None


def skill_move(start: Start, skill_id: int, seen: Sequence[tuple[date, int]], today: date) -> Move | None:
    """The levels seen of a skill since something began, against the last twelve before; None when none was ever seen.

    `seen` are the days and levels in order; what was seen on the day itself is already since.
    """
    known = [(day, level) for day, level in seen if day <= today]
    if not known:
        return None
    before, after = _split([(day, float(level)) for day, level in known], start.day)
    verdict, said = judge(before, after, up=True)
    text = f"{start.title} since {_day(start.day, today)}: {_levels([v for _, v in after])}"
    if verdict is not Verdict.TOO_EARLY:
        text += f"; before {_listed([v for _, v in before])}"
    return Move(f"{text}.", said, verdict, start.day, len(before), len(after), skill_id=skill_id)


def measure_move(
    start: Start, measure: Measure, points: Sequence[Point], today: date, currency: str = "$"
) -> Move | None:
    """The known periods of a measure since something began, against the last twelve before; None without any.

    The period in which it began and one that hasn't ended are on neither side.
    """
    known = [p for p in points if p.value is not None and not p.partial]
    if not known:
        return None
    early = [p for p in known if end_of(p.start, measure.cadence) < start.day][-LOCKED_ON:]
    late = [p for p in known if p.start >= start.day]
    before, after = ([(p.start, p.value or 0.0) for p in rows] for rows in (early, late))
    verdict, said = judge(before, after, up=measure.direction is Direction.UP, floor_zero=measure.floor_zero)
    since, then = (_amount(rows, measure, currency) for rows in (late, early))
    text = f"{measure_title(measure)} since {start.title} on {_day(start.day, today)}: {since}; before {then}"
    text += _usual(before, measure, currency)
    return Move(f"{text}.", said, verdict, start.day, len(before), len(after), measure_id=measure.id)


def judge(
    before: Sequence[tuple[date, float]], after: Sequence[tuple[date, float]], *, up: bool, floor_zero: bool = True
) -> tuple[Verdict, str]:
    """The verdict in its four words, with the rule that gave it.

    Too early under six known points on either side. Improved or worse only by a signal of the later points against
    the limits of the earlier ones; of several the one that ends last counts. Under twelve earlier points the limits
    are on trial, and the signal is only possible. A signal in doubt is no change, and says why.
    """
    if min(len(before), len(after)) < FEWEST:
        return Verdict.TOO_EARLY, _too_early(len(before), len(after))
    limits = usual_range([v for _, v in before], [day for day, _ in before], None, floor_zero)
    found = against(limits, [v for _, v in after], [day for day, _ in after])
    last, doubtful = newest([s for s in found if not s.doubt]), newest([s for s in found if s.doubt])
    if last is None and doubtful is not None:
        return Verdict.NO_CHANGE, f"No detectable change: {doubtful.words(up)}."
    if last is None:
        return Verdict.NO_CHANGE, "No detectable change: all since are within the usual range of before."
    better = (last.side == "above") == up
    verdict = Verdict.IMPROVED if better else Verdict.WORSE
    return verdict, f"{verdict.value.capitalize()}: {last.words(up)}, by the usual range of before."


def _split(known: Sequence[tuple[date, float]], day: date) -> tuple[list[tuple[date, float]], list[tuple[date, float]]]:
    return [row for row in known if row[0] < day][-LOCKED_ON:], [row for row in known if row[0] >= day]


def _too_early(before: int, after: int) -> str:
    if before >= FEWEST:
        return f"Too early, {after} of {FEWEST} points."
    if after >= FEWEST:
        return f"Too early, {before} of {FEWEST} points before."
    return f"Too early, {before} of {FEWEST} points before and {after} of {FEWEST} since."


def _levels(values: Sequence[float]) -> str:
    return f"levels seen {_listed(values)}" if values else "no level seen yet"


def _listed(values: Sequence[float]) -> str:
    """The newest ten, oldest first; that there are more is said."""
    shown = ", ".join(f"{v:.0f}" for v in values[-MOST_LEVELS:])
    return f"{len(values)} of which the last {shown}" if len(values) > MOST_LEVELS else shown


def _amount(rows: Sequence[Point], measure: Measure, currency: str) -> str:
    """A mean with its count: "4.1 on average of 7 weeks"; a rate pooled: "12 of 48 in 7 weeks, plausible 15–39 %"."""
    if not rows:
        return "no number yet" if measure.unit is not Unit.RATE else "no case yet"
    count = words.plural(len(rows), measure.cadence.value)
    if measure.unit is Unit.RATE:
        rate = wilson(sum(p.successes or 0 for p in rows), sum(p.trials or 0 for p in rows))
        cases, _, range_ = rate.words.partition(", ")
        return f"{cases} in {count}, {range_}" if range_ else f"{cases} in {count}"
    mean = sum(p.value or 0.0 for p in rows) / len(rows)
    return f"{words.number(mean, measure.unit, currency)} on average of {count}"


def _usual(before: Sequence[tuple[date, float]], measure: Measure, currency: str) -> str:
    """The usual range of before, with which the later points are compared; a rate has its plausible range instead."""
    if measure.unit is Unit.RATE:
        return ""
    found = usual_range([v for _, v in before], [day for day, _ in before], None, measure.floor_zero)
    if found.lower is None or found.upper is None:
        return ""
    span = words.span_words(found.lower, found.upper, measure.unit, currency)
    return f" (usual range {span}{', trial' if found.state == 'trial' else ''})"


def _day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {words.long_month(day)}{year}"
