"""A rep's page and the team's list: everything they say, resolved from records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.analysis import coaching, words
from coachdesk.analysis.attainment import overall, quarters
from coachdesk.analysis.charts import Bullet, SkillChart, Spark
from coachdesk.analysis.coaching import CoachingMonth
from coachdesk.analysis.measured import Headline, MeasureFacts, headline, measure_facts, points_of
from coachdesk.analysis.progress import latest_signal, skill_chart
from coachdesk.analysis.ramp import RampPlace, ramp_place, tenure_shares
from coachdesk.analysis.records import Options, RepRecords
from coachdesk.analysis.skills import Standing, skill_index, standings_of
from coachdesk.analysis.tiers import Tier, TierFacts, tier
from coachdesk.domain.commitments import Commitment
from coachdesk.domain.measures import Direction
from coachdesk.domain.people import Rep, tenure_months
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.plans import Action, Goal, Plan
from coachdesk.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class RepFacts:
    """A rep's page; `measures` holds one for each measure that has numbers."""

    rep: Rep
    role: str
    tenure: str
    tier: TierFacts
    headline: Headline | None
    measures: tuple[MeasureFacts, ...]
    standings: tuple[Standing, ...]
    skill_chart: SkillChart
    plan: Plan | None
    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]
    focus: Standing | None
    commitments: tuple[Commitment, ...]
    late: int
    sessions: tuple[Session, ...]
    last_met: date | None
    next_session: Session | None
    coaching: CoachingMonth
    hours: dict[date, float]
    ramp: RampPlace | None
    currency: str

    @property
    def subtitle(self) -> str:
        """Under the name: "Mid-market AE · 1 y 8 m"."""
        return " · ".join(part for part in (self.role, self.tenure) if part)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One line of the team's list; tones are "bad", "warn", "good" or ""; `worst` sorts the worst signal first."""

    rep_id: int
    name: str
    initials: str
    role: str
    tenure: str
    tier: Tier
    tier_title: str
    spark: Spark
    attainment: str
    signal: str
    signal_tone: str
    coaching: Bullet
    coaching_words: str
    coaching_tone: str
    last_met: str
    last_tone: str
    next: str
    next_tone: str
    open: int
    late: int
    focus: str
    focus_level: int | None
    focus_wanted: int | None
    worst: tuple[int, float, int, str]
    plan_words: str = ""


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """The team's list with its summary and the rule of its tiers."""

    rows: tuple[TeamRow, ...]
    summary: str
    footnote: str
    month: str


def rep_tier(records: RepRecords, today: date) -> TierFacts:
    """The tier by the lead outcome; too early without one. Targets are looked up by quarter or month, not by point."""
    lead, options = records.lead, records.options
    if lead is None:
        return TierFacts(Tier.TOO_EARLY, 0, 0, None, Cadence.QUARTER)
    aims = tuple(t for t in records.targets if t.measure_id == lead.id)
    points = points_of(replace(records, targets=()), lead, today)
    return tier(points, lead, aims, records.rep.hired, records.role, today, options.thresholds, options.first_weekday)


def rep_ramp(records: RepRecords, today: date, top: Headline | None = None) -> RampPlace | None:
    """The place on the ramp, with how far the newest closed month of attainment lies behind its own range."""
    hired, top = records.rep.hired, top or headline(records, today)
    aimed = top is not None and top.share is not None and records.lead is not None
    points = top.points if top is not None and aimed else ()
    shares = tenure_shares(hired, [(p.start, p.value) for p in points]) if hired else {}
    return ramp_place(hired, records.role, records.earlier_hires, today, shares)


def rep_standings(records: RepRecords, today: date) -> tuple[Standing, ...]:
    """The standings, with the trend since this quarter began."""
    since = Quarter.of(today).plus(-1).last
    return standings_of(records, today, since)


def rep_facts(records: RepRecords, today: date, window: str = "2 years") -> RepFacts:
    """Everything on a rep's page."""
    found, plan, options = rep_standings(records, today), records.plan_of(today), records.options
    focus_ids = (plan.focus_id, plan.focus2_id) if plan else ()
    shown = [m for m in records.measures if not m.archived and points_of(records, m, today)]
    sessions, promises = records.sessions, records.commitments
    return RepFacts(
        rep=records.rep,
        role=records.role.name if records.role else "",
        tenure=words.tenure(tenure_months(records.rep.hired, today)),
        tier=rep_tier(records, today),
        headline=headline(records, today, window),
        measures=tuple(measure_facts(records, m, today, window) for m in shown),
        standings=found,
        skill_chart=skill_chart(found, [i for i in focus_ids if i]),
        plan=plan,
        goals=tuple(g for g in records.goals if plan and g.plan_id == plan.id),
        actions=tuple(a for a in records.actions if plan and a.plan_id == plan.id),
        focus=focus_of(found, plan),
        commitments=coaching.open_commitments(promises),
        late=coaching.late(promises, today),
        sessions=tuple(sorted(sessions, key=lambda s: s.start)),
        last_met=coaching.last_met(sessions, promises, today),
        next_session=coaching.next_session(sessions, today),
        coaching=coaching.coaching_month(records, today),
        hours=coaching.hours_by_month(sessions, promises, records.presence),
        ramp=rep_ramp(records, today),
        currency=options.currency,
    )


