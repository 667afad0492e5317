"""Charts of plain facts for the tests of the views that draw them."""

from datetime import date, timedelta

import pytest

from coachdesk.analysis.charts import ChartPoint, ChartSignal, Mark, Marker, ProgressChart, SkillChart, SkillRow, Tick

VALUES = (91, 86, 97, 88, 79, None, 83, 90, 86, 81, 88, 84, 78, 76, 80, 74, 79, 73, 77, 75, 81, 86, 84, 89)


def month(index):
    year, zero = divmod(2024 * 12 + 10 + index, 12)
    start = date(year, zero + 1, 1)
    return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def point(index, value):
    start, end = month(index)
    words = f"{start:%b %Y}: {'no number' if value is None else f'{value} %'}, target 100 %"
    return ChartPoint(start, end, value, 100.0, words)


@pytest.fixture
def chart():
    """Two years of months with a gap, a locked range and eight in a row below the centre."""
    points = tuple(point(i, v) for i, v in enumerate(VALUES))
    ticks = tuple(Tick(i, f"{points[i].start:%b}") for i in range(1, 24, 2))
    return ProgressChart(
        title="Quota attainment by month", points=points, bottom=50, top=120,
        value_ticks=tuple(Tick(v, f"{v} %") for v in (60, 80, 100, 120)), time_ticks=ticks,
        centre=86.7, lower=69.4, upper=104.0, state="locked", locked_at=12,
        signals=(ChartSignal(12, 19, tuple(range(12, 20)), "8 in a row below the centre: a real fall"),),
        markers=(Marker(date(2024, 11, 12), "met"), Marker(date(2025, 3, 3), "trained")),
        marks=(Mark("high", 104.0, "Usual, high 104"), Mark("target", 100, "Target 100 %"),
               Mark("now", 89, "Oct: 89 %"), Mark("centre", 86.7, "Centre 87 %"), Mark("low", 69.4, "Usual, low 69")),
        verdict="Signal: fall since November", caption="23 of 24 months",
    )  # fmt: skip


@pytest.fixture
def skill_chart():
    rows = (
        SkillRow("Discovery depth", 4, 3, 2, "5 seen · 3 wk", False, "up", True, False),
        SkillRow("Objection handling", 3, None, 2, "no evidence", False, None, False, True),
        SkillRow("Follow-up", 3, 4, 3, "3 seen · 7 mo", True, "same", False, False),
        SkillRow("Negotiation", 3, None, None, "not rated", False, None, False, True),
    )
    return SkillChart(rows, "1 of 3 at or above target")
