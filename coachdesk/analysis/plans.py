"""A new plan with everything that is known filled in; what nobody knows stays empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.facts import rep_standings
from coachdesk.analysis.measured import headline, measure_facts, points_of
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import Standing
from coachdesk.domain.measures import Kind, Measure
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Action, ActionState, Goal, GoalKind, Plan
from coachdesk.domain.sessions import SessionKind, SessionStatus
from coachdesk.domain.skills import SkillLevel

MOST_STRENGTHS = 2
KEPT_YEARS = 2


def prefill(
    records: RepRecords, quarter: Quarter, today: date, manager: str = ""
) -> tuple[Plan, tuple[Goal, ...], tuple[Action, ...]]:
    """A draft for a quarter: focus is the widest gap that observations stand behind; open actions carry over."""
    found, previous = rep_standings(records, today), previous_plan(records, quarter)
    focus = focus_gap(found)
    moves = _moves(records, today)
    close = working_day(quarter.last - timedelta(days=13))
    plan = Plan(
        None, records.rep.id or 0, quarter.year, quarter.number, max((p.number for p in records.plans), default=0) + 1,
        focus_id=focus.skill.id if focus else None,
        focus_level=focus.target if focus else None,
        focus_text=level_text(records.levels, focus.skill.id, focus.target, wanted=True) if focus else "",
        moves_measure_id=moves.id if moves and focus else None,
        focus_why=_why(focus),
        strengths="\n".join(_strengths(found, records)),
        career=previous.career if previous else "",
        rhythm=_rhythm(records, quarter) or (previous.rhythm if previous else ""),
        check_day=working_day(quarter.first + timedelta(days=45)), close_day=close,
        observe_day=working_day(close - timedelta(days=7)),
        retention=quarter.last.replace(year=quarter.year + KEPT_YEARS),
    )  # fmt: skip
    goals = _goals(records, plan, focus, moves if focus else None, manager, today)
    return plan, goals, carried(records, previous)


def previous_plan(records: RepRecords, quarter: Quarter) -> Plan | None:
    """The rep's last plan before a quarter."""
    return max((p for p in records.plans if p.period < quarter), key=lambda p: p.period, default=None)


def carried(records: RepRecords, previous: Plan | None) -> tuple[Action, ...]:
    """What is still open of a plan, marked as carried over."""
    rows = [a for a in records.actions if previous and a.plan_id == previous.id and a.state is ActionState.OPEN]
    return tuple(replace(a, id=None, plan_id=0, carried=True, position=i) for i, a in enumerate(rows))


def focus_gap(found: Sequence[Standing]) -> Standing | None:
    """The widest gap to the role with at least one observation; ties go to the most observed."""
    rows = [s for s in found if s.gap is not None and s.gap > 0 and s.observations]
    return max(rows, key=lambda s: (s.gap or 0, s.observations), default=None)


def level_text(levels: Sequence[SkillLevel], skill_id: int | None, level: int | None, wanted: bool) -> str:
    """The written behaviour of a level, or of the nearest written one: above it when wanted, else below it."""
    if level is None:
        return ""
    written = {one.level: one.behaviour for one in levels if one.skill_id == skill_id and one.behaviour}
    near = [n for n in written if (n >= level if wanted else n <= level)]
    if near:
        return written[min(near) if wanted else max(near)]
    return written[min(written, key=lambda n: abs(n - level))] if written else ""


def _moves(records: RepRecords, today: date) -> Measure | None:
    """The progress measure furthest below its usual range or its target; None when nothing says so."""
    worst: tuple[float, Measure] | None = None
    for measure in records.measures:
        if measure.archived or measure.kind is not Kind.PROGRESS:
            continue
        rows = [p for p in points_of(records, measure, today) if p.value is not None and p.target and not p.partial]
        rows = rows[-13:]
        share = sum(p.value or 0 for p in rows) / sum(p.target or 0 for p in rows) if rows else 1.0
        if share < 1 and (worst is None or share < worst[0]):
            worst = share, measure
    return worst[1] if worst else None


def _why(focus: Standing | None) -> str:
    if focus is None:
        return ""
    seen = f"{focus.observations} seen, newest {words.day(focus.newest)}" if focus.newest else ""
    return f"Widest gap that observations stand behind: level {focus.manager}, the role needs {focus.target} ({seen})."


def _strengths(found: Sequence[Standing], records: RepRecords) -> list[str]:
    """One line a strength, "Skill: day, what was seen": at or above the role target, newest first."""
    rows = [s for s in found if s.gap is not None and s.gap <= 0 and s.newest is not None]
    rows.sort(key=lambda s: s.newest or date.min, reverse=True)
    lines = []
    for standing in rows[:MOST_STRENGTHS]:
        newest = max((o for o in records.observations if o.skill_id == standing.skill.id), key=lambda o: o.day)
        lines.append(f"{standing.skill.name}: {words.day(newest.day)}, {' '.join(newest.seen.split())}")
    return lines


def _goals(
    records: RepRecords, plan: Plan, focus: Standing | None, moves: Measure | None, manager: str, today: date
) -> tuple[Goal, ...]:
    """A leading goal on the focus skill, the measure it should move, and attainment; baselines from the numbers."""
    goals, by = [], manager.split(maxsplit=1)[0] if manager.split() else ""
    if focus is not None:
        goals.append(
            Goal(None, 0, f"{focus.skill.name}, observed in live calls", GoalKind.LEADING, None,
                 f"{focus.manager} (n {focus.observations})", str(focus.target), plan.close_day, by)
        )  # fmt: skip
    if moves is not None:
        facts = measure_facts(records, moves, today)
        goals.append(
            Goal(None, 0, measure_title(moves), GoalKind.LEADING, moves.id, facts.now, facts.target, plan.close_day,
                 "imported numbers")
        )  # fmt: skip
    top = headline(records, today)
    if top is not None and top.share is not None and records.lead is not None:
        goals.append(
            Goal(None, 0, f"{records.lead.name}, share of target", GoalKind.LAGGING, records.lead.id,
                 f"{top.share * 100:.0f} %", "100 %", plan.period.last, "imported numbers")
        )  # fmt: skip
    return tuple(replace(goal, position=i) for i, goal in enumerate(goals))


def measure_title(measure: Measure) -> str:
    """A measure with its period: "Qualified opportunities a week"; a rate has none."""
    return measure.name if measure.numerator_id is not None else f"{measure.name} a {measure.cadence.value}"


def _rhythm(records: RepRecords, quarter: Quarter) -> str:
    """The weekday and time that most planned one-on-ones of the quarter share, when at least three do."""
    gone = (SessionStatus.CANCELLED, SessionStatus.MOVED)
    rows = [
        (s.start.weekday(), f"{s.start:%H:%M}", s.minutes)
        for s in records.sessions
        if s.kind is SessionKind.ONE_ON_ONE and s.status not in gone and quarter.first <= s.start.date() <= quarter.last
    ]
    if not rows:
        return ""
    (weekday, clock, minutes), count = Counter(rows).most_common(1)[0]
    return f"{words.WEEKDAYS[weekday]} {clock}, {minutes} min" if count >= 3 else ""


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
