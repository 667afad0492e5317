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


@dataclass(frozen=True, slots=True)
class Signal:
    """Points that the usual range doesn't explain; with trial limits they are only possible."""

    rule: str
    side: str
    start: date
    end: date
    possible: bool
    indexes: tuple[int, ...]

    def words(self, better_up: bool = True) -> str:
        """The rule and what it means: "8 in a row below the centre: a real fall"."""
        count = len(self.indexes)
        rule = {
            "outside": f"{'above' if self.side == 'above' else 'below'} the usual range",
            "run-of-8": f"{count} in a row {self.side} the centre",
            "3-of-4": f"{count} of {max(4, self.indexes[-1] - self.indexes[0] + 1)} near the "
            f"{'high' if self.side == 'above' else 'low'} limit",
        }[self.rule]
        turn = "rise" if self.side == "above" else "fall"
        good = (self.side == "above") == better_up
        sense = "" if better_up else (", which is better" if good else ", which is worse")
        return f"{rule}: a {'possible' if self.possible else 'real'} {turn}{sense}"


@dataclass(frozen=True, slots=True)
class Variation:
    """`points` are the known ones since the baseline began, `needed` what the next state takes."""

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

    @property
    def words(self) -> str:
        """How sure the range is, for a caption."""
        if self.state == "none":
            return f"{self.points} of {self.needed} points needed for a usual range"
        return (
            f"XmR limits locked on {LOCKED_ON}" if self.state == "locked" else f"trial limits on {self.points} points"
        )


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
    first = starts[known[0][0]] if known else None
    if len(known) < FEWEST:
        return Variation("none", len(known), FEWEST, first, None, None, None, None, None, tuple(ranges), ())
    base = known[:LOCKED_ON]
    centre = sum(v for _, v in base) / len(base)
    mean_range = sum(abs(b[1] - a[1]) for a, b in itertools.pairwise(base)) / (len(base) - 1)
    lower, upper = centre - LIMIT * mean_range, centre + LIMIT * mean_range
    if floor_zero and lower < 0:
        lower = min(0.0, centre)
    locked = len(known) >= LOCKED_ON
    signals = _signals(known, starts, centre, lower, upper, possible=not locked)
    locked_at = known[LOCKED_ON][0] if len(known) > LOCKED_ON else None
    return Variation(
        "locked" if locked else "trial", len(known), LOCKED_ON, first, centre, lower, upper, mean_range,
        RANGE_LIMIT * mean_range, tuple(ranges), signals, locked_at,
    )  # fmt: skip


def against(
    before: Variation, values: Sequence[float | None], starts: Sequence[date], *, possible: bool = False
) -> tuple[Signal, ...]:
    """The signals of later points by the limits of earlier ones; none while those have no limits.

    With `possible`, or with trial limits, a signal is only possible.
    """
    if before.centre is None or before.lower is None or before.upper is None:
        return ()
    known = [(i, v) for i, v in enumerate(values) if v is not None]
    return _signals(known, starts, before.centre, before.lower, before.upper, possible or before.state != "locked")


def _signals(
    known: Sequence[tuple[int, float]],
    starts: Sequence[date],
    centre: float,
    lower: float,
    upper: float,
    possible: bool,
) -> tuple[Signal, ...]:
    slack = 1e-9 * max(1.0, abs(centre), upper - lower)
    found = []
    for side, sign, limit in (("above", 1, upper), ("below", -1, lower)):
        off = [sign * (v - centre) for _, v in known]
        edge = sign * (limit - centre)
        hits = [("outside", [i]) for i, d in enumerate(off) if d > edge + slack]
        hits += [("run-of-8", run) for run in _runs([d > slack for d in off])]
        hits += [("3-of-4", near) for near in _near([d > edge / 2 + slack for d in off])]
        for rule, places in hits:
            at = tuple(known[p][0] for p in places)
            found.append(Signal(rule, side, starts[at[0]], starts[at[-1]], possible, at))
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
