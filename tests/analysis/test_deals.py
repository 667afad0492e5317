"""Whether customers fit, by a worked table."""

from datetime import date

import pytest

from coachdesk.analysis.deals import deal_fit, deal_words, rep_fit, short_money, verdict
from coachdesk.domain.briefs import Reply
from coachdesk.domain.deals import Answer, Deal, DealOutcome, FitAnswer, FitCriterion, FitKind

CRITERIA = tuple(FitCriterion(n, FitKind.DEMOGRAPHIC, f"Criterion {n}") for n in (1, 2, 3, 4))
YES, NO = Answer.YES, Answer.NO
FITS, POOR, UNKNOWN = "fits", "poor fit", "too little known"


def fit(*said, outcome=DealOutcome.OPEN, belonged=None, **fields):
    deal = Deal(1, 1, "Acme", outcome=outcome, **fields)
    answers = [FitAnswer(n, 1, n, answer) for n, answer in enumerate(said, 1)]
    return deal_fit(deal, CRITERIA, answers, belonged)


@pytest.mark.parametrize(
    ("known", "met", "criteria", "belonged", "expected"),
    [
        (0, 0, 4, None, UNKNOWN), (1, 1, 4, None, UNKNOWN), (2, 1, 4, None, FITS), (2, 0, 4, None, POOR),
        (3, 1, 4, None, POOR), (4, 2, 4, None, FITS), (2, 2, 5, None, UNKNOWN), (0, 0, 0, None, UNKNOWN),
        (4, 4, 4, Reply.NO, POOR), (0, 0, 4, Reply.NO, POOR), (4, 4, 4, Reply.PARTLY, FITS),
        (1, 1, 4, Reply.YES, UNKNOWN),
    ],
)  # fmt: skip
def test_verdicts(known, met, criteria, belonged, expected):
    assert verdict(known, met, criteria, belonged) == expected


def test_unknown_is_neither_met_nor_failed():
    found = fit(YES, NO, Answer.UNKNOWN)
    assert (found.known, found.met, found.words, found.verdict) == (2, 1, "2 of 4 known, 1 met", "fits")


def test_answers_to_other_deals_and_to_archived_criteria_do_not_count():
    answers = [FitAnswer(1, 2, 1, YES), FitAnswer(2, 1, 1, YES)]
    old = FitCriterion(1, FitKind.DEMOGRAPHIC, "Criterion", archived=True)
    assert deal_fit(Deal(1, 1, "Acme"), [old], answers).words == "no criteria yet"
    assert deal_fit(Deal(3, 1, "Acme"), CRITERIA, answers).known == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (0, "$0"), (800, "$800"), (9_999, "$9,999"), (40_000, "$40k"), (999_499, "$999k"), (1.2e6, "$1.2m")],
)
def test_values_carry_no_more_digits_than_they_need(value, words):
    assert short_money(value) == words


def test_a_deal_in_one_line():
    open_one = fit(stage="Proposal", value=40_000, closes=date(2026, 12, 12))
    assert deal_words(open_one) == "$40k · Proposal · closes 12 Dec"
    assert deal_words(open_one, with_stage=False) == "$40k · closes 12 Dec"
    assert deal_words(fit(outcome=DealOutcome.LOST, stage="Proposal", closes=date(2026, 12, 12))) == "lost"


def test_a_reps_fit_counts_each_outcome_and_says_it():
    lost = [fit(NO, NO, outcome=DealOutcome.LOST), fit(outcome=DealOutcome.LOST, belonged=Reply.NO)]
    rows = [*lost, fit(outcome=DealOutcome.LOST), fit(YES, YES, outcome=DealOutcome.WON), fit()]
    found = rep_fit(rows)
    assert [(g.title, g.deals, g.fits, g.poor, g.unknown) for g in found.groups] == [
        ("Won", 1, 1, 0, 0), ("Lost", 3, 0, 2, 1), ("Open", 1, 0, 0, 1), ("Disqualified", 0, 0, 0, 0),
    ]  # fmt: skip
    assert found.says == "Poor fit: 0 of 1 won, 2 of 3 lost (1 too little known), 0 of 1 open (1 too little known)."


def test_without_deals_or_answers_it_says_so():
    assert rep_fit([]).says == "No deals yet."
    assert rep_fit([fit()]).says == "Too little is known of the one deal: answer the criteria to see who fits."
    assert rep_fit([fit(), fit()]).says.startswith("Too little is known of all 2 deals")
