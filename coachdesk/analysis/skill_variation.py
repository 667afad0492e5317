"""The usual range of what was seen of one skill: an XmR chart of the levels of observations, in their order.

The rules are those of variation.py. Levels are whole steps from 1 to 5, so that limits are coarse (Wheeler calls such
numbers chunky): the caption says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from coachdesk.analysis import words
from coachdesk.analysis.baselines import baseline_of
from coachdesk.analysis.charts import ChartPoint, Mark, ProgressChart, Tick
from coachdesk.analysis.coaching import all_markers
from coachdesk.analysis.progress import progress_chart
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.series import Point
from coachdesk.analysis.variation import CUT, Variation, usual_range
from coachdesk.domain.measures import Kind, Measure
from coachdesk.domain.skills import LEVELS, Observation, Skill

COARSE = "whole levels, so a coarse guide"
LOWEST = "the low limit is level 1, so spells near it come by chance"


@dataclass(frozen=True, slots=True)
class SkillVariation:
    """The levels seen of one skill by one rep, their usual range, and the chart of them."""

    skill_id: int
    levels: tuple[tuple[date, int], ...]
    variation: Variation
    chart: ProgressChart


def skill_variation(
    records: RepRecords, skill: Skill, today: date, target: int | None = None
) -> SkillVariation | None:  # fmt: skip
    """Every observation that names a level, oldest first; None without any.

    A new baseline of the skill counts as one of a measure does. No limit is drawn beyond the levels 1 and 5.
    """
    seen = levels_seen(records.observations, skill.id, today)
    if not seen:
        return None
    since = baseline_of(records.baselines, today, skill_id=skill.id)
    found = level_range(seen, since.start if since else None)
    points = [Point(o.day, float(o.level or 0), None if target is None else float(target)) for o in seen]
    measure = Measure(None, skill.name, Kind.PROGRESS)
    chart = progress_chart(
        f"Levels seen: {skill.name}", points, found, measure, "", all_markers(records, today), "all", today, since
    )
    return SkillVariation(
        skill.id or 0, tuple((o.day, o.level or 0) for o in seen), found, _levelled(chart, seen, records, today)
    )


def levels_seen(observations: Sequence[Observation], skill_id: int | None, today: date) -> tuple[Observation, ...]:
    """The observations of a skill up to a day that name a level, in the order in which they were made."""
    rows = [o for o in observations if o.skill_id == skill_id and o.level is not None and o.day <= today]
    return tuple(sorted(rows, key=lambda o: (o.day, o.id or 0)))


def level_range(seen: Sequence[Observation], baseline_start: date | None = None) -> Variation:
    """The usual range of levels; the lower limit is never below level 1, as that of a count is never below 0."""
    low = LEVELS[0]
    found = usual_range([float((o.level or low) - low) for o in seen], [o.day for o in seen], baseline_start)
    centre, lower, upper = (None if v is None else v + low for v in (found.centre, found.lower, found.upper))
    signals = tuple(replace(s, doubt=s.doubt and s.doubt.replace(CUT, LOWEST)) for s in found.signals)
    return replace(found, centre=centre, lower=lower, upper=upper, signals=signals)


def _levelled(chart: ProgressChart, seen: Sequence[Observation], records: RepRecords, today: date) -> ProgressChart:
    """The chart on the scale of levels: a point for each observation, which lasts until the next one is made."""
    ends = [max(one.day, after.day - timedelta(days=1)) for one, after in pairwise(seen)] + [today]
    points = tuple(
        ChartPoint(o.day, end, p.value, p.target, _said(o, p.target, today))
        for o, end, p in zip(seen, ends, chart.points)
    )
    marks = tuple(_mark(mark) for mark in chart.marks)
    parts = [words.plural(len(seen), "level") + " seen", *chart.caption.split(" · ")[1:], COARSE]
    upper = None if chart.upper is None else min(chart.upper, float(LEVELS[-1]))
    around = all_markers(records, today)
    return replace(
        chart, points=points, bottom=LEVELS[0] - 0.6, top=LEVELS[-1] + 0.2, upper=upper,
        value_ticks=tuple(Tick(float(n), str(n)) for n in LEVELS), marks=marks, caption=" · ".join(parts),
        markers=tuple(m for m in around if points[0].start <= m.day <= points[-1].end),
    )  # fmt: skip


def _said(seen: Observation, target: float | None, today: date) -> str:
    aim = "" if target is None else f", target {target:.0f}"
    return f"{words.day_near(seen.day, today)}, {seen.setting.value}: level {seen.level}{aim}"


def _mark(mark: Mark) -> Mark:
    """The names at the right end without the word of a period; a limit above level 5 is level 5."""
    if mark.kind == "now":
        return replace(mark, words=f"Newest {mark.value:.0f}")
    if mark.kind == "high" and mark.value > LEVELS[-1]:
        return Mark("high", float(LEVELS[-1]), f"Usual, high {LEVELS[-1]}")
    return mark
