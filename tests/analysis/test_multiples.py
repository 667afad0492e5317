"""Small multiples: everybody on one scale and one axis, unknown stays unknown, nobody ranked by a number."""

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.analysis.multiples import multiples
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.measures import Direction, Kind, Measure, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from tests.builders import MONDAY, weekly

TODAY = date(2026, 11, 24)
CALLS = Measure(1, "Calls")
STEADY = [10.0, 12.0] * 10


def one(place, name, values, measure=CALLS, first=MONDAY, **more):
    rep = Rep(place, name)
    return RepRecords(rep, measures=(measure,), results=tuple(weekly(rep, measure, values, first)), **more)


def names(found):
    return [small.name for small in found.smalls]


def test_one_scale_holds_everybody():
    found = multiples([one(1, "Ana", STEADY), one(2, "Ben", [50.0, 52.0] * 10)], CALLS, TODAY)
    assert (found.bottom, found.top) == (0.0, 75.0)
    assert [tick.words for tick in found.ticks] == ["0", "25", "50", "75"]
    assert found.summary == "2 reps on one scale · none with a signal in the last 4 periods"


def test_one_axis_holds_everybody_and_a_gap_stays_a_gap():
    late = MONDAY + timedelta(weeks=2)
    found = multiples([one(1, "Ana", [1.0, None, 3.0]), one(2, "Ben", [7.0], first=late)], CALLS, TODAY)
    assert found.starts == tuple(MONDAY + timedelta(weeks=i) for i in range(3))
    assert {s.name: s.values for s in found.smalls} == {"Ana": (1.0, None, 3.0), "Ben": (None, None, 7.0)}
    assert found.smalls[0].count == "2 of 3 periods known"


def test_who_falls_comes_first_then_by_name_then_who_rises():
    team = [one(1, "Zoe", [*STEADY, 1, 1, 1]), one(2, "Ana", [*STEADY, 30, 31, 32]),
            one(3, "Mia", STEADY), one(4, "Ben", [90.0, 92.0] * 10)]  # fmt: skip
    found = multiples(team, CALLS, TODAY)
    assert names(found) == ["Zoe", "Ben", "Mia", "Ana"]
    assert [s.tone for s in found.smalls] == ["bad", "", "", "good"]
    fewer = replace(CALLS, direction=Direction.DOWN)
    turned = [replace(records, measures=(fewer,)) for records in team]
    assert names(multiples(turned, fewer, TODAY)) == ["Ana", "Ben", "Mia", "Zoe"]


def test_signals_stand_at_their_places_on_the_axis():
    found = multiples([one(1, "Ana", [*STEADY, 1.0])], CALLS, TODAY, "quarter").smalls[0]
    assert found.signals == (len(found.values) - 1,)


def test_who_has_no_number_is_named_and_not_drawn():
    found = multiples([one(1, "Ana", STEADY), one(2, "Ben", [])], CALLS, TODAY)
    assert (names(found), found.without) == (["Ana"], ("Ben",))
    assert found.summary.endswith("no numbers: Ben")


def test_a_rate_is_told_with_its_count_and_range():
    rate = Measure(3, "Win rate", Kind.PROGRESS, Unit.RATE, numerator_id=1, denominator_id=2)
    rep, tops, bottoms = Rep(1, "Ana"), Measure(1, "Won"), Measure(2, "Decided")
    results = tuple(weekly(rep, tops, [1.0] * 5)) + tuple(weekly(rep, bottoms, [4.0] * 5))
    found = multiples([RepRecords(rep, measures=(tops, bottoms, rate), results=results)], rate, TODAY).smalls[0]
    assert found.now == "5 of 20, plausible 11–47 %, last quarter"
    assert found.values[0] == 25.0


def test_attainment_is_that_of_the_list_by_month():
    lead = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, lead=True)
    aims = (Target(None, 1, MONDAY, 10.0, Cadence.WEEK, rep_id=1, repeats=True),)
    found = multiples([one(1, "Ana", [5.0] * 20, lead, targets=aims)], None, TODAY)
    assert found.title == "Quota attainment by month"
    assert set(found.smalls[0].values) == {50.0}
    assert found.ticks[-1].words == "100 %"


def test_a_new_baseline_begins_where_it_stands():
    began = Baseline(None, 1, MONDAY + timedelta(weeks=12), "new territory", measure_id=1)
    found = multiples([one(1, "Ana", STEADY, baselines=(began,))], CALLS, TODAY).smalls[0]
    assert found.began == 12


def test_an_empty_team_is_no_error():
    found = multiples([], CALLS, TODAY)
    assert (found.smalls, found.starts, found.summary.split(" · ")[0]) == ((), (), "0 reps on one scale")
