"""The funnel: counts of known weeks, intervals held to published tables, and a role that the rep does not pull."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis.funnel_facts import Asked, Span, counted, funnel_of, share, side_of, stage_times
from coachdesk.analysis.funnel_ranks import FunnelRow, ranked
from coachdesk.analysis.rates import wilson
from coachdesk.domain.deals import Deal, DealOutcome, DealStage
from coachdesk.domain.measures import Measure, Part, Result
from coachdesk.domain.periods import Cadence

TODAY = date(2026, 11, 24)
LAST = date(2026, 11, 16)
YEAR = Span("year", TODAY)
PARTS = {
    part: Measure(place, part.value.capitalize(), part=part)
    for place, part in enumerate((Part.LEADS, Part.CONVERSATIONS, Part.QUALIFIED, Part.PROPOSALS, Part.WON), start=1)
}  # fmt: skip


def weeks(part, *values, last=LAST, measure=None):
    """Results of the weeks up to the last closed one; None leaves a gap."""
    one = measure or PARTS[part]
    starts = [last - timedelta(weeks=back) for back in range(len(values))][::-1]
    return [Result(1, one.id, start, value) for start, value in zip(starts, values) if value is not None]


def asked(*parts, span=YEAR, enough=20):
    return Asked({part: PARTS[part] for part in parts}, span, enough)


def pair(lower, upper, question):
    """Somebody with so many qualified and so many proposals in one week."""
    return counted(question, weeks(Part.QUALIFIED, lower) + weeks(Part.PROPOSALS, upper))


def one_step(own, *others, enough=20):
    question = asked(Part.QUALIFIED, Part.PROPOSALS, enough=enough)
    return funnel_of(question, [pair(*own, question)], [pair(*o, question) for o in others]).conversions[0]


def test_a_step_counts_only_the_weeks_in_which_both_are_known():
    rows = weeks(Part.LEADS, 10, None, 20) + weeks(Part.CONVERSATIONS, 4, 5, 6)
    found = share(rows, PARTS[Part.LEADS], PARTS[Part.CONVERSATIONS], YEAR)
    assert (found.successes, found.trials) == (10, 30)


def test_the_range_is_wilsons_of_newcombe_1998_table_one():
    found = one_step((263, 81))
    assert (found.words, found.more) == ("81 of 263", "plausible 26–37 %")
    assert (found.rate.low, found.rate.high) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))


def test_a_step_below_its_role_says_count_range_and_role():
    found = one_step((34, 4), (100, 41), (112, 46))
    assert (found.words, found.more, found.side) == ("4 of 34", "plausible 5–27 % · role 41 %", "below")
    assert (found.role.successes, found.role.trials) == (87, 212)
    assert found.rate.rate < found.shrunk < found.role.rate


def test_the_rep_does_not_pull_the_role():
    assert one_step((400, 0), (40, 20)).role.rate == 0.5


def test_few_trials_take_no_side_and_say_how_many_more():
    found = one_step((14, 0), (100, 60))
    assert (found.side, found.needed) == ("", 6)


def test_a_few_deals_of_one_peer_are_no_yardstick():
    assert side_of(wilson(5, 100), wilson(3, 4), 20) == ""
    assert side_of(wilson(5, 100), wilson(30, 40), 20) == "below"
    assert side_of(wilson(95, 100), wilson(30, 40), 20) == "above"


def test_without_peers_there_is_no_role():
    found = one_step((34, 4))
    assert (found.role, found.shrunk, found.side) == (None, None, "")


def test_a_stage_that_nobody_counts_is_stepped_over():
    question = asked(Part.LEADS, Part.QUALIFIED, Part.WON)
    names = [step.name for step in funnel_of(question, [counted(question, [])]).conversions]
    assert names == ["Lead → qualified", "Qualified → won"]


def test_more_of_the_later_stage_is_told_and_not_compared():
    found = one_step((7, 9), (40, 20))
    assert (found.rate.rate, found.rate.low, found.side) == (pytest.approx(9 / 7), None, "")
    assert found.words == "9 of 7"
    assert "more proposals than qualified opportunities were counted in these weeks" in found.more


def test_unknown_is_not_zero():
    question = asked(Part.QUALIFIED, Part.PROPOSALS)
    found = funnel_of(question, [counted(question, weeks(Part.PROPOSALS, 0))])
    assert [(stage.count, stage.periods) for stage in found.stages] == [(None, 0), (0, 1)]
    assert found.conversions[0].words == "not known yet"


@pytest.mark.parametrize(("name", "count"), [("year", 52), ("quarter", 13)])
def test_a_span_is_closed_weeks_only(name, count):
    first, last = Span(name, TODAY).bounds(Cadence.WEEK)
    assert last == LAST
    assert (last - first).days == 7 * (count - 1)
    assert not Span(name, TODAY).counts(weeks(Part.WON, 5, last=date(2026, 11, 23)), PARTS[Part.WON])


def test_beside_a_monthly_number_only_whole_months_of_weeks_count():
    monthly = Measure(9, "Won deals", cadence=Cadence.MONTH, part=Part.WON)
    won = [Result(1, 9, date(2026, 10, 1), 3), Result(1, 9, date(2026, 9, 1), 1)]
    rows = [*weeks(Part.PROPOSALS, *([2] * 9)), *won]
    found = share(rows, PARTS[Part.PROPOSALS], monthly, YEAR)
    assert (found.successes, found.trials) == (3, 8)  # October's four Mondays; of September one week is not known


def path(deal_id, *days, ended, stages=("Discovery", "qualified", "Proposal")):
    start = date(2026, 5, 1)
    rows = [DealStage(None, deal_id, s, start + timedelta(days=d)) for s, d in zip(stages, days)]
    outcome = DealOutcome.OPEN if ended is None else DealOutcome.WON
    return Deal(deal_id, 1, f"Deal {deal_id}", outcome=outcome, ended=ended and start + timedelta(days=ended)), rows


def times(*paths):
    deals, rows = [deal for deal, _ in paths], [row for _, rows in paths for row in rows]
    return stage_times(deals, rows, PARTS, date(2026, 1, 1))


def test_time_in_a_stage_runs_to_the_next_or_to_the_end():
    found = times(path(1, 0, 5, 15, ended=30), path(2, 0, 1, 5, ended=6), path(3, 0, 2, 22, ended=62))
    assert found[Part.QUALIFIED].words == "10 days in the middle, 4–20, from 3 deals"
    assert found[Part.PROPOSALS].words == "15 days in the middle, 1–40, from 3 deals"


def test_under_three_deals_no_time_is_told_and_one_that_still_runs_is_not_known():
    found = times(path(1, 0, 5, 15, ended=30), path(2, 0, 1, 5, ended=None), path(3, 0, 2, ended=9))
    assert found[Part.QUALIFIED].deals == 3
    assert Part.PROPOSALS not in found


def test_what_is_written_down_after_the_end_is_no_step():
    late = [path(i, 0, 5, 40, ended=20, stages=("Discovery", "Qualified", "Qualified")) for i in (1, 2, 3)]
    assert times(*late)[Part.QUALIFIED].most == 15


def rows_of(*pairs, role="AE"):
    """A row for each (trials, successes), held against the others."""
    found = []
    for place, own in enumerate(pairs):
        others = [pair for at, pair in enumerate(pairs) if at != place]
        found.append(FunnelRow(place, f"Rep {'CAB'[place]}", role, (one_step(own, *others),)))
    return found


KEY = "qualified-proposals"


def test_enough_of_everyone_is_ranked_by_the_shrunk_share():
    rows, said = ranked(rows_of((100, 20), (100, 60), (100, 40)), KEY)
    assert [row.name for row in rows] == ["Rep A", "Rep B", "Rep C"]
    assert said.startswith("Ranked by Qualified → proposal")


def test_one_with_too_few_keeps_everybody_by_name():
    rows, said = ranked(rows_of((100, 20), (14, 13), (100, 40)), KEY)
    assert [row.name for row in rows] == ["Rep A", "Rep B", "Rep C"]
    assert said == "Not ranked: Rep A needs about 6 more."


def test_identical_reps_get_no_ranking():
    assert ranked(rows_of((50, 20), (50, 20), (50, 20)), KEY)[1].startswith("Not ranked: they can’t be told apart")


def test_different_roles_are_not_ranked():
    rows = [*rows_of((50, 20)), *rows_of((50, 40), role="SDR")]
    assert "different roles" in ranked(rows, KEY)[1]


@given(st.integers(1, 300), st.integers(0, 300), st.integers(1, 300), st.integers(0, 300))
def test_the_shrunk_share_lies_between_the_rep_and_the_role(own, passed, others, theirs):
    found = one_step((own, min(passed, own)), (others, min(theirs, others)))
    assert 0 <= found.rate.low <= found.rate.rate <= found.rate.high <= 1
    low, high = sorted((found.rate.rate, found.role.rate))
    assert low - 1e-9 <= found.shrunk <= high + 1e-9


def turned(part, cadence):
    """The same measure after its form was changed."""
    return replace(PARTS[part], cadence=cadence)


def test_a_stage_whose_weeks_became_months_is_counted_by_whole_months():
    """September 2026 has four Mondays and August five: 4 * 2 of 4 * 10 and 5 * 2 of 5 * 10; of July one is missing."""
    mondays = [date(2026, 7, 13) + timedelta(weeks=n) for n in range(12)]
    leads, talks = turned(Part.LEADS, Cadence.MONTH), PARTS[Part.CONVERSATIONS]
    rows = [Result(1, one.id, day, value) for day in mondays for one, value in ((leads, 10), (talks, 2))]
    found = share(rows, leads, talks, YEAR)
    assert (found.successes, found.trials) == (18, 90)
    assert share(rows, leads, turned(Part.CONVERSATIONS, Cadence.MONTH), YEAR) == found


def test_a_stage_whose_months_became_weeks_is_still_counted_by_months():
    """September's four weeks of 2 beside its 40 leads; the month before is known of the leads alone."""
    leads, talks = turned(Part.LEADS, Cadence.WEEK), PARTS[Part.CONVERSATIONS]
    rows = [Result(1, leads.id, date(2026, month, 1), 40) for month in (8, 9)]
    rows += [Result(1, talks.id, date(2026, 9, 7) + timedelta(weeks=n), 2) for n in range(4)]
    found = share(rows, leads, talks, YEAR)
    assert (found.successes, found.trials) == (8, 40)
    question = Asked({Part.LEADS: leads, Part.CONVERSATIONS: talks}, YEAR, 20)
    assert counted(question, rows).stages[Part.LEADS] == (80, 2)


def test_months_before_and_weeks_after_a_change_are_not_taken_for_one_another():
    """1 July 2026 is a Wednesday: 40 is no week's number, and no month's beside the weeks of July."""
    leads = PARTS[Part.LEADS]
    rows = [Result(1, leads.id, date(2026, 7, 1), 40), Result(1, leads.id, date(2026, 8, 3), 9)]
    assert YEAR.counts(rows, leads) == {date(2026, 8, 3): 9}
    assert YEAR.counts(rows, leads, Cadence.MONTH) == {date(2026, 7, 1): 40}


def test_months_that_became_quarters_count_where_all_three_are_known():
    won = turned(Part.WON, Cadence.QUARTER)
    rows = [Result(1, won.id, date(2026, month, 1), month) for month in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert YEAR.counts(rows, won) == {date(2026, 4, 1): 15, date(2026, 7, 1): 24}
