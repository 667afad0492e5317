"""The rule on fit: deals that were lost at customers who are not ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.analysis import words
from coachdesk.analysis.chance import Pair
from coachdesk.analysis.deals import POOR, UNKNOWN, DealFit
from coachdesk.analysis.diagnosis_rules import OFF, Case, Judged, Person
from coachdesk.analysis.diagnosis_rules_shares import HINT_FROM, Counted, judge_share
from coachdesk.domain.briefs import Reply
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.periods import Cadence

ENOUGH_POOR = 3


def poor_fit(case: Case) -> Judged:
    """Decided deals that were lost at a poor fit, of those whose fit is known, beside the role.

    Half or more of the lost ones, and three at least, is a hint by itself, from as many decided deals on as any other
    share takes: those hours can be had back.
    """
    own = _decided(case, case.own)
    lost = [fit for fit in own if fit.deal.outcome is DealOutcome.LOST]
    poor = [fit for fit in lost if fit.verdict == POOR]
    said = sum(fit.belonged is Reply.NO for fit in lost)
    more = [f"{len(poor)} of {words.plural(len(lost), 'lost deal')} with a known fit fitted poorly"]
    if said:
        more[0] += f"; {words.plural(said, 'debrief says', 'debriefs say')} we should not have been there"
    counted = Counted(_pair(own), [_pair(_decided(case, one)) for one in case.others], case.enough, more_is_worse=True)
    found = judge_share(case, case.topics["poor fit"], counted, more=more)
    enough = len(own) >= HINT_FROM and len(poor) >= ENOUGH_POOR
    if found.state != OFF and enough and 2 * len(poor) >= len(lost):
        return replace(found, state=OFF, able=False)
    return found


def _decided(case: Case, person: Person) -> list[DealFit]:
    """Won and lost deals of the last year whose fit is known."""
    first, _ = case.span.bounds(Cadence.WEEK)
    ends = (DealOutcome.WON, DealOutcome.LOST)
    return [
        fit for fit in person.fits
        if fit.deal.outcome in ends and fit.verdict != UNKNOWN
        and (fit.deal.ended is None or first <= fit.deal.ended <= case.today)
    ]  # fmt: skip


def _pair(fits: Sequence[DealFit]) -> list[Pair]:
    poor = sum(fit.deal.outcome is DealOutcome.LOST and fit.verdict == POOR for fit in fits)
    return [(poor, len(fits))] if fits else []
