"""Ramp: the share of target to expect of somebody new, by month of tenure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from coachdesk.analysis.words import plural
from coachdesk.domain.people import tenure_months
from coachdesk.domain.roles import Role

FEWEST_HIRES = 3
WEEKS_A_MONTH = 52 / 12


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a month of tenure stands behind: so many weeks earlier others stood where the rep stood then.

    `least` says that they stood above it from their first month on, so that it may be more.
    """

    month: int
    share: float
    weeks: int
    least: bool = False

    @property
    def words(self) -> str:
        """For a sentence: "25 % in month 4, behind by about 6 weeks"."""
        size = "at least" if self.least else "about"
        return f"{self.share:.0f} % in month {self.month}, behind by {size} {plural(self.weeks, 'week')}"


@dataclass(frozen=True, slots=True)
class RampPlace:
    """Where a month of tenure should be, in percent; `hires` is 0 when it is only the role's schedule.

    `lag` is None unless the newest closed month lies below the range of its own month.
    """

    month: int
    expected: float
    low: float
    high: float
    hires: int
    lag: Lag | None = None

    @property
    def words(self) -> str:
        """The place with its source: "month 2: 40–60 % expected, from 4 earlier hires"."""
        behind = f"; {self.lag.words}" if self.lag else ""
        if self.hires:
            span = f"{self.low:.0f}–{self.high:.0f} % expected, from {self.hires} earlier hires"
        else:
            span = f"{self.expected:.0f} % expected by the role's ramp"
        return f"month {self.month}: {span}{behind}"

    @property
    def short(self) -> str:
        """For a narrow column: "ramp 40–60", or "6 wk behind"."""
        if self.lag is not None:
            return f"{self.lag.weeks} wk behind"
        return f"ramp {self.low:.0f}–{self.high:.0f}" if self.hires else f"ramp {self.expected:.0f}"


def tenure_shares(hired: date, months: Sequence[tuple[date, float | None]]) -> dict[int, float]:
    """Known attainment in percent by month of tenure (1 = the month that holds the hiring date)."""
    base = hired.year * 12 + hired.month
    return {
        start.year * 12 + start.month - base + 1: share
        for start, share in months
        if share is not None and start.year * 12 + start.month >= base
    }


def behind(shares: Mapping[int, float], role: Role, earlier: Sequence[Mapping[int, float]]) -> Lag | None:
    """How far the newest known month of tenure lies behind; None inside the range, above it or without any number.

    Where three or more earlier hires are known in that month, the range is theirs and the weeks are counted on their
    medians; else on the role's schedule. Between two months the share is taken to rise evenly; a month has 52/12 weeks.
    Less than half a week is not told.
    """
    month = max(shares, default=0)
    others = sorted(hire[month] for hire in earlier if month in hire)
    own = len(others) >= FEWEST_HIRES
    scheduled = {n: float(share) for n, share in enumerate(role.ramp, 1)}
    curve = _medians(earlier) if own else scheduled
    limit = others[0] if own else scheduled.get(month)
    if limit is None or shares[month] >= limit:
        return None
    place, least = _reached(curve, shares[month])
    weeks = round((month - place) * WEEKS_A_MONTH)
    return Lag(month, shares[month], weeks, least) if weeks >= 1 else None


def _medians(earlier: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The median share by month of tenure, for months that three or more hires are known in."""
    months = sorted({month for hire in earlier for month in hire})
    known = {month: [hire[month] for hire in earlier if month in hire] for month in months}
    return {month: median(rows) for month, rows in known.items() if len(rows) >= FEWEST_HIRES}


def _reached(curve: Mapping[int, float], share: float) -> tuple[float, bool]:
    """When a curve first reached a share, as a month with its part; the first month, and True, if it began above."""
    before: tuple[int, float] | None = None
    for month, value in sorted(curve.items()):
        if value >= share:
            if before is None:
                return float(month), value > share
            return before[0] + (month - before[0]) * (share - before[1]) / (value - before[1]), False
        before = month, value
    return float(before[0] if before else 0), False


def ramp_place(
    hired: date | None, role: Role | None, earlier: Sequence[dict[int, float]], today: date,
    shares: Mapping[int, float] | None = None,
) -> RampPlace | None:  # fmt: skip
    """Median and range of the team's own earlier hires where there are three or more, else the role's schedule.

    None once the ramp is over or when the hiring date is unknown. `shares` are the rep's own known months.
    """
    months = tenure_months(hired, today)
    if months is None or role is None or months >= len(role.ramp):
        return None
    month = months + 1
    known, lag = [hire[month] for hire in earlier if month in hire], behind(shares or {}, role, earlier)
    if len(known) >= FEWEST_HIRES:
        return RampPlace(month, median(known), min(known), max(known), len(known), lag)
    expected = float(role.ramp[months])
    return RampPlace(month, expected, expected, expected, 0, lag)
