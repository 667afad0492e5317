"""An improvement plan as the numbers propose it: concern, what is expected, checks every two weeks, and support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.attainment import quarters
from coachdesk.analysis.facts import rep_standings, rep_tier
from coachdesk.analysis.measured import points_of
from coachdesk.analysis.plans import focus_gap
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import target_for
from coachdesk.analysis.skills import Standing
from coachdesk.analysis.tier_history import goal_now
from coachdesk.domain.commitments import Owner
from coachdesk.domain.courses import Course
from coachdesk.domain.improvement import ImprovementCheck, ImprovementPlan, Support
from coachdesk.domain.measures import Direction, Kind, Measure, Unit
from coachdesk.domain.periods import Quarter, start_of

WEEKS, CHECK_EVERY = 8, 2
MOST_QUARTERS, MOST_INPUTS, MOST_SEEN = 4, 2, 2
RECENT_PERIODS, LEAST_PERIODS = 13, 4
NO_CONCERN = "What the numbers show: write it here, with the numbers."
NO_EXPECTED = "What is to be reached by the end: write it here, in numbers."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan with its checks and support, none of it saved; nothing in it is private."""

    plan: ImprovementPlan
    checks: tuple[ImprovementCheck, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """An input that is under its target: the mean of so many closed periods beside what is wanted."""

    measure: Measure
    now: float
    periods: int
    wanted: float


def propose(
    records: RepRecords, today: date, courses: Sequence[tuple[Course, frozenset[int]]] = (), weeks: int = WEEKS
) -> Proposal:
    """Eight weeks unless told otherwise, from what was known by `today`; the first day is a working day."""
    known = replace(records, results=tuple(r for r in records.results if r.start < today))
    start = working_day(today)
    ends = start + timedelta(weeks=weeks)
    focus, short = focus_of(known, today), short_inputs(known, today)
    lead = known.lead
    wanted = rounded(_wanted(known, lead, start))
    plan = ImprovementPlan(
        None, records.rep.id or 0, start, ends, "\n".join(_concern(known, focus, today)) or NO_CONCERN,
        "\n".join(_expected(known, lead, wanted, short, focus, ends)) or NO_EXPECTED,
        lead.id if lead and wanted is not None else None, wanted,
    )  # fmt: skip
    return Proposal(plan, _checks(plan, lead, short, focus), _support(plan, focus, courses))


def rounded(value: float | None) -> float | None:
    """A number that two people agree on: whole from 100 on, else to two places."""
    return value if value is None else float(round(value)) if abs(value) >= 100 else round(value, 2)


def working_day(day: date) -> date:
    """The day itself, or the Monday after a Saturday or Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def focus_of(records: RepRecords, today: date) -> Standing | None:
    """The focus skill of the quarter's plan while it is short and was observed, else the widest gap with evidence."""
    found, plan = rep_standings(records, today), records.plan_of(today)
    short = [s for s in found if (s.gap or 0) > 0]
    own = next((s for s in short if plan is not None and s.skill.id == plan.focus_id), None)
    return own if own is not None and own.observations else focus_gap(found) or own


def short_inputs(records: RepRecords, today: date) -> tuple[Short, ...]:
    """At most two activities under their target, the furthest first: the mean of the last 13 known closed periods."""
    found = []
    for measure in records.measures:
        if measure.archived or measure.kind is not Kind.ACTIVITY or measure.direction is not Direction.UP:
            continue
        rows = [p for p in points_of(records, measure, today) if p.value is not None and not p.partial]
        values = [p.value for p in rows[-RECENT_PERIODS:] if p.value is not None]
        wanted = _wanted(records, measure, today)
        if len(values) >= LEAST_PERIODS and wanted and sum(values) / len(values) < wanted:
            found.append(Short(measure, sum(values) / len(values), len(values), wanted))
    return tuple(sorted(found, key=lambda s: (s.now / s.wanted, s.measure.name))[:MOST_INPUTS])


def _wanted(records: RepRecords, measure: Measure | None, day: date) -> float | None:
    """The target of the period that holds a day, in the measure's own unit and period."""
    if measure is None:
        return None
    aims = tuple(t for t in records.targets if t.measure_id == measure.id)
    first_weekday = records.options.first_weekday
    start = start_of(day, measure.cadence, first_weekday)
    return target_for(start, measure.cadence, aims, measure.unit, first_weekday)


def _number(records: RepRecords, measure: Measure, value: float) -> str:
    return words.number(value, measure.unit, records.options.currency)


def per_period(records: RepRecords, measure: Measure, value: float) -> str:
    """A value for one period of its measure: "$11,500 a week"; a share stands alone."""
    shown = _number(records, measure, value)
    return shown if measure.unit in (Unit.RATE, Unit.PERCENT) else f"{shown} a {measure.cadence.value}"


def _concern(records: RepRecords, focus: Standing | None, today: date) -> list[str]:
    """The tier with what it stands on, the last quarters, this quarter so far, and the gap of the focus skill."""
    facts, lead, lines = rep_tier(records, today), records.lead, []
    if facts.periods:
        share = f", {facts.attainment * 100:.0f} % of target in all" if facts.attainment is not None else ""
        lines.append(f"{facts.tier.title}: {facts.words}{share}.")
    if lead is not None and (rows := _quarter_lines(records, lead, today)):
        lines.append(f"{lead.name} by quarter: {'; '.join(rows)}.")
        now = goal_now(records, today)
        lines += [f"This quarter: {now.words}."] if now.share is not None else []
    return lines + (_gap_lines(records, focus, today) if focus else [])


def _quarter_lines(records: RepRecords, lead: Measure, today: date) -> list[str]:
    raw = points_of(replace(records, targets=()), lead, today)
    rows = quarters(raw, lead, records.targets, today, records.options.first_weekday)
    told = [(p.start, p.value, p.target) for p in rows if p.value is not None and p.target]
    return [
        f"{Quarter.of(start).title} {_number(records, lead, value)} of {_number(records, lead, aim)} "
        f"({value / aim * 100:.0f} %)"
        for start, value, aim in told[-MOST_QUARTERS:]
    ]


def _gap_lines(records: RepRecords, focus: Standing, today: date) -> list[str]:
    """The gap of one skill with the newest observations, each with its day."""
    seen = [o for o in records.observations if o.skill_id == focus.skill.id and o.day <= today]
    seen.sort(key=lambda o: (o.day, o.id or 0), reverse=True)
    stands = f"{focus.observations} seen" if seen else "no observation yet"
    lines = [f"{focus.skill.name}: level {focus.manager}, target {focus.target} ({stands})."]
    return lines + [f"{words.day_near(o.day, today)}: {' '.join(o.seen.split())}" for o in seen[:MOST_SEEN]]


def _expected(
    records: RepRecords, lead: Measure | None, wanted: float | None, short: Sequence[Short], focus: Standing | None,
    ends: date,
) -> list[str]:  # fmt: skip
    lines = []
    if lead is not None and wanted is not None:
        aim = per_period(records, lead, wanted)
        lines.append(f"{lead.name}: {aim} on average up to {words.long_day(ends)}, which is the target.")
    for one in short:
        now = f"now {_number(records, one.measure, one.now)}, mean of {one.periods} {one.measure.cadence.value}s"
        lines.append(f"{one.measure.name}: {per_period(records, one.measure, one.wanted)} ({now}).")
    if focus is not None:
        lines.append(f"{focus.skill.name}: level {focus.target} in observed calls (now {focus.manager}).")
    return lines


def _checks(
    plan: ImprovementPlan, lead: Measure | None, short: Sequence[Short], focus: Standing | None
) -> tuple[ImprovementCheck, ...]:
    """Every two weeks up to the last day, on the weekday the plan begins on."""
    looked = [m.name for m in ([lead] if lead else []) + [s.measure for s in short]]
    what = f"{words.listed(looked) or 'The numbers'} since the start"
    what += f", and one call observed on {focus.skill.name}" if focus else ""
    weeks = (plan.ends - plan.start).days // 7
    days = [plan.start + timedelta(weeks=n) for n in range(CHECK_EVERY, weeks + 1, CHECK_EVERY)]
    last = f"Last check: {what[0].lower()}{what[1:]}, and the outcome" if not looked else f"{what}; decide the outcome"
    return tuple(ImprovementCheck(None, 0, day, last if day == days[-1] else what) for day in days)


def _support(
    plan: ImprovementPlan, focus: Standing | None, courses: Sequence[tuple[Course, frozenset[int]]]
) -> tuple[Support, ...]:
    """What the manager does first, then the rep: a weekly one-on-one, a joint call, the course that serves the gap."""
    soon, middle = plan.start + timedelta(weeks=2), plan.start + timedelta(weeks=4)
    on = f" on {focus.skill.name}" if focus else ""
    rows = [
        Support(None, 0, "Weekly one-on-one with the numbers of this plan", Owner.MANAGER, plan.ends),
        Support(None, 0, f"Joint call{on}, with pre-brief and debrief", Owner.MANAGER, soon),
    ]
    course = serving(focus, courses)
    if course is not None:
        rows.append(Support(None, 0, f"A place on the course “{course.title}”", Owner.MANAGER, middle))
    rows.append(Support(None, 0, f"Bring one call a week{on} to the one-on-one", Owner.REP, plan.ends))
    return tuple(rows)


def serving(focus: Standing | None, courses: Sequence[tuple[Course, frozenset[int]]]) -> Course | None:
    """The course that serves a skill, of several the one that serves fewest others, then the shorter one."""
    if focus is None:
        return None
    fitting = [(course, ids) for course, ids in courses if focus.skill.id in ids and not course.archived]
    best = min(fitting, key=lambda row: (len(row[1]), row[0].minutes, row[0].title), default=None)
    return best[0] if best else None
