"""The usual range of a measure: an XmR (individuals and moving range) chart.

Source: D. J. Wheeler, Understanding Variation (2nd ed., 2000): limits are the mean plus and minus 2.66 mean moving
ranges, the range limit is 3.268 mean moving ranges; the rules are his detection rules one, two and three.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FEWEST, LOCKED_ON = 6, 12
LIMIT, RANGE_LIMIT = 2.66, 3.268
CUT = "the low limit is cut at 0, so lean spells come by chance"


@dataclass(frozen=True, slots=True)
class Signal:
    """Points that the usual range doesn't explain; with trial limits or a `doubt` they are only possible.

    `doubt` says why the limits can't carry this rule; `beyond` counts the points outside of the limit.
    """

    rule: str
    side: str
    start: date
    end: date
    possible: bool
    indexes: tuple[int, ...]
    doubt: str = ""
    beyond: int = 0

    def words(self, better_up: bool = True) -> str:
        """The rule, what it means, and why it is only possible: "8 in a row below the centre: a real fall"."""
        said = self.headline(better_up)
        return f"{said}; {self.doubt}" if self.doubt else said

    def headline(self, better_up: bool = True) -> str:
        """The same without the doubt, for a chart."""
        turn = "rise" if self.side == "above" else "fall"
        good = (self.side == "above") == better_up
        sense = "" if better_up else (", which is better" if good else ", which is worse")
        return f"{self._rule()}: a {'possible' if self.possible else 'real'} {turn}{sense}"

    def _rule(self) -> str:
        """The rule with its counts; points outside are called so even where the rule only needs them near."""
        count = len(self.indexes)
        if self.rule == "outside":
            return f"{self.side} the usual range"
        if self.rule == "run-of-8":
            return f"{count} in a row {self.side} the centre"
        whole = max(4, self.indexes[-1] - self.indexes[0] + 1)
        if self.beyond:
            return f"{self.beyond} of {whole} {self.side} the usual range"
        return f"{count} of {whole} near the {'high' if self.side == 'above' else 'low'} limit"


@dataclass(frozen=True, slots=True)
class Variation:
    """`points` counts the known ones since the baseline began, `known` are their places, `needed` the next state's."""

    state: str
    points: int
    needed: int
    first: date | None
    centre: float | None
    lower: float | None
    upper: float | None
    mean_range: float | None
    range_limit: float | None
    ranges: tuple[float | None, ...]
    signals: tuple[Signal, ...]
    locked_at: int | None = None
    known: tuple[int, ...] = ()

    @property
    def firm(self) -> tuple[Signal, ...]:
        """The signals without a doubt: those that mark a person or a month."""
        return tuple(signal for signal in self.signals if not signal.doubt)

    def fresh(self, most: int) -> Signal | None:
        """The newest firm signal, while it reaches one of the last `most` known points."""
        found = newest(self.firm)
        return found if found and found.indexes[-1] >= self.known[-most:][0] else None

    @property
    def words(self) -> str:
        """How sure the range is, for a caption."""
        if self.state == "none":
            return f"{self.points} of {self.needed} points needed for a usual range"
        return (
            f"XmR limits locked on {LOCKED_ON}" if self.state == "locked" else f"trial limits on {self.points} points"
        )


@dataclass(frozen=True, slots=True)
class _Limits:
    """What points are held against; `cut` where the low limit was raised to 0, `flat` where nothing moved."""

    centre: float
    lower: float
    upper: float
    trial: bool
    cut: bool
    flat: int = 0

    def doubt(self, rule: str, side: str) -> str:
        """Why a rule can't be relied on here: half the way to a limit that was cut, or to one on the centre.

        A count that can't be below 0 lies near 0 often by chance alone, and limits without width call any other
        number outside; runs about the centre stand in both.
        """
        if rule == "run-of-8":
            return ""
        if self.flat:
            return f"all {self.flat} numbers of the baseline were the same"
        return CUT if self.cut and rule == "3-of-4" and side == "below" else ""


def newest(signals: Sequence[Signal]) -> Signal | None:
    """The signal that ends last; of several a run, then a point outside, then points near a limit."""
    order = ("3-of-4", "outside", "run-of-8")
    return max(signals, key=lambda s: (s.indexes[-1], order.index(s.rule)), default=None)


