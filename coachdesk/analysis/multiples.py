"""Small multiples: one measure of everybody on the team, each alone, all on one scale and one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.charts import ProgressChart, Tick
from coachdesk.analysis.measured import headline, measure_facts
from coachdesk.analysis.progress import WINDOWS, nice_ticks
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.variation import Variation
from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.periods import Cadence, starts_between, step

RECENT = 4
"""A signal is told while it reaches one of the last four known periods, as in the team's list."""


@dataclass(frozen=True, slots=True)
class Small:
    """One rep's picture: values and targets by place on the common axis, the usual range, the places of signals.

    Range and centre hold from place `began` on. `now` is the newest value with its count, `says` the verdict;
    `tone` is "bad", "good" or "". `worst` sorts the worst signal first.
    """

    rep_id: int
    name: str
    role: str
    values: tuple[float | None, ...]
    targets: tuple[float | None, ...]
    lower: float | None
    centre: float | None
    upper: float | None
    began: int
    signals: tuple[int, ...]
    now: str
    says: str
    count: str
    tone: str
    worst: tuple[int, float, str]

    @property
    def words(self) -> str:
        """The picture in words, for a tooltip and a screen reader."""
        return ". ".join(part for part in (f"{self.name}: {self.now}", self.says, self.count) if part)


@dataclass(frozen=True, slots=True)
class Multiples:
    """Everybody on one scale from `bottom` to `top`; `without` names those who have no number of this measure."""

    title: str
    bottom: float
    top: float
    ticks: tuple[Tick, ...]
    starts: tuple[date, ...]
    first: str
    last: str
    smalls: tuple[Small, ...]
    without: tuple[str, ...]

    @property
    def summary(self) -> str:
        """How many there are, how many with a signal, and who has no numbers."""
        shown = len(self.smalls)
        told = sum(bool(s.tone) for s in self.smalls) or "none"
        parts = [f"{words.plural(shown, 'rep')} on one scale", f"{told} with a signal in the last {RECENT} periods"]
        if self.without:
            parts.append(f"no numbers: {words.listed(self.without)}")
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one picture is made from."""

    records: RepRecords
    chart: ProgressChart
    variation: Variation
    now: str
    share: float | None


def multiples(team: Sequence[RepRecords], measure: Measure | None, today: date, window: str = "year") -> Multiples:
    """One measure of a team over a window that ends with the newest known period of anybody.

    Without a measure it is the attainment that the team's list shows. The scale holds every value and target.
    Nobody is ranked by a number: the order is by signal, then by name (attainment as in the list).
    """
    found, without = [], []
    for records in team:
        one = _found(records, measure, today)
        if one is None:
            without.append(records.rep.name)
        else:
            found.append(one)
    lead = measure or next((r.lead for r in team if r.lead), None)
    cadence = _cadence(lead, whole=measure is None)
    starts = _starts(found, cadence, window, team[0].options.first_weekday if team else 0)
    up = lead is None or lead.direction is Direction.UP
    smalls = tuple(sorted((_small(one, starts, up=up) for one in found), key=lambda s: s.worst))
    ticks = _ticks(smalls)
    shown = _axis(found[0].chart, ticks, lead, team[0].options.currency, whole=measure is None) if found else ()
    return Multiples(
        measure.name if measure else found[0].chart.title if found else "Attainment",
        ticks[0], ticks[-1], shown, starts,
        words.period(starts[0], cadence) if starts else "", words.period(starts[-1], cadence) if starts else "",
        smalls, tuple(without),
    )  # fmt: skip


def _found(records: RepRecords, measure: Measure | None, today: date) -> _Found | None:
    if measure is None:
        top = headline(records, today, "all")
        if top is None or not any(p.value is not None for p in top.points):
            return None
        return _Found(records, top.chart, top.variation, _newest(top.chart), top.share)
    facts = measure_facts(records, measure, today, "all")
    if not any(p.value is not None for p in facts.points):
        return None
    now = _newest(facts.chart)
    if facts.rate is not None:
        now = f"{facts.rate.words}, last quarter"
    return _Found(records, facts.chart, facts.variation, now, None)


def _newest(chart: ProgressChart) -> str:
    return next((mark.words for mark in chart.marks if mark.kind == "now"), "")


def _cadence(lead: Measure | None, *, whole: bool) -> Cadence:
    if lead is None:
        return Cadence.MONTH
    return Cadence.MONTH if whole and lead.cadence is Cadence.WEEK else lead.cadence


def _starts(found: Sequence[_Found], cadence: Cadence, window: str, first_weekday: int) -> tuple[date, ...]:
    """The periods of the axis: from the window's begin, or the first known one, to the newest of anybody."""
    known = [p.start for one in found for p in one.chart.points if p.value is not None]
    if not known:
        return ()
    months, first = WINDOWS[window], min(known)
    if months is not None:
        first = max(first, step(max(known).replace(day=1), Cadence.MONTH, 1 - months))
    return tuple(s for s in starts_between(first, max(known), cadence, first_weekday) if s >= first)


def _small(one: _Found, starts: Sequence[date], *, up: bool) -> Small:
    chart, rep = one.chart, one.records.rep
    points = {p.start: p for p in chart.points}
    at = {start: place for place, start in enumerate(starts)}
    signalled = {chart.points[i].start for signal in chart.signals for i in signal.indexes}
    values = tuple(points[s].value if s in points else None for s in starts)
    began = 0 if chart.baseline_at is None else sum(s < _start_at(chart) for s in starts)
    tone = _tone(one, up=up)
    known, rank = sum(v is not None for v in values), {"bad": 0, "good": 2}.get(tone, 1)
    share = one.share if one.share is not None else 9.0
    return Small(
        rep.id or 0, rep.name, one.records.role.name if one.records.role else "", values,
        tuple(points[s].target if s in points else None for s in starts),
        chart.lower, chart.centre, chart.upper, began, tuple(sorted(at[s] for s in signalled if s in at)),
        one.now, chart.verdict.removesuffix(" for a usual range"), f"{known} of {len(starts)} periods known", tone,
        (rank, share, rep.name.casefold()),
    )  # fmt: skip


def _start_at(chart: ProgressChart) -> date:
    at = chart.baseline_at or 0
    return chart.points[at].start if at < len(chart.points) else date.max


def _tone(one: _Found, *, up: bool) -> str:
    """How the newest firm signal reads while it reaches the last known periods."""
    signal = one.variation.fresh(RECENT)
    if signal is None:
        return ""
    return "good" if (signal.side == "above") == up else "bad"


def _ticks(smalls: Sequence[Small]) -> tuple[float, ...]:
    """Round places that hold every value, target and centre; a range that reaches beyond them is cut at the edge."""
    drawn = [v for s in smalls for v in (*s.values, *s.targets, s.centre) if v is not None]
    return nice_ticks(min(drawn, default=0.0), max(drawn, default=1.0), about=2)


def _axis(
    chart: ProgressChart, ticks: Sequence[float], lead: Measure | None, currency: str, *, whole: bool
) -> tuple[Tick, ...]:
    """The labels of the scale: percent for attainment and rates, else the measure's own unit."""
    percent = lead is None or lead.unit is Unit.RATE or (whole and "attainment" in chart.title)
    unit = Unit.PERCENT if percent else lead.unit if lead else Unit.COUNT
    return tuple(Tick(t, words.number(t, unit, currency)) for t in ticks)
