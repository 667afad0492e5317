"""Simulated reps for the diagnosis: weekly counts drawn from rates that are known, as records and as cases."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coachdesk.analysis.deals import FITS, POOR, DealFit
from coachdesk.analysis.diagnosis_rules import Case, Person, person_of
from coachdesk.analysis.funnel_facts import Span
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import standings_of
from coachdesk.diagnosing import topics
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.measures import Kind, Measure, Part, Result, Unit
from coachdesk.domain.people import Rep
from coachdesk.domain.roles import Role
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.skills import Observation, RepSkill, Skill

FIRST = date(2025, 11, 17)
WEEKS = 52
TODAY = FIRST + timedelta(weeks=WEEKS)
ROLE = Role(1, "Account Executive")
TOPICS = topics()
KINDS = {
    Part.CALLS: Kind.ACTIVITY, Part.LEADS: Kind.ACTIVITY, Part.WARM: Kind.ACTIVITY, Part.MARKETING: Kind.ACTIVITY,
    Part.SELLING: Kind.ACTIVITY, Part.OTHER_DUTIES: Kind.ACTIVITY, Part.DECIDED: Kind.OUTCOME, Part.WON: Kind.OUTCOME,
}  # fmt: skip
COUNTED = (
    Part.CALLS, Part.LEADS, Part.WARM, Part.MARKETING, Part.CONVERSATIONS, Part.QUALIFIED, Part.PROPOSALS,
    Part.DECIDED, Part.WON, Part.OPEN_DEALS, Part.NEXT_STEPS, Part.SELLING, Part.OTHER_DUTIES,
)  # fmt: skip
MEASURES = {
    part: Measure(at, part.value, KINDS.get(part, Kind.PROGRESS), part=part,
                  unit=Unit.HOURS if part in {Part.SELLING, Part.OTHER_DUTIES} else Unit.COUNT)
    for at, part in enumerate(COUNTED, start=1)
}  # fmt: skip
SKILLS = tuple(Skill(at, name, "Selling") for at, name in enumerate(("Discovery depth", "Qualifying", "Follow-up"), 1))


@dataclass(frozen=True)
class Truth:
    """What one rep is really like; a week has Poisson counts around these means, and shares of them by these rates."""

    calls: float = 45
    calls_rise: float = 1.0
    rise_from: int = 26
    leads: float = 16
    warm: float = 0.4
    marketing: float = 0.35
    talks: float = 0.62
    qualified: float = 0.5
    proposals: float = 0.58
    decided: int = 10
    won: float = 0.25
    dated: float = 0.8
    selling: float = 25
    other: float = 11
    poor: float = 0.2
    deals: int = 12
    kept: float = 0.85
    yours: float = 0.85
    held: float = 0.8
    seen: tuple[int, ...] = (0, -1)
    observations: int = 5


USUAL = Truth()


def poisson(rng, mean):
    """Small enough means for the product of draws (D. E. Knuth)."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, mean**0.5)))
    limit, count, product = 2.718281828459045**-mean, 0, rng.random()
    while product > limit:
        count, product = count + 1, product * rng.random()
    return count


def some(rng, count, share):
    return sum(rng.random() < share for _ in range(count))


def numbers(truth, rng, rep_id, weeks=WEEKS):
    """The results of one rep, week by week; deals are decided on any week of their quarter."""
    rows, dated = [], [rng.random() < truth.dated for _ in range(15)]
    decided = [0] * weeks
    for quarter in range(0, weeks, 13):
        for _ in range(truth.decided):
            decided[min(weeks - 1, quarter + rng.randrange(13))] += 1
    for week in range(weeks):
        calls = truth.calls * (truth.calls_rise if week >= truth.rise_from else 1)
        leads = poisson(rng, truth.leads)
        talks = some(rng, leads, truth.talks)
        qualified = some(rng, talks, truth.qualified)
        dated = [rng.random() < truth.dated if rng.random() < 0.3 else old for old in dated]
        values = (
            poisson(rng, calls), leads, some(rng, leads, truth.warm), some(rng, leads, truth.marketing), talks,
            qualified, some(rng, qualified, truth.proposals), decided[week], some(rng, decided[week], truth.won),
            len(dated), sum(dated), max(0, rng.gauss(truth.selling, 2.2)), max(0, rng.gauss(truth.other, 2.2)),
        )  # fmt: skip
        day = FIRST + timedelta(weeks=week)
        rows += [Result(rep_id, MEASURES[part].id, day, value) for part, value in zip(COUNTED, values)]
    return rows


