"""The rules of the diagnosis one by one, on a rep whose numbers are the means and nothing else."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.analysis.deals import POOR, DealFit
from coachdesk.analysis.diagnosed import diagnose, judge
from coachdesk.analysis.diagnosis import FindingKind, Strength
from coachdesk.analysis.diagnosis_rules import Person, person_of
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.courses import Course
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.findings import Dismissal
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.measures import Measure, Part, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence
from coachdesk.domain.plans import Plan
from coachdesk.domain.questions import Question
from coachdesk.domain.skills import DatedRating, Observation, Rater
from tests.analysis.diagnosis_cases import FIRST, MEASURES, ROLE, SKILLS, TOPICS, USUAL, Drawn, case, draw, year

STEP = "conversion qualified-proposals"
DISCOVERY = SKILLS[0]


@pytest.fixture(scope="module")
def others():
    return tuple(draw(USUAL, Random(at), at) for at in range(2, 9))


def rep(seed=1, weeks=52, **truth):
    return draw(replace(USUAL, **truth), Random(seed), 1, weeks)


def judged(one, cause):
    return next(found for found in judge(one) if found.topic.cause == cause)


def finding(one, cause):
    return next(found for found in diagnose(one).findings if found.cause == cause)


def titles(rows):
    return {row.cause for row in rows}


def test_a_step_that_fails_says_its_counts_the_role_and_the_skill(others):
    found = finding(case(rep(proposals=0.3), others), STEP)
    assert (found.kind, found.strength) == (FindingKind.SKILL, Strength.SIGNAL)
    count, seen, chance = found.evidence
    assert " qualified deals became proposals, plausible " in count
    assert "; others of the role 5" in count and "; shrunk estimate 3" in count
    assert seen.startswith("5 observations of Discovery depth, median level ") and ", target 3, newest " in seen
    assert chance == "Chance alone would do this less than once in 10,000 times"
    assert (found.skill, found.title) == ("Discovery depth", "Qualified deals do not become proposals")


def test_every_cause_is_in_exactly_one_list(others):
    found = diagnose(case(rep(), others))
    lists = [titles(rows) for rows in (found.findings, found.not_found, found.too_early)]
    assert sum(map(len, lists)) == len(set.union(*lists)) == len(TOPICS) - 1


def test_with_too_few_trials_it_says_how_many_more_it_takes(others):
    told = judged(case(rep(weeks=6, decided=10), others, 6), "win rate")
    assert told.state == "early"
    assert " of " in told.words and told.words.endswith(" more") and "needs about " in told.words


def test_without_any_number_nothing_is_found_and_nothing_is_zero(others):
    bare = Drawn(Person(), RepRecords(Rep(1, "Dana Fox", 1), ROLE, tuple(MEASURES.values())))
    found = diagnose(case(bare, others))
    assert (found.findings, found.summary) == (
        (),
        "No numbers in the last 12 months: too early to tell anything from them",
    )
    assert {row.words for row in found.too_early} >= {"no numbers in the year", "no session is written down yet"}


def test_more_than_there_were_to_go_on_cannot_be_told(others):
    one = rep()
    results = [r if r.measure_id != MEASURES[Part.QUALIFIED].id else replace(r, value=1) for r in one.records.results]
    counts = {**one.person.counts, Part.QUALIFIED: {r.start: 1 for r in results if r.measure_id == 6}}
    told = judged(case(replace(one, person=replace(one.person, counts=counts)), others), STEP)
    assert (told.state, told.words.endswith(": more than there were to go on")) == ("early", True)


def test_alone_in_a_role_it_is_held_against_the_target_or_nothing():
    one = rep(won=0.1, decided=40)
    alone = case(one, ())
    assert judged(alone, "win rate").words.endswith("nobody else has this role, and there is no target")
    won, decided = MEASURES[Part.WON].id, MEASURES[Part.DECIDED].id
    rate = Measure(90, "Win rate", unit=Unit.RATE, numerator_id=won, denominator_id=decided)
    aim = Target(None, 90, FIRST, 0.25, Cadence.WEEK, role_id=1, repeats=True)
    records = replace(one.records, measures=(*one.records.measures, rate), targets=(aim,))
    found = finding(replace(alone, records=records), "win rate")
    assert found.strength is Strength.SIGNAL and found.evidence[0].endswith("; target 25 %")
    assert diagnose(alone).summary.endswith("against nobody: no other Account Executive is on the team")


def test_a_small_difference_is_no_finding_however_many_trials(others):
    assert judged(case(rep(leads=400, talks=0.58), others), "conversion leads-conversations").state == "fine"


def test_open_deals_count_once_and_fall_back_on_the_deals_written_down(others):
    told = judged(case(rep(dated=0.4), others), "no dated next step")
    assert " of 15" in told.words
    deals = [Deal(at, 1, f"A{at}", next_day=year().today if at < 2 else None) for at in range(12)]
    fits = tuple(DealFit(deal, 0, 0, 8, "", "", "", None) for deal in deals)
    own = replace(rep(), person=replace(rep().person, counts={}, fits=fits))
    assert judged(case(own, others), "no dated next step").words.startswith("2 of 12")


def test_losses_at_a_poor_fit_are_a_hint_by_themselves_when_half_are():
    found = judged(with_losses(10, 5), "poor fit")
    assert (found.topic.kind, found.state, found.able) == (FindingKind.KNOWLEDGE, "off", False)
    assert "5 of 10 lost deals with a known fit fitted poorly" in found.evidence


def test_under_ten_decided_deals_no_fit_is_told():
    found = judged(with_losses(5, 4), "poor fit")
    assert (found.state, found.words.startswith("4 of 5, needs about ")) == ("early", True)


def with_losses(lost, poor):
    """A rep who lost some deals, of which the first fitted poorly, beside one other."""
    deals = [Deal(at, 1, f"A{at}", outcome=DealOutcome.LOST, ended=FIRST + timedelta(90)) for at in range(lost)]
    verdicts = [POOR] * poor + ["fits"] * (lost - poor)
    fits = tuple(DealFit(deal, 8, 4, 8, verdict, "", "", None) for deal, verdict in zip(deals, verdicts))
    own = rep()
    return case(replace(own, person=replace(own.person, fits=fits)), [draw(replace(USUAL, poor=0.5), Random(3), 2)])


def test_activity_that_rises_alone_names_both_sides(others):
    found = finding(case(rep(2, calls_rise=1.5, rise_from=30), others), "activity without progress")
    assert found.evidence[0].startswith("calls 4") and found.evidence[0].endswith(", above the usual range")
    assert found.evidence[1].startswith("conversations ") and found.kind is FindingKind.SYSTEM
    assert found.evidence[2].startswith("Others of the role 4")


def test_falling_activity_starts_anew_with_a_new_baseline(others):
    one = rep(calls_rise=0.6, rise_from=36)
    assert finding(case(one, others), "effort falling").kind is FindingKind.WILL
    fresh = tuple(Baseline(None, 1, FIRST + timedelta(weeks=36), "Half the territory", m.id) for m in MEASURES.values())
    found = diagnose(case(replace(one, records=replace(one.records, baselines=fresh)), others))
    assert "effort falling" in titles(found.not_found)


@pytest.mark.parametrize(
    ("cause", "rise", "said"),
    [("effort falling", 0.6, "the whole role fell from 4"), ("activity without progress", 1.6, "the whole role rose")],
)
def test_what_the_whole_role_does_alike_is_told_under_not_found(cause, rise, said):
    own, *beside = (draw(replace(USUAL, calls_rise=rise, rise_from=36), Random(at), at) for at in range(1, 9))
    told = {row.cause: row.words for row in diagnose(case(own, beside)).not_found}
    assert said in told[cause]


def test_a_fall_of_the_own_names_the_role_beside_it_and_alone_is_a_hint(others):
    one = rep(calls_rise=0.6, rise_from=36)
    found = finding(case(one, others), "effort falling")
    assert found.strength is Strength.SIGNAL
    assert found.evidence[1].startswith("Others of the role 4") and found.evidence[1].endswith(" in the same weeks")
    assert finding(case(one, ()), "effort falling").strength is Strength.HINT


def test_twenty_weeks_are_too_few_for_a_turn(others):
    assert judged(case(rep(weeks=20), others, 20), "effort falling").words == "20 of 25 weeks of activity known"


def test_hours_on_other_duties_are_told_in_hours(others):
    found = finding(case(rep(selling=18, other=18), others), "clutter")
    assert found.evidence[0].endswith("others of the role 70 %")
    assert found.evidence[1].endswith(" h on other duties a week") and found.strength is Strength.SIGNAL


def seen(levels, skill=DISCOVERY, back=30):
    return tuple(Observation(None, 1, skill.id, year().today - timedelta(back + at), "Seen", level=level)
                 for at, level in enumerate(levels))  # fmt: skip


def with_seen(one, levels):
    return replace(one, records=replace(one.records, observations=seen(levels)))


@pytest.mark.parametrize(
    ("levels", "state"), [((2, 2), "early"), ((2, 2, 2), "off"), ((2, 3, 2), "fine"), ((4, 3, 3), "fine")]
)
def test_a_skill_gap_stands_on_three_observations(others, levels, state):
    assert judged(case(with_seen(rep(), levels), others), "skill gap").state == state


def test_what_is_a_fact_is_not_said_to_be_chance(others):
    few = finding(case(with_seen(rep(), (2, 2, 2)), others), "skill gap")
    hours = finding(case(with_seen(rep(held=0.45), ()), others), "too little coaching")
    assert "3 of 3 below the target, rated 3 by you" in few.evidence or "not rated by you" in few.evidence[1]
    assert not [line for line in (*few.evidence, *hours.evidence) if "Chance" in line]


def test_many_observations_below_the_target_are_a_signal(others):
    found = finding(case(with_seen(rep(), (2,) * 10), others), "skill gap")
    assert (found.strength, found.title) == (Strength.SIGNAL, "Discovery depth is seen below the level needed")


def test_a_rating_older_than_a_market_change_is_knowledge_and_a_hint(others):
    one, day = rep(), year().today
    ratings = (DatedRating(DISCOVERY.id, 3, Rater.MANAGER, day - timedelta(100)),)
    change = MarketChange(1, day - timedelta(20), MarketKind.COMPETITOR, "Brightline")
    records = replace(one.records, observations=(), ratings=ratings, market=((change, frozenset({DISCOVERY.id})),))
    found = finding(case(replace(one, records=records), others), "stale training")
    assert (found.kind, found.strength, found.skill) == (FindingKind.KNOWLEDGE, Strength.HINT, "Discovery depth")
    assert found.evidence[1].startswith("Discovery depth: new competitor (Brightline) on ")


def test_missing_coaching_is_said_with_the_budget_and_both_sides(others):
    found = finding(case(rep(held=0.1), others), "too little coaching")
    assert " h a month since August, 3–5 h meant: " in found.evidence[0]
    assert found.kind is FindingKind.SYSTEM


def test_promises_of_each_side_are_held_apart(others):
    kinds = {finding(case(rep(kept=0.3), others), "commitments rep").kind,
             finding(case(rep(yours=0.1), others), "commitments manager").kind}  # fmt: skip
    assert kinds == {FindingKind.WILL, FindingKind.SYSTEM}


def test_the_question_is_that_of_the_skill_and_the_course_serves_it(others):
    asked = Question(1, "What do you want to understand?", skill_id=DISCOVERY.id)
    drill, other = Course(7, "Discovery drill"), Course(8, "Closing")
    served = ((other, frozenset({3})), (drill, frozenset({DISCOVERY.id, 2})))
    day = year().today + timedelta(9)
    one = case(rep(proposals=0.3), others, questions=(asked,), courses=served, course_days={7: day})
    found = finding(one, STEP)
    assert (found.question, found.course, found.course_day) == (asked.text, "Discovery drill", day)


def test_this_quarters_focus_goes_first(others):
    one, today = rep(proposals=0.3), year().today
    plan = Plan(1, 1, today.year, (today.month - 1) // 3 + 1, 1, focus_id=SKILLS[2].id)
    topics = {**TOPICS, STEP: replace(TOPICS[STEP], skills=("Discovery depth", "Follow-up"))}
    told = case(replace(one, records=replace(one.records, plans=(plan,))), others, topics=topics)
    assert finding(told, STEP).skill == "Follow-up"


def test_what_was_set_aside_is_told_apart_and_nowhere_else(others):
    aside = Dismissal(1, 1, STEP, FIRST, "New price list in May")
    found = diagnose(case(rep(proposals=0.3), others, dismissals=(aside,)))
    assert [one.title for one in found.set_aside] == ["Qualified deals do not become proposals"]
    assert STEP not in titles((*found.findings, *found.not_found, *found.too_early))


def test_the_summary_counts_signals_hints_months_and_peers(others):
    found = diagnose(case(rep(proposals=0.3), others))
    hints = len(found.findings) - 1
    told = f", {hints} hint{'s' * (hints > 1)}" if hints else ""
    assert found.summary == (
        f"1 signal{told} among {len(TOPICS) - 1} causes · 12 months of own numbers, against 7 other Account Executives"
    )
    assert [f.strength for f in found.findings] == sorted((f.strength for f in found.findings), key=lambda s: s.value)[
        ::-1
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e6, 1e9) | st.integers(-3, 60) | st.none(), max_size=60), st.integers(0, 2**32))
def test_whatever_the_numbers_are_every_cause_is_told_once(others, values, seed):
    rng = Random(seed)
    results = [
        Result(1, measure.id, FIRST + timedelta(weeks=week), rng.choice((1, value)))
        for measure in MEASURES.values() for week, value in enumerate(values) if value is not None
    ]  # fmt: skip
    records = RepRecords(Rep(1, "Dana Fox", 1), ROLE, tuple(MEASURES.values()), tuple(results))
    found = diagnose(case(Drawn(person_of(results, MEASURES, year()), records), others[:2]))
    told = [row.cause for rows in (found.findings, found.not_found, found.too_early) for row in rows]
    assert len(told) == len(set(told)) >= len(TOPICS) - 2
