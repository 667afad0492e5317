"""From points to charts: nice ticks, marks at the right end, one verdict in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from math import ceil, floor, log10

from coachdesk.analysis import words
from coachdesk.analysis.baselines import baseline_words
from coachdesk.analysis.charts import ChartPoint, ChartSignal, Mark, Marker, ProgressChart, SkillChart, SkillRow, Tick
from coachdesk.analysis.series import Point
from coachdesk.analysis.skills import Standing, index_words
from coachdesk.analysis.variation import Signal, Variation, newest
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.periods import Cadence, end_of, step

WINDOWS = {"quarter": 3, "year": 12, "2 years": 24, "all": None}
TINY = 1e-300
MANY_LABELS = 12


def progress_chart(
    title: str,
    points: Sequence[Point],
    variation: Variation,
    measure: Measure,
    currency: str = "$",
    markers: Sequence[Marker] = (),
    window: str = "2 years",
    today: date | None = None,
    baseline: Baseline | None = None,
) -> ProgressChart:
    """The points of a window with the usual range of all of them, or of those since a new `baseline`.

    A rate is drawn in percent.
    """
    skip = _skipped(points, window)
    shown = points[skip:]
    scale = 100.0 if measure.unit is Unit.RATE else 1.0
    drawn = tuple(_point(p, measure, currency, scale) for p in shown)
    low, centre, high = (None if v is None else v * scale for v in (variation.lower, variation.centre, variation.upper))
    aim = next((p.target for p in reversed(drawn) if p.target is not None), None)
    heights = [v for p in drawn for v in (p.value, p.target) if v is not None]
    heights += [v for v in (low, high) if v is not None]
    ticks = nice_ticks(min(heights, default=0.0), max(heights, default=1.0))
    locked = None if variation.locked_at is None or variation.locked_at <= skip else variation.locked_at - skip
    last = drawn[-1].end if drawn else today
    said = baseline_words(baseline, today or baseline.start) if baseline else ""
    return ProgressChart(
        title, drawn, ticks[0], ticks[-1],
        tuple(Tick(t, _axis(t, measure, currency)) for t in ticks),
        _time_ticks([p.start for p in drawn]), centre, low, high, variation.state, locked,
        _signals(variation, skip, measure),
        tuple(m for m in markers if drawn and last and drawn[0].start <= m.day <= last),
        _marks(drawn, measure, currency, (low, centre, high), aim),
        verdict(variation, measure), _caption(points, measure, variation, said), began_at(shown, baseline), said,
    )  # fmt: skip


def _skipped(points: Sequence[Point], window: str) -> int:
    months = WINDOWS[window]
    if months is None or not points:
        return 0
    after = step(points[-1].start.replace(day=1), Cadence.MONTH, -months)
    return next(i for i, p in enumerate(points) if p.start >= step(after, Cadence.MONTH))


def _number(value: float | None, measure: Measure, currency: str) -> str:
    """A value as charts hold it: rates are already in percent."""
    return words.number(value, Unit.PERCENT if measure.unit is Unit.RATE else measure.unit, currency)


def _axis(value: float, measure: Measure, currency: str) -> str:
    if measure.unit is Unit.CURRENCY and abs(value) >= 1e6:
        return f"{currency}{words.figure(value / 1e6)}m"
    if measure.unit is Unit.CURRENCY and abs(value) >= 1e4:
        return f"{currency}{words.figure(value / 1e3)}k"
    return _number(value, measure, currency)


def _point(point: Point, measure: Measure, currency: str, scale: float) -> ChartPoint:
    value = None if point.value is None else point.value * scale
    target = None if point.target is None else point.target * scale
    text = f"{words.period(point.start, measure.cadence)}: "
    text += (point.lacking or "no number") if value is None else _number(value, measure, currency)
    if point.trials is not None and point.successes is not None:
        text += f" ({point.successes:,.0f} of {point.trials:,.0f})"
    if target is not None and value is not None:
        text += f", target {_number(target, measure, currency)}"
    text += ", not over yet" if point.partial and value is not None else ""
    return ChartPoint(point.start, end_of(point.start, measure.cadence), value, target, text)


def nice_ticks(low: float, high: float, about: int = 4) -> tuple[float, ...]:
    """Round places (1, 2, 2.5 or 5 times a power of ten) that hold low..high, about four steps."""
    if high - low < TINY:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    rough = (high - low) / about
    power = 10.0 ** floor(log10(rough))
    size = next((m * power for m in (1, 2, 2.5, 5) if m * power >= rough), 10 * power)
    first, last = floor(low / size + 1e-9), ceil(high / size - 1e-9)
    return tuple(round(i * size, 10) for i in range(first, last + 1))


def _time_ticks(starts: Sequence[date]) -> tuple[Tick, ...]:
    """One label a month at most, thinned to a dozen, the year where it changes."""
    places = [
        i for i, s in enumerate(starts) if not i or s.month != starts[i - 1].month or s.year != starts[i - 1].year
    ]
    places = places[:: max(1, ceil(len(places) / MANY_LABELS))]
    ticks, year = [], None
    for i in places:
        text = words.month(starts[i])
        ticks.append(Tick(float(i), text if starts[i].year == year else f"{text} ’{starts[i]:%y}"))
        year = starts[i].year
    return tuple(ticks)


def _signals(variation: Variation, skip: int, measure: Measure) -> tuple[ChartSignal, ...]:
    found = []
    for signal in variation.signals:
        at = tuple(i - skip for i in signal.indexes if i >= skip)
        if at:
            found.append(ChartSignal(at[0], at[-1], at, signal.headline(measure.direction is Direction.UP)))
    return tuple(found)


def _marks(
    drawn: Sequence[ChartPoint],
    measure: Measure,
    currency: str,
    limits: tuple[float | None, float | None, float | None],
    aim: float | None,
) -> tuple[Mark, ...]:
    low, centre, high = limits
    now = next((p for p in reversed(drawn) if p.value is not None), None)
    rows = [
        ("high", high, f"Usual, high {_number(high, measure, currency)}"),
        ("target", aim, f"Target {_number(aim, measure, currency)}"),
        ("centre", centre, f"Centre {_number(centre, measure, currency)}"),
        ("low", low, f"Usual, low {_number(low, measure, currency)}"),
    ]
    if now is not None:
        name = words.month(now.start) if measure.cadence is Cadence.MONTH else "Now"
        rows.insert(2, ("now", now.value, f"{name}: {_number(now.value, measure, currency)}"))
    return tuple(Mark(kind, value, text) for kind, value, text in rows if value is not None)


def latest_signal(variation: Variation) -> Signal | None:
    """The signal that ends last, one in doubt as well."""
    return newest(variation.signals)


def verdict(variation: Variation, measure: Measure) -> str:
    """One line: what the chart says, or how many points it still needs."""
    if variation.state == "none":
        return variation.words
    signal = latest_signal(variation)
    if signal is None:
        return "no signal"
    turn = "rise" if signal.side == "above" else "fall"
    when = words.month_year(signal.start)
    since = f"in {when}" if signal.start == signal.end else f"since {when}"
    known = "possible signal" if signal.possible else "signal"
    better = (signal.side == "above") == (measure.direction is Direction.UP)
    return f"{known}: {turn} {since}{', for the better' if better and turn == 'fall' else ''}"


def _caption(points: Sequence[Point], measure: Measure, variation: Variation, baseline: str) -> str:
    known = sum(p.value is not None for p in points)
    doubts = dict.fromkeys(signal.doubt for signal in variation.signals)
    parts = (f"{known} of {words.plural(len(points), measure.cadence.value)}", variation.words, baseline, *doubts)
    return " · ".join(part for part in parts if part)


def began_at(shown: Sequence[Point], baseline: Baseline | None) -> int | None:
    """The index of the first point of a new baseline; None when every point shown is of it, or there is none."""
    if baseline is None:
        return None
    return next((i for i, p in enumerate(shown) if p.start >= baseline.start), len(shown)) or None


def skill_chart(
    found: Sequence[Standing], focus: Collection[int | None] = (), before: str = "", most: int | None = None
) -> SkillChart:
    """The standings as rows, focus skills first, then as they come; `before` adds last quarter's index."""
    rows = sorted(found, key=lambda s: s.skill.id not in focus)
    drawn = tuple(
        SkillRow(
            s.skill.name, s.target, s.self_level, s.manager, s.evidence, s.stale, s.trend, s.skill.id in focus, s.bare
        )
        for s in rows[:most]
    )
    return SkillChart(drawn, index_words(found) + (f" (last quarter {before})" if before else ""))