def a_day(rng, weeks):
    return FIRST + timedelta(days=rng.randrange(weeks * 7 - 3))


def fits(truth, rng, rep_id, weeks=WEEKS):
    """Decided deals whose fit is known."""
    found = []
    for at in range(truth.deals * weeks // WEEKS):
        lost = rng.random() >= truth.won
        poor = lost and rng.random() < truth.poor
        outcome = DealOutcome.LOST if lost else DealOutcome.WON
        deal = Deal(at + 1, rep_id, f"Account {at}", outcome=outcome, ended=a_day(rng, weeks))
        found.append(DealFit(deal, 8, 2 if poor else 7, 10, POOR if poor else FITS, "", "", None))
    return found


def promises(truth, rng, rep_id, weeks=WEEKS):
    """Two commitments of the rep and one of the manager every month or so."""
    rows = []
    for owner, count, share in ((Owner.REP, 26, truth.kept), (Owner.MANAGER, 14, truth.yours)):
        for at in range(count * weeks // WEEKS):
            due = a_day(rng, weeks)
            state = CommitmentState.DONE if rng.random() < share else CommitmentState.PART
            rows.append(Commitment(at + 1, rep_id, owner, "Send it", due - timedelta(7), due, state, due))
    return rows


def sessions(truth, rng, weeks=WEEKS):
    """Seven sessions of 45 minutes planned a month, most of them held."""
    rows = []
    for at in range(7 * weeks // 4):
        day = FIRST + timedelta(days=4 * at)
        status = SessionStatus.HELD if rng.random() < truth.held else SessionStatus.MISSED
        start = datetime(day.year, day.month, day.day, 9)
        rows.append(Session(at + 1, SessionKind.ONE_ON_ONE, start, 45, status, summary="Talked"))
    return rows


def observations(truth, rng, rep_id, weeks=WEEKS):
    """Levels around the target of 3, of some skills."""
    return [
        Observation(None, rep_id, skill.id, a_day(rng, weeks), "Seen", level=3 + rng.choice(truth.seen))
        for skill in SKILLS for _ in range(truth.observations)
    ]  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """One rep as drawn: what others see, and all records."""

    person: Person
    records: RepRecords


def year(weeks=WEEKS):
    """The year that ends on the day after the last week."""
    return Span("year", FIRST + timedelta(weeks=weeks))


def draw(truth, rng, rep_id, weeks=WEEKS):
    """One rep of the role with a year, or fewer weeks, of everything."""
    results, kept = numbers(truth, rng, rep_id, weeks), promises(truth, rng, rep_id, weeks)
    records = RepRecords(
        Rep(rep_id, f"Rep {rep_id}", 1), ROLE, tuple(MEASURES.values()), tuple(results), (), SKILLS,
        observations=tuple(observations(truth, rng, rep_id, weeks)), commitments=tuple(kept),
        sessions=tuple(sessions(truth, rng, weeks)), rep_skills=tuple(RepSkill(None, rep_id, s.id, 3) for s in SKILLS),
    )  # fmt: skip
    return Drawn(person_of(results, MEASURES, year(weeks), fits(truth, rng, rep_id, weeks), kept), records)


def case(own, others, weeks=WEEKS, **fields):
    """One rep beside the others of the role, on the day after the last week."""
    span = year(weeks)
    found = Case(
        own.records, own.person, tuple(one.person for one in others), MEASURES, span, TOPICS,
        standings=standings_of(own.records, span.today, every=True),
    )  # fmt: skip
    return replace(found, **fields)


def team(rng, truth=USUAL, size=8, weeks=WEEKS):
    """The cases of a team of equal reps."""
    drawn = [draw(truth, rng, at, weeks) for at in range(1, size + 1)]
    return [case(own, [one for one in drawn if one is not own], weeks) for own in drawn]
