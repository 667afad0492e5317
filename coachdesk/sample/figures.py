"""The numbers of the sample team: weekly results that add up to a believable quarter, and what was aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from coachdesk.domain.measures import Result, Source, Target
from coachdesk.domain.periods import Cadence, Quarter, start_of, starts_between
from coachdesk.sample.cast import Member, at_quarter, quarters_up_to

GAP_SHARE = 0.03
HOLIDAY_SHARE = 0.55
EVEN_MONTHS, EVENNESS = "falling", 0.7
GROWTH = 0.02
EVEN = (1.0,)


@dataclass(frozen=True, slots=True)
class Season:
    """The weeks to fill: those of `quarters` up to the last closed one before `today`."""

    team: dict[str, Any]
    measures: Mapping[str, int]
    today: date
    quarters: tuple[Quarter, ...]

    @classmethod
    def of(cls, team: dict[str, Any], measures: Mapping[str, int], today: date, count: int) -> Season:
        return cls(team, measures, today, quarters_up_to(today, count))

    def back(self, day: date) -> int:
        """How many quarters ago `day` was."""
        now = self.quarters[-1]
        then = Quarter.of(day)
        return (now.year - then.year) * 4 + now.number - then.number

    def weeks(self, quarter: Quarter) -> tuple[date, ...]:
        """The closed weeks that begin in a quarter."""
        closed = start_of(self.today, Cadence.WEEK) - timedelta(weeks=1)
        every = starts_between(quarter.first, quarter.last, Cadence.WEEK)
        return tuple(week for week in every if week >= quarter.first and week <= closed)

    def quota(self, role: str, back: int) -> float:
        """The bookings target of a role in a quarter, grown a little each quarter, in full thousands."""
        return float(round(self.team["quota"][role] * (1 - GROWTH * back), -3))


def results(member: Member, season: Season, rng: Random) -> Iterator[Result]:
    """Every known weekly number of one rep; a week now and then is missing."""
    for quarter in season.quarters:
        weeks = [week for week in season.weeks(quarter) if member.works_on(week, season.today)]
        skipped = rng.choice(weeks) if len(weeks) > 8 and rng.random() < 0.5 else None
        won: dict[date, float] = {}
        for week in weeks:
            counts = _counts(member, season, week, rng)
            if week != skipped:
                won[week] = counts["Won deals"]
            known = (name for name in counts if week != skipped and (name == "Won deals" or rng.random() > GAP_SHARE))
            yield from (_result(member, season, name, week, counts[name]) for name in known)
        amounts = _bookings(member, season, won, _worked(quarter, weeks, season), rng)
        yield from (_result(member, season, "Bookings", week, amount) for week, amount in amounts.items())


def _worked(quarter: Quarter, weeks: Sequence[date], season: Season) -> float:
    """The share of a quarter that the rep was there for, up to the last closed week."""
    whole = len(starts_between(quarter.first, quarter.last, Cadence.WEEK)) - 1
    return min(1.0, len(weeks) / whole) if season.back(quarter.first) == 0 else len(weeks) / len(season.weeks(quarter))


def _result(member: Member, season: Season, name: str, week: date, value: float) -> Result:
    return Result(member.id, season.measures[name], week, value, Source.SAMPLE)


def _counts(member: Member, season: Season, week: date, rng: Random) -> dict[str, float]:
    festive = (week.month, week.day // 20) == (12, 1)
    own, back = member.own, season.back(week)
    pace = at_quarter(member.effort, back) * (HOLIDAY_SHARE if festive else 1)
    counts: dict[str, float] = {}
    for name, means in season.team["weekly"].items():
        usual = own.get("weekly", {}).get(name, means) * at_quarter(own.get("pace", {}).get(name, EVEN), back)
        mean = usual * (2 - pace) if name == "Hours on other duties" else usual * pace
        if name.startswith("Hours"):
            counts[name] = round(max(0.0, rng.gauss(mean, 2.2)) * 2) / 2
        else:
            counts[name] = float(max(0, round(rng.gauss(mean, 0.55 * mean**0.5))))
    for name, (whole, rate) in season.team["rates"].items():
        share = own.get("rates", {}).get(name, rate) * (0.6 + 0.4 * at_quarter(member.attainment, back))
        counts[name] = float(sum(rng.random() < share for _ in range(int(counts[whole]))))
    return counts


def _bookings(member: Member, season: Season, won: dict[date, float], worked: float, rng: Random) -> dict[date, float]:
    """Share a quarter's attainment out over the deals that were won, so that wins and amounts agree."""
    if not won:
        return {}
    back = season.back(min(won))
    reached = at_quarter(member.attainment, back) * rng.uniform(0.98, 1.02)
    total = season.quota(member.role, back) * reached * worked
    weights = {week: sum(rng.uniform(0.6, 1.5) for _ in range(int(count))) for week, count in won.items()}
    if member.profile == EVEN_MONTHS:
        weights = _evened(weights)
    every = sum(weights.values())
    return {week: float(round(total * weight / every, -2)) if every else 0.0 for week, weight in weights.items()}


def _evened(weights: Mapping[date, float]) -> dict[date, float]:
    """The same weeks, with months nearly as heavy as they are long: so little noise lets a real turn show."""
    sums: dict[int, float] = {}
    counts: dict[int, int] = {}
    for week, weight in weights.items():
        sums[week.month] = sums.get(week.month, 0.0) + weight
        counts[week.month] = counts.get(week.month, 0) + 1
    pull = {month: (counts[month] / total) ** EVENNESS if total else 0.0 for month, total in sums.items()}
    return {week: weight * pull[week.month] for week, weight in weights.items()}


def rep_targets(member: Member, season: Season) -> Iterator[Target]:
    """A rep's bookings target of each quarter since hiring."""
    for quarter in season.quarters:
        if member.rep.hired is None or member.rep.hired <= quarter.last:
            value = season.quota(member.role, season.back(quarter.first))
            yield Target(None, season.measures["Bookings"], quarter.first, value, Cadence.QUARTER, rep_id=member.id)


def role_targets(role_id: int, season: Season) -> Iterator[Target]:
    """What a role is to reach each week, from the first week of the sample on."""
    start = start_of(season.quarters[0].first, Cadence.WEEK)
    for name, (cadence, value) in season.team["targets"].items():
        yield Target(None, season.measures[name], start, value, Cadence(cadence), role_id=role_id, repeats=True)
    for name, share in season.team["rate_targets"].items():
        yield Target(None, season.measures[name], start, share, Cadence.WEEK, role_id=role_id, repeats=True)
