"""What changed between two issues of a plan, and how a goal ended: both in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.analysis.measured import points_of, range_of
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.variation import newest
from coachdesk.domain.measures import Direction
from coachdesk.domain.plans import Goal, Plan, Verdict

TEXTS = {
    "success": "what success looks like", "cause_why": "the line on the cause", "focus_why": "why this focus",
    "obstacles": "obstacles", "support": "support", "career": "the career line", "check_note": "the mid-quarter check",
    "retrospective": "the closing words", "comment": "the rep’s comment", "check_day": "the day of the check",
    "close_day": "the closing day", "keep_until": "how long it is kept",
}  # fmt: skip


def changes(old: PlanPaper, new: PlanPaper) -> tuple[str, ...]:
    """One sentence for each thing agreed on that is new, gone or different; numbers that only moved on are none."""
    found = [_text(getattr(old, f), getattr(new, f), title) for f, title in TEXTS.items()]
    if old.causes != new.causes:
        found.append(f"Cause is now {next((name for name, on in new.causes if on), 'left open')}.")
    before = {f.skill: f.wanted_level for f in old.focus}
    after = {f.skill: f.wanted_level for f in new.focus}
    if before != after:
        found.append(f"Focus is now {', '.join(_level(*item) for item in after.items()) or 'left open'}.")
    found += _listed("Goal", {g.text: g for g in old.goals}, {g.text: g for g in new.goals})
    found += _listed("Action", {a.text: a for a in old.actions}, {a.text: a for a in new.actions})
    if old.dates != new.dates:
        found.append("Dates changed.")
    return tuple(text for text in found if text)


def _level(skill: str, level: int | None) -> str:
    return f"{skill} to level {level}" if level is not None else skill


def _text(old: str, new: str, title: str) -> str:
    if old == new:
        return ""
    verb = "added" if not old else "removed" if not new else "changed"
    return f"{title[0].upper()}{title[1:]} {verb}."


def _listed(what: str, old: dict[str, object], new: dict[str, object]) -> list[str]:
    rows = [f"{what} added: {text}." for text in new if text not in old]
    rows += [f"{what} removed: {text}." for text in old if text not in new]
    return rows + [f"{what} changed: {text}." for text in new if text in old and old[text] != new[text]]


def suggest_verdict(records: RepRecords, plan: Plan, goal: Goal, today: date) -> tuple[Verdict, str] | None:
    """The verdict that the usual range gives, with its evidence; None for a goal without a measure.

    Too early under 12 known points; improved or worse only on a firm signal that ends within the quarter.
    """
    measure = next((m for m in records.measures if m.id == goal.measure_id), None)
    if measure is None:
        return None
    points = [p for p in points_of(records, measure, today) if not p.partial]
    found = range_of(points, measure, records, today)
    if found.state != "locked" or not any(p.value is not None and p.start >= plan.period.first for p in points):
        return Verdict.TOO_EARLY, f"{found.points} known points, {found.needed} needed for locked limits"
    signal = newest(found.firm)
    if signal is None or signal.end < plan.period.first or signal.end > plan.period.last:
        return Verdict.NO_CHANGE, "no signal in this quarter"
    up = measure.direction is Direction.UP
    verdict = Verdict.IMPROVED if (signal.side == "above") == up else Verdict.WORSE
    return verdict, signal.words(up)


def open_verdicts(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals that still lack a verdict."""
    return tuple(goal for goal in goals if goal.verdict is None)