def focus_of(found: Sequence[Standing], plan: Plan | None) -> Standing | None:
    """The plan's focus skill, if it has one."""
    return next((s for s in found if plan and plan.focus_id is not None and s.skill.id == plan.focus_id), None)


def team_row(records: RepRecords, today: date, grade: TierFacts) -> TeamRow:
    """One rep's line."""
    rep, plan = records.rep, records.plan_of(today)
    top, month = headline(records, today), coaching.coaching_month(records, today)
    place = rep_ramp(records, today, top)
    signal, tone = _signal(top, place, records)
    met = coaching.last_met(records.sessions, records.commitments, today)
    coming = coaching.next_session(records.sessions, today)
    focus = focus_of(rep_standings(records, today), plan)
    share, late = top.share if top else None, coaching.late(records.commitments, today)
    rank = {"bad": 0, "good": 2}.get(tone, 1)
    recent = tuple(p.value for p in top.points[-12:]) if top else ()
    spark = Spark(recent, next((p.target for p in top.points[-1:]), None) if top else None, tone == "bad")
    return TeamRow(
        rep_id=rep.id or 0, name=rep.name, initials=rep.initials,
        role=records.role.name if records.role else "", tenure=words.tenure(tenure_months(rep.hired, today)),
        tier=grade.tier, tier_title=grade.title, spark=spark,
        attainment="–" if share is None else f"{share * 100:.0f} %", signal=signal, signal_tone=tone,
        coaching=month.bullet, coaching_words=coaching.hours_words(month.hours),
        coaching_tone="warn" if month.tone else "",
        last_met="never" if met is None else words.ago(met, today) if met == today
        else words.plural((today - met).days, "day"),
        last_tone="warn" if met is None or (today - met).days > coaching.LONG_WITHOUT else "",
        next="Not booked" if coming is None else words.soon(coming.start.date(), f"{coming.start:%H:%M}", today),
        next_tone="bad" if coming is None else "",
        open=len(coaching.open_commitments(records.commitments)), late=late,
        focus=focus.skill.name if focus else "", focus_level=focus.manager if focus else None,
        focus_wanted=plan.focus_level if plan and focus else None,
        worst=(rank, share if share is not None else 9.0, -late, rep.name.casefold()),
    )  # fmt: skip


def _signal(top: Headline | None, place: RampPlace | None, records: RepRecords) -> tuple[str, str]:
    if place is not None:
        return place.short, "warn" if place.lag else ""
    if top is None or top.variation.state == "none":
        return "too few points" if top else "no numbers", ""
    signal = top.variation.fresh(4) or latest_signal(top.variation)
    if signal is None or signal.indexes[-1] < top.variation.known[-4:][0]:
        return "no signal", ""
    rising = signal.side == "above"
    up = records.lead is None or records.lead.direction is Direction.UP
    word = f"{'possible' if signal.possible else 'signal'}: {'rising' if rising else 'falling'}"
    return word, "" if signal.doubt else "good" if rising == up else "bad"


def at_goal(records: RepRecords, today: date) -> bool | None:
    """Whether the closed periods of this quarter add up to their targets; None without any."""
    lead = records.lead
    if lead is None:
        return None
    first = Quarter.of(today).first
    share = overall([p for p in points_of(records, lead, today) if p.start >= first], lead)
    return None if share is None else share >= 1 - 1e-9


def team_facts(team: Sequence[RepRecords], today: date, options: Options | None = None) -> TeamFacts:
    """The list, worst signal first, with who is at goal and whom nobody met for three weeks."""
    grades = [rep_tier(records, today) for records in team]
    rows = tuple(sorted((team_row(r, today, grade) for r, grade in zip(team, grades)), key=lambda r: r.worst))
    ramped = [records for records, grade in zip(team, grades) if grade.tier is not Tier.RAMPING]
    reached = [at_goal(r, today) for r in ramped]
    parts = [words.plural(len(rows), "rep")]
    if any(g is not None for g in reached):
        parts.append(f"{sum(g is True for g in reached)} of {len(ramped)} ramped at goal this quarter")
    alone = sum(row.last_tone == "warn" for row in rows)
    parts.append(f"{alone} without a one-on-one for three weeks" if alone else "everyone met within three weeks")
    limits = (options or (team[0].options if team else Options())).thresholds
    count = max((g.periods for g in grades if g.cadence is Cadence.QUARTER), default=0)
    footnote = (
        f"Tiers from {words.plural(count, 'closed quarter')}: top = goal met in {limits.top * 10:.0f} of 10 and over "
        f"100 % in all; performer = in {limits.performer * 10:.0f} of 10. No ranking of rates under 20 trials each."
    )
    return TeamFacts(rows, " · ".join(parts), footnote, words.month(today))


def closed_quarters(records: RepRecords, today: date) -> tuple[tuple[str, float], ...]:
    """The attainment of each closed quarter that has one, oldest first: ("Q3 2026", 0.84)."""
    lead = records.lead
    if lead is None:
        return ()
    points = points_of(records, lead, today)
    rows = quarters(points, lead, records.targets, today, records.options.first_weekday)
    return tuple((Quarter.of(p.start).title, p.value / p.target) for p in rows if p.value is not None and p.target)


def index_before(records: RepRecords, day: date) -> str:
    """The skill index as it was on a day: "3 of 11", or ""."""
    reached, rated = skill_index(standings_of(records, day))
    return f"{reached} of {rated}" if rated else ""
