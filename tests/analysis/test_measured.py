"""One measure of one rep: the period that still runs, and signals that are only possible."""

from datetime import date, timedelta

from coachdesk.analysis.facts import rep_tier, team_row
from coachdesk.analysis.measured import headline, measure_facts
from coachdesk.analysis.multiples import multiples
from coachdesk.analysis.prep_numbers import numbers
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.measures import Kind, Measure, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, step
from tests.builders import MONDAY, weekly

CALLS = Measure(1, "Calls")
STEADY = [40.0, 42.0] * 7
RUNNING = MONDAY + timedelta(weeks=len(STEADY))
"""The week after the steady ones."""
BOOKED = Measure(1, "Booked", Kind.OUTCOME, cadence=Cadence.MONTH, lead=True)
LATE = date(2026, 11, 24)


def one(values, measure=CALLS, first=MONDAY, **more):
    rep = Rep(1, "Ana")
    return RepRecords(rep, measures=(measure,), results=tuple(weekly(rep, measure, values, first)), **more)


def by_month(values):
    """A lead outcome counted by month, the last of them October 2026."""
    rep, first = Rep(1, "Ana"), step(date(2026, 11, 1), Cadence.MONTH, -len(values))
    rows = tuple(row for i, v in enumerate(values) for row in weekly(rep, BOOKED, [v], step(first, Cadence.MONTH, i)))
    return RepRecords(rep, measures=(BOOKED,), results=rows)


def test_the_running_week_is_drawn_but_no_part_of_the_usual_range():
    found = measure_facts(one([*STEADY, 3.0]), CALLS, RUNNING + timedelta(days=1))
    assert (found.points[-1].value, found.points[-1].partial) == (3.0, True)
    assert found.chart.points[-1].words.endswith(": 3, not over yet")
    assert (found.variation.points, found.variation.ranges[-1], found.variation.signals) == (14, None, ())
    assert found.says == "no signal"
    over = measure_facts(one([*STEADY, 3.0]), CALLS, RUNNING + timedelta(weeks=1))
    assert [s.words() for s in over.variation.signals] == ["below the usual range: a real fall"]


def test_a_running_week_does_not_push_a_signal_out_of_the_last_points():
    today = RUNNING + timedelta(weeks=4, days=1)
    records = one([*STEADY, 90.0, 41.0, 40.0, 41.0, 3.0])
    assert [s.tone for s in multiples([records], CALLS, today).smalls] == ["good"]
    assert [n.flag for n in numbers(one([*STEADY, 90.0, 41.0, 3.0]), RUNNING + timedelta(weeks=2, days=1))] == ["up"]


def test_a_month_with_one_known_week_is_a_gap_and_no_fall():
    lead = Measure(1, "Booked", Kind.OUTCOME, Unit.CURRENCY, lead=True)
    aims = (Target(None, 1, MONDAY, 10.0, Cadence.WEEK, rep_id=1, repeats=True),)
    first = date(2025, 10, 6)
    records = one([*[10.0, 9.0] * 26, 0.0], lead, first, targets=aims)
    top = headline(records, LATE)
    assert (top.points[-1].start, top.points[-1].value) == (date(2026, 10, 1), None)
    assert top.chart.points[-1].words == "Oct 2026: too few weeks known"
    assert top.chart.verdict == "no signal"
    assert (rep_tier(records, LATE).periods, rep_tier(records, LATE).cadence) == (8, Cadence.MONTH)


def test_a_lean_spell_by_a_limit_cut_at_zero_is_possible_and_marks_nobody():
    records = by_month([0.0, 4.0] * 6 + [2.0, 0.0, 0.0, 0.0])
    row = team_row(records, LATE, rep_tier(records, LATE))
    assert (row.signal, row.signal_tone, row.spark.signal) == ("possible: falling", "", False)
    assert headline(records, LATE).chart.verdict.startswith("possible signal: fall")
    assert headline(records, LATE).chart.caption.endswith("the low limit is cut at 0, so lean spells come by chance")
    assert [n.flag for n in numbers(records, LATE)] == [""]


def test_a_real_signal_is_told_before_a_doubtful_one():
    records = by_month([5.0] * 12 + [6.0] * 8)
    row = team_row(records, LATE, rep_tier(records, LATE))
    assert (row.signal, row.signal_tone) == ("signal: rising", "good")
