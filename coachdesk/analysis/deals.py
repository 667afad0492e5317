"""Whether customers fit: what is known of each deal, and the fit of won, lost and open deals of a rep."""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.domain.briefs import Reply
from coachdesk.domain.deals import Deal, DealOutcome


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
