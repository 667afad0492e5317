"""What is compared between top performers and the others: inputs, conversions, skills, coaching, fit of deals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from coachdesk.analysis.coaching import is_held
from coachdesk.analysis.commitments import kept_of
from coachdesk.analysis.deals import FITS, POOR, DealFit
from coachdesk.analysis.measured import points_of
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import skill_index, standings_of
from coachdesk.analysis.spans import there_months
from coachdesk.analysis.stages import coarsest, counted_by, known, steps_of
from coachdesk.analysis.top import (
    POINTS,
    Row,
    Scale,
    Sides,
    TopDifferences,
    cautions_of,
    mean_row,
    placed,
    rate_row,
    roles_of,
    says_of,
    shown_in,
    sides_of,
    telling_role,
)
from coachdesk.domain.commitments import Owner
from coachdesk.domain.measures import Kind, Measure, Part, Unit
from coachdesk.domain.periods import Cadence, start_of
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.skills import Skill

WEEKS = 52
LEAST_PERIODS, LEAST_MONTHS = 6, 1.0
INPUTS, RATES, SKILLS, COACHING, DEALS = "Inputs", "Conversions", "Skills", "Coaching received", "Deals"
PERCENT, LEVEL = Scale(lambda share: f"{share * 100:.0f}", " %"), Scale(lambda level: f"{level:.1f}")
COUNTED = (Unit.COUNT, Unit.HOURS, Unit.CURRENCY)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison is made from: the team, the parts of the sale, and the deals with their fit."""

    team: tuple[RepRecords, ...]
    parts: Mapping[Part, Measure] = field(default_factory=dict)
    fits: tuple[DealFit, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """The days first..last that are looked at: whole weeks that have ended."""

    first: date
    last: date
    today: date


def top_differences(compared: Compared, today: date, role_id: int | None = None) -> TopDifferences:
    """Top performers of one role against the others of it; without a role that in which most can be told."""
    team = compared.team
    chosen = role_id if role_id is not None else telling_role(team, today)
    roles = roles_of(team)
    sides = sides_of([r for r in team if chosen is not None and r.rep.role_id == chosen], today)
    days = days_of(today, team[0].options.first_weekday if team else 0)
    found = tuple(_rows(compared, sides, days)) if sides.top else ()
    role = roles.get(chosen, "") if chosen is not None else ""
    top, others, left_out = (
        tuple(placed(records, today) for records in side) for side in (sides.top, sides.others, sides.left_out)
    )
    return TopDifferences(
        chosen, role, tuple(roles.items()), top, others, left_out, found, f"last {WEEKS} closed weeks",
        says_of(role, sides, found), cautions_of(found, sides),
    )  # fmt: skip


def days_of(today: date, first_weekday: int = 0) -> Days:
    """The last 52 weeks that have ended."""
    monday = start_of(today, Cadence.WEEK, first_weekday)
    return Days(monday - timedelta(weeks=WEEKS), monday - timedelta(days=1), today)


def _rows(compared: Compared, sides: Sides, days: Days) -> list[Row]:
    parts = (
        _inputs(sides, days), _conversions(compared, sides, days), _skills(sides, days), _coaching(sides, days),
        _deals(compared.fits, sides),
    )  # fmt: skip
    return [row for rows in parts for row in rows if row is not None]


def _inputs(sides: Sides, days: Days) -> list[Row | None]:
    """Each activity by its own period: the mean of a rep's known ones."""
    first = sides.top[0]
    measures = [m for m in first.measures if m.kind is Kind.ACTIVITY and m.unit in COUNTED and not m.archived]
    currency = first.options.currency
    return [
        mean_row(INPUTS, m.name, sides, partial(mean_of, m, days), shown_in(m.unit, m.cadence.value, currency))
        for m in measures
    ]


def mean_of(measure: Measure, days: Days, records: RepRecords) -> float | None:
    """The mean of the known closed periods; None under six of them."""
    rows = [p for p in points_of(records, measure, days.today) if days.first <= p.start <= days.last]
    values = [p.value for p in rows if p.value is not None and not p.partial]
    return sum(values) / len(values) if len(values) >= LEAST_PERIODS else None


def _conversions(compared: Compared, sides: Sides, days: Days) -> list[Row | None]:
    """From each counted stage to the next, and decided deals that were won."""
    pairs = list(steps_of(compared.parts))
    if Part.DECIDED in compared.parts and Part.WON in compared.parts:
        pairs.append((compared.parts[Part.DECIDED], compared.parts[Part.WON]))
    return [
        rate_row(RATES, f"{below.name} → {above.name.lower()}", sides, partial(went_on, below, above, days))
        for below, above in pairs
    ]


def went_on(below: Measure, above: Measure, days: Days, records: RepRecords) -> tuple[float, float]:
    """How many of one stage went on to the next, over the periods where both are known."""
    rows, weekday = records.results, records.options.first_weekday
    cadence = coarsest(counted_by(rows, one) for one in (below, above))
    top, bottom = (known(rows, one, days.first, days.last, weekday, cadence) for one in (above, below))
    both = sorted(top.keys() & bottom.keys())
    return sum(top[day] for day in both), sum(bottom[day] for day in both)


def _skills(sides: Sides, days: Days) -> list[Row | None]:
    """The share of rated skills at target, then the levels seen in each skill that the role has a target for."""
    first = sides.top[0]
    aimed = {target.skill_id for target in first.role_skills}
    share = mean_row(SKILLS, "Rated skills at or above target", sides, partial(share_of, days), PERCENT, POINTS)
    skills = [s for s in first.skills if s.id in aimed and not s.archived]
    levels = [mean_row(SKILLS, f"{s.name}, level seen", sides, partial(seen_level, s, days), LEVEL) for s in skills]
    return [share, *levels]


def share_of(days: Days, records: RepRecords) -> float | None:
    """The skill index as a share; None when nothing is rated."""
    reached, rated = skill_index(standings_of(records, days.today))
    return reached / rated if rated else None


def seen_level(skill: Skill, days: Days, records: RepRecords) -> float | None:
    """The mean level of what was observed in one skill; None when no observation names a level."""
    rows = [o for o in records.observations if o.skill_id == skill.id and days.first <= o.day <= days.today]
    levels = [o.level for o in rows if o.level is not None]
    return sum(levels) / len(levels) if levels else None


def _coaching(sides: Sides, days: Days) -> list[Row | None]:
    """What came of the manager's side: hours and sessions held a month, and commitments kept on both sides."""
    hours, count = shown_in(Unit.HOURS, "month"), shown_in(Unit.COUNT, "month")
    return [
        mean_row(COACHING, "Coaching held", sides, partial(monthly, days, lambda s: s.minutes / 60), hours),
        mean_row(COACHING, "Pre-briefs", sides, partial(monthly, days, _is(SessionKind.PRE_BRIEF)), count),
        mean_row(COACHING, "Debriefs", sides, partial(monthly, days, _is(SessionKind.DEBRIEF)), count),
        rate_row(COACHING, "Commitments kept by the rep", sides, partial(kept, days, Owner.REP)),
        rate_row(COACHING, "Commitments kept by you", sides, partial(kept, days, Owner.MANAGER)),
    ]


def _is(kind: SessionKind) -> Callable[[Session], float]:
    return lambda session: float(session.kind is kind)


def monthly(days: Days, weigh: Callable[[Session], float], records: RepRecords) -> float | None:
    """What was held a month while the rep was there; None for somebody who was there for less than a month."""
    months = there_months(records.rep, records.absences, days.first, days.last)
    if months < LEAST_MONTHS:
        return None
    rows = [s for s in records.sessions if days.first <= s.start.date() <= days.last]
    return sum(weigh(s) for s in rows if is_held(s, records.commitments)) / months


def kept(days: Days, owner: Owner, records: RepRecords) -> tuple[float, float]:
    """The commitments of one side that came due, and how many of them were kept."""
    found = kept_of(records.commitments, owner, days.first, days.last, days.today)
    return found.kept, found.due


def _deals(fits: Sequence[DealFit], sides: Sides) -> list[Row | None]:
    """The share of deals that fit, of those of which enough is known."""
    return [rate_row(DEALS, "Deals that fit", sides, partial(fitting, fits))]


def fitting(fits: Sequence[DealFit], records: RepRecords) -> tuple[float, float]:
    """How many of a rep's deals fit, and of how many enough is known."""
    own = [fit.verdict for fit in fits if fit.deal.rep_id == records.rep.id]
    return own.count(FITS), own.count(FITS) + own.count(POOR)
