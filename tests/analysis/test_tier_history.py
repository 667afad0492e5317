"""Tiers over time by a worked table, and who is at goal."""

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.tier_history import AS_IT_STANDS, aim_of, goal_now, tier_history
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.measures import Kind, Measure, Result, Target, Unit
from coachdesk.domain.people import Rep, Status
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.roles import Role

QUARTERLY = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.QUARTER, lead=True)
WEEKLY = Measure(1, "Bookings", Kind.OUTCOME, Unit.CURRENCY, Cadence.WEEK, lead=True)
AE = Role(1, "AE", ramp=(0, 25, 50, 75))
TODAY, LAST = date(2026, 11, 24), Quarter(2026, 3)


def quarterly(*results, hired=date(2020, 1, 1), last=LAST):
    starts = [last.plus(1 - len(results) + place).first for place in range(len(results))]
    return RepRecords(
        Rep(1, "Dana Fox", 1, hired=hired), AE, (QUARTERLY,),
        tuple(Result(1, 1, start, value) for start, value in zip(starts, results, strict=True) if value is not None),
        tuple(Target(n, 1, start, 100, rep_id=1) for n, start in enumerate(starts)),
    )  # fmt: skip


def weekly(values, target=130, name="Dana Fox", id=1, status=Status.ACTIVE, hired=date(2020, 1, 1)):  # noqa: A002
    first = date(2026, 10, 5)
    rows = (Result(id, 1, first + timedelta(weeks=n), value) for n, value in enumerate(values) if value is not None)
    rep = Rep(id, name, 1, status=status, hired=hired)
    aims = (Target(1, 1, Quarter(2026, 4).first, target * 92 / 91, rep_id=id),)
    return RepRecords(rep, AE, (WEEKLY,), tuple(rows), aims)


def tiers(found):
    return [(past.quarter.title, past.facts.tier, past.facts.met, past.facts.periods) for past in found.past]


def test_each_closed_quarter_is_judged_by_what_was_closed_by_then():
    found = tier_history(quarterly(110, 110, 110, 110, 50, 50), TODAY)
    assert tiers(found) == [
        ("Q2 2025", Tier.TOO_EARLY, 1, 1), ("Q3 2025", Tier.TOO_EARLY, 2, 2), ("Q4 2025", Tier.TOO_EARLY, 3, 3),
        ("Q1 2026", Tier.TOP, 4, 4), ("Q2 2026", Tier.PERFORMER, 4, 5), ("Q3 2026", Tier.PERFORMER, 4, 6),
    ]  # fmt: skip
    assert found.words == "Performer since Q2 2026, top before"
    assert found.caution == AS_IT_STANDS


def test_the_newest_past_is_the_tier_of_now():
    found = tier_history(quarterly(110, 90, 120, 80, 130, 90), TODAY)
    assert found.past[-1].facts == found.now


def test_a_number_put_right_changes_the_past():
    assert tier_history(quarterly(110, 110, 110, 110, 110), TODAY).past[-1].facts.tier is Tier.TOP
    assert tier_history(quarterly(40, 110, 110, 110, 110), TODAY).past[-1].facts.tier is Tier.PERFORMER


def test_an_unknown_quarter_is_no_period():
    found = tier_history(quarterly(110, None, 110, 110, 110), TODAY)
    assert [past.facts.periods for past in found.past] == [1, 1, 2, 3, 4]


def test_ramping_in_the_past_is_told():
    found = tier_history(quarterly(50, 110, 110, 110, 110, hired=date(2025, 7, 10)), TODAY)
    assert found.past[0].facts.tier is Tier.RAMPING
    assert found.words == "Performer since Q2 2026, too early to tell before"


def test_without_numbers_there_is_no_past():
    found = tier_history(RepRecords(Rep(1, "Dana Fox"), None, (QUARTERLY,)), TODAY)
    assert (found.past, found.words) == ((), "Too early: no closed period with a target yet")


def test_numbers_without_a_target_have_no_turn_to_name():
    found = tier_history(replace(quarterly(110, 110, 110), targets=()), TODAY)
    assert found.past
    assert found.words == "Too early: no closed period with a target yet"


def test_who_is_short_of_goal_is_told_by_how_much_and_what_the_rest_would_need():
    found = goal_now(weekly([800, 900, 1000, 800, 900, 800, 900], target=13_000), TODAY)
    assert (found.reached, round(found.lacks)) == (False, 900)
    assert found.words == "$900 short: $6,100 of $7,000 so far (87 %)"
    assert found.needs.startswith("The whole quarter needs $1,174 a week in the 6 left; one usually brings $871")
    assert "trial limits" in found.needs


def test_the_aim_counts_those_who_have_ended_their_ramp_and_puts_who_lacks_most_first():
    team = [
        weekly([10] * 7), weekly([5] * 7, name="Sam Okafor", id=2), weekly([8] * 7, name="Li Wei", id=3),
        weekly([1] * 7, name="New One", id=4, hired=date(2026, 9, 1)), weekly([], name="No Number", id=5),
        weekly([0] * 7, name="Away Now", id=6, status=Status.ON_LEAVE),
    ]  # fmt: skip
    found = aim_of(team, TODAY)
    assert found.words == "1 of 5 ramped at goal this quarter · 1 without a number or a target"
    assert [one.rep for one in found.reps] == ["Sam Okafor", "Li Wei", "Dana Fox", "No Number", "Away Now", "New One"]


def test_somebody_on_leave_is_not_told_what_the_rest_would_need():
    found = goal_now(weekly([5, 5], status=Status.ON_LEAVE), TODAY)
    assert (found.words.startswith("on leave: $10 of "), found.needs) == (True, "")
