"""Ramp: the share of target to expect of somebody new, by month of tenure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from coachdesk.domain.people import tenure_months
from coachdesk.domain.roles import Role

FEWEST_HIRES = 3


@dataclass(frozen=True, slots=True)
class RampPlace:
    """Where a month of tenure should be, in percent; `hires` is 0 when it is only the role's schedule."""

    month: int
    expected: float
    low: float
    high: float
    hires: int

    @property
    def words(self) -> str:
        """The place with its source: "month 2: 40–60 % expected, from 4 earlier hires"."""
        if self.hires:
            return f"month {self.month}: {self.low:.0f}–{self.high:.0f} % expected, from {self.hires} earlier hires"
        return f"month {self.month}: {self.expected:.0f} % expected by the role's ramp"

    @property
    def short(self) -> str:
        """For a narrow column: "ramp 40–60"."""
        return f"ramp {self.low:.0f}–{self.high:.0f}" if self.hires else f"ramp {self.expected:.0f}"


def tenure_shares(hired: date, months: Sequence[tuple[date, float | None]]) -> dict[int, float]:
    """Known attainment in percent by month of tenure (1 = the month that holds the hiring date)."""
    base = hired.year * 12 + hired.month
    return {
        start.year * 12 + start.month - base + 1: share
        for start, share in months
        if share is not None and start.year * 12 + start.month >= base
    }


def ramp_place(
    hired: date | None, role: Role | None, earlier: Sequence[dict[int, float]], today: date
) -> RampPlace | None:
    """Median and range of the team's own earlier hires where there are three or more, else the role's schedule.

    None once the ramp is over or when the hiring date is unknown.
    """
    months = tenure_months(hired, today)
    if months is None or role is None or months >= len(role.ramp):
        return None
    month = months + 1
    known = [shares[month] for shares in earlier if month in shares]
    if len(known) >= FEWEST_HIRES:
        return RampPlace(month, median(known), min(known), max(known), len(known))
    expected = float(role.ramp[months])
    return RampPlace(month, expected, expected, expected, 0)
