"""Tiers over time, top performers and improvement plans, asked of a whole desk."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coachdesk import improving, standing, views
from coachdesk.analysis.tiers import Tier
from coachdesk.analysis.top import NO_CAUSE
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.improvement import CheckResult, Outcome
from coachdesk.domain.measures import Result, Target
from coachdesk.domain.periods import Cadence, Quarter
from tests.builders import filled_desk

TODAY = date(2026, 11, 24)
NAMES = ("Dana Fox", "Sam Okafor", "Li Wei", "Ada Brandt", "Ben Cole")
REACHED = (1.3, 1.25, 0.8, 0.7, 0.75)


@pytest.fixture
def desk(tmp_path):
    """Five account executives, two of them over goal in each of the last five quarters."""
    with filled_desk(tmp_path, reps=NAMES, weeks=46) as desk:
        bookings, calls = desk.measures.by_name("Bookings"), desk.measures.by_name("Calls")
        desk.targets.save_many([
            Target(None, bookings.id, Quarter(2025, 3).plus(n).first, 91_000, rep_id=desk.people.by_name(name).id)
            for n in range(7) for name in NAMES
        ], "Targets")  # fmt: skip
        role = desk.people.by_name(NAMES[0]).role_id
        start = date(2025, 6, 30)
        desk.targets.save_many([Target(None, calls.id, start, 60, Cadence.WEEK, None, role, repeats=True)], "Aims")
        weeks = [date(2025, 7, 7) + timedelta(weeks=n) for n in range(72)]
        for name, share in zip(NAMES, REACHED, strict=True):
            rep = desk.people.by_name(name)
            rows = [Result(rep.id, bookings.id, week, 7_000 * share + 50 * (n % 4)) for n, week in enumerate(weeks)]
            desk.results.save_many(rows, "Results")
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Ada Brandt")


@pytest.fixture
def plan(desk, rep):
    return improving.start(desk, rep, date(2026, 10, 5))


def test_the_tiers_over_time_are_those_of_the_team_list(desk):
    histories = standing.tier_histories(desk, TODAY)
    rows = {row.rep_id: row.tier for row in views.team_facts(desk, TODAY).rows}
    assert {one.rep_id: one.now.tier for one in histories} == rows
    assert [one.now.tier for one in histories].count(Tier.TOP) == 2


def test_the_aim_counts_as_the_team_page_does(desk):
    assert standing.aim(desk, TODAY).words in views.team_facts(desk, TODAY).summary


def test_the_two_top_performers_stand_against_the_other_three(desk):
    found = standing.top_differences(desk, TODAY)
    assert ({one.rep for one in found.top}, len(found.others)) == ({"Dana Fox", "Sam Okafor"}, 3)
    assert found.cautions[0] == NO_CAUSE
    assert {row.kind for row in found.rows} >= {"Inputs", "Coaching received"}


def test_starting_a_plan_is_one_step(desk, rep):
    before = len(desk.store.history())
    made = improving.start(desk, rep, TODAY)
    assert (len(desk.improvement_plans.checks(made.id)), len(desk.store.history())) == (4, before + 1)
    desk.store.undo()
    assert improving.running(desk, rep) is None


def test_a_proposal_saves_nothing(desk, rep):
    before = desk.store.dump()
    made = improving.propose(desk, rep, TODAY)
    assert "Under-performer" in made.plan.concern
    assert "Calls: 60 a week" in made.plan.expected
    assert desk.store.dump() == before


def test_a_second_plan_waits_for_the_end_of_the_first(desk, rep, plan):
    with pytest.raises(DeskError, match="close that one first"):
        improving.start(desk, rep, TODAY)


def test_the_team_list_says_until_when_a_plan_runs(desk, rep, plan):
    rows = {row.name: row.plan_words for row in views.team_facts(desk, TODAY).rows}
    assert (rows["Ada Brandt"], rows["Dana Fox"]) == ("improvement plan until 30 Nov", "")


def test_progress_counts_from_the_first_day_of_the_plan(desk, plan):
    desk.improvement_plans.save_check(_done(desk.improvement_plans.checks(plan.id)[0]))
    found = improving.progress(desk, plan, TODAY)
    assert found.measure.startswith("Bookings: $4,9")
    assert (found.verdict, found.checks_done) == ("below", 1)


def _done(check):
    return replace(check, result=CheckResult.MET)


def test_an_outcome_needs_a_sentence(desk, rep, plan):
    with pytest.raises(Invalid, match="in a sentence"):
        improving.close(desk, plan, Outcome.MET, " ", TODAY)
    closed = improving.close(desk, plan, Outcome.NOT_MET, "Still short in each check.", TODAY)
    assert (closed.outcome_day, improving.running(desk, rep)) == (TODAY, None)


def test_an_extended_plan_goes_on_for_four_weeks_in_the_same_step(desk, rep, plan):
    kept = desk.improvement_plans.support(plan.id)[0]
    desk.improvement_plans.save_support(replace(kept, done=True))
    before = len(desk.store.history())
    improving.close(desk, plan, Outcome.EXTENDED, "Nearly there.", TODAY)
    more = improving.running(desk, rep)
    assert (more.start, more.ends, more.expected) == (TODAY, TODAY + timedelta(weeks=4), plan.expected)
    assert len(desk.improvement_plans.checks(more.id)) == 2
    assert kept.text not in {one.text for one in desk.improvement_plans.support(more.id)}
    assert len(desk.store.history()) == before + 1


def test_an_outcome_can_be_taken_back_unless_another_plan_runs(desk, rep, plan):
    closed = improving.close(desk, plan, Outcome.EXTENDED, "Nearly there.", TODAY)
    with pytest.raises(DeskError, match="close that one first"):
        improving.reopen(desk, closed)
    desk.improvement_plans.remove(improving.running(desk, rep).id)
    assert improving.reopen(desk, closed).outcome is None


def test_leadership_gets_no_improvement_plan(desk, plan):
    with pytest.raises(Invalid, match="for the rep and the manager"):
        improving.improvement_paper(desk, plan, Audience.LEADERSHIP, TODAY)
