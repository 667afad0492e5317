"""Working out a funnel: what each stage counts, what share goes on, and how long deals stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from coachdesk.analysis.funnel import Conversion, Funnel, Stage, StageTime
from coachdesk.analysis.rates import Rate, compare, wilson
from coachdesk.analysis.stages import coarsest, conversion, counted_by, known, steps_of
from coachdesk.domain.deals import Deal, DealOutcome, DealStage
from coachdesk.domain.measures import FUNNEL, Measure, Part, Result
from coachdesk.domain.periods import Cadence, start_of, step

SPANS = {
    "year": {Cadence.WEEK: 52, Cadence.MONTH: 12, Cadence.QUARTER: 4},
    "quarter": {Cadence.WEEK: 13, Cadence.MONTH: 3, Cadence.QUARTER: 1},
}
NAMES = {
    Part.LEADS: "Lead", Part.CONVERSATIONS: "Conversation", Part.QUALIFIED: "Qualified", Part.PROPOSALS: "Proposal",
    Part.WON: "Won",
}  # fmt: skip
LEAST_DEALS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The closed periods to look at: "year" is the last 52 weeks (12 months, 4 quarters), "quarter" the last 13."""

    name: str
    today: date
    first_weekday: int = 0

    def bounds(self, cadence: Cadence) -> tuple[date, date]:
        """The starts of the first and of the last closed period."""
        last = step(start_of(self.today, cadence, self.first_weekday), cadence, -1)
        return step(last, cadence, 1 - SPANS[self.name][cadence]), last

    def counts(self, rows: Iterable[Result], measure: Measure, cadence: Cadence | None = None) -> dict[date, float]:
        """The known numbers of a measure by period; of a coarser cadence only periods that are known as a whole."""
        found = tuple(rows)
        cadence = cadence or counted_by(found, measure)
        return known(found, measure, *self.bounds(cadence), self.first_weekday, cadence)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a funnel is asked of: who counts what, over which span, and how many trials are enough."""

    parts: Mapping[Part, Measure]
    span: Span
    enough: int


def share(rows: Sequence[Result], lower: Measure, upper: Measure, span: Span) -> Rate:
    """How many of `lower` went on to `upper` for one person, over the periods in which both are known."""
    cadence = coarsest(counted_by(rows, one) for one in (lower, upper))
    return conversion(span.counts(rows, upper, cadence), span.counts(rows, lower, cadence))


def pooled(rates: Iterable[Rate]) -> Rate:
    """All of them together: sum of successes of sum of trials."""
    every = tuple(rates)
    return wilson(sum(r.successes for r in every), sum(r.trials for r in every))


def key_of(lower: Measure, upper: Measure) -> str:
    """The name of a step for good: "qualified-proposals"."""
    return "-".join(one.part.name.lower() for one in (lower, upper) if one.part)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one person counted: each stage with its sum (None is unknown) and periods, and each step's rate by key."""

    stages: Mapping[Part, tuple[float | None, int]]
    rates: Mapping[str, Rate]


def counted(asked: Asked, rows: Sequence[Result]) -> Counted:
    """One person's stages and steps over the span."""
    stages = {}
    for part in FUNNEL:
        if part in asked.parts:
            found = asked.span.counts(rows, asked.parts[part])
            stages[part] = (sum(found.values()) if found else None, len(found))
    pairs = steps_of(asked.parts)
    return Counted(stages, {key_of(low, up): share(rows, low, up, asked.span) for low, up in pairs})


def funnel_of(
    asked: Asked,
    people: Sequence[Counted],
    others: Sequence[Counted] = (),
    days: Mapping[Part, StageTime] | None = None,
) -> Funnel:
    """The funnel of `people` taken together; `others` are the other reps of one rep's role."""
    stages = tuple(_stage(asked, people, part) for part in FUNNEL if part in asked.parts)
    conversions = []
    for lower, upper in steps_of(asked.parts):
        key = key_of(lower, upper)
        own, peers = pooled(one.rates[key] for one in people), tuple(one.rates[key] for one in others)
        time = (days or {}).get(lower.part) if lower.part else None
        conversions.append(_conversion(asked, lower, upper, own, peers, time))
    return Funnel(asked.span.name, stages, tuple(conversions), _caution(asked, stages))


def _stage(asked: Asked, people: Sequence[Counted], part: Part) -> Stage:
    every = [one.stages[part] for one in people]
    known_sums = [value for value, _ in every if value is not None]
    total = sum(known_sums) if known_sums else None
    return Stage(part, asked.parts[part].name, total, sum(periods for _, periods in every))


