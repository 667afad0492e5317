"""The few numbers of a prep sheet and its focus skill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from coachdesk.analysis import words
from coachdesk.analysis.facts import rep_standings
from coachdesk.analysis.measured import MeasureFacts, headline, measure_facts, points_of
from coachdesk.analysis.plans import level_text, measure_title
from coachdesk.analysis.prep import PrepFocus, PrepNumber, Seen
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.variation import Variation
from coachdesk.domain.measures import Direction, Measure, Unit
from coachdesk.domain.periods import Cadence, Quarter
from coachdesk.domain.skills import Observation, Setting

MOST_NUMBERS, MOST_LINES = 5, 8
"""A signal takes a line of its own beside its number."""
RECENT = 2
"""A signal is news while it reaches the last known period or the one before it."""
LAST_SEEN = 2


def numbers(records: RepRecords, today: date) -> tuple[PrepNumber, ...]:
    """At most five: the lead outcome, then those with a fresh signal, those of the plan, those with a target."""
    lead = _lead(records, today)
    rows = [
        measure_facts(records, m, today)
        for m in records.measures
        if not m.archived and not (m.lead and lead) and points_of(records, m, today)
    ]
    plan = records.plan_of(today)
    moved = {plan.moves_measure_id if plan else None}
    moved |= {g.measure_id for g in records.goals if plan and g.plan_id == plan.id}
    aimed = {t.measure_id for t in records.targets}
    shown = [(facts, _measured(facts)) for facts in rows]
    shown.sort(
        key=lambda row: (
            not row[1].flag, row[0].measure.id not in moved, row[0].measure.id not in aimed, row[0].measure.position
        )
    )  # fmt: skip
    return _fitting([*lead, *(number for _, number in shown)])


def _fitting(found: Sequence[PrepNumber]) -> tuple[PrepNumber, ...]:
    """At most five, and four when each has a signal to tell."""
    lines = accumulate(2 if number.flag else 1 for number in found)
    return tuple(number for number, upto in zip(found, lines) if upto <= MOST_LINES)[:MOST_NUMBERS]


def _lead(records: RepRecords, today: date) -> list[PrepNumber]:
    """Attainment of the newest closed period."""
    top, measure = headline(records, today), records.lead
    known = [p for p in top.points if p.value is not None] if top else []
    if top is None or measure is None or not known:
        return []
    aimed = "attainment" in top.chart.title
    unit = Unit.PERCENT if aimed else measure.unit
    start, quarterly = known[-1].start, measure.cadence is Cadence.QUARTER
    when = Quarter.of(start).title if quarterly else words.long_month(start)
    currency = records.options.currency
    cadence = Cadence.QUARTER if quarterly else Cadence.MONTH
    flag, says = _flag(top.variation, measure, cadence)
    now = words.number(known[-1].value, unit, currency)
    name = f"{'Quota attainment' if aimed else measure.name}, {when}"
    return [PrepNumber(name, now, _usual(top.variation, unit, currency), flag, says)]


def _usual(found: Variation, unit: Unit, currency: str) -> str:
    if found.lower is None or found.upper is None:
        return f"{found.points} of {found.needed} points"
    text = words.span_words(found.lower, found.upper, unit, currency)
    return f"usual {text}{', trial' if found.state == 'trial' else ''}"


def _measured(facts: MeasureFacts) -> PrepNumber:
    flag, says = _flag(facts.variation, facts.measure, facts.measure.cadence)
    usual = facts.usual if facts.usual.endswith("plausible") else f"usual {facts.usual}"
    if facts.usual == "–":
        found = facts.variation
        usual = f"{found.points} of {found.needed} points" if found.state == "none" else "no usual range"
    return PrepNumber(measure_title(facts.measure), facts.now, usual, flag, says)


def _flag(found: Variation, measure: Measure, cadence: Cadence) -> tuple[str, str]:
    """Up or down and its words, on a firm signal into the last few known periods; one that ended says when."""
    signal = found.fresh(RECENT)
    if signal is None:
        return "", ""
    says = signal.words(measure.direction is Direction.UP)
    if signal.indexes[-1] < found.known[-1]:
        weekly = cadence is Cadence.WEEK
        when = words.day(signal.end) if weekly else words.month(signal.end)
        once = f", in the week of {when}" if weekly else f", in {when}"
        says += f", until {when}" if signal.start < signal.end else once
    return "up" if signal.side == "above" else "down", says


def focus(records: RepRecords, today: date) -> PrepFocus | None:
    """The focus skill of this quarter's plan; None while none is agreed."""
    plan = records.plan_of(today)
    skill = next((s for s in records.skills if plan and s.id is not None and s.id == plan.focus_id), None)
    if plan is None or skill is None or skill.id is None:
        return None
    level = next((s.manager for s in rep_standings(records, today) if s.skill.id == skill.id), None)
    rows = sorted((o for o in records.observations if o.skill_id == skill.id and o.day <= today), key=lambda o: o.day)
    return PrepFocus(
        skill.id, skill.name, level, level_text(records.levels, skill.id, level, wanted=False), plan.focus_level,
        plan.focus_text or level_text(records.levels, skill.id, plan.focus_level, wanted=True),
        tuple(_seen(o) for o in rows[-LAST_SEEN:]),
    )  # fmt: skip


def _seen(observation: Observation) -> Seen:
    place = "" if observation.setting is Setting.OTHER else f"{observation.setting.value}: "
    return Seen(words.day(observation.day), f"{place}{observation.seen}", observation.level)
