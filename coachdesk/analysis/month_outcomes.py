"""The team's outcomes in a month: the sum is told, but what is judged is what came to one rep.

A sum rises with everyone who is hired. So the usual range is that of the sum over the number of reps, and after the
team grew or shrank there is no verdict until a whole baseline of the new team is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.month import MonthOutcome
from coachdesk.analysis.month_records import MonthRecords
from coachdesk.analysis.month_sales import TeamPoint, team_points
from coachdesk.analysis.month_words import lowered
from coachdesk.analysis.rates import Rate, wilson
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import ADDED
from coachdesk.analysis.variation import LOCKED_ON, Variation, newest, usual_range
from coachdesk.domain.measures import Direction, Kind, Measure, Unit
from coachdesk.domain.people import Status


@dataclass(frozen=True, slots=True)
class Change:
    """The latest time that the team grew or shrank: at which point, since when, from how many reps to how many."""

    at: int
    start: date
    before: int
    after: int

    @property
    def words(self) -> str:
        """As a sentence begins: "the team grew from 1 to 2 reps in October"."""
        month = words.long_month(self.start)
        if self.before == self.after:
            return f"the team changed in {month}, {words.plural(self.after, 'rep')} before and after"
        turn = "grew" if self.after > self.before else "shrank"
        return f"the team {turn} from {self.before} to {words.plural(self.after, 'rep')} in {month}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rep's part is held against: its values, the usual range of them, and a change that forbids a verdict."""

    values: tuple[float | None, ...]
    variation: Variation
    change: Change | None = None


def outcomes(records: MonthRecords) -> tuple[MonthOutcome, ...]:
    """Each outcome that the team has numbers of, in the order of the measures."""
    shown = [m for m in records.measures if m.kind is Kind.OUTCOME and not m.archived]
    found = ((m, team_points(m, records.team, records.last, records.today)) for m in shown)
    return tuple(_outcome(measure, points, records) for measure, points in found if points)


def judged(measure: Measure, points: Sequence[TeamPoint], records: MonthRecords) -> Judged:
    """A sum by what came to one rep, from the latest change of the team on; a share or a mean as it is.

    While that is less than a whole baseline, the range is that of the team before, and there is no verdict.
    """
    starts = [point.start for point in points]
    if measure.unit not in ADDED:
        values = tuple(point.value for point in points)
        return Judged(values, usual_range(values, starts, None, measure.floor_zero))
    values = tuple(point.each for point in points)
    changes = _changes(measure, points, records)
    change = changes[-1] if changes else None
    if change is None:
        return Judged(values, usual_range(values, starts, None, measure.floor_zero))
    if sum(value is not None for value in values[change.at :]) >= LOCKED_ON:
        return Judged(values, usual_range(values, starts, change.start, measure.floor_zero))
    first = changes[-2].at if len(changes) > 1 else 0
    before = slice(first, change.at)
    return Judged(values, usual_range(values[before], starts[before], None, measure.floor_zero), change)


def _changes(measure: Measure, points: Sequence[TeamPoint], records: MonthRecords) -> list[Change]:
    """Each period from which on another set of reps has numbers; days away are no change."""
    spans = {one.rep.id: _span(measure, one, records.last) for one in records.team}
    known = {rep_id: span for rep_id, span in spans.items() if span is not None}
    crews = [{rep_id for rep_id, (first, last) in known.items() if first <= p.start <= last} for p in points]
    return [
        Change(at, points[at].start, len(crews[at - 1]), len(crews[at]))
        for at in range(1, len(points))
        if crews[at] != crews[at - 1]
    ]


def _span(measure: Measure, records: RepRecords, last: date) -> tuple[date, date] | None:
    """From the first number on, to the last one of somebody who left."""
    days = [r.start for r in records.results if r.measure_id == measure.id and r.start <= last]
    if not days:
        return None
    return min(days), max(days) if records.rep.status is Status.LEFT else last


