"""A new baseline: which one holds, and how chart and readout tell it; what else happened on the way."""

from datetime import date

from coachdesk.analysis.baselines import baseline_of, baseline_words
from coachdesk.analysis.coaching import all_markers
from coachdesk.analysis.measured import measure_facts
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.measures import Measure, Result
from coachdesk.domain.people import Rep
from tests.builders import MONDAY, weekly

TODAY = date(2026, 11, 24)
CALLS = Measure(1, "Calls")
REP = Rep(1, "Dana Fox", role_id=2)


def began(start, reason="new territory", **of):
    return Baseline(None, 1, start, reason, **(of or {"measure_id": 1}))


def records(values, *baselines, **more):
    results: list[Result] = weekly(REP, CALLS, values, MONDAY)
    return RepRecords(REP, measures=(CALLS,), results=tuple(results), baselines=baselines, **more)


def test_the_newest_that_is_not_yet_to_come_holds():
    rows = [began(date(2026, 3, 2)), began(date(2026, 10, 6)), began(date(2026, 12, 1)),
            began(date(2026, 11, 2), skill_id=1)]  # fmt: skip
    assert baseline_of(rows, TODAY, measure_id=1) == rows[1]
    assert baseline_of(rows, TODAY, skill_id=1) == rows[3]
    assert baseline_of(rows, TODAY, measure_id=9) is None
    assert baseline_of(rows, TODAY) is None


def test_the_chart_begins_anew_and_says_why():
    facts = measure_facts(records([50.0, 60.0] * 6 + [20.0] * 8, began(date(2026, 3, 30))), CALLS, TODAY, "all")
    assert (facts.variation.centre, facts.variation.state) == (20.0, "trial")
    assert facts.chart.baseline_at == 12
    assert facts.chart.caption.endswith("trial limits on 8 points · new baseline since 30 Mar: new territory")
    assert facts.says == "no signal"


def test_a_window_after_the_baseline_has_no_line():
    facts = measure_facts(records([50.0, 60.0] * 6 + [20.0] * 20, began(date(2026, 3, 30))), CALLS, TODAY, "quarter")
    assert facts.chart.baseline_at is None
    assert "new territory" in facts.chart.caption


def test_a_baseline_after_every_number_stands_at_the_end():
    facts = measure_facts(records([50.0] * 12, began(date(2026, 10, 6))), CALLS, TODAY, "all")
    assert (facts.chart.baseline_at, facts.chart.centre) == (12, None)
    assert facts.says == "0 of 6 points needed for a usual range"


def test_a_baseline_of_another_year_says_its_year():
    assert baseline_words(began(date(2025, 10, 6)), TODAY) == "new baseline since 6 Oct 2025: new territory"


def test_market_changes_of_the_role_or_of_everybody_are_marked_and_named():
    market = tuple(
        (MarketChange(None, day, kind, "Acme", role_id=role), frozenset())
        for day, kind, role in ((date(2026, 9, 24), MarketKind.COMPETITOR, None),
                                (date(2026, 9, 25), MarketKind.PRODUCT, 3), (date(2026, 9, 26), MarketKind.OTHER, 2),
                                (date(2026, 12, 1), MarketKind.PRODUCT, None))
    )  # fmt: skip
    found = all_markers(records([], market=market), TODAY)
    assert [m.words for m in found] == ["24 Sep: new competitor (Acme)", "26 Sep: market change (Acme)"]
    assert {m.kind for m in found} == {"market"}


def test_of_several_roles_on_one_day_the_last_is_marked():
    changes = ((date(2026, 5, 4), "SDR"), (date(2026, 5, 4), "AE"), (date(2026, 6, 1), ""))
    found = all_markers(records([], role_changes=changes), TODAY)
    assert [m.words for m in found] == ["4 May: new role (AE)", "1 Jun: no role any more"]
