"""Tiers and ramp by a worked table."""

from datetime import date

import pytest

from coachdesk.analysis.ramp import ramp_place, tenure_shares
from coachdesk.analysis.series import measure_points
from coachdesk.analysis.tiers import Tier, grade, tier
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.roles import Role

BOOKINGS = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.QUARTER, lead=True)
ROLE = Role(1, "AE", ramp=(0, 25, 50, 75))
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("met", "periods", "share", "expected"),
    [
        (10, 10, 1.2, Tier.TOP), (9, 10, 1.01, Tier.TOP), (9, 10, 1.0, Tier.PERFORMER), (8, 10, 1.5, Tier.PERFORMER),
        (6, 10, 0.9, Tier.PERFORMER), (3, 5, 0.7, Tier.PERFORMER), (5, 10, 1.3, Tier.UNDER), (0, 4, 0.2, Tier.UNDER),
    ],
)  # fmt: skip
def test_grades(met, periods, share, expected):
    assert grade(met, periods, share) is expected


def facts(results, hired=date(2020, 1, 1), cadence=Cadence.QUARTER):
    measure = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, cadence, lead=True)
    last = Quarter(2026, 3)
    starts = [last.plus(-i).first for i in range(len(results))][::-1]
    targets = [Target(i, 1, s, 100, rep_id=1) for i, s in enumerate(starts)]
    rows = [Result(1, 1, s, v) for s, v in zip(starts, results, strict=True)]
    points = measure_points(measure, [measure], rows, targets, starts[0], TODAY)
    return tier(points, measure, targets, hired, ROLE, TODAY)


def test_top_under_and_the_open_quarter_does_not_count():
    assert facts([100, 120, 101, 100]).tier is Tier.TOP
    found = facts([100, 90, 80, 70, 60])
    assert (found.tier, found.periods, found.met, found.attainment) == (Tier.UNDER, 5, 1, pytest.approx(0.8))
    assert found.words == "goal met 1 of 5 quarters"


def test_too_early_and_ramping():
    assert facts([100, 100, 100]).tier is Tier.TOO_EARLY
    found = facts([100, 100, 100, 100], hired=date(2026, 10, 10))
    assert (found.tier, found.title) == (Tier.RAMPING, "Ramping, month 2")
    assert facts([100] * 4, hired=date(2026, 7, 24)).tier is Tier.PERFORMER


def test_ramp_from_the_role_and_from_earlier_hires():
    hired = date(2026, 10, 10)
    assert ramp_place(hired, ROLE, [], TODAY).expected == 25
    place = ramp_place(hired, ROLE, [{2: 40.0}, {2: 60.0}, {1: 5.0, 2: 45.0}], TODAY)
    assert (place.expected, place.short) == (45, "ramp 40–60")
    assert ramp_place(date(2020, 1, 1), ROLE, [], TODAY) is None


def test_tenure_counts_from_the_hiring_month():
    months = [(date(2026, 1, 1), 9.0), (date(2026, 2, 1), 30.0), (date(2026, 3, 1), None)]
    assert tenure_shares(date(2026, 2, 9), months) == {1: 30.0}
