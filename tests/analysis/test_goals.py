"""Working back from quota: ranges that are right for a product, worked by hand, and never one bare number."""

from dataclasses import replace
from datetime import date, timedelta
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.analysis import goal_words
from coachdesk.analysis.funnel_facts import Span
from coachdesk.analysis.goal_facts import Evidence, plan_of
from coachdesk.analysis.goals import Assume, Need, combined, needed, per_week, rounded_up, weeks_left
from coachdesk.analysis.rates import wilson
from coachdesk.analysis.stages import mean_amount
from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import Measure, Part, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter

TODAY = date(2026, 10, 1)
QUARTER = Quarter(2026, 4)
PARTS = {
    Part.QUALIFIED: Measure(1, "Qualified", part=Part.QUALIFIED),
    Part.PROPOSALS: Measure(2, "Proposals", part=Part.PROPOSALS),
    Part.WON: Measure(3, "Won deals", part=Part.WON),
    Part.BOOKINGS: Measure(4, "Bookings", unit=Unit.CURRENCY, part=Part.BOOKINGS, lead=True),
}
WEEK = {Part.QUALIFIED: 8, Part.PROPOSALS: 4, Part.WON: 1}


def results(rep_id=1, weeks=20, worth=(900, 1100), **counts):
    """Weeks alike, up to the last closed one; the worth of a deal goes up and down."""
    last = date(2026, 9, 21)
    rows = []
    for back in range(weeks):
        start = last - timedelta(weeks=back)
        rows += [Result(rep_id, PARTS[p].id, start, counts.get(p.name.lower(), WEEK[p])) for p in WEEK]
        rows.append(Result(rep_id, 4, start, worth[back % 2]))
    return rows


def evidence(own=None, others=(), target=100_000, parts=PARTS):
    targets = [Target(None, 4, QUARTER.first, target, rep_id=1)] if target else []
    own = results() if own is None else own
    return Evidence(Rep(1, "Ben Okafor"), parts, parts.get(Part.BOOKINGS), own, tuple(others), targets,
                    Span("year", TODAY), 20, "$")  # fmt: skip


def plan(known=None, **assume):
    return plan_of(known or evidence(), QUARTER, Assume(**assume))


def test_a_product_of_two_rates_by_zou_and_donner_worked_by_hand():
    """ln 1.25 = .2231 and ln 4/3 = .2877 down, ln 1.2 = .1823 and ln 1.25 = .2231 up; added in squares."""
    value, low, high = combined([(0.5, 0.4, 0.6), (0.4, 0.3, 0.5)])
    assert value == pytest.approx(0.2)
    assert low == pytest.approx(0.1390, abs=5e-5)
    assert high == pytest.approx(0.2668, abs=5e-5)


def test_one_factor_alone_keeps_its_own_range():
    assert combined([(0.3, 0.1, 0.6)]) == pytest.approx((0.3, 0.1, 0.6))


def test_a_ratio_by_cochran_worked_by_hand():
    """Amounts 10, 30, 20 of 1, 2, 2 deals: ratio 12, rests -2, 6, -4, error sqrt(3 * 56 / 2) / 5, t of 2 is 4.303."""
    days = [date(2026, 9, day) for day in (7, 14, 21)]
    found = mean_amount(dict(zip(days, (10, 30, 20))), dict(zip(days, (1, 2, 2))))
    assert (found.count, found.mean) == (5, 12)
    reach = 4.303 * sqrt(84) / 5
    assert (found.low, found.high) == (pytest.approx(12 - reach), pytest.approx(12 + reach))
    assert reach == pytest.approx(7.888, abs=5e-4)


def test_one_week_with_deals_has_a_mean_and_no_range():
    day = date(2026, 9, 7)
    found = mean_amount({day: 50}, {day: 2, date(2026, 9, 14): 0})
    assert (found.mean, found.low, found.high) == (25, None, None)


def test_what_is_left_over_the_factors():
    found = needed(1000, [(100, 80, 125)])
    assert (found.low, found.needed, found.high) == (pytest.approx(8), pytest.approx(10), pytest.approx(12.5))
    assert needed(1000, [(100, 0, 125)]).high is None
    assert needed(0, [(100, 80, 125)]) == Need(0, 0, 0)


@pytest.mark.parametrize(("today", "weeks"), [
    (date(2026, 10, 1), 13), (date(2026, 11, 24), 6), (date(2026, 12, 31), 1), (date(2027, 1, 4), 0),
    (date(2026, 7, 1), 13),
])  # fmt: skip
def test_the_weeks_that_begin_in_the_quarter_and_are_not_over(today, weeks):
    assert weeks_left(QUARTER, today) == weeks


def test_the_chain_goes_from_the_goal_back_to_the_first_input():
    found = plan()
    assert [step.key for step in found.steps] == ["goal", "won", "proposals-won", "qualified-proposals"]
    won, proposals, qualified = (step.total.needed for step in found.steps[1:])
    assert (won, proposals, qualified) == (pytest.approx(100), pytest.approx(400), pytest.approx(800))
    assert found.steps[3].weekly.needed == pytest.approx(800 / 13)


