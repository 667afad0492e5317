"""The desk's records, gathered and read: what pages, papers and the command line show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.analysis import words
from coachdesk.analysis.facts import RepFacts, TeamFacts
from coachdesk.analysis.facts import rep_facts as facts_of_rep
from coachdesk.analysis.facts import team_facts as facts_of_team
from coachdesk.analysis.improvement_paper import running_words
from coachdesk.analysis.measured import MeasureFacts, headline
from coachdesk.analysis.measured import measure_facts as facts_of_measure
from coachdesk.analysis.ramp import tenure_shares
from coachdesk.analysis.rates import Comparison, compare, wilson
from coachdesk.analysis.records import Options, RepRecords
from coachdesk.analysis.series import measure_points
from coachdesk.analysis.tiers import Thresholds
from coachdesk.domain.absences import Absence
from coachdesk.domain.baselines import Baseline, RoleChange
from coachdesk.domain.market import MarketChange
from coachdesk.domain.measures import Measure
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import end_of
from coachdesk.domain.skills import RepSkill, RoleSkill, Skill, SkillLevel
from coachdesk.domain.training import Presence
from coachdesk.settings import first_weekday, number_of, value_of

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def options(desk: Desk) -> Options:
    """The settings that numbers depend on."""
    saved = desk.settings.all()
    return Options(
        currency=words.symbol(value_of("currency", saved)),
        first_weekday=first_weekday(saved),
        budget_low=number_of("coaching_budget_low", saved),
        budget_high=number_of("coaching_budget_high", saved),
        thresholds=Thresholds(number_of("tier_top_share", saved) / 100, number_of("tier_performer_share", saved) / 100),
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What is the same for every rep: read once for a whole team."""

    measures: tuple[Measure, ...]
    skills: tuple[Skill, ...]
    levels: tuple[SkillLevel, ...]
    role_targets: tuple[RoleSkill, ...]
    rep_targets: tuple[RepSkill, ...]
    market: tuple[tuple[MarketChange, frozenset[int]], ...]
    options: Options
    absences: tuple[Absence, ...] = ()
    presence: Mapping[int, Mapping[int, Presence]] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()
    role_changes: tuple[RoleChange, ...] = ()
    roles: Mapping[int | None, str] = field(default_factory=dict)


def shared(desk: Desk) -> Shared:
    """What every rep's records have in common."""
    skills = desk.skills
    return Shared(
        measures=desk.measures.all(), skills=skills.all(), levels=skills.levels(), role_targets=skills.role_targets(),
        rep_targets=desk.assessments.rep_targets(), market=desk.market.all(), options=options(desk),
        absences=desk.absences.all(), presence=desk.trainings.presence(), baselines=desk.baselines.all(),
        role_changes=desk.baselines.role_changes(), roles={role.id: role.name for role in desk.roles.all()},
    )  # fmt: skip


def rep_records(desk: Desk, rep: Rep, today: date | None = None, common: Shared | None = None) -> RepRecords:
    """All that is held about one rep, for analysis; earlier hires are looked up only when `today` is given."""
    assert rep.id is not None
    common = common or shared(desk)
    role = desk.roles.one(rep.role_id) if rep.role_id is not None else None
    plans = desk.plans.of_rep(rep.id)
    ids = [p.id for p in plans if p.id is not None]
    found = RepRecords(
        rep=rep, role=role,
        measures=common.measures, results=desk.results.of_rep(rep.id), targets=desk.targets.of_rep(rep),
        skills=common.skills, levels=common.levels,
        role_skills=tuple(r for r in common.role_targets if r.role_id == rep.role_id),
        rep_skills=tuple(r for r in common.rep_targets if r.rep_id == rep.id), market=common.market,
        ratings=desk.skills.ratings(rep.id), observations=desk.skills.observations(rep.id),
        sessions=desk.sessions.of_rep(rep.id), commitments=desk.commitments.of_rep(rep.id), plans=plans,
        goals=tuple(g for i in ids for g in desk.plans.goals(i)),
        actions=tuple(a for i in ids for a in desk.plans.actions(i)), options=common.options,
        absences=tuple(absence for absence in common.absences if absence.rep_id == rep.id),
        presence={i: rows[rep.id] for i, rows in common.presence.items() if rep.id in rows},
        baselines=tuple(b for b in common.baselines if b.rep_id == rep.id),
        role_changes=tuple((c.since, common.roles.get(c.role_id, ""))
                           for c in common.role_changes if c.rep_id == rep.id),
    )  # fmt: skip
    return _with_ramp(desk, found, today, common) if today else found


