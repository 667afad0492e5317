"""One measure of one rep: its points, its usual range, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.attainment import by_period, overall, shares
from coachdesk.analysis.baselines import baseline_of
from coachdesk.analysis.charts import ProgressChart
from coachdesk.analysis.coaching import all_markers
from coachdesk.analysis.progress import progress_chart, verdict
from coachdesk.analysis.rates import Rate, wilson
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import Point, closed_values, measure_points, regroup
from coachdesk.analysis.variation import Variation, usual_range
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.measures import Kind, Measure, Unit
from coachdesk.domain.periods import Cadence

RECENT = 4
ATTAINMENT = Measure(None, "Attainment", Kind.OUTCOME, Unit.PERCENT, Cadence.MONTH)


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure with its words; `now` is the mean of the last four known weeks, else the last known value."""

    measure: Measure
    points: tuple[Point, ...]
    variation: Variation
    rate: Rate | None
    now: str
    target: str
    usual: str
    says: str
    chart: ProgressChart
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The chart a rep's page opens with; `share` is overall attainment of the last twelve closed months."""

    points: tuple[Point, ...]
    variation: Variation
    share: float | None
    chart: ProgressChart


def points_of(records: RepRecords, measure: Measure, today: date) -> tuple[Point, ...]:
    """From the first known period to the last, gaps between."""
    ids = (measure.id, measure.numerator_id, measure.denominator_id)
    days = [r.start for r in records.results if r.measure_id in ids]
    if not days:
        return ()
    return measure_points(
        measure, records.measures, records.results, records.targets, min(days), max(days),
        records.options.first_weekday, today,
    )  # fmt: skip


def measure_facts(records: RepRecords, measure: Measure, today: date, window: str = "2 years") -> MeasureFacts:
    """Everything about one measure, resolved."""
    points = points_of(records, measure, today)
    found = range_of(points, measure, records, today)
    since = baseline_of(records.baselines, today, measure_id=measure.id)
    currency = records.options.currency
    rate = _pooled(points) if measure.unit is Unit.RATE else None
    chart = progress_chart(
        measure.name, points, found, measure, currency, all_markers(records, today), window, today, since
    )
    aim = next((p.target for p in reversed(points) if p.target is not None), None)
    return MeasureFacts(
        measure, points, found, rate, _now(points, measure, rate, currency), words.number(aim, measure.unit, currency),
        _usual(found, measure, rate, currency), verdict(found, measure) if points else "no numbers yet", chart, since,
    )  # fmt: skip


def range_of(points: Sequence[Point], measure: Measure, records: RepRecords, today: date) -> Variation:
    """The usual range of a measure's points that have ended, since its new baseline if it has one."""
    since = baseline_of(records.baselines, today, measure_id=measure.id)
    start = since.start if since else None
    return usual_range(closed_values(points), [p.start for p in points], start, measure.floor_zero)


def _pooled(points: Sequence[Point], weeks: int = 13) -> Rate:
    """The rate of the last quarter's periods, pooled."""
    rows = [p for p in points[-weeks:] if p.trials is not None and p.successes is not None]
    return wilson(sum(p.successes or 0 for p in rows), sum(p.trials or 0 for p in rows))


def _now(points: Sequence[Point], measure: Measure, rate: Rate | None, currency: str) -> str:
    if rate is not None:
        return f"{rate.successes:,.0f} of {rate.trials:,.0f}" if rate.trials else "–"
    value = recent(points, measure)
    return words.number(value, measure.unit, currency)


def recent(points: Sequence[Point], measure: Measure) -> float | None:
    """The mean of the last four known finished weeks; of a month or quarter the last known finished one."""
    known = [p.value for p in points if p.value is not None and not p.partial]
    known = known[-RECENT:] if measure.cadence is Cadence.WEEK else known[-1:]
    return sum(known) / len(known) if known else None


def _usual(found: Variation, measure: Measure, rate: Rate | None, currency: str) -> str:
    if rate is not None and rate.low is not None and rate.high is not None:
        return f"{rate.low * 100:.0f}–{rate.high * 100:.0f} % plausible"
    if found.lower is None or found.upper is None or rate is not None:
        return "–"
    text = words.span_words(found.lower, found.upper, measure.unit, currency)
    return f"{text}, trial" if found.state == "trial" else text


def headline(records: RepRecords, today: date, window: str = "2 years") -> Headline | None:
    """Attainment of the lead outcome by month, in percent; the measure itself when it has no targets.

    A month of weeks has the targets of its own weeks, so that four or five of them in a month make no swing.
    """
    measure = records.lead
    if measure is None:
        return None
    cadence = Cadence.QUARTER if measure.cadence is Cadence.QUARTER else Cadence.MONTH
    weekday, raw = records.options.first_weekday, points_of(records, measure, today)
    aims = () if measure.cadence is Cadence.WEEK else records.targets
    closed = tuple(p for p in regroup(raw, measure, cadence, aims, weekday, today) if not p.partial)
    if not closed:
        return None
    aimed = bool(by_period(closed, measure))
    drawn = shares(closed) if aimed else closed
    shown = _shown_measure(measure, cadence, aimed)
    found = range_of(drawn, measure, records, today)
    title = f"Quota attainment by {cadence.value}" if aimed else f"{measure.name} by {cadence.value}"
    marks, since = all_markers(records, today), baseline_of(records.baselines, today, measure_id=measure.id)
    chart = progress_chart(title, drawn, found, shown, records.options.currency, marks, window, today, since)
    share = overall(closed[-12 if cadence is Cadence.MONTH else -4 :], measure)
    return Headline(drawn, found, share, chart)


def _shown_measure(measure: Measure, cadence: Cadence, aimed: bool) -> Measure:
    unit = Unit.PERCENT if aimed else measure.unit
    tops = (None, None) if unit is not Unit.RATE else (measure.numerator_id, measure.denominator_id)
    return Measure(measure.id, measure.name, Kind.OUTCOME, unit, cadence, measure.direction, *tops)