def test_every_line_has_its_range_and_what_is_done_now():
    """20 of 80 is plausible 17–35 % (Wilson), so that 400 in 13 weeks are 22 to 46 a week."""
    found = plan()
    assert found.steps[2].words == "22–46 a week, best guess 31; Ben does 4 now"
    assert all(step.total.low < step.total.needed < step.total.high for step in found.steps[1:])
    assert "best guess" in found.steps[1].words


def test_what_is_won_already_counts():
    own = [*results(), Result(1, 4, date(2026, 10, 5), 40_000)]
    found = plan(evidence(own))
    assert (found.so_far, found.left) == (40_000, 60_000)


def test_without_own_numbers_those_of_the_role_are_taken_and_said():
    found = plan(evidence(own=[], others=[results(2)]))
    assert found.deal_size_source == "role"
    assert {step.source for step in found.steps[2:]} == {"role"}
    assert "of the role" in goal_words.share_words(found.steps[2])


def test_what_is_assumed_is_marked_and_has_no_range_of_its_own():
    found = plan(deal_size=2000.0, rates={"proposals-won": 0.5})
    assert (found.deal_size.low, found.deal_size.high, found.deal_size_source) == (2000, 2000, "assumed")
    assert found.steps[2].source == "assumed"
    assert "if the numbers it stands on hold" in found.steps[2].words
    assert found.steps[2].total == Need(pytest.approx(100), pytest.approx(100), pytest.approx(100))


MISSING = [
    ({"target": 0}, "Bookings has no target for Q4 2026"),
    ({"own": []}, "No won deals are known in the last year"),
    ({"parts": {p: m for p, m in PARTS.items() if p is not Part.WON}}, "No measure counts won deals"),
    ({"parts": {p: m for p, m in PARTS.items() if p is not Part.BOOKINGS}}, "No measure counts bookings"),
    ({"parts": {p: PARTS[p] for p in (Part.WON, Part.BOOKINGS)}}, "can’t be worked back further"),
]


@pytest.mark.parametrize(("known", "sentence"), MISSING, ids=[sentence for _, sentence in MISSING])
def test_what_is_missing_is_said(known, sentence):
    assert sentence in " ".join(plan(evidence(**known)).missing)


def test_a_quarter_that_is_over_has_no_chain():
    found = plan_of(evidence(), Quarter(2026, 2), Assume(goal=1000))
    assert (found.steps, found.weeks) == ((), 0)
    assert "is over" in found.missing[0]


@pytest.mark.parametrize("assume", [{"goal": 0}, {"deal_size": -1}, {"rates": {"proposals-won": 0}}])
def test_what_cannot_be_divided_by_is_refused(assume):
    with pytest.raises(Invalid):
        plan(**assume)


def test_a_low_end_of_nothing_has_no_upper_end_and_says_so():
    found = plan(evidence(results(weeks=1, worth=(1000,))))
    assert found.steps[1].total.high is None
    assert "or more" in found.steps[1].words
    assert "no upper end can be told" in found.steps[1].words


def test_targets_are_whole_and_never_too_few():
    assert rounded_up(plan(deal_size=30_000.0).steps[1]) == 4


def test_more_weeks_take_less_each():
    total = Need(26, 13, 39)
    assert per_week(total, 13) == Need(2, 1, 3)
    assert per_week(total, 0) == total


shares = st.floats(0.02, 0.98)


@given(st.lists(st.tuples(shares, st.floats(0.05, 1), st.floats(1, 4)), min_size=1, max_size=5), st.floats(1, 1e6))
def test_a_range_holds_its_value(factors, left):
    need = needed(left, [(value, value * down, value * up) for value, down, up in factors])
    assert need.low <= need.needed * (1 + 1e-9)
    assert need.needed <= need.high * (1 + 1e-9)


@given(shares, shares)
def test_a_better_share_takes_less(one, other):
    less, more = sorted((one, other))
    best, worst = (plan(rates={"proposals-won": share}).steps for share in (more, less))
    assert all(a.total.needed <= b.total.needed * (1 + 1e-9) for a, b in zip(best, worst))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(2, 20))
def test_more_trials_of_the_same_share_never_widen_the_range(passed, failed, times):
    def reach(count):
        rate = wilson(passed * count, (passed + failed) * count)
        found = needed(1000, [(rate.rate, rate.low, rate.high)])
        return log(found.high / found.low)

    assert reach(times) <= reach(1) + 1e-9


def test_a_usual_week_stays_the_same_when_its_weeks_became_months():
    """July and August hold nine weeks, worth 5 * 1100 and 4 * 900; September's last week runs on and leaves it out."""
    parts = {part: replace(one, cadence=Cadence.MONTH) for part, one in PARTS.items()}
    assert [step.usual for step in plan(evidence(parts=parts)).steps] == [9100 / 9, 1, 4, 8]


def test_a_deal_size_brings_weeks_to_the_months_that_the_deals_are_counted_by():
    """June, July and August are known as a whole: 5, 4 and 5 Mondays with a deal each, worth 1000 in the mean."""
    parts = {**PARTS, Part.WON: replace(PARTS[Part.WON], cadence=Cadence.MONTH)}
    found = plan(evidence(parts=parts)).deal_size
    assert found.count == 14
    assert found.mean == pytest.approx(1000, abs=8)
