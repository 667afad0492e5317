"""Working a goal plan out: what is known of a rep and of the role, and the chain that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis.funnel_facts import Span, key_of, share
from coachdesk.analysis.goal_words import said
from coachdesk.analysis.goals import Assume, GoalPlan, GoalStep, Link, Need, chosen, per_week, steps, weeks_left
from coachdesk.analysis.rates import Comparison, wilson
from coachdesk.analysis.series import target_for
from coachdesk.analysis.stages import Amount, coarsest, counted_by, mean_amount, steps_of
from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import Measure, Part, Result, Target, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Cadence, Quarter, end_of

A_WEEK = {Cadence.WEEK: 1.0, Cadence.MONTH: 12 / 52, Cadence.QUARTER: 4 / 52}
MONTHS_OF_QUARTER = 3
PART_OF = "say in the form of a measure which part of the sales process it counts"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a plan is worked out from: the rep's results and targets, and the results of the others of the role."""

    rep: Rep
    parts: Mapping[Part, Measure]
    lead: Measure | None
    own: Sequence[Result]
    others: tuple[Sequence[Result], ...]
    targets: Sequence[Target]
    year: Span
    enough: int
    currency: str

    @property
    def money(self) -> Measure | None:
        """What the goal is counted in: the bookings, else the lead outcome."""
        return self.parts.get(Part.BOOKINGS) or self.lead


def plan_of(known: Evidence, quarter: Quarter, assume: Assume) -> GoalPlan:
    """From what is still to be won in the quarter back to the inputs of each week that is left, or why not.

    The goal is the target of the bookings. Deal size and shares are the rep's own of the last year, where there are
    none those of the role, unless they are assumed.
    """
    check(assume)
    today, weekday = known.year.today, known.year.first_weekday
    aim = _aim(known, quarter) if assume.goal is None else assume.goal
    so_far = earned(known.own, known.money, quarter)
    left = max(0.0, (aim or 0.0) - (so_far or 0.0))
    weeks = weeks_left(quarter, today, weekday)
    size, whose = _deal_size(known, assume)
    missing = _missing(known, aim, weeks, size, quarter)
    chain = (_goal(known, known.money, left, weeks, assume),) if known.money and aim is not None and weeks else ()
    if not missing:
        rest, why = steps(left, weeks, size, _links(known), assume, known.enough)
        chain, missing = (*chain, *rest), (*why, *_not_counted(known.parts))
    told = tuple(replace(s, words=said(s, known.rep.first_name, weeks, known.currency)) for s in chain)
    return GoalPlan(known.rep.id or 0, quarter, aim, so_far, left, weeks, size, whose, told, missing)


def check(assume: Assume) -> None:
    """Refuse what can't be divided by."""
    if assume.goal is not None and not 0 < assume.goal < 1e15:
        raise Invalid("goal", "A goal is an amount above 0.")
    if assume.deal_size is not None and not 0 < assume.deal_size < 1e15:
        raise Invalid("deal_size", "A deal size is an amount above 0.")
    if not all(0 < one <= 1 for one in assume.rates.values()):
        raise Invalid("rate", "A share is above 0 and at most 100 %.")


def earned(rows: Sequence[Result], measure: Measure | None, quarter: Quarter) -> float | None:
    """What the known periods that begin in the quarter brought; None when nothing is known."""
    if measure is None:
        return None
    found = [r.value for r in rows if r.measure_id == measure.id and quarter.first <= r.start <= quarter.last]
    return sum(found) if found else None


def _goal(known: Evidence, money: Measure, left: float, weeks: int, assume: Assume) -> GoalStep:
    source = "target" if assume.goal is None else "assumed"
    need = Need(left, left, left)
    return GoalStep("goal", money.name, money.id, need, per_week(need, weeks), None, source, _usual(known, money))


def _aim(known: Evidence, quarter: Quarter) -> float | None:
    """The target of the quarter; 0 is no goal."""
    if known.money is None:
        return None
    targets = tuple(t for t in known.targets if t.measure_id == known.money.id)
    aim = target_for(quarter.first, Cadence.QUARTER, targets, known.money.unit, known.year.first_weekday)
    return aim if aim is not None and aim > 0 else None