def _conversion(
    asked: Asked, lower: Measure, upper: Measure, own: Rate, peers: Sequence[Rate], days: StageTime | None
) -> Conversion:
    usable = tuple(rate for rate in peers if rate.trials > 0 and rate.successes <= rate.trials)
    role = pooled(usable) if usable else None
    found = compare(own, (own, *usable), asked.enough)
    shrunk = found.shrunk if usable and own.low is not None else None
    words, more = _words(own, role, lower, upper)
    side = side_of(own, role, asked.enough)
    return Conversion(
        key_of(lower, upper), name_of(lower, upper), own, role, shrunk, side, found.needed, words, more, days
    )


def side_of(own: Rate, role: Rate | None, enough: int) -> str:
    """Whether a share is "below" or "above": its plausible range leaves the rate of the role’s other reps out, else "".

    Own trials must be enough to rank by, and those of the others too: a few deals of one peer are no yardstick.
    """
    if role is None or role.rate is None or own.low is None or own.high is None:
        return ""
    if min(own.trials, role.trials) < enough:
        return ""
    return "below" if own.high < role.rate else "above" if own.low > role.rate else ""


def _words(own: Rate, role: Rate | None, lower: Measure, upper: Measure) -> tuple[str, str]:
    beside = f" · role {role.rate * 100:.0f} %" if role is not None and role.rate is not None else ""
    weeks = period_word((lower, upper))
    count = f"{own.successes:,.0f} of {own.trials:,.0f}"
    if own.low is not None and own.high is not None:
        return count, f"plausible {own.low * 100:.0f}–{own.high * 100:.0f} %{beside}"
    if own.successes > own.trials:
        return count, f"more {upper.name.lower()} than {lower.name.lower()} were counted in these {weeks}{beside}"
    return "not known yet", f"nothing to go by in these {weeks}{beside}"


def period_word(measures: Iterable[Measure]) -> str:
    """What the counts are taken over: weeks, or the coarsest that one of them is counted by."""
    return coarsest(m.cadence for m in measures).value + "s"


def name_of(lower: Measure, upper: Measure) -> str:
    """A step as people say it: "Qualified → proposal"."""
    return f"{_short(lower)} → {_short(upper).lower()}"


def _short(measure: Measure) -> str:
    return NAMES.get(measure.part, measure.name) if measure.part else measure.name


def _caution(asked: Asked, stages: Sequence[Stage]) -> str:
    if len(stages) < 2:
        return (
            "Fewer than two stages are counted: say in the form of a measure which part of the sales process it counts."
        )
    weeks = period_word(asked.parts[stage.part] for stage in stages)
    return f"Counts of the same {weeks}, not of the same deals: what came last may still move on."


def stage_times(
    deals: Iterable[Deal], rows: Iterable[DealStage], parts: Mapping[Part, Measure], since: date
) -> dict[Part, StageTime]:
    """How long deals stay in each stage, by the stage's name in any case; under three deals nothing is said.

    A stay runs from the day a deal came to a stage to the day it came to the next, or ended; one that still runs is
    not known yet. What was written down after the end, or again for the same stage, is no step. Of a deal that came
    back to a stage the days are added.
    """
    known_deals = {deal.id: deal for deal in deals}
    by_deal: dict[int, list[DealStage]] = {}
    for row in sorted(rows, key=lambda r: (r.deal_id, r.entered, r.id or 0)):
        by_deal.setdefault(row.deal_id, []).append(row)
    stays: dict[Part, dict[int, int]] = {}
    called = {name: part for part, measure in parts.items() for name in _called(part, measure)}
    for deal_id, path in by_deal.items():
        for stage, days in _stays(known_deals.get(deal_id), path, since):
            if (part := called.get(stage.casefold())) is not None:
                stays.setdefault(part, {})[deal_id] = stays.get(part, {}).get(deal_id, 0) + days
    return {part: _time(list(found.values())) for part, found in stays.items() if len(found) >= LEAST_DEALS}


def _stays(deal: Deal | None, path: Sequence[DealStage], since: date) -> list[tuple[str, int]]:
    if deal is None:
        return []
    closed = deal.ended if deal.outcome is not DealOutcome.OPEN else None
    steps: list[tuple[str, date]] = []
    for row in path:
        again = bool(steps) and steps[-1][0].casefold() == row.stage.casefold()
        if not again and (closed is None or row.entered <= closed):
            steps.append((row.stage, row.entered))
    ends = [*(day for _, day in steps[1:]), closed]
    return [(stage, (end - day).days) for (stage, day), end in zip(steps, ends) if end is not None and day >= since]


def _called(part: Part, measure: Measure) -> set[str]:
    names = (measure.name, part.value, part.name, NAMES.get(part, ""))
    return {form for name in names if name for form in (name.casefold(), f"{name.casefold()}s")}


def _time(days: Sequence[int]) -> StageTime:
    return StageTime(float(median(days)), min(days), max(days), len(days))
