"""Facts from a real file."""

import pytest

from coachdesk import views
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.measures import Result, Target, Unit
from coachdesk.domain.periods import Quarter
from tests.builders import MONDAY, TODAY, add_results, filled_desk


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, weeks=30) as desk:
        yield desk


def test_the_team_lists_everyone_on_it(desk):
    found = views.team_facts(desk, TODAY)
    assert {r.name for r in found.rows} == {"Dana Fox", "Sam Okafor", "Li Wei"}
    assert found.summary.startswith("3 reps")


def test_a_reps_page_names_what_is_known(desk):
    rep = desk.people.by_name("Dana Fox")
    found = views.rep_facts(desk, rep, TODAY)
    assert "Calls" in {m.measure.name for m in found.measures}
    assert found.tier.tier is Tier.TOO_EARLY


def test_a_measure_has_its_range(desk):
    rep, calls = desk.people.by_name("Dana Fox"), desk.measures.by_name("Calls")
    found = views.measure_facts(desk, rep, calls, TODAY)
    assert (found.variation.state, len(found.points), found.points[0].start) == ("locked", 30, MONDAY)


def test_tier_and_headline_of_quarters_at_goal(desk):
    rep, lead = desk.people.by_name("Dana Fox"), desk.measures.lead()
    weeks = [MONDAY.replace(year=2025, day=6)]
    add_results(desk, rep, lead, [1000.0] * 98, first=weeks[0])
    quarters = [Quarter(2025, 1).plus(i) for i in range(8)]
    desk.targets.save_many([Target(None, lead.id, q.first, 12000, rep_id=rep.id) for q in quarters], "Targets")
    found = views.rep_facts(desk, rep, TODAY)
    assert (found.tier.tier, found.tier.periods, found.tier.met) == (Tier.TOP, 7, 7)
    assert found.headline.chart.title == "Quota attainment by month"
    assert found.headline.share > 1


def test_a_rate_beside_its_role(desk):
    rate = next(m for m in desk.measures.all() if m.unit is Unit.RATE)
    rep = desk.people.by_name("Dana Fox")
    rows = [Result(rep.id, rate.numerator_id, MONDAY, 3), Result(rep.id, rate.denominator_id, MONDAY, 14)]
    desk.results.save_many(rows, "Type 2 results")
    found = views.rate_comparison(desk, rep, rate)
    assert (found.rate.words, found.needed, found.enough_to_rank) == ("3 of 14, plausible 8–48 %", 6, False)
