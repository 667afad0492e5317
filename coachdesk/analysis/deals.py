"""Whether customers fit: what is known of each deal, and the fit of won, lost and open deals of a rep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.analysis import words
from coachdesk.domain.briefs import Reply
from coachdesk.domain.deals import Answer, Deal, DealOutcome, FitAnswer, FitCriterion

FITS, POOR, UNKNOWN = "fits", "poor fit", "too little known"
TITLES = {
    DealOutcome.WON: "Won",
    DealOutcome.LOST: "Lost",
    DealOutcome.OPEN: "Open",
    DealOutcome.DISQUALIFIED: "Disqualified",
}


@dataclass(frozen=True, slots=True)
class DealFit:
    """One deal: how many of the criteria are known, how many of those are met, and what that says.

    `verdict` is "fits", "poor fit" or "too little known"; a debrief that says we should not have been there makes it
    a poor fit. `words` is "5 of 8 known, 4 met".
    """

    deal: Deal
    known: int
    met: int
    criteria: int
    verdict: str
    words: str
    value_words: str
    belonged: Reply | None


@dataclass(frozen=True, slots=True)
class FitGroup:
    """The deals of one outcome, counted by verdict."""

    outcome: DealOutcome
    title: str
    deals: int
    fits: int
    poor: int
    unknown: int


@dataclass(frozen=True, slots=True)
class RepFit:
    """A rep's fit page: groups (won, lost, open, disqualified), the deals, and one sentence of what it says."""

    groups: tuple[FitGroup, ...]
    deals: tuple[DealFit, ...]
    says: str


def deal_fit(
    deal: Deal,
    criteria: Sequence[FitCriterion],
    answers: Sequence[FitAnswer],
    belonged: Reply | None = None,
    currency: str = "$",
) -> DealFit:
    """One deal against the criteria in use; unknown is neither met nor failed, and leaves the share."""
    asked = {c.id for c in criteria if not c.archived}
    own = [a.answer for a in answers if a.deal_id == deal.id and a.criterion_id in asked]
    met = own.count(Answer.YES)
    known = met + own.count(Answer.NO)
    said = f"{known} of {len(asked)} known, {met} met" if asked else "no criteria yet"
    value = short_money(deal.value, currency)
    return DealFit(deal, known, met, len(asked), verdict(known, met, len(asked), belonged), said, value, belonged)


def verdict(known: int, met: int, criteria: int, belonged: Reply | None) -> str:
    """Poor: a debrief says we should not have been there, or half the criteria are known and under half of those met.

    It fits when at least half are known and at least half of those are met.
    """
    if belonged is Reply.NO:
        return POOR
    if not known or 2 * known < criteria:
        return UNKNOWN
    return FITS if 2 * met >= known else POOR


def short_money(value: float | None, currency: str = "$") -> str:
    """A deal's value without false precision: "€1.2m", "€40k", "€800"; "" when unknown."""
    if value is None:
        return ""
    gap = " " if len(currency) > 1 and currency[-1].isalpha() else ""
    if value >= 999_500:
        return f"{currency}{gap}{words.figure(round(value / 1e6, 1))}m"
    return f"{currency}{gap}{value / 1e3:.0f}k" if value >= 10_000 else words.money(value, currency)


def deal_words(fit: DealFit, *, with_stage: bool = True) -> str:
    """A deal in one line: "€40k · Proposal · closes 12 Dec"; one that has ended says how in place of its stage."""
    deal = fit.deal
    closes = f"closes {words.day(deal.closes)}" if deal.closes and deal.outcome is DealOutcome.OPEN else ""
    stage = deal.stage if deal.outcome is DealOutcome.OPEN else deal.outcome.value
    return " · ".join(part for part in (fit.value_words, stage if with_stage else "", closes) if part)


def rep_fit(deals: Sequence[DealFit]) -> RepFit:
    """A rep's deals by outcome, and one sentence of what they say."""
    groups = tuple(_group(outcome, [d for d in deals if d.deal.outcome is outcome]) for outcome in TITLES)
    return RepFit(groups, tuple(deals), _says(deals, groups))


def _group(outcome: DealOutcome, deals: Sequence[DealFit]) -> FitGroup:
    verdicts = [d.verdict for d in deals]
    count = verdicts.count
    return FitGroup(outcome, TITLES[outcome], len(deals), count(FITS), count(POOR), count(UNKNOWN))


def _says(deals: Sequence[DealFit], groups: Sequence[FitGroup]) -> str:
    """The poor fits of each outcome with the count of its deals, and of how many too little is known."""
    if not deals:
        return "No deals yet."
    if all(d.verdict == UNKNOWN for d in deals):
        return f"Too little is known of {_of_all(len(deals))}: answer the criteria to see who fits."
    parts = []
    for group in groups:
        unknown = f" ({group.unknown} too little known)" if group.unknown else ""
        parts += [f"{group.poor} of {group.deals} {group.title.lower()}{unknown}"] if group.deals else []
    return f"Poor fit: {', '.join(parts)}."


def _of_all(count: int) -> str:
    return "the one deal" if count == 1 else f"all {count} deals"
