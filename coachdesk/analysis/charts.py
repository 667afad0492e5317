"""Charts as plain facts: what to draw, never how. The screen and the paper each draw the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period: `words` is what the readout says; a None value is a gap."""

    start: date
    end: date
    value: float | None
    target: float | None
    words: str


@dataclass(frozen=True, slots=True)
class ChartSignal:
    """The points of one signal, by index, and its rule in words."""

    first: int
    last: int
    indexes: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that happened on a day: `kind` is met, trained, market or role; `words` are what the readout adds."""

    day: date
    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line or value named at the right end: `kind` is high, low, centre, target or now."""

    kind: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label; on the time axis `at` is the index of a point."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """One measure over time with its usual range (values in the measure's unit; percent as 83.0, not 0.83).

    `state` is none, trial or locked; `locked_at` is the index of the first point after the locked baseline.
    `baseline_at` is the index of the first point of a new baseline, None while all points shown are of one; range and
    centre hold from there on, and `baseline_words` says since when and why.
    """

    title: str
    points: tuple[ChartPoint, ...]
    bottom: float
    top: float
    value_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    centre: float | None
    lower: float | None
    upper: float | None
    state: str
    locked_at: int | None
    signals: tuple[ChartSignal, ...]
    markers: tuple[Marker, ...]
    marks: tuple[Mark, ...]
    verdict: str
    caption: str
    baseline_at: int | None = None
    baseline_words: str = ""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill on the level scale 1 to 5; `trend` is up, down, same or None (nothing to compare)."""

    name: str
    target: int | None
    self_level: int | None
    manager: int | None
    evidence: str
    faded: bool
    trend: str | None
    focus: bool
    bare: bool
    """Whether the rating has no observation behind it."""


@dataclass(frozen=True, slots=True)
class SkillChart:
    """A skill snapshot: rows in the order to draw, and the index in words."""

    rows: tuple[SkillRow, ...]
    index_words: str


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line: values with gaps, one target line, whether a signal is on."""

    values: tuple[float | None, ...]
    target: float | None
    signal: bool


@dataclass(frozen=True, slots=True)
class Bullet:
    """A value against a range (low to high) on a scale from 0 to `top`, all in one unit."""

    value: float
    low: float
    high: float
    top: float