def _usual(known: Evidence, measure: Measure) -> float | None:
    """The mean of the rep's known weeks of the last quarter; of a month or quarter its part for one week."""
    recent = replace(known.year, name="quarter")
    values, cadence = recent.counts(known.own, measure), counted_by(known.own, measure)
    weeks = sum(_weeks_in(known.own, measure, start, cadence) for start in values)
    return sum(values.values()) / weeks if weeks else None


def _weeks_in(rows: Sequence[Result], measure: Measure, start: date, cadence: Cadence) -> float:
    """How many weeks a known period stands for: those it was counted by, else its part of the year's 52."""
    own = sum(r.measure_id == measure.id and start <= r.start <= end_of(start, cadence) for r in rows)
    return own if own > MONTHS_OF_QUARTER else 1 / A_WEEK[cadence]


def _deal_size(known: Evidence, assume: Assume) -> tuple[Amount, str]:
    """The rep's own where it has a range, else the role's where that has one, else the own as it is."""
    won, money, taken = known.parts.get(Part.WON), known.money, assume.deal_size
    own = _mean_deal(known, (known.own,), money, won)
    if taken is not None:
        return Amount(own.count, taken, taken, taken), "assumed"
    if own.low is None:
        role = _mean_deal(known, (known.own, *known.others), money, won)
        if role.low is not None or own.mean is None:
            return role, "" if role.mean is None else "role"
    return own, "own"


def _mean_deal(
    known: Evidence, people: Sequence[Sequence[Result]], money: Measure | None, won: Measure | None
) -> Amount:  # fmt: skip
    """What a won deal is worth, period by period, as far as both numbers of a person are known."""
    amounts: dict[date, float] = {}
    counts: dict[date, float] = {}
    cadence = coarsest(counted_by(rows, one) for rows in people for one in (money, won) if one)
    for rows in people if money and won else ():
        worth, deals = (known.year.counts(rows, one, cadence) for one in (money, won) if one)
        for day in worth.keys() & deals.keys():
            amounts[day] = amounts.get(day, 0.0) + worth[day]
            counts[day] = counts.get(day, 0.0) + deals[day]
    return mean_amount(amounts, counts)


def shares_taken(known: Evidence, assume: Assume) -> dict[str, tuple[Comparison, str]]:
    """The share of each step that a plan takes, by its key, and whose it is, whether there is a goal or not."""
    found = {link.key: chosen(link, assume, known.enough) for link in _conversions(known)}
    return {key: taken for key, taken in found.items() if taken is not None}


def _links(known: Evidence) -> tuple[Link, ...]:
    """The steps of the chain from the won deals back."""
    won = known.parts[Part.WON]
    return (Link("won", won, "", wilson(0, 0), (), _usual(known, won)), *_conversions(known))


def _conversions(known: Evidence) -> tuple[Link, ...]:
    links = []
    for lower, upper in reversed(steps_of(known.parts)):
        own, *others = (share(rows, lower, upper, known.year) for rows in (known.own, *known.others))
        links.append(Link(key_of(lower, upper), lower, upper.name, own, (own, *others), _usual(known, lower)))
    return tuple(links)


def _missing(known: Evidence, aim: float | None, weeks: int, size: Amount, quarter: Quarter) -> tuple[str, ...]:
    """Why the chain can't even begin, in sentences."""
    money, why = known.money, []
    if money is None or money.unit is not Unit.CURRENCY:
        why.append(f"No measure counts bookings: {PART_OF}.")
    elif weeks == 0:
        why.append(f"{quarter.title} is over: choose a quarter that still runs.")
    elif aim is None:
        why.append(f"{money.name} has no target for {quarter.title}: set one, or try out a goal here.")
    if Part.WON not in known.parts:
        why.append(f"No measure counts won deals: {PART_OF}.")
    elif size.mean is None:
        why.append("No won deals are known in the last year, of the rep or of the role: try out a deal size here.")
    return tuple(why)


def _not_counted(parts: Mapping[Part, Measure]) -> tuple[str, ...]:
    if steps_of(parts):
        return ()
    return ("No stage before the won deals is counted, such as proposals: it can’t be worked back further.",)
