"""Tiers: how a rep stands, from closed periods of the lead outcome measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.analysis.attainment import by_period, overall
from coachdesk.analysis.series import Point, regroup
from coachdesk.domain.measures import Measure, Target
from coachdesk.domain.people import tenure_months
from coachdesk.domain.periods import Cadence
from coachdesk.domain.roles import Role

FEWEST = 4


class Tier(Enum):
    """The five standings; the value is the command line's word."""

    TOP = "top"
    PERFORMER = "performer"
    UNDER = "under"
    RAMPING = "ramping"
    TOO_EARLY = "too early"

    @property
    def title(self) -> str:
        """As the screen says it."""
        return {"top": "Top performer", "performer": "Performer", "under": "Under-performer",
                "ramping": "Ramping", "too early": "Too early"}[self.value]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of periods in which the goal must be met, as settings hold them."""

    top: float = 0.9
    performer: float = 0.6


@dataclass(frozen=True, slots=True)
class TierFacts:
    """A tier with what it stands on; `attainment` is a share (1.03)."""

    tier: Tier
    periods: int
    met: int
    attainment: float | None
    cadence: Cadence
    month: int | None = None

    @property
    def title(self) -> str:
        """The tier, with the month of tenure while ramping."""
        return f"{self.tier.title}, month {self.month}" if self.tier is Tier.RAMPING and self.month else self.tier.title

    @property
    def words(self) -> str:
        """What it stands on: "goal met 4 of 8 quarters"."""
        if not self.periods:
            return "no closed period with a target yet"
        return f"goal met {self.met} of {self.periods} {self.cadence.value}{'' if self.periods == 1 else 's'}"


def ramping(hired: date | None, role: Role | None, today: date) -> int | None:
    """The month of tenure (1, 2, …) while it is before the end of the role's ramp, else None."""
    months = tenure_months(hired, today)
    if months is None or role is None or months >= len(role.ramp):
        return None
    return months + 1


def tier(
    points: Sequence[Point],
    measure: Measure,
    targets: Sequence[Target],
    hired: date | None,
    role: Role | None,
    today: date,
    thresholds: Thresholds = Thresholds(),
    first_weekday: int = 0,
) -> TierFacts:
    """Top: goal met in 90 % of the periods and over 100 % in all; performer: met in 60 %; under: less.

    Ramping before the ramp's end; too early under four periods. Periods are closed quarters, or months when there
    are fewer than four quarters.
    """
    cadence, grouped = _periods(points, measure, targets, today, first_weekday)
    rows = by_period(grouped, measure)
    met, share = sum(r.met for r in rows), overall(grouped, measure)
    month = ramping(hired, role, today)
    if month is not None:
        found = Tier.RAMPING
    elif len(rows) < FEWEST:
        found = Tier.TOO_EARLY
    else:
        found = grade(met, len(rows), share, thresholds)
    return TierFacts(found, len(rows), met, share, cadence, month)


def grade(met: int, periods: int, share: float | None, thresholds: Thresholds = Thresholds()) -> Tier:
    """The bare rule of the three grades."""
    if met >= thresholds.top * periods - 1e-9 and share is not None and share > 1 + 1e-12:
        return Tier.TOP
    return Tier.PERFORMER if met >= thresholds.performer * periods - 1e-9 else Tier.UNDER


def _periods(
    points: Sequence[Point], measure: Measure, targets: Sequence[Target], today: date, first_weekday: int
) -> tuple[Cadence, tuple[Point, ...]]:
    by_quarter = regroup(points, measure, Cadence.QUARTER, targets, first_weekday, today)
    if len(by_period(by_quarter, measure)) >= FEWEST or measure.cadence is Cadence.QUARTER:
        return Cadence.QUARTER, by_quarter
    return Cadence.MONTH, regroup(points, measure, Cadence.MONTH, targets, first_weekday, today)