def usual_range(
    values: Sequence[float | None],
    starts: Sequence[date],
    baseline_start: date | None = None,
    floor_zero: bool = True,
) -> Variation:
    """Limits from the known points since the baseline began.

    None under 6 points, trial limits up to 11, locked on the first 12 from then on. Moving ranges run between
    successive known values. The lower limit is never below 0 where the measure can't be.
    """
    known = [
        (i, v)
        for i, v in enumerate(values)
        if v is not None and (baseline_start is None or starts[i] >= baseline_start)
    ]
    ranges: list[float | None] = [None] * len(values)
    for (_, before), (i, value) in itertools.pairwise(known):
        ranges[i] = abs(value - before)
    first, places = starts[known[0][0]] if known else None, tuple(i for i, _ in known)
    if len(known) < FEWEST:
        bare = (None, None, None, None, None, tuple(ranges), (), None)
        return Variation("none", len(known), FEWEST, first, *bare, places)
    base = known[:LOCKED_ON]
    centre = sum(v for _, v in base) / len(base)
    mean_range = sum(abs(b[1] - a[1]) for a, b in itertools.pairwise(base)) / (len(base) - 1)
    lower, upper = centre - LIMIT * mean_range, centre + LIMIT * mean_range
    cut = floor_zero and lower < 0
    lower = min(0.0, centre) if cut else lower
    locked = len(known) >= LOCKED_ON
    limits = _Limits(centre, lower, upper, not locked, cut, 0 if mean_range else len(base))
    locked_at = known[LOCKED_ON][0] if len(known) > LOCKED_ON else None
    return Variation(
        "locked" if locked else "trial", len(known), LOCKED_ON, first, centre, lower, upper, mean_range,
        RANGE_LIMIT * mean_range, tuple(ranges), _signals(known, starts, limits), locked_at, places,
    )  # fmt: skip


def against(
    before: Variation, values: Sequence[float | None], starts: Sequence[date], *, possible: bool = False
) -> tuple[Signal, ...]:
    """The signals of later points by the limits of earlier ones; none while those have no limits.

    With `possible`, with trial limits or with a doubt about the limits, a signal is only possible.
    """
    centre, lower, upper = before.centre, before.lower, before.upper
    if centre is None or lower is None or upper is None:
        return ()
    known = [(i, v) for i, v in enumerate(values) if v is not None]
    width, base = before.mean_range or 0.0, min(before.points, LOCKED_ON)
    cut = lower > centre - LIMIT * width + 1e-9 * max(1.0, abs(centre))
    trial = possible or before.state != "locked"
    return _signals(known, starts, _Limits(centre, lower, upper, trial, cut, 0 if width else base))


def _signals(
    known: Sequence[tuple[int, float]],
    starts: Sequence[date],
    limits: _Limits,
) -> tuple[Signal, ...]:
    centre = limits.centre
    slack = 1e-9 * max(1.0, abs(centre), limits.upper - limits.lower)
    found = []
    for side, sign, limit in (("above", 1, limits.upper), ("below", -1, limits.lower)):
        off = [sign * (v - centre) for _, v in known]
        edge = sign * (limit - centre)
        out = {i for i, d in enumerate(off) if d > edge + slack}
        hits = [("outside", [i]) for i in sorted(out)]
        hits += [("run-of-8", run) for run in _runs([d > slack for d in off])]
        hits += [("3-of-4", near) for near in _near([d > edge / 2 + slack for d in off])]
        for rule, places in hits:
            at, doubt = tuple(known[p][0] for p in places), limits.doubt(rule, side)
            possible, beyond = limits.trial or bool(doubt), len(out.intersection(places))
            found.append(Signal(rule, side, starts[at[0]], starts[at[-1]], possible, at, doubt, beyond))
    order = {"outside": 0, "run-of-8": 1, "3-of-4": 2}
    return tuple(sorted(found, key=lambda s: (s.indexes[0], order[s.rule])))


def _runs(on: Sequence[bool], least: int = 8) -> list[list[int]]:
    """Each unbroken run of at least eight, whole."""
    runs: list[list[int]] = []
    for i, flag in enumerate(on):
        if flag and i and on[i - 1]:
            runs[-1].append(i)
        elif flag:
            runs.append([i])
    return [run for run in runs if len(run) >= least]


def _near(on: Sequence[bool]) -> list[list[int]]:
    """The points of windows of four with three or more near one limit; windows that overlap are one signal."""
    merged: list[tuple[int, list[int]]] = []
    for i in range(len(on) - 3):
        places = [p for p in range(i, i + 4) if on[p]]
        if len(places) < 3:
            continue
        if merged and i <= merged[-1][0]:
            merged[-1] = (i + 3, sorted({*merged[-1][1], *places}))
        else:
            merged.append((i + 3, places))
    return [places for _, places in merged]