def _outcome(measure: Measure, points: Sequence[TeamPoint], records: MonthRecords) -> MonthOutcome:
    found, currency = judged(measure, points, records), records.options.currency
    now = [i for i, p in enumerate(points) if records.month <= p.start <= records.last]
    own = [points[i] for i in now]
    if more := _no_share(measure, own, records):
        return MonthOutcome(measure.name, _value(own, measure, currency), "no share", "–", more, False, False,
                            judged=False)  # fmt: skip
    each, usual = _each(own, measure, currency), _usual(found.variation, measure, currency)
    signals = [] if found.change else [s for s in found.variation.signals if set(s.indexes) & set(now)]
    signal, doubtful = newest([s for s in signals if not s.doubt]), newest(signals)
    up = measure.direction is Direction.UP
    quiet = _grown(found, each, usual) if found.change else doubtful.words(up) if doubtful else _quiet(found, now)
    return MonthOutcome(
        measure.name, _value(own, measure, currency), _made_of(own, measure), usual,
        signal.words(up) if signal else quiet, signal is not None,
        signal is not None and (signal.side == "above") == up, each, found.change is None,
    )  # fmt: skip


def _no_share(measure: Measure, own: Sequence[TeamPoint], records: MonthRecords) -> str:
    """Why a rate of the month is none: more was counted above the line than below it."""
    top, bottom = sum(p.successes for p in own), sum(p.trials for p in own)
    if measure.unit is not Unit.RATE or top <= bottom:
        return ""
    names = {one.id: one.name for one in records.measures}
    parts = names.get(measure.numerator_id, "parts"), names.get(measure.denominator_id, "the whole")
    more, fewer = (lowered(name) for name in parts)
    return f"no share: more {more} than {fewer} were counted"


def _grown(found: Judged, each: str, usual: str) -> str:
    assert found.change is not None
    reach = f"usual {usual}" if usual != "–" else "no usual range yet"
    return f"{found.change.words}: compare per rep: {each or 'not known yet'} ({reach})"


def _quiet(found: Judged, now: Sequence[int]) -> str:
    if not any(found.values[i] is not None for i in now):
        return "no whole number this month"
    return found.variation.words if found.variation.state == "none" else "within the usual range"


def _value(own: Sequence[TeamPoint], measure: Measure, currency: str) -> str:
    if measure.unit is Unit.RATE:
        trials = sum(p.trials for p in own)
        return f"{sum(p.successes for p in own):,.0f} of {trials:,.0f}" if trials else "–"
    known = [p.value for p in own if p.value is not None]
    if not known:
        return "–"
    return words.number(sum(known) if measure.unit in ADDED else sum(known) / len(known), measure.unit, currency)


def _each(own: Sequence[TeamPoint], measure: Measure, currency: str) -> str:
    """What came to one rep in one period of the month: "$10,120"; "" for what is no sum."""
    known = sum(p.known for p in own)
    if measure.unit not in ADDED or not known:
        return ""
    return words.number(sum(p.total for p in own) / known, measure.unit, currency)


def _made_of(own: Sequence[TeamPoint], measure: Measure) -> str:
    """What the month's number is made of: "8 reps, 3 of 4 weeks"; of a rate its plausible range."""
    if measure.unit is Unit.RATE:
        rate = wilson(sum(p.successes for p in own), sum(p.trials for p in own))
        return _plausible(rate) or "not known yet"
    if not own:
        return "no closed " + measure.cadence.value
    people = words.plural(max(p.of for p in own), "rep")
    known = sum(p.value is not None for p in own)
    return f"{people}, {known} of {words.plural(len(own), measure.cadence.value)}"


def _plausible(rate: Rate) -> str:
    return "" if rate.low is None or rate.high is None else f"plausible {rate.low * 100:.0f}–{rate.high * 100:.0f} %"


def _usual(variation: Variation, measure: Measure, currency: str) -> str:
    if variation.lower is None or variation.upper is None:
        return "–"
    text = words.span_words(variation.lower, variation.upper, measure.unit, currency)
    each = " per rep" if measure.unit in ADDED else ""
    return f"{text} a {measure.cadence.value}{each}" + (", trial" if variation.state == "trial" else "")
