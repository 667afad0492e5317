"""Rules on where leads come from, and on what happens next with open deals."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.analysis.chance import Pair
from coachdesk.analysis.diagnosis_rules import Case, Judged, Person
from coachdesk.analysis.diagnosis_rules_shares import HINT_FROM, Counted, judge_share
from coachdesk.analysis.series import target_for
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.measures import Part, Unit

SNAPSHOTS = 4


def cold_leads(case: Case) -> Judged:
    """The share of leads that are warm, beside the role."""
    return judge_parts(case, "cold leads", Part.LEADS, Part.WARM)


def marketing_apart(case: Case) -> Judged:
    """The share of leads that marketing handed over, beside the role."""
    return judge_parts(case, "marketing apart", Part.LEADS, Part.MARKETING)


def judge_parts(case: Case, cause: str, lower: Part, upper: Part) -> Judged:
    """The share of one part that became another over the year, beside the role."""
    counted = Counted(
        case.pairs(case.own, lower, upper), [case.pairs(one, lower, upper) for one in case.others], case.enough,
        target_of(case, lower, upper),
    )  # fmt: skip
    measure = case.parts.get(upper)
    return judge_share(case, case.topics[cause], counted, measure.id if measure else None)


def target_of(case: Case, lower: Part, upper: Part) -> float | None:
    """The target of the rate that is made of the two parts, if there is such a measure with one today."""
    ids = [case.parts[part].id if part in case.parts else None for part in (upper, lower)]
    rates = [m for m in case.records.measures if m.unit is Unit.RATE and [m.numerator_id, m.denominator_id] == ids]
    for rate in rates:
        aims = [t for t in case.records.targets if t.measure_id == rate.id]
        aim = target_for(case.today, rate.cadence, aims, Unit.RATE, case.records.options.first_weekday)
        if aim is not None and 0 < aim < 1:
            return aim
    return None


def no_next_step(case: Case) -> Judged:
    """Open deals whose next step has a date: the mean of the last four counts, else the deals as they are written down.

    The same deals stand in the count of each week, so that only one count's worth of them is tested.
    """
    counted = Counted(
        _open_now(case, case.own), [_open_now(case, one) for one in case.others], HINT_FROM,
        target_of(case, Part.OPEN_DEALS, Part.NEXT_STEPS),
    )  # fmt: skip
    measure = case.parts.get(Part.NEXT_STEPS)
    return judge_share(case, case.topics["no dated next step"], counted, measure.id if measure else None)


def _open_now(case: Case, person: Person) -> Sequence[Pair]:
    rows = case.pairs(person, Part.OPEN_DEALS, Part.NEXT_STEPS)[-SNAPSHOTS:]
    if rows:
        dated, still = (round(sum(row[place] for row in rows) / len(rows)) for place in (0, 1))
        return [(dated, still)] if still else []
    deals = [fit.deal for fit in person.fits if fit.deal.outcome is DealOutcome.OPEN]
    dated = sum(deal.next_day is not None and deal.next_day >= case.today for deal in deals)
    return [(dated, len(deals))] if deals else []