def _with_ramp(desk: Desk, records: RepRecords, today: date, common: Shared) -> RepRecords:
    """Add the first months of earlier hires of the same role, while the rep is still ramping."""
    rep, role = records.rep, records.role
    if role is None or rep.hired is None or (today - rep.hired).days > 31 * len(role.ramp):
        return records
    shares = []
    for other in desk.people.all(include_archived=True):
        if other.id == rep.id or other.role_id != rep.role_id or other.hired is None or other.hired >= rep.hired:
            continue
        top = headline(rep_records(desk, other, common=common), today, "all")
        if top is not None:
            shares.append(tenure_shares(other.hired, [(p.start, p.value) for p in top.points]))
    return replace(records, earlier_hires=tuple(shares))


def rep_facts(desk: Desk, rep: Rep, today: date, window: str = "2 years") -> RepFacts:
    """A rep's page."""
    return facts_of_rep(rep_records(desk, rep, today), today, window)


def team_records(desk: Desk, today: date) -> tuple[RepRecords, ...]:
    """The records of everyone on the team now."""
    common = shared(desk)
    return tuple(rep_records(desk, rep, today, common) for rep in desk.people.all() if rep.present)


def team_facts(desk: Desk, today: date) -> TeamFacts:
    """The team's list, with who has an improvement plan."""
    return with_plans(desk, facts_of_team(team_records(desk, today), today, options(desk)), today)


def with_plans(desk: Desk, found: TeamFacts, today: date) -> TeamFacts:
    """The same list with the improvement plans that run, in words."""
    plans = running_words(desk.improvement_plans.all(), today)
    return replace(found, rows=tuple(replace(row, plan_words=plans.get(row.rep_id, "")) for row in found.rows))


def measure_facts(desk: Desk, rep: Rep, measure: Measure, today: date, window: str = "2 years") -> MeasureFacts:
    """One measure of one rep."""
    return facts_of_measure(rep_records(desk, rep), measure, today, window)


def rate_comparison(desk: Desk, rep: Rep, measure: Measure, today: date | None = None) -> Comparison:
    """All known numbers of a rate up to today, beside those of the same role, and the days that the own ones span."""
    rates, own, starts = [], wilson(0, 0), list[date]()
    for other in _peers(desk, rep):
        rows = [r for r in desk.results.of_rep(other.id or 0) if today is None or r.start <= today]
        days = [r.start for r in rows if r.measure_id in (measure.numerator_id, measure.denominator_id)]
        points = measure_points(measure, desk.measures.all(True), rows, (), min(days), max(days)) if days else ()
        rate = wilson(sum(p.successes or 0 for p in points), sum(p.trials or 0 for p in points))
        rates.append(rate)
        if other.id == rep.id:
            own, starts = rate, [p.start for p in points if p.trials is not None]
    least = int(number_of("least_trials", desk.settings.all()))
    found = compare(own, rates, least)
    return replace(found, first=min(starts), last=end_of(max(starts), measure.cadence)) if starts else found


def _peers(desk: Desk, rep: Rep) -> Sequence[Rep]:
    """The rep and everyone else on the team with the same role; without a role the rep alone."""
    others = (r for r in desk.people.all() if r.present and r.id != rep.id)
    return [rep, *(r for r in others if rep.role_id is not None and r.role_id == rep.role_id)]
