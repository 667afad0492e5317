"""Reps beside each other in one step of the funnel: ranked only when each has enough to be ranked by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.analysis.funnel import Conversion
from coachdesk.analysis.words import listed

NAMED = 3


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One rep with the conversions of the funnel."""

    rep_id: int
    name: str
    role: str
    conversions: tuple[Conversion, ...]

    def step(self, key: str) -> Conversion | None:
        """The conversion of that key."""
        return next((one for one in self.conversions if one.key == key), None)


def ranked(rows: Sequence[FunnelRow], key: str) -> tuple[tuple[FunnelRow, ...], str]:
    """The rows by the shrunk rate of one step, highest first, and a sentence that says so; else by name, and why.

    Nobody is ranked while one has too few trials or no share, across roles, or alone. Reps whose shrunk rates are the
    same can't be told apart: there is no ranking of them.
    """
    by_name = tuple(sorted(rows, key=lambda row: row.name.casefold()))
    if why := _why_not(by_name, key):
        return by_name, f"Not ranked: {why}."
    order = tuple(sorted(by_name, key=lambda row: -_shrunk(row, key)))
    name = step.name if (step := order[0].step(key)) else ""
    return order, f"Ranked by {name}, each drawn towards the role. Ranges that overlap may be the same."


def _why_not(rows: Sequence[FunnelRow], key: str) -> str:
    steps = [(row, row.step(key)) for row in rows]
    if len(rows) < 2 or any(step is None for _, step in steps):
        return "there is nobody to compare with" if len(rows) < 2 else "this step is not counted"
    if len({row.role for row in rows}) > 1:
        return "different roles are not compared; choose one role"
    few = [f"{row.name} needs about {step.needed:,} more" for row, step in steps if step and step.needed]
    if few:
        rest = len(few) - NAMED
        return listed([*few[:NAMED], f"{rest} others too"] if rest > 0 else few)
    odd = [row.name for row, step in steps if step and step.shrunk is None]
    if odd:
        return f"no share can be told of {listed(odd[:NAMED])}"
    shrunk = [_shrunk(row, key) for row in rows]
    return "they can’t be told apart in this step" if max(shrunk) - min(shrunk) < 1e-9 else ""


def _shrunk(row: FunnelRow, key: str) -> float:
    step = row.step(key)
    return step.shrunk or 0.0 if step else 0.0
